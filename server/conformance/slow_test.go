package conformance

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"golang.org/x/sync/errgroup"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The flood of TestSlowSubscriber.
const (
	floodBytes = 64 << 20 // at least, on the manager socket
	floodRing  = 16 << 20 // holds about a tenth of it
	floodGrow  = 64 << 20 // the service may take so much memory beside the ring
	// The flood is written in rounds and is never more than so many ahead of
	// the slowest of those who read: less than the ring holds, so that no
	// reader can be overtaken, however busy the machine is.
	roundEvents = 512
	roundsAhead = 8
	readers     = 99
	connections = 10
	floodFirst  = 3 // sequence of its first event: LinkUp and FullyBooted came before
)

// collecting has Go's own share of garbage in a process whose memory is looked at, and
// no more: what is looked for is what is held.
const collecting = "GOGC=100"

// A hundred subscribers of which one never reads: the others get every event,
// that one is ended and told what it missed, and neither it nor an HTTP client
// like it costs the service memory.
//
// The service is a process of its own, the binary that users run, so that its
// memory can be measured apart from that of its clients. Neither it nor they
// run under the race detector, which would take four times as long for nothing:
// it sees no races in another process, and the clients share next to nothing.
func TestSlowSubscriber(t *testing.T) {
	if underRace() {
		runWithoutRace(t)
		return
	}
	f := newFake(t)
	p := runProcess(t, f, "ASTERGATE_EVENTS_RING_BYTES="+strconv.Itoa(floodRing), collecting)
	ctx, cancel := context.WithTimeout(t.Context(), 3*patience)
	defer cancel()

	conns := make([]*grpc.ClientConn, connections)
	for i := range conns {
		conn, err := grpc.NewClient(p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
		must(t, err)
		t.Cleanup(func() { must(t, conn.Close()) })
		conns[i] = conn
	}
	servers := astergatev1.NewServerServiceClient(conns[0])
	eventually(t, func() bool {
		resp, err := servers.GetServer(ctx, &astergatev1.GetServerRequest{}, grpc.WaitForReady(true))
		must(t, err)
		return resp.GetServer().GetState() == astergatev1.LinkState_LINK_STATE_READY &&
			resp.GetServer().GetLastSequence() == floodFirst-1 && resp.GetServer().GetInfo() != nil
	})
	idle := p.memory(t, "VmRSS")

	fl := newFlood()
	// The two that never read are there first. They share their connections
	// with others, who must not notice.
	stuck := subscribeRaw(ctx, t, conns[0], &astergatev1.SubscribeRequest{})
	must(t, stuck.receive())
	sse := dialSSE(ctx, t, p.web, "")
	sse.read(t, func(e sseEvent) bool { return e.name == "live" })

	group, groupCtx := errgroup.WithContext(ctx)
	for i := range readers {
		s := subscribeRaw(groupCtx, t, conns[i%connections], &astergatev1.SubscribeRequest{})
		must(t, s.receive())
		s.check = i == 0 // one looks into each event; all look at its number
		group.Go(func() error {
			defer s.cancel()
			for s.last < fl.last() {
				from := s.last
				if err := s.receive(); err != nil {
					return fmt.Errorf("reader %d after event %d: %w", i, s.last, err)
				}
				fl.reached(from, s.last)
			}
			return nil
		})
	}
	written := 0
	group.Go(func() (err error) {
		written, err = fl.write(groupCtx, f.eventSocket())
		return err
	})
	must(t, group.Wait())
	if written < floodBytes {
		t.Errorf("%d bytes were published", written)
	}

	// Both have been given up although neither has read anything since.
	eventually(t, func() bool { return p.metric(t, "astergate_subscribers_too_slow_total") == 2 })
	peak := p.memory(t, "VmHWM")
	t.Logf("%d events, %d MiB on the manager socket, to %d readers on %d connections", fl.events, written>>20, readers, connections)
	t.Logf("the service: %d KiB before, %d KiB at most, so %d KiB more; the ring may hold %d KiB and held %d KiB",
		idle>>10, peak>>10, (peak-idle)>>10, floodRing>>10, int(p.metric(t, `astergate_log_bytes{server="pbx1"}`))>>10)
	if peak > idle+floodRing+floodGrow {
		t.Errorf("the service's memory grew by %d MiB, more than the ring and %d MiB", (peak-idle)>>20, floodGrow>>20)
	}

	// What was under way to the one that did not read is still good, and ends
	// in the reason and in a token.
	var err error
	for err == nil {
		err = stuck.receive()
	}
	token := wantError(t, err, codes.ResourceExhausted, "SUBSCRIBER_TOO_SLOW")["resume_token"]
	t.Logf("the one that did not read got %d events, up to %d, and then: %v", stuck.last-floodFirst+1, stuck.last, err)
	if stuck.last >= fl.last() {
		t.Errorf("the one that did not read got all up to %d", stuck.last)
	}
	for name, token := range map[string]string{"the last message's": stuck.token, "the error's": token} {
		again := subscribeRaw(ctx, t, conns[1], &astergatev1.SubscribeRequest{ResumeToken: token})
		must(t, again.receive())
		again.last = stuck.last // so that a hole or a repetition is found
		for again.last < fl.last() {
			if err := again.receive(); err != nil {
				t.Fatalf("resumed with %s token: %v", name, err)
			}
		}
		again.cancel()
		if len(again.gaps) != 1 || again.gaps[0].GetFrom() != stuck.last+1 || again.gaps[0].GetReason() != astergatev1.GapReason_GAP_REASON_OVERWRITTEN {
			t.Errorf("resumed with %s token after event %d: gaps %v", name, stuck.last, again.gaps)
		}
		t.Logf("resumed with %s token: %v, then all up to %d", name, again.gaps, again.last)
	}

	// The HTTP client: what it finds at the end is the reason, unless its
	// connection has stalled for so long that it was cut.
	end := sse.read(t, func(e sseEvent) bool { return e.name == "error" })
	if end.name == "error" && (!strings.Contains(end.data, "SUBSCRIBER_TOO_SLOW") || end.id == "") {
		t.Errorf("the HTTP stream ended with %+v", end)
	}
	t.Logf("the HTTP client that did not read got events up to %d, and then: %s", sse.last, end.name)
	more := dialSSE(ctx, t, p.web, sse.id)
	more.last = sse.idLast // a connection that was cut may have told more
	for more.last < fl.last() {
		if e := more.read(t, func(sseEvent) bool { return true }); e.name == "error" || e.name == "end" {
			t.Fatalf("the resumed HTTP stream ended: %+v", e)
		}
	}
	if len(more.gaps) != 1 || more.gaps[0].GetFrom() != sse.idLast+1 {
		t.Errorf("the HTTP client, resumed after event %d: gaps %v", sse.idLast, more.gaps)
	}
}

// underRace tells whether this test was built with the race detector.
func underRace() bool {
	info, _ := debug.ReadBuildInfo()
	return info != nil && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// runWithoutRace runs the running test again, built without the race detector.
func runWithoutRace(t *testing.T) {
	t.Helper()
	binary := build(t, "test", "-c", "github.com/astergate/astergate/server/conformance")
	out, err := exec.CommandContext(t.Context(), binary, "-test.run=^"+t.Name()+"$", "-test.v").CombinedOutput()
	t.Logf("without the race detector:\n%s", out)
	if err != nil {
		t.Error(err)
	}
}

// build runs a go command that makes a binary without the race detector.
func build(t testing.TB, arguments ...string) (binary string) {
	t.Helper()
	binary = filepath.Join(t.TempDir(), "binary")
	last := len(arguments) - 1
	arguments = slices.Concat(arguments[:last], []string{"-race=false", "-o", binary}, arguments[last:])
	if out, err := exec.CommandContext(t.Context(), "go", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("go %s: %v\n%s", strings.Join(arguments, " "), err, out)
	}
	return binary
}

// process is astergate as users run it.
type process struct {
	command       *exec.Cmd
	rpc, web, agi string // addresses
}

// runProcess builds the binary and runs it, with f for its server, until the
// test's end.
func runProcess(t testing.TB, f *fakeAsterisk, environ ...string) *process {
	t.Helper()
	return runBinary(t, f.backend(), environ...)
}

// runBinary is runProcess for any server.
func runBinary(t testing.TB, b *backend, environ ...string) *process {
	t.Helper()
	binary := build(t, "build", "github.com/astergate/astergate/server/cmd/astergate")
	command := exec.CommandContext(t.Context(), binary, "serve")
	command.Env = append([]string{
		"ASTERGATE_GRPC_LISTEN=127.0.0.1:0",
		"ASTERGATE_HTTP_LISTEN=127.0.0.1:0",
		"ASTERGATE_AGI_LISTEN=127.0.0.1:0",
		"ASTERGATE_LOG_FORMAT=json",
		"ASTERGATE_STOP_TIMEOUT=2s",
		"ASTERGATE_SERVERS_PBX1_ADDRESS=" + b.address,
		"ASTERGATE_SERVERS_PBX1_USERNAME=" + b.user,
		"ASTERGATE_SERVERS_PBX1_SECRET=" + b.secret,
	}, environ...)
	// The end of the test asks it to end, once: a second time would kill it.
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	command.WaitDelay = patience
	stderr, err := command.StderrPipe()
	must(t, err)
	must(t, command.Start())

	p := &process{command: command}
	log := &lockedBuffer{}
	serves := make(chan struct{})
	read := make(chan struct{})
	go func() {
		defer close(read)
		lines := bufio.NewScanner(stderr)
		for lines.Scan() {
			var line struct{ Msg, GRPC, HTTP, AGI string }
			if json.Unmarshal(lines.Bytes(), &line) == nil && line.Msg == "astergate serves" {
				p.rpc, p.web, p.agi = line.GRPC, line.HTTP, line.AGI
				close(serves)
			}
			_, _ = log.Write(append(lines.Bytes(), '\n'))
		}
	}()
	t.Cleanup(func() {
		<-read
		if err := command.Wait(); err != nil && !errors.Is(err, context.Canceled) {
			t.Errorf("astergate ended with %v", err)
		}
		if t.Failed() {
			t.Logf("astergate's log:\n%s", tail(log.String(), 60000))
		}
	})
	select {
	case <-serves:
	case <-read:
		t.Fatalf("astergate did not start:\n%s", log.String())
	}
	return p
}

// memory returns a figure in bytes that the kernel has of the process.
func (p *process) memory(t testing.TB, name string) int {
	t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.command.Process.Pid))
	if errors.Is(err, os.ErrNotExist) {
		t.Skip("the kernel does not tell the memory of processes in /proc: only Linux does")
	}
	must(t, err)
	m := regexp.MustCompile(name + `:\s+(\d+) kB`).FindSubmatch(text)
	if m == nil {
		t.Fatalf("no %s in %s", name, text)
	}
	kib, err := strconv.Atoi(string(m[1]))
	must(t, err)
	return kib << 10
}

