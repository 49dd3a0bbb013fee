package config

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"

	"github.com/astergate/astergate/server/auth"
)

// pemPair makes a certificate that has signed itself, and its key.
func pemPair(t *testing.T) (cert, key string, public any) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, template, template, private.Public(), private)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})), string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw})), private.Public()
}

func TestCredentials(t *testing.T) {
	cert, key, public := pemPair(t)
	jwks, err := json.Marshal(jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: public, KeyID: "k"}}})
	if err != nil {
		t.Fatal(err)
	}
	hash, other := auth.HashOf("one"), auth.HashOf("two")
	files := disk{"a.yaml": `
grpc: {listen: ':1', tls: {cert_file: '${CREDENTIALS_DIRECTORY}/c', key_file: k, client_ca_file: ca, client_auth: request}}
http: {cors_origins: ['https://panel.example', 'http://localhost:3000']}
access:
  tokens: [{name: crm, hash: '` + hash.String() + `', role: agent, expires: 2027-01-31}, {name: b, hash_file: h, role: boss, expires: '2027-01-31T12:00:00+02:00'}]
  jwt: {jwks_file: j, issuer: i, audience: a, leeway: 5s}
  certificates: [{dns: '*.example', role: agent}]
servers: {pbx1: {username: u, secret: s}}
`, "/run/c": cert, "k": key, "ca": cert, "h": other.String() + "\n", "j": string(jwks)}
	c, err := Load(Flags{Config: "a.yaml"}, []string{"CREDENTIALS_DIRECTORY=/run"}, files.read)
	if err != nil {
		t.Fatal(err)
	}
	set := c.Access.Credentials()
	want := []auth.Token{
		{Name: "crm", Hash: hash, Role: "agent", Expires: time.Date(2027, 1, 31, 0, 0, 0, 0, time.UTC)},
		{Name: "b", Hash: other, Role: "boss", Expires: time.Date(2027, 1, 31, 10, 0, 0, 0, time.UTC)},
	}
	for i := range want {
		got := set.Tokens[i]
		if got.Expires = got.Expires.UTC(); got != want[i] {
			t.Errorf("token %+v, want %+v", got, want[i])
		}
	}
	if j := set.JWT; j == nil || string(j.Keys) != string(jwks) || j.RoleClaim != "astergate_role" || j.Leeway != 5*time.Second || !slices.Contains(j.Algorithms, "ES256") {
		t.Errorf("JWT %+v", j)
	}
	if len(set.Certificates) != 1 || set.Certificates[0].DNS != "*.example" {
		t.Errorf("certificates %+v", set.Certificates)
	}
	if f := c.GRPC.TLS.Files(); f.Cert != "/run/c" || f.ClientCA != "ca" || f.ClientAuth != tls.VerifyClientCertIfGiven || f.Name != "grpc" {
		t.Errorf("TLS %+v", f)
	}
	if warnings := c.Warnings(); len(warnings) > 0 {
		t.Errorf("warns of %v", warnings)
	}
}

