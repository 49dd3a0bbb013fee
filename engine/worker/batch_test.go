package worker

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func batchFrame(frames ...*astergatev1.ServeRequest) *astergatev1.ServeRequest {
	return &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Batch{Batch: &astergatev1.ServeRequestBatch{Frames: frames}}}
}

func encoded(t *testing.T, m proto.Message) []byte {
	t.Helper()
	b, err := proto.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// takeEncoded has a worker's message taken as its stream does it.
func (c *Conn) takeEncoded(t *testing.T, message []byte) error {
	t.Helper()
	frames, err := c.Decode(nil, message)
	if err != nil {
		t.Fatal(err)
	}
	for _, frame := range frames {
		if err := c.Take(t.Context(), frame); err != nil {
			return err
		}
	}
	return nil
}

// message returns the next message for a worker, and its frames.
func (c *Conn) message(t *testing.T) (*astergatev1.ServeResponse, []*astergatev1.ServeResponse) {
	t.Helper()
	text, err := c.NextMessage(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m := new(astergatev1.ServeResponse)
	if err := proto.Unmarshal(text, m); err != nil {
		t.Fatal(err)
	}
	if m.GetBatch() != nil {
		return m, m.GetBatch().GetFrames()
	}
	return m, []*astergatev1.ServeResponse{m}
}

// Frames of a batch are taken one after the other, as if each had come alone, whether
// they are read from the bytes or from a message.
func TestBatchFromWorker(t *testing.T) {
	for name, take := range map[string]func(*Conn, *testing.T, *astergatev1.ServeRequest) error{
		"bytes":   func(c *Conn, t *testing.T, m *astergatev1.ServeRequest) error { return c.takeEncoded(t, encoded(t, m)) },
		"message": func(c *Conn, t *testing.T, m *astergatev1.ServeRequest) error { return c.Receive(t.Context(), m) },
		"with what is not known yet, within": func(c *Conn, t *testing.T, m *astergatev1.ServeRequest) error {
			inner := encoded(t, m.GetBatch())
			inner = protowire.AppendVarint(protowire.AppendTag(inner, 1000, protowire.VarintType), 1)
			return c.takeEncoded(t, protowire.AppendBytes(protowire.AppendTag(nil, serveRequestBatch, protowire.BytesType), inner))
		},
		"with what is not known yet": func(c *Conn, t *testing.T, m *astergatev1.ServeRequest) error {
			return c.takeEncoded(t, protowire.AppendVarint(protowire.AppendTag(encoded(t, m), 1000, protowire.VarintType), 1))
		},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				r := newRegistry(t, Config{})
				conn := register(t, r, serving("w", 2, "x"))
				one, two := newFakeChannel(t, "x"), newFakeChannel(t, "x")
				firstEnd, secondEnd := handle(r, one), handle(r, two)
				first, second := conn.offer(t).GetSession(), conn.offer(t).GetSession()
				if err := take(conn, t, batchFrame(acceptFrame(first), commandFrame(second, 1, ""), commandFrame(first, 7, ""))); err != nil {
					t.Fatal(err)
				}
				got := map[string]uint64{}
				for range 2 {
					result := conn.frame(t).GetResult()
					if result.GetFailure() != nil {
						t.Error(result)
					}
					got[result.GetSession()] = result.GetCommandId()
				}
				if got[first] != 7 || got[second] != 1 {
					t.Errorf("%v", got)
				}
				if err := take(conn, t, batchFrame(finishFrame(first, false), finishFrame(second, true))); err != nil {
					t.Fatal(err)
				}
				<-firstEnd
				<-secondEnd
				if lines, _, _ := one.ran(); strings.Count(lines, "NOOP") != 1 {
					t.Errorf("the first ran %q", lines)
				}
			})
		})
	}
}

