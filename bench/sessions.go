package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	"github.com/astergate/astergate/bench/plain"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// environment is what Asterisk 22 says of a channel, for the script.
func environment(script string) string {
	return "agi_network: yes\nagi_network_script: " + script + "\nagi_request: agi://127.0.0.1:4573/" + script + "\n" +
		"agi_channel: PJSIP/trunk-00000001\nagi_language: en\nagi_type: PJSIP\nagi_uniqueid: 1795318833.1\nagi_version: 22.10.1\n" +
		"agi_callerid: 4930555014\nagi_calleridname: Erika Mustermann\nagi_callingpres: 0\nagi_callingani2: 0\nagi_callington: 0\n" +
		"agi_callingtns: 0\nagi_dnid: unknown\nagi_rdnis: unknown\nagi_context: from-trunk\nagi_extension: 5551000\nagi_priority: 2\n" +
		"agi_enhanced: 0.0\nagi_accountcode: \nagi_threadid: 140603166066368\n\n"
}

// script is what the sessions ask for.
const script = "bench/six"

// sixCommands are plain.Six, typed.
func sixCommands() []*astergatev1.SessionCommand {
	four := uint32(4)
	return []*astergatev1.SessionCommand{
		{Command: &astergatev1.SessionCommand_Answer{Answer: &agiv1.Answer{}}},
		{Command: &astergatev1.SessionCommand_SetVariable{SetVariable: &agiv1.SetVariable{Name: "LANG", Value: "de"}}},
		{Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "welcome", EscapeDigits: "12#"}}},
		{Command: &astergatev1.SessionCommand_GetData{GetData: &agiv1.GetData{Filename: "enter", MaxDigits: &four}}},
		{Command: &astergatev1.SessionCommand_GetVariable{GetVariable: &agiv1.GetVariable{Name: "CUSTOMER"}}},
		{Command: &astergatev1.SessionCommand_Exec{Exec: &agiv1.Exec{Application: "Queue", Options: "support,,,,60"}}},
	}
}

// channel plays one channel that the dialplan sends to a FastAGI program, to its
// end. It returns the number of commands.
func channel(ctx context.Context, address string) (commands int, err error) {
	conn, err := plain.Dial(ctx, address)
	if err != nil {
		return 0, err
	}
	defer func() { _ = conn.Close() }()
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	if _, err := io.WriteString(conn, environment(script)); err != nil {
		return 0, err
	}
	rd := bufio.NewReaderSize(conn, 512)
	for ; ; commands++ {
		line, err := rd.ReadSlice('\n')
		if errors.Is(err, io.EOF) {
			return commands, nil
		}
		if err != nil {
			return commands, err
		}
		if _, err := io.WriteString(conn, agiAnswer(string(line))); err != nil {
			return commands, err
		}
	}
}

func agiAnswer(line string) string {
	switch {
	case strings.HasPrefix(line, "GET VARIABLE"):
		return "200 result=1 (Erika Mustermann)\n"
	case strings.HasPrefix(line, "SET VARIABLE"):
		return "200 result=1\n"
	case strings.HasPrefix(line, "STREAM FILE"):
		return "200 result=0 endpos=8000\n"
	}
	return "200 result=0\n"
}

// session is a channel that has to get a number of commands.
func session(ctx context.Context, address string, commands int) error {
	n, err := channel(ctx, address)
	if err == nil && n != commands {
		err = fmt.Errorf("a session of %d commands, not %d", n, commands)
	}
	return err
}

// worker handles sessions over one stream: the six commands, then it gives the
// channel back.
type worker struct {
	clients  clients
	cancel   context.CancelFunc
	ended    chan error // the reading goroutine's
	commands []*astergatev1.SessionCommand
	hold     bool         // accept sessions and do nothing with them
	taken    atomic.Int64 // sessions that were accepted
	finished atomic.Int64 // sessions that ended as they should
}

func newWorker(ctx context.Context, s *service, commands []*astergatev1.SessionCommand, hold bool) (*worker, error) {
	w := &worker{commands: commands, hold: hold}
	return w, w.start(ctx, s, w.handle)
}

// startWorker starts a worker whose frames handle answers, one at a time.
func startWorker(ctx context.Context, s *service, handle handler) (*worker, error) {
	w := new(worker)
	return w, w.start(ctx, s, handle)
}

// handler answers a frame.
type handler func(frame *astergatev1.ServeResponse, send func(*astergatev1.ServeRequest) error) error

