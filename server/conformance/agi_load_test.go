package conformance

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const rounds = 5

// loadPlan is what a test's worker does with its sessions.
type loadPlan struct {
	rounds int // of setting and reading a variable, in each
	window int // sessions that run commands at once; the others wait
}

// 1,000 sessions at once with 10 workers: each has its own channel to the end,
// none is lost, and the commands of each are answered in their order.
func TestAGIThousandSessions(t *testing.T) {
	sessions, workers := 1000, 10
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{agi: worker.Config{QueueTime: patience}})
	before := heapInUse()

	var wg sync.WaitGroup
	all := make(chan struct{}) // closed when every session is accepted
	accepted, crossed := make(chan string, sessions), make(chan string, sessions)
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()
	for i := range workers {
		conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
		must(t, err)
		defer func() { must(t, conn.Close()) }()
		stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
		must(t, err)
		in := route("load")
		in.WorkerId, in.Capacity = fmt.Sprint("worker-", i), uint32(sessions/workers)
		must(t, stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}}))
		_, err = stream.Recv()
		must(t, err)
		wg.Go(func() {
			if fault := loadWorker(stream, sessions/workers, all, accepted, loadPlan{rounds, sessions}); fault != "" {
				crossed <- fault
			}
		})
	}
	began := time.Now()
	for i := range sessions {
		s.post1(t, i)
	}
	seen := make(map[string]bool)
	for len(seen) < sessions {
		select {
		case id := <-accepted:
			seen[id] = true
		case fault := <-crossed:
			t.Fatal(fault)
		case <-ctx.Done():
			t.Fatalf("%d of %d sessions came", len(seen), sessions)
		}
	}
	reached := time.Since(began)
	during := heapInUse()
	began = time.Now()
	close(all)
	wg.Wait()
	close(crossed)
	for fault := range crossed {
		t.Error(fault)
	}
	figures := s.workers.Figures()
	if n := figures.Ends[finishedEnd]; n != uint64(sessions) {
		t.Errorf("%d sessions finished: %+v", n, figures)
	}
	t.Logf("%d sessions at once after %v; %d commands in %v; %d KiB a session, simulator, events and test workers included",
		sessions, reached.Round(time.Millisecond), sessions*rounds*2, time.Since(began).Round(time.Millisecond), (during-before)>>10/int64(sessions))
}

// post1 places one call by the engine, as gRPC would.
func (s *service) post1(t testing.TB, i int) {
	t.Helper()
	reply, err := s.engine.Servers()[0].Do(t.Context(), ami.Action{Name: "Originate", Headers: []wire.Header{
		{Name: "Channel", Value: "Local/answer@astergate"}, {Name: "Context", Value: "astergate"},
		{Name: "Exten", Value: "agi"}, {Name: "Priority", Value: "1"}, {Name: "Async", Value: "true"},
		{Name: "ChannelId", Value: fmt.Sprint("load-", i)},
		{Name: "Variable", Value: fmt.Sprintf("AGI_URL=agi://%s/load?i=%d", s.fastAGI, i)},
	}}, 0)
	must(t, err)
	if !reply.Success() {
		t.Fatalf("Originate: %v", reply)
	}
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// loadWorker accepts sessions, and when all are there sets and reads a value of
// the session's own, again and again. It returns what is wrong.
func loadWorker(stream grpc.BidiStreamingClient[astergatev1.ServeRequest, astergatev1.ServeResponse], n int, all <-chan struct{}, accepted chan<- string, plan loadPlan) string {
	var mu sync.Mutex // serialises sends
	send := func(frame *astergatev1.ServeRequest) {
		mu.Lock()
		defer mu.Unlock()
		_ = stream.Send(frame) // Recv tells
	}
	last := make(map[string]uint64)
	value := func(id string, at uint64) string { return fmt.Sprint(id, " ", (at+1)/2) }
	next := func(id string, at uint64) *astergatev1.ServeRequest {
		cmd := set("MINE", value(id, at))
		if at%2 == 0 {
			cmd = get("MINE")
		}
		cmd.Session, cmd.CommandId = id, at
		return command(cmd)
	}
	var starter sync.WaitGroup
	defer starter.Wait()
	rest := make(chan string, n) // that have not begun
	for ended := 0; ended < n; {
		frame, err := stream.Recv()
		if err != nil {
			return err.Error()
		}
		switch {
		case frame.GetPing() != nil:
			send(pong(frame.GetPing().GetId()))
		case frame.GetOffer() != nil:
			id := frame.GetOffer().GetSession()
			if _, twice := last[id]; twice {
				return "offered twice"
			}
			last[id] = 0
			send(accept(id))
			accepted <- id
			if len(last) == n {
				ids := make([]string, 0, n)
				for id := range last {
					ids = append(ids, id)
				}
				for _, id := range ids[min(plan.window, n):] {
					rest <- id
				}
				starter.Go(func() {
					<-all
					for _, id := range ids[:min(plan.window, n)] {
						send(next(id, 1))
					}
				})
			}
		case frame.GetResult() != nil:
			r := frame.GetResult()
			id, at := r.GetSession(), r.GetCommandId()
			if at != last[id]+1 {
				return fmt.Sprintf("session %s: result %d after %d", id, at, last[id])
			}
			last[id] = at
			if r.GetFailure() != nil {
				return r.String()
			}
			if at%2 == 0 && r.GetGetVariable().GetValue() != value(id, at) {
				return fmt.Sprintf("session %s reads %q", id, r.GetGetVariable().GetValue())
			}
			if at == uint64(2*plan.rounds) { //nolint:gosec // small
				send(finish(id, false))
				select {
				case id := <-rest:
					send(next(id, 1))
				default:
				}
				continue
			}
			send(next(id, at+1))
		case frame.GetEnded() != nil:
			if frame.GetEnded().GetReason() != finishedEnd {
				return frame.String()
			}
			ended++
		default:
			return "an unexpected frame " + frame.String()
		}
	}
	return ""
}
