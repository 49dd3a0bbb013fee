package conformance

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"google.golang.org/grpc/codes"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/worker"
	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// programDir is where astergateProgram built it; empty: nowhere.
var programDir string

// astergateProgram builds astergate once, so that it runs wherever Asterisk does.
var astergateProgram = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "astergate")
	if err != nil {
		return "", err
	}
	programDir = dir
	path := filepath.Join(dir, "astergate")
	build := exec.CommandContext(context.Background(), "go", "build", "-o", path, "github.com/astergate/astergate/server/cmd/astergate")
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// eachLocal runs f against every real Asterisk, with astergate in its directory of
// scripts. The extension eagi is that of agi with EAGI.
func eachLocal(t *testing.T, f func(t *testing.T, b *backend)) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		if target.External() {
			t.Skip("an external server's scripts are not the test's to write")
		}
		b := realBackend(t, target, asterisktest.Config{Dialplan: agiCommandDialplan + "[local]\n" +
			"exten => eagi,1,Answer()\nsame => n,EAGI(${AGI_URL})\nsame => n,Hangup()\n" +
			"exten => talk,1,Answer()\nsame => n,Playtones(440)\nsame => n,Wait(3600)\n"})
		path, err := astergateProgram()
		must(t, err)
		content, err := os.ReadFile(path)
		must(t, err)
		must(t, os.WriteFile(b.real.Path("lib/agi-bin/astergate"), content, 0o755))
		f(t, b)
	})
}

// callLocal places a call to a script that is astergate.
func (s *service) callLocal(t testing.TB, arguments, id string) {
	t.Helper()
	s.callScript(t, "Local/answer@astergate", "astergate", "agi", arguments, id)
}

func (s *service) callScript(t testing.TB, channel, context, exten, arguments, id string) {
	t.Helper()
	url := "astergate,agi,--address," + s.rpc + "," + arguments
	s.send(t, "Originate", "Channel", channel, "Context", context, "Exten", exten, "Priority", "1",
		"Async", "true", "ChannelId", id, "Variable", "AGI_URL="+strings.ReplaceAll(url, ",", "\\,"))
}

// Script and arguments are where FastAGI has them; all works as there.
func TestLocalHandler(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		w, _ := s.register(t, route(`order/(?P<step>\w+)`))
		s.callLocal(t, "order/menu?lang=de%20at&x=1,first,,--third,-4", "local-1")
		offer := w.take(t)
		var args []string
		for _, a := range offer.GetArguments() {
			args = append(args, a.GetValue())
		}
		if offer.GetPath() != "order/menu" || offer.GetGroups()["step"] != "menu" || len(offer.GetQuery()) != 2 || fmt.Sprintf("%q", args) != `["first" "" "--third" "-4"]` ||
			offer.GetTransport() != astergatev1.AgiTransport_AGI_TRANSPORT_LOCAL || offer.GetEnhanced() || offer.GetUniqueId() == "" {
			t.Errorf("offer %v", offer)
		}
		id := offer.GetSession()
		for _, value := range []string{`say "hi"`, `back\slash`, "Jürgen", "", "a,b", strings.Repeat("x", 1000)} {
			if r := w.do(t, id, set("ASTERGATE_X", value)); r.GetFailure() != nil {
				t.Errorf("set %q: %v", value, r)
			}
			if r := w.do(t, id, get("ASTERGATE_X")); r.GetGetVariable().GetValue() != value {
				t.Errorf("get %q: %v", value, r)
			}
		}
		play := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "hello-world", EscapeDigits: "1"}}}
		if r := w.do(t, id, play); r.GetStreamFile().GetEndPosition() < 1000 {
			t.Errorf("StreamFile: %v", r)
		}
		deaf, err := s.agi.StreamAudio(t.Context(), &astergatev1.StreamAudioRequest{Session: id})
		must(t, err)
		_, err = deaf.Recv()
		wantError(t, err, codes.FailedPrecondition, "NO_AUDIO")
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		events.until(t, varSet("AGISTATUS", "SUCCESS"))
		s.callLocal(t, "order/again", "local-2")
		id = w.take(t).GetSession()
		w.send(t, finish(id, true))
		w.ended(t, id)
		events.until(t, varSet("ASTERGATE_STATUS", "FAILED"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
	})
}

// A hangup is told at once, by a signal; a redirect is none.
func TestLocalEnds(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{agi: worker.Config{Grace: 100 * time.Millisecond}})
		w, _ := s.register(t, route(""))
		begun := s.begun(t)
		for _, busy := range []bool{false, true} {
			s.callLocal(t, "x", fmt.Sprint("local-hangup-", busy))
			offer := w.take(t)
			id := offer.GetSession()
			w.do(t, id, noop(""))
			if busy {
				w.start(t, id, runApp("Wait", "30"))
				begun.until(t, runsWait) // else the other socket may overtake it
			}
			s.send(t, "Hangup", "Channel", offer.GetChannel())
			w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetHangup().GetSession() == id })
			if r := w.do(t, id, set("A", "b")); r.GetFailure() != nil {
				t.Errorf("cleanup: %v", r)
			}
			w.send(t, finish(id, false))
			if end := w.ended(t, id); end != hangupEnd {
				t.Errorf("hangup: ended as %v", end)
			}
			s.callLocal(t, "x", fmt.Sprint("local-redirect-", busy))
			offer = w.take(t)
			id = offer.GetSession()
			if busy {
				w.start(t, id, runApp("Wait", "30"))
				begun.until(t, runsWait) // else the other socket may overtake it
			}
			s.send(t, "Redirect", "Channel", offer.GetChannel(), "Context", "astergate", "Exten", "answer", "Priority", "1")
			if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_REDIRECTED {
				t.Errorf("redirect: ended as %v", end)
			}
		}
	})
}

