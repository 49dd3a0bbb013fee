package policy

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"strings"
)

// ErrUnauthenticated: the caller gave no credentials, or wrong ones. The
// errors of Authenticate wrap it and say which, and what to send.
var ErrUnauthenticated = errors.New("not authenticated")

var (
	errNoToken    = fmt.Errorf("%w: send the configured token in the header Authorization: Bearer TOKEN", ErrUnauthenticated)
	errWrongToken = fmt.Errorf("%w: the header Authorization holds another token than the configured one, or is not of the form Bearer TOKEN", ErrUnauthenticated)
)

// Authenticator finds out who calls. It is immutable; its method may be called
// concurrently.
type Authenticator struct {
	policy   *Policy
	required bool
	hash     [sha256.Size]byte
}

// NewAuthenticator lets in whoever sends the token. If the token is empty it
// lets in everybody. Roles are those of the policy.
func NewAuthenticator(p *Policy, token string) *Authenticator {
	return &Authenticator{policy: p, required: token != "", hash: sha256.Sum256([]byte(token))}
}

// Authenticate returns who sent this value of the header Authorization (over
// gRPC: of the metadata entry authorization), empty if there was none. The
// error wraps ErrUnauthenticated. How long it takes tells nothing of the token.
func (a *Authenticator) Authenticate(authorization string) (Principal, error) {
	if !a.required {
		return a.policy.Principal(Local, Local), nil
	}
	if authorization == "" {
		return Principal{}, errNoToken
	}
	scheme, token, _ := strings.Cut(authorization, " ")
	sent := sha256.Sum256([]byte(strings.Trim(token, " ")))
	equal := subtle.ConstantTimeCompare(sent[:], a.hash[:]) == 1
	if !strings.EqualFold(scheme, "Bearer") || !equal {
		return Principal{}, errWrongToken
	}
	return a.policy.Principal(Token, Token), nil
}
