package worker

import (
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Only what is a command and nothing else is read without a message, and says the
// same.
func TestDecode(t *testing.T) {
	r := newRegistry(t, Config{})
	c := &Conn{r: r}
	encode := func(m *astergatev1.ServeRequest) []byte {
		b, err := proto.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	command := &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Command{Command: &astergatev1.SessionCommand{
		Session: "s", CommandId: 2, Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{Text: "text"}}}}}
	finish := &astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Finish{Finish: &astergatev1.FinishSession{Session: "s"}}}
	wrong := protowire.AppendBytes(protowire.AppendTag(nil, serveRequestCommand, protowire.BytesType), []byte("\x0a\x01\xff"))
	for name, tt := range map[string]struct {
		in        []byte
		isCommand bool
		fails     bool
	}{
		"command":             {in: encode(command), isCommand: true},
		"finish":              {in: encode(finish)},
		"nothing":             {in: nil},
		"the last one counts": {in: append(encode(command), encode(finish)...)},
		"merged":              {in: append(encode(command), encode(command)...)},
		"not UTF-8":           {in: wrong, fails: true},
		"cut off":             {in: encode(command)[:9], fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			frames, err := c.Decode(nil, tt.in)
			frame := frames[0]
			want := new(astergatev1.ServeRequest)
			if wrong := proto.Unmarshal(tt.in, want); (wrong != nil) != tt.fails || (err != nil) != tt.fails {
				t.Fatalf("got %v, protobuf %v", err, wrong)
			}
			switch {
			case err != nil:
			case (frame.message == nil) != tt.isCommand:
				t.Errorf("%+v", frame)
			case tt.isCommand:
				if got := frame.command; got.Session != "s" || got.ID != 2 || got.Name != "NOOP" || len(got.Words) != 2 {
					t.Errorf("%+v", got)
				}
			case !proto.Equal(frame.message, want):
				t.Errorf("got %v, want %v", frame.message, want)
			}
		})
	}
}

// What is written and read without messages has the numbers of the proto file.
func TestFieldNumbers(t *testing.T) {
	request, response := new(astergatev1.ServeRequest).ProtoReflect().Descriptor(), new(astergatev1.ServeResponse).ProtoReflect().Descriptor()
	for _, tt := range []struct {
		message protoreflect.MessageDescriptor
		number  protowire.Number
		name    protoreflect.Name
	}{
		{request, serveRequestCommand, "command"},
		{request, serveRequestBatch, "batch"},
		{new(astergatev1.ServeRequestBatch).ProtoReflect().Descriptor(), batchFrames, "frames"},
		{response, serveResponseOffer, "offer"},
		{response, serveResponseResult, "result"},
		{response, serveResponseBatch, "batch"},
		{new(astergatev1.ServeResponseBatch).ProtoReflect().Descriptor(), batchFrames, "frames"},
	} {
		if fd := tt.message.Fields().ByNumber(tt.number); fd == nil || fd.Name() != tt.name {
			t.Errorf("field %d of %s is %v, not %s", tt.number, tt.message.Name(), fd, tt.name)
		}
	}
}

// A command accepts the session that is offered to its worker, and nobody else's.
func TestCommandAccepts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn, other := register(t, r, serving("w", 1, "x")), register(t, r, serving("other", 1, "y"))
		end := handle(r, newFakeChannel(t, "x"))
		id := conn.frame(t).GetOffer().GetSession()
		other.give(t, commandFrame(id, 1, ""))
		if reason := other.frame(t).GetResult().GetFailure().GetReason(); reason != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_NO_SESSION {
			t.Errorf("another worker's command: %v", reason)
		}
		conn.give(t, commandFrame(id, 1, ""))
		if result := conn.frame(t).GetResult(); result.GetCommandId() != 1 || result.GetFailure() != nil {
			t.Errorf("%v", result)
		}
		<-time.After(time.Hour) // no offer is open any more
		conn.give(t, acceptFrame(id))
		conn.give(t, finishFrame(id, false))
		if e := <-end; e != finishedEnd {
			t.Errorf("ended as %v", e)
		}
	})
}
