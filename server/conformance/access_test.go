package conformance

import (
	"bufio"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/certs"
	"github.com/astergate/astergate/server/certs/certstest"
	"github.com/astergate/astergate/server/policy"
)

// fullRoles is a policy with roles that may do all.
func fullRoles(t testing.TB, names ...string) *policy.Policy {
	t.Helper()
	var rules []policy.Rules
	for _, name := range names {
		rules = append(rules, policy.FullRules(name, nil))
	}
	p, err := policy.New(nil, rules...)
	must(t, err)
	return p
}

func freshToken(t testing.TB) string {
	t.Helper()
	token, err := auth.NewToken()
	must(t, err)
	return token
}

func as(ctx context.Context, token string) context.Context {
	return metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
}

// request sends a GET or, with a body, a POST.
func request(t testing.TB, client *http.Client, url, body string, header ...string) *http.Response {
	t.Helper()
	resp, err := tryRequest(t, client, url, body, header...)
	must(t, err)
	return resp
}

func tryRequest(t testing.TB, client *http.Client, url, body string, header ...string) (*http.Response, error) {
	t.Helper()
	method := http.MethodGet
	if body != "" {
		method = http.MethodPost
		header = append(header, "Content-Type", typeJSON)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	t.Cleanup(cancel)
	req, err := http.NewRequestWithContext(ctx, method, url, strings.NewReader(body))
	must(t, err)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := client.Do(req)
	if err == nil {
		t.Cleanup(func() { _ = resp.Body.Close() })
	}
	return resp, err
}

func bodyOf(t testing.TB, resp *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	return string(text)
}

// Good and bad credentials mean the same over gRPC, REST and SSE.
func TestCredentialsEverywhere(t *testing.T) {
	good, old, unknown := freshToken(t), freshToken(t), freshToken(t)
	s := start(t, newFake(t).backend(), options{
		link: quiet,
		set: auth.Set{Policy: fullRoles(t, "agent"), Tokens: []auth.Token{
			{Name: "watcher", Hash: auth.HashOf(bearer), Role: "agent"},
			{Name: "crm", Hash: auth.HashOf(good), Role: "agent", Expires: time.Now().Add(time.Hour)},
			{Name: "old", Hash: auth.HashOf(old), Role: "agent", Expires: time.Now().Add(-time.Hour)},
		}},
	}.callingAs(bearer))
	for _, tt := range []struct{ name, header, says string }{
		{"good", "Bearer " + good, ""},
		{"none", "", "send a token"},
		{"unknown", "Bearer " + unknown, "none of the configured ones"},
		{"expired", "Bearer " + old, "the token expired at"},
		{"mistyped", "Bearer " + good[:len(good)-1] + "?", "check digits"},
		{"its hash", "Bearer " + auth.HashOf(good).String(), "none of the configured ones"},
		{"a ticket that never was", "Bearer astergate_ticket_AAAA", "none of the configured ones"},
		{"a JWT where none is taken", "Bearer eyJhbGciOiJub25lIn0.e30.", "none of the configured ones"},
		{"giant", "Bearer " + strings.Repeat("a", 17<<10), "longer than"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		var header []string
		if tt.header != "" {
			ctx = metadata.AppendToOutgoingContext(ctx, "authorization", tt.header)
			header = []string{"Authorization", tt.header}
		}
		who, err := astergatev1.NewAccessServiceClient(s.plain(t)).WhoAmI(ctx, &astergatev1.WhoAmIRequest{})
		stream, streamErr := astergatev1.NewEventServiceClient(s.plain(t)).Subscribe(ctx, &astergatev1.SubscribeRequest{})
		if streamErr == nil {
			_, streamErr = stream.Recv()
		}
		rest := request(t, http.DefaultClient, s.url+"/v1/whoami", "", header...)
		sse := request(t, http.DefaultClient, s.url+"/v1/events", "", append(header, "Accept", "text/event-stream")...)
		if tt.says == "" {
			must(t, errors.Join(err, streamErr))
			if who.GetPrincipal() != "token:crm" || who.GetRole() != "agent" || who.GetExpires() == nil || len(who.GetPermissions().GetActions()) == 0 {
				t.Errorf("%s: %v", tt.name, who)
			}
			if text := bodyOf(t, rest); rest.StatusCode != http.StatusOK || sse.StatusCode != http.StatusOK || !strings.Contains(text, `"principal":"token:crm"`) {
				t.Errorf("%s: REST %d %s, SSE %d", tt.name, rest.StatusCode, text, sse.StatusCode)
			}
			cancel()
			continue
		}
		for what, err := range map[string]error{"gRPC": err, "a stream": streamErr} {
			wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
			if !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%s over %s: %v, want %q", tt.name, what, err, tt.says)
			}
		}
		for what, resp := range map[string]*http.Response{"REST": rest, "SSE": sse} {
			if text := bodyOf(t, resp); resp.StatusCode != http.StatusUnauthorized || !strings.Contains(text, tt.says) {
				t.Errorf("%s over %s: %d %s", tt.name, what, resp.StatusCode, text)
			}
		}
		cancel()
	}
	// Two headers, of which who is in between could have taken the other.
	ctx := metadata.AppendToOutgoingContext(t.Context(), "authorization", "Bearer "+good, "authorization", "Bearer "+old)
	_, err := astergatev1.NewAccessServiceClient(s.plain(t)).WhoAmI(ctx, &astergatev1.WhoAmIRequest{})
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
	// What a client says of itself as the gateway would is not believed.
	ctx = metadata.AppendToOutgoingContext(t.Context(), "x-astergate-certificate-bin", "x", "x-astergate-ticket", "astergate_ticket_x")
	_, err = astergatev1.NewAccessServiceClient(s.plain(t)).WhoAmI(ctx, &astergatev1.WhoAmIRequest{})
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
	if !strings.Contains(err.Error(), "send a token") {
		t.Error(err)
	}
	// The log knows of the failures, and of no secret.
	s.stop()
	text := s.log.String()
	if !strings.Contains(text, "a caller was refused") {
		t.Error("the log has no word of it")
	}
	for _, secret := range []string{good, old, unknown} {
		if strings.Contains(text, secret) {
			t.Error("the log has a token")
		}
	}
}

// callingAs has the service's own clients send a token.
func (o options) callingAs(token string) options {
	o.as = token
	return o
}

// Tokens that are taken out, expire or get another role end the streams of their
// callers and no other's; the streams say where to go on.
func TestRevocation(t *testing.T) {
	tokens := map[string]string{"stays": freshToken(t), "goes": freshToken(t), "changes": freshToken(t), "expires": freshToken(t)}
	set := auth.Set{Policy: fullRoles(t, "agent", "boss")}
	for name, token := range tokens {
		entry := auth.Token{Name: name, Hash: auth.HashOf(token), Role: "agent"}
		if name == "expires" {
			entry.Expires = time.Now().Add(3 * time.Second)
		}
		set.Tokens = append(set.Tokens, entry)
	}
	s := start(t, newFake(t).backend(), options{link: quiet, set: set}.callingAs(tokens["stays"]))
	type end struct {
		name, stream string
		err          error
	}
	ends := make(chan end, 64)
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	defer wg.Wait()
	defer s.stop()
	defer cancel()
	opened := 0
	for name, token := range tokens {
		conn := s.plain(t)
		mine := as(ctx, token)
		follow := func(stream string, open func() (func() error, error)) {
			recv, err := open()
			must(t, err)
			must(t, recv()) // it runs
			opened++
			wg.Go(func() {
				for err == nil {
					err = recv()
				}
				ends <- end{name, stream, err}
			})
		}
		follow("events", func() (func() error, error) {
			stream, err := astergatev1.NewEventServiceClient(conn).Subscribe(mine, &astergatev1.SubscribeRequest{})
			return func() error { _, err := stream.Recv(); return err }, err
		})
		follow("calls", func() (func() error, error) {
			stream, err := astergatev1.NewCallServiceClient(conn).WatchCalls(mine, &astergatev1.WatchCallsRequest{})
			return func() error { _, err := stream.Recv(); return err }, err
		})
		follow("servers", func() (func() error, error) {
			stream, err := astergatev1.NewServerServiceClient(conn).WatchServers(mine, &astergatev1.WatchServersRequest{})
			return func() error { _, err := stream.Recv(); return err }, err
		})
		follow("sessions", func() (func() error, error) {
			stream, err := astergatev1.NewAgiServiceClient(conn).WatchSessions(mine, &astergatev1.WatchSessionsRequest{})
			return func() error { _, err := stream.Recv(); return err }, err
		})
		follow("worker", func() (func() error, error) {
			stream, err := astergatev1.NewAgiServiceClient(conn).Serve(mine)
			must(t, err)
			must(t, stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: &astergatev1.RegisterWorker{
				Routes: []*astergatev1.AgiRoute{{Pattern: name}}}}}))
			return func() error { _, err := stream.Recv(); return err }, nil
		})
		follow("SSE", func() (func() error, error) {
			resp := request(t, http.DefaultClient, s.url+"/v1/events", "", "Authorization", "Bearer "+token, "Accept", "text/event-stream")
			lines := bufio.NewScanner(resp.Body)
			return func() error {
				var text []string
				for lines.Scan() && lines.Text() != "" {
					text = append(text, lines.Text())
				}
				switch whole := strings.Join(text, "\n"); {
				case strings.Contains(whole, "event: error"):
					return errors.New(whole)
				case whole == "":
					return io.EOF
				}
				return nil
			}, nil
		})
	}
	took := func(name string, said string) {
		t.Helper()
		for range 6 {
			select {
			case e := <-ends:
				if e.name != name {
					t.Fatalf("the stream of %s, %s, ended: %v", e.name, e.stream, e.err)
				}
				if !strings.Contains(e.err.Error(), said) {
					t.Errorf("%s of %s: %v", e.stream, name, e.err)
				}
				if e.stream == "SSE" {
					if !strings.Contains(e.err.Error(), "CREDENTIALS_ENDED") || !strings.Contains(e.err.Error(), "\nid: ") && !strings.HasPrefix(e.err.Error(), "id: ") {
						t.Errorf("SSE: %v", e.err)
					}
					continue
				}
				info := wantError(t, e.err, codes.Unauthenticated, "CREDENTIALS_ENDED")
				if e.stream == "events" && info["resume_token"] == "" {
					t.Errorf("%s of %s ends without a place to go on", e.stream, name)
				}
			case <-time.After(patience):
				t.Fatalf("a stream of %s goes on", name)
			}
		}
	}
	took("expires", "have expired")
	without := func(name string) auth.Set {
		next := set
		next.Tokens = nil
		for _, token := range set.Tokens {
			if token.Name != name {
				next.Tokens = append(next.Tokens, token)
			}
		}
		return next
	}
	set = without("goes")
	must(t, s.auth.Replace(set))
	took("goes", "taken back")
	changes := set
	changes.Tokens = nil
	for _, token := range set.Tokens {
		if token.Name == "changes" {
			token.Role = "boss"
		}
		changes.Tokens = append(changes.Tokens, token)
	}
	must(t, s.auth.Replace(changes))
	took("changes", "taken back")
	select {
	case e := <-ends:
		t.Errorf("%s of %s ended too: %v", e.stream, e.name, e.err)
	default:
	}
	// Whoever is left works, and whoever is out is out.
	_, err := astergatev1.NewServerServiceClient(s.plain(t)).ListServers(as(t.Context(), tokens["stays"]), &astergatev1.ListServersRequest{})
	must(t, err)
	for name, reason := range map[string]string{"goes": "UNAUTHENTICATED", "expires": "UNAUTHENTICATED"} {
		_, err := astergatev1.NewServerServiceClient(s.plain(t)).ListServers(as(t.Context(), tokens[name]), &astergatev1.ListServersRequest{})
		wantError(t, err, codes.Unauthenticated, reason)
	}
	if opened != 24 {
		t.Errorf("%d streams", opened)
	}
}

