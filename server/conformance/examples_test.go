package conformance

import (
	"encoding/binary"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
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

// pressing presses keys on a call's phone, one after the other, each when the one
// before has been heard.
func (s *service) pressing(t *testing.T, events *stream, id, keys string) {
	t.Helper()
	for _, key := range strings.Split(keys, "") {
		if resp := s.send(t, "PlayDTMF", "Channel", id+";2", "Digit", key, "Duration", "100"); !resp.GetSuccess() {
			t.Fatal(resp)
		}
		events.until(t, func(e *astergatev1.Event) bool {
			return e.GetName() == "DTMFEnd" && header(e.GetHeaders(), "Digit") == key && header(e.GetHeaders(), "Uniqueid") == id
		})
	}
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
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet", "DTMFEnd", "QueueCallerJoin"}, View: astergatev1.View_VIEW_RAW})

		s.answering(t, l, "pin_check", 1, option{"--service", "PIN_SERVICE", pinService(t)})
		s.call(t, "pin", "pin-1")
		for _, keys := range []string{"12#", "0042#"} {
			s.awaitAny(t, runs("GET DATA"))
			s.pressing(t, events, "pin-1", keys)
		}
		events.until(t, varSet("PIN_OK", "yes"))

		s.answering(t, l, "voicemail", 2, option{"--folder", "MESSAGE_FOLDER", inside(folder)})
		s.call(t, "message?box=100", "message-1")
		s.awaitAny(t, runs("RECORD FILE"))
		s.pressing(t, events, "message-1", "#")
		s.awaitAny(t, func(now *astergatev1.AgiSession) bool {
			return now.GetPath() == "message" && now.GetCommand() == "STREAM FILE" && now.GetCommands() > 2
		})
		s.pressing(t, events, "message-1", "1")
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
		text := `it's "$(id)" {file}`
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
		s := start(t, realBackend(t, target, asterisktest.Config{}), options{})
		build := s.run(t, []string{"go", "build", "-o", binary, "./examples/go/ivr_menu"})
		<-build.done
		must(t, build.err)
		menu := s.run(t, []string{binary, "-target", s.rpc})
		s.awaitWorkers(t, 1)
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"DTMFEnd"}, View: astergatev1.View_VIEW_RAW})
		s.call(t, "menu", "menu-1")
		for _, key := range []string{"7", "#"} {
			s.awaitAny(t, runs("STREAM FILE"))
			s.pressing(t, events, "menu-1", key)
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
