package conformance

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/types/known/durationpb"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	soakActors  = 4 // who send actions, each one at a time
	soakWorkers = 2
)

// load starts all that does something: calls, what happens to them, actions whose
// answers are known beforehand, and workers.
func (s *soak) load(ctx context.Context, wg *sync.WaitGroup, seed uint64) {
	random := func(number uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, number)) }
	wg.Go(func() { s.placeCalls(ctx, random(20)) })
	wg.Go(func() { s.meddle(ctx, random(21)) })
	for i := range soakActors {
		wg.Go(func() { s.act(ctx, strconv.Itoa(i), random(30+uint64(i))) })
	}
	for i := range soakWorkers {
		wg.Go(func() {
			random, w := random(40+uint64(i)), &soakWorker{soak: s, name: "worker " + strconv.Itoa(i)}
			again(ctx, between(random, 2*time.Second, 12*time.Second), func(ctx context.Context) { w.serve(ctx, random) })
		})
	}
}

// every runs f about so often until ctx ends.
func every(ctx context.Context, random *rand.Rand, pause time.Duration, f func(n int)) {
	for n := 0; ; n++ {
		select {
		case <-time.After(pause/2 + time.Duration(random.Int64N(int64(pause)))):
		case <-ctx.Done():
			return
		}
		f(n)
	}
}

// send sends an action as any client does.
func (s *soak) send(ctx context.Context, action string, headers ...string) (*astergatev1.SendActionResponse, error) {
	ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
	defer cancel()
	resp, err := astergatev1.NewActionServiceClient(s.conn).SendAction(ctx, &astergatev1.SendActionRequest{Action: action, Headers: pairs(headers)})
	s.outcome(err)
	return resp, err
}

// outcome counts how a request ended. One that failed says what is certain.
func (s *soak) outcome(err error) {
	if err == nil {
		s.count("request answered")
		return
	}
	reason, domain := errorInfo(err).GetReason(), errorInfo(err).GetDomain()
	switch {
	case domain == "asterisk", slices.Contains([]string{"NOT_SENT", "OUTCOME_UNKNOWN", "LIMIT_EXCEEDED", "CALL_STATE", "CALL_UNKNOWN", "CHANNEL_NOT_FOUND", "ASTERISK_REFUSED", "ASTERISK_NOT_FOUND", "ORIGINATE_FAILED"}, reason):
		s.count("request " + reason)
	case status.Code(err) == codes.DeadlineExceeded: // the client's own library gave up first
		s.count("request given up by its client")
	case status.Code(err) == codes.Canceled: // the soak is over
	default:
		s.Errorf("a request failed: %v %v", err, errorInfo(err))
	}
}

// placeCalls makes calls of all sorts, each of which ends by itself.
func (s *soak) placeCalls(ctx context.Context, random *rand.Rand) {
	extensions := []string{"answer", "short", "slow", "dial", "queue", "queueempty", "park", "conf", "moh", "hold", "busy", "dialbusy", "dialnone", "userevent", "agi", "agi", "ring"}
	calls := astergatev1.NewCallServiceClient(s.conn)
	every(ctx, random, 250*time.Millisecond, func(n int) {
		exten := extensions[random.IntN(len(extensions))]
		seconds := strconv.Itoa(1 + random.IntN(8))
		id, script := fmt.Sprintf("soak-%d", n), fmt.Sprintf("AGI_URL=agi://%s/soak", s.agi.Addr())
		if n%4 == 0 {
			limited, cancel := context.WithTimeout(ctx, 15*time.Second)
			defer cancel()
			_, err := calls.Originate(limited, &astergatev1.OriginateRequest{
				Channel: "Local/" + exten + "@astergate", Application: "Wait", Data: seconds,
				Variables: pairs([]string{"__AGI_URL", script[len("AGI_URL="):]}),
			})
			s.outcome(err)
			return
		}
		_, _ = s.send(ctx, "Originate", "Channel", "Local/"+exten+"@astergate", "Application", "Wait", "Data", seconds,
			"Async", "true", "ChannelId", id, "OtherChannelId", id+"-2", "Variable", "__"+script, "Timeout", "8000")
	})
}

// meddle hangs up, transfers and parks what there is.
func (s *soak) meddle(ctx context.Context, random *rand.Rand) {
	calls := astergatev1.NewCallServiceClient(s.conn)
	every(ctx, random, 500*time.Millisecond, func(int) {
		ctx, cancel := context.WithTimeout(ctx, 15*time.Second)
		defer cancel()
		page, err := calls.ListCalls(ctx, &astergatev1.ListCallsRequest{Filter: "call.state != 'ENDED' && call.state != 'FAILED'", PageSize: 100})
		if s.outcome(err); err != nil || len(page.GetCalls()) == 0 {
			return
		}
		c := page.GetCalls()[random.IntN(len(page.GetCalls()))]
		switch random.IntN(4) {
		case 0:
			_, err := calls.HangupCall(ctx, &astergatev1.HangupCallRequest{Call: c.GetCall()})
			s.outcome(err)
		case 1:
			_, err := calls.TransferCall(ctx, &astergatev1.TransferCallRequest{Call: c.GetCall(), Transfer: &astergatev1.TransferCallRequest_Redirect{
				Redirect: &astergatev1.RedirectTransfer{To: &astergatev1.CallPlace{Context: "astergate", Exten: "short", Priority: "1"}},
			}})
			s.outcome(err)
		case 2:
			_, err := calls.ParkCall(ctx, &astergatev1.ParkCallRequest{Call: c.GetCall(), Timeout: durationpb.New(5 * time.Second)})
			s.outcome(err)
		case 3:
			if legs := c.GetLegs(); len(legs) > 0 && len(legs[0].GetChannels()) > 0 {
				_, _ = s.send(ctx, "Redirect", "Channel", legs[0].GetChannels()[0].GetName(), "Context", "astergate", "Exten", "short", "Priority", "1")
			}
		}
	})
}

