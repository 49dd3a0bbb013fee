package audit

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"
)

const killedVariable = "ASTERGATE_TEST_AUDIT_FILE"

func TestMain(m *testing.M) {
	if name := os.Getenv(killedVariable); name != "" {
		untilKilled(name)
	}
	goleak.VerifyTestMain(m)
}

// disk is a sink of a given room, in memory.
type disk struct {
	mu    sync.Mutex
	data  []byte
	room  int
	hangs chan struct{} // a write waits for it; nil: none does
}

func (d *disk) Write(p []byte) (int, error) {
	d.mu.Lock()
	hangs := d.hangs
	d.mu.Unlock()
	if hangs != nil {
		<-hangs
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	n := min(len(p), d.room)
	d.data, d.room = append(d.data, p[:n]...), d.room-n
	if n < len(p) {
		return n, syscall.ENOSPC
	}
	return n, nil
}

func (*disk) Sync() error      { return nil }
func (*disk) reopen() error    { return nil }
func (*disk) rotate(int) error { return nil }
func (*disk) Close() error     { return nil }

func (d *disk) setRoom(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.room = n
}

func (d *disk) lines(t *testing.T) []Record {
	t.Helper()
	d.mu.Lock()
	defer d.mu.Unlock()
	return records(t, d.data)
}

// records reads lines, each of which must be whole.
func records(t testing.TB, data []byte) []Record {
	t.Helper()
	var list []Record
	for line := range bytes.Lines(data) {
		var r Record
		if err := json.Unmarshal(line, &r); err != nil || line[len(line)-1] != '\n' {
			t.Fatalf("line %q: %v", line, err)
		}
		list = append(list, r)
	}
	return list
}

func closeLog(t testing.TB, l *Log) {
	t.Helper()
	if err := l.Close(); err != nil {
		t.Error(err)
	}
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

func request(l *Log) *Entry {
	_, e := l.Open(context.Background(), "astergate.v1.ActionService/SendAction", func() (via, peer, requestID string) {
		return ViaGRPC, "192.0.2.1:4000", ""
	})
	e.Who("token:ops", "operator")
	return e
}

var hangup = Act{Server: "pbx1", Action: "Hangup", Channel: "PJSIP/alice-1"}

// What a request leaves.
func TestEntry(t *testing.T) {
	for _, tt := range []struct {
		name  string
		reads bool
		do    func(t *testing.T, e *Entry)
		want  []string
	}{
		{"a write", false, func(t *testing.T, e *Entry) {
			must(t, e.Begin(t.Context(), hangup))
			e.ActionID("ag-1")
			e.Close(Result{Outcome: OK, Code: "OK"})
		}, []string{
			`{"id":"1","phase":"begin","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","action":"Hangup","channel":"PJSIP/alice-1","decision":"allowed"}`,
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","action":"Hangup","channel":"PJSIP/alice-1","decision":"allowed","outcome":"OK","code":"OK","elapsed_ms":0,"action_ids":["ag-1"]}`,
		}},
		{"two actions", false, func(t *testing.T, e *Entry) {
			must(t, e.Begin(t.Context(), Act{Server: "pbx1", Call: "c-1", Arguments: map[string]string{"a": "b"}}))
			must(t, e.Begin(t.Context(), Act{Action: "Setvar", Dangerous: []string{"shell"}, Arguments: map[string]string{"variable": "SHELL(x)"}}))
			e.ActionID("ag-1")
			e.ActionID("ag-2")
			e.Close(Result{Outcome: NotSent, Code: "UNAVAILABLE", Reason: "NOT_SENT"})
		}, []string{
			`{"id":"1","phase":"begin","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","call":"c-1","arguments":{"a":"b"},"decision":"allowed"}`,
			`{"id":"1","phase":"action","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","action":"Setvar","call":"c-1","arguments":{"variable":"SHELL(x)"},"dangerous":["shell"],"decision":"allowed"}`,
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","call":"c-1","arguments":{"a":"b"},"dangerous":["shell"],"decision":"allowed","outcome":"FAILED","code":"UNAVAILABLE","reason":"NOT_SENT","elapsed_ms":0,"action_ids":["ag-1","ag-2"]}`,
		}},
		{"denied", false, func(_ *testing.T, e *Entry) {
			e.Deny(Act{Server: "pbx1", Action: "Command", Dangerous: []string{"command"}}, "command")
			e.Close(Result{Outcome: Failed, Code: "PERMISSION_DENIED", Reason: "DANGEROUS_ACTION"})
		}, []string{
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","action":"Command","decision":"denied","rule":"command","outcome":"NOT_SENT","code":"PERMISSION_DENIED","reason":"DANGEROUS_ACTION","elapsed_ms":0}`,
		}},
		{"a write that never came to be sent", false, func(_ *testing.T, e *Entry) {
			e.Writes(hangup)
			e.Close(Result{Outcome: Failed, Code: "INVALID_ARGUMENT", Reason: "INVALID_REQUEST"})
		}, []string{
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","server":"pbx1","action":"Hangup","channel":"PJSIP/alice-1","decision":"allowed","outcome":"NOT_SENT","code":"INVALID_ARGUMENT","reason":"INVALID_REQUEST","elapsed_ms":0}`,
		}},
		{"refused in the answer", false, func(t *testing.T, e *Entry) {
			must(t, e.Begin(t.Context(), Act{Action: "Hangup"}))
			e.Refused("ASTERISK_REFUSED")
			e.Close(Result{Outcome: OK, Code: "OK"})
		}, []string{
			`{"id":"1","phase":"begin","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","action":"Hangup","decision":"allowed"}`,
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","action":"Hangup","decision":"allowed","outcome":"FAILED","code":"OK","reason":"ASTERISK_REFUSED","elapsed_ms":0}`,
		}},
		{"a read", false, func(_ *testing.T, e *Entry) { e.Close(Result{Outcome: OK, Code: "OK"}) }, nil},
		{"a read that is wanted", true, func(_ *testing.T, e *Entry) { e.Close(Result{Outcome: OK, Code: "OK"}) }, []string{
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","decision":"allowed","outcome":"OK","code":"OK","elapsed_ms":0}`,
		}},
		{"nobody", false, func(_ *testing.T, e *Entry) {
			e.Close(Result{Outcome: Failed, Code: "UNAUTHENTICATED", Reason: "UNAUTHENTICATED", Unauthenticated: true})
		}, []string{
			`{"id":"1","phase":"end","principal":"token:ops","role":"operator","peer":"192.0.2.1:4000","via":"grpc","method":"astergate.v1.ActionService/SendAction","decision":"denied","outcome":"NOT_SENT","code":"UNAUTHENTICATED","reason":"UNAUTHENTICATED","elapsed_ms":0}`,
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &disk{room: 1 << 20}
				l := open(Config{Reads: tt.reads, Logger: quiet()}, d)
				prefix := l.ids.process
				tt.do(t, request(l))
				closeLog(t, l)
				var want strings.Builder
				for _, line := range tt.want {
					line = strings.Replace(line, `{"id":"1"`, `{"time":"2000-01-01T00:00:00Z","id":"`+prefix+`-1"`, 1)
					want.WriteString(strings.Replace(line, `"elapsed_ms":0,`, "", 1) + "\n")
				}
				if got := strings.ReplaceAll(string(d.data), `,"elapsed_ms":0`, ""); got != strings.ReplaceAll(want.String(), `,"elapsed_ms":0`, "") {
					t.Errorf("got  %s\nwant %s", got, want.String())
				}
			})
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// No text makes a line of its own, or one without bound.
func TestHostileTexts(t *testing.T) {
	forged := `"}` + "\n" + `{"phase":"end","principal":"root"}` + "\r\n\x00\u2028\x1b[2J"
	for _, text := range []string{forged, strings.Repeat(forged, 10_000), strings.Repeat("\xff", 300), strings.Repeat("ü", 400), "a" + strings.Repeat("ü", 400)} {
		r := Record{ID: text, RequestID: text, Principal: text, Method: text, Server: text, Action: text, Command: text, Channel: text,
			UniqueID: text, Call: text, Session: text, Worker: text, Script: text, Rule: text, Code: text, Reason: text, Peer: text, Role: text,
			Arguments: make(map[string]string)}
		for i := range 100 {
			r.Arguments[fmt.Sprint(i, text)] = text
		}
		line := r.encode()
		if len(line) > 64<<10 {
			t.Errorf("a line of %d bytes", len(line))
		}
		if bytes.Count(line, []byte{'\n'}) != 1 {
			t.Errorf("more than one line: %q", line)
		}
		for _, c := range line[:len(line)-1] {
			if c < ' ' || c == 0x7f {
				t.Errorf("a control character %#x", c)
			}
		}
		got := records(t, line)[0]
		if got.Phase != "" || len(got.Arguments) != maxArguments {
			t.Errorf("got %+v", got)
		}
		if strings.Contains(text, "üü") && strings.Contains(got.Channel, "\uFFFD") {
			t.Errorf("cut in the middle of a character: %q", got.Channel)
		}
	}
}

// A full disk, with either setting, and what is told when there is room again.
func TestFullDisk(t *testing.T) {
	for _, refuse := range []bool{false, true} {
		t.Run(fmt.Sprintf("refuse=%v", refuse), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &disk{room: 500} // the end of the second line finds none
				l := open(Config{Refuse: refuse, Logger: quiet()}, d)
				must(t, request(l).Begin(t.Context(), hangup))
				var failed *FailedError
				for i := range 5 {
					e := request(l)
					err := e.Begin(t.Context(), hangup)
					if errors.As(err, &failed) != refuse || refuse && !errors.Is(err, syscall.ENOSPC) {
						t.Fatalf("%d: %v", i, err)
					}
					e.Close(Result{Outcome: NotSent})
				}
				if s := l.Stats(); !s.Failing || s.Failed < 5 || l.Err() == nil || l.Refuses() != refuse {
					t.Errorf("stats %+v, %v", s, l.Err())
				}
				d.setRoom(1 << 30)
				<-time.After(2 * retryTime)
				synctest.Wait()
				if l.Err() != nil {
					t.Errorf("still failing: %v", l.Err())
				}
				must(t, request(l).Begin(t.Context(), hangup))
				closeLog(t, l)
				if got := d.lines(t); len(got) != 1+5*2+1 {
					t.Errorf("%d lines: %s", len(got), d.data)
				}
			})
		})
	}
}

// What is more than may be kept is counted, and the log itself tells.
func TestLost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := new(disk)
		l := open(Config{Logger: quiet()}, d)
		const sent = 10_000
		for range sent {
			must(t, request(l).Begin(t.Context(), hangup))
		}
		lost := l.Stats().Lost
		if lost == 0 || lost >= sent {
			t.Fatalf("%d of %d lost", lost, sent)
		}
		d.setRoom(1 << 30)
		must(t, request(l).Begin(t.Context(), hangup))
		closeLog(t, l)
		var begins, told uint64
		for _, r := range d.lines(t) {
			if r.Phase == Begin {
				begins++
			}
			told += r.Lost
		}
		lost = l.Stats().Lost
		if begins+lost != sent+1 || told != lost {
			t.Errorf("%d lines, %d lost, %d told", begins, lost, told)
		}
	})
}

