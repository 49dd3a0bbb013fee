package mask

import (
	"bytes"
	"strings"
)

// Config returns the reply to GetConfig or GetConfigJSON of a file, or a changed
// copy of it if the file holds secrets: their values are masked, all else stays.
// An empty name of a file is any. What it cannot take apart is masked whole.
func Config(filename string, raw []byte) []byte {
	file := newFile(filename)
	var out []byte // nil until something is masked
	done := 0      // bytes of raw that out covers
	replace := func(from, to int) {
		out = append(append(out, raw[done:from]...), Mask...)
		done = to
	}
	for pos := 0; pos < len(raw); {
		end := pos + bytes.IndexByte(raw[pos:], '\n')
		if end < pos {
			end = len(raw)
		}
		line := bytes.TrimRight(raw[pos:end], "\r")
		header, value, _ := bytes.Cut(line, []byte{':'})
		at := pos + len(line) - len(bytes.TrimLeft(value, " "))
		text := string(raw[at : pos+len(line)])
		switch name := strings.ToLower(string(header)); {
		case strings.HasPrefix(name, "line-"):
			key, value, _ := strings.Cut(text, "=")
			if n := file.secretFrom(key, value); n >= 0 && n < len(value) {
				replace(at+len(text)-len(value)+n, pos+len(line))
			}
		case name == "json":
			if masked := file.json(text); masked != text {
				out = append(append(out, raw[done:at]...), masked...)
				done = pos + len(line)
			}
		}
		pos = end + 1
	}
	if out == nil {
		return raw
	}
	return append(out, raw[done:]...)
}

// file is a configuration file while it is looked through.
type file struct {
	voicemail bool // whose mailboxes are named by people, with a PIN first
}

func newFile(name string) *file {
	return &file{voicemail: name == "" || strings.Contains(strings.ToLower(name), "voicemail")}
}

// secretKeys are parts of the names of settings, and of variables, that hold a secret.
var secretKeys = []string{
	"secret", "password", "passwd", "passphrase", "pswd", "md5cred", "md5_cred", "token", "credential", "apikey", "api_key", "private_key",
	"privatekey",
}

// secretFrom returns where in the value of a setting a secret begins, or -1.
func (f *file) secretFrom(key, value string) int {
	key = strings.ToLower(strings.Trim(key, " \t>"))
	switch {
	case secretName(key):
		return 0
	case key == "auth" && strings.Contains(value, ":"), key == "register":
		return 0 // user:secret@host of sip.conf and iax.conf
	case key == "conf" || key == "agent" || key == "user":
		if comma := strings.IndexByte(value, ','); comma >= 0 {
			return comma + 1 // a room's PINs in meetme.conf, an agent's password
		}
	case f.voicemail && isMailbox(key):
		return 0
	}
	if at := strings.Index(value, "://"); at >= 0 {
		if host := strings.IndexByte(value[at+3:], '@'); host >= 0 {
			return at + 3
		}
	}
	return secretInText([]byte(value), 0)
}

// secretName reports whether what has this name, in lower case, is a secret.
func secretName(name string) bool {
	for _, word := range secretKeys {
		if strings.Contains(name, word) {
			return true
		}
	}
	return strings.HasSuffix(name, "pin") || strings.HasSuffix(name, "pass")
}

// isMailbox reports whether a setting's name is that of a mailbox.
func isMailbox(key string) bool {
	for i := range len(key) {
		if c := key[i]; (c < '0' || c > '9') && c != '*' && c != '#' {
			return false
		}
	}
	return key != ""
}

// json masks what GetConfigJSON answers. It is no JSON: a category is a list with
// names and values in it, as measured on 16 and 22:
//
//	{"general":["bind":"0.0.0.0","secret":"x"]}
func (f *file) json(text string) string {
	var out strings.Builder
	for i := 0; i < len(text); {
		if text[i] != '"' {
			out.WriteByte(text[i])
			i++
			continue
		}
		key, next, ok := quoted(text, i)
		if !ok {
			return out.String() + Mask // a string without an end
		}
		out.WriteString(text[i:next])
		i = next
		if !strings.HasPrefix(text[i:], ":") {
			continue
		}
		out.WriteByte(':')
		i++
		if !strings.HasPrefix(text[i:], `"`) {
			continue
		}
		value, next, ok := quoted(text, i)
		if !ok {
			return out.String() + `"` + Mask
		}
		if n := f.secretFrom(key, value); n >= 0 && n < len(value) {
			out.WriteString(`"` + Mask + `"`)
		} else {
			out.WriteString(text[i:next])
		}
		i = next
	}
	return out.String()
}

// quoted reads the string that begins at i, and returns where it ends. What is
// escaped in it stays so: that hides no secret's name.
func quoted(text string, i int) (s string, next int, ok bool) {
	for j := i + 1; j < len(text); j++ {
		switch text[j] {
		case '\\':
			j++
		case '"':
			return text[i+1 : j], j + 1, true
		}
	}
	return "", len(text), false
}
