package conformance

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/mem"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protowire"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/hostile"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// originateFields are Originate's headers, in which order they do not matter.
var originateFields = []string{
	"Channel", "Context", "Exten", "Priority", "Application", "Data", "CallerID",
	"Variable", "Account", "ChannelId", "OtherChannelId", "Codecs", "Timeout",
}

// originate is an Originate that fails at once on any server, with one header's
// value given. That one is the first: headers that it smuggles in would come
// before the others of their name, which Asterisk then ignores.
func originate(field, value string, async bool) [][2]string {
	headers := [][2]string{{field, value}}
	for _, h := range [][2]string{{"Channel", "Nosuch/nobody"}, {"Context", "astergate"}, {"Exten", "answer"}, {"Priority", "1"}} {
		if h[0] != field && (field != "Application" && field != "Data" || h[0] == "Channel") {
			headers = append(headers, h)
		}
	}
	if field == "Data" {
		headers = append(headers, [2]string{"Application", "Wait"})
	}
	if async {
		headers = append(headers, [2]string{"Async", "true"})
	}
	return headers
}

// overGRPC makes the orders of a text for each field.
func overGRPC(s *service, raw *rawActions, n int, text string) []*order {
	add := func(orders []*order, field string, o order, req *astergatev1.SendActionRequest) []*order {
		o.way, o.field, o.text = "gRPC", field, text
		o.send = func(ctx context.Context) (string, error) {
			resp, err := s.actions.SendAction(ctx, req)
			return resp.GetReply().GetActionId(), err
		}
		if !utf8.ValidString(req.GetAction()) || !utf8.ValidString(req.GetActionId()) || !utf8.ValidString(req.GetServer()) ||
			slices.ContainsFunc(req.GetHeaders(), func(h *eventv1.Header) bool {
				return !utf8.ValidString(h.GetName()) || !utf8.ValidString(h.GetValue())
			}) {
			// No proto string, so a stock client would not send it.
			o.must, o.codes = refused, []codes.Code{codes.Internal}
			o.send = func(ctx context.Context) (string, error) { return raw.send(ctx, req) }
		}
		return append(orders, &o)
	}
	const after, marker = "UserEvent", "Smuggled" // what would follow in a new message
	orders := add(nil, "action", order{action: text}, &astergatev1.SendActionRequest{Action: text})
	orders = add(orders, "action_id", order{action: "Ping", suffix: text}, &astergatev1.SendActionRequest{Action: "Ping", ActionId: text})
	orders = add(orders, "server", order{action: "Ping", must: refused, codes: []codes.Code{codes.NotFound}}, &astergatev1.SendActionRequest{Action: "Ping", Server: "x" + text})
	orders = add(orders, "name", order{action: "Ping", headers: [][2]string{{text, "x"}, {after, marker}}},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: pairs([]string{text, "x", after, marker})})
	orders = add(orders, "value", order{action: "Ping", headers: [][2]string{{"Hostile", text}, {after, marker}}, must: fits("Hostile", text)},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: pairs([]string{"Hostile", text, after, marker})})
	orders = add(orders, "raw_value", order{action: "Ping", headers: [][2]string{{"Hostile", text}, {after, marker}}, must: fits("Hostile", text)},
		&astergatev1.SendActionRequest{Action: "Ping", Headers: []*eventv1.Header{{Name: "Hostile", RawValue: []byte(text), Value: "not this"}, {Name: after, Value: marker}}})
	for i, field := range originateFields {
		// A synchronous one goes on a socket of its own.
		headers := originate(field, text, (n+i)%3 > 0)
		req := &astergatev1.SendActionRequest{Action: "Originate"}
		for _, h := range headers {
			header := &eventv1.Header{Name: h[0], Value: h[1]}
			if !utf8.ValidString(h[1]) {
				header.Value, header.RawValue = "", []byte(h[1])
			}
			req.Headers = append(req.Headers, header)
		}
		orders = add(orders, "Originate "+field, order{action: "Originate", headers: headers, must: fits(field, text)}, req)
	}
	return orders
}

