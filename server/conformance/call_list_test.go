package conformance

import (
	"context"
	"net/http"
	"testing"
	"time"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func TestGetWaitAndListCalls(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		all := s.watchCalls(t, &astergatev1.WatchCallsRequest{})
		all.until("the snapshot", all.snapshotDone)
		s.place(t, 12, "list", "answer", "CallerID", "List <555>")
		all.until("twelve answered calls", func() bool { return answered(all) == 12 })

		newest := s.list(t, &astergatev1.ListCallsRequest{PageSize: 5})
		oldest := s.list(t, &astergatev1.ListCallsRequest{PageSize: 5, OrderBy: "created_at"})
		if len(newest) != 12 || len(oldest) != 12 {
			t.Fatalf("pages hold %d and %d calls", len(newest), len(oldest))
		}
		for i, c := range oldest {
			if newest[11-i].GetCall() != c.GetCall() {
				t.Errorf("at %d: %s and %s", i, newest[11-i].GetCall(), c.GetCall())
			}
			if i > 0 && c.GetCreatedAt().AsTime().Before(oldest[i-1].GetCreatedAt().AsTime()) {
				t.Errorf("call %d is older than the one before", i)
			}
			if len(c.GetTimeline()) > 0 {
				t.Error("a list has timelines that nobody asked for")
			}
		}
		// What comes between two pages is on neither.
		page, err := s.tracked.ListCalls(t.Context(), &astergatev1.ListCallsRequest{PageSize: 10, OrderBy: "created_at", Timeline: true})
		must(t, err)
		if page.GetTotalSize() != 12 || len(page.GetCalls()[0].GetTimeline()) == 0 {
			t.Errorf("of %d, %v", page.GetTotalSize(), page.GetCalls()[0])
		}
		s.place(t, 1, "between", "answer")
		all.until("the one between", func() bool { return answered(all) == 13 })
		rest := s.list(t, &astergatev1.ListCallsRequest{PageSize: 10, OrderBy: "created_at", Timeline: true, PageToken: page.GetNextPageToken()})
		if len(rest) != 2 {
			t.Errorf("the second page holds %d calls", len(rest))
		}
		filtered := s.list(t, &astergatev1.ListCallsRequest{Filter: `call.caller.number == '555' && call.state == 'ANSWERED'`, PageSize: 5})
		if len(filtered) != 12 {
			t.Errorf("%d calls pass the filter", len(filtered))
		}
		for _, bad := range []*astergatev1.ListCallsRequest{
			{OrderBy: "caller"}, {PageSize: 1001}, {PageToken: "x"}, {Filter: "call.x"},
			{PageToken: page.GetNextPageToken()}, // of another list
		} {
			if _, err := s.tracked.ListCalls(t.Context(), bad); callReason(err) != "InvalidArgument INVALID_REQUEST" {
				t.Errorf("%v: %s", bad, callReason(err))
			}
		}

		one := oldest[0].GetCall()
		got, err := s.tracked.GetCall(t.Context(), &astergatev1.GetCallRequest{Call: one})
		must(t, err)
		if len(got.GetCall().GetTimeline()) < 3 || got.GetCall().GetServer() != "pbx1" {
			t.Errorf("got %v", got.GetCall())
		}
		if _, err := s.tracked.GetCall(t.Context(), &astergatev1.GetCallRequest{Call: "c-none-1"}); callReason(err) != "NotFound CALL_UNKNOWN" {
			t.Errorf("an unknown call: %s", callReason(err))
		}
		// It was answered long ago; its end is still to come.
		waited, err := s.tracked.WaitCall(t.Context(), &astergatev1.WaitCallRequest{Call: one, WaitFor: astergatev1.CallMilestone_CALL_MILESTONE_ANSWERED})
		must(t, err)
		if !waited.GetReached() {
			t.Error("it was not answered")
		}
		short, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		defer cancel()
		if _, err := s.tracked.WaitCall(short, &astergatev1.WaitCallRequest{Call: one}); callReason(err) != "DeadlineExceeded NOT_SENT" {
			t.Errorf("waiting in vain: %s", callReason(err))
		}
		ends := make(chan *astergatev1.WaitCallResponse, 2)
		for _, milestone := range []astergatev1.CallMilestone{0, astergatev1.CallMilestone_CALL_MILESTONE_BRIDGED} {
			go func() {
				resp, err := s.tracked.WaitCall(t.Context(), &astergatev1.WaitCallRequest{Call: one, WaitFor: milestone})
				if err != nil {
					t.Error(err)
				}
				ends <- resp
			}()
		}
		code, body := s.do(t, http.MethodGet, "/v1/calls/"+one, nil)
		if call, _ := body["call"].(map[string]any); code != http.StatusOK || call["call"] != one {
			t.Errorf("REST: %d %v", code, body)
		}
		s.send(t, "Hangup", "Channel", oldest[0].GetLegs()[0].GetChannels()[0].GetUniqueId())
		reached := 0
		for range 2 {
			resp := <-ends
			if resp.GetReached() {
				reached++
			}
			if resp.GetCall().GetEndedAt() == nil {
				t.Errorf("waiting ended with %v", resp.GetCall())
			}
		}
		if reached != 1 { // the end was, a bridge was not
			t.Errorf("%d of two were reached", reached)
		}
	})
}
