package conformance

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/astergate/astergate/engine/hostile"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callActions are all that CallService and the tracker may send, with the headers
// that each may have. Written down here, and read from nowhere.
var callActions = map[string][]string{
	"Originate":      {"Channel", "Context", "Exten", "Priority", "Application", "Data", "Timeout", "CallerID", "Variable", "Account", "Codecs", "EarlyMedia", "ChannelId", "OtherChannelId", "Async"},
	"Hangup":         {"Channel", "Cause"},
	"BlindTransfer":  {"Channel", "Context", "Exten"},
	"Redirect":       {"Channel", "Context", "Exten", "Priority", "ExtraChannel", "ExtraContext", "ExtraExten", "ExtraPriority"},
	"Atxfer":         {"Channel", "Context", "Exten"},
	"Bridge":         {"Channel1", "Channel2", "Tone"},
	"Park":           {"Channel", "TimeoutChannel", "AnnounceChannel", "Timeout", "Parkinglot"},
	"MixMonitor":     {"Channel", "File", "Options", "Command"},
	"StopMixMonitor": {"Channel", "MixMonitorID"},
	"MixMonitorMute": {"Channel", "MixMonitorID", "Direction", "State"},
	"MuteAudio":      {"Channel", "Direction", "State"},
	"PlayDTMF":       {"Channel", "Digit", "Duration", "Receive"},
	"Setvar":         {"Channel", "Variable", "Value"},
	"Status":         {"Channel", "Variables"},
	"Ping":           {},
	"ListCommands":   {},
}

// callPlace is a text field of a request of CallService.
type callPlace struct {
	method protoreflect.MethodDescriptor
	path   []protoreflect.FieldDescriptor
	bytes  bool
}

func (p callPlace) String() string {
	names := []string{string(p.method.Name())}
	for _, fd := range p.path {
		names = append(names, string(fd.Name()))
	}
	return strings.Join(names, ".")
}

// callPlaces are all of what acts on calls, by the descriptors.
func callPlaces() []callPlace {
	var places []callPlace
	methods := astergatev1.File_astergate_v1_call_service_proto.Services().ByName("CallService").Methods()
	var walk func(m protoreflect.MethodDescriptor, md protoreflect.MessageDescriptor, path []protoreflect.FieldDescriptor)
	walk = func(m protoreflect.MethodDescriptor, md protoreflect.MessageDescriptor, path []protoreflect.FieldDescriptor) {
		for i := range md.Fields().Len() {
			fd := md.Fields().Get(i)
			here := append(slices.Clone(path), fd)
			switch {
			case fd.Kind() == protoreflect.StringKind || fd.Kind() == protoreflect.BytesKind:
				places = append(places, callPlace{m, here, fd.Kind() == protoreflect.BytesKind})
			case fd.Message() != nil && fd.Message().ParentFile().Package() != "google.protobuf":
				walk(m, fd.Message(), here)
			}
		}
	}
	for i := range methods.Len() {
		if m := methods.Get(i); !m.IsStreamingServer() {
			walk(m, m.Input(), nil)
		}
	}
	return places
}

// request is a method's request that would be sent, with a text in the place.
func (p callPlace) request(call, text string) proto.Message {
	req := dynamicpb.NewMessage(p.method.Input())
	fill := func(name protoreflect.Name, value any) {
		if fd := req.Descriptor().Fields().ByName(name); fd != nil {
			req.Set(fd, protoreflect.ValueOf(value))
		}
	}
	fill("call", call)
	switch p.method.Name() {
	case "Originate":
		fill("channel", "Nosuch/nobody")
		if at := p.path[0].Name(); at == "application" || at == "data" {
			fill("application", "Wait")
		} else {
			fill("context", "astergate")
			fill("exten", "answer")
		}
	case "SpyCall":
		fill("channel", "Nosuch/nobody")
	case "SendDtmf":
		fill("digits", "1")
	case "SetCallVariable":
		fill("name", "X")
	case "RecordCall":
		fill("file", "x.wav")
	case "JoinCalls":
		fill("with_call", call)
	}
	if fd := req.Descriptor().Fields().ByName("act"); fd != nil && fd.Enum() != nil {
		req.Set(fd, protoreflect.ValueOfEnum(1))
	}
	var m protoreflect.Message = req
	for i, fd := range p.path {
		switch {
		case i < len(p.path)-1 && fd.IsList():
			m = m.Mutable(fd).List().AppendMutable().Message()
		case i < len(p.path)-1:
			m = m.Mutable(fd).Message()
		case p.bytes:
			m.Set(fd, protoreflect.ValueOfBytes([]byte(text)))
		default:
			m.Set(fd, protoreflect.ValueOfString(text))
		}
		// A place and a variable are whole.
		for name, value := range map[protoreflect.Name]string{"exten": "100", "name": "X"} {
			if other := m.Descriptor().Fields().ByName(name); i == len(p.path)-2 && other != nil && other != p.path[i+1] {
				m.Set(other, protoreflect.ValueOfString(value))
			}
		}
	}
	return req
}

