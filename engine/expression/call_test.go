package expression_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/expression"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func ringing() *astergatev1.Call {
	return &astergatev1.Call{
		Call: "c-1", Server: "pbx1",
		Direction: astergatev1.CallDirection_CALL_DIRECTION_INCOMING,
		State:     astergatev1.CallState_CALL_STATE_RINGING,
		Caller:    &astergatev1.CallParty{Number: "100", Name: "Alice"},
		CreatedAt: timestamppb.New(time.Date(2026, 11, 22, 8, 0, 0, 0, time.UTC)),
		Total:     durationpb.New(90 * time.Second),
		Cause:     proto.Uint32(17),
		Sequence:  7,
		Variables: []*eventv1.Header{{Name: "AMDSTATUS", Value: "HUMAN"}},
		Legs: []*astergatev1.CallLeg{
			{Root: true, Channels: []*astergatev1.CallChannel{{Name: "PJSIP/alice-1", State: eventv1.ChannelState_CHANNEL_STATE_UP}}},
			{Channels: []*astergatev1.CallChannel{{Name: "Local/1@x;1"}, {Name: "Local/1@x;2"}}},
		},
	}
}

func TestCallExpression(t *testing.T) {
	cache := expression.NewCallCache()
	for text, want := range map[string]bool{
		`call.direction == 'INCOMING' && call.state == 'RINGING'`:               true,
		`call.state in ['ENDED', 'FAILED']`:                                     false,
		`call.cause == 17 && has(call.cause)`:                                   true,
		`has(call.failure_reason)`:                                              false,
		`call.failure_reason == 0`:                                              true,
		`call.caller.number == '100' && call.caller.name.startsWith('A')`:       true,
		`call.total > duration('60s')`:                                          true,
		`call.hold == duration('0s')`:                                           true,
		`call.created_at < timestamp('2026-11-22T08:00:01Z')`:                   true,
		`has(call.answered_at)`:                                                 false,
		`call.answered_at == timestamp('1970-01-01T00:00:00Z')`:                 true,
		`call.legs.size() == 2 && call.legs[0].root`:                            true,
		`call.legs.exists(l, l.channels.exists(c, c.name == 'Local/1@x;2'))`:    true,
		`call.legs[0].channels[0].state == 'UP'`:                                true,
		`call.variables.exists(v, v.name == 'AMDSTATUS' && v.value == 'HUMAN')`: true,
		`call.sequence % 2 == 1`:                                                true,
		`call.server == 'pbx2'`:                                                 false,
	} {
		e, err := cache.Compile(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got, err := e.Passes(ringing()); got != want || err != nil {
			t.Errorf("%s: %v, %v", text, got, err)
		}
		// A call of which nothing is known is judged without a fault, but for an
		// index.
		if _, err := e.Passes(&astergatev1.Call{}); err != nil && !strings.Contains(text, "[0]") {
			t.Errorf("%s of an empty call: %v", text, err)
		}
	}
}

func TestCallExpressionRefused(t *testing.T) {
	cache := expression.NewCallCache()
	for text, fault := range map[string]string{
		`call.stat == 'RINGING'`:                  "undefined field",
		`call.timeline.size() > 3`:                "undefined field",
		`call.state == 3`:                         "no matching overload",
		`call.caller.number`:                      "of type string",
		`name == 'Hangup'`:                        "undeclared",
		`call.caller.number.matches(call.dialed)`: "write the pattern itself",
		strings.Repeat("(", 100) + "true" + strings.Repeat(")", 100): "",
		`call.call == '` + strings.Repeat("x", 2048) + `'`:           "",
	} {
		_, err := cache.Compile(text)
		var invalid *expression.InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), fault) {
			t.Errorf("%.60s: %v", text, err)
		}
	}
}

// TestCallExpressionCost: loops within loops end with an error, not with the
// machine.
func TestCallExpressionCost(t *testing.T) {
	call := ringing()
	for range 64 {
		call.Legs = append(call.Legs, call.Legs[1])
	}
	e, err := expression.NewCallCache().Compile(`call.legs.all(a, call.legs.all(b, call.legs.all(c, a.root || true)))`)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Passes(call); err == nil {
		t.Error("it cost nothing")
	}
}

func BenchmarkCallPasses(b *testing.B) {
	e, err := expression.NewCallCache().Compile(`call.direction == 'INCOMING' && call.state == 'RINGING'`)
	if err != nil {
		b.Fatal(err)
	}
	call := ringing()
	b.ReportAllocs()
	for b.Loop() {
		if ok, err := e.Passes(call); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}