// A batch is no way around what a frame may be.
func TestBatchRefused(t *testing.T) {
	r := newRegistry(t, Config{})
	conn := register(t, r, serving("w", 1, "x"))
	defer conn.Close()
	again := &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: serving("w", 1, "x")}}
	deep := batchFrame()
	for range 1000 {
		deep = batchFrame(deep)
	}
	many := make([]*astergatev1.ServeRequest, maxBatch+1)
	for i := range many {
		many[i] = finishFrame("none", false)
	}
	for name, tt := range map[string]struct {
		in    *astergatev1.ServeRequest
		field string
	}{
		"too many":         {batchFrame(many...), "batch.frames"},
		"just not":         {batchFrame(many[1:]...), ""},
		"a batch":          {batchFrame(finishFrame("none", false), batchFrame(finishFrame("none", false))), "batch.frames[1]"},
		"a batch of depth": {deep, "batch.frames[0]"},
		"register":         {batchFrame(again), "register"},
		"an empty frame":   {batchFrame(new(astergatev1.ServeRequest)), "frame"},
		"an empty batch":   {batchFrame(), ""},
	} {
		t.Run(name, func(t *testing.T) {
			for way, err := range map[string]error{"bytes": conn.takeEncoded(t, encoded(t, tt.in)), "message": conn.Receive(t.Context(), tt.in)} {
				var wrong *FrameError
				if errors.As(err, &wrong) != (tt.field != "") || tt.field != "" && wrong.Field != tt.field {
					t.Errorf("%s: %v", way, err)
				}
			}
		})
	}
	whole := encoded(t, batchFrame(commandFrame("none", 1, ""), finishFrame("none", false)))
	for n := 1; n < len(whole); n++ {
		if frames, err := conn.Decode(nil, whole[:n]); err == nil {
			t.Errorf("cut off behind %d bytes: %v", n, frames)
		}
	}
}

// What waits comes as one message to who reads batches, in its order, and frame by
// frame to who does not.
func TestBatchToWorker(t *testing.T) {
	for _, tt := range []struct {
		batches bool
		frames  int
		bytes   int // of each
		want    string
	}{
		{false, 3, 10, "[1 1 1]"},
		{true, 1, 10, "[1]"},
		{true, 3, 10, "[3]"},
		{true, 130, 10, "[64 64 2]"},
		{true, 7, 100 << 10, "[3 3 1]"},
		{true, 2, 2 * batchBytes, "[1 1]"},
	} {
		t.Run(fmt.Sprintf("%v, %d of %d bytes", tt.batches, tt.frames, tt.bytes), func(t *testing.T) {
			r := newRegistry(t, Config{})
			in := serving("w", 1, "x")
			in.Batches = tt.batches
			conn := register(t, r, in)
			defer conn.Close()
			for i := range tt.frames {
				result := &astergatev1.SessionResult{Session: "s", CommandId: uint64(i + 1), Reply: &astergatev1.AgiReply{Text: strings.Repeat("x", tt.bytes)}}
				frame := frameOfResult(result)
				if i%2 == 1 { // as most results are
					frame = Frame{encoded: encoded(t, frame.Message())}
				}
				conn.out.putResult("s", frame)
			}
			var sizes []int
			for at := uint64(1); at <= uint64(tt.frames); {
				m, frames := conn.message(t)
				if m.GetBatch() != nil && len(frames) < 2 {
					t.Error("a batch of one")
				}
				sizes = append(sizes, len(frames))
				for _, frame := range frames {
					if id := frame.GetResult().GetCommandId(); id != at || len(frame.GetResult().GetReply().GetText()) != tt.bytes {
						t.Fatalf("command %d in the place of %d", id, at)
					}
					at++
				}
			}
			if got := fmt.Sprint(sizes); got != tt.want {
				t.Errorf("messages of %s frames, want %s", got, tt.want)
			}
			if conn.out.answers["s"] != 0 {
				t.Errorf("%d answers count as not sent", conn.out.answers["s"])
			}
		})
	}
}

// A batch counts as being sent until it is, with all of its parts.
func TestBatchStuck(t *testing.T) {
	r := newRegistry(t, Config{})
	in := serving("w", 1, "x")
	in.Batches = true
	conn := register(t, r, in)
	for range 2 {
		conn.out.put(Frame{encoded: bytes.Repeat([]byte{0}, batchBytes)})
	}
	for part := range 2 {
		if _, err := conn.NextMessage(t.Context()); err != nil {
			t.Fatal(err)
		}
		if conn.out.empty() {
			t.Errorf("part %d is not sent yet", part)
		}
	}
	conn.Close()
	if _, err := conn.NextMessage(context.Background()); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if !conn.out.empty() {
		t.Error("all was sent")
	}
}