// Whoever waits for a line that was lost is told so, also if the write that
// follows succeeds.
func TestLostIsNoSuccess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := new(disk)
		l := open(Config{Refuse: true, Logger: quiet()}, d)
		for l.Stats().Lost == 0 {
			if request(l).Begin(t.Context(), hangup) == nil {
				t.Fatal("a success on a full disk")
			}
		}
		d.setRoom(1 << 30)
		var failed *FailedError
		if err := request(l).Begin(t.Context(), hangup); !errors.As(err, &failed) {
			t.Error("a line that was not written counts as such")
		}
		must(t, request(l).Begin(t.Context(), hangup))
		closeLog(t, l)
	})
}

// A disk that hangs stops nobody for long, and only the first.
func TestHangingDisk(t *testing.T) {
	for _, refuse := range []bool{false, true} {
		t.Run(fmt.Sprintf("refuse=%v", refuse), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				d := &disk{room: 1 << 30, hangs: make(chan struct{})}
				l := open(Config{Refuse: refuse, Logger: quiet()}, d)
				began := time.Now()
				for i := range 3 {
					if err := request(l).Begin(t.Context(), hangup); (err != nil) != refuse {
						t.Fatalf("%d: %v", i, err)
					}
				}
				if took := time.Since(began); took != writeTime {
					t.Errorf("it took %v", took)
				}
				if l.Err() == nil {
					t.Error("nobody is told")
				}
				for range 2 * queueLength {
					request(l).Close(Result{Unauthenticated: true, Outcome: Failed})
				}
				ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
				defer cancel()
				<-ctx.Done()
				if err := request(l).Begin(ctx, hangup); !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("a request that is over: %v", err)
				}
				close(d.hangs)
				synctest.Wait()
				must(t, l.Err())
				must(t, request(l).Begin(t.Context(), hangup))
				closeLog(t, l)
				begins := 0
				for _, r := range d.lines(t) {
					if r.Phase == Begin {
						begins++
					}
				}
				if begins != 5 {
					t.Errorf("%d begins", begins)
				}
			})
		})
	}
}

