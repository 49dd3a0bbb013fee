package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/astergate/astergate/bench/contend"
)

// A contender is a program that does a work with one library, as a process of its
// own, so that its processor time is its own. All speak one protocol:
//
//	NAME WORK ADDRESS   its arguments; ADDRESS is the manager interface's
//	ready ADDRESS       its first line; ADDRESS is where it listens, for agi and unary
//	count               on its standard input: it answers with the number of items
//	end of input        it ends, and writes a tally as its last line
//
// The works:
//
//	ingest    log in and take every event apart, as the library gives it to its users
//	delivery  the same, and note how long after its header SentNs each event came
//	ping N    send Ping after Ping, N of them under way, until the input ends
//	agi       listen for FastAGI and run the six commands in each session
//	unary     listen for gRPC and answer the call SendAction at once, without Asterisk
//
// Package contend is the contenders' side of it, for those in Go.
type contender struct {
	name    string
	command []string // without the work
	works   []string
	// interpreted: its language is, so it is given fewer items.
	interpreted bool
}

// own are the contenders that this program is itself: those that need gRPC.
var own = contend.Contenders{
	floorOfFanOut:  {"fanout": floorSubscribers, "relay": floorSubscribers},
	"floor-unary":  {"unary": serveUnary},
	"floor-remote": {"remote": listenRemote},
	"subscriber":   {"delivery": subscribeApart},
}

// withoutRPC are those of bench/inprocess, which need none.
var withoutRPC = []string{"floor-split", "floor-parsed", "floor-apart", "astergate"}

// running is a contender at work.
type running struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Scanner
	errors  *tailWriter
	address string // where it listens
}

// tailWriter keeps the end of what is written to it.
type tailWriter struct{ text []byte }

func (w *tailWriter) Write(p []byte) (int, error) {
	w.text = append(w.text, p...)
	w.text = w.text[max(0, len(w.text)-2000):]
	return len(p), nil
}

// begin starts a contender and waits until it is ready.
func (c contender) begin(ctx context.Context, work, address string) (*running, error) {
	arguments := append(append([]string(nil), c.command[1:]...), strings.Fields(work)...)
	command := exec.CommandContext(ctx, c.command[0], append(arguments, address)...)
	command.Env = append(os.Environ(), contend.Variable+"="+c.name)
	r := &running{command: command, errors: &tailWriter{}}
	command.Stderr = r.errors
	var err error
	if r.in, err = command.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r.out = bufio.NewScanner(out)
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", c.name, err)
	}
	line, err := r.line()
	word, rest, _ := strings.Cut(line, " ")
	if err != nil || word != "ready" {
		r.kill()
		return nil, fmt.Errorf("%s is not ready but says %q\n%s", c.name, line, r.errors.text)
	}
	r.address = rest
	return r, nil
}

// line reads one line, for as long as patience lasts.
func (r *running) line() (string, error) {
	got := make(chan bool, 1)
	go func() { got <- r.out.Scan() }() // ends with the process, which is killed below
	select {
	case ok := <-got:
		if !ok {
			return "", errors.Join(io.ErrUnexpectedEOF, r.out.Err())
		}
		return r.out.Text(), nil
	case <-time.After(patience):
		r.kill()
		return "", errors.New("it says nothing")
	}
}

// count asks how many items it has.
func (r *running) count() (n int64, err error) {
	if _, err := io.WriteString(r.in, "count\n"); err != nil {
		return 0, err
	}
	line, err := r.line()
	if err == nil {
		_, err = fmt.Sscan(line, &n)
	}
	return n, err
}

// end closes its input and returns its tally.
func (r *running) end() (t contend.Tally, err error) {
	_ = r.in.Close()
	line, err := r.line()
	if err == nil {
		err = json.Unmarshal([]byte(line), &t)
	}
	if waitErr := r.command.Wait(); err == nil && waitErr != nil {
		err = waitErr
	}
	if err != nil {
		err = fmt.Errorf("%w\n%s", err, r.errors.text)
	}
	return t, err
}

func (r *running) kill() {
	_ = r.command.Process.Signal(syscall.SIGKILL)
	_ = r.command.Wait() // killed
}

func (r *running) pid() int { return r.command.Process.Pid }

// slow reports whether it gets a tenth of the items, for it takes its time.
func (c contender) slow() bool { return c.interpreted }

func firstWord(text string) string {
	word, _, _ := strings.Cut(text, " ")
	return word
}

// findPeers are the contenders below bench/peers that are there: what `make
// bench-peers` has built and installed.
func findPeers(dir string) []contender {
	var list []contender
	add := func(name string, interpreted bool, works string, command ...string) {
		if _, err := os.Stat(command[0]); err == nil {
			list = append(list, contender{name: name, command: append(command, name), works: strings.Fields(works), interpreted: interpreted})
		}
	}
	program := filepath.Join(dir, "bin", "peers")
	add("goami2", false, "ingest delivery ping", program)
	add("zaf/agi", false, "agi", program)
	add("CyCoreSystems/agi", false, "agi", program)
	python, script := filepath.Join(dir, "python", ".venv", "bin", "python"), filepath.Join(dir, "python", "peers.py")
	add("panoramisk", true, "ingest delivery ping agi", python, script)
	add("pystrix", true, "ingest delivery ping agi", python, script)
	node := filepath.Join(dir, "node")
	if _, err := os.Stat(filepath.Join(node, "node_modules", "asterisk-manager")); err == nil {
		if program, err := exec.LookPath("node"); err == nil {
			add("asterisk-manager", true, "ingest delivery ping", program, filepath.Join(node, "peers.js"))
		}
	}
	return list
}
