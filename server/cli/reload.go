package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/astergate/astergate/server/config"
)

// watchEvery is how often the files of the configuration are looked at. What has
// changed must stay the same for as long again: a file may be half written.
const watchEvery = 2 * time.Second

// applier applies changes of some keys while the service runs.
type applier struct {
	// keys as config.KnownKeys has them.
	keys []string
	// servers: also that servers come and go.
	servers bool
	// prepare checks and makes what the change takes, so that apply cannot fail.
	// drop gives that back where another applier refuses; it may be nil.
	prepare func(ctx context.Context, next *config.Config, d config.Difference) (apply, drop func(), err error)
}

// concerned reports whether a difference is the applier's.
func (a *applier) concerned(d config.Difference) bool {
	return d.Has(a.keys...) || a.servers && len(d.Added)+len(d.Removed) > 0
}

// reloader keeps a running service as its configuration says. Its methods are for
// one goroutine; its figures are for all.
type reloader struct {
	load     func(readFile func(string) ([]byte, error)) (*config.Config, error)
	readFile func(string) ([]byte, error)
	logger   *slog.Logger
	appliers []applier
	// reopen is called at each SIGHUP, whatever becomes of the configuration: for
	// files that are written and may have been moved away, and certificates.
	reopen []func() error

	started *config.Config // with which the process began
	now     *config.Config // in force, but for the keys that need a restart
	files   *readings      // of which it was made
	figures reloadFigures
}

// reloadFigures are told by /metrics.
type reloadFigures struct {
	mu        sync.Mutex // guards what follows
	succeeded time.Time
	failed    bool // the newest reload
	reloads   map[string]uint64
	pending   int // keys that need a restart
}

// readings are files as they were read, by name.
type readings struct {
	read  func(string) ([]byte, error)
	names []string
	sums  map[string]string
}

func newReadings(read func(string) ([]byte, error)) *readings {
	return &readings{read: read, sums: make(map[string]string)}
}

// readFile reads a file and notes what it held.
func (r *readings) readFile(name string) ([]byte, error) {
	content, err := r.read(name)
	if _, known := r.sums[name]; !known {
		r.names = append(r.names, name)
	}
	r.sums[name] = sumOf(content, err)
	return content, err
}

func sumOf(content []byte, err error) string {
	if err != nil {
		return "no: " + err.Error()
	}
	sum := sha256.Sum256(content)
	return string(sum[:])
}

// again reads the same files and returns what they hold now, as one text.
func (r *readings) again() (is string) {
	var b strings.Builder
	for _, name := range r.names {
		b.WriteString(sumOf(r.read(name)))
		b.WriteByte('\n')
	}
	return b.String()
}

// was is what again returns if nothing has changed since.
func (r *readings) was() string {
	var b strings.Builder
	for _, name := range r.names {
		b.WriteString(r.sums[name] + "\n")
	}
	return b.String()
}

// newReloader makes a reloader, which is to begin with first, and to be given a
// logger and appliers then.
func newReloader(p Process, flags config.Flags) *reloader {
	return &reloader{
		load: func(readFile func(string) ([]byte, error)) (*config.Config, error) {
			return config.Load(flags, p.Environ, readFile)
		},
		readFile: p.ReadFile,
		figures:  reloadFigures{reloads: make(map[string]uint64)},
	}
}

// first loads the configuration to begin with.
func (r *reloader) first() (*config.Config, error) {
	r.files = newReadings(r.readFile)
	cfg, err := r.load(r.files.readFile)
	r.started, r.now = cfg, cfg
	r.figures.succeeded = time.Now()
	return cfg, err
}

// run reloads at each signal, and when files have changed if that is wanted, until
// ctx ends.
func (r *reloader) run(ctx context.Context, signal <-chan os.Signal) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	pending := ""
	for {
		select {
		case <-signal:
			for _, reopen := range r.reopen {
				if err := reopen(); err != nil {
					r.logger.Error("a file could not be opened anew", "error", err)
				}
			}
			_ = r.reload(ctx, "SIGHUP") // it has said so
			pending = ""
		case <-tick.C:
			if !r.now.Reload.Watch {
				continue
			}
			switch is := r.files.again(); {
			case is == r.files.was():
				pending = ""
			case is == pending:
				_ = r.reload(ctx, "a file has changed")
				pending = ""
			default:
				pending = is
			}
		case <-ctx.Done():
			return
		}
	}
}

