package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/status"
	"google.golang.org/protobuf/encoding/protojson"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// trail remembers what each sequence was, so that no two subscribers are told
// different things.
type trail struct {
	mu     sync.Mutex // guards hashes
	hashes map[uint64]uint32
}

// same notes what a sequence was, and reports whether it was that for all.
func (t *trail) same(e *astergatev1.Event) bool {
	h := fnv.New32a()
	_, _ = fmt.Fprint(h, e.GetName(), header(e.GetHeaders(), "Uniqueid"), header(e.GetHeaders(), "Channel"))
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.hashes == nil {
		t.hashes = make(map[uint64]uint32)
	}
	was, known := t.hashes[e.GetSequence()]
	t.hashes[e.GetSequence()] = h.Sum32()
	return !known || was == h.Sum32()
}

// follower is a subscriber, over all its resumptions.
type follower struct {
	name  string
	trail *trail

	mu      sync.Mutex // guards what follows
	last    uint64     // sequence of the newest event that was told, or told as missing
	token   string
	tokenAt uint64 // sequence that token goes on after
	began   bool
	events  int
	gaps    int
	missed  uint64
	resumed int
	wrong   []string
}

func (f *follower) position() uint64 {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.last
}

func (f *follower) failf(format string, args ...any) {
	if len(f.wrong) < 10 {
		f.wrong = append(f.wrong, fmt.Sprintf(format, args...))
	}
}

// live says where a stream begins.
func (f *follower) live(next uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.began {
		f.began, f.last = true, next-1
	}
}

func (f *follower) take(e *astergatev1.Event) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if gap := e.GetGap(); gap != nil {
		f.gaps++
		if gap.GetFrom() != f.last+1 || gap.GetTo() < gap.GetFrom() || gap.GetReason() != astergatev1.GapReason_GAP_REASON_OVERWRITTEN {
			f.failf("after %d a gap %v", f.last, gap)
		}
		f.missed += gap.GetTo() - gap.GetFrom() + 1
		f.last = gap.GetTo()
		return
	}
	f.events++
	if e.GetSequence() != f.last+1 {
		f.failf("event %d after %d, and no gap was told", e.GetSequence(), f.last)
	}
	if !f.trail.same(e) {
		f.failf("event %d is %s, and was another to others", e.GetSequence(), e.GetName())
	}
	f.last = e.GetSequence()
}

// mark notes the token of what was taken so far.
func (f *follower) mark(token string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if token != "" {
		f.token, f.tokenAt = token, f.last
	}
}

// resume returns the token to go on with, and goes back to its place.
func (f *follower) resume() string {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.token != "" {
		f.resumed++
		f.last = f.tokenAt
	} else {
		f.began = false
	}
	return f.token
}

