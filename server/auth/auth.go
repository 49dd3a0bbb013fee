// Package auth finds out who calls: by a bearer token of the configuration, a JWT,
// a client certificate, or a ticket for one stream. What they may do then is
// package policy's.
//
// All functions may be called concurrently.
package auth

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// Credentials are what a caller has shown. All may be empty.
type Credentials struct {
	// Authorization is the value of the header, over gRPC of the metadata entry
	// authorization. Where there is one nothing else counts but Ticket.
	Authorization string
	// Certificate is the leaf of a chain that the listener has verified.
	Certificate *x509.Certificate
	// Ticket is one of Authenticator.Ticket. It is for streams over HTTP alone,
	// which whoever fills this in sees to.
	Ticket string
	// From is the caller's address, for the log; nil if it is not known.
	From fmt.Stringer
}

// Set is what may be shown, as it is configured.
type Set struct {
	// Policy has the roles.
	Policy *policy.Policy
	// Token is the one of access.token, with the role of its name; empty is none.
	Token string
	// Tokens are those by hash.
	Tokens []Token
	// JWT says which are taken; nil: none.
	JWT *JWT
	// Certificates are tried in their order; without any, certificates say nothing
	// of who calls.
	Certificates []CertificateRule
}

// open: nobody needs anything.
func (s *Set) open() bool {
	return s.Token == "" && len(s.Tokens) == 0 && s.JWT == nil && len(s.Certificates) == 0
}

// Why is the kind of a refusal, as metrics name it.
type Why string

// The kinds of refusals.
const (
	WhyNone        Why = "none"        // nothing was shown
	WhyMalformed   Why = "malformed"   // no Bearer TOKEN, too long, or mistyped
	WhyWrong       Why = "wrong"       // unknown, or not signed by whom it should be
	WhyExpired     Why = "expired"     // once right
	WhyClaims      Why = "claims"      // a JWT for somebody else, or without a role
	WhyCertificate Why = "certificate" // a certificate that is nobody's
	WhyTicket      Why = "ticket"      // a ticket that is used, over or unknown
	WhyKeys        Why = "keys"        // the keys for JWTs are not there
)

// RefusedError says why a caller is nobody, and what to send. It holds nothing of
// a secret, and wraps policy.ErrUnauthenticated.
type RefusedError struct {
	Why  Why
	text string
	// who would have called, if that is certain.
	who string
}

func (e *RefusedError) Error() string { return policy.ErrUnauthenticated.Error() + ": " + e.text }

// Unwrap returns policy.ErrUnauthenticated.
func (e *RefusedError) Unwrap() error { return policy.ErrUnauthenticated }

func refused(why Why, format string, args ...any) *RefusedError {
	return &RefusedError{Why: why, text: fmt.Sprintf(format, args...)}
}

// maxAuthorization bounds the header: a JWT with many claims takes 4 KiB.
const maxAuthorization = 16 << 10

var (
	errNone      = refused(WhyNone, "send a token in the header Authorization: Bearer TOKEN")
	errMalformed = refused(WhyMalformed, "the header Authorization is not of the form Bearer TOKEN")
	errLong      = refused(WhyMalformed, "the header Authorization is longer than %d bytes", maxAuthorization)
	errMistyped  = refused(WhyMalformed, "the token in the header Authorization is mistyped: its check digits are wrong")
	errWrong     = refused(WhyWrong, "the header Authorization holds a token that is none of the configured ones")
)

// Authenticator finds out who calls. Make it with New; where the keys for JWTs
// come from a URL, Run fetches them.
type Authenticator struct {
	current  atomic.Pointer[credentials]
	replace  sync.Mutex    // held by Replace
	replaced chan struct{} // tells Run; of one place
	tickets  tickets
	failures failures
	log      *slog.Logger
}

// New makes an authenticator. The error names the setting that is wrong.
func New(s Set, logger *slog.Logger) (*Authenticator, error) {
	if logger == nil {
		logger = slog.Default()
	}
	a := &Authenticator{replaced: make(chan struct{}, 1), log: logger}
	a.failures.log = logger
	c, err := newCredentials(s, nil, logger)
	if err != nil {
		return nil, err
	}
	a.current.Store(c)
	return a, nil
}

// Replace puts another set in place. Principals whose credentials or role are not
// in it as they were are revoked: their Revoked is closed. Others are left alone.
// After an error nothing has changed.
func (a *Authenticator) Replace(s Set) error {
	a.replace.Lock()
	defer a.replace.Unlock()
	old := a.current.Load()
	c, err := newCredentials(s, old, a.log)
	if err != nil {
		return err
	}
	old.mu.Lock()
	ended := old.retire(c)
	a.current.Store(c)
	old.mu.Unlock()
	for _, g := range ended {
		close(g.revoked)
	}
	select {
	case a.replaced <- struct{}{}:
	default:
	}
	return nil
}

// Open reports whether callers need nothing.
func (a *Authenticator) Open() bool { return a.current.Load().set.open() }

// Authenticate returns who calls. The error is a *RefusedError. How long it takes
// tells nothing of a token. It waits only where a JWT names a key that is not
// known yet, for a few seconds, or until ctx ends.
func (a *Authenticator) Authenticate(ctx context.Context, c Credentials) (policy.Principal, error) {
	p, err := a.authenticate(ctx, c)
	if err != nil {
		var r *RefusedError
		if errors.As(err, &r) {
			a.failures.note(ctx, c.From, r)
		}
		return policy.Principal{}, err
	}
	return p, nil
}

func (a *Authenticator) authenticate(ctx context.Context, shown Credentials) (policy.Principal, error) {
	if shown.Ticket != "" {
		return a.tickets.use(shown.Ticket)
	}
	for {
		p, err := a.current.Load().authenticate(ctx, shown)
		if !errors.Is(err, errRetired) {
			return p, err
		}
	}
}

// errRetired says that another set was put in place while this one was asked.
var errRetired = errors.New("retired")

func (c *credentials) authenticate(ctx context.Context, shown Credentials) (policy.Principal, error) {
	switch {
	case c.local != nil:
		return c.local.principal(policy.Local, time.Time{}), nil
	case shown.Authorization != "":
		return c.bearer(ctx, shown.Authorization)
	case shown.Certificate != nil && len(c.set.Certificates) > 0:
		return c.certificate(shown.Certificate)
	}
	return policy.Principal{}, errNone
}

// bearer is who sent a value of the header Authorization.
func (c *credentials) bearer(ctx context.Context, header string) (policy.Principal, error) {
	token, err := bearerOf(header)
	if err != nil {
		return policy.Principal{}, err
	}
	if t, ok := c.tokens[c.digest(token)]; ok {
		return t.principal()
	}
	if c.keys != nil && strings.Count(token, ".") == 2 {
		return c.jwt(ctx, token)
	}
	if mistyped(token) {
		return policy.Principal{}, errMistyped
	}
	return policy.Principal{}, errWrong
}

// bearerOf returns the token of a value of the header Authorization.
func bearerOf(header string) (string, error) {
	if len(header) > maxAuthorization {
		return "", errLong
	}
	scheme, token, _ := strings.Cut(header, " ")
	token = strings.Trim(token, " ")
	if !strings.EqualFold(scheme, "Bearer") || token == "" || strings.ContainsAny(token, " \t\r\n") {
		return "", errMalformed
	}
	return token, nil
}
