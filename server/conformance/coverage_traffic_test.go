package conformance

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine/facts"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// wantTypedHeaders is the share of the headers of mixed traffic that have a field
// of their own, of the type that they are of; wantTraffic are events without
// which the traffic was not mixed.
const wantTypedHeaders = 0.995

var wantTraffic = []string{
	"Newchannel", "Hangup", "DialEnd", "BridgeEnter", "QueueCallerJoin", "AgentConnect", "AgentComplete", "ConfbridgeJoin", "ConfbridgeTalking",
	"ParkedCall", "BlindTransfer", "AsyncAGIExec", "AGIExecEnd", "MixMonitorStart", "Registry", "ContactStatus", "PeerStatus", "CEL", "Cdr", "RTCPSent",
}

// untypedHeaders are those that have no field of their own, or a text where the
// facts or their values suggest something else, by name or by event and name,
// with the reason. A name stands for all that end with it, as DestCallerIDNum.
var untypedHeaders = map[string]string{
	"ChanVariable":               "a map, of what the configuration names",
	"UserEvent.Colour":           "its author's",
	"ExtensionStatus.StatusText": "the text of Status, which is typed",
	"BridgeVideoSource":          "a channel's Uniqueid",
	"BridgeName":                 "a name",
	"Conference":                 "a name",
	"Agent":                      "a name",
	"Exten":                      "a name of the dialplan",
	"Mailbox":                    "a name",
	"CommandId":                  "a name that the sender gave",
	"AccountCode":                "free text",
	"Value":                      "what a variable holds",
	"Data":                       "an application's arguments",
	"Digit":                      "a key, also * and #",
	"SentNTP":                    "seconds and microseconds, which a double does not hold exactly",
	"CallerIDNum":                "a telephone number",
	"ConnectedLineNum":           "a telephone number",
	"Cdr.Source":                 "a telephone number",
	"Uniqueid":                   "a name, which looks like a number unless somebody chose it",
	"Linkedid":                   "a name, which looks like a number unless somebody chose it",
}

// Whoever writes one of Asterisk's own tests names its headers. Only a server that
// was built for these tests, as Debian's is, sends them: they are counted apart.
const testEvent = "TestEvent"

var numeric = regexp.MustCompile(`^(-?\d+(\.\d+)?|(?i:yes|no|true|false|on|off))$`)

// tally is what was seen of one event.
type tally struct{ events, headers, typed int }