// A ticket opens one stream over HTTP, once, and nothing else.
func TestStreamTickets(t *testing.T) {
	token := freshToken(t)
	set := auth.Set{Policy: fullRoles(t, "agent"), Tokens: []auth.Token{{Name: "ui", Hash: auth.HashOf(token), Role: "agent"}, {Name: "b", Hash: auth.HashOf(bearer), Role: "agent"}}}
	s := start(t, newFake(t).backend(), options{link: quiet, set: set}.callingAs(bearer))
	var all []string
	ticket := func() string {
		resp := request(t, http.DefaultClient, s.url+"/v1/tickets", "{}", "Authorization", "Bearer "+token)
		text := bodyOf(t, resp)
		_, rest, _ := strings.Cut(text, `"ticket":"`)
		ticket, _, found := strings.Cut(rest, `"`)
		if resp.StatusCode != http.StatusOK || !found || resp.Header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%d %s", resp.StatusCode, text)
		}
		all = append(all, ticket)
		return ticket
	}
	code := func(path string, header ...string) int {
		return request(t, http.DefaultClient, s.url+path, "", header...).StatusCode
	}
	if resp := request(t, http.DefaultClient, s.url+"/v1/tickets", "{}"); resp.StatusCode != http.StatusUnauthorized {
		t.Errorf("a ticket for nobody: %d", resp.StatusCode)
	}
	for _, path := range []string{"/v1/events?names=Hangup&ticket=", "/v1/servers:watch?ticket=", "/v1/calls:watch?ticket=", "/v1/agi/sessions:watch?ticket="} {
		mine := ticket()
		if first, second := code(path+mine), code(path+mine); first != http.StatusOK || second != http.StatusUnauthorized {
			t.Errorf("%s: once %d, twice %d", path, first, second)
		}
	}
	// For nothing else, by no other way, and then it is still good.
	mine := ticket()
	if got := code("/v1/servers?ticket=" + mine); got != http.StatusBadRequest {
		t.Errorf("a list by a ticket: %d", got)
	}
	if resp := request(t, http.DefaultClient, s.url+actionPath+"?ticket="+mine, pingBody); resp.StatusCode != http.StatusBadRequest {
		t.Errorf("an action by a ticket: %d", resp.StatusCode)
	}
	for _, header := range []string{"Authorization", "X-Astergate-Ticket", "Grpc-Metadata-X-Astergate-Ticket", "Ticket"} {
		if got := code("/v1/servers", header, mine); got != http.StatusUnauthorized {
			t.Errorf("by the header %s: %d", header, got)
		}
	}
	_, err := astergatev1.NewServerServiceClient(s.plain(t)).ListServers(as(t.Context(), mine), &astergatev1.ListServersRequest{})
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
	stream, err := astergatev1.NewEventServiceClient(s.plain(t)).Subscribe(metadata.AppendToOutgoingContext(t.Context(), "x-astergate-ticket", mine), &astergatev1.SubscribeRequest{})
	must(t, err)
	_, err = stream.Recv()
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
	// Of many at once one wins.
	results := make(chan int)
	for range 8 {
		go func() {
			resp, err := http.Get(s.url + "/v1/events?ticket=" + mine) //nolint:noctx // ends with the service
			if err != nil {
				results <- 0
				return
			}
			results <- resp.StatusCode
			_ = resp.Body.Close()
		}()
	}
	won := 0
	for range 8 {
		switch got := <-results; got {
		case http.StatusOK:
			won++
		case http.StatusUnauthorized:
		default:
			t.Errorf("status %d", got)
		}
	}
	if won != 1 {
		t.Errorf("%d streams by one ticket", won)
	}
	// It ends with the credentials that it was made by; so does its stream.
	resp := request(t, http.DefaultClient, s.url+"/v1/events?ticket="+ticket(), "")
	left := ticket()
	set.Tokens = set.Tokens[1:]
	must(t, s.auth.Replace(set))
	if text := bodyOf(t, resp); !strings.Contains(text, "CREDENTIALS_ENDED") {
		t.Errorf("the stream's end: %s", text)
	}
	if got := code("/v1/events?ticket=" + left); got != http.StatusUnauthorized {
		t.Errorf("with a ticket of somebody who is out: %d", got)
	}
	s.stop()
	for _, ticket := range all {
		if strings.Contains(s.log.String(), ticket) {
			t.Error("the log has a ticket")
		}
	}
}

