package auth

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/hmac"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"io"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// signer is an issuer with one key.
type signer struct {
	kid, algorithm string
	private        crypto.Signer
}

func newSigner(t testing.TB, kid, algorithm string) *signer {
	t.Helper()
	s := &signer{kid: kid, algorithm: algorithm}
	var err error
	switch algorithm {
	case "ES256":
		s.private, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	case "ES384":
		s.private, err = ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	case "EdDSA":
		_, s.private, err = ed25519.GenerateKey(rand.Reader)
	default:
		s.private, err = rsa.GenerateKey(rand.Reader, 2048)
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// keySet is the key set of signers.
func keySet(t testing.TB, signers ...*signer) []byte {
	t.Helper()
	var set jose.JSONWebKeySet
	for _, s := range signers {
		set.Keys = append(set.Keys, jose.JSONWebKey{Key: s.private.Public(), KeyID: s.kid, Use: "sig"})
	}
	text, err := json.Marshal(set)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

const (
	testIssuer   = "https://id.example"
	testAudience = "astergate"
)

func (s *signer) config() *JWT {
	set, _ := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: s.private.Public(), KeyID: s.kid, Use: "sig"}}})
	return &JWT{Keys: set, Issuer: testIssuer, Audience: testAudience, RoleClaim: "astergate_role", Algorithms: []string{"RS256", "ES256", "ES384", "EdDSA"}, Leeway: 30 * time.Second}
}

// claims that are right.
func (s *signer) claims() map[string]any {
	return map[string]any{
		"iss": testIssuer, "aud": []string{"other", testAudience}, "sub": "alice", "astergate_role": "agent",
		"exp": time.Now().Add(time.Hour).Unix(), "iat": time.Now().Unix(),
	}
}

// sign makes a token.
func (s *signer) sign(t testing.TB, claims map[string]any) string {
	t.Helper()
	options := (&jose.SignerOptions{}).WithType("JWT")
	if s.kid != "" {
		options = options.WithHeader("kid", s.kid)
	}
	signing, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.SignatureAlgorithm(s.algorithm), Key: s.private}, options)
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signing.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	text, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// with returns claims with some changed, or taken out by nil.
func with(claims map[string]any, changes map[string]any) map[string]any {
	out := maps.Clone(claims)
	for name, value := range changes {
		if out[name] = value; value == nil {
			delete(out, name)
		}
	}
	return out
}

