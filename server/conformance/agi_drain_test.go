package conformance

import (
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const stoppedEnd = astergatev1.SessionEnd_SESSION_END_STOPPED

// While astergate drains, what runs goes on to its own end, what comes goes back
// to the dialplan, which knows why, and /readyz says so.
func TestAGIDrain(t *testing.T) {
	each(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{drain: patience})
		w, _ := s.register(t, route(""))
		plain := b.dial(t)
		s.call(t, "x", "drain-1")
		id := w.take(t).GetSession()
		ended := make(chan struct{})
		go func() { s.stop(); close(ended) }()
		eventually(t, func() bool {
			code, text := s.readyz(t)
			return code == http.StatusServiceUnavailable && strings.Contains(text, "draining")
		})
		s.call(t, "x", "drain-2")
		plain.await(t, func(text string) bool {
			return strings.Contains(text, "Variable: ASTERGATE_STATUS\nValue: STOPPED") && strings.Contains(text, "Uniqueid: drain-2")
		})
		if r := w.do(t, id, set("A", "b")); r.GetFailure() != nil {
			t.Errorf("a command while draining: %v", r)
		}
		if got, err := s.agi.Execute(t.Context(), &astergatev1.ExecuteRequest{Session: id, Command: get("A")}); err != nil || got.GetResult().GetGetVariable().GetValue() != "b" {
			t.Errorf("an operator's: %v, %v", got, err)
		}
		w.send(t, finish(id, false))
		if end := w.ended(t, id); end != finishedEnd {
			t.Errorf("ended as %v", end)
		}
		<-ended
		if n := s.workers.Figures().Ends[stoppedEnd]; n != 1 {
			t.Errorf("%d sessions were stopped", n)
		}
		if err := w.failure(); status.Code(err) != codes.Unavailable {
			t.Errorf("the stream ended with %v", err)
		}
	})
}

// What does not end by itself in that time ends as STOPPED.
func TestAGIDrainOver(t *testing.T) {
	eachSimulated(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{drain: 300 * time.Millisecond})
		w, _ := s.register(t, route(""))
		s.call(t, "x", "over-1")
		id := w.take(t).GetSession()
		w.do(t, id, noop("x"))
		began := time.Now()
		s.stop()
		if end := w.ended(t, id); end != stoppedEnd || time.Since(began) < 300*time.Millisecond {
			t.Errorf("ended as %v after %v", end, time.Since(began))
		}
	})
}

func (s *service) readyz(t testing.TB) (code int, text string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, s.url+"/readyz", nil)
	must(t, err)
	resp, err := http.DefaultClient.Do(req)
	must(t, err)
	defer func() { _ = resp.Body.Close() }()
	body, err := io.ReadAll(resp.Body)
	must(t, err)
	return resp.StatusCode, string(body)
}