// JWTs over gRPC and REST, with the issuer's keys by URL.
func TestJWTEverywhere(t *testing.T) {
	issuer := newIssuer(t)
	s := start(t, newFake(t).backend(), options{link: quiet, set: auth.Set{
		Policy: fullRoles(t, "agent"), Tokens: []auth.Token{{Name: "b", Hash: auth.HashOf(bearer), Role: "agent"}},
		JWT: &auth.JWT{URL: issuer.URL, Issuer: "https://id.example", Audience: "astergate", RoleClaim: "role", Algorithms: []string{"ES256"}, Leeway: time.Second},
	}}.callingAs(bearer))
	token := issuer.token(t, "alice", "agent", time.Now().Add(2*time.Second))
	who, err := astergatev1.NewAccessServiceClient(s.plain(t)).WhoAmI(as(t.Context(), token), &astergatev1.WhoAmIRequest{})
	if err != nil || who.GetPrincipal() != "jwt:alice" || who.GetRole() != "agent" {
		t.Fatalf("%v, %v", who, err)
	}
	resp := request(t, http.DefaultClient, s.url+"/v1/whoami", "", "Authorization", "Bearer "+token)
	if text := bodyOf(t, resp); resp.StatusCode != http.StatusOK || !strings.Contains(text, "jwt:alice") {
		t.Errorf("%d %s", resp.StatusCode, text)
	}
	// The stream ends with the token, and its caller is out then.
	stream, err := astergatev1.NewEventServiceClient(s.plain(t)).Subscribe(as(t.Context(), token), &astergatev1.SubscribeRequest{})
	must(t, err)
	for err == nil {
		_, err = stream.Recv()
	}
	wantError(t, err, codes.Unauthenticated, "CREDENTIALS_ENDED")
	_, err = astergatev1.NewAccessServiceClient(s.plain(t)).WhoAmI(as(t.Context(), token), &astergatev1.WhoAmIRequest{})
	wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
	for name, token := range map[string]string{
		"another issuer's": newIssuer(t).token(t, "alice", "agent", time.Now().Add(time.Hour)),
		"no role":          issuer.token(t, "alice", "nobody", time.Now().Add(time.Hour)),
	} {
		if resp := request(t, http.DefaultClient, s.url+"/v1/whoami", "", "Authorization", "Bearer "+token); resp.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s: %d", name, resp.StatusCode)
		}
	}
}

