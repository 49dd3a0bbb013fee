package engine

import (
	"context"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// callScript are the events of a call with two legs, from its caller's ring to a
// bridge with a hold and an answer: what a busy server sends of each call but for
// its end.
type callScript struct{ n int }

func (s callScript) channel(leg int) string {
	name, num := "PJSIP/trunk-", fmt.Sprintf("49301234%05d", s.n%100000)
	if leg == 1 {
		name, num = "PJSIP/agent-", strconv.Itoa(1000+s.n%9000)
	}
	return fmt.Sprintf("%s%08x\r\nCallerIDNum: %s\r\nCallerIDName: Caller %d", name, s.n, num, s.n%100000)
}

// event is one of a channel, with a channel's usual headers.
func (s callScript) event(name string, leg, state int, more ...string) string {
	text := []string{"Down", "Rsrvd", "OffHook", "Dialing", "Ring", "Ringing", "Up"}[state]
	return fmt.Sprintf("Event: %s\r\nPrivilege: call,all\r\nChannel: %s\r\nChannelState: %d\r\nChannelStateDesc: %s\r\n"+
		"ConnectedLineNum: <unknown>\r\nConnectedLineName: <unknown>\r\nLanguage: en\r\nAccountCode: acc-7\r\nContext: from-trunk\r\nExten: 5551000\r\nPriority: 1\r\n"+
		"Uniqueid: 1795000000.%d\r\nLinkedid: 1795000000.%d\r\n%s\r\n", name, s.channel(leg), state, text, 2*s.n+leg, 2*s.n, strings.Join(append(more, ""), "\r\n"))
}

// dial is an event with a source and a destination.
func (s callScript) dial(name string, more ...string) string {
	text := s.event(name, 0, 4)
	dest := s.event("", 1, 5)
	_, dest, _ = strings.Cut(dest, "Channel: ")
	dest = "Dest" + strings.ReplaceAll(strings.TrimSuffix("Channel: "+dest, "\r\n\r\n"), "\r\n", "\r\nDest")
	return strings.TrimSuffix(text, "\r\n") + dest + "\r\n" + strings.Join(append(more, ""), "\r\n") + "\r\n"
}

func (s callScript) begin() []string {
	bridge := fmt.Sprintf("BridgeUniqueid: 6f1c09d2-%08x", s.n)
	return []string{
		s.event("Newchannel", 0, 4),
		s.event("Newexten", 0, 4, "Extension: 5551000", "Application: Queue", "AppData: sales"),
		s.event("Newchannel", 1, 0),
		s.dial("DialBegin", "DialString: agent"),
		s.event("Newstate", 1, 5),
		s.dial("DialState", "DialStatus: RINGING"),
		s.event("Newstate", 1, 6),
		s.event("Newstate", 0, 6),
		s.dial("DialEnd", "DialStatus: ANSWER"),
		s.event("BridgeEnter", 1, 6, bridge, "BridgeType: basic", "BridgeTechnology: simple_bridge", "BridgeNumChannels: 1"),
		s.event("BridgeEnter", 0, 6, bridge, "BridgeType: basic", "BridgeTechnology: simple_bridge", "BridgeNumChannels: 2"),
		s.event("NewConnectedLine", 0, 6),
		s.event("Hold", 1, 6), s.event("Unhold", 1, 6), s.event("Hold", 0, 6), s.event("Unhold", 0, 6),
		s.event("Hold", 1, 6), s.event("Unhold", 1, 6), s.event("Hold", 0, 6), s.event("Unhold", 0, 6),
	}
}

func (s callScript) end() []string {
	return []string{
		s.event("HangupRequest", 0, 6), s.event("BridgeLeave", 0, 6, fmt.Sprintf("BridgeUniqueid: 6f1c09d2-%08x", s.n)),
		s.event("Hangup", 1, 6, "Cause: 16", "Cause-txt: Normal Clearing"), s.event("Hangup", 0, 6, "Cause: 16", "Cause-txt: Normal Clearing"),
	}
}

// resident is the memory that the kernel counts for this process.
func resident(b *testing.B) int {
	debug.FreeOSMemory()
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		b.Skip(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		b.Fatal(err)
	}
	return pages * os.Getpagesize()
}

// BenchmarkHundredThousandCalls prints what 100,000 live calls of two legs cost:
// go test ./engine -run '^$' -bench HundredThousandCalls -benchtime 1x
func BenchmarkHundredThousandCalls(b *testing.B) {
	const calls = 100_000
	for b.Loop() {
		e, c := callEngine(b, 1<<14)
		f := newFeeder(c)
		feed := func(events []string) {
			for _, text := range events {
				msg, ok := wire.NewMessage([]byte(text))
				if !ok {
					b.Fatalf("no message: %q", text)
				}
				c.server.Event(msg, time.Now())
				c.server.Pause()
			}
			for f.feed() {
			}
		}
		// The log is full before, so that it does not count.
		for n := range 2000 {
			feed(append(callScript{calls + n}.begin(), callScript{calls + n}.end()...))
		}
		c.tracker.Tick(time.Now().Add(time.Hour))
		heap, before := heapOf(), resident(b)
		beginning := time.Now()
		for n := range calls {
			feed(callScript{n}.begin())
		}
		spent := time.Since(beginning)
		heapAfter, after := heapOf(), resident(b)
		figures := c.Figures()
		if figures.Live != calls {
			b.Fatalf("%d live calls", figures.Live)
		}
		b.ReportMetric(float64(after-before)/calls, "resident-B/call")
		b.ReportMetric(float64(heapAfter-heap)/calls, "heap-B/call")
		b.ReportMetric(float64(figures.Changes)/spent.Seconds(), "changes/s-unwatched")

		page := func(name string, list CallList) {
			beginning := time.Now()
			got, err := e.ListCalls(context.Background(), list)
			if err != nil || len(got.Calls) == 0 {
				b.Fatalf("%s: %v", name, err)
			}
			b.ReportMetric(float64(time.Since(beginning).Microseconds())/1000, name)
		}
		page("ms/page-100", CallList{})
		page("ms/page-1000", CallList{Size: 1000})
		page("ms/page-filter", CallList{Filter: "call.state == 'BRIDGED'"})
		page("ms/page-rare", CallList{Filter: "call.legs[0].channels[0].unique_id == '1795000000.0'"})

		watch, err := e.WatchCalls(CallSelection{Heartbeat: time.Minute, Updates: true})
		if err != nil {
			b.Fatal(err)
		}
		beginning = time.Now()
		for range calls + 1 {
			if _, err := watch.Next(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(time.Since(beginning).Seconds(), "s/snapshot")
		changes := c.Figures().Changes
		beginning = time.Now()
		for n := range calls / 5 {
			feed(callScript{n}.end())
			feed(callScript{2*calls + n}.begin())
		}
		b.ReportMetric(float64(c.Figures().Changes-changes)/time.Since(beginning).Seconds(), "changes/s-watched")
		watch.Close()
	}
}

// BenchmarkFeed is what an event of a call costs its server's feeder, from the log
// to the tracker, beside cutting it into headers, which its reader has done.
func BenchmarkFeed(b *testing.B) {
	const calls = 500
	var texts [][]byte
	var messages []wire.Message
	for n := range calls {
		for _, text := range append(callScript{n}.begin(), callScript{n}.end()...) {
			msg, ok := wire.NewMessage([]byte(text))
			if !ok {
				b.Fatalf("no message: %q", text)
			}
			texts, messages = append(texts, []byte(text)), append(messages, msg)
		}
	}
	b.Run("cut", func(b *testing.B) {
		for b.Loop() {
			for _, text := range texts {
				_, _ = wire.NewMessage(text)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(texts)), "ns/event")
	})
	b.Run("feed", func(b *testing.B) {
		_, c := callEngine(b, 1<<14)
		f := newFeeder(c)
		now := time.Now()
		for b.Loop() {
			for _, msg := range messages {
				c.server.log.Publish(msg, now)
			}
			for f.feed() {
			}
			f.tick(now.Add(time.Hour)) // they are forgotten, and their channels may come again
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(texts)), "ns/event")
		b.ReportMetric(float64(c.Figures().Changes)/float64(b.N*len(texts)), "changes/event")
	})
}

func heapOf() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
