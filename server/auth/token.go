package auth

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"math/big"
	"strings"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// Token is a bearer token of which only the hash is known.
type Token struct {
	// Name is the principal's, after token:.
	Name string
	// Hash is what HashOf makes of the token. A fast hash is enough: tokens are
	// random, and nobody tries out 238 bits.
	Hash Hash
	// Role of who sends it.
	Role string
	// Expires is from when on it is refused; zero: never.
	Expires time.Time
}

// Hash is that of a token.
type Hash [sha256.Size]byte

// HashOf returns the hash of a token.
func HashOf(token string) Hash { return sha256.Sum256([]byte(token)) }

// hashPrefix names the function of a hash.
const hashPrefix = "sha256:"

// String is how a hash is written: sha256:HEX.
func (h Hash) String() string { return hashPrefix + hex.EncodeToString(h[:]) }

// ParseHash reads what String writes. The error ends a sentence.
func ParseHash(text string) (h Hash, err error) {
	digits, ok := strings.CutPrefix(text, hashPrefix)
	raw, err := hex.DecodeString(digits)
	if !ok || err != nil || len(raw) != len(h) {
		return h, errors.New("is no hash; write sha256: and 64 hexadecimal digits, as astergate token new prints it")
	}
	copy(h[:], raw)
	return h, nil
}

// A token of ours is the prefix, 40 random digits and 6 check digits, by which a
// typo is told from a token that was taken out, and scanners for secrets find it.
const (
	tokenPrefix = "astergate_"
	tokenRandom = 40
	tokenCheck  = 6
	digits62    = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
)

// NewToken makes a token of 238 random bits.
func NewToken() (string, error) {
	text := make([]byte, 0, len(tokenPrefix)+tokenRandom+tokenCheck)
	text = append(text, tokenPrefix...)
	for range tokenRandom {
		n, err := rand.Int(rand.Reader, big.NewInt(int64(len(digits62))))
		if err != nil {
			return "", fmt.Errorf("making a token: %w", err)
		}
		text = append(text, digits62[n.Int64()])
	}
	return string(text) + checkDigits(string(text)), nil
}

// checkDigits are the CRC-32 of what stands before them.
func checkDigits(text string) string {
	sum, out := crc32.ChecksumIEEE([]byte(text)), [tokenCheck]byte{}
	for i := tokenCheck - 1; i >= 0; i-- {
		out[i] = digits62[sum%uint32(len(digits62))]
		sum /= uint32(len(digits62))
	}
	return string(out[:])
}

// mistyped reports whether a text was meant to be a token of ours and is none.
func mistyped(text string) bool {
	if !strings.HasPrefix(text, tokenPrefix) || strings.HasPrefix(text, ticketPrefix) {
		return false
	}
	body := len(text) - tokenCheck
	return len(text) != len(tokenPrefix)+tokenRandom+tokenCheck || checkDigits(text[:body]) != text[body:]
}

// token is a configured token with what it grants.
type token struct {
	*grant
	name    string
	expires time.Time
}

func (t *token) principal() (policy.Principal, error) {
	if !t.expires.IsZero() && !time.Now().Before(t.expires) {
		err := refused(WhyExpired, "the token expired at %s; ask whoever runs astergate for another one", t.expires.UTC().Format(time.RFC3339))
		err.who = t.name
		return policy.Principal{}, err
	}
	return t.grant.principal(t.name, t.expires), nil
}

// digest is what a token is looked up by: nobody who does not know the key, which
// each process makes anew, can learn a hash from how long a look-up takes.
func (c *credentials) digest(token string) Hash { return c.digestOf(HashOf(token)) }

func (c *credentials) digestOf(hash Hash) (digest Hash) {
	mac := hmac.New(sha256.New, c.key[:])
	mac.Write(hash[:])
	mac.Sum(digest[:0])
	return digest
}
