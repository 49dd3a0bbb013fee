package conformance

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"google.golang.org/protobuf/encoding/prototext"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A block is one message of Asterisk's, as the trace shows it.
type block struct{ names, values []string }

// wiretap collects what Asterisk answers, by ActionID.
type wiretap struct {
	mu   sync.Mutex // guards what follows
	byID map[string][]block
}

// wiretap traces the link until the test's end.
func (s *service) wiretap(t testing.TB) *wiretap {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	stream, err := s.servers.TraceServer(ctx, &astergatev1.TraceServerRequest{Server: "pbx1"})
	must(t, err)
	_, err = stream.Recv() // the trace has begun
	must(t, err)
	w := &wiretap{byID: make(map[string][]block)}
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			m, err := stream.Recv()
			if err != nil {
				return
			}
			if m.GetMissed() > 0 {
				t.Errorf("the trace missed %d messages", m.GetMissed())
			}
			if !m.GetSent() {
				w.add(m.GetText())
			}
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	return w
}

func (w *wiretap) add(text string) {
	var b block
	id := ""
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		b.names, b.values = append(b.names, name), append(b.values, value)
		if strings.EqualFold(name, "ActionID") && id == "" {
			id = value
		}
	}
	// These go to every session with the sender's ActionID, and are no answer.
	if strings.EqualFold(b.names[0], "Event") && slices.Contains([]string{"UserEvent", "OriginateResponse", "SIPQualifyPeerDone"}, b.values[0]) {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.byID[id] = append(w.byID[id], b)
}

// answer returns what came for an action, when at least n blocks have.
func (w *wiretap) answer(t testing.TB, id string, n int) (blocks []block) {
	t.Helper()
	eventually(t, func() bool {
		w.mu.Lock()
		defer w.mu.Unlock()
		blocks = w.byID[id]
		return len(blocks) >= n
	})
	return blocks
}

// account holds a typed response against the bytes that it was made of: each
// header is told by the ActionReply, is in a field, or is unmapped; and what is
// told was sent.
func account(t testing.TB, resp proto.Message, blocks []block) {
	t.Helper()
	m := resp.ProtoReflect()
	reply, _ := m.Get(m.Descriptor().Fields().ByNumber(1)).Message().Interface().(*amiv1.ActionReply)
	taken := make(map[protoreflect.FullName]int) // elements of the repeated fields
	item := uint32(0)
	for _, b := range blocks {
		if strings.EqualFold(b.names[0], "Response") {
			left := copyHeaders(reply.GetUnmapped())
			said := fieldsOf(m, "")
			for _, told := range []string{"Response", "Message", "ActionID", "EventList"} {
				said[strings.ToLower(told)] = append(said[strings.ToLower(told)], anything)
			}
			accountBlock(t, b, 0, said, left, dataNames(m))
			nothingInvented(t, m, "", b, left)
			continue
		}
		var left []*eventv1.Header
		index := min(item, reply.GetReceivedItems())
		for _, u := range reply.GetUnmappedItems() {
			if u.GetIndex() == index && u.GetEvent() == b.values[0] {
				left = copyHeaders(u.GetUnmapped())
			}
		}
		said := map[string][]check{}
		element := elementOf(m, b.values[0], taken)
		if element != nil {
			said = fieldsOf(element, "")
		}
		said["actionid"] = append(said["actionid"], anything)
		said["privilege"] = append(said["privilege"], anything)
		if item >= reply.GetReceivedItems() {
			for _, told := range []string{"eventlist", "listitems", "items"} {
				said[told] = append(said[told], anything)
			}
		}
		accountBlock(t, b, 1, said, left, nil)
		if element != nil {
			nothingInvented(t, element, "", b, left)
		}
		item++
	}
	noMoreItems(t, m, taken)
}

// masked is what the trace shows of a secret, or what may be one.
const masked = "********"

// accountBlock looks for each header of a block, from the given one on.
func accountBlock(t testing.TB, b block, from int, said map[string][]check, left []*eventv1.Header, rest func(name, value string) bool) {
	t.Helper()
	for i := from; i < len(b.names); i++ {
		name, value := b.names[i], b.values[i]
		if value == masked && len(said[strings.ToLower(name)]) > 0 {
			continue
		}
		if isUnmapped(left, name, value) || rest != nil && rest(name, value) || isSaid(said[strings.ToLower(name)], value) {
			continue
		}
		t.Errorf("%s %s: header %q: %q is in no field and not unmapped", b.names[0], b.values[0], name, value)
	}
}

// A check reports whether a field says what a header's text says.
type check func(text string) bool

func anything(string) bool { return true }

func isSaid(checks []check, value string) bool {
	for _, says := range checks {
		if says(value) {
			return true
		}
	}
	return false
}