// Client certificates over gRPC and HTTP: the right one, none, one of another CA,
// one that has expired.
func TestMutualTLS(t *testing.T) {
	ca, other := certstest.New(t, "ours"), certstest.New(t, "another")
	_, cert, key := ca.Sign(t, "server", time.Now().Add(time.Hour))
	hour := time.Now().Add(time.Hour)
	crm, _, _ := ca.Sign(t, "crm", hour)
	stranger, _, _ := ca.Sign(t, "stranger", hour)
	foreign, _, _ := other.Sign(t, "crm", hour)
	expired, _, _ := ca.Sign(t, "crm", time.Now().Add(-time.Minute))
	for _, mode := range []tls.ClientAuthType{tls.VerifyClientCertIfGiven, tls.RequireAndVerifyClientCert} {
		files := newTLSFiles(t, mode)
		files.write(t, cert, key, ca.PEM())
		source := files.open(t)
		config := func(pair *tls.Certificate) *tls.Config {
			c := &tls.Config{RootCAs: ca.Pool(), MinVersion: tls.VersionTLS12}
			if pair != nil {
				// Whatever CAs the server names.
				c.GetClientCertificate = func(*tls.CertificateRequestInfo) (*tls.Certificate, error) { return pair, nil }
			}
			return c
		}
		dial := func(pair *tls.Certificate) []grpc.DialOption {
			return []grpc.DialOption{grpc.WithTransportCredentials(credentials.NewTLS(config(pair)))}
		}
		s := start(t, newFake(t).backend(), options{
			link: quiet, grpcTLS: source, httpTLS: source, dial: dial(&crm),
			set: auth.Set{Policy: fullRoles(t, "agent"), Certificates: []auth.CertificateRule{{CN: "crm", Role: "agent"}},
				Tokens: []auth.Token{{Name: "t", Hash: auth.HashOf(bearer), Role: "agent"}}},
		})
		for _, tt := range []struct {
			name      string
			pair      *tls.Certificate
			header    string
			principal string // empty: refused by astergate
			handshake bool   // refused before that
		}{
			{"good", &crm, "", "cert:crm", false},
			{"a token counts more", &crm, "Bearer " + bearer, "token:t", false},
			{"a wrong token counts more", &crm, "Bearer wrong-wrong-wrong", "", false},
			{"of nobody", &stranger, "", "", false},
			{"none", nil, "", "", mode == tls.RequireAndVerifyClientCert},
			{"none, with a token", nil, "Bearer " + bearer, "token:t", mode == tls.RequireAndVerifyClientCert},
			{"of another CA", &foreign, "", "", true},
			{"expired", &expired, "", "", true},
		} {
			conn, err := grpc.NewClient(s.rpc, dial(tt.pair)...)
			must(t, err)
			ctx := t.Context()
			var header []string
			if tt.header != "" {
				ctx, header = metadata.AppendToOutgoingContext(ctx, "authorization", tt.header), []string{"Authorization", tt.header}
			}
			who, err := astergatev1.NewAccessServiceClient(conn).WhoAmI(ctx, &astergatev1.WhoAmIRequest{})
			must(t, conn.Close())
			client := &http.Client{Transport: &http.Transport{TLSClientConfig: config(tt.pair)}}
			resp, httpErr := tryRequest(t, client, s.url+"/v1/whoami", "", header...)
			switch {
			case tt.handshake:
				if err == nil || httpErr == nil {
					t.Errorf("%s: let in: %v", tt.name, who)
				}
			case tt.principal != "":
				must(t, errors.Join(err, httpErr))
				if text := bodyOf(t, resp); who.GetPrincipal() != tt.principal || !strings.Contains(text, `"principal":"`+tt.principal+`"`) {
					t.Errorf("%s: %v, %s", tt.name, who, text)
				}
			default:
				wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
				if must(t, httpErr); resp.StatusCode != http.StatusUnauthorized {
					t.Errorf("%s: %d", tt.name, resp.StatusCode)
				}
			}
			client.CloseIdleConnections()
		}
		// A certificate that expires ends its streams, and the connection that is left
		// lets nobody in.
		if mode == tls.RequireAndVerifyClientCert {
			short, _, _ := ca.Sign(t, "crm", time.Now().Add(3*time.Second))
			conn, err := grpc.NewClient(s.rpc, dial(&short)...)
			must(t, err)
			stream, err := astergatev1.NewEventServiceClient(conn).Subscribe(t.Context(), &astergatev1.SubscribeRequest{})
			must(t, err)
			for err == nil {
				_, err = stream.Recv()
			}
			wantError(t, err, codes.Unauthenticated, "CREDENTIALS_ENDED")
			_, err = astergatev1.NewAccessServiceClient(conn).WhoAmI(t.Context(), &astergatev1.WhoAmIRequest{})
			wantError(t, err, codes.Unauthenticated, "UNAUTHENTICATED")
			must(t, conn.Close())
		}
		// Without TLS nobody gets anything.
		plain, err := grpc.NewClient(s.rpc, plainDial()...)
		must(t, err)
		if _, err := astergatev1.NewAccessServiceClient(plain).WhoAmI(t.Context(), &astergatev1.WhoAmIRequest{}); err == nil {
			t.Error("without TLS somebody is let in")
		}
		must(t, plain.Close())
		if resp, err := tryRequest(t, http.DefaultClient, "http://"+strings.TrimPrefix(s.url, "https://")+"/healthz", ""); err == nil && resp.StatusCode == http.StatusOK {
			t.Error("HTTP is served without TLS")
		}
		old := &tls.Config{RootCAs: ca.Pool(), MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS11} //nolint:gosec // to be refused
		dialer := &tls.Dialer{Config: old}
		if _, err := dialer.DialContext(t.Context(), "tcp", s.rpc); err == nil {
			t.Error("TLS 1.1 is spoken")
		}
		s.stop()
	}
}