func (w *worker) start(ctx context.Context, s *service, handle handler) error {
	conns, err := s.clients(1)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithCancel(ctx)
	w.clients, w.cancel, w.ended = conns, cancel, make(chan error, 1)
	stream, err := astergatev1.NewAgiServiceClient(conns[0]).Serve(ctx)
	if err == nil {
		err = stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: &astergatev1.RegisterWorker{
			WorkerId: "bench", Capacity: 10_000, Batches: true, Routes: []*astergatev1.AgiRoute{{Pattern: script}},
		}}})
	}
	if err == nil {
		_, err = stream.Recv() // registered
	}
	if err != nil {
		cancel()
		return errors.Join(fmt.Errorf("registering the worker: %w", err), conns.close())
	}
	go func() {
		for {
			frame, err := stream.Recv()
			if err == nil {
				err = answer(frame, handle, stream.Send)
			}
			if err != nil {
				w.ended <- err
				close(w.ended)
				cancel()
				return
			}
		}
	}()
	return nil
}

// answer handles a frame, or those of a batch, whose answers it sends as one.
func answer(frame *astergatev1.ServeResponse, handle handler, send func(*astergatev1.ServeRequest) error) error {
	if frame.GetBatch() == nil {
		return handle(frame, send)
	}
	var answers []*astergatev1.ServeRequest
	for _, frame := range frame.GetBatch().GetFrames() {
		err := handle(frame, func(answer *astergatev1.ServeRequest) error {
			answers = append(answers, answer)
			return nil
		})
		if err != nil {
			return err
		}
	}
	if len(answers) == 0 {
		return nil
	}
	return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Batch{Batch: &astergatev1.ServeRequestBatch{Frames: answers}}})
}

// close ends the stream and returns what went wrong before.
func (w *worker) close() error {
	var err error
	select {
	case err = <-w.ended:
		w.cancel()
	default:
		w.cancel()
		for range w.ended { // that the stream was canceled is no fault
		}
	}
	return errors.Join(err, w.clients.close())
}

// handle answers one frame. One goroutine is enough: whatever is sent is small,
// and the service never waits for it with what it sends.
func (w *worker) handle(frame *astergatev1.ServeResponse, send func(*astergatev1.ServeRequest) error) error {
	switch f := frame.GetFrame().(type) {
	case *astergatev1.ServeResponse_Ping:
		return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Pong{Pong: &astergatev1.WorkerPong{Id: f.Ping.GetId()}}})
	case *astergatev1.ServeResponse_Offer:
		id := f.Offer.GetSession()
		w.taken.Add(1)
		if w.hold {
			return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: id}}})
		}
		return w.next(id, 1, send) // which accepts it
	case *astergatev1.ServeResponse_Result:
		if f.Result.GetFailure() != nil {
			return fmt.Errorf("a command failed: %v", f.Result)
		}
		return w.next(f.Result.GetSession(), f.Result.GetCommandId()+1, send)
	case *astergatev1.ServeResponse_Ended:
		if reason := f.Ended.GetReason(); reason != astergatev1.SessionEnd_SESSION_END_FINISHED && !w.hold {
			return fmt.Errorf("a session ended with %v", reason)
		}
		w.finished.Add(1)
	}
	return nil
}

// next sends command n of a session, or gives it back.
func (w *worker) next(id string, n uint64, send func(*astergatev1.ServeRequest) error) error {
	if n > uint64(len(w.commands)) {
		return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: &astergatev1.FinishSession{Session: id}}})
	}
	command := &astergatev1.SessionCommand{Session: id, CommandId: n, Command: w.commands[n-1].GetCommand()}
	return send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: command}})
}

// measurePlainSessions fills a row of the baseline.
func (b *bench) measurePlainSessions(ctx context.Context, r *row) error {
	p, err := plain.NewProgram(ctx, plain.Six)
	if err != nil {
		return err
	}
	err = b.measureLoad(ctx, nil, r, b.sessions, func(ctx context.Context, _ int) error { return session(ctx, p.Address(), len(plain.Six)) })
	return errors.Join(err, p.Close())
}

// measureSessions fills a row of sessions by a worker.
func (b *bench) measureSessions(ctx context.Context, r *row) error {
	return b.with(ctx, true, func(_ *asterisk, s *service) error {
		w, err := newWorker(ctx, s, sixCommands(), false)
		if err != nil {
			return err
		}
		err = b.measureLoad(ctx, s, r, b.sessions, func(ctx context.Context, _ int) error { return session(ctx, s.agi, len(plain.Six)) })
		return errors.Join(err, w.close())
	})
}