// overREST makes the orders of a text for each field, also for those that hold
// no text as a message, but do as JSON.
func overREST(t testing.TB, s *service, n int, text string) []*order {
	const path = "/v1/servers/pbx1/actions:send"
	add := func(orders []*order, field string, o order, path, body string) []*order {
		o.way, o.field, o.text = "REST", field, text
		if !utf8.ValidString(text) && !strings.Contains(body, "rawValue") {
			o.must = refused
		}
		o.send = func(ctx context.Context) (string, error) { return s.sendJSON(ctx, path, body) }
		return append(orders, &o)
	}
	q := quoteJSON(text)
	ping := order{action: "Ping"}
	orders := add(nil, "action", order{action: text}, path, `{"action":`+q+`}`)
	orders = add(orders, "actionId", order{action: "Ping", suffix: text}, path, `{"action":"Ping","actionId":`+q+`}`)
	orders = add(orders, "name", order{action: "Ping", headers: [][2]string{{text, "x"}}}, path, `{"action":"Ping","headers":[{"name":`+q+`,"value":"x"}]}`)
	orders = add(orders, "value", order{action: "Ping", headers: [][2]string{{"Hostile", text}}, must: fits("Hostile", text)}, path,
		`{"action":"Ping","headers":[{"name":"Hostile","value":`+q+`}]}`)
	orders = add(orders, "rawValue", order{action: "Ping", headers: [][2]string{{"Hostile", text}}, must: fits("Hostile", text)}, path,
		`{"action":"Ping","headers":[{"name":"Hostile","rawValue":"`+base64.StdEncoding.EncodeToString([]byte(text))+`"}]}`)
	for i, field := range []string{"maxItems", "maxBytes", "listTimeout", "view", "link", "server", "noSuchField"} {
		if (n+i)%7 == 0 {
			orders = add(orders, field, ping, path, `{"action":"Ping","`+field+`":`+q+`}`)
		}
	}
	if n%3 > 0 {
		return orders
	}
	o := ping
	o.must, o.codes = refused, []codes.Code{codes.NotFound, codes.Unimplemented}
	orders = add(orders, "path", o, "/v1/servers/x"+url.PathEscape(text)+"/actions:send", `{"action":"Ping"}`)
	o.codes = nil
	orders = add(orders, "query", o, path+"?action="+url.QueryEscape(text), `{"action":"Ping"}`)
	orders = add(orders, "key", o, path, `{"action":"Ping",`+quoteJSON("x"+text)+`:1}`)
	for i, field := range originateFields {
		if (n/3+i)%4 != 0 || !utf8.ValidString(text) {
			continue
		}
		headers := originate(field, text, n%2 > 0)
		var body strings.Builder
		for _, h := range headers {
			fmt.Fprintf(&body, `,{"name":%s,"value":%s}`, quoteJSON(h[0]), quoteJSON(h[1]))
		}
		orders = add(orders, "Originate "+field, order{action: "Originate", headers: headers, must: fits(field, text)}, path,
			`{"action":"Originate","headers":[`+body.String()[1:]+`]}`)
	}
	return orders
}