func encoded(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

func TestJWT(t *testing.T) {
	t.Parallel()
	es, rs, ed, stranger := newSigner(t, "es", "ES256"), newSigner(t, "rs", "RS256"), newSigner(t, "ed", "EdDSA"), newSigner(t, "es", "ES256")
	config := es.config()
	config.Keys = keySet(t, es, rs, ed)
	a := newAuth(t, Set{JWT: config})
	now := time.Now()
	good := es.sign(t, es.claims())
	parts := strings.Split(good, ".")

	// The old trick: a public key, which everybody has, as the secret of an HMAC.
	public, err := x509.MarshalPKIXPublicKey(rs.private.Public())
	if err != nil {
		t.Fatal(err)
	}
	claims, _ := json.Marshal(rs.claims())
	confused := encoded(`{"alg":"HS256","kid":"rs","typ":"JWT"}`) + "." + encoded(string(claims))
	mac := hmac.New(sha256.New, public)
	mac.Write([]byte(confused))
	confused += "." + encoded(string(mac.Sum(nil)))
	// A key that the token brings along.
	brought, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.ES256, Key: stranger.private}, (&jose.SignerOptions{EmbedJWK: true}).WithHeader("kid", "es").WithHeader("jku", "https://evil.example"))
	if err != nil {
		t.Fatal(err)
	}
	carried, err := brought.Sign(claims)
	if err != nil {
		t.Fatal(err)
	}
	embedded, _ := carried.CompactSerialize()

	for _, tt := range []struct {
		name, token string
		why         Why
	}{
		{"good", good, ""},
		{"good by RSA", rs.sign(t, rs.claims()), ""},
		{"good by Ed25519", ed.sign(t, ed.claims()), ""},
		{"one audience, no list", es.sign(t, with(es.claims(), map[string]any{"aud": testAudience})), ""},
		{"a role in a list", es.sign(t, with(es.claims(), map[string]any{"astergate_role": []string{"staff", "agent"}})), ""},
		{"clocks a little apart", es.sign(t, with(es.claims(), map[string]any{"nbf": now.Add(20 * time.Second).Unix(), "exp": now.Add(-20 * time.Second).Unix()})), ""},
		{"none", encoded(`{"alg":"none"}`) + "." + parts[1] + ".", WhyWrong},
		{"None", encoded(`{"alg":"None","kid":"es"}`) + "." + parts[1] + "." + parts[2], WhyWrong},
		{"no signature", parts[0] + "." + parts[1] + ".", WhyWrong},
		{"HMAC with the public key", confused, WhyWrong},
		{"its own key", embedded, WhyWrong},
		{"another's key by its name", stranger.sign(t, stranger.claims()), WhyWrong},
		{"a key of another kind", (&signer{"rs", "ES256", es.private}).sign(t, es.claims()), WhyWrong},
		{"an algorithm that is not taken", (&signer{"rs", "PS256", rs.private}).sign(t, rs.claims()), WhyWrong},
		{"an unknown key", (&signer{"xx", "ES256", es.private}).sign(t, es.claims()), WhyWrong},
		{"changed claims", parts[0] + "." + encoded(strings.Replace(string(claims), "agent", "boss", 1)) + "." + parts[2], WhyWrong},
		{"expired", es.sign(t, with(es.claims(), map[string]any{"exp": now.Add(-time.Minute).Unix()})), WhyExpired},
		{"no exp", es.sign(t, with(es.claims(), map[string]any{"exp": nil})), WhyClaims},
		{"exp that is no time", es.sign(t, with(es.claims(), map[string]any{"exp": "tomorrow"})), WhyWrong},
		{"not yet", es.sign(t, with(es.claims(), map[string]any{"nbf": now.Add(time.Minute).Unix()})), WhyClaims},
		{"from tomorrow", es.sign(t, with(es.claims(), map[string]any{"iat": now.Add(time.Hour).Unix()})), WhyClaims},
		{"another issuer", es.sign(t, with(es.claims(), map[string]any{"iss": testIssuer + "/"})), WhyClaims},
		{"no issuer", es.sign(t, with(es.claims(), map[string]any{"iss": nil})), WhyClaims},
		{"another audience", es.sign(t, with(es.claims(), map[string]any{"aud": "crm"})), WhyClaims},
		{"no audience", es.sign(t, with(es.claims(), map[string]any{"aud": nil})), WhyClaims},
		{"no subject", es.sign(t, with(es.claims(), map[string]any{"sub": nil})), WhyClaims},
		{"a subject for the log", es.sign(t, with(es.claims(), map[string]any{"sub": "alice\nlevel=INFO"})), WhyClaims},
		{"no role", es.sign(t, with(es.claims(), map[string]any{"astergate_role": nil})), WhyClaims},
		{"a role that there is not", es.sign(t, with(es.claims(), map[string]any{"astergate_role": "root"})), WhyClaims},
		{"two roles", es.sign(t, with(es.claims(), map[string]any{"astergate_role": []string{"boss", "agent"}})), WhyClaims},
		{"a role of another kind", es.sign(t, with(es.claims(), map[string]any{"astergate_role": 7})), WhyClaims},
		{"giant", es.sign(t, with(es.claims(), map[string]any{"x": strings.Repeat("y", maxJWT)})), WhyMalformed},
		{"deep", encoded(`{"alg":"ES256","kid":"es","x":`+strings.Repeat("[", 2000)+strings.Repeat("]", 2000)+"}") + "." + parts[1] + "." + parts[2], WhyWrong},
		{"critical", encoded(`{"alg":"ES256","kid":"es","crit":["exp"],"exp":1}`) + "." + parts[1] + "." + parts[2], WhyWrong},
		{"five parts", "a.b.c.d.e", WhyWrong},
		{"dots", "..", WhyWrong},
	} {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + tt.token})
		if why(err) != tt.why || (err == nil) != (p.Name == "jwt:alice") {
			t.Errorf("%s: %q, %v; want %q", tt.name, p.Name, err, tt.why)
		}
		if err == nil && (p.Role.Name() != "agent" || p.Expires.IsZero()) {
			t.Errorf("%s: %+v", tt.name, p)
		}
	}
}

