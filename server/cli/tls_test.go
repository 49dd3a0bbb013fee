package cli

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/server/certs/certstest"
)

// Commands reach a service that has TLS and wants a certificate, by flags and by
// variables, and say what is missing where they do not.
func TestTLS(t *testing.T) {
	demo := background(t, nil, "demo", "--grpc-listen", "127.0.0.1:0", "--http-listen", "off", "--agi-listen", "off")
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	ca := certstest.New(t, "test")
	_, cert, key := ca.Sign(t, "server", time.Now().Add(time.Hour))
	_, own, ownKey := ca.Sign(t, "carrier", time.Now().Add(time.Hour))
	for name, text := range map[string][]byte{"ca": ca.PEM(), "other": certstest.New(t, "other").PEM(), "cert": cert, "key": key, "own": own, "own.key": ownKey} {
		write(t, path(name), string(text))
	}
	write(t, path("a.yaml"), "grpc: {listen: '127.0.0.1:0', tls: {cert_file: "+path("cert")+", key_file: "+path("key")+", client_ca_file: "+path("ca")+", client_auth: require}}\n"+
		"http: {listen: off}\nagi: {listen: off}\naccess: {certificates: [{cn: carrier, role: local}]}\n"+
		"servers: {pbx1: {address: '"+demo.await(t, `manager +(\S+)`)+"', username: "+simulator.DefaultUser.Name+", secret: "+simulator.DefaultUser.Secret+"}}\n")
	out := background(t, []string{"ASTERGATE_HEALTH_CA_FILE=" + path("ca")}, "serve", "--config", path("a.yaml"))
	address := out.await(t, `grpc=(\S+)`)
	mine := []string{"--ca-file", path("ca"), "--cert-file", path("own"), "--key-file", path("own.key")}
	code, text, errs := run(t, nil, append([]string{"health", "--grpc-listen", address}, mine...)...)
	if code != exitOK || !strings.Contains(text, "SERVING") {
		t.Errorf("health: %d %q %q", code, text, errs)
	}
	for says, flags := range map[string][]string{
		"--tls or --ca-file":           nil,
		"unknown authority":            {"--ca-file", path("other"), "--cert-file", path("own"), "--key-file", path("own.key")},
		"belong together":              {"--ca-file", path("ca"), "--cert-file", path("own")},
		"holds no certificate":         {"--ca-file", path("own.key")},
		"do not make a pair":           {"--ca-file", path("ca"), "--cert-file", path("own"), "--key-file", path("key")},
		"not wanted.example":           {"--ca-file", path("ca"), "--cert-file", path("own"), "--key-file", path("own.key"), "--server-name", "wanted.example"},
		"of use with --tls":            {"--server-name", "x"},
		"asking":                       {"--ca-file", path("ca")}, // without a certificate of its own
		"--key-file: open " + path(""): {"--ca-file", path("ca"), "--cert-file", path("own"), "--key-file", path("none")},
	} {
		code, _, errs := run(t, nil, append([]string{"health", "--grpc-listen", address}, flags...)...)
		if code != exitFailed || !strings.Contains(errs, says) {
			t.Errorf("%v: %d %q, want %q", flags, code, errs, says)
		}
	}
}