// Closing does not wait for a write that never returns.
func TestCloseWhileHanging(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{room: 1 << 30, hangs: make(chan struct{})}
		l := open(Config{Logger: quiet()}, d)
		request(l).Close(Result{Unauthenticated: true})
		if err := l.Close(); !errors.Is(err, errSlow) {
			t.Errorf("got %v", err)
		}
		close(d.hangs)
		<-l.closed
		if err := request(l).Begin(t.Context(), hangup); err != nil {
			t.Error(err)
		}
		if err := l.Reopen(); !errors.Is(err, errClosed) {
			t.Errorf("got %v", err)
		}
	})
}

// The kernel's own full disk.
func TestDevFull(t *testing.T) {
	l, err := Open(Config{File: "/dev/full", Refuse: true, MaxBytes: 1, Keep: 1, Logger: quiet()})
	must(t, err)
	defer closeLog(t, l)
	if err := request(l).Begin(t.Context(), hangup); !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("got %v", err)
	}
}

func TestFailedAuthenticationsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := &disk{room: 1 << 30}
		l := open(Config{Logger: quiet()}, d)
		fail := func(n int) {
			for range n {
				request(l).Close(Result{Unauthenticated: true, Outcome: Failed})
			}
			synctest.Wait()
		}
		fail(failureBurst + 7)
		if got := len(d.lines(t)); got != failureBurst {
			t.Errorf("%d lines", got)
		}
		<-time.After(time.Second)
		fail(failureRate + 1)
		lines := d.lines(t)
		if len(lines) != failureBurst+failureRate || lines[failureBurst].Suppressed != 7 {
			t.Errorf("%d lines, the first after the flood says %d", len(lines), lines[failureBurst].Suppressed)
		}
		if s := l.Stats(); s.Suppressed != 8 || s.Lost != 0 {
			t.Errorf("stats %+v", s)
		}
		closeLog(t, l)
	})
}

