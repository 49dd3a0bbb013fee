package engine

import (
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The bytes of a reply are those of the message that tells the same.
func TestAppendReply(t *testing.T) {
	s := testServer(t, 0)
	message := func(lines ...string) wire.Message {
		msg, ok := wire.NewMessage([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
		if !ok {
			t.Fatalf("%q is not one block", lines)
		}
		return msg
	}
	item := message("Event: CoreShowChannel", "ActionID: a-1", "Channel: PJSIP/100-00000001", "Uniqueid: 1.1", "Odd: x\xffy")
	for name, reply := range map[string]*ami.Reply{
		"ping": {ActionID: "a-1", Response: message("Response: Success", "ActionID: a-1", "Ping: Pong", "Timestamp: 1.5"), Elapsed: 1234567 * time.Nanosecond},
		"slow": {ActionID: "a-1", Response: message("Response: Success", "Message: Originate successfully queued"), Elapsed: 3 * time.Second},
		"refused": {
			ActionID: "a-1-mine", Response: message("Response: Error", "ActionID: a-1-mine", "Message: No such \xfc channel", "no colon"), Expected: -1,
		},
		"list": {
			ActionID: "a-1", Response: message("Response: Success", "EventList: start", "Message: "+strings.Repeat("Channels will follow ", 30)),
			Items: []wire.Message{item, item}, End: message("Event: CoreShowChannelsComplete", "EventList: Complete", "ListItems: 2"),
			List: true, ListComplete: true, Expected: 2, Received: 2, Elapsed: time.Minute + 1,
		},
		"empty list": {Response: message("Response: Success"), List: true, Expected: 0, ListComplete: true},
		"cut list":   {Response: message("Response: Success"), List: true, Expected: -1, Items: []wire.Message{item}, Received: 1},
	} {
		for view := range astergatev1.View_name {
			view := astergatev1.View(view)
			event := func(msg wire.Message) *astergatev1.Event {
				event, err := s.item(msg, view)
				if err != nil {
					t.Fatal(err)
				}
				return event
			}
			want := &astergatev1.SendActionResponse{
				Reply: replyOf(reply), Success: reply.Success(), Response: mapping.Text(reply.Response.Type()),
				Headers: mapping.Headers(reply.Response), End: event(reply.End),
			}
			for _, msg := range reply.Items {
				want.Items = append(want.Items, event(msg))
			}
			got := new(astergatev1.SendActionResponse)
			if err := proto.Unmarshal(s.AppendReply(nil, reply, view), got); err != nil {
				t.Fatalf("%s, %v: %v", name, view, err)
			}
			for _, e := range append(append(want.GetItems(), got.GetItems()...), want.GetEnd(), got.GetEnd()) {
				if e != nil {
					e.ReceivedAt = nil // when it was made
				}
			}
			if !proto.Equal(got, want) {
				t.Errorf("%s, %v:\ngot  %s\nwant %s", name, view, protojson.Format(got), protojson.Format(want))
			}
		}
	}
}
