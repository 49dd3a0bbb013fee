package auth

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/go-jose/go-jose/v4"
)

const (
	defaultRefresh = 10 * time.Minute
	// lookPause is the shortest time between two fetches, whoever asks.
	lookPause = 10 * time.Second
	// lookTime is how long a caller waits for a fetch.
	lookTime = 5 * time.Second
	// fetchTime bounds one fetch.
	fetchTime = 5 * time.Second
	// maxKeysText bounds a key set, maxKeys how many of its keys are taken.
	maxKeysText = 512 << 10
	maxKeys     = 128
	// minRSA is the least size of a key in bits.
	minRSA = 2048
)

// key is one of an issuer's.
type key struct {
	id        string // its thumbprint, RFC 7638
	kid       string // as tokens name it
	algorithm string // empty: any that fits
	public    crypto.PublicKey
}

// parseKeys reads a key set, of which it leaves out what is no key for signatures
// of a kind that Algorithms has. The error ends a sentence.
func parseKeys(text []byte) ([]key, error) {
	// One by one: a key of a kind that is not known spoils no other.
	var set struct {
		Keys []json.RawMessage `json:"keys"`
	}
	if err := json.Unmarshal(text, &set); err != nil {
		return nil, fmt.Errorf("holds no key set (JWKS): %w", err)
	}
	var keys []key
	for _, raw := range set.Keys {
		var k jose.JSONWebKey
		if k.UnmarshalJSON(raw) != nil || !k.Valid() || k.Use != "" && k.Use != "sig" || !usable(k.Key) {
			continue
		}
		thumbprint, err := k.Thumbprint(crypto.SHA256)
		if err != nil || len(keys) == maxKeys {
			continue
		}
		keys = append(keys, key{base64.RawURLEncoding.EncodeToString(thumbprint), k.KeyID, k.Algorithm, k.Key})
	}
	if len(keys) == 0 {
		return nil, fmt.Errorf("holds no public key for signatures: RSA of %d bits or more, P-256, P-384, P-521 or Ed25519", minRSA)
	}
	return keys, nil
}

// CheckKeys says whether a text is a key set that JWTs can be checked by. The
// error ends a sentence.
func CheckKeys(text []byte) error {
	_, err := parseKeys(text)
	return err
}

// usable reports whether a key is public and strong enough.
func usable(public any) bool {
	switch k := public.(type) {
	case *rsa.PublicKey:
		return k.N.BitLen() >= minRSA
	case *ecdsa.PublicKey, ed25519.PublicKey:
		return true
	}
	return false
}

// signs reports whether an algorithm goes with the key. It is what keeps a token
// from choosing how its key is read.
func (k *key) signs(algorithm string) bool {
	if k.algorithm != "" && k.algorithm != algorithm {
		return false
	}
	switch public := k.public.(type) {
	case *rsa.PublicKey:
		return strings.HasPrefix(algorithm, "RS") || strings.HasPrefix(algorithm, "PS")
	case *ecdsa.PublicKey:
		return map[elliptic.Curve]string{elliptic.P256(): "ES256", elliptic.P384(): "ES384", elliptic.P521(): "ES512"}[public.Curve] == algorithm
	case ed25519.PublicKey:
		return algorithm == "EdDSA"
	}
	return false
}

// keySource has an issuer's keys: those of a file, which stay, or those of a URL.
type keySource struct {
	url     string // empty: of a file
	refresh time.Duration
	client  *http.Client
	log     *slog.Logger
	keys    atomic.Pointer[[]key] // nil: none yet

	failures atomic.Uint64
	fetched  atomic.Int64  // Unix time of the last success
	wish     chan struct{} // asks for a fetch; of one place

	mu      sync.Mutex
	began   time.Time // of the last fetch
	running bool
	tried   chan struct{} // closed when the fetch that is wished for, or runs, has ended
}

func newKeySource(from string, refresh time.Duration, logger *slog.Logger) *keySource {
	transport, _ := http.DefaultTransport.(*http.Transport)
	transport = transport.Clone()
	transport.DisableKeepAlives = true // once in ten minutes
	return &keySource{
		url: from, refresh: refresh, log: logger, wish: make(chan struct{}, 1), tried: make(chan struct{}),
		client: &http.Client{
			Transport: transport,
			Timeout:   fetchTime,
			CheckRedirect: func(r *http.Request, via []*http.Request) error {
				if len(via) > 2 {
					return errors.New("it redirects more than twice")
				}
				return CheckKeysURL(r.URL.String())
			},
		},
	}
}

// CheckKeysURL says whether keys may be fetched from a URL. The error ends a
// sentence.
func CheckKeysURL(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User != nil {
		return errors.New("is no URL; write one such as https://id.example.org/.well-known/jwks.json")
	}
	address, err := netip.ParseAddr(u.Hostname())
	loopback := err == nil && address.Unmap().IsLoopback() || strings.EqualFold(u.Hostname(), "localhost")
	if u.Scheme == "https" || u.Scheme == "http" && loopback {
		return nil
	}
	return errors.New("is not of https: whoever is in between could put keys of his own there")
}