// Certificates change under running streams: these go on, new connections get the
// new one, and what is broken changes nothing.
func TestCertificateRotation(t *testing.T) {
	first, second := certstest.New(t, "first"), certstest.New(t, "second")
	_, cert, key := first.Sign(t, "server", time.Now().Add(time.Hour))
	files := newTLSFiles(t, tls.NoClientCert)
	files.write(t, cert, key, nil)
	source := files.open(t)
	files.Name = "http"
	web := files.open(t)
	trust := func(pool *x509.CertPool) []grpc.DialOption {
		return []grpc.DialOption{grpc.WithTransportCredentials(credentials.NewTLS(&tls.Config{RootCAs: pool, MinVersion: tls.VersionTLS12}))}
	}
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet, grpcTLS: source, httpTLS: web, dial: trust(first.Pool())})
	stream, err := s.events.Subscribe(t.Context(), &astergatev1.SubscribeRequest{})
	must(t, err)
	_, err = stream.Recv()
	must(t, err)
	oldClient := &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: first.Pool(), MinVersion: tls.VersionTLS12}}}
	defer oldClient.CloseIdleConnections()
	sse := request(t, oldClient, s.url+"/v1/events", "", "Accept", "text/event-stream")
	reach := func(a *certstest.Authority) error {
		conn, err := grpc.NewClient(s.rpc, trust(a.Pool())...)
		must(t, err)
		defer func() { must(t, conn.Close()) }()
		ctx, cancel := context.WithTimeout(t.Context(), patience)
		defer cancel()
		_, err = astergatev1.NewServerServiceClient(conn).ListServers(ctx, &astergatev1.ListServersRequest{})
		return err
	}
	must(t, reach(first))
	// Half a change, rubbish, an expired one, and nothing at all.
	_, newCert, newKey := second.Sign(t, "server", time.Now().Add(2*time.Hour))
	_, oldCert, oldKey := second.Sign(t, "server", time.Now().Add(-time.Minute))
	for name, pair := range map[string][2][]byte{"half": {newCert, key}, "rubbish": {[]byte("x"), newKey}, "empty": {nil, nil}, "expired": {oldCert, oldKey}} {
		files.write(t, pair[0], pair[1], nil)
		if err := source.Reload(); err == nil {
			t.Errorf("%s is taken", name)
		}
		must(t, reach(first))
	}
	if !strings.Contains(files.log.String(), "the old ones stay in use") {
		t.Errorf("the log: %s", files.log.String())
	}
	files.write(t, newCert, newKey, nil)
	must(t, certs.Sources{source, web}.Reload())
	must(t, reach(second))
	if err := reach(first); err == nil {
		t.Error("the old certificate is still shown")
	}
	if got := time.Until(source.Expires()); got < 90*time.Minute {
		t.Errorf("it expires in %v", got)
	}
	resp := request(t, &http.Client{Transport: &http.Transport{DisableKeepAlives: true, TLSClientConfig: &tls.Config{RootCAs: second.Pool(), MinVersion: tls.VersionTLS12}}}, s.url+"/metrics", "")
	metrics := bodyOf(t, resp)
	for _, line := range []string{`astergate_tls_certificate_expiry_timestamp_seconds{listener="grpc"}`, `astergate_tls_reload_failures_total{listener="grpc"}`} {
		if !strings.Contains(metrics, line) {
			t.Errorf("no metric %s", line)
		}
	}
	if resp.Header.Get("Strict-Transport-Security") == "" {
		t.Error("no HSTS over TLS")
	}
	// What ran before runs on, and misses nothing.
	_, err = io.WriteString(f.eventSocket(), "Event: UserEvent\r\nPrivilege: user,all\r\nUserEvent: behind\r\n\r\n")
	must(t, err)
	for got := false; !got; {
		msg, err := stream.Recv()
		must(t, err)
		for _, e := range msg.GetEvents() {
			got = got || e.GetName() == "UserEvent"
		}
	}
	lines := bufio.NewScanner(sse.Body)
	for lines.Scan() && !strings.Contains(lines.Text(), "UserEvent") {
	}
	must(t, lines.Err())
}

