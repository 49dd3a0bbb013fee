package mapping

import (
	"fmt"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
)

// benchAnswer is a Ping's answer, or a list of CoreShowChannels, as Asterisk 22
// writes them. text is all of it.
func benchAnswer(b *testing.B, items int) (answer *Answer, text []byte) {
	b.Helper()
	message := func(headers ...string) wire.Message {
		var list []wire.Header
		for i := 0; i < len(headers); i += 2 {
			list = append(list, wire.Header{Name: headers[i], Value: headers[i+1]})
		}
		raw := wire.AppendMessage(nil, list)
		text = append(text, raw...)
		msg, ok := wire.NewMessage(raw)
		if !ok {
			b.Fatalf("%q is not one block", raw)
		}
		return msg
	}
	answer = new(Answer)
	answer.summarise(&amiv1.ActionReply{ActionId: "a-1"})
	if items == 0 {
		answer.Response = message("Response", "Success", "ActionID", "a-1", "Ping", "Pong", "Timestamp", "1795314860.123456")
		return answer, text
	}
	answer.Response = message("Response", "Success", "ActionID", "a-1", "EventList", "start", "Message", "Channels will follow")
	for i := range items {
		answer.Items = append(answer.Items, message("Event", "CoreShowChannel", "ActionID", "a-1",
			"Channel", fmt.Sprintf("PJSIP/trunk-%08x", i), "ChannelState", "6", "ChannelStateDesc", "Up",
			"CallerIDNum", "4930555014", "CallerIDName", "Erika Mustermann", "ConnectedLineNum", "100", "ConnectedLineName", "Bob",
			"Language", "en", "AccountCode", "acc1", "Context", "from-trunk", "Exten", "520", "Priority", "3",
			"Uniqueid", fmt.Sprintf("1795314860.%d", i), "Linkedid", fmt.Sprintf("1795314860.%d", i),
			"Application", "Queue", "ApplicationData", "support,,,,60", "Duration", "00:01:07", "BridgeId", ""))
	}
	answer.End = message("Event", "CoreShowChannelsComplete", "ActionID", "a-1", "EventList", "Complete", "ListItems", fmt.Sprint(items))
	return answer, text
}

// BenchmarkReply is an answer to its response; "cut" finds the headers in the
// same bytes and does nothing with them.
func BenchmarkReply(b *testing.B) {
	actions := newTestActions(b)
	for _, c := range []struct {
		name  string
		items int
	}{{"Ping", 0}, {"CoreShowChannels", 100}} {
		name, items := c.name, c.items
		b.Run(name+"/cut", func(b *testing.B) {
			_, text := benchAnswer(b, items)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			var spans []wire.Span
			for b.Loop() {
				for rest := text; len(rest) > 0; {
					var n int
					if spans, n = wire.Cut(rest, spans[:0]); n == 0 {
						b.Fatal("not a block")
					}
					rest = rest[n:]
				}
			}
		})
		b.Run(name+"/typed", func(b *testing.B) {
			answer, text := benchAnswer(b, items)
			a := actions.ByName(name)
			dst := a.AppendReply(nil, answer)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				dst = a.AppendReply(dst[:0], answer)
			}
			b.ReportMetric(float64(len(dst)), "encoded-B")
		})
	}
}

// BenchmarkRequest is a request to its headers; "lines" writes the same headers
// to the socket's buffer.
func BenchmarkRequest(b *testing.B) {
	actions := newTestActions(b)
	for _, c := range []struct {
		name    string
		request proto.Message
	}{
		{"Ping", &amiv1.PingRequest{Server: "pbx1"}},
		{"Originate", &amiv1.OriginateRequest{
			Server: "pbx1", Channel: "PJSIP/alice", Context: "internal", Exten: "100", Priority: "1", CallerId: "Erika <4930555014>",
			Async: true, Variables: map[string]string{"CUSTOMER": "4711", "LANG": "de"},
		}},
	} {
		name, request := c.name, c.request
		a := actions.ByName(name)
		b.Run(name+"/lines", func(b *testing.B) {
			headers, _, err := a.Headers(request)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			var dst []byte
			for b.Loop() {
				if dst, err = wire.AppendAction(dst[:0], a.Name, "a-1", headers); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(name+"/typed", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := a.Headers(request); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