// quoteJSON writes a text as JSON without mending it: bytes that are not UTF-8
// stay what they are, which encoding/json would not let happen.
func quoteJSON(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i := range len(text) {
		switch c := text[i]; {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		case c < ' ':
			fmt.Fprintf(&b, `\u%04x`, c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// sendJSON posts a body as it is. A refusal comes back as what gRPC would have
// said.
func (s *service) sendJSON(ctx context.Context, path, body string) (actionID string, err error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+path, strings.NewReader(body))
	if err != nil {
		return "", err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return "", err
	}
	defer func() { _ = resp.Body.Close() }()
	var answer struct {
		Reply   struct{ ActionID string }
		Code    codes.Code
		Message string
		Details []struct {
			Reason, Domain string
			Metadata       map[string]string
		}
	}
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", fmt.Errorf("HTTP status %d: %w", resp.StatusCode, err)
	}
	if resp.StatusCode == http.StatusOK {
		return answer.Reply.ActionID, nil
	}
	st := status.New(answer.Code, answer.Message)
	for _, d := range answer.Details {
		detailed, err := st.WithDetails(&errdetails.ErrorInfo{Reason: d.Reason, Domain: d.Domain, Metadata: d.Metadata})
		if err != nil {
			return "", err
		}
		st = detailed
	}
	return "", st.Err()
}

// rawActions calls SendAction with strings that are not UTF-8, as clients in
// other languages can.
type rawActions struct{ conn *grpc.ClientConn }

func newRawActions(t testing.TB, s *service) *rawActions {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	return &rawActions{conn}
}

func (r *rawActions) send(ctx context.Context, req *astergatev1.SendActionRequest) (string, error) {
	var b []byte
	field := func(b []byte, n protowire.Number, text string) []byte {
		if text == "" {
			return b
		}
		return protowire.AppendString(protowire.AppendTag(b, n, protowire.BytesType), text)
	}
	b = field(b, 1, req.GetServer())
	b = field(b, 2, req.GetAction())
	for _, h := range req.GetHeaders() {
		b = field(b, 3, string(field(field(field(nil, 1, h.GetName()), 2, h.GetValue()), 3, string(h.GetRawValue()))))
	}
	b = field(b, 4, req.GetActionId())
	resp := &astergatev1.SendActionResponse{}
	err := r.conn.Invoke(ctx, astergatev1.ActionService_SendAction_FullMethodName, rawRequest(b), resp, grpc.ForceCodecV2(rawCodec{encoding.GetCodecV2("proto")}))
	return resp.GetReply().GetActionId(), err
}

// rawRequest is a message that is encoded already.
type rawRequest []byte

type rawCodec struct{ encoding.CodecV2 }

func (c rawCodec) Marshal(v any) (mem.BufferSlice, error) {
	if raw, ok := v.(rawRequest); ok {
		return mem.BufferSlice{mem.SliceBuffer(raw)}, nil
	}
	return c.CodecV2.Marshal(v)
}

// Every field takes every hostile text and either refuses it or sends exactly
// what it means, on the bytes that left.
func TestHostileStrings(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{noCalls: true, link: quiet})
	s.awaitInfo(t)
	raw := newRawActions(t, s)
	texts := hostile.Texts()
	if len(texts) < 300 {
		t.Fatalf("only %d texts", len(texts))
	}
	t.Logf("%d texts", len(texts))
	var orders []*order
	for n, text := range texts {
		orders = append(orders, overGRPC(s, raw, n, text)...)
		orders = append(orders, overREST(t, s, n, text)...)
	}
	// Escapes that stand for half a character exist in JSON only.
	for _, half := range []string{`\ud800`, `\udc00`, `a\ud83d`, `\ude00\ud83d`, `\ud800\u000a`} {
		orders = append(orders, &order{way: "REST", field: "surrogate", text: half, must: refused, send: func(ctx context.Context) (string, error) {
			return s.sendJSON(ctx, "/v1/servers/pbx1/actions:send", `{"action":"Ping","headers":[{"name":"Hostile","value":"`+half+`"}]}`)
		}})
	}
	assault(t, &f.record, orders)
	s.send(t, "Ping")
	if got := f.take(); len(got) != 1 || got[0].value("Action") != "Ping" {
		t.Errorf("the last Ping: %v", got)
	}
}

// Asterisk takes 128 lines, of which two are Action and ActionID.
func TestHeaderCount(t *testing.T) {
	f := newFake(t)
	s := start(t, f.backend(), options{noCalls: true, link: quiet})
	s.awaitInfo(t)
	f.take()
	for _, n := range []int{125, 126, 127, 128, 129, 1000} {
		var headers []string
		for i := range n {
			headers = append(headers, fmt.Sprintf("Header-%d", i), fmt.Sprint(i))
		}
		_, err := s.trySend(t, "Ping", headers...)
		if n > 126 {
			wantError(t, err, codes.InvalidArgument, "INVALID_HEADER")
			f.wantNothing(t, fmt.Sprintf("%d headers", n))
			continue
		}
		must(t, err)
		if got := f.take(); len(got) != 1 || got[0].fault != "" || len(got[0].lines) != n+2 || got[0].lines[n+1] != fmt.Sprintf("Header-%d: %d", n-1, n-1) {
			t.Errorf("%d headers: %v", n, got)
		}
	}
	f.wantNoRest(t)
}

// The same on a real Asterisk: nothing happens there that nobody asked for, and
// the link stays up.
func TestHostileStringsOnAsterisk(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{})
		plain := b.dial(t) // past the tap: what Asterisk itself says happened
		r := tap(t, b)
		s := start(t, b, options{noCalls: true, link: quiet})
		s.awaitInfo(t)
		raw := newRawActions(t, s)
		var orders []*order
		for n, text := range hostile.Texts() {
			for i, o := range overGRPC(s, raw, n, text) {
				// Half of them is enough: all were sent to the fake.
				if (n+i)%2 == 0 || o.action != "Originate" {
					orders = append(orders, o)
				}
			}
		}
		assault(t, r, orders)
		s.send(t, "Ping")
		if items := s.send(t, "CoreShowChannels").GetItems(); len(items) != 0 {
			t.Errorf("channels: %v", items)
		}
		s.send(t, "UserEvent", "UserEvent", "End")
		for _, event := range plain.await(t, func(text string) bool { return strings.Contains(text, "\nUserEvent: End") }) {
			for _, name := range []string{"Newchannel", "Hangup", "UserEvent", "Reload", "Shutdown"} {
				if strings.HasPrefix(event, "Event: "+name+"\n") && !strings.Contains(event, "\nUserEvent: End") {
					t.Errorf("nobody asked for\n%s", event)
				}
			}
		}
		resp, err := s.servers.GetServer(t.Context(), &astergatev1.GetServerRequest{Server: "pbx1"})
		must(t, err)
		if got := resp.GetServer(); got.GetReconnects() != 0 || got.GetState() != astergatev1.LinkState_LINK_STATE_READY || got.GetLastError() != "" {
			t.Errorf("the link: %v", got)
		}
	})
}
