package audit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// writeTime is how long a caller waits for the disk.
	writeTime = 2 * time.Second
	// queueLength is how many lines may wait for the writer.
	queueLength = 1024
	// maxBatch is how many lines gather for one write.
	maxBatch = 256
	// maxBuffer is how large a buffer is kept for the next lines.
	maxBuffer = 128 << 10
	// maxKept is how many bytes are kept that the disk did not take.
	maxKept = 1 << 20
	// retryTime is the time between two attempts to write what was kept.
	retryTime = time.Second
	// complainTime is the time between two complaints in the service's log.
	complainTime = time.Minute
)

// Config says what is noted, and where.
type Config struct {
	// File is a path, stdout or stderr.
	File string
	// Stdout and Stderr are what these words mean.
	Stdout, Stderr io.Writer
	// Reads: requests that only read leave an end too.
	Reads bool
	// AGICommands: all commands of handlers are noted, not only those that are
	// dangerous or denied.
	AGICommands bool
	// Refuse: what writes is refused while it cannot be noted.
	Refuse bool
	// Sync waits for the disk with each begin.
	Sync bool
	// MaxBytes of the file; 0: no bound. Keep is how many older ones are kept.
	MaxBytes int64
	Keep     int
	// Logger is told when lines cannot be written. Default: slog.Default().
	Logger *slog.Logger
}

// FailedError says that a line could not be written, and that nothing was done
// for that reason.
type FailedError struct{ Err error }

// Error says what was attempted, and what to do.
func (e *FailedError) Error() string {
	return fmt.Sprintf("what writes is refused, since the audit log cannot be written: %v. Nothing was sent. "+
		"Make room for it, or let astergate go on without it by audit: {on_failure: continue}", e.Err)
}

// Unwrap returns why.
func (e *FailedError) Unwrap() error { return e.Err }

var (
	errSlow   = errors.New("it takes too long")
	errFull   = errors.New("too much waits for it")
	errClosed = errors.New("it is closed")
)

// Log writes records. Open makes it; its methods are safe for concurrent use.
type Log struct {
	cfg      Config
	queue    chan line
	reopens  chan chan error
	closing  chan struct{}
	closed   chan struct{} // the writer has ended
	closeOne sync.Once
	failures limiter // of authentication
	ids      ids

	lines, failed, lost atomic.Uint64
	unnoted             atomic.Uint64 // of lost, those that no line tells yet
	suppressed, unsaid  atomic.Uint64 // failed authentications; unsaid: those that no line tells yet
	stuck               atomic.Bool   // a write takes longer than writeTime
	failing             atomic.Pointer[error]
}

// line is one to write.
type line struct {
	text []byte
	done chan error // gets what became of it; nil: nobody waits. It has room.
}

// Open opens the log and starts its writer, which Close ends.
func Open(cfg Config) (*Log, error) {
	var to sink
	switch cfg.File {
	case "stdout":
		to = stream{cfg.Stdout}
	case "stderr":
		to = stream{cfg.Stderr}
	default:
		f, err := openFile(cfg.File, cfg.MaxBytes, cfg.Keep)
		if err != nil {
			return nil, err
		}
		to = f
	}
	return open(cfg, to), nil
}

func open(cfg Config, to sink) *Log {
	if cfg.Logger == nil {
		cfg.Logger = slog.Default()
	}
	l := &Log{
		cfg: cfg, queue: make(chan line, queueLength), reopens: make(chan chan error),
		closing: make(chan struct{}), closed: make(chan struct{}), ids: newIDs(), failures: newLimiter(time.Now()),
	}
	go l.run(&writer{log: l, to: to})
	return l
}

// Reads reports whether requests that only read are noted.
func (l *Log) Reads() bool { return l.cfg.Reads }

// AGICommands reports whether all commands of handlers are noted.
func (l *Log) AGICommands() bool { return l.cfg.AGICommands }

