package auth

import (
	"context"
	"crypto/x509"
	"crypto/x509/pkix"
	"net/url"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/server/policy"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func contextOf(t testing.TB) (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return ctx, cancel
}

// certificate is a verified leaf; raw tells it from others.
func certificate(raw, cn string, dns []string, uri, email string) *x509.Certificate {
	c := &x509.Certificate{
		Raw: []byte(raw), Subject: pkix.Name{CommonName: cn}, DNSNames: dns,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
	}
	if uri != "" {
		u, _ := url.Parse(uri)
		c.URIs = []*url.URL{u}
	}
	if email != "" {
		c.EmailAddresses = []string{email}
	}
	return c
}

func TestCertificates(t *testing.T) {
	t.Parallel()
	set := Set{Policy: roles(t, "agent", "boss"), Certificates: []CertificateRule{
		{CN: "crm", DNS: "*.crm.example", Role: "boss"},
		{URI: "spiffe://example/ns/*/agent", Role: "agent"},
		{DNS: "*.Agents.example", Role: "agent"},
		{Email: "*@example.org", Role: "agent"},
		{CN: "agent-*", Role: "agent"},
	}}
	a := newAuth(t, set)
	late := certificate("late", "agent-1", nil, "", "")
	late.NotAfter = time.Now().Add(-time.Second)
	early := certificate("early", "agent-1", nil, "", "")
	early.NotBefore = time.Now().Add(time.Hour)
	for _, tt := range []struct {
		cert       *x509.Certificate
		name, role string
		why        Why
	}{
		{certificate("1", "crm", []string{"x.example", "a.crm.example"}, "", ""), "cert:crm", "boss", ""},
		{certificate("2", "crm", []string{"a.crm.example.evil"}, "", ""), "", "", WhyCertificate},
		{certificate("3", "crm", nil, "", ""), "", "", WhyCertificate},
		{certificate("4", "", nil, "spiffe://example/ns/a/b/agent", ""), "cert:spiffe://example/ns/a/b/agent", "agent", ""},
		{certificate("5", "", nil, "spiffe://evil/ns/a/agent", ""), "", "", WhyCertificate},
		{certificate("6", "", []string{"A.AGENTS.example"}, "", ""), "cert:A.AGENTS.example", "agent", ""},
		{certificate("7", "", nil, "", "bob@Example.org"), "cert:bob@Example.org", "agent", ""},
		{certificate("8", "", nil, "", "bob@example.org.evil"), "", "", WhyCertificate},
		{certificate("9", "agent-7", nil, "", ""), "cert:agent-7", "agent", ""},
		{certificate("10", "Agent-7", nil, "", ""), "", "", WhyCertificate}, // a name is what its CA wrote
		{certificate("11", "", nil, "", ""), "", "", WhyCertificate},
		{late, "", "", WhyExpired},
		{early, "", "", WhyExpired},
		{nil, "", "", WhyNone},
	} {
		p, err := a.Authenticate(t.Context(), Credentials{Certificate: tt.cert})
		if why(err) != tt.why || p.Name != tt.name || err == nil && (p.Role.Name() != tt.role || !p.Expires.Equal(tt.cert.NotAfter)) {
			t.Errorf("%+v: %+v, %v", tt, p, err)
		}
	}
	// A header counts more, whether it is right or wrong.
	if _, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer wrong", Certificate: certificate("9", "agent-7", nil, "", "")}); why(err) != WhyWrong {
		t.Error(err)
	}
	// Where no rule is set a certificate names nobody.
	if _, err := newAuth(t, Set{Token: plainToken}).Authenticate(t.Context(), Credentials{Certificate: certificate("9", "agent-7", nil, "", "")}); why(err) != WhyNone {
		t.Error(err)
	}

	// Only whose rule changes is revoked, also by a rule that stands before.
	who := make(map[string]policy.Principal)
	for _, cn := range []string{"agent-1", "agent-2"} {
		p, err := a.Authenticate(t.Context(), Credentials{Certificate: certificate(cn, cn, nil, "", "")})
		if err != nil {
			t.Fatal(err)
		}
		who[cn] = p
	}
	set.Certificates = append([]CertificateRule{{CN: "agent-2", Role: "boss"}}, set.Certificates...)
	if err := a.Replace(set); err != nil {
		t.Fatal(err)
	}
	if closed(who["agent-1"]) || !closed(who["agent-2"]) {
		t.Errorf("revoked: %t, %t", closed(who["agent-1"]), closed(who["agent-2"]))
	}
	again, err := a.Authenticate(t.Context(), Credentials{Certificate: certificate("agent-1", "agent-1", nil, "", "")})
	if err != nil || again.Revoked != who["agent-1"].Revoked {
		t.Errorf("its grant is another: %v", err)
	}
}

func TestFit(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		pattern, value string
		want           bool
	}{
		{"a", "a", true}, {"a", "ab", false}, {"*", "x", true}, {"a*", "a", true}, {"*a", "ba", true}, {"a*a", "a", false}, {"a*a", "aa", true},
		{"a*b*c", "aXbYc", true}, {"a*b*c", "acb", false}, {"**", "", true}, {"*b*", "abc", true}, {"*b*", "ac", false}, {"a*bc", "abcbc", true},
	} {
		if got := fit(tt.pattern, tt.value); got != tt.want {
			t.Errorf("%q for %q: %t", tt.pattern, tt.value, got)
		}
	}
}
