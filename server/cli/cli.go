// Package cli is astergate at the shell: one file a command.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/astergate/astergate/server/config"
)

// Process is what a command has of the process it runs in. Tests make their
// own.
type Process struct {
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	Environ        []string
	ReadFile       func(name string) ([]byte, error)
	// Reload returns signals to read the configuration anew, and is called once by
	// the command that does. nil: there are none.
	Reload func() <-chan os.Signal
	// Tune lets a command that serves fit Go's own settings of the whole process to its
	// work: packages heap and cores. Environ may fix them.
	Tune bool
}

// Exit codes.
const (
	exitOK      = 0
	exitFailed  = 1  // the configuration is wrong, or something could not be done
	exitPartial = 2  // check: connected, but something will not work
	exitUsage   = 64 // the command line is wrong (EX_USAGE)
)

// exitError ends the process with a code of its own. Its command has said why.
type exitError struct{ code int }

func (e *exitError) Error() string { return fmt.Sprintf("exit code %d", e.code) }

type commands struct {
	Serve   serveCommand   `cmd:"" help:"Run the service."`
	Demo    demoCommand    `cmd:"" help:"Run the service with a simulated Asterisk that keeps placing calls: nothing to install."`
	Check   checkCommand   `cmd:"" help:"Check the configuration, connect to each server, and say what will not work."`
	AGI     agiCommand     `cmd:"" name:"agi" help:"Bring a channel to a running service, as a script of Asterisk's: AGI(astergate,agi,SCRIPT,ARGUMENTS)."`
	Health  healthCommand  `cmd:"" help:"Ask a running service on this machine whether it is alive; for container health checks."`
	Token   tokenCommand   `cmd:"" help:"Make credentials."`
	Version versionCommand `cmd:"" help:"Print the version."`
}

// usageExit carries kong's wish to exit, for --help, out of its parser.
type usageExit int

// Run parses the arguments, runs the command and returns the exit code.
// Everything it started has ended by then.
func Run(ctx context.Context, args []string, p Process) (code int) {
	defer func() {
		if exit, ok := recover().(usageExit); ok {
			code = int(exit)
		} else if r := recover(); r != nil {
			panic(r)
		}
	}()
	parser, err := kong.New(&commands{},
		kong.Name("astergate"),
		kong.Description("gRPC and REST in front of Asterisk."),
		kong.Writers(p.Stdout, p.Stderr),
		kong.Vars{"agi_config": agiConfig},
		kong.Exit(func(code int) { panic(usageExit(code)) }),
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(p),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		_, _ = fmt.Fprintln(p.Stderr, "astergate:", err)
		return exitFailed
	}
	command, err := parser.Parse(args)
	if err != nil {
		_, _ = fmt.Fprintf(p.Stderr, "astergate: %v\nastergate --help tells the commands.\n", err)
		return exitUsage
	}
	switch err := command.Run(); {
	case err == nil:
		return exitOK
	case errors.As(err, new(*exitError)):
		var exit *exitError
		errors.As(err, &exit)
		return exit.code
	default:
		// Joined errors stand one a line.
		_, _ = fmt.Fprintf(p.Stderr, "astergate: %s\n", strings.ReplaceAll(err.Error(), "\n", "\nastergate: "))
		return exitFailed
	}
}

// load reads the configuration as all commands do.
func load(flags config.Flags, p Process, change ...func(*config.Config)) (*config.Config, error) {
	return config.Load(flags, p.Environ, p.ReadFile, change...)
}
