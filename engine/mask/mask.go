// Package mask hides secrets in what people get to see: traces, logs, error texts,
// the audit log, and what GetConfig answers. It knows them by the names that they
// have in Asterisk's messages and configuration, which is a guess: names of their
// own that people gave to secrets it cannot know.
//
// It has no state.
package mask

import (
	"bytes"
	"regexp"
	"strings"
)

// Mask is what stands in place of a secret.
const Mask = "********"

// Message returns the lines of a manager message, or a changed copy of them if they
// hold secrets.
//
// Masked are the values of headers whose name contains secret, password, passwd or
// md5cred, of Key and of JSON (GetConfigJSON), and whatever follows such a word and
// ":", "=" or ">" within any value.
func Message(raw []byte) []byte {
	var out []byte // nil until something is masked
	done := 0      // bytes of raw that out covers
	secretVar := []byte(nil)
	for pos := 0; pos < len(raw); {
		end := bytes.IndexByte(raw[pos:], '\n')
		if end < 0 {
			end = len(raw)
		} else {
			end += pos
		}
		stop := end
		for stop > pos && raw[stop-1] == '\r' {
			stop--
		}
		if from := secretFrom(raw[pos:stop], &secretVar); from >= 0 && pos+from < stop {
			out = append(append(out, raw[done:pos+from]...), Mask...)
			done = stop
		}
		pos = end + 1
	}
	if out == nil {
		return raw
	}
	return append(out, raw[done:]...)
}

// secretFrom returns the offset in line from where on it must be masked, or -1.
// UpdateConfig names a setting in Var-000001 and gives it in Value-000001;
// secretVar carries the number of a secret one from line to line.
func secretFrom(line []byte, secretVar *[]byte) int {
	colon := bytes.IndexByte(line, ':')
	if colon < 0 {
		return secretInText(line, 0)
	}
	name, value := line[:colon], colon+1
	if value < len(line) && line[value] == ' ' {
		value++
	}
	if bytes.EqualFold(name, []byte("Key")) || bytes.EqualFold(name, []byte("JSON")) || endOfSecretWord(name) >= 0 {
		return value
	}
	if len(name) > 4 && bytes.EqualFold(name[:4], []byte("Var-")) && endOfSecretWord(line[value:]) >= 0 {
		*secretVar = name[4:]
		return -1
	}
	if len(name) > 6 && *secretVar != nil && bytes.EqualFold(name[:6], []byte("Value-")) && bytes.Equal(name[6:], *secretVar) {
		return value
	}
	return secretInText(line, value)
}

// secretInText returns where, from offset on, a value follows a word such as
// password and a separator, or -1.
func secretInText(line []byte, offset int) int {
	for offset < len(line) {
		i := endOfSecretWord(line[offset:])
		if i < 0 {
			return -1
		}
		offset += i
		// The rest of the word ("md5_cred", "secret0"), blanks, the separator.
		j := offset
		for j < len(line) && line[j] != '=' && line[j] != ':' && line[j] != '>' {
			if c := line[j]; c != ' ' && c != '\t' && c != '"' && c != '\'' && !isWord(c) {
				break
			}
			j++
		}
		if j < len(line) && (line[j] == '=' || line[j] == ':' || line[j] == '>') {
			for j < len(line) && (line[j] == '=' || line[j] == ':' || line[j] == '>' || line[j] == ' ') {
				j++
			}
			return j
		}
	}
	return -1
}

func isWord(c byte) bool {
	return c == '_' || c == '-' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

var secretWords = [][]byte{[]byte("secret"), []byte("password"), []byte("passwd"), []byte("md5cred"), []byte("md5_cred")}

// endOfSecretWord returns the offset behind the first secret word in b, or -1.
func endOfSecretWord(b []byte) int {
	first := -1
	for _, w := range secretWords {
		for i := 0; i+len(w) <= len(b); i++ {
			if b[i]|0x20 == w[0] && bytes.EqualFold(b[i:i+len(w)], w) {
				if end := i + len(w); first < 0 || end < first {
					first = end
				}
				break
			}
		}
	}
	return first
}

// Text returns a text of people's or of another program's, with what follows a word
// such as password and a separator masked to the end of its line, and without the
// user and password of a URL.
func Text(text string) string {
	text = userInfo.ReplaceAllString(text, "$1"+Mask+"@")
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if at := secretInText([]byte(line), 0); at >= 0 && strings.TrimRight(line[at:], "\r\n") != "" {
			lines[i] = line[:at] + Mask + line[len(strings.TrimRight(line, "\r\n")):]
		}
	}
	return strings.Join(lines, "")
}

// userInfo is what stands before the host of a URL.
var userInfo = regexp.MustCompile(`([A-Za-z][A-Za-z0-9+.-]*://)[^/?#@\s"]*@`)