// countTypedHeaders counts, over all events that came, the headers that a field
// of their own holds, and fails if they are too few. What is not typed must be
// known, with a reason.
func (p *coverage) countTypedHeaders() {
	p.drain()
	f, err := facts.Load(filepath.Join("..", "..", "engine", "facts", "testdata", fmt.Sprint(p.major)+".json"))
	must(p.t, err)
	events, lacks := make(map[string]*tally), make(map[string]int)
	texts := make(map[string]bool) // headers in string fields: whether all values looked like numbers
	untypedEvents := make(map[string]bool)
	for _, e := range p.heard {
		if len(e.GetHeaders()) == 0 {
			continue // our own
		}
		count := events[e.GetName()]
		if count == nil {
			count = new(tally)
			events[e.GetName()] = count
		}
		count.events++
		fields := headerFields(e)
		if fields == nil {
			untypedEvents[e.GetName()] = true
		}
		for i, h := range e.GetHeaders() {
			if i == 0 || h.GetName() == "Privilege" {
				continue // the envelope's
			}
			count.headers++
			name := e.GetName() + "." + h.GetName()
			fd := fields[strings.ToLower(h.GetName())]
			left := fd == nil || fd.IsMap() || isUnmapped(copyHeaders(e.GetUnmapped()), h.GetName(), h.GetValue())
			switch {
			case left && e.GetName() == testEvent:
			case left:
				lacks[name+": no field holds it"]++
			case fd.Kind() == protoreflect.StringKind && isClosed(f, e.GetName(), h.GetName()):
				lacks[name+": a text, and the facts close the set"]++
			default:
				count.typed++
				if fd.Kind() == protoreflect.StringKind && h.GetValue() != "" {
					was, seen := texts[name]
					texts[name] = (was || !seen) && numeric.MatchString(h.GetValue())
				}
			}
		}
	}
	p.tellTally(events, untypedEvents)
	for _, name := range slices.Sorted(maps.Keys(lacks)) {
		header, _, _ := strings.Cut(name, ":")
		p.t.Logf("untyped: %s (%d times) %s", name, lacks[name], untypedHeaders[header])
		if !excused(header) {
			p.t.Errorf("%s: type it, or say in untypedHeaders why not", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if texts[name] && !excused(name) {
			p.t.Errorf("%s: every value was a number or a boolean, and its field is a text: type it, or say in untypedHeaders why not", name)
		}
	}
	for _, name := range wantTraffic {
		if events[name] == nil {
			p.t.Errorf("the traffic has no %s", name)
		}
	}
}

// tellTally prints the share by event and of all.
func (p *coverage) tellTally(events map[string]*tally, untyped map[string]bool) {
	var all tally
	full := 0
	for _, name := range slices.Sorted(maps.Keys(events)) {
		c := events[name]
		if name != testEvent {
			all.events, all.headers, all.typed = all.events+c.events, all.headers+c.headers, all.typed+c.typed
		}
		if c.typed == c.headers {
			full++
			continue
		}
		p.t.Logf("%s: %d of %d headers typed (%.1f %%) in %d events", name, c.typed, c.headers, 100*float64(c.typed)/float64(c.headers), c.events)
	}
	share := float64(all.typed) / float64(max(all.headers, 1))
	p.t.Logf("Asterisk %d: %d events of %d names, %d names typed in full; %d of %d headers typed: %.3f %%", p.major, all.events, len(events), full, all.typed, all.headers, 100*share)
	if len(untyped) > 0 {
		p.t.Errorf("events that nobody has typed: %v", slices.Sorted(maps.Keys(untyped)))
	}
	if share < wantTypedHeaders {
		p.t.Errorf("%.3f %% of the headers are typed, want %.1f %%", 100*share, 100*wantTypedHeaders)
	}
}

// drain takes what has come of the stream.
func (p *coverage) drain() {
	p.call("UserEvent", "user_event", "End")
	p.event("", "UserEvent", "user_event", "End")
}

// excused reports whether a header, as Event.Header, is known to be untyped: by
// that name, by its own, or by one that it ends with, as DestCallerIDNum.
func excused(name string) bool {
	_, header, _ := strings.Cut(name, ".")
	if untypedHeaders[name] != "" {
		return true
	}
	for known := range untypedHeaders {
		if !strings.Contains(known, ".") && (strings.HasSuffix(strings.ToLower(header), strings.ToLower(known)) || strings.HasPrefix(header, known+"(")) {
			return true
		}
	}
	return false
}

// isClosed reports whether the facts list the values of a header.
func isClosed(f *facts.File, event, header string) bool {
	e := f.Event(event)
	return e != nil && slices.ContainsFunc(e.Parameters, func(p facts.Parameter) bool {
		return strings.EqualFold(p.Name, header) && len(p.Values) > 0
	})
}

// headerFields returns the fields of an event's message by header in lower case,
// nil if it has no message.
func headerFields(e *astergatev1.Event) map[string]protoreflect.FieldDescriptor {
	m := e.ProtoReflect()
	arm := m.WhichOneof(m.Descriptor().Oneofs().ByName("body"))
	if arm == nil {
		return nil
	}
	fields := make(map[string]protoreflect.FieldDescriptor)
	addHeaderFields(fields, arm.Message(), "")
	return fields
}

func addHeaderFields(fields map[string]protoreflect.FieldDescriptor, md protoreflect.MessageDescriptor, prefix string) {
	for i := range md.Fields().Len() {
		fd := md.Fields().Get(i)
		if header, _ := proto.GetExtension(fd.Options(), optionsv1.E_Header).(string); header != "" {
			fields[strings.ToLower(prefix+header)] = fd
		}
		if proto.HasExtension(fd.Options(), optionsv1.E_Prefix) {
			own, _ := proto.GetExtension(fd.Options(), optionsv1.E_Prefix).(string)
			addHeaderFields(fields, fd.Message(), prefix+own)
		}
	}
}
