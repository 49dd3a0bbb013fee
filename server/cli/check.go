package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/config"
	"github.com/astergate/astergate/server/policy"
)

// callWait is how long check waits for the snapshot of the channels.
const callWait = 10 * time.Second

type checkCommand struct {
	config.Flags
	Timeout time.Duration `default:"15s" help:"How long to wait for each server."`
	Role    string        `placeholder:"NAME" help:"Only tell what a role can do, in full, and connect to nothing."`
}

// Run validates the configuration, tells what each role can do, links each server
// as serve would, and reports. Exit code 0: all works. 1: the configuration is wrong or a server
// cannot be reached. 2: connected, but something will not work.
func (c *checkCommand) Run(ctx context.Context, p Process) error {
	cfg, err := load(c.Flags, p)
	if err != nil {
		return err
	}
	rules, err := cfg.Policy()
	if err != nil {
		return err
	}
	if _, err := auth.New(credentialsOf(cfg, rules), nil); err != nil {
		return err
	}
	e, err := engine.New(engineConfig(cfg, slog.New(slog.DiscardHandler)))
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintln(p.Stdout, "configuration: ok")
	for _, warning := range cfg.Warnings() {
		_, _ = fmt.Fprintln(p.Stdout, "WARNING:", warning)
	}
	if err := checkRoles(p.Stdout, cfg, rules, e, c.Role); err != nil || c.Role != "" {
		return err
	}

	ctx, stop := context.WithCancel(ctx)
	ended := make(chan error, 1)
	go func() { ended <- e.Run(ctx) }() // awaited below
	code := exitOK
	for _, s := range e.Servers() {
		code = worse(code, checkServer(ctx, p.Stdout, e, s, cfg, rules, c.Timeout))
	}
	stop()
	if err := <-ended; err != nil {
		return err
	}
	if code != exitOK {
		return &exitError{code}
	}
	return nil
}

// worse orders exit codes: a server that cannot be reached outweighs one with
// too few rights.
func worse(a, b int) int {
	if a == exitFailed || b == exitFailed {
		return exitFailed
	}
	return max(a, b)
}

func checkServer(ctx context.Context, out io.Writer, e *engine.Engine, s *engine.Server, cfg *config.Config, rules *policy.Policy, timeout time.Duration) int {
	w := tabwriter.NewWriter(out, 0, 8, 2, ' ', 0)
	line := func(label, format string, args ...any) {
		_, _ = fmt.Fprintf(w, "  %s\t%s\n", label, fmt.Sprintf(format, args...))
	}
	defer func() { _ = w.Flush() }()
	_, _ = fmt.Fprintf(out, "\nserver %s at %s\n", s.Name(), s.Address())

	info, err := await(ctx, e, s, timeout)
	if err != nil {
		line("link", "FAILED: %v", err)
		return exitFailed
	}
	status := s.Status()
	line("link", "ready, sockets: %s, a Ping takes %s", status.Mode, latency(ctx, s))
	line("asterisk", "%s, manager interface %s", orUnknown(info.AsteriskVersion), orUnknown(info.AMIVersion))
	line("actions", "%d offered to user %q", len(info.Actions), cfg.Servers[s.Name()].ActionLogin().Username)
	for _, text := range lackOf(s) {
		line("", "%s", text)
	}
	line("write", "%s", classesText(info.WriteClasses, info.WriteKnown))
	line("read", "%s", classesText(info.ReadClasses, info.ReadKnown))
	if info.Modules != nil {
		line("modules", "%d loaded", len(info.Modules))
	}
	for i, text := range info.Unknown {
		line([]string{"unknown", ""}[min(i, 1)], "%s", text)
	}
	for i, text := range s.Filters() {
		line([]string{"filters", ""}[min(i, 1)], "%s", text)
	}

	faults := slices.Concat(faultsOf(s.Name(), status, info, cfg), callFaults(ctx, e, s), roleFaults(e, s.Name(), info, cfg, rules))
	switch {
	case len(faults) > 0:
	case info.ReadKnown:
		line("verdict", "everything that is enabled works")
		return exitOK
	default:
		line("verdict", "everything that could be checked works; for all events manager.conf needs read = %s", classesFor(s.Name(), cfg, true))
		return exitOK
	}
	_ = w.Flush()
	_, _ = fmt.Fprintln(out, "  will not work:")
	for _, fault := range faults {
		_, _ = fmt.Fprintf(out, "    - %s\n", fault)
	}
	_, _ = fmt.Fprintf(out, "  manager.conf for what is enabled:\n\n%s", stanza(s.Name(), cfg))
	return exitPartial
}

// await waits until the server has told about itself, or its link has failed.
func await(ctx context.Context, e *engine.Engine, s *engine.Server, timeout time.Duration) (*engine.Info, error) {
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	for {
		changed := e.Changed()
		if info := s.Info(); info != nil {
			return info, nil
		}
		if status := s.Status(); status.State == ami.StateLost && status.LastError != nil {
			return nil, status.LastError
		}
		select {
		case <-changed:
		case <-ctx.Done():
			status := s.Status()
			err := fmt.Errorf("still %s after %s", status.State, timeout)
			return nil, errors.Join(err, status.LastError)
		}
	}
}

// callFaults says that Asterisk gives no snapshot of its channels to compare the
// calls with. It is asked for when the link is ready.
func callFaults(ctx context.Context, e *engine.Engine, s *engine.Server) []string {
	if s.Calls() == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, callWait)
	defer cancel()
	for {
		changed := e.Changed()
		switch f := s.Calls().Figures(); {
		case f.Refused > 0:
			return []string{"calls: the login of the events may not send Status, which takes write class call, reporting or system: " +
				"calls that began before the link came up are not known, and all are told as ended when it is lost"}
		case f.Synced:
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return []string{fmt.Sprintf("calls: no list of the channels (Status) came within %s", callWait)}
		}
	}
}

func latency(ctx context.Context, s *engine.Server) string {
	reply, err := s.Do(ctx, ami.Action{Name: "Ping"}, engine.SocketFast)
	if err != nil {
		return "unknown time: " + err.Error()
	}
	return reply.Elapsed.Round(time.Microsecond).String()
}

// lackOf says which typed actions the login does not have, and why, a line a
// reason.
func lackOf(s *engine.Server) []string {
	var missing, denied, open []string
	for _, u := range s.Unavailable() {
		switch {
		case u.Missing:
			missing = append(missing, u.Action.Name)
		case u.Denied:
			denied = append(denied, u.Action.Name)
		default:
			open = append(open, u.Action.Name)
		}
	}
	var lines []string
	for _, part := range []struct {
		what  string
		names []string
	}{
		{"known, but not on this server (version, or a module that is not loaded)", missing},
		{"on this server, but not for this user", denied},
		{"known, but not offered: no right, or not on this server", open},
	} {
		if len(part.names) > 0 {
			lines = append(lines, fmt.Sprintf("%d %s: %s", len(part.names), part.what, strings.Join(part.names, ", ")))
		}
	}
	return lines
}

// classesText are the classes of a login, and whether they are all.
func classesText(classes []string, all bool) string {
	switch text := strings.Join(classes, ", "); {
	case all && text == "":
		return "none"
	case all:
		return text
	case text == "":
		return "unknown"
	default:
		return text + " and perhaps more"
	}
}

func orUnknown(text string) string {
	if text == "" {
		return "unknown"
	}
	return text
}