func isUnmapped(left []*eventv1.Header, name, value string) bool {
	for i, h := range left {
		if h != nil && strings.EqualFold(h.GetName(), name) && h.GetValue() == value {
			left[i] = nil
			return true
		}
	}
	return false
}

func copyHeaders(list []*eventv1.Header) []*eventv1.Header {
	return append([]*eventv1.Header(nil), list...)
}

// fieldsOf returns what the fields of a message say, by their headers in lower
// case, those of its blocks included.
func fieldsOf(m protoreflect.Message, prefix string) map[string][]check {
	out := make(map[string][]check)
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if proto.HasExtension(fd.Options(), optionsv1.E_Prefix) {
			own, _ := proto.GetExtension(fd.Options(), optionsv1.E_Prefix).(string)
			for name, checks := range fieldsOf(m.Get(fd).Message(), prefix+own) {
				out[name] = append(out[name], checks...)
			}
			continue
		}
		if header, _ := proto.GetExtension(fd.Options(), optionsv1.E_Header).(string); header != "" {
			name := strings.ToLower(prefix + header)
			out[name] = append(out[name], func(text string) bool { return says(m, fd, text) })
		}
	}
	return out
}

// says reports whether a field holds a text.
func says(m protoreflect.Message, fd protoreflect.FieldDescriptor, text string) bool {
	v := m.Get(fd)
	switch {
	case fd.IsMap():
		key, value, _ := strings.Cut(text, "=")
		return v.Map().Get(protoreflect.ValueOfString(key).MapKey()).String() == value
	case fd.IsList():
		for i := range v.List().Len() {
			if v.List().Get(i).String() == text {
				return true
			}
		}
		return false
	}
	switch fd.Kind() {
	case protoreflect.StringKind:
		if escaped, _ := proto.GetExtension(fd.Options(), optionsv1.E_Escaped).(bool); escaped && strings.Contains(text, `\`) {
			return m.Has(fd)
		}
		tail, _ := proto.GetExtension(fd.Options(), optionsv1.E_Tail).(bool)
		return v.String() == text || tail && strings.Contains(v.String(), text)
	case protoreflect.BoolKind:
		return v.Bool() == slices.Contains([]string{"yes", "y", "true", "t", "1", "on"}, strings.ToLower(text))
	case protoreflect.DoubleKind:
		f, err := strconv.ParseFloat(text, 64)
		return err == nil && f == v.Float()
	case protoreflect.EnumKind:
		return m.Has(fd) || text == "0"
	case protoreflect.MessageKind:
		d, ok := v.Message().Interface().(*durationpb.Duration)
		return ok && m.Has(fd) && (d.AsDuration() != 0) == strings.ContainsAny(text, "123456789")
	default:
		return fmt.Sprint(v.Interface()) == strings.TrimLeft(text, "0") || strings.Trim(text, "0") == "" && fmt.Sprint(v.Interface()) == "0"
	}
}

// dataNames reports whether a header whose name is data stands in the response:
// in its numbered field, or in the one that takes all others.
func dataNames(m protoreflect.Message) func(name, value string) bool {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		text := prototext.MarshalOptions{}.Format(m.Interface())
		if is, _ := proto.GetExtension(fd.Options(), optionsv1.E_Others).(bool); is {
			return func(name, value string) bool {
				return strings.Contains(text, strconv.Quote(name)) && (value == "" || strings.Contains(text, strconv.Quote(value)))
			}
		}
		if is, _ := proto.GetExtension(fd.Options(), optionsv1.E_Numbered).(bool); is {
			return func(name, value string) bool {
				key, rest, _ := strings.Cut(value, "=")
				_, digits, found := strings.Cut(name, "-")
				return found && strings.Trim(digits, "0123456789-") == "" && strings.Contains(text, strconv.Quote(key)) && (rest == "" || strings.Contains(text, strconv.Quote(rest)))
			}
		}
	}
	return nil
}

// elementOf returns the field of the response that an event of that name fills,
// the next one if it repeats; nil if there is none.
func elementOf(m protoreflect.Message, event string, taken map[protoreflect.FullName]int) protoreflect.Message {
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if fd.Kind() != protoreflect.MessageKind {
			continue
		}
		if name, _ := proto.GetExtension(fd.Message().Options(), optionsv1.E_Event).(string); !strings.EqualFold(name, event) {
			continue
		}
		if !fd.IsList() {
			return m.Get(fd).Message()
		}
		n := taken[fd.FullName()]
		taken[fd.FullName()]++
		if n < m.Get(fd).List().Len() {
			return m.Get(fd).List().Get(n).Message()
		}
	}
	return nil
}