func TestCredentialsWrong(t *testing.T) {
	cert, key, _ := pemPair(t)
	_, otherKey, _ := pemPair(t)
	hash := auth.HashOf("one").String()
	for text, fault := range map[string]string{
		"access: {tokens: [{hash: '" + hash + "', role: r}]}":                                                    `access.tokens[0].name is ""`,
		"access: {tokens: [{name: 'a b', hash: '" + hash + "', role: r}]}":                                       `access.tokens[0].name (a.yaml:1) is "a b"`,
		"access: {tokens: [{name: a, role: r}]}":                                                                 "access.tokens[0].hash is missing",
		"access: {tokens: [{name: a, hash: x, role: r}]}":                                                        "access.tokens[0].hash (a.yaml:1) is no hash",
		"access: {tokens: [{name: a, hash: '" + hash + "', hash_file: h, role: r}]}":                             "hash_file too",
		"access: {tokens: [{name: a, hash_file: none, role: r}]}":                                                "access.tokens[0].hash_file (a.yaml:1) cannot be read",
		"access: {tokens: [{name: a, hash_file: c, role: r}]}":                                                   "names a file whose text is no hash",
		"access: {tokens: [{name: a, hash: '" + hash + "'}]}":                                                    "access.tokens[0].role is missing",
		"access: {tokens: [{name: a, hash: '" + hash + "', role: r, expires: soon}]}":                            `access.tokens[0].expires (a.yaml:1) is "soon"`,
		"access: {tokens: [{name: a, hash: '" + hash + "', role: r}, {name: a, hash: '" + hash + "', role: r}]}": "as an earlier token's is",
		"access: {allow_unauthenticated: true, tokens: [{name: a, hash: '" + hash + "', role: r}]}":              "keep one",
		"access: {certificates: [{role: r}]}":                                                                    "access.certificates[0].cn is missing",
		"access: {certificates: [{cn: '*', role: r}]}":                                                           "access.certificates (a.yaml:1) is set, but no listener asks",
		"access: {jwt: {issuer: x}}":                                                                             "access.jwt.jwks_url is missing",
		"access: {jwt: {jwks_url: 'http://id.example/', issuer: i, audience: a}}":                                "access.jwt.jwks_url (a.yaml:1) is not of https",
		"access: {jwt: {jwks_url: 'https://id.example/', audience: a}}":                                          "access.jwt.issuer is missing",
		"access: {jwt: {jwks_url: 'https://id.example/', issuer: i}}":                                            "access.jwt.audience is missing",
		"access: {jwt: {jwks_url: 'https://id.example/', jwks_file: c, issuer: i, audience: a}}":                 "jwks_url too",
		"access: {jwt: {jwks_file: c, issuer: i, audience: a}}":                                                  "access.jwt.jwks_file (a.yaml:1) holds no key set",
		"access: {jwt: {jwks_url: 'https://id.example/', issuer: i, audience: a, algorithms: [ES256, HS256]}}":   `access.jwt.algorithms (a.yaml:1) holds "HS256"`,
		"access: {jwt: {jwks_url: 'https://id.example/', issuer: i, audience: a, algorithms: [none]}}":           `holds "none"`,
		"grpc: {tls: {cert_file: c}}":                                                                            "grpc.tls.cert_file (a.yaml:1) and key_file belong together",
		"grpc: {tls: {cert_file: c, key_file: other}}":                                                           "cannot be used: c and other do not make a pair",
		"grpc: {tls: {cert_file: c, key_file: k, client_ca_file: c}}":                                            "grpc.tls.client_auth is none",
		"grpc: {tls: {cert_file: c, key_file: k, client_auth: require}}":                                         "grpc.tls.client_auth (a.yaml:1) is require",
		"grpc: {tls: {client_ca_file: c, client_auth: require}}":                                                 "grpc.tls.cert_file is missing",
		"grpc: {tls: {cert_file: c, key_file: k, client_ca_file: k, client_auth: require}}":                      "k holds no certificate",
		"http: {tls: {cert_file: '${CREDENTIALS_DIRECTORY}/c', key_file: k}}":                                    "which is not set",
		"http: {cors_origins: ['*']}":                                                                            `http.cors_origins (a.yaml:1) holds "*"`,
		"http: {cors_origins: ['https://*.example']}":                                                            "write origins",
		"http: {cors_origins: ['https://x/']}":                                                                   "write origins",
		"http: {cors_origins: ['null']}":                                                                         "write origins",
		"http: {cors_origins: ['x.example']}":                                                                    "write origins",
	} {
		files := disk{"a.yaml": text + "\nservers: {pbx1: {username: u, secret: s}}", "c": cert, "k": key, "other": otherKey}
		if _, err := Load(Flags{Config: "a.yaml"}, nil, files.read); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%s: %v; want %s", text, err, fault)
		}
	}
}

func TestWarnings(t *testing.T) {
	cert, key, _ := pemPair(t)
	hash := auth.HashOf("one").String()
	for text, want := range map[string]string{
		"access: {token: 0123456789abcdef}":                                                         "",
		"grpc: {listen: ':1'}\naccess: {token: 0123456789abcdef}":                                   `grpc.listen is ":1", which other machines may reach, without TLS`,
		"http: {listen: ':1'}\naccess: {token: 0123456789abcdef}":                                   "http.tls.cert_file",
		"grpc: {listen: ':1', tls: {cert_file: c, key_file: k}}\naccess: {token: 0123456789abcdef}": "",
		"grpc: {listen: ':1'}\naccess: {allow_unauthenticated: true}":                               "without credentials",
		"access: {tokens: [{name: a, hash: '" + hash + "', role: local, expires: 2020-01-01}]}":     "expired on 2020-01-01",
	} {
		files := disk{"a.yaml": text + "\nservers: {pbx1: {username: u, secret: s}}", "c": cert, "k": key}
		c, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
		if err != nil {
			t.Error(text, err)
			continue
		}
		if got := strings.Join(c.Warnings(), "\n"); (got == "") != (want == "") || !strings.Contains(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
