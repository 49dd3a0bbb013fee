package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/astergate/astergate/server/auth"
)

// Token is a bearer token of which the configuration holds the hash alone.
type Token struct {
	// Name is the principal's, after token:.
	Name string `key:"name"`
	// Hash is sha256: and 64 hexadecimal digits; or HashFile names a file that
	// holds that.
	Hash     string `key:"hash"`
	HashFile string `key:"hash_file"`
	// Role of who sends it.
	Role string `key:"role"`
	// Expires is a date, or a time as of RFC 3339, from when on it is refused.
	// Empty is never.
	Expires string `key:"expires"`

	hashFromFile string
}

// JWT says which JSON Web Tokens are taken. Without JWKSFile and JWKSURL none is.
type JWT struct {
	// JWKSFile is a file that holds the issuer's keys; or JWKSURL is where they
	// are: of https, or on this machine.
	JWKSFile string `key:"jwks_file"`
	JWKSURL  string `key:"jwks_url"`
	// Refresh is the time between two fetches from JWKSURL.
	Refresh time.Duration `key:"refresh" default:"10m" min:"30s" max:"24h"`
	// Issuer and Audience must be the token's iss, and among its aud.
	Issuer   string `key:"issuer"`
	Audience string `key:"audience"`
	// RoleClaim is the claim that names the role.
	RoleClaim string `key:"role_claim" default:"astergate_role"`
	// Algorithms are those that may have signed it.
	Algorithms []string `key:"algorithms" default:"RS256,PS256,ES256,EdDSA"`
	// Leeway is how far clocks may be apart.
	Leeway time.Duration `key:"leeway" default:"30s" min:"1s" max:"5m"`

	keys []byte
}

// Enabled reports whether JWTs are taken.
func (j JWT) Enabled() bool { return j.JWKSFile != "" || j.JWKSURL != "" }

// Certificate gives a role to client certificates: to those that fit all of its
// patterns, in which * is any text.
type Certificate struct {
	CN    string `key:"cn"`
	DNS   string `key:"dns"`
	URI   string `key:"uri"`
	Email string `key:"email"`
	Role  string `key:"role"`
}

// Credentials returns what callers may show, but for the policy. It is there after
// Load.
func (a Access) Credentials() auth.Set {
	set := auth.Set{Token: a.BearerToken().Reveal()}
	for _, t := range a.Tokens {
		hash, _ := auth.ParseHash(t.hash()) // was checked, as all here
		expires, _ := t.expiry()
		set.Tokens = append(set.Tokens, auth.Token{Name: t.Name, Hash: hash, Role: t.Role, Expires: expires})
	}
	if j := a.JWT; j.Enabled() {
		set.JWT = &auth.JWT{
			Keys: j.keys, URL: j.JWKSURL, Refresh: j.Refresh, Issuer: j.Issuer, Audience: j.Audience,
			RoleClaim: j.RoleClaim, Algorithms: j.Algorithms, Leeway: j.Leeway,
		}
	}
	for _, c := range a.Certificates {
		set.Certificates = append(set.Certificates, auth.CertificateRule{CN: c.CN, DNS: c.DNS, URI: c.URI, Email: c.Email, Role: c.Role})
	}
	return set
}

func (t Token) hash() string {
	if t.HashFile != "" {
		return t.hashFromFile
	}
	return t.Hash
}

func (t Token) expiry() (time.Time, error) {
	if t.Expires == "" {
		return time.Time{}, nil
	}
	if day, err := time.Parse(time.DateOnly, t.Expires); err == nil {
		return day, nil
	}
	return time.Parse(time.RFC3339, t.Expires)
}

