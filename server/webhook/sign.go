package webhook

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
)

// Headers of each request.
const (
	// HeaderTimestamp is when it was signed, in seconds since 1970.
	HeaderTimestamp = "Astergate-Timestamp"
	// HeaderSignature is `v1=` and the signature in hexadecimal.
	HeaderSignature = "Astergate-Signature"
	// HeaderID is the message's id: one that comes again has the same.
	HeaderID = "Idempotency-Key"
)

// Sign returns the signature of a body: HMAC-SHA256 of the timestamp, a dot, and
// the body, with the secret as the key.
func Sign(secret, timestamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(timestamp + "."))
	mac.Write(body)
	return "v1=" + hex.EncodeToString(mac.Sum(nil))
}
