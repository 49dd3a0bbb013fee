package config

import (
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"net"
	"slices"
	"strings"
)

// credentialsDirectory is where systemd puts what LoadCredential names. It may
// stand at the start of any path.
const credentialsDirectory = "CREDENTIALS_DIRECTORY"

// files reads what the configuration names.
type files struct {
	environ []string
	read    func(string) ([]byte, error)
	p       *problems
	digests map[string][sha256.Size]byte // of what was read, by key
}

// readFiles reads secrets and certificates into c and returns the problems.
func (c *Config) readFiles(environ []string, read func(string) ([]byte, error)) []error {
	c.digests = make(map[string][sha256.Size]byte)
	f := &files{environ: environ, read: read, p: &problems{origins: c.origins}, digests: c.digests}
	f.secret("access.token_file", c.Access.TokenFile, &c.Access.tokenFromFile)
	if fault := tokenFault(c.Access.tokenFromFile); fault != "" {
		f.p.add("access.token_file", "names a file whose token %s", fault)
	}
	f.credentials(&c.Access)
	for _, l := range c.listeners() {
		f.listenTLS(l.key, l.tls)
	}
	f.secret("hooks.secret_file", c.Hooks.SecretFile, &c.Hooks.secretFromFile)
	for _, name := range c.serverNames() {
		s, prefix := c.Servers[name], serversKey+"."+name+"."
		f.secret(prefix+"secret_file", s.SecretFile, &s.eventSecret)
		f.secret(prefix+"action_secret_file", s.ActionSecretFile, &s.actionSecret)
		f.secret(prefix+"blocking_secret_file", s.BlockingSecretFile, &s.blockingSecret)
		s.tlsConfig = f.tls(prefix+"tls.", s.Address, s.TLS)
		c.Servers[name] = s
	}
	return f.p.list
}

// path returns where the file that key names is.
func (f *files) path(key, path string) string {
	rest, found := strings.CutPrefix(path, "${"+credentialsDirectory+"}")
	if !found {
		return path
	}
	for _, entry := range slices.Backward(f.environ) {
		if directory, found := strings.CutPrefix(entry, credentialsDirectory+"="); found && directory != "" {
			return directory + rest
		}
	}
	f.p.add(key, "begins with ${%s}, which is not set; give the unit a LoadCredential, or write a plain path", credentialsDirectory)
	return ""
}

// content returns what the file that key names holds; if it cannot, it notes
// the problem.
func (f *files) content(key, path string) (content []byte, ok bool) {
	if path = f.path(key, path); path == "" {
		return nil, false
	}
	content, err := f.read(path)
	if err != nil {
		f.p.add(key, "cannot be read: %w", err)
		return nil, false
	}
	f.digests[key] = sha256.Sum256(content)
	return content, true
}

func (f *files) secret(key, path string, to *Secret) {
	if path == "" {
		return
	}
	content, ok := f.content(key, path)
	if !ok {
		return
	}
	secret, err := secretFromFile(content)
	if err != nil {
		f.p.add(key, "names a file that %w", err)
		return
	}
	*to = secret
}

// tls returns the settings of crypto/tls, or nil if TLS is off or a file is
// wrong.
func (f *files) tls(prefix, address string, t TLS) *tls.Config {
	if !t.Enabled {
		return nil
	}
	result := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: t.ServerName, InsecureSkipVerify: t.InsecureSkipVerify} //nolint:gosec // the operator's explicit choice, named so
	if host, _, err := net.SplitHostPort(address); err == nil && t.ServerName == "" {
		result.ServerName = host
	}
	if t.CAFile != "" {
		result.RootCAs = x509.NewCertPool()
		if pem, ok := f.content(prefix+"ca_file", t.CAFile); ok && !result.RootCAs.AppendCertsFromPEM(pem) {
			f.p.add(prefix+"ca_file", "names a file without a certificate; write some in PEM into it")
		}
	}
	if t.CertFile != "" && t.KeyFile != "" {
		cert, certRead := f.content(prefix+"cert_file", t.CertFile)
		key, keyRead := f.content(prefix+"key_file", t.KeyFile)
		if !certRead || !keyRead {
			return nil
		}
		pair, err := tls.X509KeyPair(cert, key)
		if err != nil {
			f.p.add(prefix+"cert_file", "and key_file do not make a pair: %w", err)
			return nil
		}
		result.Certificates = []tls.Certificate{pair}
	}
	return result
}

// TLSConfig returns what to dial the server with: nil without TLS. Callers must
// not change it. It is there after Load.
func (s Server) TLSConfig() *tls.Config { return s.tlsConfig }
