package conformance

import (
	"crypto/tls"
	"log/slog"
	"os"
	"path/filepath"
	"testing"

	"github.com/astergate/astergate/server/certs"
)

// tlsFiles are the files of a listener.
type tlsFiles struct {
	certs.Files
	log lockedBuffer
}

func newTLSFiles(t testing.TB, clientAuth tls.ClientAuthType) *tlsFiles {
	t.Helper()
	dir := t.TempDir()
	f := &tlsFiles{Files: certs.Files{Name: "grpc", Cert: filepath.Join(dir, "cert"), Key: filepath.Join(dir, "key"), ClientAuth: clientAuth}}
	if clientAuth != tls.NoClientCert {
		f.ClientCA = filepath.Join(dir, "ca")
	}
	return f
}

func (f *tlsFiles) write(t testing.TB, cert, key, ca []byte) {
	t.Helper()
	for name, text := range map[string][]byte{f.Cert: cert, f.Key: key, f.ClientCA: ca} {
		if name != "" {
			must(t, os.WriteFile(name, text, 0o600))
		}
	}
}

func (f *tlsFiles) open(t testing.TB) *certs.Source {
	t.Helper()
	source, err := certs.Open(f.Files, os.ReadFile, slog.New(slog.NewTextHandler(&f.log, nil)))
	must(t, err)
	return source
}