// What is in a key set that must not vouch for anybody does not.
func TestKeySet(t *testing.T) {
	t.Parallel()
	es := newSigner(t, "es", "ES256")
	weak, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Skip(err) // nor does the library make one
	}
	entry := func(k jose.JSONWebKey) string {
		text, err := k.MarshalJSON()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	bad := []string{
		entry(jose.JSONWebKey{Key: es.private, KeyID: "private"}),
		entry(jose.JSONWebKey{Key: []byte("0123456789abcdef0123456789abcdef"), KeyID: "shared"}),
		entry(jose.JSONWebKey{Key: weak.Public(), KeyID: "weak"}),
		entry(jose.JSONWebKey{Key: es.private.Public(), KeyID: "enc", Use: "enc"}),
		`{"kty":"XYZ","kid":"unknown"}`, `7`, `{}`,
	}
	for _, text := range append(bad, "", "[]", `{"keys":`) {
		if _, err := parseKeys([]byte(`{"keys":[` + text + `]}`)); err == nil {
			t.Errorf("%s vouches", text)
		}
	}
	keys, err := parseKeys([]byte(`{"keys":[` + strings.Join(append(bad, entry(jose.JSONWebKey{Key: es.private.Public(), KeyID: "good"})), ",") + `]}`))
	if err != nil || len(keys) != 1 || keys[0].kid != "good" {
		t.Errorf("%v, %v", keys, err)
	}
}

// keyServer is an issuer's URL.
type keyServer struct {
	*httptest.Server
	asked atomic.Int64
	mu    sync.Mutex
	text  []byte // empty: it fails
}

func newKeyServer(t testing.TB, text []byte) *keyServer {
	s := &keyServer{text: text}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		s.asked.Add(1)
		s.mu.Lock()
		defer s.mu.Unlock()
		if len(s.text) == 0 {
			http.Error(w, "down", http.StatusBadGateway)
			return
		}
		_, _ = w.Write(s.text)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *keyServer) set(text []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.text = text
}

// later makes the pause between two fetches over.
func later(a *Authenticator) {
	s := a.current.Load().keys
	s.mu.Lock()
	defer s.mu.Unlock()
	s.began = s.began.Add(-lookPause)
}

