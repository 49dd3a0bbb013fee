package conformance

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"log/slog"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/astergate/astergate/server/certs"
)

// authority signs certificates, made anew for each test: none that expires stands
// in the repository.
type authority struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

var serials = int64(1)

func newAuthority(t testing.TB, name string) *authority {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	must(t, err)
	cert, err := x509.ParseCertificate(der)
	must(t, err)
	return &authority{cert, key}
}

func (a *authority) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.cert.Raw})
}

func (a *authority) pool() *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(a.cert)
	return pool
}

// sign makes a certificate for 127.0.0.1 and for clients, good until then.
func (a *authority) sign(t testing.TB, cn string, until time.Time) (pair tls.Certificate, cert, key []byte) {
	t.Helper()
	private, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(t, err)
	serials++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(serials), Subject: pkix.Name{CommonName: cn}, DNSNames: []string{"localhost"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: until, KeyUsage: x509.KeyUsageDigitalSignature,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, a.cert, private.Public(), a.key)
	must(t, err)
	raw, err := x509.MarshalPKCS8PrivateKey(private)
	must(t, err)
	cert = pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	key = pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw})
	pair, err = tls.X509KeyPair(cert, key)
	must(t, err)
	return pair, cert, key
}

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
