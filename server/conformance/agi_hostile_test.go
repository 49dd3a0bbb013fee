package conformance

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A worker's connection breaks, with 50 sessions, half of them inside an EXEC:
// each ends as its route says, and the next call is taken by another worker. On
// real servers TestAGIProcessKilled does the same to a process, and looks closer.
func TestAGIWorkerKilled(t *testing.T) {
	for _, policy := range []astergatev1.LostPolicy{
		astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK,
		astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER,
		astergatev1.LostPolicy_LOST_POLICY_HANG_UP,
	} {
		for _, interrupt := range []bool{false, true} {
			t.Run(fmt.Sprint(policy, interrupt), func(t *testing.T) {
				eachSimulated(t, func(t *testing.T, b *backend) { workerKilled(t, b, policy, interrupt) })
			})
		}
	}
}

func workerKilled(t *testing.T, b *backend, lost astergatev1.LostPolicy, interrupt bool) {
	const sessions = 50
	s := start(t, b, options{agi: worker.Config{Grace: 300 * time.Millisecond}})
	events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
	in := route("", func(rt *astergatev1.AgiRoute) { rt.WorkerLost, rt.InterruptExec = lost, interrupt })
	victim, _ := s.register(t, in)
	length := "1"
	if interrupt {
		length = "3600"
	}
	inside := make(map[string]bool)
	ids := make(map[string]bool)
	for i := range sessions {
		s.call(t, "x", fmt.Sprint("kill-", i))
		id := victim.take(t).GetSession()
		ids[id] = true
		if i%2 == 1 { // the last too: its command says that all were accepted
			victim.start(t, id, runApp("Wait", length))
			s.awaitCommand(t, id, "EXEC")
			inside[id] = true
		}
	}
	other, _ := s.register(t, route(""))
	victim.kill()
	again := make(map[string]bool)
	if lost == astergatev1.LostPolicy_LOST_POLICY_OTHER_WORKER {
		for range sessions - len(inside) {
			id := other.take(t).GetSession()
			if inside[id] || !ids[id] {
				t.Errorf("session %s went to another worker", id)
			}
			again[id] = true
			other.send(t, finish(id, false))
		}
	}
	s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		return len(live) == 0
	})
	ends := s.workers.Figures().Ends
	gone := ends[lostEnd] + ends[hangupEnd] + ends[astergatev1.SessionEnd_SESSION_END_REDIRECTED]
	if want := uint64(sessions - len(again)); ends[lostEnd] == 0 || gone != want || ends[finishedEnd] != uint64(len(again)) {
		t.Errorf("ended as %v", ends)
	}
	if lost == astergatev1.LostPolicy_LOST_POLICY_GIVE_BACK {
		events.until(t, varSet("ASTERGATE_STATUS", "LOST"))
	}
	s.call(t, "x", "kill-next")
	other.send(t, finish(other.take(t).GetSession(), false))
}

