// Package certs is the TLS of listeners: certificates, keys and client CAs from
// files, which are read again when they change. Connections that are there go on.
package certs

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Files are what a listener's TLS is made of, in PEM.
type Files struct {
	// Name is the listener's, for the log and metrics: grpc.
	Name string
	// Cert holds the certificate, with what leads to its root; Key its key.
	Cert, Key string
	// ClientCA holds what clients' certificates must descend from. Empty: none is
	// asked for.
	ClientCA string
	// ClientAuth is whether clients are asked for one.
	ClientAuth tls.ClientAuthType
}

// ReadFile reads a file as os.ReadFile does.
type ReadFile func(name string) ([]byte, error)

// Check says whether the files can be used now.
func Check(f Files, read ReadFile) error {
	_, err := load(f, read)
	return err
}

// pollTime is how often the files are looked at. They are short, and reading them
// tells a change that no time of modification does.
const pollTime = 5 * time.Second

// Source is a listener's TLS. Make it with Open. Its methods may be called
// concurrently.
type Source struct {
	files    Files
	read     ReadFile
	log      *slog.Logger
	current  atomic.Pointer[state]
	failures atomic.Uint64

	mu     sync.Mutex // held while the files are read
	failed [3][]byte  // what could not be used last, which is said once
	fault  string
}

// state is what the files held.
type state struct {
	texts   [3][]byte // certificate, key, client CA
	config  *tls.Config
	expires time.Time
}

// Open reads the files.
func Open(f Files, read ReadFile, logger *slog.Logger) (*Source, error) {
	if logger == nil {
		logger = slog.Default()
	}
	first, err := load(f, read)
	if err != nil {
		return nil, fmt.Errorf("%s.tls: %w", f.Name, err)
	}
	if time.Now().After(first.expires) {
		// What comes by other ways than this listener goes on.
		logger.Error("the certificate has expired: clients will refuse it", "listener", f.Name, "file", f.Cert, "expires", first.expires.UTC())
	}
	s := &Source{files: f, read: read, log: logger}
	s.current.Store(first)
	return s, nil
}

func load(f Files, read ReadFile) (*state, error) {
	texts, err := readAll(f, read)
	if err != nil {
		return nil, err
	}
	return parse(f, texts)
}

func readAll(f Files, read ReadFile) (texts [3][]byte, err error) {
	for i, name := range []string{f.Cert, f.Key, f.ClientCA} {
		if name == "" {
			continue
		}
		if texts[i], err = read(name); err != nil {
			return texts, err
		}
	}
	return texts, nil
}

func parse(f Files, texts [3][]byte) (*state, error) {
	pair, err := tls.X509KeyPair(texts[0], texts[1])
	if err != nil {
		return nil, fmt.Errorf("%s and %s do not make a pair: %w", f.Cert, f.Key, err)
	}
	c := &tls.Config{
		MinVersion:   tls.VersionTLS12,
		Certificates: []tls.Certificate{pair},
		ClientAuth:   f.ClientAuth,
		// A resumed session would skip the look at the client's certificate, by the
		// CAs of then; and it spares what is once a connection only.
		SessionTicketsDisabled: true,
	}
	if f.ClientCA != "" {
		c.ClientCAs = x509.NewCertPool()
		if !c.ClientCAs.AppendCertsFromPEM(texts[2]) {
			return nil, fmt.Errorf("%s holds no certificate in PEM", f.ClientCA)
		}
	}
	return &state{texts: texts, config: c, expires: pair.Leaf.NotAfter}, nil
}

// Config returns what to serve with. Each connection has what the files held when
// it came.
func (s *Source) Config(protocols ...string) *tls.Config {
	return &tls.Config{
		MinVersion: tls.VersionTLS12,
		NextProtos: protocols,
		GetConfigForClient: func(*tls.ClientHelloInfo) (*tls.Config, error) {
			c := s.current.Load().config.Clone()
			c.NextProtos = protocols
			return c, nil
		},
	}
}

// Reload reads the files now. After an error what there was stays.
func (s *Source) Reload() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	texts, err := readAll(s.files, s.read)
	if err == nil && same(texts, s.current.Load().texts) {
		s.failed, s.fault = [3][]byte{}, ""
		return nil
	}
	var next *state
	if err == nil {
		next, err = parse(s.files, texts)
	}
	if err == nil && time.Now().After(next.expires) && next.expires.Before(s.Expires()) {
		err = fmt.Errorf("the new certificate in %s expired at %s", s.files.Cert, next.expires.UTC().Format(time.RFC3339))
	}
	if err != nil {
		// A pair is changed file by file, so the first look may find two halves;
		// the same fault is told once.
		if s.fault != err.Error() || !same(texts, s.failed) {
			s.failures.Add(1)
			s.failed, s.fault = texts, err.Error()
			s.log.Error("the new TLS files cannot be used; the old ones stay in use", "listener", s.files.Name, "error", err,
				"expires", s.current.Load().expires.UTC())
		}
		return fmt.Errorf("%s.tls: %w", s.files.Name, err)
	}
	s.failed, s.fault = [3][]byte{}, ""
	s.current.Store(next)
	s.log.Info("new TLS files are in use", "listener", s.files.Name, "expires", next.expires.UTC())
	return nil
}

func same(a, b [3][]byte) bool {
	for i := range a {
		if !bytes.Equal(a[i], b[i]) {
			return false
		}
	}
	return true
}

// Expires is when the certificate in use does.
func (s *Source) Expires() time.Time { return s.current.Load().expires }

// Sources are those of all listeners.
type Sources []*Source

// Run looks at the files from time to time, until ctx ends.
func (l Sources) Run(ctx context.Context) error {
	tick := time.NewTicker(pollTime)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
			_ = l.Reload() // the log has it
		}
	}
}

// Reload reads all files now. Those that cannot be used change nothing.
func (l Sources) Reload() error {
	var faults []error
	for _, s := range l {
		faults = append(faults, s.Reload())
	}
	return errors.Join(faults...)
}

var (
	expiresDesc = prometheus.NewDesc("astergate_tls_certificate_expiry_timestamp_seconds", "When the certificate of a listener expires.", []string{"listener"}, nil)
	failedDesc  = prometheus.NewDesc("astergate_tls_reload_failures_total", "Changed TLS files that could not be used.", []string{"listener"}, nil)
)

// Describe implements prometheus.Collector.
func (l Sources) Describe(descs chan<- *prometheus.Desc) {
	descs <- expiresDesc
	descs <- failedDesc
}

// Collect implements prometheus.Collector.
func (l Sources) Collect(metrics chan<- prometheus.Metric) {
	for _, s := range l {
		metrics <- prometheus.MustNewConstMetric(expiresDesc, prometheus.GaugeValue, float64(s.Expires().Unix()), s.files.Name)
		metrics <- prometheus.MustNewConstMetric(failedDesc, prometheus.CounterValue, float64(s.failures.Load()), s.files.Name)
	}
}
