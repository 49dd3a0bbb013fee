package auth

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"github.com/astergate/astergate/server/policy"
)

// JWT says which JSON Web Tokens are taken.
type JWT struct {
	// Keys is the text of a key set (JWKS) that holds the issuer's keys; or else
	// URL is where it is: of https, or on this machine.
	Keys []byte
	URL  string
	// Refresh is the time between two fetches. 0 is 10 minutes. A key that is not
	// known is looked for at once, at most once in 10 seconds.
	Refresh time.Duration
	// Issuer and Audience must be those of the token.
	Issuer, Audience string
	// RoleClaim names the claim that holds the role: a text, or a list of which
	// exactly one is a role.
	RoleClaim string
	// Algorithms are those that may have signed it, of Algorithms.
	Algorithms []string
	// Leeway is how far clocks may be apart.
	Leeway time.Duration
}

// Algorithms are all that a JWT may be signed by: those with a private and a
// public key. With others whoever can check a token could make one.
func Algorithms() []string {
	return []string{"RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"}
}

// maxJWT bounds a token that is parsed.
const maxJWT = 12 << 10

// sameClaims reports whether both take the same of an issuer.
func (j *JWT) sameClaims(other *JWT) bool {
	return j != nil && other != nil && j.Issuer == other.Issuer && j.Audience == other.Audience &&
		j.RoleClaim == other.RoleClaim && slices.Equal(j.Algorithms, other.Algorithms)
}

// jwtGrant is what a grant for JWTs is made by.
type jwtGrant struct{ key, role string }

var (
	errJWT       = refused(WhyWrong, "the JWT is malformed, or is not signed as access.jwt.algorithms says by a key of its issuer's")
	errJWTLong   = refused(WhyMalformed, "the JWT is longer than %d bytes", maxJWT)
	errNoKeys    = refused(WhyKeys, "the keys of the JWT's issuer could not be fetched: try again, or see astergate's log")
	errNoExpiry  = refused(WhyClaims, "the JWT has no claim exp, which it must have")
	errNoSubject = refused(WhyClaims, "the JWT has no claim sub of 1 to %d characters without blanks, by which its caller is named", maxName)
)

// takeKeys sets where keys for JWTs come from, which is old's if it is the same.
func (c *credentials) takeKeys(old *credentials, logger *slog.Logger) error {
	j := c.set.JWT
	switch {
	case j == nil:
		return nil
	case j.URL != "" && old != nil && old.keys != nil && old.keys.url == j.URL && old.keys.refresh == j.Refresh:
		c.keys = old.keys
		return nil
	case j.URL != "":
		c.keys = newKeySource(j.URL, j.Refresh, logger)
		return nil
	}
	keys, err := parseKeys(j.Keys)
	if err != nil {
		return fmt.Errorf("access.jwt.jwks_file %w", err)
	}
	c.keys = &keySource{}
	c.keys.keys.Store(&keys)
	return nil
}

// jwt is whose token it is.
func (c *credentials) jwt(ctx context.Context, text string) (policy.Principal, error) {
	if len(text) > maxJWT {
		return policy.Principal{}, errJWTLong
	}
	hash := HashOf(text)
	if seen, ok := c.remembered(hash); ok {
		return c.vouched(seen)
	}
	j := c.set.JWT
	algorithms := make([]jose.SignatureAlgorithm, len(j.Algorithms))
	for i, name := range j.Algorithms {
		algorithms[i] = jose.SignatureAlgorithm(name)
	}
	token, err := jwt.ParseSigned(text, algorithms)
	if err != nil || len(token.Headers) != 1 {
		return policy.Principal{}, errJWT
	}
	header := token.Headers[0]
	key, err := c.keys.find(ctx, header.KeyID, header.Algorithm)
	if err != nil {
		return policy.Principal{}, err
	}
	var claims jwt.Claims
	rest := make(map[string]any)
	if err := token.Claims(key.public, &claims, &rest); err != nil {
		return policy.Principal{}, errJWT
	}
	found, err := c.claimed(j, key.id, claims, rest)
	if err != nil {
		return policy.Principal{}, err
	}
	c.remember(hash, found)
	return c.vouched(found)
}