// again runs a stream again and again until ctx ends, each for some time at most.
func again(ctx context.Context, life func() time.Duration, stream func(ctx context.Context)) {
	for ctx.Err() == nil {
		some, cancel := context.WithTimeout(ctx, life())
		stream(some)
		cancel()
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

func between(random *rand.Rand, least, most time.Duration) func() time.Duration {
	return func() time.Duration { return least + time.Duration(random.Int64N(int64(most-least))) }
}

// watch starts all that only listens: subscribers by gRPC, by SSE, a slow one, and
// watchers of calls.
func (s *soak) watch(ctx context.Context, wg *sync.WaitGroup, seed uint64) {
	follow := func(name string, number uint64, run func(f *follower, random *rand.Rand)) {
		f := &follower{name: name, trail: s.trail}
		s.streams = append(s.streams, f)
		wg.Go(func() { run(f, rand.New(rand.NewPCG(seed, number))) })
	}
	day := func() time.Duration { return 24 * time.Hour }
	follow("steady", 10, func(f *follower, _ *rand.Rand) {
		again(ctx, day, func(ctx context.Context) { s.subscribeOnce(ctx, f, s.p.rpc, nil) })
	})
	follow("resuming", 11, func(f *follower, random *rand.Rand) {
		again(ctx, between(random, time.Second, 15*time.Second), func(ctx context.Context) { s.subscribeOnce(ctx, f, s.rpc.Addr(), nil) })
	})
	follow("slow", 12, func(f *follower, random *rand.Rand) {
		again(ctx, day, func(ctx context.Context) {
			s.subscribeOnce(ctx, f, s.rpc.Addr(), func() {
				if ctx.Err() == nil && random.IntN(100) == 0 {
					select {
					case <-time.After(between(random, time.Second, 20*time.Second)()):
					case <-ctx.Done():
					}
				}
			})
		})
	})
	follow("SSE", 13, func(f *follower, random *rand.Rand) {
		again(ctx, between(random, time.Second, 15*time.Second), func(ctx context.Context) { s.sseOnce(ctx, f) })
	})
	s.calls = newCallLedger("calls")
	s.killed = newCallLedger("calls, cut")
	began := make(chan struct{})
	wg.Go(func() {
		again(ctx, day, func(ctx context.Context) { s.watchOnce(ctx, s.calls, s.p.rpc, began) })
	})
	wg.Go(func() {
		random := rand.New(rand.NewPCG(seed, 14))
		again(ctx, between(random, time.Second, 15*time.Second), func(ctx context.Context) { s.watchOnce(ctx, s.killed, s.rpc.Addr(), nil) })
	})
	<-began
}

// subscribeOnce is one stream by gRPC, of a connection of its own.
func (s *soak) subscribeOnce(ctx context.Context, f *follower, address string, dawdle func()) {
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithInitialWindowSize(64<<10), grpc.WithInitialConnWindowSize(64<<10))
	if err != nil {
		s.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	stream, err := astergatev1.NewEventServiceClient(conn).Subscribe(ctx, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_RAW, OrphanedResponses: true, ResumeToken: f.resume()})
	if err != nil {
		return
	}
	for {
		msg, err := stream.Recv()
		if err != nil {
			s.ended(f.name, err)
			if info := errorInfo(err); info.GetReason() == "SUBSCRIBER_TOO_SLOW" {
				f.mark(info.GetMetadata()["resume_token"])
			}
			return
		}
		if live := msg.GetLive(); live != nil {
			f.live(live.GetServers()[0].GetNextSequence())
		}
		for _, e := range msg.GetEvents() {
			f.take(e)
		}
		f.mark(msg.GetResumeToken())
		if dawdle != nil {
			dawdle()
		}
	}
}

// ended notes why a stream ended; only a broken network and slowness are reasons.
func (s *soak) ended(name string, err error) {
	switch reason := errorInfo(err).GetReason(); {
	case reason == "SUBSCRIBER_TOO_SLOW":
		s.count(name + " was told to be too slow")
	case status.Code(err) == codes.Unavailable, status.Code(err) == codes.Canceled, status.Code(err) == codes.DeadlineExceeded:
	default:
		s.Errorf("%s ended: %v", name, err)
	}
}

// sseOnce is one stream over HTTP.
func (s *soak) sseOnce(ctx context.Context, f *follower) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.p.web+"/v1/events?view=RAW&orphanedResponses=true", nil)
	if err != nil {
		s.Error(err)
		return
	}
	req.Header.Set("Accept", "text/event-stream")
	if token := f.resume(); token != "" {
		req.Header.Set("Last-Event-ID", token)
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	resp, err := client.Do(req)
	if err != nil {
		return
	}
	defer func() { _ = resp.Body.Close() }()
	lines := bufio.NewScanner(resp.Body)
	lines.Buffer(nil, 1<<24)
	id := ""
	for lines.Scan() {
		if text, is := bytes.CutPrefix(lines.Bytes(), []byte("id: ")); is {
			id = string(text)
		}
		data, is := bytes.CutPrefix(lines.Bytes(), []byte("data: "))
		if !is {
			continue
		}
		var msg struct {
			Event, Error json.RawMessage
			Live         *struct {
				Servers []struct{ NextSequence string }
			}
		}
		if err := json.Unmarshal(data, &msg); err != nil {
			return // cut in the middle
		}
		switch {
		case msg.Live != nil && len(msg.Live.Servers) == 1:
			var next uint64
			_, _ = fmt.Sscan(msg.Live.Servers[0].NextSequence, &next)
			f.live(next)
		case msg.Event != nil:
			e := &astergatev1.Event{}
			if err := protojson.Unmarshal(msg.Event, e); err != nil {
				s.Errorf("%s: %v in %.200q", f.name, err, data)
				return
			}
			f.take(e)
		case msg.Error != nil && !bytes.Contains(msg.Error, []byte("SUBSCRIBER_TOO_SLOW")):
			s.Errorf("%s ended: %s", f.name, msg.Error)
		}
		f.mark(id)
		id = ""
	}
}