// metric returns a value of /metrics.
func (p *process) metric(t testing.TB, name string) float64 {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+p.web+"/metrics", nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close(); http.DefaultClient.CloseIdleConnections() }()
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	_, rest, ok := strings.Cut(string(text), "\n"+name+" ")
	if !ok {
		t.Fatalf("no metric %s", name)
	}
	value, _, _ := strings.Cut(rest, "\n")
	v, err := strconv.ParseFloat(value, 64)
	must(t, err)
	return v
}

// eventSocket is the session on which the link reads events.
func (f *fakeAsterisk) eventSocket() net.Conn {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.events
}

// flood is what a busy Asterisk says, in rounds that wait for the readers.
type flood struct {
	events int
	left   []atomic.Int32  // by round: readers that have not got all of it
	passed []chan struct{} // by round: closed when all have
}

func newFlood() *flood {
	f := &flood{}
	size := 0
	var event []byte
	for size < floodBytes || f.events%roundEvents != 0 {
		event = appendFlood(event[:0], f.events)
		size += len(event)
		f.events++
	}
	f.left = make([]atomic.Int32, f.events/roundEvents)
	f.passed = make([]chan struct{}, len(f.left))
	for i := range f.left {
		f.left[i].Store(readers)
		f.passed[i] = make(chan struct{})
	}
	return f
}

