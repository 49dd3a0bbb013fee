// Package mask hides secrets in what people get to see: traces, logs, error texts,
// the audit log, and what GetConfig answers. It knows them by the names that they
// have in Asterisk's messages and configuration, which is a guess: names of their
// own that people gave to secrets it cannot know.
//
// It has no state.
package mask

import (
	"bytes"
	"net/url"
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
// ":", "=" or ">" within any value; and Value beside a Variable of such a name.
func Message(raw []byte) []byte {
	var out []byte // nil until something is masked
	done := 0      // bytes of raw that out covers
	secretVar := []byte(nil)
	named := namesSecret(raw)
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
		from := secretFrom(raw[pos:stop], &secretVar)
		if named && from < 0 && stop-pos > 6 && bytes.EqualFold(raw[pos:pos+6], []byte("Value:")) {
			from = 6 + len(raw[pos+6:stop]) - len(bytes.TrimLeft(raw[pos+6:stop], " "))
		}
		if from >= 0 && pos+from < stop {
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

// namesSecret reports whether a message is about one variable with the name of a
// secret, whose value it has in the header Value: VarSet, Setvar, Getvar's answer.
func namesSecret(raw []byte) bool {
	header := []byte("\nVariable:")
	for {
		at := bytes.Index(raw, header)
		if at < 0 {
			return false
		}
		raw = raw[at+len(header):]
		name, _, _ := bytes.Cut(raw, []byte{'\n'})
		if secretName(string(bytes.ToLower(bytes.TrimSpace(name)))) {
			return true
		}
	}
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
	strict := strictSecret(line, offset)
	for offset < len(line) {
		i := endOfSecretWord(line[offset:])
		if i < 0 {
			return strict
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
			if strict >= 0 {
				return min(j, strict)
			}
			return j
		}
	}
	return strict
}

// strictSecret returns where, from offset on, a value follows a word that only means
// a secret where its value stands right behind it, or -1: PIN=1, dbpass: x, but not
// "the token in the header: x".
func strictSecret(line []byte, offset int) int {
	for {
		at := strictWord.FindIndex(line[offset:])
		if at == nil {
			return -1
		}
		from := offset + at[1]
		if !namesToken(line[offset+at[0]:from], line[from:]) {
			return from
		}
		offset = from
	}
}

// namesToken reports whether what follows token: is the name of one, as in the name
// of its principal, token:crm. Tokens themselves have at least 16 characters, digits
// among them.
func namesToken(word, rest []byte) bool {
	if !bytes.HasSuffix(bytes.ToLower(word), []byte("token:")) {
		return false
	}
	n, digits := 0, false
	for n < len(rest) && (isWord(rest[n]) || rest[n] == '-' || rest[n] == '.') {
		digits = digits || '0' <= rest[n] && rest[n] <= '9'
		n++
	}
	return n > 0 && (n < 16 || !digits)
}

var strictWord = regexp.MustCompile(`(?i)(?:(?:^|[^a-z])(?:pin|pass)|[a-z_](?:_pin|pass)|token|passphrase|credential|api_?key)["']?[ \t]*[=:>][=:>" ]*`)

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
// such as password and a separator masked to the end of its line, without the user
// and password of a URL, and without bearer tokens.
func Text(text string) string {
	if strings.Contains(text, "://") {
		text = userInfo.ReplaceAllString(text, "$1"+Mask+"@")
	}
	if strings.Contains(text, "earer ") {
		text = bearer.ReplaceAllString(text, "$1"+Mask)
	}
	if !holdsSecret(text) {
		return text
	}
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if at := secretInText([]byte(line), 0); at >= 0 && strings.TrimRight(line[at:], "\r\n") != "" {
			lines[i] = line[:at] + Mask + line[len(strings.TrimRight(line, "\r\n")):]
		}
	}
	return strings.Join(lines, "")
}

// holdsSecret reports whether a text has something for secretInText.
func holdsSecret(text string) bool {
	for line := range strings.Lines(text) {
		if secretInText([]byte(line), 0) >= 0 {
			return true
		}
	}
	return false
}

// URL returns a URL without its user and password, and with the values of its query
// masked. What is no URL stays as it is.
func URL(text string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.User == nil && u.RawQuery == "" {
		return text
	}
	place := u.Scheme + "://"
	if u.User != nil {
		place += Mask + "@"
	}
	query := ""
	for i, part := range strings.Split(u.RawQuery, "&") {
		name, _, valued := strings.Cut(part, "=")
		switch {
		case part == "":
			continue
		case !valued:
			name = Mask // may be all of it
		default:
			name += "=" + Mask
		}
		query += map[bool]string{true: "?", false: "&"}[i == 0] + name
	}
	return place + u.Host + u.EscapedPath() + query
}

// bearer is a token as the header Authorization has it. Shorter ones are words of
// people's.
var bearer = regexp.MustCompile(`([Bb]earer )[^\s"]{16,}`)

// userInfo is what stands before the host of a URL.
var userInfo = regexp.MustCompile(`([A-Za-z][A-Za-z0-9+.-]*://)[^/?#@\s"]*@`)
