package conformance

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/asterisktest/fault"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var (
	soakTime = flag.Duration("soak", 3*time.Minute, "how long TestSoak makes calls and faults; 0 leaves it out")
	soakSeed = flag.Uint64("soak-seed", uint64(time.Now().UnixNano()), "what decides the soak's calls and faults")
	soakFile = flag.String("soak-report", "", "file that gets the soak's report too")
)

// What a soak may leave behind.
const (
	soakRing    = 4096     // events in the log: few, so that slow ones fall out
	soakGrowth  = 24 << 20 // bytes of heap beside what it had before: two logs of 8 MiB are full by then
	soakGrace   = 3 * time.Second
	soakSettled = 2 * time.Minute // for all to have gone
)

// soak is the binary with a real Asterisk behind a network that breaks, under calls,
// subscribers, workers and actions. What must hold all the while:
//
//   - no call is lost: each that began has one end, and each channel that an
//     independent manager session saw belongs to a call that was told, unless it
//     lived and died while the link was down;
//   - no gap is unannounced: each subscriber's sequences are consecutive, over all
//     its resumptions, but for gaps that were told and cover exactly the hole;
//   - no action gets another one's answer, and one that fails says what is certain;
//   - at the end goroutines, sockets and memory are back where they were.
type soak struct {
	*testing.T
	p      *process
	b      *backend
	record *recorder
	ami    *fault.Proxy // between astergate and Asterisk
	agi    *fault.Proxy // between Asterisk and astergate's FastAGI
	rpc    *fault.Proxy // between those who can bear it and astergate
	conn   *grpc.ClientConn

	calls   *callLedger
	killed  *callLedger
	streams []*follower
	trail   *trail

	mu      sync.Mutex // guards what follows
	outages []outage
	tally   map[string]int
	kills   int // of Asterisk
}

// outage is when the link could not see what Asterisk did.
type outage struct{ from, to time.Time }

func (s *soak) count(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tally[what]++
}

func (s *soak) killsSoFar() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.kills
}

func TestSoak(t *testing.T) {
	if *soakTime == 0 || testing.Short() {
		t.Skip("-soak 0 or -short")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		if target.Major() != 22 || target.External() {
			t.Skip("the soak is for Asterisk 22, which it kills")
		}
		runSoak(t, realBackend(t, target, asterisktest.Config{ManagerOptions: []string{"authlimit=1000"}}))
	})
}

