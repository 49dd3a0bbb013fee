package conformance

import (
	"bytes"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Workers that say what is not so, beside those of TestAGIHostileWorkers: none of it
// ends a session twice, changes another's, or costs another worker its answers.
func TestAGILyingWorkers(t *testing.T) {
	s := start(t, simulatedBackend(t, simulatorConfig(simulator.Asterisk22)), options{agi: worker.Config{Grace: 200 * time.Millisecond}})
	good, _ := s.register(t, route("good"))
	s.call(t, "good", "good-1")
	mine := good.take(t).GetSession()
	works := func(after string) {
		t.Helper()
		began := time.Now()
		if r := good.do(t, mine, set("A", after)); r.GetFailure() != nil {
			t.Errorf("after %s: %v", after, r)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Errorf("after %s a command took %v", after, took)
		}
	}
	ends := func() (n uint64) {
		for _, count := range s.workers.Figures().Ends {
			n += count
		}
		return n
	}

	t.Run("a session accepted, declined and finished more than once", func(t *testing.T) {
		bad, _ := s.register(t, route("bad"))
		before := ends()
		s.call(t, "bad", "bad-1")
		id := bad.take(t).GetSession()
		bad.send(t, accept(id))
		bad.send(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Decline{Decline: &astergatev1.DeclineSession{Session: id}}})
		if r := bad.do(t, id, noop("")); r.GetFailure() != nil {
			t.Errorf("declined behind its accept, it has lost the session: %v", r)
		}
		for range 3 {
			bad.send(t, finish(id, false))
		}
		if end := bad.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		bad.send(t, accept(id))
		if r := bad.do(t, id, noop("")); r.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_NO_SESSION {
			t.Errorf("a command behind the end: %v", r)
		}
		if n := ends() - before; n != 1 {
			t.Errorf("it ended %d times", n)
		}
		bad.kill()
		works("a session that ended thrice")
	})

	t.Run("200,000 frames about sessions that are none of its", func(t *testing.T) {
		bad, _ := s.register(t, route("bad"))
		began := time.Now()
		frames := []*astergatev1.ServeRequest{finish(mine, true), accept(mine), finish("none", false), accept("none"), {Frame: &astergatev1.ServeRequest_Drain{Drain: &astergatev1.DrainWorker{}}}}
		for i := range 200_000 {
			bad.send(t, frames[i%4])
			if i%50_000 == 0 {
				works("a flood of lies")
			}
		}
		bad.send(t, frames[4])
		t.Logf("they took %v", time.Since(began).Round(time.Millisecond))
		works("a flood of lies")
		bad.kill()
	})

	for name, tt := range map[string]struct {
		frames []*astergatev1.ServeRequest
		want   codes.Code
	}{
		"a command first": {[]*astergatev1.ServeRequest{finish(mine, true)}, codes.InvalidArgument},
		"no frame at all": {[]*astergatev1.ServeRequest{{}}, codes.InvalidArgument},
		"two registrations": {[]*astergatev1.ServeRequest{
			{Frame: &astergatev1.ServeRequest_Register{Register: route("bad")}}, {Frame: &astergatev1.ServeRequest_Register{Register: route("good")}},
		}, codes.InvalidArgument},
		"a pong without a ping": {[]*astergatev1.ServeRequest{{Frame: &astergatev1.ServeRequest_Register{Register: route("bad")}}, pong(77)}, codes.InvalidArgument},
		"a frame of 5 MiB": {[]*astergatev1.ServeRequest{
			{Frame: &astergatev1.ServeRequest_Register{Register: route("bad")}}, command(noop(string(bytes.Repeat([]byte("x"), 5<<20)))),
		}, codes.ResourceExhausted},
		"a foreign resume token": {[]*astergatev1.ServeRequest{
			{Frame: &astergatev1.ServeRequest_Register{Register: &astergatev1.RegisterWorker{Routes: route("bad").GetRoutes(), ResumeToken: good.token + "x"}}}, {},
		}, codes.InvalidArgument},
	} {
		t.Run(name, func(t *testing.T) {
			stream, err := s.agi.Serve(t.Context())
			must(t, err)
			for _, frame := range tt.frames {
				_ = stream.Send(frame) // Recv tells
			}
			for err == nil {
				var frame *astergatev1.ServeResponse
				frame, err = stream.Recv()
				if sessions := frame.GetRegistered().GetSessions(); len(sessions) > 0 {
					t.Errorf("it got sessions: %v", sessions)
				}
			}
			if status.Code(err) != tt.want {
				t.Errorf("ended with %v", err)
			}
			works(name)
		})
	}
	good.send(t, finish(mine, false))
	if end := good.ended(t, mine); end != finishedEnd {
		t.Errorf("ended as %v", end)
	}
}