// act sends actions whose answers are known, so that another one's is found out.
func (s *soak) act(ctx context.Context, name string, random *rand.Rand) {
	every(ctx, random, 100*time.Millisecond, func(n int) {
		kills := s.killsSoFar()
		key, value := fmt.Sprintf("SOAK_%s_%d", name, n%50), fmt.Sprintf("%s-%d-%016x", name, n, random.Uint64())
		switch n % 4 {
		case 0, 1:
			if _, err := s.send(ctx, "Setvar", "Variable", key, "Value", value); err != nil {
				return
			}
			resp, err := s.send(ctx, "Getvar", "Variable", key)
			if err != nil {
				return
			}
			// One that was killed in between has forgotten it.
			if got := header(resp.GetHeaders(), "Value"); got != value && (got != "" || s.killsSoFar() == kills) {
				s.Errorf("%s is %q, and %q was asked for; the answer: %v", key, got, value, resp)
			}
		case 2:
			resp, err := s.send(ctx, "CoreShowChannels")
			if err != nil {
				return
			}
			if r := resp.GetReply(); !r.GetListComplete() || int(r.GetExpectedItems()) != len(resp.GetItems()) {
				s.Errorf("%d of %d channels", len(resp.GetItems()), r.GetExpectedItems())
			}
			for _, item := range resp.GetItems() {
				if item.GetName() != "CoreShowChannel" {
					s.Errorf("among channels: %v", item)
				}
			}
		case 3: // one that takes long, on a socket for itself
			resp, err := s.send(ctx, "Originate", "Channel", "Local/short@astergate", "Application", "Wait", "Data", "1", "ChannelId", value, "OtherChannelId", value+"-2")
			if err == nil && !resp.GetSuccess() {
				s.count("Originate refused by Asterisk")
			}
		}
	})
}

// soakWorker is a worker, over all its resumptions.
type soakWorker struct {
	*soak
	name  string
	token string
	made  atomic.Int64 // values so far
}

// soakSession is what it knows of a session in one stream.
type soakSession struct {
	id      uint64
	value   string
	resumed bool
}

// serve is one stream of it, through a network that breaks.
func (w *soakWorker) serve(ctx context.Context, random *rand.Rand) {
	conn, err := grpc.NewClient(w.rpc.Addr(), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		w.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
	if err != nil {
		return
	}
	in := route("soak")
	if in.WorkerId = w.name; random.IntN(3) > 0 {
		in.ResumeToken = w.token
	}
	send := func(frame *astergatev1.ServeRequest) { _ = stream.Send(frame) } // Recv tells
	send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}})
	sessions := make(map[string]*soakSession)
	next := func(id string, session *soakSession, cmd *astergatev1.SessionCommand) {
		session.id++
		cmd.Session, cmd.CommandId = id, session.id
		send(command(cmd))
	}
	for {
		frame, err := stream.Recv()
		if err != nil {
			if reason := errorInfo(err).GetReason(); reason != "" && reason != "WORKER_REPLACED" && reason != "WORKER_STALLED" {
				w.Errorf("%s ended: %v", w.name, err)
			}
			return
		}
		switch f := frame.GetFrame().(type) {
		case *astergatev1.ServeResponse_Registered:
			w.token = f.Registered.GetResumeToken()
			for _, stands := range f.Registered.GetSessions() {
				w.count("AGI session resumed")
				sessions[stands.GetSession()] = &soakSession{resumed: true}
				if stands.GetLastCommandId() == 0 {
					send(finish(stands.GetSession(), false))
				}
			}
		case *astergatev1.ServeResponse_Ping:
			send(pong(f.Ping.GetId()))
		case *astergatev1.ServeResponse_Offer:
			w.count("AGI session offered")
			send(accept(f.Offer.GetSession()))
			session := &soakSession{value: fmt.Sprintf("%s-%d", w.name, w.made.Add(1))}
			sessions[f.Offer.GetSession()] = session
			next(f.Offer.GetSession(), session, set("SOAK", session.value))
		case *astergatev1.ServeResponse_Result:
			w.step(f.Result, sessions[f.Result.GetSession()], next, send)
		case *astergatev1.ServeResponse_Ended:
			w.count("AGI session ended: " + f.Ended.GetReason().String())
			delete(sessions, f.Ended.GetSession())
		}
	}
}

// step goes on after a result: set a variable, read it, wait, finish.
func (w *soakWorker) step(r *astergatev1.SessionResult, session *soakSession, next func(string, *soakSession, *astergatev1.SessionCommand), send func(*astergatev1.ServeRequest)) {
	id := r.GetSession()
	switch {
	case session == nil && r.GetFailure().GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_NO_SESSION:
		// The command and the session's end have crossed.
	case session == nil:
		w.Errorf("%s: a result of a session that it does not have: %v", w.name, r)
	case session.resumed || r.GetFailure() != nil:
		send(finish(id, false))
	case r.GetCommandId() != session.id:
		w.Errorf("%s: result %d, and %d was asked for", w.name, r.GetCommandId(), session.id)
	case session.id == 1:
		next(id, session, get("SOAK"))
	case session.id == 2:
		if got := r.GetGetVariable().GetValue(); got != session.value {
			w.Errorf("%s: %q was set and %q read: %v", w.name, session.value, got, r)
		}
		next(id, session, runApp("Wait", "0.3"))
	default:
		w.count("AGI session done")
		send(finish(id, false))
	}
}
