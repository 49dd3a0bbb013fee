package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/metadata"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// agiCommand is what Asterisk runs for AGI(astergate,agi,SCRIPT,ARGUMENTS): it
// carries the lines between Asterisk and a running service, and knows nothing of
// them. One process a call: it must be small.
type agiCommand struct {
	Address   string `env:"ASTERGATE_AGI_ADDRESS" placeholder:"HOST:PORT" help:"Where the service's gRPC listens (127.0.0.1:50051)."`
	Server    string `env:"ASTERGATE_AGI_SERVER" placeholder:"NAME" help:"This Asterisk's name in the service's configuration; not needed if there is one."`
	TokenFile string `env:"ASTERGATE_AGI_TOKEN_FILE" placeholder:"FILE" help:"File that holds the service's token."`
	Config    string `env:"ASTERGATE_AGI_CONFIG" placeholder:"FILE" help:"YAML file with address, server, token_file, ca_file, cert_file, key_file, server_name and tls (${agi_config}, if it is there)."`
	clientTLS `embed:"" envprefix:"ASTERGATE_AGI_"`
	Timeout   time.Duration `default:"2s" help:"How long to wait for the service (${default})."`
	Script    []string      `arg:"" optional:"" passthrough:"" help:"Script, with its query, and arguments."`
}

// failureLine makes AGISTATUS FAILURE: the script failed.
const failureLine = "failure\n"

// maxEnvironment bounds what Asterisk says of the channel.
const maxEnvironment = 64 << 10

// Run has the channel to its end. Where the service cannot be reached, or is lost,
// the dialplan goes on with AGISTATUS=FAILURE.
func (c *agiCommand) Run(ctx context.Context, p Process) error {
	hangup := make(chan os.Signal, 1)
	signal.Notify(hangup, syscall.SIGHUP)
	defer signal.Stop(hangup)
	err := c.run(ctx, p, hangup)
	if err != nil {
		_, _ = io.WriteString(p.Stdout, failureLine) // and Asterisk sees the exit code too
	}
	return err
}

func (c *agiCommand) run(ctx context.Context, p Process, hangup <-chan os.Signal) error {
	settings, err := c.settings(p)
	if err != nil {
		return err
	}
	environment, rest, err := readEnvironment(p.Stdin)
	if err != nil {
		return err
	}
	transport, err := settings.tls.option(p.ReadFile)
	if err != nil {
		return err
	}
	conn, err := grpc.NewClient(settings.Address, transport)
	if err != nil {
		return fmt.Errorf("--address: %w", err)
	}
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if settings.token != "" {
		ctx = metadata.AppendToOutgoingContext(ctx, "authorization", "Bearer "+settings.token)
	}
	silent := time.AfterFunc(c.Timeout, cancel)
	stream, err := astergatev1.NewAgiServiceClient(conn).CarrySession(ctx)
	if err != nil {
		return unreachable(settings.Address, err)
	}
	carrier := newCarrier(stream, p.Stdout)
	arguments := [][]byte{}
	for _, argument := range c.Script {
		arguments = append(arguments, []byte(argument))
	}
	if len(arguments) == 0 {
		arguments = append(arguments, nil) // agi_arg_1 is the word agi
	}
	start := &astergatev1.CarryStart{Server: settings.Server, Environment: environment, Arguments: arguments}
	carrier.control <- &astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Start{Start: start}}
	var sound io.ReadCloser
	if bytes.Contains(environment, []byte("\nagi_enhanced: 1.0\n")) {
		sound = os.NewFile(soundFD, "sound")
	}
	carrier.run(ctx, rest, p.Stdin, hangup, sound)
	_, err = stream.Header() // comes at once; the first command may take its time
	if !silent.Stop() {
		return unreachable(settings.Address, context.DeadlineExceeded)
	}
	if err == nil {
		err = carrier.receive()
	}
	if err != nil && !carrier.heard {
		return unreachable(settings.Address, err)
	}
	return err
}

func unreachable(address string, err error) error {
	return fmt.Errorf("the service at %s does not take the channel: %w; is it running, and is --address right?", address, hintTLS(err))
}

// readEnvironment reads Asterisk's environment to its blank line, and what came
// behind it.
func readEnvironment(in io.Reader) (environment, rest []byte, err error) {
	buf := make([]byte, 0, 4096)
	for len(buf) < maxEnvironment {
		if len(buf) == cap(buf) {
			buf = append(buf, 0)[:len(buf)]
		}
		n, err := in.Read(buf[len(buf):cap(buf)])
		buf = buf[:len(buf)+n]
		if end := bytes.Index(buf, []byte("\n\n")); end >= 0 {
			return buf[:end+2], buf[end+2:], nil
		}
		if err != nil {
			return nil, nil, errors.New("no environment on standard input: this command is for Asterisk to run, by AGI(astergate,agi,SCRIPT)")
		}
	}
	return nil, nil, fmt.Errorf("more than %d bytes of environment on standard input", maxEnvironment)
}