// Many at once, while the file is rotated by size, by hand, and from outside: each
// line is there once, and whole.
func TestRotationUnderLoad(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "audit.log")
	const writers, each, keep = 8, 300, 1000
	l, err := Open(Config{File: name, Refuse: true, MaxBytes: 8 << 10, Keep: keep, Logger: quiet()})
	must(t, err)
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				e := request(l)
				if err := e.Begin(t.Context(), hangup); err != nil {
					t.Error(err)
				}
				e.Close(Result{Outcome: OK})
			}
		})
	}
	for i := range 10 {
		must(t, os.Rename(name, fmt.Sprintf("%s/outside-%d", dir, i)))
		must(t, l.Reopen())
	}
	wg.Wait()
	closeLog(t, l)
	files, err := os.ReadDir(dir)
	must(t, err)
	phases := make(map[string]string)
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		must(t, err)
		if strings.HasPrefix(f.Name(), "audit.log.") && len(data) > 8<<10 {
			t.Errorf("%s has %d bytes", f.Name(), len(data))
		}
		for _, r := range records(t, data) {
			phases[r.ID] += r.Phase + " "
		}
		info, err := f.Info()
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s may be read by others: %v", f.Name(), info.Mode())
		}
	}
	if len(phases) != writers*each {
		t.Errorf("%d requests", len(phases))
	}
	for id, seen := range phases {
		if seen != "begin end " && seen != "end begin " { // files are read in another order
			t.Errorf("%s: %s", id, seen)
		}
	}
}

// Only so many old files stay.
func TestKeep(t *testing.T) {
	for _, keep := range []int{0, 1, 3} {
		dir := t.TempDir()
		l, err := Open(Config{File: filepath.Join(dir, "a"), MaxBytes: 300, Keep: keep, Logger: quiet()})
		must(t, err)
		var last string
		for range 9 {
			e := request(l)
			must(t, e.Begin(t.Context(), hangup))
			last = e.rec.ID
		}
		closeLog(t, l)
		files, err := os.ReadDir(dir)
		must(t, err)
		data, err := os.ReadFile(filepath.Join(dir, "a"))
		must(t, err)
		if len(files) != keep+1 || len(records(t, data)) != 1 || records(t, data)[0].ID != last {
			t.Errorf("keep %d: %d files, the newest %s", keep, len(files), data)
		}
	}
}

