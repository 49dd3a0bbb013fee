package agi

import (
	"context"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/simulator"
)

// talk sets and reads variables that only this session has.
func talk(ctx context.Context, s *Session) error {
	for i := range 6 {
		want := fmt.Sprint(s.UniqueID(), " ", i)
		if _, err := s.Do(ctx, Command{"SET VARIABLE", []string{"MINE", want}}); err != nil {
			return err
		}
		r, err := s.Do(ctx, Command{"GET VARIABLE", []string{"MINE"}})
		if err != nil {
			return err
		}
		if r.Data != want {
			return fmt.Errorf("got %q, want %q", r.Raw, want)
		}
	}
	return nil
}

// A thousand sessions at once from a simulated Asterisk: none lost, none crossed.
func TestThousandSimulated(t *testing.T) {
	const n = 1000
	var there sync.WaitGroup
	there.Add(n)
	var done atomic.Int32
	l, address := serving(t, func(ctx context.Context, s *Session) {
		there.Done()
		there.Wait() // all are there before the first speaks
		if err := talk(ctx, s); err != nil {
			t.Error(err)
		}
		s.Close(Return)
		done.Add(1)
	})
	sim, err := simulator.New(simulator.Config{
		Dialplan:  simulator.Dialplan{"in": {"100": {simulator.Answer{}, simulator.AGI{URL: "agi://" + address + "/x"}, simulator.Hangup(16)}}},
		Endpoints: map[string]simulator.Endpoint{"PJSIP/trunk": {}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	wg.Go(func() { _ = sim.Run(context.Background(), listen(t)) })
	defer func() { sim.Close(); wg.Wait() }()
	start := time.Now()
	for started := 0; started < n; {
		if _, err := sim.Call(simulator.Incoming{Endpoint: "PJSIP/trunk", Context: "in", Exten: "100"}); err == nil {
			started++
		} else if time.Since(start) > 10*time.Second {
			t.Fatal(err)
		}
	}
	limit := time.After(60 * time.Second)
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for done.Load() < n {
		select {
		case <-ticker.C:
		case <-limit:
			t.Fatalf("%d of %d sessions; %+v", done.Load(), n, l.Stats())
		}
	}
	if st := l.Stats(); st.Strays != 0 || st.Accepted != n {
		t.Errorf("got %+v", st)
	}
	t.Logf("%d sessions of 12 commands in %v", n, time.Since(start))
}

// On a real server: 1000 sessions of one channel, one after the other, and many
// at once.
func TestRealMany(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		const sequential, concurrent = 1000, 200
		var count, bad atomic.Int32
		var mu sync.Mutex
		next := 0
		p := startPBX(t, target, func(cfg *Config) {
			cfg.Handle = func(ctx context.Context, s *Session) {
				defer count.Add(1)
				path, _ := s.Script()
				if path == "many" {
					if err := talk(ctx, s); err != nil {
						bad.Add(1)
						t.Error(err)
					}
					return
				}
				r, err := s.Do(ctx, Command{"GET VARIABLE", []string{"i"}})
				mu.Lock()
				defer mu.Unlock()
				if err != nil || r.Data != path || path != strconv.Itoa(next) {
					bad.Add(1)
				}
				next++
			}
		})
		start := time.Now()
		p.originate("loop", "")
		p.await("UserEvent", "UserEvent", "LoopDone")
		if count.Load() != sequential || bad.Load() != 0 {
			t.Errorf("%d sessions, %d bad", count.Load(), bad.Load())
		}
		t.Logf("%d sessions one after the other in %v", sequential, time.Since(start))
		start = time.Now()
		for range concurrent {
			p.originate("up", "/many")
		}
		limit := time.After(60 * time.Second)
		ticker := time.NewTicker(10 * time.Millisecond)
		defer ticker.Stop()
		for count.Load() < sequential+concurrent {
			select {
			case <-ticker.C:
			case <-limit:
				t.Fatalf("%d sessions; %+v", count.Load(), p.listener.Stats())
			}
		}
		t.Logf("%d calls of 12 commands in %v", concurrent, time.Since(start))
		if st := p.listener.Stats(); st.Strays != 0 {
			t.Errorf("got %+v", st)
		}
	})
}
