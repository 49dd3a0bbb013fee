package conformance

import (
	"fmt"
	"testing"

	"google.golang.org/grpc/codes"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func together(frames ...*astergatev1.ServeRequest) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Batch{Batch: &astergatev1.ServeRequestBatch{Frames: frames}}}
}

// One message has the commands of several sessions, and one their ends; results come
// in batches to who has said that he reads them, and to nobody else.
func TestAGIBatches(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		for _, batches := range []bool{false, true} {
			t.Run(fmt.Sprintf("batches %v", batches), func(t *testing.T) {
				s := start(t, b, options{})
				in := route("batch")
				in.Batches = batches
				w, registered := s.register(t, in)
				if !registered.GetBatches() {
					t.Error("the service does not say that it reads batches")
				}
				const calls, rounds = 5, 20
				sessions := make([]string, calls)
				for i := range sessions {
					s.call(t, "batch", fmt.Sprintf("batch-%v-%d", batches, i))
					sessions[i] = w.take(t).GetSession()
				}
				for round := range rounds {
					var sets, gets []*astergatev1.ServeRequest
					for i, id := range sessions {
						one, two := set("MINE", fmt.Sprint(round, i)), get("MINE")
						one.Session, one.CommandId = id, uint64(2*round+1)
						two.Session, two.CommandId = id, uint64(2*round+2)
						sets, gets = append(sets, command(one)), append(gets, command(two))
					}
					w.send(t, together(sets...))
					for _, id := range sessions {
						if r := w.result(t, id, uint64(2*round+1)); r.GetSetVariable() == nil {
							t.Errorf("round %d: %v", round, r)
						}
					}
					w.send(t, together(gets...))
					for i, id := range sessions {
						if r := w.result(t, id, uint64(2*round+2)); r.GetGetVariable().GetValue() != fmt.Sprint(round, i) {
							t.Errorf("round %d, session %d: %v", round, i, r)
						}
					}
				}
				ends := make([]*astergatev1.ServeRequest, calls)
				for i, id := range sessions {
					ends[i] = finish(id, false)
				}
				w.send(t, together(ends...))
				for _, id := range sessions {
					if end := w.ended(t, id); end != finishedEnd {
						t.Errorf("ended as %v", end)
					}
				}
				w.mu.Lock()
				longest := w.longest
				w.mu.Unlock()
				if longest > 1 && !batches {
					t.Errorf("%d frames in a message, which was not asked for", longest)
				}
				t.Logf("at most %d frames in a message", longest)
				w.send(t, together(together()))
				wantError(t, w.failure(), codes.InvalidArgument, "INVALID_REQUEST")
			})
		}
	})
}
