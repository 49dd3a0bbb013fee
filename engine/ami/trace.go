package ami

import (
	"bytes"
	"time"
)

// Socket tells a link's sockets apart.
type Socket uint8

const (
	// SocketEvents receives events. In LinksSingle mode it is the only one and
	// carries actions too.
	SocketEvents Socket = iota
	// SocketActions carries actions that are fast.
	SocketActions
	// SocketBlocking carries one action that may take long.
	SocketBlocking
)

// String returns "events", "actions" or "blocking".
func (s Socket) String() string {
	switch s {
	case SocketActions:
		return "actions"
	case SocketBlocking:
		return "blocking"
	default:
		return "events"
	}
}

// Traced is one message on its way, as TraceFunc gets it.
type Traced struct {
	At     time.Time
	Server string
	Socket Socket
	Out    bool // sent by us; otherwise received
	// Bytes is the message with secrets masked. It must not be modified.
	Bytes []byte
}

// TraceFunc sees every message of a link. It is called from readers and writers
// concurrently and must not block.
//
// Masked are the values of headers whose name contains secret, password,
// passwd or md5cred, of Key and of JSON (GetConfigJSON), and whatever follows
// such a word and ":", "=" or ">" within any value: configuration lines, command
// output, Variable headers. Other values are shown, dialplan variables and DTMF
// digits included, because a trace without them is of no use: treat it as
// confidential.
type TraceFunc func(Traced)

// SetTrace switches the trace on, or off with nil, at once. Messages already
// being handled may still reach the previous function.
func (l *Link) SetTrace(f TraceFunc) {
	if f == nil {
		l.trace.Store(nil)
		return
	}
	l.trace.Store(&f)
}

// traceMessage costs one atomic load if the trace is off.
func (l *Link) traceMessage(at time.Time, socket Socket, out bool, raw []byte) {
	if f := l.trace.Load(); f != nil {
		(*f)(Traced{At: at, Server: l.cfg.Server, Socket: socket, Out: out, Bytes: maskSecrets(raw)})
	}
}

var mask = []byte("********")

// maskSecrets returns raw, or a changed copy of it if it holds secrets.
func maskSecrets(raw []byte) []byte {
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
			out = append(append(out, raw[done:pos+from]...), mask...)
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