// checked is what a token says that was found right: it stays so until it expires,
// as long as its key is one of the issuer's.
type checked struct {
	name    string
	expires time.Time // leeway included
	grant   jwtGrant
}

// maxChecked bounds the tokens that need not be checked again: that costs a
// signature, 80 to 200 µs, where a look-up takes 1.
const maxChecked = 4096

func (c *credentials) remembered(hash Hash) (checked, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	seen, ok := c.checked[hash]
	return seen, ok && time.Now().Before(seen.expires)
}

func (c *credentials) remember(hash Hash, found checked) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.checked) >= maxChecked {
		clear(c.checked) // seldom, and all but those in use are old
	}
	c.checked[hash] = found
}

// vouched is the principal of a token that was found right.
func (c *credentials) vouched(found checked) (policy.Principal, error) {
	g, err := c.jwtGrant(found.grant)
	if err != nil {
		return policy.Principal{}, err
	}
	return g.principal(found.name, found.expires), nil
}

// claimed is whom a token names that its issuer has signed.
func (c *credentials) claimed(j *JWT, key string, claims jwt.Claims, rest map[string]any) (checked, error) {
	if claims.Subject == "" || len(claims.Subject) > maxName || strings.ContainsFunc(claims.Subject, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return checked{}, errNoSubject
	}
	name := "jwt:" + claims.Subject
	fail := func(why Why, format string, args ...any) (checked, error) {
		err := refused(why, format, args...)
		err.who = name
		return checked{}, err
	}
	if claims.Expiry == nil {
		return checked{}, errNoExpiry
	}
	expires := claims.Expiry.Time()
	switch err := claims.ValidateWithLeeway(jwt.Expected{Issuer: j.Issuer, AnyAudience: jwt.Audience{j.Audience}, Time: time.Now()}, j.Leeway); {
	case errors.Is(err, jwt.ErrExpired):
		return fail(WhyExpired, "the JWT expired at %s; get another one from its issuer", expires.UTC().Format(time.RFC3339))
	case errors.Is(err, jwt.ErrNotValidYet), errors.Is(err, jwt.ErrIssuedInTheFuture):
		return fail(WhyClaims, "the JWT is not valid yet; are the clocks of its issuer and of this machine right?")
	case errors.Is(err, jwt.ErrInvalidIssuer):
		return fail(WhyClaims, "the JWT's claim iss is not that of access.jwt.issuer")
	case errors.Is(err, jwt.ErrInvalidAudience):
		return fail(WhyClaims, "the JWT's claim aud does not hold that of access.jwt.audience")
	case err != nil:
		return checked{}, errJWT
	}
	role, ok := c.roleOf(rest[j.RoleClaim])
	if !ok {
		return fail(WhyClaims, "the JWT's claim %q names no role, or several", j.RoleClaim)
	}
	return checked{name, expires.Add(j.Leeway), jwtGrant{key, role}}, nil
}

// roleOf is the one role that a claim names.
func (c *credentials) roleOf(claim any) (role string, ok bool) {
	list, isList := claim.([]any)
	if !isList {
		list = []any{claim}
	}
	for _, item := range list {
		name, isText := item.(string)
		if !isText || c.set.Policy.Role(name) == nil || name == role {
			continue
		}
		if role != "" {
			return "", false
		}
		role = name
	}
	return role, role != ""
}

// jwtGrant is the grant of those whom one key vouches for in one role.
func (c *credentials) jwtGrant(id jwtGrant) (*grant, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case c.retired:
		return nil, errRetired
	case !c.keys.has(id.key): // no more
		return nil, errJWT
	case c.jwts[id] == nil:
		c.jwts[id] = newGrant(c.set.Policy.Role(id.role))
	}
	return c.jwts[id], nil
}

// revokeKeys revokes whom keys vouched for that are no more.
func (c *credentials) revokeKeys() {
	c.mu.Lock()
	defer c.mu.Unlock()
	for id, g := range c.jwts {
		if !c.keys.has(id.key) {
			delete(c.jwts, id)
			close(g.revoked)
		}
	}
}