// reload reads the configuration anew and applies what differs: all of it, or
// nothing. The error has been logged.
func (r *reloader) reload(ctx context.Context, why string) error {
	files := newReadings(r.readFile)
	next, err := r.load(files.readFile)
	if len(files.names) > 0 {
		r.files = files // what was wrong is not read again before it has changed
	}
	var d config.Difference
	if err == nil {
		d, err = r.apply(ctx, next)
	}
	if err != nil {
		r.figures.note("failed", -1)
		r.logger.Error("the configuration was not reloaded: what runs goes on as it is", "why", why, "error", err)
		return err
	}
	restart := config.Diff(r.started, next).NeedRestart()
	r.figures.note("ok", len(restart))
	if len(restart) > 0 {
		r.logger.Warn("keys have changed that need a restart", "keys", restart)
	}
	r.told(d)
	return nil
}

// note counts a reload; pending keys need a restart.
func (f *reloadFigures) note(result string, pending int) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.reloads[result]++
	if f.failed = pending < 0; !f.failed {
		f.succeeded, f.pending = time.Now(), pending
	}
}

// told tells the log what has changed.
func (r *reloader) told(d config.Difference) {
	if d.Empty() {
		r.logger.Info("the configuration was reloaded: nothing has changed")
		return
	}
	attrs := []any{"keys", d.Keys}
	if len(d.Added) > 0 {
		attrs = append(attrs, "servers_added", d.Added)
	}
	if len(d.Removed) > 0 {
		attrs = append(attrs, "servers_removed", d.Removed)
	}
	r.logger.Info("the configuration was reloaded", attrs...)
}

// apply makes the configuration the one in force.
func (r *reloader) apply(ctx context.Context, next *config.Config) (config.Difference, error) {
	d := config.Diff(r.now, next)
	var apply, drop []func()
	var problems []error
	for i := range r.appliers {
		a := &r.appliers[i]
		if !a.concerned(d) {
			continue
		}
		doIt, undo, err := a.prepare(ctx, next, d)
		if err != nil {
			problems = append(problems, err)
			continue
		}
		apply = append(apply, doIt)
		if undo != nil {
			drop = append(drop, undo)
		}
	}
	if err := errors.Join(problems...); err != nil {
		for _, undo := range drop {
			undo()
		}
		return d, err
	}
	for _, f := range apply {
		f()
	}
	r.now = next
	return d, nil
}

var (
	reloadsTotal  = reloadDesc("reloads_total", "Reloads of the configuration by result.", "result")
	reloadSuccess = reloadDesc("reload_success_timestamp_seconds", "When the configuration was last loaded without a fault.")
	reloadFailed  = reloadDesc("reload_failed", "1 if the newest reload was refused.")
	reloadPending = reloadDesc("reload_restart_keys", "Keys that have changed and need a restart.")
)

func reloadDesc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("astergate_config_"+name, help, labels, nil)
}

// Describe implements prometheus.Collector.
func (f *reloadFigures) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{reloadsTotal, reloadSuccess, reloadFailed, reloadPending} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (f *reloadFigures) Collect(ch chan<- prometheus.Metric) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, result := range []string{"ok", "failed"} {
		ch <- prometheus.MustNewConstMetric(reloadsTotal, prometheus.CounterValue, float64(f.reloads[result]), result)
	}
	failed := 0.0
	if f.failed {
		failed = 1
	}
	for d, v := range map[*prometheus.Desc]float64{
		reloadSuccess: float64(f.succeeded.UnixMilli()) / 1000, reloadFailed: failed, reloadPending: float64(f.pending),
	} {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v)
	}
}

// unclaimed are keys that no applier has and that do not need a restart either,
// and both those that have one and need one all the same: faults of ours.
func (r *reloader) unclaimed() (missing, both []string) {
	claimed := make(map[string]bool)
	for _, a := range r.appliers {
		for _, key := range a.keys {
			claimed[key] = true
		}
	}
	for _, key := range config.KnownKeys() {
		switch {
		case claimed[key] && config.NeedsRestart(key):
			both = append(both, key)
		case !claimed[key] && !config.NeedsRestart(key):
			missing = append(missing, key)
		}
	}
	return missing, both
}

// problem wraps an applier's error.
func problem(key string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", key, err)
}
