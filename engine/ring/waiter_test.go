package ring_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/ring"
)

// sleeper is an armed waiter.
func sleeper(r *ring.Ring, interest *ring.Interest) *ring.Waiter {
	w := ring.NewWaiter()
	r.Attach(w, interest)
	w.Arm()
	return w
}

// woken reports whether a waiter was woken, and arms it again.
func woken(w *ring.Waiter) bool {
	select {
	case <-w.C():
		w.Arm()
		return true
	default:
		return false
	}
}

// What is appended together wakes a reader once.
func TestAppendWakesOnce(t *testing.T) {
	r := newRing(t, 1024, 0)
	w := sleeper(r, nil)
	msg := event(t, "A", 10)
	for range 5 {
		r.Append(msg, time.Now())
	}
	if woken(w) {
		t.Error("woken before all had come")
	}
	if r.Newest() != 5 {
		t.Errorf("%d entries can be read", r.Newest())
	}
	r.Wake()
	if !woken(w) {
		t.Error("not woken")
	}
	r.Wake()
	if woken(w) {
		t.Error("woken for nothing")
	}
	for range 40 { // not to be left asleep by a burst that does not end
		r.Append(msg, time.Now())
	}
	if !woken(w) {
		t.Error("not woken for many")
	}
}

// A reader sleeps through names that he ignores, but not through others, notices
// and the end.
func TestIgnoredNames(t *testing.T) {
	r := newRing(t, 1024, 0)
	var interest ring.Interest
	w := sleeper(r, &interest)
	publish := func(name string) *ring.Entry {
		e, _ := r.CursorAt(r.Publish(event(t, name, 10), time.Now())).Next()
		return e
	}
	unwanted := publish("Unwanted")
	if !woken(w) {
		t.Error("an unknown name does not wake")
	}
	interest.Ignored.Add(unwanted.Name())
	if publish("Unwanted"); woken(w) {
		t.Error("an ignored name wakes")
	}
	if publish("Wanted"); !woken(w) {
		t.Error("another name does not wake")
	}
	r.Append(event(t, "Wanted", 10), time.Now())
	r.Append(event(t, "Unwanted", 10), time.Now())
	if r.Wake(); !woken(w) {
		t.Error("one name among ignored ones does not wake")
	}
	if r.PublishNotice("notice", wire.Message{}, time.Now()); !woken(w) {
		t.Error("a notice does not wake")
	}
	interest.From(r.Newest() + 3)
	publish("Wanted")
	if publish("Wanted"); woken(w) {
		t.Error("woken before it was asked for")
	}
	if publish("Wanted"); !woken(w) {
		t.Error("not woken when it was asked for")
	}
	interest.From(1 << 60)
	if r.Close(); !woken(w) {
		t.Error("the end does not wake")
	}
}

// Nobody falls out of the ring since he was left asleep, however small it is, and
// whether its entries or its bytes are bounded.
func TestNobodyIsOvertakenAsleep(t *testing.T) {
	for _, bounds := range []ring.Config{{Events: 1}, {Events: 8}, {Events: 64}, {Events: 4096}, {Events: 4096, Bytes: 20_000}} {
		t.Run(fmt.Sprintf("%+v", bounds), func(t *testing.T) {
			r := newRing(t, bounds.Events, bounds.Bytes)
			var interest ring.Interest
			w := sleeper(r, &interest)
			c := r.CursorAt(1)
			msg := event(t, "Unwanted", 100)
			for i := range 10_000 {
				interest.From(uint64(i) + 5000)
				r.Append(msg, time.Now())
				if !woken(w) {
					continue
				}
				for {
					e, err := c.Next()
					if err != nil {
						t.Fatalf("event %d: %v", i, err)
					}
					if e == nil {
						break
					}
					interest.Ignored.Add(e.Name())
				}
			}
			if c.FellOut() || r.Newest()+1-c.Position() > r.Size()/8+1 {
				t.Errorf("left at %d of %d", c.Position(), r.Newest())
			}
		})
	}
}

// Names beyond those that a ring tells apart have no number: nobody can ignore them.
func TestNamesAreBounded(t *testing.T) {
	r := newRing(t, 16, 0)
	seen := make(map[uint16]string)
	for i := range 3000 {
		name := fmt.Sprintf("Name%d", i)
		e, _ := r.CursorAt(r.Publish(event(t, name, 1), time.Now())).Next()
		if other, ok := seen[e.Name()]; ok && e.Name() != 0 {
			t.Fatalf("%s and %s have number %d", name, other, e.Name())
		}
		seen[e.Name()] = name
	}
	if len(seen) < 400 || len(seen) > 512 {
		t.Errorf("%d numbers", len(seen))
	}
	var set ring.NameSet
	if set.Add(0); set.Has(0) {
		t.Error("0 is in a set")
	}
}
