// Package contend is what a contender of bench is made of, whatever it is built with:
// what it does and counts, and how it speaks with the harness, which bench/contender.go
// tells. It imports nothing but the standard library, so that a contender's heap holds
// what the work needs and no more.
package contend

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"sync"
	"sync/atomic"
	"time"
)

// Variable names the contender that a program shall be.
const Variable = "BENCH_CONTENDER"

// Sent is the header that says when an event of the work delivery was sent.
const Sent = "SentNs"

// Do does a work until ctx ends, or the work. It calls [Work.Ready] once.
type Do func(ctx context.Context, w *Work) error

// Contenders are programs by name and work.
type Contenders map[string]map[string]Do

// Work is what a contender does, and what it has done. It is safe for concurrent use.
type Work struct {
	Name    string
	InWork  int    // ping: how many are under way
	Address string // of the manager interface, or of the service
	Items   atomic.Int64
	Times   Histogram

	ready chan string
}

// Tally is what a contender says at its end.
type Tally struct {
	Items int64 `json:"items"`
	// Quantiles of an item's time, in nanoseconds, if the work tells them.
	P50  int64 `json:"p50"`
	P99  int64 `json:"p99"`
	P999 int64 `json:"p999"`
}

// Ready tells the harness that the work may begin, with the address where the
// contender listens.
func (w *Work) Ready(address string) { w.ready <- address }

// Take counts an event; value is that of its header Sent.
func (w *Work) Take(value []byte) {
	if w.Name == "delivery" {
		if at, err := strconv.ParseInt(string(value), 10, 64); err == nil {
			w.Times.Add(time.Duration(time.Now().UnixNano() - at))
		}
	}
	w.Items.Add(1)
}

// Pings has callers ping one after the other until ctx ends.
func (w *Work) Pings(ctx context.Context, ping func(ctx context.Context, caller int) error) {
	var wg sync.WaitGroup
	for caller := range w.InWork {
		wg.Go(func() {
			for {
				from := time.Now()
				if ping(ctx, caller) != nil {
					return
				}
				w.Times.Add(time.Since(from))
				w.Items.Add(1)
			}
		})
	}
	wg.Wait()
}

// Run is the contender of that name: it works until in ends.
func (c Contenders) Run(ctx context.Context, name string, arguments []string, in io.Reader, out io.Writer) error {
	if len(arguments) < 2 {
		return fmt.Errorf("arguments %q: WORK ADDRESS", arguments)
	}
	w := &Work{Name: arguments[0], Address: arguments[len(arguments)-1], ready: make(chan string, 1)}
	if len(arguments) == 3 {
		var err error
		if w.InWork, err = strconv.Atoi(arguments[1]); err != nil {
			return err
		}
	}
	do := c[name][w.Name]
	if do == nil {
		return fmt.Errorf("%s does no %s", name, w.Name)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	ended := make(chan error, 1)
	go func() { ended <- do(ctx, w) }()
	select {
	case address := <-w.ready:
		if _, err := fmt.Fprintln(out, "ready", address); err != nil {
			return err
		}
	case err := <-ended:
		return err
	}
	for lines := bufio.NewScanner(in); lines.Scan(); {
		if _, err := fmt.Fprintln(out, w.Items.Load()); err != nil {
			return err
		}
	}
	cancel()
	if err := <-ended; err != nil && ctx.Err() == nil {
		return err
	}
	at := func(q float64) int64 { return int64(w.Times.Quantile(q)) }
	return json.NewEncoder(out).Encode(Tally{w.Items.Load(), at(0.5), at(0.99), at(0.999)})
}
