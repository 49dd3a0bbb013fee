package certs

import (
	"context"
	"crypto/tls"
	"errors"
	"io/fs"
	"log/slog"
	"maps"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/server/certs/certstest"
)

// disk has files that may change while they are read.
type disk struct {
	mu    sync.Mutex
	files map[string][]byte
}

func (d *disk) read(name string) ([]byte, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	text, ok := d.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return text, nil
}

func (d *disk) write(files map[string][]byte) {
	d.mu.Lock()
	defer d.mu.Unlock()
	maps.Copy(d.files, files)
}

// Run finds changes by itself, tells a fault once, and takes a pair that is put in
// place file by file when it is whole.
func TestRun(t *testing.T) {
	ca := certstest.New(t, "test")
	_, cert, key := ca.Sign(t, "a", time.Now().Add(time.Hour))
	_, newCert, newKey := ca.Sign(t, "b", time.Now().Add(200*365*24*time.Hour)) // also by the clock of synctest
	synctest.Test(t, func(t *testing.T) {
		var log lockedText
		d := &disk{files: map[string][]byte{"c": cert, "k": key, "ca": ca.PEM()}}
		s, err := Open(Files{Name: "grpc", Cert: "c", Key: "k", ClientCA: "ca", ClientAuth: tls.RequireAndVerifyClientCert}, d.read, slog.New(slog.NewTextHandler(&log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		stop := make(chan struct{})
		ctx, cancel := context.WithCancel(t.Context())
		go func() { defer close(stop); _ = Sources{s}.Run(ctx) }()
		before := s.Expires()
		d.write(map[string][]byte{"c": newCert})
		<-time.After(10 * pollTime)
		if n := s.failures.Load(); n != 1 || strings.Count(log.String(), "\n") != 1 || !s.Expires().Equal(before) {
			t.Errorf("half a pair: %d failures, the log:\n%s", n, log.String())
		}
		d.write(map[string][]byte{"k": newKey})
		<-time.After(2 * pollTime)
		if s.Expires().Equal(before) || !strings.Contains(log.String(), "new TLS files are in use") {
			t.Errorf("the whole pair is not in use:\n%s", log.String())
		}
		c, err := s.Config("h2").GetConfigForClient(nil)
		if err != nil || c.MinVersion != tls.VersionTLS12 || c.ClientAuth != tls.RequireAndVerifyClientCert || c.ClientCAs == nil || !c.SessionTicketsDisabled || c.NextProtos[0] != "h2" {
			t.Errorf("%+v, %v", c, err)
		}
		d.write(map[string][]byte{"ca": []byte("rubbish")})
		<-time.After(2 * pollTime)
		if n := s.failures.Load(); n != 2 {
			t.Errorf("%d failures", n)
		}
		d.write(map[string][]byte{"ca": ca.PEM()}) // as it was: nothing is left to say
		<-time.After(2 * pollTime)
		if err := s.Reload(); err != nil {
			t.Error(err)
		}
		cancel()
		<-stop
	})
}

func TestOpenWrong(t *testing.T) {
	ca := certstest.New(t, "test")
	_, cert, key := ca.Sign(t, "a", time.Now().Add(time.Hour))
	d := &disk{files: map[string][]byte{"c": cert, "k": key}}
	for _, f := range []Files{{Cert: "none", Key: "k"}, {Cert: "c", Key: "c"}, {Cert: "c", Key: "k", ClientCA: "k"}, {}} {
		if _, err := Open(f, d.read, nil); err == nil {
			t.Errorf("%+v is taken", f)
		}
	}
	if err := Check(Files{Cert: "none", Key: "k"}, d.read); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
}

// lockedText is a log that is read while it is written.
type lockedText struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lockedText) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(p)
}

func (l *lockedText) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
