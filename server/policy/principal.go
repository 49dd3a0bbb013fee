package policy

import (
	"context"
	"errors"
	"time"
)

// ErrUnauthenticated: the caller gave no credentials, or wrong ones. The errors of
// package auth wrap it and say which, and what to send.
var ErrUnauthenticated = errors.New("not authenticated")

// Principal is who calls.
type Principal struct {
	// Name is for logs: Local, Token, Webhook, token:NAME, jwt:SUBJECT or cert:NAME.
	// A principal without a name is nobody.
	Name string
	// Role is what he may do; without one that is nothing.
	Role *Role
	// Expires is when his credentials do; zero: never.
	Expires time.Time
	// Revoked is closed when his credentials are taken back or his role changes;
	// nil: never. Streams end then.
	Revoked <-chan struct{}
}

// Names of principals.
const (
	// Local is whoever reaches a listener that asks for no token.
	Local = "local"
	// Token is whoever sends the configured token.
	Token = "token"
	// Webhook is who answers a web hook of the configuration.
	Webhook = "webhook"
)

type contextKey struct{}

// WithPrincipal returns a context for the calls of p.
func WithPrincipal(ctx context.Context, p Principal) context.Context {
	return context.WithValue(ctx, contextKey{}, p)
}

// FromContext returns the principal whose call this is. Without one it is
// nobody, who may do nothing and sees nothing.
func FromContext(ctx context.Context) Principal {
	p, _ := ctx.Value(contextKey{}).(Principal)
	return p
}

// Visible reports whether a server exists for p. It is asked once for each server
// of a request, list or subscription, not for each event.
func Visible(p Principal, server string) bool { return !isNobody(p) && p.Role.Sees(server) }
