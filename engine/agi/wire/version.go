package wire

import (
	"strconv"
	"strings"
)

// What Asterisk takes as one command (res/res_agi.c, run_agi and parse_args).
const (
	// MaxLineLong is the longest command line in bytes, its LF included, since
	// 20.16, 21.11, 22.6 and 23 (AGI_BUF_LEN 8192, which holds a NUL too).
	MaxLineLong = 8191
	// MaxLineShort is that of all versions before (AGI_BUF_LEN 2048).
	MaxLineShort = 2047
	// MaxWords is the largest number of words in a command, those of its name
	// included. Asterisk's array has room for 128 and a word more than 127 ends
	// behind it: an unquoted one is dropped, a quoted one written there.
	MaxWords = 127
)

// Version is the version of an Asterisk, of which only the limits of the
// protocol depend on. The zero value is an unknown version, for which the limits
// are those that every version keeps.
type Version struct{ Major, Minor int }

// ParseVersion reads the value of agi_version, such as "22.10.1~dfsg-1" or
// "certified/18.9-cert5". What starts with no number gives the zero Version: a
// development build says "GIT-master-…", a fork what it likes.
func ParseVersion(s string) Version {
	s = strings.TrimPrefix(s, "certified/")
	major, rest := leadingInt(s)
	if rest == "" || rest[0] != '.' {
		return Version{Major: major}
	}
	minor, _ := leadingInt(rest[1:])
	return Version{Major: major, Minor: minor}
}

func leadingInt(s string) (n int, rest string) {
	end := 0
	for end < len(s) && end < 6 && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(s[:end])
	if err != nil {
		return 0, s
	}
	return n, s[end:]
}

// MaxLine returns the length of the longest command line in bytes, its LF
// included. A line that is longer by one leaves its LF behind, which is then
// answered as a command of its own; of a longer one the tail runs as a command.
func (v Version) MaxLine() int {
	long := false
	switch v.Major {
	case 20:
		long = v.Minor >= 16
	case 21:
		long = v.Minor >= 11
	case 22:
		long = v.Minor >= 6
	default:
		long = v.Major >= 23
	}
	if long {
		return MaxLineLong
	}
	return MaxLineShort
}