// all returns the keys.
func (s *keySource) all() []key {
	if keys := s.keys.Load(); keys != nil {
		return *keys
	}
	return nil
}

// has reports whether there is a key with this thumbprint.
func (s *keySource) has(id string) bool {
	for _, k := range s.all() {
		if k.id == id {
			return true
		}
	}
	return false
}

// find returns the key that a token names. If it is not known it is looked for.
func (s *keySource) find(ctx context.Context, kid, algorithm string) (*key, error) {
	if k := choose(s.all(), kid, algorithm); k != nil {
		return k, nil
	}
	if s.url != "" && s.look(ctx) {
		if k := choose(s.all(), kid, algorithm); k != nil {
			return k, nil
		}
	}
	if s.keys.Load() == nil {
		return nil, errNoKeys
	}
	return nil, errJWT
}

// choose returns the key of a name. A token without a name has the only key that
// there is for its algorithm.
func choose(keys []key, kid, algorithm string) *key {
	var found *key
	for i := range keys {
		k := &keys[i]
		if !k.signs(algorithm) || kid != "" && k.kid != kid {
			continue
		}
		if kid != "" {
			return k
		}
		if found != nil {
			return nil
		}
		found = k
	}
	return found
}

// look has the keys fetched, and waits for that. It says false at once if that was
// done just now.
func (s *keySource) look(ctx context.Context) bool {
	s.mu.Lock()
	if !s.running {
		if !s.began.IsZero() && time.Since(s.began) < lookPause {
			s.mu.Unlock()
			return false
		}
		select {
		case <-s.tried:
			s.tried = make(chan struct{})
		default:
		}
		select {
		case s.wish <- struct{}{}:
		default:
		}
	}
	tried := s.tried
	s.mu.Unlock()
	limit := time.NewTimer(lookTime)
	defer limit.Stop()
	select {
	case <-tried:
		return true
	case <-limit.C:
	case <-ctx.Done():
	}
	return false
}

// begin starts a fetch, and returns what ends it. Two that were wished for before
// the first began are one: then ok is false.
func (s *keySource) begin(wished bool) (end func(), ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if wished && !s.began.IsZero() && time.Since(s.began) < lookPause {
		return nil, false
	}
	s.began, s.running = time.Now(), true
	select {
	case <-s.tried:
		s.tried = make(chan struct{})
	default:
	}
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.running = false
		close(s.tried)
	}, true
}

// attempt fetches the keys. What there was stays if that fails.
func (s *keySource) attempt(ctx context.Context, wished bool) {
	end, ok := s.begin(wished)
	if !ok {
		return
	}
	defer end()
	keys, err := s.fetch(ctx)
	if err != nil {
		if ctx.Err() == nil {
			s.failures.Add(1)
			s.log.ErrorContext(ctx, "the keys for JWTs could not be fetched; those that are known stay", "url", s.url, "known", len(s.all()), "error", err)
		}
		return
	}
	s.keys.Store(&keys)
	s.fetched.Store(time.Now().Unix())
}

func (s *keySource) fetch(ctx context.Context) ([]key, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", "application/jwk-set+json, application/json")
	resp, err := s.client.Do(req)
	if err != nil {
		return nil, err
	}
	defer func() { _ = resp.Body.Close() }()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answers %s", resp.Status)
	}
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxKeysText+1))
	if err != nil {
		return nil, err
	}
	if len(text) > maxKeysText {
		return nil, fmt.Errorf("it is longer than %d bytes", maxKeysText)
	}
	return parseKeys(text)
}

// Run fetches the keys for JWTs where they come from a URL, at once and then from
// time to time, until ctx ends.
func (a *Authenticator) Run(ctx context.Context) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		c := a.current.Load()
		var wish <-chan struct{}
		var due <-chan time.Time
		if c.keys != nil && c.keys.url != "" {
			wish, due = c.keys.wish, timer.C
		}
		select {
		case <-ctx.Done():
			return nil
		case <-a.replaced:
			if next := a.current.Load(); next.keys != c.keys {
				timer.Reset(0)
			}
			continue
		case <-wish:
			c.keys.attempt(ctx, true)
		case <-due:
			c.keys.attempt(ctx, false)
		}
		a.current.Load().revokeKeys()
		timer.Reset(c.keys.pause())
	}
}

// pause is the time until the next fetch that nobody asks for.
func (s *keySource) pause() time.Duration {
	pause := s.refresh
	if pause == 0 {
		pause = defaultRefresh
	}
	if s.keys.Load() == nil {
		pause = min(pause, lookPause)
	}
	return pause
}
