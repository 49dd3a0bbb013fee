// Command bench measures astergate as users run it: the binary as a process,
// between a played Asterisk and clients that throw away what they get. It prints
// a table, and ends with code 1 if anything was lost. README.md says what the
// figures mean.
package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// bench is what is to be measured, and with what.
type bench struct {
	time        time.Duration // for each row
	warm        time.Duration // before it, for actions and sessions
	best        int           // of so many
	rate        int           // events a second
	subscribers int           // of the rows with many
	inFlight    int           // actions
	sessions    int           // at once
	idle        int           // sessions that do nothing
	held        int           // the same, when libraries are compared

	root   string         // of the module
	only   *regexp.Regexp // of lines
	launch launcher
	set    []string // further variables for the service
	events []event
	out    io.Writer
	record *record // nil: none

	verbose bool // every figure that there is
	strict  bool // a promise that is broken is an error
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)
	if file := os.Getenv(profileVariable); file != "" {
		os.Exit(serveProfiled(ctx, file))
	}
	if name := os.Getenv(contend.Variable); name != "" {
		if err := own.Run(ctx, name, os.Args[1:], os.Stdin, os.Stdout); err != nil {
			_, _ = fmt.Fprintln(os.Stderr, "contender:", err)
			os.Exit(1)
		}
		return
	}
	if err := command(ctx, os.Args[1:], os.Stdout); err != nil && !errors.Is(err, flag.ErrHelp) {
		_, _ = fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// command runs the program with arguments.
func command(ctx context.Context, arguments []string, out io.Writer) error {
	b := &bench{out: out}
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.DurationVar(&b.time, "time", 1200*time.Millisecond, "for each line of the table, warming up not counted")
	flags.DurationVar(&b.warm, "warm", time.Second, "warming up for actions and sessions: long enough that a service's heap has been as large as it gets between two collections, whose memory is paid for once")
	flags.IntVar(&b.best, "best", 3, "measure each line so often and print the one with the least p50")
	flags.IntVar(&b.rate, "rate", 5000, "events a second, where they are not flat out")
	flags.IntVar(&b.subscribers, "subscribers", 100, "readers at once, in the lines with many")
	flags.IntVar(&b.inFlight, "inflight", 64, "actions at once")
	flags.IntVar(&b.sessions, "sessions", 200, "FastAGI sessions at once")
	flags.IntVar(&b.idle, "idle", 1000, "FastAGI sessions that do nothing, for their memory")
	flags.IntVar(&b.held, "held", 10_000, "the same, when libraries are compared")
	flags.Func("set", "run the service with this variable as well: ASTERGATE_CALLS_ENABLED=false; may be given several times", func(variable string) error {
		b.set = append(b.set, variable)
		return nil
	})
	profile := flags.String("cpuprofile", "", "write the profile of each service that is run to this name, with a number appended")
	compare := flags.Int("compare", 0, "instead of the table: astergate, the least that a program can do, and the peers that make bench-peers has installed, so many rounds in turn")
	only := flags.String("run", "", "measure the lines whose names match this regular expression")
	overload := flags.Bool("overload", false, "measure twice the highest rate of actions that is held, instead of the table")
	flags.BoolVar(&b.verbose, "v", false, "with -compare: every figure of each contender, not only those that the contest is about")
	flags.BoolVar(&b.strict, "strict", false, "with -compare: end with code 1 if a promise is broken")
	sweep := flags.Bool("sweep", false, "instead of the table: what an event costs as events, subscribers and live calls grow in number; with -strict, end with code 1 where it costs more than it may")
	lines := flags.String("json", "", "write every sample, row and verdict to this file as well, as lines of JSON")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	var err error
	if b.best < 1 {
		return fmt.Errorf("-best %d: choose at least 1", b.best)
	}
	if b.only, err = regexp.Compile(*only); err != nil {
		return fmt.Errorf("-run: %w", err)
	}
	root, err := moduleRoot(ctx)
	if err != nil {
		return err
	}
	b.root = root
	if b.events, err = loadEvents(root); err != nil {
		return err
	}
	if *lines != "" {
		file, err := os.Create(*lines)
		if err != nil {
			return err
		}
		defer func() { _ = file.Close() }() // each line was written by itself
		b.record = &record{file}
		if err := b.record.run(ctx, root, b, arguments, cmp.Or(*compare, b.best)); err != nil {
			return err
		}
	}
	dir, err := os.MkdirTemp("", "astergate-bench-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	if *profile != "" {
		b.launch = profiled(*profile)
	} else {
		binary, err := build(ctx, root, dir, theService)
		if err != nil {
			return err
		}
		b.launch = asProcess(binary)
	}
	switch {
	case *compare > 0:
		c, err := newComparison(ctx, b, dir, filepath.Join(root, "bench", "peers"), *compare)
		if err != nil {
			return err
		}
		return c.run(ctx)
	case *overload:
		return b.measureOverload(ctx)
	case *sweep:
		return b.sweep(ctx)
	}
	return b.run(ctx)
}

// profiled launches this program as astergate.
func profiled(name string) launcher {
	n := 0
	return func(ctx context.Context, environ []string, log io.Writer) (int, func() error, error) {
		self, err := os.Executable()
		if err != nil {
			return 0, nil, err
		}
		n++
		return asProcess(self)(ctx, append(environ, fmt.Sprintf("%s=%s.%d", profileVariable, name, n)), log)
	}
}

// with runs f with a played Asterisk, and a service on it if there is to be one.
// Each line of the table has its own, so that its memory is its own.
func (b *bench) with(ctx context.Context, viaService bool, f func(a *asterisk, s *service) error) error {
	a, err := newAsterisk(ctx, b.events)
	if err != nil {
		return err
	}
	defer a.close()
	if !viaService {
		return f(a, nil)
	}
	s, err := start(ctx, b.launch, a, b.set...)
	if err != nil {
		return err
	}
	err = f(a, s)
	return errors.Join(err, s.stop())
}

// line is one of the table.
type line struct {
	name    string
	measure func(ctx context.Context, r *row) error
}

// lines are all that is measured, each behind its baseline.
func (b *bench) lines() ([]line, error) {
	steady, flat := fmt.Sprintf("%d events/s, ", b.rate), "events flat out, "
	sockets, many := fmt.Sprint(b.subscribers, " plain sockets"), fmt.Sprint(b.subscribers, " subscribers")
	events := func(name string, t traffic) line {
		return line{name, func(ctx context.Context, r *row) error { return b.measureEvents(ctx, r, t) }}
	}
	const linger = 10 * time.Millisecond
	lines := []line{
		events(steady+"1 plain socket", traffic{subscribers: 1, rate: b.rate}),
		events(steady+"1 subscriber", traffic{viaService: true, subscribers: 1, rate: b.rate}),
		events(steady+sockets, traffic{subscribers: b.subscribers, rate: b.rate}),
		events(steady+many, traffic{viaService: true, subscribers: b.subscribers, rate: b.rate}),
		events(steady+many+", linger "+linger.String(), traffic{viaService: true, subscribers: b.subscribers, rate: b.rate, linger: linger}),
		events(flat+"1 plain socket", traffic{subscribers: 1}),
		events(flat+"1 subscriber", traffic{viaService: true, subscribers: 1}),
		events(flat+sockets, traffic{subscribers: b.subscribers}),
		events(flat+many, traffic{viaService: true, subscribers: b.subscribers}),
	}
	list, err := actions()
	for _, a := range list {
		name := fmt.Sprintf("%s, %d in flight, ", a.name, b.inFlight)
		lines = append(lines,
			line{name + "plain socket", func(ctx context.Context, r *row) error { return b.measurePlainAction(ctx, r, a) }},
			line{name + "SendAction", func(ctx context.Context, r *row) error { return b.measureAction(ctx, r, a.sent) }},
			line{name + "typed", func(ctx context.Context, r *row) error { return b.measureAction(ctx, r, a.typed) }})
	}
	sessions := fmt.Sprintf("%d FastAGI sessions, ", b.sessions)
	return append(lines,
		line{sessions + "plain program", b.measurePlainSessions}, line{sessions + "worker", b.measureSessions},
		line{"HANGUP to the handler, plain program", b.measurePlainHangups},
		line{"HANGUP to the handler, worker", b.measureHangups}), err
}

// run measures what fits and prints the table.
func (b *bench) run(ctx context.Context) error {
	lines, err := b.lines()
	if err != nil {
		return err
	}
	printHeader(b.out)
	lost := 0
	for _, line := range lines {
		if !b.only.MatchString(line.name) {
			continue
		}
		var best *row
		for range b.best {
			r := &row{name: line.name, times: &contend.Histogram{}}
			if err := line.measure(ctx, r); err != nil {
				return fmt.Errorf("%s: %d lost: %w", r.name, r.lost, err)
			}
			lost += r.lost
			if err := b.record.row(r); err != nil {
				return err
			}
			if best == nil || r.times.Quantile(0.5) < best.times.Quantile(0.5) {
				best = r
			}
		}
		best.print(b.out)
	}
	if b.only.MatchString("idle") {
		each, err := b.measureIdle(ctx, b.idle)
		if err != nil {
			return fmt.Errorf("%d idle sessions: %w", b.idle, err)
		}
		_, _ = fmt.Fprintf(b.out, "%d idle FastAGI sessions: %.1f KiB resident each\n", b.idle, float64(each)/1024)
		if err := b.record.line(map[string]any{"kind": "idle", "sessions": b.idle, "bytes": each}); err != nil {
			return err
		}
	}
	if lost > 0 {
		return fmt.Errorf("%d items were lost", lost)
	}
	return nil
}
