package gateway

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"unicode/utf8"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// appendEvent appends an event's JSON: what protojson writes, but for the order
// of fields. The lists of headers are written here, since they are most of a
// RAW event and protojson takes seven allocations for each header. The event
// must be the caller's own: its lists are taken off while protojson works.
func (f *frames) appendEvent(e *astergatev1.Event) error {
	from := len(f.buf)
	unmapped, headers := e.GetUnmapped(), e.GetHeaders()
	e.Unmapped, e.Headers = nil, nil
	var err error
	f.buf, err = jsonOut.MarshalAppend(f.buf, e)
	e.Unmapped, e.Headers = unmapped, headers
	if err != nil {
		return err
	}
	for _, list := range []struct {
		key     string
		headers []*eventv1.Header
	}{{`"unmapped":`, unmapped}, {`"headers":`, headers}} {
		if len(list.headers) == 0 {
			continue
		}
		f.buf = f.buf[:len(f.buf)-1] // the object's brace
		if f.buf[len(f.buf)-1] != '{' {
			f.raw(",")
		}
		f.raw(list.key)
		if err := f.headers(list.headers); err != nil {
			return err
		}
		f.raw("}")
	}
	f.escapeBreaks(from)
	return nil
}

// headers appends a list of at least one header.
func (f *frames) headers(list []*eventv1.Header) error {
	separator := byte('[')
	for _, h := range list {
		f.buf = append(f.buf, separator, '{')
		separator = ','
		start := len(f.buf)
		if h.GetName() != "" {
			f.raw(`"name":`)
			if err := f.string(h.GetName()); err != nil {
				return err
			}
		}
		if h.GetValue() != "" {
			f.comma(start)
			f.raw(`"value":`)
			if err := f.string(h.GetValue()); err != nil {
				return err
			}
		}
		if len(h.GetRawValue()) > 0 {
			f.comma(start)
			f.raw(`"rawValue":"`)
			f.buf = base64.StdEncoding.AppendEncode(f.buf, h.GetRawValue())
			f.raw(`"`)
		}
		f.raw("}")
	}
	f.raw("]")
	return nil
}

// comma separates a field from those since start.
func (f *frames) comma(start int) {
	if len(f.buf) > start {
		f.raw(",")
	}
}

var errNotUTF8 = errors.New("a string that is not UTF-8")

// string appends a JSON string.
func (f *frames) string(text string) error {
	const hex = "0123456789abcdef"
	f.raw(`"`)
	done := 0 // up to here text is written
	ascii := true
	for i := range len(text) {
		c := text[i]
		if c >= ' ' && c != '"' && c != '\\' {
			ascii = ascii && c < utf8.RuneSelf
			continue
		}
		f.raw(text[done:i])
		done = i + 1
		switch c {
		case '"', '\\':
			f.buf = append(f.buf, '\\', c)
		case '\n':
			f.raw(`\n`)
		case '\r':
			f.raw(`\r`)
		case '\t':
			f.raw(`\t`)
		default:
			f.buf = append(f.buf, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		}
	}
	if !ascii && !utf8.ValidString(text) {
		return errNotUTF8
	}
	f.raw(text[done:])
	f.raw(`"`)
	return nil
}

// breaks are the characters beyond ASCII that end a line for Unicode, and so
// for Python's splitlines and what is built on it. JSON allows them in a
// string; with one of them in a caller's name a client would see half a line.
var breaks = strings.NewReplacer("\u0085", `\u0085`, "\u2028", `\u2028`, "\u2029", `\u2029`)

// escapeBreaks escapes them in the JSON behind from.
func (f *frames) escapeBreaks(from int) {
	if part := f.buf[from:]; bytes.IndexByte(part, 0xe2) >= 0 || bytes.IndexByte(part, 0xc2) >= 0 {
		f.buf = append(f.buf[:from], breaks.Replace(string(part))...)
	}
}
