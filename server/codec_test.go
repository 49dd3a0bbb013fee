package server

import (
	"slices"
	"testing"

	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A batch of encoded events is the same bytes as the message that it stands
// for.
func TestBatchIsASubscribeResponse(t *testing.T) {
	event := func(sequence uint64) []byte {
		body, err := proto.Marshal(&astergatev1.Event{Sequence: sequence, Server: "pbx1", Name: "Hangup"})
		if err != nil {
			t.Fatal(err)
		}
		return protowire.AppendBytes(protowire.AppendTag(nil, 1, protowire.BytesType), body)
	}
	for _, tt := range []struct {
		batch eventBatch
		want  *astergatev1.SubscribeResponse
	}{
		{eventBatch{Events: [][]byte{event(1), event(2)}, Token: "tok"}, &astergatev1.SubscribeResponse{ResumeToken: "tok", Events: []*astergatev1.Event{
			{Sequence: 1, Server: "pbx1", Name: "Hangup"}, {Sequence: 2, Server: "pbx1", Name: "Hangup"}}}},
		{eventBatch{Token: "tok"}, &astergatev1.SubscribeResponse{ResumeToken: "tok", Heartbeat: &astergatev1.Heartbeat{}}},
		{eventBatch{Token: "tok", FilterErrors: &astergatev1.FilterErrors{Count: 3, Newest: "why"}}, &astergatev1.SubscribeResponse{
			ResumeToken: "tok", Heartbeat: &astergatev1.Heartbeat{}, FilterErrors: &astergatev1.FilterErrors{Count: 3, Newest: "why"}}},
	} {
		codec := newFrames()
		data, err := codec.Marshal(&tt.batch)
		if err != nil {
			t.Fatal(err)
		}
		got := &astergatev1.SubscribeResponse{}
		if err := codec.Unmarshal(data, got); err != nil || !proto.Equal(got, tt.want) {
			t.Errorf("%v, %v; want %v", got, err, tt.want)
		}
		if err := codec.Unmarshal(data, &eventBatch{}); err == nil {
			t.Error("a batch was received")
		}
		if tt.batch.Events == nil {
			continue
		}
		// The same for all who get it.
		shared := &engine.Shared{Events: tt.batch.Events, Token: tt.batch.Token}
		for range 2 {
			data, err := codec.Marshal(shared)
			if err != nil {
				t.Fatal(err)
			}
			if made, _ := shared.Made().(mem.BufferSlice); &made[0] != &data[0] {
				t.Error("it was made anew")
			}
			got := &astergatev1.SubscribeResponse{}
			if err := codec.Unmarshal(data, got); err != nil || !proto.Equal(got, tt.want) {
				t.Errorf("%v, %v; want %v", got, err, tt.want)
			}
			data.Free()
		}
	}
}

func TestCallUpdateIsAWatchCallsResponse(t *testing.T) {
	item := &astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Update{Update: &astergatev1.CallUpdate{Call: &astergatev1.Call{Call: "c-1"}}}}
	message, err := proto.Marshal(item)
	if err != nil {
		t.Fatal(err)
	}
	codec := newFrames()
	for _, token := range []string{"", "tok"} {
		data, err := codec.Marshal(&callUpdate{Message: message, Token: token})
		if err != nil {
			t.Fatal(err)
		}
		got := &astergatev1.WatchCallsResponse{}
		item.ResumeToken = token
		if err := codec.Unmarshal(data, got); err != nil || !proto.Equal(got, item) {
			t.Errorf("%v, %v; want %v", got, err, item)
		}
	}
}

func TestFieldNumbers(t *testing.T) {
	fields := (&astergatev1.SubscribeResponse{}).ProtoReflect().Descriptor().Fields()
	for name, number := range map[string]int{"events": 1, "resume_token": subscribeResponseToken, "heartbeat": subscribeResponseHeartbeat, "filter_errors": subscribeResponseFilterErrors} {
		if got := fields.ByName(protoreflect.Name(name)); got == nil || int(got.Number()) != number {
			t.Errorf("%s is field %v, want %d", name, got, number)
		}
	}
	if token := (&astergatev1.WatchCallsResponse{}).ProtoReflect().Descriptor().Fields().ByName("resume_token"); token.Number() != watchCallsResponseToken {
		t.Errorf("WatchCallsResponse.resume_token is field %d", token.Number())
	}
	// The mapping frames events for both.
	if items := (&astergatev1.StreamActionResponse{}).ProtoReflect().Descriptor().Fields().ByName("items"); items.Number() != 1 {
		t.Errorf("items is field %d", items.Number())
	}
	if answers := (&astergatev1.PipeResponse{}).ProtoReflect().Descriptor().Fields().ByName("answers"); answers.Number() != pipeResponseAnswers {
		t.Errorf("PipeResponse.answers is field %d", answers.Number())
	}
	fields = (&astergatev1.PipedAnswer{}).ProtoReflect().Descriptor().Fields()
	for name, number := range map[protoreflect.Name]protoreflect.FieldNumber{"id": pipedAnswerID, "response": pipedAnswerResponse, "error": pipedAnswerError} {
		if got := fields.ByName(name); got == nil || got.Number() != number {
			t.Errorf("PipedAnswer.%s is field %v, want %d", name, got, number)
		}
	}
}

// BenchmarkMarshal is what sending a full batch costs each subscriber before
// gRPC has it.
func BenchmarkMarshal(b *testing.B) {
	batch := eventBatch{Events: slices.Repeat([][]byte{make([]byte, 300)}, engine.BatchEvents), Token: "token"}
	codec := newFrames()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := codec.Marshal(&batch); err != nil {
			b.Fatal(err)
		}
	}
}

// Events that lie side by side are sent as one piece, and others as they are.
func TestNeighboursAreJoined(t *testing.T) {
	chunk := []byte("aaabbbcccddd")
	a, b, c, d := chunk[0:3], chunk[3:6], chunk[6:9:9], chunk[9:12]
	for _, tt := range []struct {
		events [][]byte
		want   []string
	}{
		{nil, nil},
		{[][]byte{a}, []string{"aaa"}},
		{[][]byte{a, b, c}, []string{"aaabbbccc"}},
		{[][]byte{a, c}, []string{"aaa", "ccc"}},
		{[][]byte{b, a}, []string{"bbb", "aaa"}},
		{[][]byte{c, d}, []string{"ccc", "ddd"}}, // nothing may be behind c
		{[][]byte{a, []byte("xxx"), b, c}, []string{"aaa", "xxx", "bbbccc"}},
		{[][]byte{a, nil, b}, []string{"aaa", "", "bbb"}},
	} {
		var got []string
		for _, piece := range joined(tt.events) {
			got = append(got, string(piece))
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.events, got, tt.want)
		}
	}
}