// Begin notes what is about to be done and waits until that is written. An error
// says that it must not be done: ctx's, and with Config.Refuse a *FailedError.
func (l *Log) Begin(ctx context.Context, r *Record) error {
	err := l.begin(ctx, r)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err == nil || !l.cfg.Refuse:
		return nil // the writer has said so in the log and in the figures
	}
	return &FailedError{err}
}

func (l *Log) begin(ctx context.Context, r *Record) error {
	text := r.encode()
	if l.stuck.Load() {
		// Everybody would wait for the same write.
		l.add(line{text: text})
		return errSlow
	}
	done := make(chan error, 1)
	if !l.add(line{text, done}) {
		return errFull
	}
	limit := time.NewTimer(writeTime)
	defer limit.Stop()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		return ctx.Err()
	case <-l.closed:
		return errClosed
	case <-limit.C:
		l.stuck.Store(true)
		l.fail(errSlow)
		// Where the write has just come to its end, this lets the writer say so.
		select {
		case l.queue <- line{}:
		default:
		}
		return errSlow
	}
}

// End notes something without waiting.
func (l *Log) End(r *Record) { l.add(line{text: r.encode()}) }

// add hands a line to the writer. It reports false, and counts, if there is no
// room.
func (l *Log) add(one line) bool {
	select {
	case <-l.closing:
	default:
		select {
		case l.queue <- one:
			return true
		default:
		}
	}
	l.lose(1)
	return false
}

// lose counts lines that are lost.
func (l *Log) lose(n uint64) {
	l.lost.Add(n)
	l.unnoted.Add(n)
}

// Reopen closes the file and opens the one that has its name now, for programs
// that have renamed it. What was noted before is in the old one.
func (l *Log) Reopen() error {
	done := make(chan error, 1)
	limit := time.NewTimer(writeTime)
	defer limit.Stop()
	select {
	case l.reopens <- done:
	case <-l.closed:
		return errClosed
	case <-limit.C:
		return errSlow
	}
	select {
	case err := <-done:
		return err
	case <-limit.C:
		return errSlow
	}
}

// Close writes what is there still and ends the writer. A write that hangs it
// leaves alone after a while.
func (l *Log) Close() error {
	l.closeOne.Do(func() { close(l.closing) })
	limit := time.NewTimer(writeTime)
	defer limit.Stop()
	select {
	case <-l.closed:
		return nil
	case <-limit.C:
		return fmt.Errorf("closing the audit log: %w", errSlow)
	}
}

// Err says why the log cannot be written now; nil: it can.
func (l *Log) Err() error {
	if err := l.failing.Load(); err != nil {
		return fmt.Errorf("the audit log cannot be written: %w", *err)
	}
	return nil
}

// Refuses reports whether what writes is refused now.
func (l *Log) Refuses() bool { return l.cfg.Refuse && l.failing.Load() != nil }

func (l *Log) fail(err error) {
	if l.failing.Swap(&err) == nil {
		l.cfg.Logger.Error("the audit log cannot be written", "file", l.cfg.File, "refusing", l.cfg.Refuse, "error", err)
	}
}

// Stats are counters for operators.
type Stats struct {
	Lines      uint64 // written
	Failed     uint64 // attempts to write that failed
	Lost       uint64 // lines that were not written, and never will be
	Suppressed uint64 // failed authentications that left no line
	Failing    bool
}

// Stats returns the counters as they are now.
func (l *Log) Stats() Stats {
	return Stats{Lines: l.lines.Load(), Failed: l.failed.Load(), Lost: l.lost.Load(), Suppressed: l.suppressed.Load(), Failing: l.failing.Load() != nil}
}

// writer is what the one goroutine has that writes.
type writer struct {
	log        *Log
	to         sink
	pending    []byte // what the sink has not taken; may begin in the middle of a line
	torn       bool   // it does
	waiting    []chan error
	complained time.Time
	full       bool // making room has failed
}

