package conformance

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// language is how programs of a client package are run. scripts/python-test.sh
// and scripts/ts-test.sh make what is needed.
type language struct {
	name string
	test string // makes need
	need string // exists when programs can be run
	// worker and example are the commands of the suite's worker and of an
	// example with its arguments.
	worker  func(target string) []string
	example func(s *service, name string, args ...string) []string
}

var languages = []language{
	{
		name: "python", test: "scripts/python-test.sh", need: ".venv-py/bin/python",
		worker: func(target string) []string {
			return []string{".venv-py/bin/python", "server/conformance/testdata/worker.py", target}
		},
		example: func(s *service, name string, args ...string) []string {
			return append([]string{".venv-py/bin/python", "-u", "examples/python/" + name + ".py", "--target", s.rpc}, args...)
		},
	},
	{
		name: "typescript", test: "scripts/ts-test.sh", need: "examples/ts/dist/ivr_menu.js",
		worker: func(target string) []string {
			return []string{"node", "server/conformance/testdata/worker.mjs", target, "clients/ts"}
		},
		example: func(_ *service, name string, args ...string) []string {
			return append([]string{"node", "examples/ts/dist/" + name + ".js"}, args...)
		},
	},
}

// eachClient runs f for each real server and each language. What is missing
// skips, or fails if ASTERGATE_REQUIRE_CLIENTS=1.
func eachClient(t *testing.T, f func(t *testing.T, b *backend, l language)) {
	root, err := filepath.Abs("../..")
	must(t, err)
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		for _, l := range languages {
			t.Run(l.name, func(t *testing.T) {
				if _, err := os.Stat(filepath.Join(root, l.need)); err != nil {
					if os.Getenv("ASTERGATE_REQUIRE_CLIENTS") == "1" {
						t.Fatalf("%v: run %s first", err, l.test)
					}
					t.Skipf("the %s client is not built: run %s", l.name, l.test)
				}
				f(t, realBackend(t, target, asterisktest.Config{
					Dialplan: "[click]\nexten => s,1,AGI(${CLICK_URL}?id=${CLICK_ID})\n same => n,Hangup()\n",
				}), l)
			})
		}
	})
}

// program is a running command.
type program struct {
	cmd  *exec.Cmd
	mu   sync.Mutex // guards out
	out  bytes.Buffer
	done chan struct{}
	err  error // of Wait, once done is closed
}

func (p *program) Write(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.Write(b)
}

func (p *program) output() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.out.String()
}

// run starts a command in the repository's root, with more variables; it is
// killed at the test's end.
func (s *service) run(t *testing.T, command []string, environ ...string) *program {
	t.Helper()
	root, err := filepath.Abs("../..")
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	p := &program{done: make(chan struct{})}
	path := command[0]
	if strings.Contains(path, "/") && !filepath.IsAbs(path) {
		path = filepath.Join(root, path)
	}
	p.cmd = exec.CommandContext(ctx, path, command[1:]...)
	p.cmd.Dir, p.cmd.Stdout, p.cmd.Stderr = root, p, p
	p.cmd.Env = append(append(os.Environ(), "ASTERGATE_TARGET="+s.rpc, "ASTERGATE_REST="+s.url), environ...)
	must(t, p.cmd.Start())
	go func() {
		p.err = p.cmd.Wait()
		close(p.done)
	}()
	t.Cleanup(func() {
		cancel()
		<-p.done
		if t.Failed() {
			t.Logf("%v said:\n%s", command, tail(p.output(), 4000))
		}
	})
	return p
}

func (s *service) awaitWorkers(t *testing.T, n int) {
	t.Helper()
	eventually(t, func() bool { return s.workers.Figures().Workers == n })
}