// A file that cannot be rotated grows on, and one that cannot be opened anew stays.
func TestNoRoomForAnother(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a")
	var log bytes.Buffer
	l, err := Open(Config{File: name, MaxBytes: 300, Keep: 1, Refuse: true, Logger: slog.New(slog.NewTextHandler(&log, nil))})
	must(t, err)
	must(t, os.MkdirAll(filepath.Join(name+".1", "in-the-way"), 0o700))
	for range 5 {
		must(t, request(l).Begin(t.Context(), hangup))
	}
	must(t, os.Rename(name, filepath.Join(dir, "moved")))
	must(t, os.Mkdir(name, 0o700))
	if l.Reopen() == nil {
		t.Error("a folder was opened")
	}
	must(t, request(l).Begin(t.Context(), hangup))
	closeLog(t, l)
	data, err := os.ReadFile(filepath.Join(dir, "moved"))
	must(t, err)
	if got := len(records(t, data)); got != 6 {
		t.Errorf("%d lines", got)
	}
	if n := strings.Count(log.String(), "cannot be rotated"); n != 1 {
		t.Errorf("it was said %d times", n)
	}
}

// untilKilled notes one request after the other, and prints its id when that is
// done.
func untilKilled(name string) {
	l, err := Open(Config{File: name, Refuse: true, MaxBytes: 4 << 10, Keep: 1000})
	if err != nil {
		panic(err)
	}
	for {
		e := request(l)
		if err := e.Begin(context.Background(), hangup); err != nil {
			panic(err)
		}
		_, _ = os.Stdout.WriteString(e.rec.ID + "\n")
		e.Close(Result{Outcome: OK})
	}
}

// A process that is killed loses no begin: whatever it said it would do is there.
func TestKilled(t *testing.T) {
	self, err := os.Executable()
	must(t, err)
	for round := range 5 {
		dir := t.TempDir()
		name := filepath.Join(dir, "audit.log")
		cmd := exec.CommandContext(t.Context(), self)
		cmd.Env = append(os.Environ(), killedVariable+"="+name)
		out, err := cmd.StdoutPipe()
		must(t, err)
		must(t, cmd.Start())
		said := bufio.NewScanner(out)
		var ids []string
		for len(ids) < 200*(round+1) && said.Scan() {
			ids = append(ids, said.Text())
		}
		must(t, cmd.Process.Kill())
		for said.Scan() {
			ids = append(ids, said.Text())
		}
		_ = cmd.Wait() // it was killed
		if len(ids) > 0 && !strings.Contains(ids[len(ids)-1], "-") {
			ids = ids[:len(ids)-1] // killed in the middle of saying it
		}
		begun := make(map[string]bool)
		files, err := os.ReadDir(dir)
		must(t, err)
		for _, f := range files {
			data, err := os.ReadFile(filepath.Join(dir, f.Name()))
			must(t, err)
			for _, r := range records(t, data) {
				begun[r.ID] = begun[r.ID] || r.Phase == Begin
			}
		}
		if len(ids) < 200 {
			t.Fatalf("only %d", len(ids))
		}
		for _, id := range ids[:len(ids)-1] {
			if !begun[id] {
				t.Errorf("%s has no begin", id)
			}
		}
	}
}

// A nil entry takes everything.
func TestNoLog(t *testing.T) {
	e := FromContext(t.Context())
	e.Who("a", "b")
	e.Writes(hangup)
	must(t, e.Begin(t.Context(), hangup))
	e.Deny(hangup, "x")
	e.Refused("x")
	e.ActionID("x")
	e.Close(Result{})
}

func BenchmarkBegin(b *testing.B) {
	for _, sync := range []bool{false, true} {
		b.Run(fmt.Sprintf("sync=%v", sync), func(b *testing.B) {
			l, err := Open(Config{File: filepath.Join(b.TempDir(), "a"), Sync: sync, Logger: quiet()})
			must(b, err)
			defer closeLog(b, l)
			b.ReportAllocs()
			for b.Loop() {
				e := request(l)
				must(b, e.Begin(b.Context(), hangup))
				e.Close(Result{Outcome: OK, Code: "OK"})
			}
		})
	}
}
