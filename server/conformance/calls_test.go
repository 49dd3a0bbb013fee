package conformance

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Twenty calls placed over REST: every event reaches gRPC, NDJSON and SSE in
// Asterisk's order, byte for byte what a plain socket saw.
func TestTwentyCalls(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		plain := b.dial(t)
		streams := []*stream{
			s.subscribe(t, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_BOTH}),
			s.get(t, "/v1/events?view=RAW", "application/x-ndjson", ""),
			s.get(t, "/v1/events?view=RAW", "text/event-stream", ""),
		}
		// The plain socket and the link logged in at different times: what they
		// have in common begins at this mark.
		s.send(t, "UserEvent", "UserEvent", "Begin")
		for i := range 20 {
			status, body := s.post(t, "Originate",
				"Channel", "Local/short@astergate",
				"Context", "astergate", "Exten", "short", "Priority", "1",
				"CallerID", fmt.Sprintf(`"Caller %d" <%d>`, i, 100+i),
				"Async", "true", "ChannelId", fmt.Sprintf("call-%d", i))
			if status != http.StatusOK || body["success"] != true {
				t.Fatalf("Originate %d: %d %v", i, status, body)
			}
		}
		// A Local call has two channels.
		ended := 0
		last := func(text string) bool {
			if strings.HasPrefix(text, "Event: Hangup\n") {
				ended++
			}
			return ended == 40
		}
		want := plain.await(t, last)
		// Records and responses may follow: all up to a second mark counts.
		s.send(t, "UserEvent", "UserEvent", "End")
		want = append(want, plain.await(t, func(text string) bool { return strings.Contains(text, "UserEvent: End") })...)
		want = common(want)
		if len(want) < 20*10 {
			t.Fatalf("only %d events of 20 calls", len(want))
		}
		for _, stream := range streams {
			events := stream.until(t, userEvent("End"))
			var got []string
			for i, e := range events {
				if i > 0 && e.GetSequence() != events[i-1].GetSequence()+1 {
					t.Errorf("%s: sequence %d after %d", stream.name, e.GetSequence(), events[i-1].GetSequence())
				}
				if e.GetBody() != nil && len(e.GetHeaders()) == 0 {
					continue // of astergate's own
				}
				got = append(got, textOf(e))
			}
			if got = common(got); !slices.Equal(got, want) {
				t.Errorf("%s differs from the plain socket: %d events, want %d%s", stream.name, len(got), len(want), firstDifference(got, want))
			}
		}
	})
}

// common leaves the events between the marks that every login sees alike.
func common(texts []string) []string {
	begin := slices.IndexFunc(texts, func(text string) bool { return strings.Contains(text, "\nUserEvent: Begin") })
	return slices.DeleteFunc(slices.Clone(texts[begin+1:]), perLogin)
}

func firstDifference(got, want []string) string {
	for i := range min(len(got), len(want)) {
		if got[i] != want[i] {
			return fmt.Sprintf("; event %d is\n%s\nwant\n%s", i, got[i], want[i])
		}
	}
	return ""
}
