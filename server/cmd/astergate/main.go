// Command astergate puts gRPC and REST in front of Asterisk.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/astergate/astergate/server/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	// The first signal ends the service in order, the second at once.
	context.AfterFunc(ctx, stop)
	os.Exit(cli.Run(ctx, os.Args[1:], cli.Process{
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Environ:  os.Environ(),
		ReadFile: os.ReadFile,
		Reload: func() <-chan os.Signal {
			hangups := make(chan os.Signal, 1) // several at once are one
			signal.Notify(hangups, syscall.SIGHUP)
			return hangups
		},
		Tune: true,
	}))
}
