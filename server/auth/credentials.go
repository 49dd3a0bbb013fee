package auth

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"reflect"
	"sync"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// grant is what makes principals of one credential with one role, as long as both
// stay what they are.
type grant struct {
	role    *policy.Role
	revoked chan struct{}
}

func newGrant(role *policy.Role) *grant { return &grant{role: role, revoked: make(chan struct{})} }

func (g *grant) principal(name string, expires time.Time) policy.Principal {
	return policy.Principal{Name: name, Role: g.role, Expires: expires, Revoked: g.revoked}
}

// credentials are a Set at work. Only the grants that are made by need change,
// under mu.
type credentials struct {
	set    Set
	key    [32]byte          // of digest
	local  *grant            // set if nobody needs anything
	tokens map[Hash]*token   // by digest
	keys   *keySource        // for JWTs; nil: none
	lasts  map[string]*grant // of local and tokens, by all that they are made of

	mu      sync.Mutex
	jwts    map[jwtGrant]*grant // by need
	checked map[Hash]checked    // JWTs, by hash
	leaves  map[Hash]*leaf      // by need, by the certificate's hash
	retired bool                // another set is in place
}

// newCredentials makes grants for a set, or takes them over from old.
func newCredentials(s Set, old *credentials, logger *slog.Logger) (*credentials, error) {
	c := &credentials{
		set: s, tokens: make(map[Hash]*token), lasts: make(map[string]*grant),
		jwts: make(map[jwtGrant]*grant), leaves: make(map[Hash]*leaf), checked: make(map[Hash]checked),
	}
	if _, err := rand.Read(c.key[:]); err != nil {
		return nil, fmt.Errorf("making a key: %w", err)
	}
	if s.open() {
		c.local = c.lasting("", policy.Local, old)
	}
	if s.Token != "" {
		c.tokens[c.digest(s.Token)] = &token{grant: c.lasting("token:"+HashOf(s.Token).String(), policy.Token, old), name: policy.Token}
	}
	var faults []error
	for i, t := range s.Tokens {
		if s.Policy.Role(t.Role) == nil {
			faults = append(faults, fmt.Errorf("access.tokens[%d].role is %q, which is no role; write one of access.roles", i, t.Role))
			continue
		}
		digest := c.digestOf(t.Hash)
		if c.tokens[digest] != nil {
			faults = append(faults, fmt.Errorf("access.tokens[%d].hash is that of another token too; make one for each", i))
			continue
		}
		id := fmt.Sprintf("tokens:%q %v %q %d", t.Name, t.Hash, t.Role, t.Expires.UnixNano())
		c.tokens[digest] = &token{grant: c.lasting(id, t.Role, old), name: "token:" + t.Name, expires: t.Expires}
	}
	for i, rule := range s.Certificates {
		if s.Policy.Role(rule.Role) == nil {
			faults = append(faults, fmt.Errorf("access.certificates[%d].role is %q, which is no role; write one of access.roles", i, rule.Role))
		}
	}
	if err := c.takeKeys(old, logger); err != nil {
		faults = append(faults, err)
	}
	return c, errors.Join(faults...)
}

// lasting is the grant of something that stands in the set.
func (c *credentials) lasting(id, role string, old *credentials) *grant {
	granted := c.set.Policy.Role(role)
	if old != nil && old.lasts[id] != nil && sameRole(old.lasts[id].role, granted) {
		c.lasts[id] = old.lasts[id]
	} else {
		c.lasts[id] = newGrant(granted)
	}
	return c.lasts[id]
}

// sameRole reports whether two roles allow the same.
func sameRole(a, b *policy.Role) bool {
	if a == nil || b == nil {
		return a == b
	}
	return reflect.DeepEqual(a.Rules(), b.Rules())
}

// retire hands what stays as it is over to the set that takes this one's place,
// and returns the grants that are to be revoked. The caller holds mu; nobody else
// has next yet.
func (c *credentials) retire(next *credentials) (ended []*grant) {
	c.retired = true
	for id, g := range c.lasts {
		if next.lasts[id] != g {
			ended = append(ended, g)
		}
	}
	for id, g := range c.jwts {
		if next.keys != nil && next.keys.has(id.key) && next.set.JWT.sameClaims(c.set.JWT) && sameRole(g.role, next.set.Policy.Role(id.role)) {
			next.jwts[id] = g
			continue
		}
		ended = append(ended, g)
	}
	for hash, l := range c.leaves {
		name, role := next.ruleOf(l.certificate)
		if name == l.name && role != "" && sameRole(l.role, next.set.Policy.Role(role)) {
			next.leaves[hash] = l
			continue
		}
		ended = append(ended, l.grant)
	}
	c.jwts, c.leaves = nil, nil
	return ended
}
