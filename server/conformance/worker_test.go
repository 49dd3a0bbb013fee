package conformance

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// testWorker is a worker with a connection of its own. A goroutine reads its
// stream and answers pings, as a client's library does.
type testWorker struct {
	conn   *grpc.ClientConn
	stream grpc.BidiStreamingClient[astergatev1.ServeRequest, astergatev1.ServeResponse]
	token  string
	ids    map[string]uint64 // last command_id by session
	deaf   atomic.Bool       // reads no more
	over   chan struct{}     // closed when the reader has ended

	sending sync.Mutex // serialises sends

	mu   sync.Mutex                   // guards what follows
	kept []*astergatev1.ServeResponse // that nobody has awaited yet
	came chan struct{}                // closed and renewed at every change
	err  error                        // of the stream's end

	longest int // message, in frames
}

// register makes a worker.
func (s *service) register(t testing.TB, in *astergatev1.RegisterWorker) (*testWorker, *astergatev1.WorkerRegistered) {
	t.Helper()
	return s.registerAs(t, in)
}

// registerAs makes a worker whose connection has further options.
func (s *service) registerAs(t testing.TB, in *astergatev1.RegisterWorker, more ...grpc.DialOption) (*testWorker, *astergatev1.WorkerRegistered) {
	t.Helper()
	// Fixed windows: left to itself the library buffers up to 16 MiB for a worker
	// that reads nothing.
	conn, err := grpc.NewClient(s.rpc, append(more, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithInitialWindowSize(64<<10), grpc.WithInitialConnWindowSize(64<<10))...)
	must(t, err)
	ctx, cancel := context.WithTimeout(context.Background(), 2*patience)
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
	must(t, err)
	w := &testWorker{
		conn: conn, stream: stream, ids: make(map[string]uint64), over: make(chan struct{}), came: make(chan struct{}),
	}
	go w.read()
	t.Cleanup(func() { cancel(); w.kill(); <-w.over })
	w.send(t, &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}})
	registered := w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetRegistered() != nil }).GetRegistered()
	w.token = registered.GetResumeToken()
	return w, registered
}

// read has the stream to its end.
func (w *testWorker) read() {
	defer close(w.over)
	for !w.deaf.Load() {
		message, err := w.stream.Recv()
		frames := []*astergatev1.ServeResponse{message}
		if message.GetBatch() != nil {
			frames = message.GetBatch().GetFrames()
		}
		for _, frame := range frames {
			if ping := frame.GetPing(); ping != nil {
				w.sending.Lock()
				_ = w.stream.Send(pong(ping.GetId())) // Recv tells
				w.sending.Unlock()
			}
		}
		w.mu.Lock()
		if w.err = err; err == nil {
			for _, frame := range frames {
				if frame.GetPing() == nil {
					w.kept = append(w.kept, frame)
				}
			}
			w.longest = max(w.longest, len(frames))
		}
		close(w.came)
		w.came = make(chan struct{})
		w.mu.Unlock()
		if err != nil {
			return
		}
	}
}

func pong(id uint64) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Pong{Pong: &astergatev1.WorkerPong{Id: id}}}
}

// route is a registration for one pattern.
func route(pattern string, change ...func(*astergatev1.AgiRoute)) *astergatev1.RegisterWorker {
	rt := &astergatev1.AgiRoute{Pattern: pattern}
	for _, f := range change {
		f(rt)
	}
	return &astergatev1.RegisterWorker{WorkerId: "test", Routes: []*astergatev1.AgiRoute{rt}, Capacity: 2000}
}

// kill breaks the connection, as the end of the process does.
func (w *testWorker) kill() { _ = w.conn.Close() }

func (w *testWorker) send(t testing.TB, frame *astergatev1.ServeRequest) {
	t.Helper()
	w.sending.Lock()
	err := w.stream.Send(frame)
	w.sending.Unlock()
	if err != nil {
		t.Fatalf("sending %v: %v", frame, w.failure())
	}
}

// failure waits for the stream's end and returns its error.
func (w *testWorker) failure() error {
	<-w.over
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.err
}

// await returns the first frame that fits; the others are kept for later.
func (w *testWorker) await(t testing.TB, fits func(*astergatev1.ServeResponse) bool) *astergatev1.ServeResponse {
	t.Helper()
	for {
		w.mu.Lock()
		at := slices.IndexFunc(w.kept, fits)
		if at >= 0 {
			frame := w.kept[at]
			w.kept = slices.Delete(w.kept, at, at+1)
			w.mu.Unlock()
			return frame
		}
		came, err := w.came, w.err
		w.mu.Unlock()
		must(t, err)
		<-came
	}
}

// take waits for an offer and accepts it.
func (w *testWorker) take(t testing.TB) *astergatev1.SessionOffer {
	t.Helper()
	offer := w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetOffer() != nil }).GetOffer()
	w.send(t, accept(offer.GetSession()))
	return offer
}

func accept(session string) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Accept{Accept: &astergatev1.AcceptSession{Session: session}}}
}

func finish(session string, failed bool) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: &astergatev1.FinishSession{Session: session, Failed: failed}}}
}

// start sends a command and does not wait.
func (w *testWorker) start(t testing.TB, session string, cmd *astergatev1.SessionCommand) uint64 {
	t.Helper()
	w.ids[session]++
	cmd.Session, cmd.CommandId = session, w.ids[session]
	w.send(t, command(cmd))
	return cmd.GetCommandId()
}

func command(cmd *astergatev1.SessionCommand) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: cmd}}
}

// result waits for a command's result.
func (w *testWorker) result(t testing.TB, session string, id uint64) *astergatev1.SessionResult {
	t.Helper()
	return w.await(t, func(f *astergatev1.ServeResponse) bool {
		return f.GetResult().GetSession() == session && f.GetResult().GetCommandId() == id
	}).GetResult()
}

// do runs a command.
func (w *testWorker) do(t testing.TB, session string, cmd *astergatev1.SessionCommand) *astergatev1.SessionResult {
	t.Helper()
	return w.result(t, session, w.start(t, session, cmd))
}

// ended waits for a session's end.
func (w *testWorker) ended(t testing.TB, session string) astergatev1.SessionEnd {
	t.Helper()
	return w.await(t, func(f *astergatev1.ServeResponse) bool {
		return f.GetEnded().GetSession() == session
	}).GetEnded().GetReason()
}

// call places a call to a FastAGI script, and returns the name of its channel.
func (s *service) call(t testing.TB, script, id string) {
	t.Helper()
	s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "astergate", "Exten", "agi", "Priority", "1",
		"Async", "true", "ChannelId", id, "Variable", fmt.Sprintf("AGI_URL=agi://%s/%s", s.fastAGI, script))
}

func set(name, value string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_SetVariable{SetVariable: &agiv1.SetVariable{Name: name, Value: value}}}
}

func get(name string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_GetVariable{GetVariable: &agiv1.GetVariable{Name: name}}}
}

func runApp(application, options string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Exec{Exec: &agiv1.Exec{Application: application, Options: options}}}
}

func noop(text string) *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{Text: text}}}
}