// Every text of every request that acts on a call takes hostile texts, each place
// others: what leaves for Asterisk are actions that acts on calls consist of, with
// headers that these have, each once; nothing at all if the request was refused
// for what it holds.
func TestHostileCalls(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	r := tap(t, b)
	s := start(t, b, options{link: quiet})
	s.awaitInfo(t)
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	call := s.up(t, "answer").GetCall()
	sent, refused, carried := 0, 0, make(map[string]int)
	places := callPlaces()
	for i, place := range places {
		every := 12
		if place.method.Name() == "TransferCall" { // waits for what comes of it
			every = 48
		}
		for n, text := range hostile.Texts() {
			if (n+i)%every != 0 || !utf8.ValidString(text) && !place.bytes {
				continue
			}
			if c, err := s.tracked.GetCall(t.Context(), &astergatev1.GetCallRequest{Call: call}); err != nil || c.GetCall().GetEndedAt() != nil {
				call = s.up(t, "answer").GetCall()
			}
			s.send(t, "Ping") // behind all that came before
			r.take()
			ctx, cancel := context.WithTimeout(t.Context(), 150*time.Millisecond)
			reply := dynamicpb.NewMessage(place.method.Output())
			err := conn.Invoke(ctx, "/"+string(place.method.Parent().FullName())+"/"+string(place.method.Name()), place.request(call, text), reply)
			cancel()
			s.send(t, "Ping")
			acts := 0
			for _, m := range r.take() {
				if fault := strange(m); fault != "" {
					t.Errorf("%v %.80q: %s in %.300q", place, text, fault, m.lines)
				}
				if slices.Contains([]string{"Ping", "Status", "ListCommands"}, m.value("Action")) {
					continue // the test's, and what astergate asks by itself
				}
				acts++
				if slices.ContainsFunc(m.lines, func(line string) bool { return len(text) > 3 && strings.Contains(line, text) }) {
					carried[place.String()]++
				}
			}
			if status.Code(err) == codes.InvalidArgument && slices.Contains([]string{"INVALID_HEADER", "INVALID_REQUEST"}, reasonOf(err)) {
				refused++
				if acts > 0 {
					t.Errorf("%v %.80q was refused, and %d actions left: %v", place, text, acts, err)
				}
				continue
			}
			sent += acts
			if code := status.Code(err); code == codes.Internal || code == codes.Unknown {
				t.Errorf("%v %.80q: %v", place, text, err)
			}
		}
	}
	r.wantNoRest(t)
	t.Logf("%d places: %d actions left, %d requests were refused; texts went out from %v", len(places), sent, refused, carried)
	for _, name := range []string{"Originate.channel", "Originate.context", "Originate.data", "Originate.caller_id", "Originate.variables.value", "SetCallVariable.value", "RecordCall.file", "SpyCall.channel", "TransferCall.redirect.to.context"} {
		if carried[name] == 0 {
			t.Errorf("no text of %s went out: the test shows nothing of it", name)
		}
	}
}

// strange returns what is not as it should be in a message for Asterisk.
func strange(m heard) string {
	headers, known := callActions[m.value("Action")]
	switch {
	case m.fault != "":
		return m.fault
	case !known:
		return "an action that no act on a call sends"
	}
	seen := make(map[string]bool)
	for i, line := range m.lines {
		name, _, colon := strings.Cut(line, ": ")
		switch {
		case !colon:
			return fmt.Sprintf("line %d has no colon", i)
		case i == 0 && name == "Action", i == 1 && name == "ActionID":
		case !slices.Contains(headers, name):
			return "the header " + name
		case seen[name] && name != "Variable":
			return "a second header " + name
		case name == "Variable" && m.value("Action") == "Originate" && variablesIn(strings.TrimPrefix(line, "Variable: ")) != 1:
			return "more than one variable in a line"
		}
		seen[name] = true
	}
	return ""
}

// variablesIn is how many variables Asterisk reads in one header Variable
// (main/app.c, __ast_app_separate_args, by commas).
func variablesIn(value string) int {
	n, parens, brackets, quoted := 1, 0, 0, false
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '(':
			parens++
		case c == ')' && parens > 0:
			parens--
		case c == '[':
			brackets++
		case c == ']' && brackets > 0:
			brackets--
		case c == '"':
			quoted = !quoted
		case c == '\\':
			i++
		case c == ',' && parens == 0 && brackets == 0 && !quoted:
			n++
		}
	}
	return n
}