func runSoak(t *testing.T, b *backend) {
	seed := *soakSeed
	t.Logf("seed %d", seed)
	direct := b.address
	s := &soak{T: t, b: b, tally: make(map[string]int), trail: &trail{}}
	s.ami = fault.New(t, direct)
	behind := *b
	behind.address = s.ami.Addr()
	s.p = runBinary(t, &behind,
		fmt.Sprintf("ASTERGATE_EVENTS_RING_EVENTS=%d", soakRing), "ASTERGATE_EVENTS_RING_BYTES=8MiB",
		"ASTERGATE_CALLS_RETAIN=2s", "ASTERGATE_CALLS_RESYNC_INTERVAL=30s", "ASTERGATE_AGI_GRACE="+soakGrace.String(),
		"ASTERGATE_SERVERS_PBX1_KEEPALIVE=1s", "ASTERGATE_SERVERS_PBX1_BACKOFF_MIN=50ms", "ASTERGATE_SERVERS_PBX1_BACKOFF_MAX=500ms",
		"ASTERGATE_ACCESS_ALLOW_DANGEROUS=all", "GOGC=25")
	s.agi, s.rpc = fault.New(t, s.p.agi), fault.New(t, s.p.rpc)
	conn, err := grpc.NewClient(s.p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	s.conn = conn
	s.awaitUp()
	s.once()
	must(t, conn.Close())
	before := s.settledFigures(nil)

	s.conn, err = grpc.NewClient(s.p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	s.record = newRecorder(t, direct, b)
	watching, stopWatching := context.WithCancel(t.Context())
	working, stopWorking := context.WithCancel(t.Context())
	var watchers, load sync.WaitGroup
	s.watch(watching, &watchers, seed)
	s.load(working, &load, seed)

	began := time.Now()
	s.breakThings(rand.New(rand.NewPCG(seed, 1)))
	s.heal("the end", time.Time{})
	ran := time.Since(began)

	// The load ends, its calls end, and all who watch get to see it.
	stopWorking()
	load.Wait()
	for _, p := range []*fault.Proxy{s.ami, s.agi, s.rpc} {
		p.Heal()
	}
	s.hangUpAll()
	s.checkCalls()
	s.checkStreams()
	stopWatching()
	watchers.Wait()
	s.record.stop()
	s.checkLedger()
	figures := s.report(ran)
	must(t, s.conn.Close())
	s.rpc.Cut(fault.Close)
	s.agi.Cut(fault.Close)

	after := s.settledFigures(&before)
	text := fmt.Sprintf("%s  at rest      %v before\n               %v after\n", figures, before, after)
	t.Logf("soak of %v, seed %d:\n%s", ran.Round(time.Second), seed, text)
	if *soakFile != "" {
		must(t, os.WriteFile(*soakFile, []byte(text), 0o600))
	}
	if !after.within(before) {
		t.Error("goroutines, sockets or memory are not back where they were; the goroutines are at the end of astergate's log")
		must(t, s.p.command.Process.Signal(syscall.SIGQUIT))
	}
}

// awaitUp waits until the link is ready and the calls are compared with Asterisk's
// channels.
func (s *soak) awaitUp() {
	s.Helper()
	client := astergatev1.NewServerServiceClient(s.conn)
	eventually(s, func() bool {
		ctx, cancel := context.WithTimeout(s.Context(), patience)
		defer cancel()
		resp, err := client.GetServer(ctx, &astergatev1.GetServerRequest{}, grpc.WaitForReady(true))
		must(s, err)
		return resp.GetServer().GetState() == astergatev1.LinkState_LINK_STATE_READY && resp.GetServer().GetInfo() != nil &&
			s.p.metric(s, `astergate_calls_synced{server="pbx1"}`) == 1
	})
}

// once makes astergate do what leaves something behind the first time: REST's way
// to gRPC are connections that are kept, each of which is made when those before it
// are in use.
func (s *soak) once() {
	ctx, cancel := context.WithCancel(s.Context())
	defer cancel()
	for range innerConnections {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+s.p.web+"/v1/events", nil)
		must(s, err)
		resp, err := http.DefaultClient.Do(req)
		must(s, err)
		defer func() { _ = resp.Body.Close() }()
		_, err = resp.Body.Read(make([]byte, 1)) // it has begun
		must(s, err)
	}
	cancel()
	http.DefaultClient.CloseIdleConnections()
}

// innerConnections is how many ways REST has to gRPC, by the default limits.
const innerConnections = 5

// breakThings makes faults until the time is over.
func (s *soak) breakThings(random *rand.Rand) {
	over := time.Now().Add(*soakTime)
	all := s.faults(random)
	for n := 0; time.Now().Before(over); n++ {
		s.pause(time.Duration(1000+random.IntN(3000)) * time.Millisecond)
		kind := all[random.IntN(len(all))]
		if n < len(all) {
			kind = all[n] // each once, however short the soak is
		}
		before, began := s.losses(), time.Now()
		s.count("fault: " + kind.name)
		kind.run()
		s.heal(kind.name, began)
		if s.losses() != before {
			s.mu.Lock()
			s.outages = append(s.outages, outage{began, time.Now()})
			s.mu.Unlock()
		}
		if s.Failed() {
			return
		}
	}
}

// losses changes whenever the link was lost.
func (s *soak) losses() float64 { return s.p.metric(s, `astergate_link_attempts_total{server="pbx1"}`) }

func (s *soak) heal(what string, began time.Time) {
	for _, p := range []*fault.Proxy{s.ami, s.agi, s.rpc} {
		p.Heal()
	}
	s.awaitUp()
	if took := time.Since(began); !began.IsZero() && took > patience/2 {
		s.Logf("%s: all was well again after %v", what, took.Round(time.Millisecond))
	}
}

func (s *soak) pause(d time.Duration) {
	select {
	case <-time.After(d):
	case <-s.Context().Done():
	}
}

type soakFault struct {
	name string
	run  func()
}

func (s *soak) faults(random *rand.Rand) []soakFault {
	some := func() { s.pause(time.Duration(500+random.IntN(2500)) * time.Millisecond) }
	// Bytes that a black hole has swallowed do not come again, as TCP would bring
	// them, so it ends with the connections, those that began in it too.
	lost := func() {
		from := s.losses()
		for limit := time.Now().Add(patience); s.losses() == from && time.Now().Before(limit); {
			s.pause(100 * time.Millisecond)
		}
		s.ami.Heal()
		s.ami.Cut(fault.Close)
	}
	ways := []fault.Way{fault.ToClient, fault.ToServer, fault.BothWays}
	way := func() fault.Way { return ways[random.IntN(len(ways))] }
	return []soakFault{
		{"AMI cut", func() { s.ami.Cut(fault.Close) }},
		{"AMI reset", func() { s.ami.Cut(fault.Reset) }},
		{"AMI half-closed", func() { s.ami.CutWay(way(), fault.HalfClose); some(); s.ami.Cut(fault.Close) }},
		{"AMI cut within a message", func() {
			s.ami.Break(fault.ToClient, "Uniqueid: ", random.IntN(30), fault.Close)
			eventually(s, func() bool { return s.ami.Unbroken() == 0 })
		}},
		{"AMI refused", func() { s.ami.Refuse(true); s.ami.Cut(fault.Reset); some() }},
		{"AMI into a black hole", func() { s.ami.Set(way(), fault.Faults{BlackHole: true}); lost() }},
		{"AMI stalls", func() { s.ami.Set(way(), fault.Faults{Stall: true}); some() }},
		{"AMI delayed", func() {
			s.ami.Set(fault.BothWays, fault.Faults{Delay: time.Duration(1+random.IntN(80)) * time.Millisecond})
			some()
		}},
		{"AMI in pieces", func() { s.ami.Set(fault.BothWays, fault.Faults{Piece: 1 + random.IntN(7)}); some() }},
		{"AMI joined", func() {
			s.ami.Set(fault.BothWays, fault.Faults{Join: time.Duration(10+random.IntN(300)) * time.Millisecond})
			some()
		}},
		{"AMI throttled", func() { s.ami.Set(fault.ToClient, fault.Faults{Rate: 20_000}); some() }},
		{"clients reset", func() { s.rpc.Cut(fault.Reset) }},
		{"clients stall", func() { s.rpc.Set(fault.BothWays, fault.Faults{Stall: true}); some() }},
		{"clients delayed", func() { s.rpc.Set(fault.BothWays, fault.Faults{Delay: 20 * time.Millisecond}); some() }},
		{"FastAGI reset", func() { s.agi.Cut(fault.Reset) }},
		{"FastAGI in pieces", func() { s.agi.Set(fault.BothWays, fault.Faults{Piece: 1}); some() }},
		{"FastAGI delayed", func() { s.agi.Set(fault.BothWays, fault.Faults{Delay: 50 * time.Millisecond}); some() }},
		{"Asterisk killed", func() {
			s.mu.Lock()
			s.kills++
			s.mu.Unlock()
			s.b.kill()
			some()
			s.b.restart()
		}},
	}
}

// hangUpAll ends all that the load has left, and waits until everybody knows.
func (s *soak) hangUpAll() {
	s.b.real.CLI(s, "channel request hangup all")
	eventually(s, func() bool { return s.record.living() == 0 })
	s.awaitUp()
}

// checkCalls holds what was told of calls against what they are.
func (s *soak) checkCalls() {
	client := astergatev1.NewCallServiceClient(s.conn)
	eventually(s, func() bool {
		page, err := client.ListCalls(s.Context(), &astergatev1.ListCallsRequest{PageSize: 10})
		must(s, err)
		return len(page.GetCalls()) == 0
	})
	// What ended is told to everybody within moments.
	for _, ledger := range []*callLedger{s.calls, s.killed} {
		eventually(s, func() bool { return ledger.open() == 0 || s.Failed() })
	}
}

// checkStreams waits until every subscriber has got the last event.
func (s *soak) checkStreams() {
	last := s.awaitQuiet()
	for _, f := range s.streams {
		eventually(s, func() bool { return f.position() >= last || s.Failed() })
	}
}

// awaitQuiet waits until Asterisk says nothing for a moment, and returns the newest
// event's sequence.
func (s *soak) awaitQuiet() uint64 {
	client := astergatev1.NewServerServiceClient(s.conn)
	last, same := uint64(0), 0
	eventually(s, func() bool {
		resp, err := client.GetServer(s.Context(), &astergatev1.GetServerRequest{})
		must(s, err)
		if newest := resp.GetServer().GetLastSequence(); newest != last {
			last, same = newest, 0
		}
		same++
		return same > 20
	})
	return last
}

// checkLedger holds the calls against the independent record.
func (s *soak) checkLedger() {
	s.mu.Lock()
	outages := slices.Clone(s.outages)
	s.mu.Unlock()
	told, missing := s.calls.channels, 0
	for id, ch := range s.record.channels {
		if _, was := told[id]; was {
			s.count("channels told")
			continue
		}
		// Nobody can know of what lived and died in an outage alone.
		if slices.ContainsFunc(outages, func(o outage) bool {
			return !ch.born.Before(o.from.Add(-time.Second)) && !ch.died.After(o.to)
		}) {
			s.count("channels within an outage")
			continue
		}
		if missing++; missing <= 10 {
			s.Errorf("channel %s %s lived from %v to %v, and no call had it", id, ch.name, ch.born.Format(time.StampMilli), ch.died.Format(time.StampMilli))
		}
	}
	for _, ledger := range []*callLedger{s.calls, s.killed} {
		for _, text := range ledger.wrong {
			s.Errorf("%s: %s", ledger.name, text)
		}
	}
	for _, f := range s.streams {
		for _, text := range f.wrong {
			s.Errorf("%s: %s", f.name, text)
		}
		if f.events == 0 {
			s.Errorf("%s got nothing", f.name)
		}
	}
	if len(told) == 0 || len(s.calls.ended) == 0 {
		s.Error("no calls were seen at all")
	}
}

// report is what the soak has seen.
func (s *soak) report(ran time.Duration) string {
	var b strings.Builder
	events := s.p.metric(s, `astergate_events_total{server="pbx1"}`)
	fmt.Fprintf(&b, "  calls        %d begun, %d ended, of %d channels that Asterisk had; %d kills of Asterisk\n",
		len(s.calls.begun), len(s.calls.ended), len(s.record.channels), s.kills)
	fmt.Fprintf(&b, "  events       %.0f, %.0f a second; link lost %.0f times, %d outages\n",
		events, events/ran.Seconds(), s.p.metric(s, `astergate_link_reconnects_total{server="pbx1"}`), len(s.outages))
	for _, f := range s.streams {
		fmt.Fprintf(&b, "  %-12s %d events, %d resumptions, %d gaps told, of %d events\n", f.name, f.events, f.resumed, f.gaps, f.missed)
	}
	for _, l := range []*callLedger{s.calls, s.killed} {
		fmt.Fprintf(&b, "  %-12s %d changes, %d resumptions, %d gaps told\n", l.name, l.updates, l.resumed, l.gaps)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, what := range slices.Sorted(maps.Keys(s.tally)) {
		fmt.Fprintf(&b, "  %6d %s\n", s.tally[what], what)
	}
	return b.String()
}

// figures is what a process has at rest.
type figures struct {
	goroutines, sockets, heap, resident int
}

func (f figures) String() string {
	return fmt.Sprintf("%d goroutines, %d file descriptors, %d KiB of heap, %d KiB resident", f.goroutines, f.sockets, f.heap>>10, f.resident>>10)
}

func (f figures) within(before figures) bool {
	return f.goroutines <= before.goroutines && f.sockets <= before.sockets && f.heap <= before.heap+soakGrowth
}

func (p *process) figures(t testing.TB) figures {
	return figures{
		goroutines: int(p.metric(t, "go_goroutines")), sockets: int(p.metric(t, "process_open_fds")),
		heap: int(p.metric(t, "go_memstats_heap_alloc_bytes")), resident: p.memory(t, "VmRSS"),
	}
}

// settledFigures waits until nothing is on its way out any more: until the figures
// are within those of before, or, without, until they have not fallen for a while.
func (s *soak) settledFigures(before *figures) figures {
	limit := time.After(soakSettled)
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	least, since := s.p.figures(s), 0
	for since < 15 {
		select {
		case <-tick.C:
		case <-limit:
			return least
		}
		now := s.p.figures(s)
		if since++; now.goroutines < least.goroutines || now.sockets < least.sockets {
			since = 0
		}
		least.goroutines, least.sockets = min(least.goroutines, now.goroutines), min(least.sockets, now.sockets)
		least.heap, least.resident = min(least.heap, now.heap), now.resident
		if before != nil {
			since = 0
			if least.within(*before) {
				return least
			}
		}
	}
	return least
}
