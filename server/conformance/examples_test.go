package conformance

import (
	"encoding/binary"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// option is how an example is told something: by a flag in Python, by a variable in
// TypeScript.
type option struct{ flag, variable, value string }

// answering starts an example that handles calls, and waits until it does.
func (s *service) answering(t *testing.T, l language, name string, workers int, options ...option) *program {
	t.Helper()
	var flags, environ []string
	for _, o := range options {
		flags = append(flags, o.flag, o.value)
		environ = append(environ, o.variable+"="+o.value)
	}
	if l.name != "python" {
		flags = nil
	}
	p := s.run(t, l.example(s, name, flags...), environ...)
	s.awaitWorkers(t, workers)
	return p
}

// press has a call's phone press keys, as people do: with pauses, without which
// Asterisk drops some.
func (s *service) press(t *testing.T, id, keys string) {
	t.Helper()
	for _, resp := range []*astergatev1.SendActionResponse{
		s.send(t, "Setvar", "Channel", id+";2", "Variable", "KEYS", "Value", keys),
		s.send(t, "Redirect", "Channel", id+";2", "Context", "press", "Exten", "s", "Priority", "1"),
	} {
		if !resp.GetSuccess() {
			t.Fatal(resp)
		}
	}
}

// pressing is the dialplan of press.
const pressing = "[press]\nexten => s,1,SendDTMF(${KEYS},150,100)\n same => n,Wait(3600)\n"

// awaitNext waits until a session runs that command, and has run more than before.
// It returns how many.
func (s *service) awaitNext(t *testing.T, command string, before uint64) (commands uint64) {
	t.Helper()
	s.awaitAny(t, func(now *astergatev1.AgiSession) bool {
		commands = now.GetCommands()
		return now.GetCommand() == command && commands > before
	})
	return commands
}

// pinService lets PIN 0042 pass.
func pinService(t *testing.T) string {
	service := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var asked struct{ Caller, PIN string }
		if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
			t.Errorf("the PIN service got %v", err)
		}
		_ = json.NewEncoder(w).Encode(map[string]bool{"ok": asked.PIN == "0042"})
	}))
	t.Cleanup(service.Close)
	return service.URL
}

// speaker is a program that makes a sound of a text, and leaves the text beside it.
func speaker(t *testing.T) string {
	folder := t.TempDir()
	const samples = 800 // 0.1 s
	wav := append([]byte("RIFF"), make([]byte, 40+2*samples)...)
	binary.LittleEndian.PutUint32(wav[4:], 36+2*samples)
	copy(wav[8:], "WAVEfmt ")
	for at, value := range map[int]uint32{16: 16, 20: 1 | 1<<16, 24: 8000, 28: 16000, 32: 2 | 16<<16, 40: 2 * samples} {
		binary.LittleEndian.PutUint32(wav[at:], value)
	}
	copy(wav[36:], "data")
	must(t, os.WriteFile(filepath.Join(folder, "silence.wav"), wav, 0o600))
	program := filepath.Join(folder, "speak")
	script := "#!/bin/sh\ncp '" + folder + "/silence.wav' \"$1\" && printf %s \"$2\" > '" + folder + "/text'\n"
	must(t, os.WriteFile(program, []byte(script), 0o700)) //nolint:gosec // a program
	return program
}

