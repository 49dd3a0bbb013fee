package ami

import (
	"crypto/rand"
	"encoding/base32"
	"encoding/binary"
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

// newCheckKey returns what the check letters of a session's ActionIDs are made of.
func newCheckKey() uint64 {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return binary.LittleEndian.Uint64(b[:])
}

// checkLetters are behind the counter, four of these: an ActionID that was damaged
// on its way is nobody's, since but for one in a million it is not another one's,
// and who has seen some cannot guess the next.
const checkLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUV"

// appendActionID appends "<prefix>-<n><check>" or "<prefix>-<n><check>-<suffix>".
func appendActionID(dst []byte, prefix string, key, n uint64, suffix string) []byte {
	dst = append(dst, prefix...)
	dst = append(dst, '-')
	dst = strconv.AppendUint(dst, n, 10)
	// The finaliser of splitmix64.
	sum := key + n*0x9e3779b97f4a7c15
	sum = (sum ^ sum>>30) * 0xbf58476d1ce4e5b9
	sum = (sum ^ sum>>27) * 0x94d049bb133111eb
	sum ^= sum >> 31
	for range 4 {
		dst = append(dst, checkLetters[sum&31])
		sum >>= 5
	}
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
