package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/astergate/astergate/engine/simulator"
	"github.com/astergate/astergate/server/config"
)

type demoCommand struct {
	GRPCListen     string  `name:"grpc-listen" default:"127.0.0.1:50051" placeholder:"HOST:PORT" help:"Where gRPC listens (${default})."`
	HTTPListen     string  `name:"http-listen" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where REST listens (${default})."`
	AGIListen      string  `name:"agi-listen" default:"127.0.0.1:4573" placeholder:"HOST:PORT" help:"Where FastAGI listens (${default})."`
	CallsPerMinute float64 `default:"30" help:"How many calls the simulated Asterisk places (${default})."`
	LogLevel       string  `name:"log-level" default:"warn" placeholder:"LEVEL" help:"debug, info, warn or error (${default})."`
}

const demoServer = "demo"

// Run serves a simulated Asterisk until ctx ends. Only the addresses of
// listeners are taken from outside: no file, no variables.
func (c *demoCommand) Run(ctx context.Context, p Process) error {
	var lc net.ListenConfig
	ami, err := lc.Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return fmt.Errorf("the simulated Asterisk's manager interface: %w", err)
	}
	flags := config.Flags{GRPCListen: c.GRPCListen, HTTPListen: c.HTTPListen, AGIListen: c.AGIListen, LogLevel: c.LogLevel}
	cfg, err := config.Load(flags, nil, p.ReadFile, func(cfg *config.Config) {
		cfg.Servers = map[string]config.Server{demoServer: {
			Address:  ami.Addr().String(),
			Username: simulator.DefaultUser.Name,
			Secret:   config.NewSecret(simulator.DefaultUser.Secret),
		}}
	})
	if err != nil {
		return errors.Join(err, ami.Close())
	}
	logger, _ := newLogger(p.Stderr, cfg.Log)
	s, err := newService(ctx, cfg, p, logger)
	if err != nil {
		return errors.Join(err, ami.Close())
	}
	sim, err := simulator.New(c.world(s))
	if err != nil {
		s.close()
		return errors.Join(err, ami.Close())
	}
	printDemo(p.Stdout, s, ami.Addr())

	group, ctx := errgroup.WithContext(ctx)
	simCtx, stopSim := context.WithCancel(context.WithoutCancel(ctx))
	group.Go(func() error {
		if err := sim.Run(simCtx, ami); !errors.Is(err, context.Canceled) {
			return err
		}
		return nil
	})
	group.Go(func() error {
		// The simulator goes on until the service has logged off.
		defer stopSim()
		return s.run(ctx)
	})
	return group.Wait()
}

// world is the simulator's, in which every other caller rings a number that is
// answered by FastAGI; where nobody handles it, by the sales queue.
func (c *demoCommand) world(s *service) simulator.Config {
	world := simulator.DemoConfig()
	world.Traffic.CallsPerMinute = c.CallsPerMinute
	if s.agi.listener == nil {
		return world
	}
	trunk := world.Dialplan["from-trunk"]
	trunk["5551300"] = append([]simulator.Step{
		simulator.AGI{URL: "agi://" + s.agi.listener.Addr().String() + "/demo/welcome?from=trunk", Args: []string{"${EXTEN}"},
			Keys: []simulator.Key{{After: 3 * time.Second, Digit: '1'}, {After: 6 * time.Second, Digit: '2'}}},
	}, trunk["5551000"]...)
	var numbers []string
	for _, number := range world.Traffic.Extens {
		numbers = append(numbers, number, "5551300")
	}
	world.Traffic.Extens = numbers
	return world
}

func printDemo(w io.Writer, s *service, ami net.Addr) {
	rpc := s.grpc.Addr().String()
	_, _ = fmt.Fprintf(w, "astergate demo: a simulated Asterisk is placing calls\n\n  gRPC     %s\n", rpc)
	if s.http == nil {
		_, _ = fmt.Fprintf(w, "  manager  %s (the simulated Asterisk)\n", ami)
		return
	}
	fastAGI := "off"
	if s.agi.listener != nil {
		fastAGI = s.agi.listener.Addr().String()
	}
	rest := "http://" + s.http.Addr().String()
	_, _ = fmt.Fprintf(w, `  REST     %[1]s (to read and try: %[1]s/docs)
  FastAGI  %[6]s (script demo/welcome gets every other call)
  manager  %[2]s (the simulated Asterisk; user %[3]s, secret %[4]s)

Try, in another terminal:

  curl -N %[1]s/v1/events
  curl -N '%[1]s/v1/events?names=Newchannel&names=Hangup&view=RAW'
  curl -N -H 'Accept: text/event-stream' %[1]s/v1/events
  curl %[1]s/v1/servers
  curl %[1]s/v1/calls
  curl -N %[1]s/v1/calls:watch
  curl -N %[1]s/v1/agi/sessions:watch
  curl %[1]s/v1/servers/-/actions:send -H 'Content-Type: application/json' \
       -d '{"action": "CoreShowChannels"}'
  curl %[1]s/v1/servers/-/actions:send -H 'Content-Type: application/json' \
       -d '{"action": "UserEvent", "headers": [{"name": "UserEvent", "value": "Hello"}]}'
  grpcurl -plaintext %[5]s astergate.v1.EventService/Subscribe

%[1]s/openapi.json describes the API for programs. Ctrl-C ends it.
`, rest, ami, simulator.DefaultUser.Name, simulator.DefaultUser.Secret, rpc, fastAGI)
}
