package gateway

import (
	"bufio"
	"fmt"
	"net/http"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// raw is an event of 20 headers as view RAW has it, about 600 bytes of AMI.
func raw() *astergatev1.Event {
	e := &astergatev1.Event{
		Sequence: 123456, Server: "pbx1", Name: "Newstate",
		ReceivedAt: timestamppb.New(time.Date(2026, 1, 2, 3, 4, 5, 678901234, time.UTC)),
		Privilege:  []string{"call", "all"},
	}
	for _, h := range [][2]string{
		{"Event", "Newstate"}, {"Privilege", "call,all"}, {"SequenceNumber", "123456"}, {"File", "manager_channels.c"},
		{"Line", "696"}, {"Func", "channel_snapshot_update"}, {"Channel", "PJSIP/alice-0000001f"}, {"ChannelState", "6"},
		{"ChannelStateDesc", "Up"}, {"CallerIDNum", "4930123456"}, {"CallerIDName", "Alice Example"},
		{"ConnectedLineNum", "<unknown>"}, {"ConnectedLineName", "<unknown>"}, {"Language", "en"}, {"AccountCode", ""},
		{"Context", "from-internal"}, {"Exten", "1000"}, {"Priority", "3"}, {"Uniqueid", "1767323045.31"},
		{"Linkedid", "1767323045.31"},
	} {
		e.Headers = append(e.Headers, &eventv1.Header{Name: h[0], Value: h[1]})
	}
	return e
}

// typed is the same event in view TYPED.
func typed() *astergatev1.Event {
	e := raw()
	e.Headers = nil
	e.Body = &astergatev1.Event_Newstate{Newstate: &eventv1.Newstate{Channel: &eventv1.ChannelSnapshot{
		Channel: "PJSIP/alice-0000001f", ChannelState: eventv1.ChannelState_CHANNEL_STATE_UP.Enum(), ChannelStateDesc: "Up",
		CallerIdNum: "4930123456", CallerIdName: "Alice Example", ConnectedLineNum: "<unknown>",
		ConnectedLineName: "<unknown>", Language: "en", Context: "from-internal", Exten: "1000",
		UniqueId: "1767323045.31", LinkedId: "1767323045.31",
	}}}
	return e
}

func batch(e *astergatev1.Event, n int) *astergatev1.SubscribeResponse {
	m := &astergatev1.SubscribeResponse{ResumeToken: "cGJ4MQ:9f3a61c2:123456"}
	for range n {
		m.Events = append(m.Events, e)
	}
	return m
}

// BenchmarkNDJSON is one event from protobuf to its line. "protojson" is the
// library alone, "decode" what the in-process client spends before.
func BenchmarkNDJSON(b *testing.B) {
	for name, event := range map[string]*astergatev1.Event{"typed": typed(), "raw": raw()} {
		for _, n := range []int{1, 64} {
			result := map[string]any{"result": batch(event, n)}
			for _, m := range []*streamMarshaler{{contentType: "ndjson"}, {contentType: "sse", sse: true}} {
				b.Run(fmt.Sprintf("%s/%s/batch=%d", name, m.contentType, n), func(b *testing.B) {
					b.ReportAllocs()
					for i := 0; i < b.N; i += n {
						data, err := m.Marshal(result)
						if err != nil {
							b.Fatal(err)
						}
						b.SetBytes(int64(len(data) / n))
					}
				})
			}
		}
		b.Run(name+"/protojson", func(b *testing.B) {
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				buf, _ = protojson.MarshalOptions{AllowPartial: true}.MarshalAppend(buf[:0], event)
			}
		})
		b.Run(name+"/decode", func(b *testing.B) {
			b.ReportAllocs()
			const n = 64
			data, err := proto.Marshal(batch(event, n))
			if err != nil {
				b.Fatal(err)
			}
			for i := 0; i < b.N; i += n {
				if err := proto.Unmarshal(data, new(astergatev1.SubscribeResponse)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkStream is one event from the gRPC server's Send to a line that an
// HTTP client has read, over a socket, all in this process.
func BenchmarkStream(b *testing.B) {
	for _, n := range []int{1, 64} {
		b.Run(fmt.Sprintf("typed/batch=%d", n), func(b *testing.B) {
			message := batch(typed(), n)
			s := start(b, &fake{subscribe: func(_ *astergatev1.SubscribeRequest, s subscription) error {
				for {
					if err := s.Send(message); err != nil {
						return err
					}
				}
			}})
			request, err := http.NewRequestWithContext(b.Context(), http.MethodGet, s.URL+"/v1/events", nil)
			if err != nil {
				b.Fatal(err)
			}
			response, err := s.Client().Do(request)
			if err != nil {
				b.Fatal(err)
			}
			defer func() { _ = response.Body.Close() }()
			lines := bufio.NewScanner(response.Body)
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				if !lines.Scan() {
					b.Fatal(lines.Err())
				}
			}
		})
	}
}