// Workers that do what they should not harm no other.
func TestAGIHostileWorkers(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{agi: worker.Config{Grace: 200 * time.Millisecond, OfferTime: 300 * time.Millisecond, StallTime: time.Second}})
		good, _ := s.register(t, route("good"))
		s.call(t, "good", "good-1")
		mine := good.take(t).GetSession()
		works := func(after string) {
			t.Helper()
			if r := good.do(t, mine, set("A", after)); r.GetFailure() != nil {
				t.Errorf("after %s: %v", after, r)
			}
		}
		reason := func(r *astergatev1.SessionResult) string {
			return r.GetFailure().GetReason().String()[len("AGI_FAILURE_REASON_"):]
		}

		bad, _ := s.register(t, route("bad"))
		bad.ids[mine] = 40
		if r := bad.do(t, mine, set("A", "stolen")); reason(r) != "NO_SESSION" {
			t.Errorf("a foreign session: %v", r)
		}
		bad.send(t, finish(mine, true))
		bad.send(t, accept(mine))
		works("a foreign session")

		s.call(t, "bad", "bad-1")
		id := bad.take(t).GetSession()
		bad.start(t, id, runApp("Wait", "3600"))
		if r := bad.do(t, id, noop("")); reason(r) != "BUSY" {
			t.Errorf("a second command: %v", r)
		}
		stale := noop("")
		stale.Session, stale.CommandId = id, 0
		bad.send(t, command(stale))
		if r := bad.result(t, id, 0); reason(r) != "STALE_COMMAND" {
			t.Errorf("a stale command: %v", r)
		}
		works("a busy session")

		// A command that was answered is not run again.
		s.call(t, "bad", "bad-2")
		two := bad.take(t).GetSession()
		bad.do(t, two, set("N", "1"))
		bad.do(t, two, get("N"))
		bad.ids[two] = 1
		if r := bad.do(t, two, set("N", "2")); r.GetGetVariable().GetValue() != "1" {
			t.Errorf("a repeated id: %v", r)
		}
		bad.ids[two] = 2
		if r := bad.do(t, two, get("N")); r.GetGetVariable().GetValue() != "1" {
			t.Errorf("the repeated command ran: %v", r)
		}
		works("repeated ids")

		// A flood that is not read: the worker is lost, nobody waits for it.
		// No status reaches it: that would stand behind what it does not read.
		bad.deaf.Store(true)
		go func() {
			for i := uint64(100); ; i++ {
				flood := noop(string(bytes.Repeat([]byte("x"), 1000)))
				flood.Session, flood.CommandId = two, i
				if bad.stream.Send(command(flood)) != nil {
					return
				}
			}
		}()
		for s.workers.Figures().Workers > 1 {
			works("a flood")
		}
		bad.kill()

		halfFrame(t, s)
		works("half a frame")
		for name, in := range map[string]*astergatev1.RegisterWorker{
			"register.routes[0].pattern": route("a)|(b"), "register.routes": {}, "register.capacity": {Routes: route("x").GetRoutes(), Capacity: 1 << 30},
		} {
			stream, err := s.agi.Serve(t.Context())
			must(t, err)
			must(t, stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}}))
			if _, err := stream.Recv(); status.Code(err) != codes.InvalidArgument {
				t.Errorf("%s: %v", name, err)
			}
		}
		works("bad registrations")
		good.send(t, finish(mine, false))
		if end := good.ended(t, mine); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// A program that hangs, while its library goes on reading: it answers no ping, is
// lost, and its sessions are kept for its grace time. One that does not stay.
func TestAGIWorkerHangs(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{agi: worker.Config{
			Grace: 200 * time.Millisecond, PingTime: 50 * time.Millisecond, StallTime: 500 * time.Millisecond,
		}})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		good, _ := s.register(t, route("good"))
		s.call(t, "good", "good-1")
		mine := good.take(t).GetSession()
		stream, err := s.agi.Serve(t.Context())
		must(t, err)
		must(t, stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: route("bad")}}))
		_, err = stream.Recv() // it is registered: a call that came earlier would find nobody
		must(t, err)
		s.call(t, "bad", "bad-1")
		began, pings := time.Time{}, 0
		for err == nil {
			var frame *astergatev1.ServeResponse
			frame, err = stream.Recv()
			if offer := frame.GetOffer(); offer != nil {
				must(t, stream.Send(accept(offer.GetSession())))
			}
			if frame.GetPing() != nil {
				began, pings = time.Now(), pings+1
			}
		}
		wantError(t, err, codes.ResourceExhausted, "WORKER_STALLED")
		if took := time.Since(began); pings != 1 || took < 400*time.Millisecond {
			t.Errorf("lost %v after the last of %d pings", took, pings)
		}
		events.until(t, varSet("ASTERGATE_STATUS", "LOST"))
		if r := good.do(t, mine, noop("")); r.GetFailure() != nil {
			t.Errorf("the other worker: %v", r)
		}
		good.send(t, finish(mine, false))
		if end := good.ended(t, mine); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
	})
}

// halfFrame begins HTTP/2 and a frame, and dies.
func halfFrame(t *testing.T, s *service) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", s.rpc)
	must(t, err)
	_, err = conn.Write([]byte("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00\x00\x01\x00\x01\x04\x00\x00"))
	must(t, err)
	must(t, conn.Close())
}
