package asyncagi

import (
	"bytes"
	"strings"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// Limits of launch_asyncagi (res/res_agi.c), the same since 1.8.
const (
	readSize   = 1024              // of the pipe, for the environment and for each answer
	encodedCut = 2048 - len("%00") // an encoded text that reaches it may have been cut
	// maxRest is how many NOOPs fetch an answer's rest: a pipe holds 64 KiB, and
	// what does not fit is lost.
	maxRest = 80
)

// piece is what one event brings of the stream.
type piece struct {
	text []byte
	full bool // the pipe may hold a rest
	lost bool // bytes behind it did not fit into the event
}

// decode undoes ast_uri_encode. What is no escape stays as it is.
func decode(encoded string) piece {
	text := make([]byte, 0, len(encoded))
	for i := 0; i < len(encoded); i++ {
		switch c := encoded[i]; {
		case c == '+':
			text = append(text, ' ')
		case c == '%' && i+2 < len(encoded) && isHex(encoded[i+1]) && isHex(encoded[i+2]):
			text = append(text, unhex(encoded[i+1])<<4|unhex(encoded[i+2]))
			i += 2
		default:
			text = append(text, c)
		}
	}
	p := piece{text: text, full: len(text) >= readSize}
	p.lost = len(encoded) >= encodedCut && !p.full && !bytes.HasSuffix(text, []byte("\n"))
	return p
}

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func unhex(c byte) byte {
	switch {
	case c <= '9':
		return c - '0'
	case c <= 'F':
		return c - 'A' + 10
	}
	return c - 'a' + 10
}

// intake collects an answer. It is guarded by its session's mu.
type intake struct {
	id      string // the command whose piece is awaited; empty: none
	came    bool   // the first piece is there
	text    []byte
	behind  int  // short answers that stand behind the answer
	full    bool // the pipe may hold a rest
	lost    bool // a part is lost for good
	spoiled bool // another program's answer stands in it
}

// take adds a piece, if it is of this answer.
func (in *intake) take(id string, p piece) {
	switch {
	case id == in.id:
		if in.came {
			in.behind++ // a NOOP of ours
		}
		in.came, in.id = true, ""
	case !in.came || !in.full:
		return // stands for itself
	case isShort(id):
		in.behind++
	default:
		in.spoiled = true
	}
	in.text = append(in.text, p.text...)
	in.full = p.full || p.lost
	in.lost = in.lost || p.lost
}

// complete reports whether nothing is missing.
func (in *intake) complete() bool { return in.came && !in.full && in.id == "" }

// bytes are the answer without what stands behind it. It is false if that is not
// what it should be.
func (in *intake) bytes() ([]byte, bool) {
	text := in.text
	if in.spoiled || in.lost {
		return text, false
	}
	for range in.behind {
		end := len(text) - shortAnswer
		if end < 0 || !bytes.HasPrefix(text[end:], []byte("200 result=")) || text[len(text)-1] != '\n' {
			return in.text, false
		}
		text = text[:end]
	}
	return text, true
}

// replyOf parses a whole answer: what a handler would get over FastAGI.
func replyOf(text string, exec bool) agiwire.Reply {
	text = strings.TrimSuffix(text, "\n")
	for { // "100 result=0 Trying..." comes first
		reply := agiwire.ParseReply(text)
		_, rest, more := strings.Cut(text, "\n")
		if !reply.Provisional() || !more {
			break
		}
		text = rest
	}
	if exec {
		// An application that returned 1: Asterisk takes that for wrong usage.
		if first, _, _ := strings.Cut(text, "\n520"); len(first) < len(text) {
			text = first
		}
	}
	return agiwire.ParseReply(text)
}

// unknownAnswer is the reply where Asterisk's is not to be had.
func unknownAnswer(why string) agiwire.Reply { return agiwire.Reply{Text: why, Raw: why} }