// A handler in each language does all that handlers do, and survives a caller
// who hangs up at any time.
func TestHandlersInEachLanguage(t *testing.T) {
	eachClient(t, func(t *testing.T, b *backend, l language) {
		s := start(t, b, options{})
		worker := s.run(t, l.worker(s.rpc))
		s.awaitWorkers(t, 1)
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		result := func(script string) {
			t.Helper()
			got := events.until(t, func(e *astergatev1.Event) bool { return header(e.GetHeaders(), "Variable") == "RESULT" })
			if value := header(newest(got).GetHeaders(), "Value"); value != "ok" {
				t.Errorf("%s: %s", script, value)
			}
		}
		s.call(t, "talk/alice", "talk-1")
		events.until(t, varSet("READY", "1"))
		s.awaitAny(t, runs("STREAM FILE"))
		if resp := s.send(t, "PlayDTMF", "Channel", "talk-1;2", "Digit", "5", "Duration", "100"); !resp.GetSuccess() {
			t.Fatal(resp)
		}
		result("talk")
		for _, script := range []string{"early", "during", "between"} {
			s.call(t, script, script)
			if script == "early" {
				// The handler runs: before that, a hangup only withdraws the offer.
				eventually(t, func() bool { return strings.Contains(worker.output(), "early begins") })
			} else {
				events.until(t, varSet("READY", "1"))
			}
			if script == "during" {
				s.awaitAny(t, runs("EXEC"))
			}
			if resp := s.send(t, "Hangup", "Channel", script); !resp.GetSuccess() {
				t.Fatal(resp)
			}
			result(script)
		}
		eventually(t, func() bool { return s.workers.Figures().Live == 0 })
	})
}

// The examples of each language do what they say.
func TestExamplesInEachLanguage(t *testing.T) {
	eachClient(t, func(t *testing.T, b *backend, l language) {
		s := start(t, b, options{})
		log := s.engine.Servers()[0].Log()
		eventually(t, func() bool { return log.Waiters() == 2 }) // of FastAGI and of calls
		events := s.run(t, l.example(s, "event_tail", "Newchannel"))
		eventually(t, func() bool { return log.Waiters() == 3 })

		// Originate by REST, then the handler answers.
		s.send(t, "Setvar", "Variable", "CLICK_URL", "Value", "agi://"+s.fastAGI+"/click")
		click := s.run(t, l.example(s, "click_to_call", "--rest", s.url, "--channel", "Local/answer@astergate", "--context", "click"))
		<-click.done
		if click.err != nil || !strings.Contains(click.output(), "talked") {
			t.Errorf("click_to_call: %v\n%s", click.err, click.output())
		}

		ended := s.workers.Figures().Ends
		menu := s.run(t, l.example(s, "ivr_menu"))
		s.awaitWorkers(t, 1)
		s.call(t, "menu", "menu-1")
		s.awaitAny(t, runs("STREAM FILE"))
		// A list of typed items, and a hangup that is waited for.
		channels := s.run(t, l.example(s, "channels"))
		eventually(t, func() bool { return strings.Contains(channels.output(), "Local/") })
		if resp := s.send(t, "PlayDTMF", "Channel", "menu-1;2", "Digit", "#", "Duration", "100"); !resp.GetSuccess() {
			t.Fatal(resp)
		}
		<-channels.done
		if channels.err != nil || !strings.Contains(channels.output(), "hung up: Local/") {
			t.Errorf("channels: %v\n%s", channels.err, channels.output())
		}
		eventually(t, func() bool {
			now := s.workers.Figures()
			return now.Live == 0 && total(now.Ends) > total(ended)
		})
		if now := s.workers.Figures().Ends; now[astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED] > 0 {
			t.Errorf("ivr_menu failed:\n%s", menu.output())
		}
		if !strings.Contains(events.output(), "Newchannel") {
			t.Errorf("event_tail printed %q", events.output())
		}
		if code, body := s.do(t, http.MethodGet, "/v1/agi/sessions", nil); code != http.StatusOK {
			t.Errorf("sessions over REST: %d %v", code, body)
		}
	})
}

// awaitAny waits until a session, whichever it is, fits.
func (s *service) awaitAny(t *testing.T, fits func(*astergatev1.AgiSession) bool) {
	t.Helper()
	s.awaitSessions(t, func(live map[string]*astergatev1.AgiSession, _ map[string]astergatev1.SessionEnd) bool {
		for _, session := range live {
			if fits(session) {
				return true
			}
		}
		return false
	})
}

func runs(command string) func(*astergatev1.AgiSession) bool {
	return func(now *astergatev1.AgiSession) bool { return now.GetCommand() == command }
}

func total(ends map[astergatev1.SessionEnd]uint64) (n uint64) {
	for _, count := range ends {
		n += count
	}
	return n
}