// principalName is what a token may be called: it stands in logs.
var principalName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._@-]{0,62}$`)

// hasCredentials reports whether callers must show anything.
func (a *Access) hasCredentials() bool {
	return !a.Token.IsZero() || a.TokenFile != "" || len(a.Tokens) > 0 || a.JWT.Enabled() || len(a.Certificates) > 0
}

// checkCredentials checks what the tags cannot.
func (c *Config) checkCredentials(p *problems) {
	a := &c.Access
	names := make(map[string]bool)
	for i, t := range a.Tokens {
		at := fmt.Sprintf("access.tokens[%d].", i)
		if !principalName.MatchString(t.Name) {
			p.add(at+"name", "is %q; write 1 to 63 of letters, digits and . _ @ -, the first a letter or digit", t.Name)
		}
		if names[t.Name] {
			p.add(at+"name", "is %q, as an earlier token's is; name each after its holder", t.Name)
		}
		names[t.Name] = true
		switch {
		case t.Hash != "" && t.HashFile != "":
			p.add(at+"hash", "is set and hash_file too; keep one")
		case t.Hash == "" && t.HashFile == "":
			p.add(at+"hash", "is missing; take a new token and its hash from: astergate token new")
		case t.Hash != "":
			if _, err := auth.ParseHash(t.Hash); err != nil {
				p.add(at+"hash", "%w", err)
			}
		}
		p.role(at, t.Role)
		if _, err := t.expiry(); err != nil {
			p.add(at+"expires", "is %q; write a date such as 2027-01-31, or a time such as 2027-01-31T12:00:00Z", t.Expires)
		}
	}
	for i, r := range a.Certificates {
		at := fmt.Sprintf("access.certificates[%d].", i)
		if r.CN == "" && r.DNS == "" && r.URI == "" && r.Email == "" {
			p.add(at+"cn", "is missing, and dns, uri and email too; write a pattern, such as * for any that your client_ca_file vouches for")
		}
		p.role(at, r.Role)
	}
	if len(a.Certificates) > 0 && c.GRPC.TLS.ClientCAFile == "" && (c.HTTP.TLS.ClientCAFile == "" || !c.HTTP.Enabled()) {
		p.add("access.certificates", "is set, but no listener asks for one; set grpc.tls.client_ca_file and grpc.tls.client_auth, or those of http")
	}
	a.JWT.check(p)
}

func (p *problems) role(at, role string) {
	if role == "" {
		p.add(at+"role", "is missing; name the role that its holder gets")
	}
}

func (j *JWT) check(p *problems) {
	const at = "access.jwt."
	if !j.Enabled() {
		if j.Issuer != "" || j.Audience != "" {
			p.add(at+"jwks_url", "is missing, and jwks_file too, but other keys of jwt are set; set one of both, or remove the others")
		}
		return
	}
	if j.JWKSFile != "" && j.JWKSURL != "" {
		p.add(at+"jwks_file", "is set and jwks_url too; keep one")
	}
	if j.JWKSURL != "" {
		if err := auth.CheckKeysURL(j.JWKSURL); err != nil {
			p.add(at+"jwks_url", "%w", err)
		}
	}
	if j.Issuer == "" {
		p.add(at+"issuer", "is missing; write what the tokens' claim iss holds")
	}
	if j.Audience == "" {
		p.add(at+"audience", "is missing; write what the tokens' claim aud holds for astergate, so that no token for another service is taken")
	}
	for _, algorithm := range j.Algorithms {
		if !slices.Contains(auth.Algorithms(), algorithm) {
			p.add(at+"algorithms", "holds %q; write some of %s: with others whoever can check a token can make one", algorithm, strings.Join(auth.Algorithms(), ", "))
		}
	}
}

// credentials reads the files that credentials are in.
func (f *files) credentials(a *Access) {
	for i := range a.Tokens {
		t := &a.Tokens[i]
		if t.HashFile == "" {
			continue
		}
		at := fmt.Sprintf("access.tokens[%d].hash_file", i)
		content, ok := f.content(at, t.HashFile)
		if !ok {
			continue
		}
		t.hashFromFile = strings.TrimSpace(string(content))
		if _, err := auth.ParseHash(t.hashFromFile); err != nil {
			f.p.add(at, "names a file whose text %w", err)
		}
	}
	if a.JWT.JWKSFile == "" {
		return
	}
	content, ok := f.content("access.jwt.jwks_file", a.JWT.JWKSFile)
	if !ok {
		return
	}
	if err := auth.CheckKeys(content); err != nil {
		f.p.add("access.jwt.jwks_file", "%w", err)
	}
	a.JWT.keys = content
}

// Warnings are what is allowed and should not stay.
func (c *Config) Warnings() []string {
	var list []string
	warn := func(format string, args ...any) { list = append(list, fmt.Sprintf(format, args...)) }
	for _, l := range c.listeners() {
		switch {
		case isLoopbackAddress(l.address) || l.tls.Enabled():
		case c.Access.hasCredentials():
			warn("%s.listen is %q, which other machines may reach, without TLS: tokens and all that is said travel readable. "+
				"Set %s.tls.cert_file and key_file, or have a reverse proxy in front that nobody can go round", l.key, l.address, l.key)
		default:
			warn("%s.listen is %q, which other machines may reach, without TLS and without credentials: whoever reaches it may place calls", l.key, l.address)
		}
	}
	for i, t := range c.Access.Tokens {
		if expires, err := t.expiry(); err == nil && !expires.IsZero() && time.Now().After(expires) {
			warn("access.tokens[%d], %q, expired on %s: nobody can use it", i, t.Name, t.Expires)
		}
	}
	return list
}
