package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// What a sweep measures: each of these with each.
var (
	sweepRates       = []int{50, 500, 5000} // events a second
	sweepSubscribers = []int{1, 10, 100}
	sweepCalls       = []int{0, 10, 1000} // live ones
)

// sweepRise is how much more an event may cost each subscriber when there is more
// work of any one kind.
const sweepRise = 1.3

// place is where a sweep measures.
type place struct {
	Rate        int `json:"rate"`
	Subscribers int `json:"subscribers"`
	Calls       int `json:"calls"`
}

func (p place) String() string {
	return fmt.Sprintf("%d events/s, %d subscribers, %d calls", p.Rate, p.Subscribers, p.Calls)
}

// point is what a sweep measures at a place, in one round.
type point struct {
	place
	Each  float64 `json:"cpu_us_each"` // of an event for one subscriber
	Event float64 `json:"cpu_us"`      // of an event
	P50   float64 `json:"p50_us"`
	P99   float64 `json:"p99_us"`
	Peak  float64 `json:"peak_mib"`
	Lost  int     `json:"lost"`
}

// rise is where more work of one kind costs more than it may.
type rise struct {
	from, to          place
	low, middle, high float64
}

// sweep measures what an event costs as events, subscribers and calls grow in number,
// and prints a table. Cost should grow with the work and with nothing else: it returns
// an error, if it is to be strict, where an event for one subscriber costs more than
// sweepRise of what it cost with less of one kind of work.
func (b *bench) sweep(ctx context.Context) error {
	_, _ = fmt.Fprintf(b.out, "%8s %12s %6s %14s %9s %9s %9s %9s\n",
		"per s", "subscribers", "calls", "cpu µs each", "cpu µs", "p50 µs", "p99 µs", "peak MiB")
	var places []place
	for _, calls := range sweepCalls {
		for _, subscribers := range sweepSubscribers {
			for _, rate := range sweepRates {
				at := place{rate, subscribers, calls}
				if b.only.MatchString(at.String()) {
					places = append(places, at)
				}
			}
		}
	}
	// In turn, so that whatever else the machine does falls on all of them.
	points := make(map[place][]point)
	lost := 0
	for range b.best {
		for _, at := range places {
			p, err := b.sweepPoint(ctx, at)
			if err != nil {
				return fmt.Errorf("%s: %w", at, err)
			}
			points[at] = append(points[at], p)
			lost += p.Lost
			if err := b.record.line(struct {
				Kind string `json:"kind"`
				point
			}{"sweep", p}); err != nil {
				return err
			}
		}
	}
	for _, at := range places {
		middle := func(of func(p point) float64) float64 {
			var values []float64
			for _, p := range points[at] {
				values = append(values, of(p))
			}
			_, m, _ := quarters(values)
			return m
		}
		_, _ = fmt.Fprintf(b.out, "%8d %12d %6d %14.2f %9.1f %9.0f %9.0f %9.0f\n", at.Rate, at.Subscribers, at.Calls,
			middle(func(p point) float64 { return p.Each }), middle(func(p point) float64 { return p.Event }),
			middle(func(p point) float64 { return p.P50 }), middle(func(p point) float64 { return p.P99 }),
			middle(func(p point) float64 { return p.Peak }))
	}
	rises := risesIn(places, points)
	for _, r := range rises {
		_, _ = fmt.Fprintf(b.out, "  at %s an event costs a subscriber %.2f times (%.2f..%.2f) what it costs at %s: at most %g, BROKEN\n",
			r.to, r.middle, r.low, r.high, r.from, sweepRise)
	}
	if lost > 0 {
		return fmt.Errorf("%d events were lost", lost)
	}
	if b.strict && len(rises) > 0 {
		return fmt.Errorf("cost rises with more than the work in %d places", len(rises))
	}
	return nil
}

// risesIn compares each place with those of a smaller number of one kind, round by
// round; the median counts.
func risesIn(places []place, points map[place][]point) (rises []rise) {
	for _, to := range places {
		for _, from := range places {
			if !to.grownFrom(from) {
				continue
			}
			var ratios []float64
			for i, less := range points[from] {
				if i < len(points[to]) && less.Each > 0 {
					ratios = append(ratios, points[to][i].Each/less.Each)
				}
			}
			if low, middle, high := quarters(ratios); middle > sweepRise {
				rises = append(rises, rise{from, to, low, middle, high})
			}
		}
	}
	return rises
}

// grownFrom reports whether p has more of one kind of work than less, and as much of
// the others.
func (p place) grownFrom(less place) bool {
	for _, with := range []place{{less.Rate, p.Subscribers, p.Calls}, {p.Rate, less.Subscribers, p.Calls}, {p.Rate, p.Subscribers, less.Calls}} {
		if less == with && less != p {
			return less.Rate <= p.Rate && less.Subscribers <= p.Subscribers && less.Calls <= p.Calls
		}
	}
	return false
}

// sweepPoint measures one place. The calls are begun first, and live.
func (b *bench) sweepPoint(ctx context.Context, at place) (p point, err error) {
	r := &row{times: &contend.Histogram{}}
	one := *b
	one.events = append(callEvents(at.Calls), b.events...)
	err = one.with(ctx, true, func(a *asterisk, s *service) error {
		a.feed.skip = int64(at.Calls) // each begins a call, and comes once
		f, err := newFanOut(ctx, a, s, at.Subscribers, 0)
		if err != nil {
			return err
		}
		a.feed.publish(int64(at.Calls))
		if err = f.drain(ctx); err == nil {
			err = one.measureFanOut(ctx, r, f, s, at.Rate)
		}
		return errors.Join(err, f.close())
	})
	each := float64(r.cpu.Nanoseconds()) / 1e3 / float64(max(r.count, 1))
	s := r.sample()
	return point{
		place: at, Each: each / float64(at.Subscribers), Event: each,
		P50: micros(s.p50), P99: micros(s.p99), Peak: float64(s.peak) / (1 << 20), Lost: s.lost,
	}, err
}

// callEvents are events that begin a call each, which never ends.
func callEvents(n int) []event {
	began := time.Now().Unix()
	list := make([]event, 0, n)
	for i := range n {
		id := fmt.Sprintf("%d.%d", began, 100_000+i)
		list = append(list, event{"Newchannel", []byte(strings.ReplaceAll(fmt.Sprintf("Event: Newchannel\nPrivilege: call,all\n"+
			"Channel: PJSIP/sweep-%08x\nChannelState: 6\nChannelStateDesc: Up\nCallerIDNum: %d\nCallerIDName: <unknown>\n"+
			"ConnectedLineNum: <unknown>\nConnectedLineName: <unknown>\nLanguage: en\nAccountCode: \nContext: sweep\nExten: 100\nPriority: 1\n"+
			"Uniqueid: %s\nLinkedid: %s\n\n", i, 1000+i, id, id), "\n", "\r\n"))})
	}
	return list
}
