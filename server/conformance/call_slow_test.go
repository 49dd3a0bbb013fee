package conformance

import (
	"fmt"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A watcher that does not read is ended, slows nobody, and is told of the gap when
// it comes back.
func TestWatcherThatDoesNotRead(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{ring: engine.RingConfig{Events: 1 << 14, Bytes: 512 << 10}})
	// A connection of its own: a stream that is not read fills that of all.
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	stuck, err := astergatev1.NewCallServiceClient(conn).WatchCalls(t.Context(), &astergatev1.WatchCallsRequest{Updates: true})
	must(t, err)
	first, err := stuck.Recv()
	must(t, err)
	if first.GetSnapshotComplete() == nil {
		t.Fatalf("first came %v", first)
	}
	reader := s.watchCalls(t, &astergatev1.WatchCallsRequest{Updates: true})
	reader.until("the snapshot", reader.snapshotDone)
	const rounds, calls = 10, 20
	for round := range rounds {
		s.place(t, calls, fmt.Sprintf("slow-%d", round), "short")
		reader.until("a round's ends", func() bool { return len(reader.ended) == (round+1)*calls })
	}
	// Now it reads: what was under way, and then the end.
	n := 0
	for {
		if _, err = stuck.Recv(); err != nil {
			break
		}
		n++
	}
	if got := callReason(err); got != "ResourceExhausted SUBSCRIBER_TOO_SLOW" || n == 0 || n >= reader.updates {
		t.Fatalf("after %d of %d changes: %s", n, reader.updates, got)
	}
	back := s.watchCalls(t, &astergatev1.WatchCallsRequest{ResumeToken: errorInfo(err).GetMetadata()["resume_token"]})
	back.until("the gap", func() bool { return len(back.gaps) == 1 })
	back.until("the snapshot", back.snapshotDone)
	if got := back.gaps[0].GetReason(); got != astergatev1.GapReason_GAP_REASON_OVERWRITTEN {
		t.Errorf("the gap's reason is %s", got)
	}
}
