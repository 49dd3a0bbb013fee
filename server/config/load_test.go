package config

import (
	"errors"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"time"
)

// disk is a file system of a few files.
type disk map[string]string

func (d disk) read(name string) ([]byte, error) {
	content, found := d[name]
	if !found {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return []byte(content), nil
}

// oneServer is the least that a file must hold.
const oneServer = "servers: {pbx1: {username: u, secret: s3cret-s3cret}}\n"

func load(t *testing.T, file string, environ ...string) *Config {
	t.Helper()
	c, err := Load(Flags{Config: "a.yaml"}, environ, disk{"a.yaml": file}.read)
	if err != nil {
		t.Fatalf("Load: %v", err)
	}
	return c
}

func TestLoadDefaults(t *testing.T) {
	c := load(t, oneServer)
	want := Config{
		GRPC: GRPC{Listen: "127.0.0.1:50051", MaxReceiveBytes: 4 << 20, KeepaliveMinTime: 10 * time.Second, TLS: ListenTLS{ClientAuth: "none"}},
		HTTP: HTTP{Listen: "127.0.0.1:8080", TLS: ListenTLS{ClientAuth: "none"}},
		Access: Access{Role: "token", JWT: JWT{
			Refresh: 10 * time.Minute, RoleClaim: "astergate_role", Algorithms: []string{"RS256", "PS256", "ES256", "EdDSA"}, Leeway: 30 * time.Second,
		}},
		Log:    Log{Level: "info", Format: "text"},
		Audit:  Audit{File: "off", OnFailure: "continue", MaxBytes: 100 << 20, Keep: 5},
		Events: Events{RingEvents: 65536, RingBytes: 64 << 20},
		Calls: Calls{
			Enabled: "true", Variable: "ASTERGATE_CALL_ID", Timeline: 100, Retain: time.Minute, RetainMax: 10000,
			ResyncInterval: 5 * time.Minute,
		},
		AGI: AGI{
			Listen: "127.0.0.1:4573", Grace: 10 * time.Second, QueueTime: 10 * time.Second,
			MaxSessions: 10000, Cleanup: 2 * time.Second, EnvTimeout: 2 * time.Second, DrainTime: 5 * time.Second,
		},
		Hooks: Hooks{Role: "webhook", Timeout: 5 * time.Second, Concurrency: 64},
		Limits: Limits{
			Connections: 4096, ConnectionsPerAddress: 1024,
			Streams: 1000, Subscribers: 500, Actions: 1000, ActionsPerSecond: 100000, Sessions: 10000,
			TotalStreams: 10000, TotalSubscribers: 5000, TotalActions: 5000, TotalActionsPerSecond: 200000,
			ServerActions: 64, ServerQueue: 1000, QueueTime: 500 * time.Millisecond, StartTime: 250 * time.Millisecond,
			ServerActionsPerSecond: 100000, ServerSessions: 10000,
		},
		Health:      Health{Require: "all", PingWithin: 30 * time.Second},
		StopTimeout: 10 * time.Second,
		Servers: map[string]Server{"pbx1": {
			Address: "127.0.0.1:5038", Username: "u", Secret: NewSecret("s3cret-s3cret"), Auth: "md5", Links: "auto",
			MaxBlocking: 4, Keepalive: 10 * time.Second, ActionTimeout: 5 * time.Second, DialTimeout: 5 * time.Second,
			LoginTimeout: 10 * time.Second, BackoffMin: 250 * time.Millisecond, BackoffMax: 30 * time.Second,
		}},
	}
	c.origins, c.digests, c.secretFiles = nil, nil, nil
	if !reflect.DeepEqual(*c, want) {
		t.Errorf("got  %+v\nwant %+v", *c, want)
	}
	if err := c.Validate(); err != nil {
		t.Errorf("Validate once more: %v", err)
	}
}

func TestLayers(t *testing.T) {
	file := "grpc: {listen: 127.0.0.1:1}\nhttp: {listen: 127.0.0.1:2}\nlog: {level: warn}\n" + oneServer
	flags := Flags{Config: "a.yaml", GRPCListen: "127.0.0.1:5"}
	environ := []string{"ASTERGATE_GRPC_LISTEN=127.0.0.1:3", "ASTERGATE_HTTP_LISTEN=127.0.0.1:4", "ASTERGATE_LOG_LEVEL=", "PATH=/bin"}
	c, err := Load(flags, environ, disk{"a.yaml": file}.read)
	if err != nil {
		t.Fatal(err)
	}
	if got := []string{c.GRPC.Listen, c.HTTP.Listen, c.Log.Level, c.Log.Format}; !reflect.DeepEqual(got, []string{"127.0.0.1:5", "127.0.0.1:4", "warn", "text"}) {
		t.Errorf("flag, variable, file, default: got %q", got)
	}
}

func TestConfigFileName(t *testing.T) {
	files := disk{"a.yaml": "log: {level: debug}\n" + oneServer, "b.yaml": oneServer}
	for _, tt := range []struct{ flag, env, level string }{
		{"", "a.yaml", "debug"}, {"b.yaml", "a.yaml", "info"},
	} {
		c, err := Load(Flags{Config: tt.flag}, []string{"ASTERGATE_CONFIG=" + tt.env}, files.read)
		if err != nil || c.Log.Level != tt.level {
			t.Errorf("%+v: %v, %v", tt, c, err)
		}
	}
	if _, err := Load(Flags{Config: "none.yaml"}, nil, files.read); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
}

func TestFlagsAlone(t *testing.T) {
	flags := Flags{ServerAddress: "192.0.2.7:5038", ServerUsername: "u", ServerSecretFile: "secret"}
	c, err := Load(flags, nil, disk{"secret": "hunter2hunter2\r\n"}.read)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Servers[AdHocServer]
	if s.Address != flags.ServerAddress || s.EventLogin().Username != "u" || s.EventLogin().Secret.Reveal() != "hunter2hunter2" {
		t.Errorf("got %+v, secret %q", s, s.EventLogin().Secret.Reveal())
	}
	flags.ServerSecretFile = ""
	c, err = Load(flags, []string{"ASTERGATE_SERVERS_DEFAULT_SECRET=x"}, nil)
	if err != nil || c.Servers[AdHocServer].EventLogin().Secret.Reveal() != "x" {
		t.Errorf("secret by variable: %v, %v", c, err)
	}
}

func TestChange(t *testing.T) {
	c, err := Load(Flags{}, []string{"ASTERGATE_LOG_FORMAT=json"}, nil, func(c *Config) {
		c.Servers = map[string]Server{"demo": {Address: "127.0.0.1:1", Username: "demo", Secret: NewSecret("demo")}}
	})
	if err != nil || c.Servers["demo"].Keepalive != 10*time.Second || c.Log.Format != "json" {
		t.Errorf("got %v, %v", c, err)
	}
}

func TestSecrets(t *testing.T) {
	files := disk{
		"a.yaml": "access: {token_file: '${CREDENTIALS_DIRECTORY}/token'}\n" +
			"servers: {pbx1: {username: u, secret: 0123, action_username: a, action_secret_file: f, blocking_username: b, blocking_secret: ' 7 '}}\n",
		"/run/cred/token": "0123456789abcdef\n",
		"f":               "from file",
	}
	c, err := Load(Flags{Config: "a.yaml"}, []string{"CREDENTIALS_DIRECTORY=/run/cred"}, files.read)
	if err != nil {
		t.Fatal(err)
	}
	s := c.Servers["pbx1"]
	for _, tt := range []struct{ what, got, want string }{
		{"token", c.Access.BearerToken().Reveal(), "0123456789abcdef"},
		{"events", s.EventLogin().Username + "/" + s.EventLogin().Secret.Reveal(), "u/0123"},
		{"actions", s.ActionLogin().Username + "/" + s.ActionLogin().Secret.Reveal(), "a/from file"},
		{"blocking", s.BlockingLogin().Username + "/" + s.BlockingLogin().Secret.Reveal(), "b/ 7 "},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	s.BlockingUsername = ""
	if got := s.BlockingLogin().Username; got != "a" {
		t.Errorf("blocking falls back to %q", got)
	}
	s.ActionUsername = ""
	if got := s.BlockingLogin().Username; got != "u" {
		t.Errorf("blocking falls back to %q", got)
	}
}

// A secret of a higher layer replaces the file of it in a lower one.
func TestSecretReplacesFile(t *testing.T) {
	files := disk{"low": "low-low-low-low-low", "high": "high-high-high-high"}
	for _, tt := range []struct{ name, file, env, want string }{
		{"value over file", "token_file: low", "ASTERGATE_ACCESS_TOKEN=high-high-high-high", "high-high-high-high"},
		{"file over value", "token: low-low-low-low-low", "ASTERGATE_ACCESS_TOKEN_FILE=high", "high-high-high-high"},
		{"empty is not set", "token_file: low", "ASTERGATE_ACCESS_TOKEN=", "low-low-low-low-low"},
	} {
		files["a.yaml"] = "access: {" + tt.file + "}\n" + oneServer
		c, err := Load(Flags{Config: "a.yaml"}, []string{tt.env}, files.read)
		if err != nil || c.Access.BearerToken().Reveal() != tt.want {
			t.Errorf("%s: %v, %v", tt.name, c, err)
		}
	}
}

func TestYAMLForms(t *testing.T) {
	c := load(t, `
stop_timeout: 2m
http: {hosts: [a.example, b.example]}
servers:
  pbx1: &base
    username: u
    secret: s
    tls: {enabled: yes}
  pbx-2:
    <<: *base
    username: v
  3: *base
`, "ASTERGATE_SERVERS_PBX_2_KEEPALIVE=3s", "ASTERGATE_ACCESS_ALLOW_DANGEROUS=command, shell")
	if c.StopTimeout != 2*time.Minute || !reflect.DeepEqual(c.HTTP.Hosts, []string{"a.example", "b.example"}) {
		t.Errorf("got %+v", c)
	}
	if !reflect.DeepEqual(c.Access.AllowDangerous, []string{"command", "shell"}) {
		t.Errorf("list by variable: %q", c.Access.AllowDangerous)
	}
	two := c.Servers["pbx-2"]
	if two.Username != "v" || two.Secret.Reveal() != "s" || !two.TLS.Enabled || two.Keepalive != 3*time.Second {
		t.Errorf("merged server: %+v", two)
	}
	if c.Servers["3"].Username != "u" {
		t.Errorf("servers: %v", c.serverNames())
	}
	if two.TLSConfig() == nil || two.TLSConfig().ServerName != "127.0.0.1" {
		t.Errorf("tls: %+v", two.TLSConfig())
	}
}

// All problems of all layers come at once, each with its place.
func TestAllProblemsAtOnce(t *testing.T) {
	//nolint:misspell // a wrong key is what it is about
	file := `grpc: {listen: nonsense, max_recieve_bytes: 1MiB}
log: {level: loud}
stop_timeout: 5
acess: {token: x}
servers:
  pbx1: {username: u, keepalive: 0s, secret_file: gone}
  Bad_Name: {username: u}
`
	_, err := Load(Flags{Config: "a.yaml"}, []string{"ASTERGATE_GRPC_LISTN=x", "ASTERGATE_EVENTS_RING_BYTES=many"}, disk{"a.yaml": file}.read)
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	for _, want := range []string{
		"grpc.max_recieve_bytes (a.yaml:1) is no key; did you mean grpc.max_receive_bytes?", //nolint:misspell // as above
		"acess (a.yaml:4) is no key",
		`servers."Bad_Name" (a.yaml:7) is no server name`,
		"variable ASTERGATE_GRPC_LISTN is none of astergate's; did you mean ASTERGATE_GRPC_LISTEN?",
		`stop_timeout (a.yaml:3) is "5", which is no duration`,
		`events.ring_bytes (ASTERGATE_EVENTS_RING_BYTES) is "many", which is no size`,
		"servers.pbx1.keepalive (a.yaml:6) is 0; write 1s to 1h",
		`grpc.listen (a.yaml:1) is "nonsense", which is no host:port`,
		`log.level (a.yaml:2) is "loud"; write debug, info, warn or error`,
		"servers.pbx1.secret_file (a.yaml:6) cannot be read: open gone: file does not exist",
	} {
		found := 0
		for _, line := range lines {
			if strings.HasPrefix(line, want) {
				found++
			}
		}
		if found != 1 {
			t.Errorf("%d times: %s", found, want)
		}
	}
	if len(lines) != 10 {
		t.Errorf("%d problems:\n%v", len(lines), err)
	}
}
