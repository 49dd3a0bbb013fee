package simulator

import (
	"fmt"
	"strings"
	"time"
)

// Calls from outside, placed by the simulator itself: what makes a demonstration
// live. The channels look like those of a SIP trunk: they are born in Ring with
// the caller's number and name.

// Traffic is a stream of calls from outside. The zero value is none.
type Traffic struct {
	// CallsPerMinute is the average rate; the first call comes at once. The
	// times between calls vary between a half and one and a half of the average.
	CallsPerMinute float64
	// Concurrent is the largest number of such calls at a time; 0 means 10.
	Concurrent int
	// Endpoint is where they come in; empty means "PJSIP/trunk".
	Endpoint string
	// Context and Extens are where they go, one of the extensions each time, in
	// turn.
	Context string
	Extens  []string
	// Callers are who calls, one of them each time, by chance; none means calls
	// without a number.
	Callers []Party
	// MinDuration and MaxDuration are when the caller hangs up, if the other side
	// has not; 0 means 20 s and 60 s.
	MinDuration, MaxDuration time.Duration
}

func (t Traffic) withDefaults() Traffic {
	if t.Concurrent <= 0 {
		t.Concurrent = 10
	}
	if t.Endpoint == "" {
		t.Endpoint = "PJSIP/trunk"
	}
	if t.MinDuration <= 0 {
		t.MinDuration = 20 * time.Second
	}
	if t.MaxDuration <= 0 {
		t.MaxDuration = time.Minute
	}
	t.MaxDuration = max(t.MaxDuration, t.MinDuration)
	return t
}

func (t Traffic) validate(c Config) error {
	if t.CallsPerMinute == 0 {
		return nil
	}
	if t.CallsPerMinute < 0 || len(t.Extens) == 0 {
		return fmt.Errorf("traffic: the rate is negative or there are no extensions")
	}
	for _, exten := range t.Extens {
		if !c.Dialplan.exists(location{t.Context, exten, 1}) {
			return fmt.Errorf("traffic: there is no extension %s@%s", exten, t.Context)
		}
	}
	return nil
}

// runTraffic is the goroutine that places the calls.
func (s *Simulator) runTraffic() {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.cfg.Traffic.withDefaults()
	average := time.Duration(float64(time.Minute) / t.CallsPerMinute)
	for n := 0; !s.closed; n++ {
		if s.calls < t.Concurrent {
			in := Incoming{
				Endpoint: t.Endpoint, Context: t.Context, Exten: t.Extens[n%len(t.Extens)],
				Duration: t.MinDuration + time.Duration(s.rng.Int64N(int64(t.MaxDuration-t.MinDuration)+1)),
			}
			if len(t.Callers) > 0 {
				in.Caller = t.Callers[s.rng.IntN(len(t.Callers))]
			}
			if c, err := s.placeCall(in); err == nil {
				s.calls++
				s.spawn(func() { s.uncount(c) })
			}
		}
		timer := time.NewTimer(average/2 + time.Duration(s.rng.Int64N(int64(average)+1)))
		s.block(nil, timer.C)
		timer.Stop()
	}
}

// uncount counts a call of the traffic as over.
func (s *Simulator) uncount(c *channel) {
	select {
	case <-c.dead:
	case <-s.ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls--
}

// placeCall creates the channel of a call from outside and starts it.
func (s *Simulator) placeCall(in Incoming) (*channel, error) {
	if !s.running || s.closed {
		return nil, fmt.Errorf("simulator: place call: %w", ErrClosed)
	}
	at := location{in.Context, in.Exten, 1}
	tech, address, ok := strings.Cut(in.Endpoint, "/")
	if !ok || !s.cfg.Dialplan.exists(at) {
		return nil, fmt.Errorf("simulator: place call from %q: there is no extension %s@%s, or the endpoint has no technology",
			in.Endpoint, in.Exten, in.Context)
	}
	c := s.newChannel(s.newName(tech, address), tech, address, "", nil, stateRing, in.Caller, at)
	s.spawn(func() { s.runDialplan(c) })
	if in.Duration > 0 {
		s.spawn(func() {
			s.mu.Lock()
			defer s.mu.Unlock()
			if s.sleepUnlessDead(c, in.Duration) {
				s.remoteHangup(c)
			}
		})
	}
	return c, nil
}