func (f *flood) last() uint64 { return floodFirst + uint64(f.events) - 1 }

// rounds is how many whole rounds end at a sequence.
func (f *flood) rounds(sequence uint64) int { return int(sequence+1-floodFirst) / roundEvents }

// reached says that one reader has got on from one sequence to another.
func (f *flood) reached(from, to uint64) {
	for round := f.rounds(from); round < f.rounds(to); round++ {
		if f.left[round].Add(-1) == 0 {
			close(f.passed[round])
		}
	}
}

// write publishes everything and returns the number of bytes.
func (f *flood) write(ctx context.Context, to io.Writer) (int, error) {
	written := 0
	var buf []byte
	for round := range f.passed {
		if round >= roundsAhead {
			select {
			case <-f.passed[round-roundsAhead]:
			case <-ctx.Done():
				return written, ctx.Err()
			}
		}
		buf = buf[:0]
		for i := range roundEvents {
			buf = appendFlood(buf, round*roundEvents+i)
		}
		n, err := to.Write(buf)
		written += n
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// appendFlood appends event number n, which is found again in its Uniqueid.
func appendFlood(b []byte, n int) []byte {
	b = append(b, [...]string{"Event: Newexten", "Event: VarSet", "Event: Newstate"}[n%3]...)
	b = fmt.Appendf(b, "\r\nPrivilege: dialplan,all\r\nSystemName: pbx-berlin-01\r\nChannel: PJSIP/trunk-provider-%08x\r\n", n)
	b = append(b, "ChannelState: 6\r\nChannelStateDesc: Up\r\nCallerIDNum: 4930123456789\r\nCallerIDName: Erika Mustermann\r\n"+
		"ConnectedLineNum: 4989987654321\r\nConnectedLineName: Support Hotline Deutschland\r\nLanguage: de\r\nAccountCode: customer-4711-berlin\r\n"+
		"Context: from-internal-additional\r\nExten: 00493012345678\r\nPriority: 12\r\n"...)
	b = fmt.Appendf(b, "Uniqueid: pbx-berlin-01-1760000000.%d\r\nLinkedid: pbx-berlin-01-1760000000.%d\r\n", n, n)
	switch n % 3 {
	case 0:
		b = append(b, "Extension: 00493012345678\r\nApplication: Set\r\nAppData: CDR(userfield)=queue=support;skill=german;priority=7\r\n"...)
	case 1:
		b = append(b, "Variable: QUEUE_ROUTING_RESULT\r\nValue: queue=support;skill=german;agent=PJSIP/agent-1001;position=3;hold=42\r\n"...)
	default:
		b = append(b, "ChanVariable(PJSIP/trunk-provider): ROUTE=primary;ATTEMPT=1;CARRIER=provider-one;REGION=eu-central\r\n"...)
	}
	return append(b, "\r\n"...)
}

// rawStream is a subscription that keeps nothing. It looks at each event's
// sequence without making a message of it: the hundred of them get eleven
// million events.
type rawStream struct {
	grpc.ClientStream
	cancel context.CancelFunc
	check  bool   // look at all that the event holds
	last   uint64 // sequence of the newest event
	token  string // of the newest message
	gaps   []*astergatev1.Gap
}

var subscribeMethod = &grpc.StreamDesc{StreamName: "Subscribe", ServerStreams: true}

func subscribeRaw(ctx context.Context, t testing.TB, conn *grpc.ClientConn, req *astergatev1.SubscribeRequest) *rawStream {
	t.Helper()
	ctx, cancel := context.WithCancel(ctx)
	t.Cleanup(cancel)
	stream, err := conn.NewStream(ctx, subscribeMethod, astergatev1.EventService_Subscribe_FullMethodName, grpc.ForceCodecV2(tallyCodec{encoding.GetCodecV2("proto")}))
	must(t, err)
	must(t, stream.SendMsg(req))
	must(t, stream.CloseSend())
	return &rawStream{ClientStream: stream, cancel: cancel}
}

// receive takes one message. It fails if an event is missing or comes twice.
func (s *rawStream) receive() error { return s.RecvMsg(s) }

type tallyCodec struct{ encoding.CodecV2 }

func (c tallyCodec) Unmarshal(data mem.BufferSlice, v any) error {
	s, ok := v.(*rawStream)
	if !ok {
		return c.CodecV2.Unmarshal(data, v)
	}
	buf := data.MaterializeToBuffer(mem.DefaultBufferPool())
	defer buf.Free()
	return s.take(buf.ReadOnlyData())
}

// take reads a SubscribeResponse.
func (s *rawStream) take(b []byte) error {
	for len(b) > 0 {
		number, kind, n := protowire.ConsumeTag(b)
		if n < 0 || kind != protowire.BytesType {
			return fmt.Errorf("field %d of type %d", number, kind)
		}
		value, m := protowire.ConsumeBytes(b[n:])
		if m < 0 {
			return protowire.ParseError(m)
		}
		b = b[n+m:]
		switch number {
		case 1:
			if err := s.event(value); err != nil {
				return err
			}
		case 2:
			s.token = string(value)
		case 3:
			live := &astergatev1.Live{}
			if err := proto.Unmarshal(value, live); err != nil {
				return err
			}
			s.last = live.GetServers()[0].GetNextSequence() - 1
		}
	}
	return nil
}

func (s *rawStream) event(b []byte) error {
	var sequence uint64
	if len(b) > 1 && b[0] == 1<<3|byte(protowire.VarintType) {
		sequence, _ = protowire.ConsumeVarint(b[1:])
	}
	if sequence == 0 || s.check {
		e := &astergatev1.Event{}
		if err := proto.Unmarshal(b, e); err != nil {
			return err
		}
		if gap := e.GetGap(); gap != nil && gap.GetFrom() == s.last+1 {
			s.gaps = append(s.gaps, gap)
			s.last = gap.GetTo()
			return nil
		}
		if got, want := floodNumber(e), strconv.FormatUint(sequence-floodFirst, 10); got != want {
			return fmt.Errorf("event %d is number %q, want %s: %v", sequence, got, want, e)
		}
	}
	if sequence != s.last+1 {
		return fmt.Errorf("event %d after %d", sequence, s.last)
	}
	s.last = sequence
	return nil
}

// floodNumber is the number that appendFlood gave the event.
func floodNumber(e *astergatev1.Event) string {
	id := e.GetNewexten().GetChannel().GetUniqueId() + e.GetVarSet().GetChannel().GetUniqueId() + e.GetNewstate().GetChannel().GetUniqueId()
	_, number, _ := strings.Cut(id, ".")
	return number
}

// sseStream is an HTTP client that reads only when it is told to: net/http's
// would read ahead.
type sseStream struct {
	lines  *bufio.Reader
	last   uint64 // sequence of the newest event
	id     string // the newest
	idLast uint64 // sequence of the event that had it
	gaps   []*astergatev1.Gap
}

type sseEvent struct{ name, id, data string }

func dialSSE(ctx context.Context, t testing.TB, address, lastID string) *sseStream {
	t.Helper()
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	must(t, err)
	t.Cleanup(func() { _ = conn.Close() })
	// HTTP/1.0 has no chunks, so what comes is the stream itself.
	request := "GET /v1/events HTTP/1.0\r\nHost: " + address + "\r\nAccept: text/event-stream\r\n"
	if lastID != "" {
		request += "Last-Event-ID: " + lastID + "\r\n"
	}
	_, err = io.WriteString(conn, request+"\r\n")
	must(t, err)
	s := &sseStream{lines: bufio.NewReader(conn)}
	status, err := s.lines.ReadString('\n')
	must(t, err)
	if !strings.Contains(status, " 200 ") {
		t.Fatalf("GET /v1/events: %s", status)
	}
	for line := status; line != "\r\n"; {
		line, err = s.lines.ReadString('\n')
		must(t, err)
	}
	return s
}

// read reads up to the event that is wanted, or the connection's end, which is
// an event of that name. It fails if an event is missing or comes twice.
func (s *sseStream) read(t testing.TB, wanted func(sseEvent) bool) sseEvent {
	t.Helper()
	var e sseEvent
	for {
		line, err := s.lines.ReadString('\n')
		if err != nil {
			return sseEvent{name: "end"}
		}
		key, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		switch key {
		case "event":
			e.name = value
		case "id":
			e.id = value
		case "data":
			e.data = value
		case "":
			s.take(t, e)
			if wanted(e) {
				return e
			}
			e = sseEvent{}
		}
	}
}

func (s *sseStream) take(t testing.TB, e sseEvent) {
	t.Helper()
	var msg struct{ Event, Live json.RawMessage }
	must(t, json.Unmarshal([]byte(e.data), &msg))
	switch {
	case msg.Live != nil && s.last == 0:
		live := &astergatev1.Live{}
		must(t, protojson.Unmarshal(msg.Live, live))
		s.last = live.GetServers()[0].GetNextSequence() - 1
	case msg.Event != nil:
		event := &astergatev1.Event{}
		must(t, protojson.Unmarshal(msg.Event, event))
		gap := event.GetGap()
		switch {
		case gap != nil && gap.GetFrom() == s.last+1:
			s.gaps = append(s.gaps, gap)
			s.last = gap.GetTo()
		case gap != nil || event.GetSequence() != s.last+1:
			t.Fatalf("HTTP: %v after event %d", event, s.last)
		default:
			s.last = event.GetSequence()
		}
	}
	if e.id != "" {
		s.id, s.idLast = e.id, s.last
	}
}
