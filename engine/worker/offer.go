package worker

import (
	"iter"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/mapping"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
)

// matchLocked matches the session's path with a pool's pattern, once.
func (s *session) matchLocked(p *pool) *matched {
	m, tried := s.cache[p.route.pattern]
	if !tried {
		m = p.route.of(s.path)
		if s.cache == nil {
			s.cache = make(map[string]*matched)
		}
		s.cache[p.route.pattern] = m
	}
	return m
}

// Fields of SessionOffer, AgiArgument and Header. A test compares what is made of them
// with the message.
const (
	offerSession, offerServer, offerRoute, offerPath protowire.Number = 1, 2, 3, 4
	offerGroups, offerMatches, offerQuery            protowire.Number = 5, 6, 7
	offerArguments, offerEnvironment, offerChannel   protowire.Number = 8, 9, 10
	offerUniqueID, offerTransport, offerEnhanced     protowire.Number = 11, 12, 13
	argumentValue, argumentRaw                       protowire.Number = 1, 2
	headerName, headerValue, headerRaw               protowire.Number = 1, 2, 3
	entryKey, entryValue                             protowire.Number = 1, 2
)

// offerFrame tells a worker all that is known of the session. It is encoded at once:
// of an environment's lines messages would be made for that alone.
func (s *session) offerFrame() Frame {
	env := s.ch.Environment()
	path, query := env.Script()
	var inner [1024]byte
	out := inner[:0]
	out = appendField(out, offerSession, s.id)
	out = appendField(out, offerServer, s.ch.Server())
	out = appendField(out, offerRoute, s.route.pattern)
	out = appendField(out, offerPath, valid(path))
	for name, text := range s.match.groups {
		out = appendPart(out, offerGroups, entryKey, name, entryValue, text, 0)
	}
	for _, text := range s.match.matches {
		out = protowire.AppendString(protowire.AppendTag(out, offerMatches, protowire.BytesType), text)
	}
	for name, value := range queryOf(query) {
		out = appendPart(out, offerQuery, headerName, name, headerValue, value, headerRaw)
	}
	for _, text := range env.Args() {
		out = appendPart(out, offerArguments, 0, "", argumentValue, text, argumentRaw)
	}
	for name, value := range env.All() {
		out = appendPart(out, offerEnvironment, headerName, name, headerValue, value, headerRaw)
	}
	out = appendField(out, offerChannel, valid(env.Get("agi_channel")))
	out = appendField(out, offerUniqueID, valid(env.Get("agi_uniqueid")))
	if transport := s.ch.Transport(); transport != 0 {
		out = protowire.AppendVarint(protowire.AppendTag(out, offerTransport, protowire.VarintType), uint64(transport))
	}
	if s.ch.Enhanced() {
		out = protowire.AppendVarint(protowire.AppendTag(out, offerEnhanced, protowire.VarintType), 1)
	}
	encoded := protowire.AppendTag(make([]byte, 0, len(out)+4), serveResponseOffer, protowire.BytesType)
	return Frame{encoded: protowire.AppendBytes(encoded, out)}
}

// appendField appends a text, which is UTF-8, unless it is empty.
func appendField(dst []byte, field protowire.Number, text string) []byte {
	if text == "" {
		return dst
	}
	return protowire.AppendString(protowire.AppendTag(dst, field, protowire.BytesType), text)
}

// appendPart appends a message of a name and a value, and the value's bytes in the
// field raw if they are not UTF-8.
func appendPart(dst []byte, field, nameField protowire.Number, name string, valueField protowire.Number, value string, raw protowire.Number) []byte {
	name, text := valid(name), valid(value)
	if text == value {
		raw = 0
	}
	size := func(field protowire.Number, text string) int {
		if field == 0 || text == "" {
			return 0
		}
		return protowire.SizeTag(field) + protowire.SizeBytes(len(text))
	}
	if raw == 0 {
		value = ""
	}
	dst = protowire.AppendTag(dst, field, protowire.BytesType)
	dst = protowire.AppendVarint(dst, uint64(size(nameField, name)+size(valueField, text)+size(raw, value)))
	dst = appendField(dst, nameField, name)
	dst = appendField(dst, valueField, text)
	return appendField(dst, raw, value)
}

// queryOf takes a query apart: in order, repeated names kept. What is not
// escaped as it should be stays as it is.
func queryOf(query string) iter.Seq2[string, string] {
	return func(yield func(name, value string) bool) {
		for part := range strings.SplitSeq(query, "&") {
			name, value, _ := strings.Cut(part, "=")
			if part != "" && !yield(unescaped(name), unescaped(value)) {
				return
			}
		}
	}
}

// headersOf makes messages of names and values.
func headersOf(pairs iter.Seq2[string, string]) (list []*eventv1.Header) {
	for name, value := range pairs {
		list = append(list, mapping.NewHeader([]byte(name), []byte(value)))
	}
	return list
}

func unescaped(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return mapping.Text([]byte(text))
}

func stamp(t time.Time) *timestamppb.Timestamp { return timestamppb.New(t) }
