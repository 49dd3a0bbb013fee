package conformance

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/simulator"
)

// eachSimulated runs f against both versions that the simulator imitates.
func eachSimulated(t *testing.T, f func(t *testing.T, b *backend)) {
	for _, version := range []simulator.Version{simulator.Asterisk22, simulator.Asterisk16} {
		t.Run(fmt.Sprintf("simulated-%d", version), func(t *testing.T) { f(t, simulatedBackend(t, simulatorConfig(version))) })
	}
}

// simulatorConfig has the part of asterisktest's dialplan that the suite uses.
func simulatorConfig(version simulator.Version) simulator.Config {
	forever := simulator.Wait(time.Hour)
	return simulator.Config{
		Version: version,
		Dialplan: simulator.Dialplan{"astergate": simulator.Context{
			"answer":   {simulator.Answer{}, forever},
			"short":    {simulator.Answer{}, simulator.Wait(200 * time.Millisecond), simulator.Hangup(16)},
			"noanswer": {forever},
			"agi":      {simulator.Answer{}, simulator.AGI{URL: "${AGI_URL}", Sounds: map[string]time.Duration{"hello-world": 1500 * time.Millisecond, "demo-congrats": 30 * time.Second}}, simulator.Hangup(0)},
			"busy":     {simulator.BusyTone{}},
		}, "sub": simulator.Context{ // see agiCommandDialplan
			"s":      {simulator.Return("${ARG1}"), simulator.Label{Name: "two", Step: simulator.Return("two")}},
			"out":    {simulator.NoOp("")},
			"wait":   {forever},
			"silent": {simulator.Answer{}, forever},
		}},
		Queues:    []simulator.Queue{{Name: "support", Members: []simulator.QueueMember{{Name: "Agent", Interface: "Local/answer@astergate"}}}},
		AuthDelay: -1,
	}
}

func simulatedBackend(t *testing.T, cfg simulator.Config) *backend {
	t.Helper()
	sim := &simulated{t: t, cfg: cfg}
	sim.run(listen(t))
	t.Cleanup(func() { sim.stop() })
	user := simulator.DefaultUser
	if len(cfg.Users) > 0 {
		user = cfg.Users[0]
	}
	return &backend{
		name: t.Name(), major: int(cfg.Version), address: sim.address,
		user: user.Name, secret: user.Secret, kill: sim.stop, restart: sim.restart, simulated: sim,
	}
}

// simulated runs one simulator after the other on the same address.
type simulated struct {
	t       *testing.T
	cfg     simulator.Config
	address string
	now     *simulator.Simulator
	cancel  context.CancelFunc
	wg      sync.WaitGroup
}

func (s *simulated) run(l net.Listener) {
	sim, err := simulator.New(s.cfg)
	must(s.t, err)
	s.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	s.now, s.cancel = sim, cancel
	s.wg.Go(func() {
		if err := sim.Run(ctx, l); !errors.Is(err, context.Canceled) {
			s.t.Error("simulator:", err)
		}
	})
}

func (s *simulated) stop() {
	s.cancel()
	s.wg.Wait()
}

func (s *simulated) restart() {
	var lc net.ListenConfig
	l, err := lc.Listen(context.Background(), "tcp", s.address)
	must(s.t, err)
	s.run(l)
}