// callLedger is what a watch of calls has told, over all its resumptions.
type callLedger struct {
	name string

	mu       sync.Mutex // guards what follows
	token    string
	begun    map[string]struct{} // calls that were told of
	ended    map[string]struct{}
	lost     map[string]struct{} // that ended in a gap which was told
	channels map[string]struct{} // of all calls
	updates  int
	resumed  int
	gaps     int
	wrong    []string
}

func newCallLedger(name string) *callLedger {
	return &callLedger{name: name, begun: make(map[string]struct{}), ended: make(map[string]struct{}), lost: make(map[string]struct{}), channels: make(map[string]struct{})}
}

// open is how many calls have begun and not ended.
func (l *callLedger) open() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.begun) - len(l.ended) - len(l.lost)
}

func (l *callLedger) failf(format string, args ...any) {
	if len(l.wrong) < 10 {
		l.wrong = append(l.wrong, fmt.Sprintf(format, args...))
	}
}

func (l *callLedger) call(c *astergatev1.Call) {
	if _, over := l.ended[c.GetCall()]; over {
		l.failf("%s was told after its end", c.GetCall())
	}
	l.begun[c.GetCall()] = struct{}{}
	for _, leg := range c.GetLegs() {
		for _, ch := range leg.GetChannels() {
			l.channels[ch.GetUniqueId()] = struct{}{}
		}
	}
}

// watchOnce is one watch, of a connection of its own.
func (s *soak) watchOnce(ctx context.Context, l *callLedger, address string, began chan struct{}) {
	conn, err := grpc.NewClient(address, grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		s.Error(err)
		return
	}
	defer func() { _ = conn.Close() }()
	token := l.token
	stream, err := astergatev1.NewCallServiceClient(conn).WatchCalls(ctx, &astergatev1.WatchCallsRequest{Updates: true, ResumeToken: token})
	if err != nil {
		return
	}
	if token != "" {
		l.resumed++
	}
	var snapshot map[string]struct{} // of the live calls, while it comes
	if token == "" {
		snapshot = make(map[string]struct{})
	}
	newest := uint64(0)
	for {
		msg, err := stream.Recv()
		if err != nil {
			s.ended(l.name, err)
			if info := errorInfo(err); info.GetReason() == "SUBSCRIBER_TOO_SLOW" && info.GetMetadata()["resume_token"] != "" {
				l.token = info.GetMetadata()["resume_token"]
			}
			return
		}
		l.mu.Lock()
		switch item := msg.GetItem().(type) {
		case *astergatev1.WatchCallsResponse_Call:
			if snapshot == nil {
				l.failf("call %s outside a snapshot", item.Call.GetCall())
			} else {
				snapshot[item.Call.GetCall()] = struct{}{}
			}
			l.call(item.Call)
		case *astergatev1.WatchCallsResponse_SnapshotComplete:
			for id := range l.begun {
				_, over := l.ended[id]
				if _, still := snapshot[id]; !still && !over {
					l.lost[id] = struct{}{}
				}
			}
			snapshot = nil
			if began != nil {
				close(began)
				began = nil
			}
		case *astergatev1.WatchCallsResponse_Gap:
			l.gaps++
			newest, snapshot = 0, make(map[string]struct{})
		case *astergatev1.WatchCallsResponse_Update:
			l.updates++
			c := item.Update.GetCall()
			if snapshot != nil || newest != 0 && c.GetSequence() <= newest {
				l.failf("change %d of %s after %d, in a snapshot: %v", c.GetSequence(), c.GetCall(), newest, snapshot != nil)
			}
			newest = c.GetSequence()
			l.call(c)
			switch item.Update.GetChange().GetKind() {
			case astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED, astergatev1.CallChangeKind_CALL_CHANGE_KIND_FAILED:
				l.ended[c.GetCall()] = struct{}{}
			}
		}
		if msg.GetResumeToken() != "" {
			l.token = msg.GetResumeToken()
		}
		l.mu.Unlock()
	}
}