func (l *Log) run(w *writer) {
	defer close(l.closed)
	defer func() { _ = w.to.Close() }() // what was written is with the kernel
	for {
		var retry <-chan time.Time
		var timer *time.Timer
		if l.failing.Load() != nil {
			timer = time.NewTimer(retryTime)
			retry = timer.C
		}
		select {
		case one := <-l.queue:
			w.write(one)
		case done := <-l.reopens:
			done <- w.reopen()
		case <-retry:
			_ = w.flush() // tried again
		case <-l.closing:
			for len(l.queue) > 0 {
				w.write(<-l.queue)
			}
			if len(w.pending) > 0 {
				_ = w.flush() // which counts and says what it cannot write
			}
			return
		}
		if timer != nil {
			timer.Stop()
		}
	}
}

// write writes a line and what else has gathered.
func (w *writer) write(one line) {
	w.gather(one)
	for range min(len(w.log.queue), maxBatch) {
		w.gather(<-w.log.queue) // which nobody else takes from
	}
	err := w.flush()
	for i, done := range w.waiting {
		done <- err
		w.waiting[i] = nil
	}
	w.waiting = w.waiting[:0]
}

// gather adds a line to what is to be written.
func (w *writer) gather(one line) {
	if len(w.pending)+len(one.text) > maxKept {
		w.log.lose(1)
		if one.done != nil {
			one.done <- errFull
		}
		return
	}
	if one.done != nil {
		w.waiting = append(w.waiting, one.done)
	}
	w.pending = append(w.pending, one.text...)
}

// flush writes what there is, and keeps what the sink does not take.
func (w *writer) flush() error {
	l := w.log
	if !w.torn {
		w.makeRoom(len(w.pending))
	}
	n, err := w.to.Write(w.pending)
	if err == nil && n < len(w.pending) {
		err = io.ErrShortWrite
	}
	if err == nil && l.cfg.Sync {
		err = w.to.Sync()
	}
	if n > 0 {
		l.lines.Add(uint64(bytes.Count(w.pending[:n], []byte{'\n'})))
		w.torn = w.pending[n-1] != '\n'
		w.pending = w.pending[:copy(w.pending, w.pending[n:])]
	}
	if cap(w.pending) > maxBuffer && len(w.pending) == 0 {
		w.pending = nil
	}
	l.stuck.Store(false)
	if err == nil {
		w.recovered()
		if n := l.unnoted.Swap(0); n > 0 {
			w.pending = append(w.pending, (&Record{Time: time.Now().UTC(), ID: l.ids.next(), Phase: Lost, Lost: n}).encode()...)
			return w.flush()
		}
		return nil
	}
	l.failed.Add(1)
	l.fail(err)
	if now := time.Now(); now.Sub(w.complained) > complainTime {
		if !w.complained.IsZero() {
			l.cfg.Logger.Error("the audit log still cannot be written", "file", l.cfg.File, "kept_bytes", len(w.pending), "lost", l.lost.Load(), "error", err)
		}
		w.complained = now
	}
	return err
}

// makeRoom begins a new file if this one is full. One that cannot be replaced goes
// on growing: that loses nothing.
func (w *writer) makeRoom(n int) {
	err := w.to.rotate(n)
	if err != nil && !w.full {
		w.log.cfg.Logger.Error("the audit log cannot be rotated, it grows on", "file", w.log.cfg.File, "error", err)
	}
	w.full = err != nil
}

func (w *writer) recovered() {
	w.complained = time.Time{}
	if w.log.failing.Swap(nil) != nil {
		w.log.cfg.Logger.Info("the audit log is written again", "file", w.log.cfg.File, "lost", w.log.lost.Load())
	}
}

// reopen opens the file of the name. The rest of a line whose beginning is in the
// old file would be of no use in the new one.
func (w *writer) reopen() error {
	if len(w.pending) > 0 {
		_ = w.flush() // else it goes to the new one
	}
	if err := w.to.reopen(); err != nil {
		return err
	}
	if w.torn {
		w.torn = false
		if _, rest, found := bytes.Cut(w.pending, []byte{'\n'}); found {
			w.pending = rest
			w.log.lose(1)
		}
	}
	return nil
}
