package mapping

import (
	"google.golang.org/protobuf/encoding/protowire"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// maxSeconds is the longest that a google.protobuf.Duration may be: 10,000
// years.
const maxSeconds = 315_576_000_000

// parseDuration reads a time span that is counted in unit. Seconds and nanos are
// both negative or both not, as a google.protobuf.Duration has them.
func parseDuration(text []byte, unit optionsv1.Unit) (seconds int64, nanos int32, ok bool) {
	negative := len(text) > 0 && text[0] == '-'
	if negative {
		text = text[1:]
	}
	var s, n uint64
	switch unit {
	case optionsv1.Unit_UNIT_SECONDS:
		s, n, ok = parseDecimal(text, 9)
	case optionsv1.Unit_UNIT_MILLISECONDS:
		s, n, ok = parseDecimal(text, 6)
		s, n = s/1e3, s%1e3*1e6+n
	case optionsv1.Unit_UNIT_MICROSECONDS:
		s, n, ok = parseDecimal(text, 3)
		s, n = s/1e6, s%1e6*1e3+n
	case optionsv1.Unit_UNIT_CLOCK:
		s, ok = parseClock(text)
	}
	if !ok || s > maxSeconds || s == maxSeconds && n > 0 {
		return 0, 0, false
	}
	seconds, nanos = int64(s), int32(n)
	if negative {
		seconds, nanos = -seconds, -nanos
	}
	return seconds, nanos, true
}

// parseDecimal reads digits, and after a point at most so many of places. The
// fraction comes back as if it had all of them: "1.5" with 3 places is 1, 500.
func parseDecimal(text []byte, places int) (whole, fraction uint64, ok bool) {
	point := len(text)
	for i, c := range text {
		if c == '.' {
			point = i
			break
		}
	}
	if whole, ok = parseUint(text[:point]); !ok || point == len(text) {
		return whole, 0, ok
	}
	digits := text[point+1:]
	if len(digits) > places {
		return 0, 0, false
	}
	if fraction, ok = parseUint(digits); !ok {
		return 0, 0, false
	}
	for range places - len(digits) {
		fraction *= 10
	}
	return whole, fraction, true
}

// parseClock reads hours, minutes and seconds.
func parseClock(text []byte) (seconds uint64, ok bool) {
	var parts [3]uint64
	at, start := 0, 0
	for i := 0; i <= len(text); i++ {
		if i < len(text) && text[i] != ':' {
			continue
		}
		if at == len(parts) {
			return 0, false
		}
		if parts[at], ok = parseUint(text[start:i]); !ok {
			return 0, false
		}
		at, start = at+1, i+1
	}
	if at != len(parts) || parts[0] > maxSeconds/3600 || parts[1] > 59 || parts[2] > 59 {
		return 0, false
	}
	return parts[0]*3600 + parts[1]*60 + parts[2], true
}

// appendDuration appends the encoding of a google.protobuf.Duration, its length
// before it.
func appendDuration(dst []byte, seconds int64, nanos int32) []byte {
	at := len(dst)
	dst = append(dst, 0) // never longer than 22 bytes
	if seconds != 0 {
		dst = protowire.AppendVarint(append(dst, tagSeconds), uint64(seconds))
	}
	if nanos != 0 {
		dst = protowire.AppendVarint(append(dst, tagNanos), uint64(int64(nanos)))
	}
	dst[at] = byte(len(dst) - at - 1)
	return dst
}
