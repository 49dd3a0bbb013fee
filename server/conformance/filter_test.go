package conformance

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/protobuf/types/known/durationpb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A filter chooses the same events over gRPC and REST, in every view, and what
// says that a stream is whole comes all the same.
func TestFilter(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		p := through(t, b)
		s := start(t, b, options{})
		const filter = `name == 'UserEvent' && header('UserEvent').startsWith('Wanted') || name == 'Hangup' && header('Cause') == '16'`
		all := s.subscribe(t, &astergatev1.SubscribeRequest{})
		streams := []*stream{s.get(t, "/v1/events?filter="+url.QueryEscape(filter), "application/x-ndjson", "")}
		for _, view := range []astergatev1.View{astergatev1.View_VIEW_TYPED, astergatev1.View_VIEW_RAW, astergatev1.View_VIEW_BOTH} {
			streams = append(streams, s.subscribe(t, &astergatev1.SubscribeRequest{Filter: filter, View: view}))
		}
		s.send(t, "UserEvent", "UserEvent", "Other")
		s.send(t, "UserEvent", "UserEvent", "Wanted1")
		s.send(t, "Originate", "Channel", "Local/short@astergate", "Context", "astergate", "Exten", "short", "Priority", "1", "Async", "true")
		hangups := 0
		came := all.until(t, func(e *astergatev1.Event) bool {
			if e.GetHangup() != nil {
				hangups++
			}
			return hangups == 2
		})
		p.set(true, false)
		came = append(came, all.until(t, linkDown)...)
		p.set(false, false)
		came = append(came, all.until(t, linkUp)...)
		s.awaitState(t, astergatev1.LinkState_LINK_STATE_READY)
		s.send(t, "UserEvent", "UserEvent", "WantedLast")
		last := userEvent("WantedLast")
		came = append(came, all.until(t, last)...)
		var want []uint64
		for _, e := range came {
			user, hangup := e.GetUserEvent(), e.GetHangup()
			if strings.HasPrefix(user.GetUserEvent(), "Wanted") || hangup.GetCause() == 16 || linkDown(e) || linkUp(e) {
				want = append(want, e.GetSequence())
			}
		}
		for _, stream := range streams {
			var got []uint64
			for _, e := range stream.until(t, last) {
				got = append(got, e.GetSequence())
			}
			if !slices.Equal(got, want) || len(want) < 5 {
				t.Errorf("%s: events %v, want %v", stream.name, got, want)
			}
		}
	})
}

// What is wrong with a filter is told before the stream begins, in CEL's words.
func TestFilterRefused(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		for filter, says := range map[string]string{
			"name = 'Hangup'": "line 1, column 6",
			"header('Cause')": "of type string",
			"'" + strings.Repeat("x", 4000) + "' == name": "limit 2048",
		} {
			rpc, err := s.events.Subscribe(t.Context(), &astergatev1.SubscribeRequest{Filter: filter})
			must(t, err)
			_, err = rpc.Recv()
			if m := wantError(t, err, codes.InvalidArgument, "INVALID_REQUEST"); m["field"] != "filter" || !strings.Contains(err.Error(), says) {
				t.Errorf("%.40s: %v %v", filter, m, err)
			}
			code, body := s.do(t, http.MethodGet, "/v1/events?filter="+url.QueryEscape(filter), nil)
			if text, _ := body["message"].(string); code != http.StatusBadRequest || !strings.Contains(text, says) {
				t.Errorf("REST: %d %v", code, body)
			}
		}
	})
}

// A filter that fails on events says so, at the latest with a heartbeat.
func TestFilterErrors(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		rpc, err := s.events.Subscribe(t.Context(), &astergatev1.SubscribeRequest{
			Names: []string{"UserEvent"}, Filter: "int(header('N')) > 5", Heartbeat: durationpb.New(time.Second)})
		must(t, err)
		_, err = rpc.Recv()
		must(t, err)
		s.send(t, "UserEvent", "UserEvent", "A", "N", "none")
		for {
			msg, err := rpc.Recv()
			must(t, err)
			if failed := msg.GetFilterErrors(); failed != nil {
				if failed.GetCount() != 1 || !strings.HasPrefix(failed.GetNewest(), "event UserEvent: ") || len(msg.GetEvents()) != 0 {
					t.Errorf("got %v", msg)
				}
				break
			}
		}
		s.send(t, "UserEvent", "UserEvent", "A", "N", "3")
		s.send(t, "UserEvent", "UserEvent", "A", "N", "6")
		for {
			msg, err := rpc.Recv()
			must(t, err)
			if len(msg.GetEvents()) > 0 {
				if len(msg.GetEvents()) != 1 || header(msg.GetEvents()[0].GetUnmapped(), "N") != "6" {
					t.Errorf("got %v", msg)
				}
				break
			}
		}
	})
}
