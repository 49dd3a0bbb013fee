package auth

import (
	"crypto/sha256"
	"crypto/x509"
	"strings"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// CertificateRule gives a role to client certificates. Each text is a pattern in
// which * stands for any characters; a certificate must fit all that are not empty.
type CertificateRule struct {
	// CN is the subject's common name; DNS, URI and Email are names of the subject,
	// of which one must fit.
	CN, DNS, URI, Email string
	Role                string
}

// maxLeaves bounds the certificates that are remembered so that they can be
// revoked. Beyond it others are, which then come anew.
const maxLeaves = 4096

// maxName bounds a principal's name.
const maxName = 256

// leaf is a certificate that somebody uses.
type leaf struct {
	*grant
	name        string
	certificate *x509.Certificate
}

// certificate is whose certificate it is.
func (c *credentials) certificate(cert *x509.Certificate) (policy.Principal, error) {
	now := time.Now()
	if now.After(cert.NotAfter) || now.Before(cert.NotBefore) {
		// The connection is older than that.
		return policy.Principal{}, refused(WhyExpired, "the client certificate is valid from %s to %s; connect with another one",
			cert.NotBefore.UTC().Format(time.RFC3339), cert.NotAfter.UTC().Format(time.RFC3339))
	}
	hash := Hash(sha256.Sum256(cert.Raw))
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.retired {
		return policy.Principal{}, errRetired
	}
	l := c.leaves[hash]
	if l == nil {
		name, role := c.ruleOf(cert)
		if role == "" {
			return policy.Principal{}, refused(WhyCertificate, "the client certificate fits none of access.certificates")
		}
		l = &leaf{grant: newGrant(c.set.Policy.Role(role)), name: name, certificate: cert}
		c.forget(now)
		c.leaves[hash] = l
	}
	return l.principal(l.name, cert.NotAfter), nil
}

// forget makes room for a certificate. The caller holds mu.
func (c *credentials) forget(now time.Time) {
	if len(c.leaves) < maxLeaves {
		return
	}
	for hash, l := range c.leaves {
		if now.After(l.certificate.NotAfter) || len(c.leaves) >= maxLeaves {
			delete(c.leaves, hash)
			close(l.revoked)
		}
	}
}

// ruleOf returns the principal's name and role of a certificate; no role if no
// rule fits.
func (c *credentials) ruleOf(cert *x509.Certificate) (name, role string) {
	var uris []string
	for _, u := range cert.URIs {
		uris = append(uris, u.String())
	}
	for _, rule := range c.set.Certificates {
		name, fits := "", true
		for _, part := range []struct {
			pattern string
			values  []string
			fold    bool // names of hosts and addresses of mail have no case
		}{
			{rule.CN, []string{cert.Subject.CommonName}, false}, {rule.URI, uris, false},
			{rule.DNS, cert.DNSNames, true}, {rule.Email, cert.EmailAddresses, true},
		} {
			if part.pattern == "" {
				continue
			}
			value := firstFit(part.pattern, part.values, part.fold)
			if value == "" {
				fits = false
				break
			}
			if name == "" {
				name = value
			}
		}
		if fits && name != "" {
			return "cert:" + name, rule.Role
		}
	}
	return "", ""
}

// firstFit returns the first value that a pattern fits. Empty and endless ones fit
// nothing.
func firstFit(pattern string, values []string, fold bool) string {
	for _, value := range values {
		if value == "" || len(value) > maxName {
			continue
		}
		if fit(pattern, value) || fold && fit(strings.ToLower(pattern), strings.ToLower(value)) {
			return value
		}
	}
	return ""
}

// fit reports whether a pattern with * fits a whole value.
func fit(pattern, value string) bool {
	parts := strings.Split(pattern, "*")
	last := len(parts) - 1
	if last == 0 {
		return pattern == value
	}
	if !strings.HasPrefix(value, parts[0]) {
		return false
	}
	value = value[len(parts[0]):]
	for _, part := range parts[1:last] {
		i := strings.Index(value, part)
		if i < 0 {
			return false
		}
		value = value[i+len(part):]
	}
	return strings.HasSuffix(value, parts[last])
}
