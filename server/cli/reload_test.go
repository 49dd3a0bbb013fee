package cli

import (
	"context"
	"log/slog"
	"maps"
	"net"
	"os"

	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server/config"
)

const reloadBase = `
grpc: {listen: "127.0.0.1:0"}
http: {listen: "off"}
agi: {listen: "off"}
servers:
  a: {address: "127.0.0.1:1", username: u, secret: s, agi_from: ["127.0.0.1"]}
`

// reloaded is a service that does not run, whose configuration is in files.
type reloaded struct {
	*reloader
	service *service
	files   map[string]string
	log     *output
}

func newReloaded(t *testing.T) *reloaded {
	t.Helper()
	r := &reloaded{files: map[string]string{"c": reloadBase}, log: &output{}}
	p := Process{ReadFile: func(name string) ([]byte, error) {
		if text, ok := r.files[name]; ok {
			return []byte(text), nil
		}
		return nil, os.ErrNotExist
	}}
	r.reloader = newReloader(p, config.Flags{Config: "c"})
	cfg, err := r.first()
	if err != nil {
		t.Fatal(err)
	}
	logger, level := newLogger(r.log, cfg.Log)
	if r.service, err = newService(t.Context(), cfg, p, logger, &r.figures); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.service.close)
	r.logger, r.appliers = logger, r.service.appliers(level, logger)
	return r
}

// write replaces text of the configuration and reloads.
func (r *reloaded) write(t *testing.T, old, replacement string) error {
	t.Helper()
	if !strings.Contains(r.files["c"], old) {
		t.Fatalf("no %q in %s", old, r.files["c"])
	}
	r.files["c"] = strings.Replace(r.files["c"], old, replacement, 1)
	return r.reload(t.Context(), "a test")
}

func names(e *engine.Engine) string {
	var list []string
	for _, s := range e.Servers() {
		list = append(list, s.Name()+"@"+s.Address())
	}
	return strings.Join(list, " ")
}

// Each key is applied while the service runs, or marked as one that needs a
// restart.
func TestEveryKeyIsLiveOrMarked(t *testing.T) {
	r := newReloaded(t)
	missing, both := r.unclaimed()
	if len(missing) > 0 {
		t.Errorf("nothing applies %q: add an applier to (*service).appliers, or the tag reload:\"restart\"", missing)
	}
	if len(both) > 0 {
		t.Errorf("%q are applied and marked as needing a restart", both)
	}
	known := make(map[string]bool)
	for _, key := range config.KnownKeys() {
		known[key] = true
	}
	for _, a := range r.appliers {
		for _, key := range a.keys {
			if !known[key] {
				t.Errorf("there is no key %s", key)
			}
		}
	}
}

// Servers come, change and go; the log's level follows at once.
func TestReloadApplies(t *testing.T) {
	r := newReloaded(t)
	a := r.service.engine.Servers()[0]
	r.logger.Debug("first")
	if err := r.write(t, "servers:", `
log: {level: debug}
health: {require: any}
agi_: x
servers:`); err == nil || !strings.Contains(r.log.String(), "agi_") {
		t.Errorf("a wrong key: %v", err)
	}
	if err := r.write(t, "agi_: x\n", ""); err != nil {
		t.Fatal(err)
	}
	r.logger.Debug("second")
	if text := r.log.String(); strings.Contains(text, "first") || !strings.Contains(text, "second") {
		t.Errorf("the log's level: %s", text)
	}
	if err := r.write(t, "servers:", "servers:\n  b: {address: \"127.0.0.2:1\", username: u, secret: s}"); err != nil {
		t.Fatal(err)
	}
	if got := names(r.service.engine); got != "a@127.0.0.1:1 b@127.0.0.2:1" {
		t.Errorf("there is %s", got)
	}
	if got := len(networksOf([]engine.FastAGIServer{must2(r.service.agi.links.Server("b"))})); got == 0 {
		t.Error("b has no networks")
	}
	// What is about Asterisk's side of AGI touches no link.
	if err := r.write(t, `agi_from: ["127.0.0.1"]`, `agi_from: ["127.0.0.9"], agi_version: "22.1"`); err != nil {
		t.Fatal(err)
	}
	if s, _ := r.service.agi.links.Server("a"); s.From[0].Addr().String() != "127.0.0.9" || s.Version.Major != 22 {
		t.Errorf("a's FastAGI: %+v", s)
	}
	if r.service.engine.Servers()[0] != a {
		t.Error("a is another one")
	}
	if err := r.write(t, "  b: {", "  c: {"); err != nil {
		t.Fatal(err)
	}
	if got := names(r.service.engine); got != "a@127.0.0.1:1 c@127.0.0.2:1" {
		t.Errorf("there is %s", got)
	}
	if strings.Contains(r.log.String(), "secret=") {
		t.Error("a secret is in the log")
	}
}

func must2[T any](v T, ok bool) T {
	if !ok {
		panic("it is not there")
	}
	return v
}

