// Command peers does with other people's libraries what the harness above does
// with astergate, in processes of their own. The protocol between them stands in
// bench/contender.go.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sort"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Of the played Asterisk.
const user, secret = "astergate", "secret"

// work is what is to be done, and what was.
type work struct {
	name    string
	inWork  int
	address string
	items   atomic.Int64

	mu    sync.Mutex
	times []time.Duration
}

// peers are the libraries by name and work.
var peers = map[string]map[string]func(ctx context.Context, w *work, ready func(address string)) error{
	"goami2":            {"ingest": goamiEvents, "delivery": goamiEvents, "ping": goamiPings},
	"zaf/agi":           {"agi": zafSessions},
	"CyCoreSystems/agi": {"agi": cycoreSessions},
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "peers:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) < 3 {
		return fmt.Errorf("arguments: NAME WORK [N] ADDRESS")
	}
	w := &work{name: arguments[1], address: arguments[len(arguments)-1]}
	if len(arguments) == 4 {
		w.inWork, _ = strconv.Atoi(arguments[2])
	}
	do := peers[arguments[0]][w.name]
	if do == nil {
		return fmt.Errorf("%s does no %s", arguments[0], w.name)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ready, ended := make(chan string, 1), make(chan error, 1)
	go func() { ended <- do(ctx, w, func(address string) { ready <- address }) }()
	select {
	case address := <-ready:
		fmt.Println("ready", address)
	case err := <-ended:
		cancel()
		return err
	}
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		fmt.Println(w.items.Load())
	}
	cancel() // what runs ends with the process
	at := w.quantiles()
	return json.NewEncoder(os.Stdout).Encode(map[string]int64{"items": w.items.Load(), "p50": at(0.5), "p99": at(0.99), "p999": at(0.999)})
}

// took notes how long an item took.
func (w *work) took(d time.Duration) {
	w.mu.Lock()
	w.times = append(w.times, d)
	w.mu.Unlock()
}

// quantiles returns what a part q of the times does not exceed, in nanoseconds.
func (w *work) quantiles() func(q float64) int64 {
	w.mu.Lock()
	defer w.mu.Unlock()
	sort.Slice(w.times, func(i, j int) bool { return w.times[i] < w.times[j] })
	times := w.times
	return func(q float64) int64 {
		if len(times) == 0 {
			return 0
		}
		return int64(times[int(q*float64(len(times)))])
	}
}

// take counts an event; sent is its header SentNs.
func (w *work) take(sent string) {
	if w.name == "delivery" {
		if at, err := strconv.ParseInt(sent, 10, 64); err == nil {
			w.took(time.Duration(time.Now().UnixNano() - at))
		}
	}
	w.items.Add(1)
}

// pings has callers ping one after the other.
func (w *work) pings(ping func(caller int) error) {
	for caller := range w.inWork {
		go func() {
			for {
				from := time.Now()
				if ping(caller) != nil {
					return
				}
				w.took(time.Since(from))
				w.items.Add(1)
			}
		}()
	}
}

func listen() (net.Listener, error) { return net.Listen("tcp", "127.0.0.1:0") }
