package plain

import (
	"bufio"
	"context"
	"io"
	"net"
	"sync"
	"sync/atomic"
)

// Six are the commands of a session as the plain program writes them.
var Six = []string{
	"ANSWER\n", "SET VARIABLE \"LANG\" \"de\"\n", "STREAM FILE \"welcome\" \"12#\"\n",
	"GET DATA \"enter\" \"5000\" \"4\"\n", "GET VARIABLE \"CUSTOMER\"\n", "EXEC \"Queue\" \"support,,,,60\"\n",
}

// Program is the baseline: a FastAGI program with a listener of its own,
// that sends lines and looks into no answer. Without lines it keeps its sessions
// until they hang up.
type Program struct {
	listener net.Listener
	// Handle has a connection, which is closed behind it. Serve is the default.
	Handle func(conn net.Conn) error
	lines  []string
	Taken  atomic.Int64 // sessions whose environment was read
	wg     sync.WaitGroup
}

// NewProgram has a program listen that sends lines.
func NewProgram(ctx context.Context, lines []string) (*Program, error) {
	p := &Program{lines: lines}
	p.Handle = p.Serve
	return p, p.Listen(ctx)
}

// Listen takes connections and has each handled.
func (p *Program) Listen(ctx context.Context) error {
	listener, err := ListenLoopback(ctx)
	if err != nil {
		return err
	}
	p.listener = listener
	p.wg.Go(func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			p.wg.Go(func() {
				defer func() { _ = conn.Close() }()
				_ = p.Handle(conn) // the other side counts
			})
		}
	})
	return nil
}

// Serve is a session: it reads the environment, and sends a line and reads one in turn.
func (p *Program) Serve(conn net.Conn) error {
	rd := bufio.NewReaderSize(conn, 1024)
	for line := ""; line != "\n"; {
		text, err := rd.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = string(text)
	}
	p.Taken.Add(1)
	for _, line := range p.lines {
		if _, err := io.WriteString(conn, line); err != nil {
			return err
		}
		if _, err := rd.ReadSlice('\n'); err != nil {
			return err
		}
	}
	if len(p.lines) > 0 {
		return nil
	}
	_, err := rd.ReadByte()
	return err
}

// Address is where it listens.
func (p *Program) Address() string { return p.listener.Addr().String() }

// Close ends it and waits for its sessions.
func (p *Program) Close() error {
	err := p.listener.Close()
	p.wg.Wait()
	return err
}