// What is wrong is not taken, no part of it, and it is told.
func TestReloadRefused(t *testing.T) {
	r := newReloaded(t)
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	for name, change := range map[string]string{
		"not YAML":               "servers: [",
		"no servers":             "log: {level: debug}",
		"a missing secret":       strings.Replace(reloadBase, "secret: s", "secret_file: none", 1),
		"a taken port":           strings.Replace(reloadBase, "secret: s,", "secret: s, agi_listen: \""+taken.Addr().String()+"\",", 1) + "  n: {username: u, secret: s}\n",
		"a filter that is wrong": reloadBase + "  n: {username: u, secret: s}\nhooks: {secret: 0123456789abcdef, events: [{url: \"http://h/\", filter: \"((\"}]}\n",
		"a route that is wrong":  reloadBase + "  n: {username: u, secret: s}\n" + "log: {level: debug}\naccess: {allow_dangerous: [nothing]}\n",
	} {
		before := maps.Clone(r.files)
		r.files["c"] = change
		if err := r.reload(t.Context(), "a test"); err == nil {
			t.Errorf("%s was taken", name)
		}
		if got := names(r.service.engine); got != "a@127.0.0.1:1" {
			t.Errorf("%s: there is %s", name, got)
		}
		r.files = before
	}
	if n := strings.Count(r.log.String(), "was not reloaded"); n != 6 {
		t.Errorf("told %d times", n)
	}
	if !r.figures.failed {
		t.Error("the figures do not tell")
	}
	if err := r.reload(t.Context(), "a test"); err != nil {
		t.Error(err)
	}
	if r.figures.failed || r.figures.reloads["failed"] != 6 || r.figures.reloads["ok"] != 1 {
		t.Errorf("the figures are %+v", &r.figures)
	}
}

// Keys that need a restart are named as long as they differ.
func TestReloadNeedsRestart(t *testing.T) {
	r := newReloaded(t)
	if err := r.write(t, `agi: {listen: "off"}`, `agi: {listen: "off", cleanup: 3s}`); err != nil {
		t.Fatal(err)
	}
	if err := r.reload(t.Context(), "a test"); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(r.log.String(), "agi.cleanup"); n != 3 { // changed, and twice
		t.Errorf("named %d times: %s", n, r.log.String())
	}
	if got := r.figures.pending; got != 1 {
		t.Errorf("%d keys need a restart", got)
	}
	if err := r.write(t, "cleanup: 3s", "cleanup: 2s"); err != nil {
		t.Fatal(err)
	}
	if got := r.figures.pending; got != 0 {
		t.Errorf("%d keys need a restart", got)
	}
}

// A file that has changed is read when it changes no more, one that a key names
// too; without reload.watch only the signal counts.
func TestReloadWatches(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		files := map[string]string{"c": "reload: {watch: true}\nservers: {a: {username: u, secret_file: s}}\n", "s": "one"}
		set := func(name, text string) {
			mu.Lock()
			defer mu.Unlock()
			files[name] = text
		}
		var log output
		r := newReloader(Process{ReadFile: func(name string) ([]byte, error) {
			mu.Lock()
			defer mu.Unlock()
			return []byte(files[name]), nil
		}}, config.Flags{Config: "c"})
		if _, err := r.first(); err != nil {
			t.Fatal(err)
		}
		r.logger = slog.New(slog.NewTextHandler(&log, nil))
		var secrets []string
		r.appliers = []applier{{keys: linkKeys, prepare: func(_ context.Context, next *config.Config, _ config.Difference) (func(), func(), error) {
			return func() {
				mu.Lock()
				defer mu.Unlock()
				secrets = append(secrets, next.Servers["a"].EventLogin().Secret.Reveal())
			}, nil, nil
		}}}
		taken := func() string {
			mu.Lock()
			defer mu.Unlock()
			return strings.Join(secrets, " ")
		}
		var reopened atomic.Int32
		r.reopen = append(r.reopen, func() error { reopened.Add(1); return nil })
		signal := make(chan os.Signal)
		ctx, cancel := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() { r.run(ctx, signal) })
		<-time.After(watchEvery / 2)
		for _, half := range []string{"t", "tw", "two"} { // it is being written
			set("s", half)
			<-time.After(watchEvery)
		}
		synctest.Wait()
		if got := taken(); got != "" {
			t.Errorf("read while it was written: %q", got)
		}
		<-time.After(2 * watchEvery)
		synctest.Wait()
		if got := taken(); got != "two" {
			t.Errorf("taken were %q", got)
		}
		set("c", "nonsense: [")
		<-time.After(10 * watchEvery)
		synctest.Wait()
		if n := strings.Count(log.String(), "was not reloaded"); n != 1 {
			t.Errorf("what is wrong was read %d times", n)
		}
		set("c", "servers: {a: {username: u, secret_file: s}}\n")
		<-time.After(3 * watchEvery)
		set("s", "three")
		<-time.After(3 * watchEvery)
		synctest.Wait()
		if got := taken(); got != "two" {
			t.Errorf("unwatched, taken were %q", got)
		}
		signal <- os.Interrupt
		synctest.Wait()
		if got := taken(); got != "two three" || reopened.Load() != 1 {
			t.Errorf("by the signal, taken were %q, reopened %d times", got, reopened.Load())
		}
		cancel()
		wg.Wait()
	})
}
