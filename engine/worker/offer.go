package worker

import (
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/mapping"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
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

// offerFrame tells a worker all that is known of the session.
func (s *session) offerFrame() *astergatev1.ServeResponse {
	env := s.ch.Environment()
	path, query := env.Script()
	offer := &astergatev1.SessionOffer{
		Session: s.id, Server: s.ch.Server(), Route: s.route.pattern, Path: valid(path),
		Groups: s.match.groups, Matches: s.match.matches, Query: queryOf(query),
		Channel: valid(env.Get("agi_channel")), UniqueId: valid(env.Get("agi_uniqueid")),
		Transport: s.ch.Transport(), Enhanced: s.ch.Enhanced(),
	}
	for _, text := range env.Args() {
		argument := &astergatev1.AgiArgument{Value: valid(text)}
		if !utf8.ValidString(text) {
			argument.RawValue = []byte(text)
		}
		offer.Arguments = append(offer.Arguments, argument)
	}
	headers := make([]eventv1.Header, env.Len()) // together: they live as long as the offer
	offer.Environment = make([]*eventv1.Header, len(headers))
	for i := range headers {
		name, value := env.At(i)
		fill(&headers[i], name, value)
		offer.Environment[i] = &headers[i]
	}
	return &astergatev1.ServeResponse{Frame: &astergatev1.ServeResponse_Offer{Offer: offer}}
}

// queryOf takes a query apart: in order, repeated names kept. What is not
// escaped as it should be stays as it is.
func queryOf(query string) []*eventv1.Header {
	if query == "" {
		return nil
	}
	var list []*eventv1.Header
	for part := range strings.SplitSeq(query, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		list = append(list, header(unescaped(name), unescaped(value)))
	}
	return list
}

func unescaped(text string) string {
	if plain, err := url.QueryUnescape(text); err == nil {
		return plain
	}
	return text
}

func header(name, value string) *eventv1.Header {
	h := new(eventv1.Header)
	fill(h, name, value)
	return h
}

func fill(h *eventv1.Header, name, value string) {
	h.Name, h.Value = valid(name), valid(value)
	if !utf8.ValidString(value) {
		h.RawValue = []byte(value)
	}
}

func valid(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	return mapping.Text([]byte(text))
}

func stamp(t time.Time) *timestamppb.Timestamp { return timestamppb.New(t) }
