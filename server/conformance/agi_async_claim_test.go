package conformance

import (
	"fmt"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func (s *service) nothingLeft(t testing.TB) {
	t.Helper()
	eventually(t, func() bool { return s.async.Live() == 0 && s.async.Known() == 0 && s.workers.Figures().Live == 0 })
}

// Of two astergates each channel has one handler, however often it is done.
func TestAsyncReplicas(t *testing.T) {
	const calls = 20
	each(t, func(t *testing.T, b *backend) {
		one, two := start(t, b, options{async: true}), start(t, b, options{async: true})
		w1, _ := one.register(t, route(""))
		w2, _ := two.register(t, route(""))
		offers := make(chan string, 4*calls)
		follow := func(w *testWorker, stop <-chan struct{}) {
			for {
				select {
				case <-stop:
					return
				default:
				}
				w.mu.Lock()
				var frame *astergatev1.ServeResponse
				if len(w.kept) > 0 {
					frame, w.kept = w.kept[0], w.kept[1:]
				}
				came := w.came
				w.mu.Unlock()
				if frame == nil {
					select {
					case <-came:
					case <-stop:
					}
					continue
				}
				if offer := frame.GetOffer(); offer != nil {
					w.send(t, accept(offer.GetSession()))
					w.send(t, finish(offer.GetSession(), false))
					offers <- offer.GetUniqueId()
				}
			}
		}
		stop := make(chan struct{})
		ended := make(chan struct{}, 2)
		for _, w := range []*testWorker{w1, w2} {
			go func() { follow(w, stop); ended <- struct{}{} }()
		}
		for i := range calls {
			one.callAsync(t, "x", fmt.Sprintf("replica-%d", i))
		}
		seen := make(map[string]int)
		for range calls {
			seen[<-offers]++
		}
		one.nothingLeft(t)
		two.nothingLeft(t)
		close(stop)
		<-ended
		<-ended
		if len(offers) > 0 || len(seen) != calls {
			t.Errorf("%d channels, %d offers too many", len(seen), len(offers))
		}
	})
}

// A channel whose astergate lost its link is given back when the link is up
// again. One that another astergate has is left alone.
func TestAsyncRecover(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		one := start(t, b, options{async: true})
		w1, _ := one.register(t, route(""))
		one.callAsync(t, "x", "recover-1")
		id := w1.take(t).GetSession()
		w1.do(t, id, noop(""))
		two := start(t, b, options{async: true})
		events := two.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		w2, _ := two.register(t, route(""))
		link, err := one.engine.Server("pbx1")
		must(t, err)
		link.Disconnect("test")
		if end := w1.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_LOST {
			t.Errorf("ended as %v", end)
		}
		two.callAsync(t, "x", "recover-2")
		other := w2.take(t).GetSession()
		w2.do(t, other, noop(""))
		link.Connect()
		events.until(t, varSet("ASTERGATE_STATUS", "LOST"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
		one.nothingLeft(t)
		if r := w2.do(t, other, noop("")); r.GetFailure() != nil {
			t.Errorf("the other's session: %v", r)
		}
		w2.send(t, finish(other, false))
		if end := w2.ended(t, other); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		two.nothingLeft(t)
	})
}

// Hangups leave nothing behind.
func TestAsyncHangups(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{async: true})
		w, _ := s.register(t, route(""))
		const rounds = 200
		for i := range rounds {
			s.callAsync(t, "x", fmt.Sprintf("hangups-%d", i))
			offer := w.take(t)
			id := offer.GetSession()
			switch i % 3 {
			case 0:
				w.do(t, id, noop(""))
			case 1:
				w.start(t, id, runApp("Wait", "30"))
			}
			s.send(t, "Hangup", "Channel", offer.GetChannel())
			w.await(t, func(f *astergatev1.ServeResponse) bool {
				return f.GetHangup().GetSession() == id || f.GetEnded().GetSession() == id
			})
			w.send(t, finish(id, false))
			if end := w.ended(t, id); end != hangupEnd {
				t.Fatalf("%d: ended as %v", i, end)
			}
		}
		s.nothingLeft(t)
	})
}
