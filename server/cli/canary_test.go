package cli

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/simulator"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Secrets in all places where there can be some, each told apart, and none of them
// in anything that people get to see: the log at its finest, the printed
// configuration, answers and errors, pages, metrics, the trace, the audit log.
func TestNoSecretShows(t *testing.T) {
	demo := background(t, nil, "demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "off", "--agi-listen", "off")
	address := demo.await(t, `manager +(\S+)`)
	dir := t.TempDir()
	put := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(dir, name)
		write(t, path, text)
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	put("amifile", simulator.DefaultUser.Secret+"\r\n", 0o644)
	put("hook", "CANARY-hook-key-0123\n", 0o600)
	token := "CANARY-token-0123456789"
	auditFile := filepath.Join(dir, "audit.log")
	file := put("astergate.yaml", `
grpc: {listen: '127.0.0.1:0'}
http: {listen: '127.0.0.1:0'}
log: {level: debug}
audit: {file: '`+auditFile+`', reads: true, agi_commands: true}
access: {token: `+token+`}
hooks:
  secret_file: '${CREDENTIALS_DIRECTORY}/hook'
  events: [{url: 'http://CANARY-hook-user:CANARY-hook-pw@127.0.0.1:1/path?key=CANARY-hook-query'}]
agi: {listen: 'off'}
servers:
  pbx1: {address: '`+address+`', username: `+simulator.DefaultUser.Name+`, secret_file: '${CREDENTIALS_DIRECTORY}/amifile'}
  pbx2: {address: '`+address+`', username: nobody, secret: CANARY-ami-secret, auth: plain}
`, 0o600)
	environ := []string{
		"CREDENTIALS_DIRECTORY=" + dir, "ASTERGATE_SERVERS_PBX2_ACTION_USERNAME=nobody", "ASTERGATE_SERVERS_PBX2_ACTION_SECRET=CANARY-env-secret",
	}
	seen := make(map[string]string)
	code, printed, errs := run(t, environ, "serve", "--config", file, "--print-config")
	if code != exitOK || !strings.Contains(printed, "key=********") {
		t.Fatalf("%d\n%s%s", code, printed, errs)
	}
	seen["--print-config"] = printed + errs
	_, wrong, errs := run(t, append(environ, "ASTERGATE_SERVERS_PBX2_SECRET=CANARY-wrong", "ASTERGATE_SERVERS_PBX2_AUTH=CANARY"), "serve", "--config", file)
	seen["a wrong configuration"] = strings.ReplaceAll(wrong+errs, `"CANARY"`, "")

	log := background(t, environ, "serve", "--config", file)
	rpc, web := log.await(t, `grpc=(\S+)`), "http://"+log.await(t, `http=(\S+)`)
	log.await(t, `link (up)`)
	log.await(t, `server=(pbx2).*[Aa]uthentication failed`)
	if !strings.Contains(log.String(), "can be read by everybody") {
		t.Error("nothing is said of the file that all may read")
	}
	seen["gRPC"] = canaryCalls(t, rpc, token)
	seen["REST"] = canaryRequests(t, web, token)
	data, err := os.ReadFile(auditFile)
	if err != nil {
		t.Fatal(err)
	}
	seen["the audit log"], seen["the log"] = string(data), log.String()
	for what, enough := range map[string]int{"the audit log": 3000, "the log": 2000, "gRPC": 2000, "REST": 10_000} {
		if len(seen[what]) < enough {
			t.Errorf("%s has only %d bytes: %s", what, len(seen[what]), seen[what])
		}
	}
	canary := regexp.MustCompile(`(?s).{0,80}CANARY.{0,30}`)
	for what, text := range seen {
		for _, leak := range canary.FindAllString(text, 5) {
			t.Errorf("%s: %q", what, leak)
		}
	}
}

// canaryCalls sends secrets over gRPC while the link is traced, and returns all that
// came back.
func canaryCalls(t *testing.T, address, token string) string {
	t.Helper()
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	known := metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
	var out strings.Builder
	note := func(answer any, err error) {
		if text, ok := answer.(interface{ String() string }); ok && err == nil {
			out.WriteString(text.String() + "\n")
		}
		if err != nil {
			out.WriteString(err.Error() + "\n")
			out.WriteString(status.Convert(err).Proto().String() + "\n")
		}
	}
	servers, actions := astergatev1.NewServerServiceClient(conn), astergatev1.NewActionServiceClient(conn)
	trace, err := servers.TraceServer(known, &astergatev1.TraceServerRequest{Server: "pbx1"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := trace.Recv(); err != nil { // it has begun
		t.Fatal(err)
	}
	for _, bearer := range []string{"CANARY-wrong-token-0123", token + "x"} {
		note(servers.ListServers(metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+bearer), &astergatev1.ListServersRequest{}))
	}
	for _, action := range [][]string{
		{"Login", "Username", "x", "Secret", "CANARY-login"},
		{"Originate", "Channel", "Local/x@nowhere", "Application", "Playback", "Data", "x", "Async", "true", "Variable", "DB_PASSWORD=CANARY-variable"},
		{"Originate", "Channel", "Local/x@nowhere", "Application", "System", "Data", "mysql --password=CANARY-data"},
		{"Setvar", "Variable", "USER_PIN", "Value", "x"},
		{"UpdateConfig", "SrcFilename", "a.conf", "Action-000000", "update", "Var-000000", "secret", "Value-000000", "CANARY-update"},
		{"Hangup", "Channel", "x", "Secret", "CANARY-bad\r\nheader"},
		{"Command", "Command", "database put a secret: CANARY-command"},
		{"Ping", "MD5Secret", "CANARY-header"},
	} {
		req := &astergatev1.SendActionRequest{Server: "pbx1", Action: action[0]}
		for i := 1; i < len(action); i += 2 {
			req.Headers = append(req.Headers, &eventv1.Header{Name: action[i], Value: action[i+1]})
		}
		note(actions.SendAction(known, req))
	}
	note(servers.ListServers(known, &astergatev1.ListServersRequest{}))
	note(servers.GetServer(known, &astergatev1.GetServerRequest{Server: "pbx2"}))
	for pinged := false; !pinged; {
		message, err := trace.Recv()
		if err != nil {
			t.Fatal(err)
		}
		out.WriteString(message.GetText())
		pinged = strings.Contains(message.GetText(), "MD5Secret")
	}
	return out.String()
}

// canaryRequests reads all pages, and sends secrets over REST.
func canaryRequests(t *testing.T, url, token string) string {
	t.Helper()
	var out bytes.Buffer
	do := func(method, path, bearer, body string) {
		req, err := http.NewRequestWithContext(t.Context(), method, url+path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		if bearer != "" {
			req.Header.Set("Authorization", "Bearer "+bearer)
		}
		if body != "" {
			req.Header.Set("Content-Type", "application/json")
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Header.Write(&out)
		if _, err := io.Copy(&out, resp.Body); err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
	}
	for _, path := range []string{"/", "/healthz", "/readyz", "/metrics", "/docs", "/openapi.json", "/v1/servers", "/v1/servers/pbx2"} {
		do(http.MethodGet, path, token, "")
		do(http.MethodGet, path, "CANARY-rest-token-0123", "")
		do(http.MethodGet, path, "", "")
	}
	do(http.MethodPost, "/v1/servers/pbx1/actions:send", token, `{"action": "Login", "headers": [{"name": "Secret", "value": "CANARY-rest"}]}`)
	do(http.MethodPost, "/v1/servers/pbx1/actions:send", token, `{"action": "X", "secret": "CANARY-field"}`)
	return out.String()
}
