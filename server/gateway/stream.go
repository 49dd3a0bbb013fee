package gateway

import (
	"fmt"
	"strings"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	statuspb "google.golang.org/genproto/googleapis/rpc/status"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A stream over HTTP is a sequence of JSON objects.
//
// A message of any stream is one object, the message's own JSON. Only batches
// are taken apart, so that a consumer handles one event at a time. Of
// SubscribeResponse a batch of n events is n objects {"event": {...}}, of which
// the last has the batch's "resumeToken" beside it; {"live": {...}} and
// {"heartbeat": {}} and {"filterErrors": {...}} likewise. StreamActionResponse is {"head": {...}}, then
// {"item": {...}} for each item, then {"end": {...}}. A failed stream ends with
// one object {"error": {...}}, a google.rpc.Status.
//
// As NDJSON each object is a line. As SSE it is the data of one message, with
// the resume token as its id, if it has one; live, heartbeat, filterErrors,
// head, end and error, and of WatchCalls gap and snapshotComplete, are named by
// `event:`, all else has no name, so that onmessage gets it.

// streamMarshaler writes a stream's messages for grpc-gateway, which hands it
// {"result": message} or {"error": status}, each message once and for good. It
// has no state.
type streamMarshaler struct {
	jsonCodec
	contentType string
	sse         bool
}

// StreamContentType is that of the stream.
func (m *streamMarshaler) StreamContentType(any) string { return m.contentType }

// Delimiter is empty: frames bring their ends with them.
func (m *streamMarshaler) Delimiter() []byte { return nil }

// Marshal encodes what one message of the gRPC stream holds.
func (m *streamMarshaler) Marshal(v any) ([]byte, error) {
	switch v := v.(type) {
	case map[string]any:
		msg, ok := v["result"].(proto.Message)
		if !ok {
			return nil, fmt.Errorf("a stream's result of type %T", v["result"])
		}
		return m.message(msg)
	case map[string]proto.Message:
		st, ok := v["error"].(*statuspb.Status)
		if !ok {
			return nil, fmt.Errorf("a stream's error of type %T", v["error"])
		}
		return m.failure(st), nil
	}
	return nil, fmt.Errorf("a stream's chunk of type %T", v)
}

// message encodes one message of the gRPC stream.
func (m *streamMarshaler) message(msg proto.Message) ([]byte, error) {
	switch msg := msg.(type) {
	case *astergatev1.SubscribeResponse:
		return m.subscription(msg)
	case *astergatev1.StreamActionResponse:
		return m.action(msg)
	}
	name, id := "", ""
	if beat, ok := msg.(interface{ GetHeartbeat() *astergatev1.Heartbeat }); ok && beat.GetHeartbeat() != nil {
		name = "heartbeat"
	}
	if calls, ok := msg.(*astergatev1.WatchCallsResponse); ok {
		id = calls.GetResumeToken()
		switch {
		case calls.GetSnapshotComplete() != nil:
			name = "snapshotComplete"
		case calls.GetGap() != nil:
			name = "gap"
		}
	}
	f := frames{sse: m.sse}
	f.begin(name, id)
	err := f.append(msg)
	f.end()
	return f.buf, err
}

// eventSize is room for an event's JSON, to spare the buffer most of its
// growing.
const eventSize = 1280

// subscription splits a batch. The token goes to the last object, because it
// means: all up to here was received.
func (m *streamMarshaler) subscription(s *astergatev1.SubscribeResponse) ([]byte, error) {
	left := len(s.GetEvents())
	if s.GetLive() != nil {
		left++
	}
	if s.GetHeartbeat() != nil {
		left++
	}
	if s.GetFilterErrors() != nil {
		left++
	}
	f := frames{buf: make([]byte, 0, max(left, 1)*eventSize), sse: m.sse}
	if left == 0 {
		if s.GetResumeToken() == "" {
			return nil, nil
		}
		err := f.object("", "", nil, s.GetResumeToken())
		return f.buf, err
	}
	object := func(name, key string, value proto.Message) error {
		left--
		if left > 0 {
			return f.object(name, key, value, "")
		}
		return f.object(name, key, value, s.GetResumeToken())
	}
	if s.GetLive() != nil {
		if err := object("live", "live", s.GetLive()); err != nil {
			return nil, err
		}
	}
	if s.GetFilterErrors() != nil {
		if err := object("filterErrors", "filterErrors", s.GetFilterErrors()); err != nil {
			return nil, err
		}
	}
	for _, e := range s.GetEvents() {
		if err := object("", "event", e); err != nil {
			return nil, err
		}
	}
	if s.GetHeartbeat() != nil {
		if err := object("heartbeat", "heartbeat", s.GetHeartbeat()); err != nil {
			return nil, err
		}
	}
	return f.buf, nil
}

// action splits a message of a streamed action.
func (m *streamMarshaler) action(s *astergatev1.StreamActionResponse) ([]byte, error) {
	f := frames{buf: make([]byte, 0, max(len(s.GetItems()), 1)*eventSize), sse: m.sse}
	if s.GetHead() != nil {
		if err := f.object("head", "head", s.GetHead(), ""); err != nil {
			return nil, err
		}
	}
	for _, item := range s.GetItems() {
		if err := f.object("", "item", item, ""); err != nil {
			return nil, err
		}
	}
	if s.GetEnd() != nil {
		if err := f.object("end", "end", s.GetEnd(), ""); err != nil {
			return nil, err
		}
	}
	return f.buf, nil
}

// object appends {"key": value, "resumeToken": token} without what is absent.
func (f *frames) object(name, key string, value proto.Message, token string) error {
	f.begin(name, token)
	f.raw("{")
	start := len(f.buf)
	if value != nil {
		f.raw(`"`)
		f.raw(key)
		f.raw(`":`)
		if err := f.append(value); err != nil {
			return err
		}
	}
	if token != "" {
		f.comma(start)
		f.raw(`"resumeToken":`)
		from := len(f.buf)
		if err := f.string(token); err != nil {
			return err
		}
		f.escapeBreaks(from)
	}
	f.raw("}")
	f.end()
	return nil
}

// failure encodes the object that ends a failed stream. If the error brings a
// resume token, it is newer than that of the last event.
func (m *streamMarshaler) failure(st *statuspb.Status) []byte {
	f := frames{sse: m.sse}
	f.begin("error", tokenOf(st))
	f.raw(`{"error":`)
	from := len(f.buf)
	f.buf = append(f.buf, statusJSON(status.FromProto(st))...)
	f.escapeBreaks(from)
	f.raw("}")
	f.end()
	return f.buf
}

// tokenOf returns the resume_token of the status's ErrorInfo, or "".
func tokenOf(st *statuspb.Status) string {
	for _, detail := range st.GetDetails() {
		info := new(errdetails.ErrorInfo)
		if detail.UnmarshalTo(info) == nil {
			return info.GetMetadata()[resumeToken]
		}
	}
	return ""
}

// frames builds a row of objects as NDJSON or SSE. JSON as protojson writes it
// has no line break, which both need.
type frames struct {
	buf []byte
	sse bool
}

// begin starts an object; its name and id are SSE's only.
func (f *frames) begin(name, id string) {
	if !f.sse {
		return
	}
	if name != "" {
		f.raw("event: " + name + "\n")
	}
	// An id that SSE cannot hold is left out; the object still has it.
	if id != "" && !strings.ContainsAny(id, "\r\n\x00") {
		f.raw("id: ")
		f.raw(id)
		f.raw("\n")
	}
	f.raw("data: ")
}

func (f *frames) end() {
	if f.sse {
		f.raw("\n")
	}
	f.raw("\n")
}

func (f *frames) raw(text string) { f.buf = append(f.buf, text...) }

// append appends a message's JSON, written where it is to stand.
func (f *frames) append(m proto.Message) (err error) {
	if e, ok := m.(*astergatev1.Event); ok {
		return f.appendEvent(e)
	}
	from := len(f.buf)
	f.buf, err = jsonOut.MarshalAppend(f.buf, m)
	f.escapeBreaks(from)
	return err
}