// size of a file, 0 if there is none.
func size(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// The examples that handle calls do what they say, on real servers.
func TestCallHandlingExamples(t *testing.T) {
	eachClient(t, func(t *testing.T, b *backend, l language) {
		if b.real.Target.External() {
			t.Skip("the examples need the server's files")
		}
		s := start(t, b, options{})
		inside := func(path string) string {
			return strings.TrimPrefix(path, strings.TrimSuffix(b.real.Target.Path("/"), "/"))
		}
		folder, speak := b.real.Path("spool"), speaker(t)
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet", "QueueCallerJoin"}, View: astergatev1.View_VIEW_RAW})

		s.answering(t, l, "pin_check", 1, option{"--service", "PIN_SERVICE", pinService(t)})
		s.call(t, "pin", "pin-1")
		var ran uint64
		for _, keys := range []string{"12#", "0042#"} {
			ran = s.awaitNext(t, "GET DATA", ran)
			s.press(t, "pin-1", keys)
		}
		events.until(t, varSet("PIN_OK", "yes"))

		s.answering(t, l, "voicemail", 2, option{"--folder", "MESSAGE_FOLDER", inside(folder)})
		s.call(t, "message?box=100", "message-1")
		ran = s.awaitNext(t, "RECORD FILE", 0)
		s.send(t, "Redirect", "Channel", "message-1;2", "Context", "astergate", "Exten", "moh", "Priority", "1") // sound
		eventually(t, func() bool {                                                                              // else the key ends the beep
			files, _ := filepath.Glob(folder + "/100-*-message-1.wav")
			return len(files) == 1 && size(files[0]) > 44
		})
		s.press(t, "message-1", "#")
		s.awaitNext(t, "STREAM FILE", ran)
		s.press(t, "message-1", "1")
		eventually(t, func() bool {
			kept := s.send(t, "DBGet", "Family", "messages/100", "Key", "message-1")
			return kept.GetSuccess()
		})
		if files, _ := filepath.Glob(folder + "/100-*-message-1.wav"); len(files) != 1 {
			t.Errorf("there are %v", files)
		}

		s.answering(t, l, "text_to_speech", 3, option{"--folder", "SPEECH_FOLDER", folder},
			option{"--seen-as", "SPEECH_SEEN_AS", inside(folder)}, option{"--command", "SPEECH_COMMAND", speak + " {file} {text}"})
		ended := s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_FINISHED]
		text := `it's $(id) {file}`
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Application", "AGI", "Async", "true",
			"Data", `agi://`+s.fastAGI+`/say,`+text)
		eventually(t, func() bool { return s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_FINISHED] > ended })
		if said, err := os.ReadFile(filepath.Join(filepath.Dir(speak), "text")); err != nil || string(said) != text { //nolint:gosec // the test's own
			t.Errorf("it said %q, %v", said, err)
		}

		s.answering(t, l, "queue_position", 4)
		s.call(t, "queue/empty", "first-1")
		events.until(t, varSet("QUEUE_WAITING", "0"))
		s.send(t, "Originate", "Channel", "Local/answer@astergate", "Application", "Queue", "Data", "empty", "Async", "true")
		events.until(t, func(e *astergatev1.Event) bool { return e.GetName() == "QueueCallerJoin" })
		s.call(t, "queue/empty", "second-1")
		events.until(t, varSet("QUEUE_WAITING", "1"))
		if failed := s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED]; failed > 0 {
			t.Errorf("%d handlers failed", failed)
		}
	})
}

// A worker from the generated stubs alone, in Go.
func TestGoExample(t *testing.T) {
	binary := filepath.Join(t.TempDir(), "ivr_menu")
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		s := start(t, realBackend(t, target, asterisktest.Config{Dialplan: pressing}), options{})
		build := s.run(t, []string{"go", "build", "-o", binary, "./examples/go/ivr_menu"})
		<-build.done
		must(t, build.err)
		menu := s.run(t, []string{binary, "-target", s.rpc})
		s.awaitWorkers(t, 1)
		s.call(t, "menu", "menu-1")
		var ran uint64
		for _, key := range []string{"7", "#"} {
			ran = s.awaitNext(t, "STREAM FILE", ran)
			s.press(t, "menu-1", key)
			eventually(t, func() bool { return strings.Contains(menu.output(), `chose "`+key+`"`) })
		}
		eventually(t, func() bool { return s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_FINISHED] == 1 })
		// Hung up in the middle: no failure.
		s.call(t, "menu", "menu-2")
		s.awaitAny(t, runs("STREAM FILE"))
		if resp := s.send(t, "Hangup", "Channel", "menu-2"); !resp.GetSuccess() {
			t.Fatal(resp)
		}
		eventually(t, func() bool { return s.workers.Figures().Live == 0 })
		if failed := s.workers.Figures().Ends[astergatev1.SessionEnd_SESSION_END_HANDLER_FAILED]; failed > 0 {
			t.Errorf("%d handlers failed:\n%s", failed, menu.output())
		}
	})
}

// A call is dialled, waited for and shown by each client's own objects.
func TestCallsExample(t *testing.T) {
	eachClient(t, func(t *testing.T, b *backend, l language) {
		s := start(t, b, options{})
		args := []string{"Local/slow@astergate", "astergate", "short"}
		if l.name == "python" {
			args = []string{"Local/slow@astergate", "--context", "astergate", "--exten", "short"}
		}
		calls := s.run(t, l.example(s, "calls", args...))
		eventually(t, func() bool {
			select {
			case <-calls.done:
				return true
			default:
				return false
			}
		})
		out := calls.output()
		for _, want := range []string{"0 calls now\n", "answered\n", "over: "} {
			if !strings.Contains(out, want) {
				t.Errorf("%q is missing in\n%s", want, out)
			}
		}
		if shown := regexp.MustCompile(`c-\S+ Up, 2 channels`).FindAllString(out, -1); calls.err != nil || len(shown) == 0 {
			t.Errorf("%v, %q\n%s", calls.err, shown, out)
		}
	})
}
