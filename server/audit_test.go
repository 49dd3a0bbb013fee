package server

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/worker"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/auth"
	"github.com/astergate/astergate/server/policy"
)

// auditedDoor is a door before a server that is not connected, and the interceptors
// around it.
func auditedDoor(t testing.TB, log *audit.Log, logger *slog.Logger) (call func(method string, act func(ctx context.Context, d *door, s *engine.Server) error) error) {
	t.Helper()
	rules, err := policy.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	e, err := engine.New(engine.Config{Servers: []ami.Config{{Server: "pbx1", Address: "127.0.0.1:1", Username: "u", Secret: "s"}}, Logger: logger})
	if err != nil {
		t.Fatal(err)
	}
	workers, err := worker.New(worker.Config{Logger: logger})
	if err != nil {
		t.Fatal(err)
	}
	d := &door{engine: e, access: new(access), methods: methods{sendAction: {Name: sendAction, Any: true}}, reads: readers(e)}
	d.access.now.Store(rules)
	s, err := e.Server("pbx1")
	if err != nil {
		t.Fatal(err)
	}
	var record *auditor
	if log != nil {
		record = newAuditor(log, workers)
	}
	authenticator, err := auth.New(auth.Set{Policy: rules}, logger)
	if err != nil {
		t.Fatal(err)
	}
	unary, _ := interceptors(authenticator, d, record, logger)
	return func(method string, act func(ctx context.Context, d *door, s *engine.Server) error) error {
		next := func(ctx context.Context, _ any) (any, error) { return nil, act(ctx, d, s) }
		for i := len(unary) - 1; i >= 0; i-- {
			inner, this := next, unary[i]
			next = func(ctx context.Context, req any) (any, error) {
				return this(ctx, req, &grpc.UnaryServerInfo{FullMethod: method}, inner)
			}
		}
		_, err := next(context.Background(), nil)
		return err
	}
}

const sendAction = "/astergate.v1.ActionService/SendAction"

// Neither the client nor the log gets a secret that a panic or an error holds.
func TestErrorsAreMasked(t *testing.T) {
	var log bytes.Buffer
	call := auditedDoor(t, nil, slog.New(slog.NewTextHandler(&log, nil)))
	for _, act := range []func(context.Context, *door, *engine.Server) error{
		func(context.Context, *door, *engine.Server) error { panic("dialling with secret=CANARY") },
		func(context.Context, *door, *engine.Server) error {
			return &engine.InvalidError{Field: "x", Fault: "https://me:CANARY@host is no good"}
		},
		func(context.Context, *door, *engine.Server) error {
			return &ami.ResponseError{Action: "X", Message: "password: CANARY"}
		},
		func(context.Context, *door, *engine.Server) error { return errors.New("not known: CANARY") },
	} {
		err := call(sendAction, act)
		if err == nil || strings.Contains(err.Error()+statusOf(err).Proto().String(), "CANARY") {
			t.Errorf("got %v", err)
		}
	}
	if got := log.String(); !strings.Contains(got, "panic: dialling with secret=*") || strings.Contains(got, "secret=CANARY") {
		t.Errorf("the log: %s", got)
	}
}

// BenchmarkAudit is what the audit log costs a request: off, and on for an action
// that reads, which leaves nothing, and one that writes, which leaves two lines.
func BenchmarkAudit(b *testing.B) {
	ping := func(ctx context.Context, d *door, s *engine.Server) error {
		d.asked(ctx, s, "CoreShowChannels")
		return d.action(ctx, s, "CoreShowChannels", nil)
	}
	headers := []wire.Header{{Name: "Channel", Value: "PJSIP/alice-00000001"}, {Name: "Cause", Value: "16"}}
	hangup := func(ctx context.Context, d *door, s *engine.Server) error {
		d.asked(ctx, s, "Hangup")
		return d.action(ctx, s, "Hangup", headers)
	}
	logger := slog.New(slog.NewTextHandler(io.Discard, &slog.HandlerOptions{Level: slog.LevelError}))
	log, err := audit.Open(audit.Config{File: filepath.Join(b.TempDir(), "audit.log"), Logger: logger})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = log.Close() }()
	for _, bench := range []struct {
		name string
		log  *audit.Log
		act  func(context.Context, *door, *engine.Server) error
	}{{"off/read", nil, ping}, {"off/write", nil, hangup}, {"on/read", log, ping}, {"on/write", log, hangup}} {
		b.Run(bench.name, func(b *testing.B) {
			call := auditedDoor(b, bench.log, logger)
			b.ReportAllocs()
			for b.Loop() {
				if err := call(sendAction, bench.act); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
