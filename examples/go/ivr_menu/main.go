// A menu from the generated stubs alone, to show what any language with gRPC can
// do: 1 says the caller's number, # ends, anything else is asked for again, three
// times.
//
//	go run ./examples/go/ivr_menu [-target localhost:50051]
//
// In the dialplan: same => n,AGI(agi://ASTERGATE/menu). The token is taken from
// ASTERGATE_ACCESS_TOKEN.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/metadata"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func main() {
	target := flag.String("target", "localhost:50051", "astergate's gRPC")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	err := serve(ctx, *target)
	stopped := ctx.Err() != nil
	stop()
	if err != nil && !stopped {
		log.Fatal(err)
	}
}

// worker is a stream, and the calls on it.
type worker struct {
	stream grpc.BidiStreamingClient[astergatev1.ServeRequest, astergatev1.ServeResponse]

	mu    sync.Mutex // serialises sends, and guards calls
	calls map[string]*call
}

// call is a session in its handler's hands.
type call struct {
	w       *worker
	id      string
	caller  string
	lastID  uint64
	results chan *astergatev1.SessionResult
	over    chan struct{} // closed by the session's end
}

// serve is a worker until its stream ends. A program that is to survive a restart
// of astergate would connect again, with the resume_token of WorkerRegistered.
func serve(ctx context.Context, target string) error {
	conn, err := grpc.NewClient(target, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	defer conn.Close() //nolint:errcheck // the process ends
	if token := os.Getenv("ASTERGATE_ACCESS_TOKEN"); token != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+token)
	}
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
	if err != nil {
		return err
	}
	w := &worker{stream: stream, calls: make(map[string]*call)}
	w.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: &astergatev1.RegisterWorker{
		WorkerId: "go-menu", Routes: []*astergatev1.AgiRoute{{Pattern: "menu"}},
	}}})
	var handlers sync.WaitGroup
	defer handlers.Wait()
	defer w.end()
	for {
		frame, err := stream.Recv()
		if err != nil {
			return err
		}
		switch f := frame.GetFrame().(type) {
		case *astergatev1.ServeResponse_Ping:
			w.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Pong{Pong: &astergatev1.WorkerPong{Id: f.Ping.GetId()}}})
		case *astergatev1.ServeResponse_Offer:
			c := w.take(f.Offer)
			handlers.Go(c.handle)
		case *astergatev1.ServeResponse_Result:
			if c := w.find(f.Result.GetSession()); c != nil {
				c.results <- f.Result // has room: one command runs at a time
			}
		case *astergatev1.ServeResponse_Ended:
			w.forget(f.Ended.GetSession())
		}
	}
}

func (w *worker) send(frame *astergatev1.ServeRequest) {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.stream.Send(frame) // a broken stream is told by Recv
}

func (w *worker) take(offer *astergatev1.SessionOffer) *call {
	c := &call{w: w, id: offer.GetSession(), results: make(chan *astergatev1.SessionResult, 1), over: make(chan struct{})}
	for _, line := range offer.GetEnvironment() {
		if line.GetName() == "agi_callerid" {
			c.caller = line.GetValue()
		}
	}
	w.mu.Lock()
	w.calls[c.id] = c
	w.mu.Unlock()
	w.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: c.id}}})
	return c
}

func (w *worker) find(session string) *call {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.calls[session]
}

func (w *worker) forget(session string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if c := w.calls[session]; c != nil {
		delete(w.calls, session)
		close(c.over)
	}
}

// end ends all calls: their stream is gone.
func (w *worker) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for session, c := range w.calls {
		delete(w.calls, session)
		close(c.over)
	}
}

var errOver = errors.New("the call is over")

// do runs one command.
func (c *call) do(command *astergatev1.SessionCommand) (*astergatev1.SessionResult, error) {
	c.lastID++
	command.Session, command.CommandId = c.id, c.lastID
	c.w.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: command}})
	select {
	case result := <-c.results:
		switch failure := result.GetFailure(); {
		case failure.GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP,
			failure.GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_DEAD_CHANNEL:
			return nil, errOver
		case failure != nil:
			return nil, fmt.Errorf("%v: %s", failure.GetReason(), failure.GetMessage())
		}
		return result, nil
	case <-c.over:
		return nil, errOver
	}
}

// play plays a file, and returns the digit that ended it.
func (c *call) play(file, digits string) (string, error) {
	result, err := c.do(&astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_StreamFile{
		StreamFile: &agiv1.StreamFile{Filename: file, EscapeDigits: digits}}})
	return result.GetStreamFile().GetDigit(), err
}

// handle has a call to its end.
func (c *call) handle() {
	finish := &astergatev1.FinishSession{Session: c.id}
	if err := c.menu(); err != nil && !errors.Is(err, errOver) {
		finish.Failed, finish.Reason = true, err.Error()
		log.Printf("%s: %v", c.id, err)
	}
	c.w.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: finish}})
}

func (c *call) menu() error {
	if _, err := c.do(&astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Answer{Answer: &agiv1.Answer{}}}); err != nil {
		return err
	}
	for range 3 {
		digit, err := c.play("vm-options", "0123456789*#")
		if err != nil {
			return err
		}
		log.Printf("%s chose %q", c.id, digit)
		switch digit {
		case "1":
			number := &agiv1.SayDigits{Digits: c.caller}
			if _, err := c.do(&astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_SayDigits{SayDigits: number}}); err != nil {
				return err
			}
		case "#":
			_, err := c.play("vm-goodbye", "")
			return err
		}
	}
	_, err := c.play("vm-goodbye", "")
	return err
}