// The program killed, the service stopped, no service: the dialplan goes on.
func TestLocalLost(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) {
		s, other := start(t, b, options{}), start(t, b, options{})
		w, _ := s.register(t, route(""))
		events := other.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"VarSet"}, View: astergatev1.View_VIEW_RAW})
		s.callLocal(t, "x", "local-killed")
		id := w.take(t).GetSession()
		w.do(t, id, noop(""))
		killProgram(t, b)
		if end := w.ended(t, id); end != astergatev1.SessionEnd_SESSION_END_LOST {
			t.Errorf("ended as %v", end)
		}
		events.until(t, func(e *astergatev1.Event) bool {
			return varSet("AGISTATUS", "FAILURE")(e) || varSet("AGISTATUS", "SUCCESS")(e)
		})
		s.callLocal(t, "x", "local-stopped")
		id = w.take(t).GetSession()
		w.do(t, id, noop(""))
		s.stop()
		events.until(t, varSet("ASTERGATE_STATUS", "STOPPED"))
		events.until(t, varSet("AGISTATUS", "FAILURE"))
		other.rpc = "127.0.0.1:1"
		other.callLocal(t, "x", "local-nobody")
		events.until(t, varSet("AGISTATUS", "FAILURE"))
	})
}

// killProgram kills every program that this server runs as a script.
func killProgram(t *testing.T, b *backend) {
	t.Helper()
	killed := 0
	entries, err := os.ReadDir("/proc")
	must(t, err)
	for _, entry := range entries {
		var pid, parent int
		if _, err := fmt.Sscan(entry.Name(), &pid); err != nil {
			continue
		}
		stat, err := os.ReadFile("/proc/" + entry.Name() + "/stat")
		if err != nil {
			continue
		}
		_, behind, _ := strings.Cut(string(stat), ") ")
		if _, err := fmt.Sscanf(behind, "%1s %d", new(string), &parent); err == nil && parent == b.real.PID() {
			must(t, syscall.Kill(pid, syscall.SIGKILL))
			killed++
		}
	}
	if killed != 1 {
		t.Fatalf("%d programs run", killed)
	}
}

// EAGI's sound comes to any number of listeners, format first, and ends with the
// session. One that does not read disturbs nobody.
func TestLocalSound(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{})
		w, _ := s.register(t, route(""))
		s.callScript(t, "Local/talk@local", "local", "eagi", "x", "sound-1")
		offer := w.take(t)
		id := offer.GetSession()
		if !offer.GetEnhanced() {
			t.Errorf("offer %v", offer)
		}
		idle, err := s.agi.StreamAudio(t.Context(), &astergatev1.StreamAudioRequest{Session: id})
		must(t, err)
		_, err = idle.Recv()
		must(t, err)
		var streams []func() (*astergatev1.StreamAudioResponse, error)
		for range 2 {
			stream, err := s.agi.StreamAudio(t.Context(), &astergatev1.StreamAudioRequest{Session: id})
			must(t, err)
			first, err := stream.Recv()
			must(t, err)
			if f := first.GetFormat(); f.GetEncoding() != "slin" || f.GetSampleRate() != 8000 || len(first.GetData()) > 0 {
				t.Errorf("first %v", first)
			}
			streams = append(streams, stream.Recv)
		}
		for _, recv := range streams {
			for got, loud := 0, false; got < 16000; { // a second
				msg, err := recv()
				must(t, err)
				if msg.GetFormat() != nil || len(msg.GetData())%2 != 0 || msg.GetDropped() > 0 {
					t.Fatalf("piece %v", msg)
				}
				got += len(msg.GetData())
				for _, c := range msg.GetData() {
					loud = loud || c != 0
				}
				if got >= 16000 && !loud {
					t.Error("a second of silence")
				}
			}
		}
		if r := w.do(t, id, noop("")); r.GetFailure() != nil {
			t.Errorf("a command: %v", r)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		for _, recv := range streams {
			for {
				_, err := recv()
				if errors.Is(err, io.EOF) {
					break
				}
				must(t, err)
			}
		}
		stream, err := s.agi.StreamAudio(t.Context(), &astergatev1.StreamAudioRequest{Session: id})
		must(t, err)
		_, err = stream.Recv()
		wantError(t, err, codes.NotFound, "SESSION_UNKNOWN")
	})
}
