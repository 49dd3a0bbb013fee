package mapping

import (
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"
	"pgregory.net/rapid"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Of every command, whatever its arguments: the line is taken apart by Asterisk into
// the words that were meant, and each text that was given is one of them, or part of
// the word for a caller.
func TestAGIProperty(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	text := rapid.OneOf(
		rapid.StringMatching(`["\\ \ta-z<>,()\x24{}ü]{0,16}`),
		rapid.SampledFrom([]string{"", " ", `"`, `\`, "BEEP", "s=1", "-1", "failure", "a\nb"}),
	)
	for _, plan := range a.plans {
		if plan == nil {
			continue
		}
		rapid.Check(t, func(rt *rapid.T) {
			cmd := new(astergatev1.SessionCommand)
			m := cmd.ProtoReflect().Mutable(plan.command).Message()
			var given []string
			for i := range plan.arguments {
				arg := &plan.arguments[i]
				if rapid.IntRange(0, 3).Draw(rt, "unset") == 0 {
					continue
				}
				m.Set(arg.field, anyArgument(rt, arg, text))
				if arg.kind == kindString && m.Has(arg.field) && !arg.callerName && !callerNumber(plan, i) {
					given = append(given, m.Get(arg.field).String())
				}
			}
			c := checkParse(t, a, cmd)
			if c.Err != nil {
				return
			}
			words := c.Words
			checkLine(t, words)
			for _, text := range given {
				if !hasWord(words, text) {
					t.Fatalf("%v: %q is not among %+v", cmd, text, words)
				}
			}
		})
	}
}

// callerNumber reports whether the argument is the number of a caller.
func callerNumber(plan *agiPlan, i int) bool {
	return i+1 < len(plan.arguments) && plan.arguments[i+1].callerName
}

func hasWord(words []agiwire.Word, text string) bool {
	for _, word := range words {
		if !word.Bare && word.Text == text {
			return true
		}
	}
	return false
}

// anyArgument draws a value for an argument.
func anyArgument(rt *rapid.T, arg *agiArgument, text *rapid.Generator[string]) protoreflect.Value {
	seconds := rapid.OneOf(rapid.Int64Range(-2, 100), rapid.Int64Range(-1<<40, 1<<40))
	var value proto.Message
	switch arg.kind {
	case kindString:
		return protoreflect.ValueOfString(text.Draw(rt, "text"))
	case kindBool:
		return protoreflect.ValueOfBool(rapid.Bool().Draw(rt, "bool"))
	case kindEnum:
		return protoreflect.ValueOfEnum(protoreflect.EnumNumber(rapid.Int32Range(-1, 6).Draw(rt, "enum")))
	case kindInt32:
		return protoreflect.ValueOfInt32(rapid.Int32().Draw(rt, "number"))
	case kindInt64:
		return protoreflect.ValueOfInt64(rapid.Int64().Draw(rt, "number"))
	case kindUint32:
		return protoreflect.ValueOfUint32(rapid.Uint32().Draw(rt, "number"))
	case kindDuration:
		value = &durationpb.Duration{Seconds: seconds.Draw(rt, "seconds"), Nanos: rapid.Int32Range(0, 999_999_999).Draw(rt, "nanos")}
	case kindMoment:
		value = &timestamppb.Timestamp{Seconds: seconds.Draw(rt, "seconds")}
	default:
		rt.Fatalf("no value for %s", arg.field.FullName())
	}
	return protoreflect.ValueOfMessage(value.ProtoReflect())
}