func TestKeysByURL(t *testing.T) {
	t.Parallel()
	first, second := newSigner(t, "1", "ES256"), newSigner(t, "2", "ES256")
	server := newKeyServer(t, nil)
	config := first.config()
	config.Keys, config.URL = nil, server.URL
	a := newAuth(t, Set{JWT: config})
	ended := make(chan error)
	ctx, stop := contextOf(t)
	go func() { ended <- a.Run(ctx) }()
	try := func(s *signer) (Why, func() bool) {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + s.sign(t, s.claims())})
		return why(err), func() bool { return closed(p) }
	}
	// The issuer is down from the start: nobody is let in, and it is not asked for
	// each that comes.
	for range 20 {
		if got, _ := try(first); got != WhyKeys {
			t.Fatalf("without keys: %q", got)
		}
	}
	if n := server.asked.Load(); n < 1 || n > 2 {
		t.Errorf("it was asked %d times", n)
	}
	server.set(keySet(t, first))
	later(a)
	got, firstRevoked := try(first)
	if got != "" {
		t.Fatalf("when it is back: %q", got)
	}
	// It rotates: the new key is looked for as soon as a token names it, and not for
	// each that names rubbish.
	asked := server.asked.Load()
	for range 20 {
		if got, _ := try(second); got != WhyWrong {
			t.Errorf("a key that is not there: %q", got)
		}
	}
	if n := server.asked.Load() - asked; n > 1 {
		t.Errorf("asked %d times for an unknown key", n)
	}
	server.set(keySet(t, first, second))
	later(a)
	if got, _ := try(second); got != "" || firstRevoked() {
		t.Errorf("after the rotation: %q, the first one revoked: %t", got, firstRevoked())
	}
	// Down again, or mad: what was known stays.
	for _, text := range []string{"", "{}", "<html>", strings.Repeat(" ", maxKeysText+1)} {
		server.set([]byte(text))
		later(a)
		unknown := newSigner(t, "9", "ES256")
		if got, _ := try(unknown); got != WhyWrong {
			t.Errorf("%.10q: %q", text, got)
		}
		if got, _ := try(first); got != "" {
			t.Errorf("the first key was lost by %.10q: %q", text, got)
		}
	}
	if n := a.current.Load().keys.failures.Load(); n < 5 {
		t.Errorf("%d failures counted", n)
	}
	// The old key goes: whom it vouched for is revoked, nobody else.
	_, secondRevoked := try(second)
	server.set(keySet(t, second))
	later(a)
	if got, _ := try(newSigner(t, "9", "ES256")); got != WhyWrong {
		t.Error(got)
	}
	if got, _ := try(first); got != WhyWrong || !firstRevoked() || secondRevoked() {
		t.Errorf("%q; revoked: %t, %t", got, firstRevoked(), secondRevoked())
	}
	// The same URL in a new set has its keys at once.
	again := *config
	again.Audience = "somewhere"
	if err := a.Replace(Set{Policy: roles(t, "agent", "boss"), JWT: &again}); err != nil || !secondRevoked() {
		t.Errorf("%v; revoked %t", err, secondRevoked())
	}
	if got, _ := try(second); got != WhyClaims {
		t.Errorf("for another audience: %q", got)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestKeysURL(t *testing.T) {
	t.Parallel()
	for text, ok := range map[string]bool{
		"https://id.example/jwks": true, "http://127.0.0.1:8/x": true, "http://localhost/x": true, "http://[::1]/x": true,
		"http://id.example/jwks": false, "ftp://127.0.0.1/": false, "https://": false, "": false, "file:///etc/passwd": false,
		"https://user:secret@id.example/": false, "http://127.0.0.1.example/": false,
	} {
		if err := CheckKeysURL(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		}
	}
	// Nor by a redirect.
	redirect := httptest.NewServer(http.RedirectHandler("http://192.0.2.1/keys", http.StatusFound))
	defer redirect.Close()
	s := newKeySource(redirect.URL, 0, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if _, err := s.fetch(t.Context()); err == nil || !strings.Contains(err.Error(), "is not of https") {
		t.Error(err)
	}
}

func BenchmarkJWT(b *testing.B) {
	for _, algorithm := range []string{"RS256", "ES256", "EdDSA"} {
		b.Run(algorithm, func(b *testing.B) {
			s := newSigner(b, "k", algorithm)
			a := newAuth(b, Set{JWT: s.config()})
			shown := Credentials{Authorization: "Bearer " + s.sign(b, s.claims())}
			for b.Loop() {
				if _, err := a.Authenticate(b.Context(), shown); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkToken(b *testing.B) {
	text := newToken(b)
	a := newAuth(b, Set{Tokens: []Token{{Name: "a", Hash: HashOf(text), Role: "agent"}}})
	for b.Loop() {
		if _, err := a.Authenticate(b.Context(), Credentials{Authorization: "Bearer " + text}); err != nil {
			b.Fatal(err)
		}
	}
}
