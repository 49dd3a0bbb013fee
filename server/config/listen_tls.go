package config

import (
	"crypto/tls"
	"net"

	"github.com/astergate/astergate/server/certs"
)

// ListenTLS is the TLS of a listener. Without CertFile there is none.
type ListenTLS struct {
	// CertFile and KeyFile hold the certificate, with what leads to its root, and
	// its key, in PEM. They, and ClientCAFile, are read again when they change.
	CertFile string `key:"cert_file" reload:"restart"`
	KeyFile  string `key:"key_file" reload:"restart"`
	// ClientCAFile holds certificates in PEM that those of clients must descend
	// from.
	ClientCAFile string `key:"client_ca_file" reload:"restart"`
	// ClientAuth is none, request (a client may show a certificate, and one that is
	// shown must be good) or require.
	ClientAuth string `key:"client_auth" default:"none" oneof:"none request require" reload:"restart"`

	files certs.Files
}

// Enabled reports whether the listener has TLS.
func (t ListenTLS) Enabled() bool { return t.CertFile != "" }

// Files are what it takes. They are there after Load.
func (t ListenTLS) Files() certs.Files { return t.files }

// tlsListener is a listener that may have TLS.
type tlsListener struct {
	key, address string // key: grpc or http
	tls          *ListenTLS
}

func (c *Config) listeners() []tlsListener {
	list := []tlsListener{{"grpc", c.GRPC.Listen, &c.GRPC.TLS}}
	if c.HTTP.Enabled() {
		list = append(list, tlsListener{"http", c.HTTP.Listen, &c.HTTP.TLS})
	}
	return list
}

// isLoopbackAddress is isLoopback of host:port.
func isLoopbackAddress(address string) bool {
	host, _, err := net.SplitHostPort(address)
	return err == nil && isLoopback(host)
}

func (c *Config) checkListenTLS(p *problems) {
	for _, l := range c.listeners() {
		t, at := l.tls, l.key+".tls."
		if (t.CertFile == "") != (t.KeyFile == "") {
			p.add(at+"cert_file", "and key_file belong together; set both or none")
		}
		if asks := t.ClientAuth != "none" && t.ClientAuth != ""; !t.Enabled() && (t.ClientCAFile != "" || asks) {
			p.add(at+"cert_file", "is missing, but clients are to show certificates; set it and key_file")
		} else if asks != (t.ClientCAFile != "") {
			p.add(at+"client_auth", "is %s, where client_ca_file is %q; set client_ca_file and write request or require, or none of both", t.ClientAuth, t.ClientCAFile)
		}
	}
}

// listenTLS reads the files once, to say now what is wrong with them.
func (f *files) listenTLS(key string, t *ListenTLS) {
	if !t.Enabled() || t.KeyFile == "" {
		return
	}
	t.files = certs.Files{
		Name: key, Cert: f.path(key+".tls.cert_file", t.CertFile), Key: f.path(key+".tls.key_file", t.KeyFile), ClientCA: f.path(key+".tls.client_ca_file", t.ClientCAFile),
		ClientAuth: map[string]tls.ClientAuthType{"request": tls.VerifyClientCertIfGiven, "require": tls.RequireAndVerifyClientCert}[t.ClientAuth],
	}
	if err := certs.Check(t.files, f.read); err != nil {
		f.p.add(key+".tls", "cannot be used: %w", err)
	}
}