// A page of a listed origin reads streams and acts with a token; others do not.
func TestListedOrigin(t *testing.T) {
	const panel = "https://panel.example"
	f := newFake(t)
	s := start(t, f.backend(), options{link: quiet, token: bearer, origins: []string{panel}}.callingAs(bearer))
	s.awaitInfo(t)
	for _, tt := range []struct {
		origin, token string
		want          int
	}{
		{panel, bearer, http.StatusOK}, {panel, "wrong-wrong-wrong", http.StatusUnauthorized}, {panel, "", http.StatusUnauthorized},
		{evil, bearer, http.StatusForbidden}, {panel + ".evil.example", bearer, http.StatusForbidden}, {"null", bearer, http.StatusForbidden},
	} {
		header := []string{"Origin", tt.origin, "Sec-Fetch-Site", "cross-site"}
		if tt.token != "" {
			header = append(header, "Authorization", "Bearer "+tt.token)
		}
		f.take()
		resp := request(t, http.DefaultClient, s.url+actionPath, pingBody, header...)
		if allowed := resp.Header.Get("Access-Control-Allow-Origin"); resp.StatusCode != tt.want || (allowed == panel) != (tt.origin == panel) || allowed != "" && allowed != panel {
			t.Errorf("%+v: %d %v", tt, resp.StatusCode, resp.Header)
		}
		if tt.want != http.StatusOK {
			f.wantNothing(t, tt.origin)
			continue
		}
		sse := request(t, http.DefaultClient, s.url+"/v1/events", "", append(header, "Accept", "text/event-stream")...)
		if sse.StatusCode != http.StatusOK || sse.Header.Get("Access-Control-Allow-Origin") != panel {
			t.Errorf("SSE: %d %v", sse.StatusCode, sse.Header)
		}
	}
	for origin, want := range map[string]int{panel: http.StatusNoContent, evil: http.StatusForbidden} {
		a := attempt{method: http.MethodOptions, path: actionPath, header: map[string]string{"Origin": origin,
			"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}}
		if resp := a.do(t, s); resp.StatusCode != want {
			t.Errorf("a question of %s: %d", origin, resp.StatusCode)
		}
	}
}

func plainDial() []grpc.DialOption {
	return []grpc.DialOption{grpc.WithTransportCredentials(insecure.NewCredentials())}
}

// plain is a connection of somebody who shows nothing by itself.
func (s *service) plain(t testing.TB) *grpc.ClientConn {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, plainDial()...)
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	return conn
}

// issuer signs JWTs, and has its key at a URL.
type issuer struct {
	*httptest.Server
	signer jose.Signer
}

func newIssuer(t testing.TB) *issuer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	set, err := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "k"}}})
	must(t, err)
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	must(t, err)
	i := &issuer{signer: signer, Server: httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write(set) }))}
	t.Cleanup(i.Close)
	return i
}

func (i *issuer) token(t testing.TB, subject, role string, until time.Time) string {
	t.Helper()
	payload, err := json.Marshal(map[string]any{"iss": "https://id.example", "aud": "astergate", "sub": subject, "role": role, "exp": until.Unix()})
	must(t, err)
	signed, err := i.signer.Sign(payload)
	must(t, err)
	text, err := signed.CompactSerialize()
	must(t, err)
	return text
}
