package conformance

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/simulator"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/server/limit"
)

// wantLimit checks that err is a refusal by a limit, and returns the wait that it
// tells.
func wantLimit(t *testing.T, err error, key string) time.Duration {
	t.Helper()
	wantError(t, err, codes.ResourceExhausted, "LIMIT_EXCEEDED")
	var wait time.Duration
	for _, d := range status.Convert(err).Details() {
		switch d := d.(type) {
		case *errdetails.ErrorInfo:
			if d.GetMetadata()["limit"] != key || d.GetMetadata()["allowed"] == "" {
				t.Errorf("metadata %v, want %s", d.GetMetadata(), key)
			}
		case *errdetails.RetryInfo:
			wait = d.GetRetryDelay().AsDuration()
		}
	}
	return wait
}

// Streams and subscribers are limited, by gRPC and REST together, and there is room
// again when one has ended.
func TestLimitStreams(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{limits: limit.Config{Streams: 5, Subscribers: 3}})
	first := s.subscribe(t, &astergatev1.SubscribeRequest{})
	s.get(t, "/v1/events", "text/event-stream", "")
	s.get(t, "/v1/events", "application/x-ndjson", "")
	open := func() error {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		stream, err := s.events.Subscribe(ctx, &astergatev1.SubscribeRequest{})
		must(t, err)
		_, err = stream.Recv()
		return err
	}
	if wait := wantLimit(t, open(), limit.KeySubscribers); wait != 0 {
		t.Errorf("told to wait for %v, which does not help", wait)
	}
	for range 2 {
		stream, err := s.servers.WatchServers(t.Context(), &astergatev1.WatchServersRequest{})
		must(t, err)
		_, err = stream.Recv()
		must(t, err)
	}
	wantLimit(t, open(), limit.KeyStreams)
	first.cancel()
	awaitTrue(t, func() bool { return open() == nil })
	s.send(t, "Ping") // requests are none of it
}

// awaitTrue waits until a condition holds.
func awaitTrue(t testing.TB, holds func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-tick.C:
		case <-ctx.Done():
			t.Fatal("what was waited for did not come")
		}
	}
}

// Who asks too often is refused, over REST by 429 with Retry-After, and nothing was
// sent; metrics tell it, and probes go on.
func TestLimitRate(t *testing.T) {
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{limits: limit.Config{ActionsPerSecond: 20}})
	var err error
	for err == nil {
		_, err = s.trySend(t, "Ping")
	}
	if wait := wantLimit(t, err, limit.KeyActionsPerSecond); wait <= 0 || wait > 50*time.Millisecond {
		t.Errorf("told to wait for %v", wait)
	}
	var resp *http.Response
	for resp == nil || resp.StatusCode == http.StatusOK {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url+"/v1/servers/pbx1/actions:send", strings.NewReader(`{"action":"Ping"}`))
		must(t, err)
		req.Header.Set("Content-Type", "application/json")
		resp, err = http.DefaultClient.Do(req)
		must(t, err)
		body, err := io.ReadAll(resp.Body)
		must(t, err)
		must(t, resp.Body.Close())
		if resp.StatusCode != http.StatusOK && !bytes.Contains(body, []byte(`LIMIT_EXCEEDED`)) {
			t.Errorf("%d: %s", resp.StatusCode, body)
		}
	}
	if resp.StatusCode != http.StatusTooManyRequests || resp.Header.Get("Retry-After") != "1" {
		t.Errorf("%s, Retry-After %q", resp.Status, resp.Header.Get("Retry-After"))
	}
	resp, err = http.Get(s.url + "/metrics") //nolint:noctx // at once
	must(t, err)
	text, err := io.ReadAll(resp.Body)
	must(t, err)
	must(t, resp.Body.Close())
	if n := strings.Count(string(text), "astergate_limit_refused_total{"); n != len(limit.Keys()) {
		t.Errorf("metrics tell of %d limits", n)
	}
	if strings.Contains(string(text), `astergate_limit_refused_total{limit="limits.actions_per_second"} 0`) {
		t.Error("metrics tell of no refusal")
	}
}

// A server that is slow has as many actions under way as it is allowed, no more wait
// than may, and each is either answered or refused unsent; what it says meanwhile
// comes whole, and behind the load all is as before.
func TestLimitServer(t *testing.T) {
	const under, queue, load = 8, 16, 200
	b := simulatedBackend(t, simulatorConfig(simulator.Asterisk22))
	s := start(t, b, options{
		noCalls: true, link: func(c *ami.Config) { c.Links = ami.LinksSplit },
		limits: limit.Config{ServerActions: under, ServerQueue: queue, QueueTime: time.Minute},
	})
	events := s.subscribe(t, &astergatev1.SubscribeRequest{Names: []string{"UserEvent"}})
	clear, err := b.simulated.now.Inject(simulator.Fault{Kind: simulator.LateReply, Action: "UserEvent", Delay: 50 * time.Millisecond})
	must(t, err)
	var sent, refused atomic.Int64
	var all sync.WaitGroup
	for range load {
		all.Go(func() {
			_, err := s.actions.SendAction(t.Context(), &astergatev1.SendActionRequest{Action: "UserEvent", Headers: pairs([]string{"UserEvent", "load"})})
			if err == nil {
				sent.Add(1)
				return
			}
			refused.Add(1)
			wantError(t, err, codes.ResourceExhausted, "LIMIT_EXCEEDED")
		})
	}
	all.Wait()
	clear()
	if sent.Load() < under || refused.Load() == 0 || sent.Load()+refused.Load() != load {
		t.Errorf("%d sent, %d refused", sent.Load(), refused.Load())
	}
	s.send(t, "UserEvent", "UserEvent", "last")
	got := events.until(t, userEvent("last"))
	if n := int64(len(got)); n != sent.Load()+1 {
		t.Errorf("%d events came, %d actions were sent", n, sent.Load()+1)
	}
	for i, e := range got[1:] {
		if e.GetSequence() <= got[i].GetSequence() {
			t.Errorf("event %d comes behind %d", e.GetSequence(), got[i].GetSequence())
		}
	}
	for range under + queue {
		s.send(t, "Ping")
	}
}
