package ami

import (
	"crypto/rand"
	"encoding/base32"
	"strconv"
)

// MaxSuffix is the greatest length in bytes of a caller's own part of an
// ActionID: a UUID fits. Modules copy the header "ActionID: …\r\n" into buffers
// of as little as 80 bytes and cut it without its line end, which would glue
// the next header to it; prefix, counter and suffix stay below that together.
const MaxSuffix = 36

// newPrefix returns the part of the ActionIDs that is common to one session.
// OriginateResponse and UserEvent show the sender's ActionID to every other
// session (measured on 16 and 22), so it must not be met anywhere else.
func newPrefix() string {
	var b [6]byte
	rand.Read(b[:]) // never fails
	return base32.HexEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:])
}

// appendActionID appends "<prefix>-<n>" or "<prefix>-<n>-<suffix>".
func appendActionID(dst []byte, prefix string, n uint64, suffix string) []byte {
	dst = append(dst, prefix...)
	dst = append(dst, '-')
	dst = strconv.AppendUint(dst, n, 10)
	if suffix != "" {
		dst = append(dst, '-')
		dst = append(dst, suffix...)
	}
	return dst
}

func checkSuffix(s string) error {
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '.', c == '_', c == ':', c == '-':
		default:
			return &SuffixError{Length: len(s), Index: i}
		}
	}
	if len(s) > MaxSuffix {
		return &SuffixError{Length: len(s), Index: -1}
	}
	return nil
}
