package mapping

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/timestamppb"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/hostile"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// agiMarker stands where a hostile text goes.
const agiMarker = "MARKER"

// An agiPlace is a place of a command where a text goes.
type agiPlace struct {
	name string
	make func(text string) *astergatev1.SessionCommand
	// bytes: it holds any; else only UTF-8.
	bytes bool
	// mayRefuse tells whether a rule of the place's own may refuse a text.
	mayRefuse func(text string) bool
	// inside is the text as it stands in its word.
	inside func(text string) string
}

// agiPlaces are all of all commands, by their descriptors.
func agiPlaces(t *testing.T, a *AGI) (places []agiPlace, commands int) {
	never := func(string) bool { return false }
	same := func(text string) string { return text }
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	for i := range fields.Len() {
		command := fields.Get(i)
		commands++
		if command.Message().FullName() == rawCommand {
			places = append(places, rawPlaces()...)
			continue
		}
		empty := new(astergatev1.SessionCommand)
		empty.ProtoReflect().Mutable(command)
		plan := a.planOf(command.Number())
		unseen := 0
		for j := range command.Message().Fields().Len() {
			if command.Message().Fields().Get(j).Kind() == protoreflect.StringKind {
				unseen++
			}
		}
		for j := range plan.arguments {
			arg := &plan.arguments[j]
			if arg.kind != kindString {
				continue
			}
			unseen--
			place := agiPlace{
				name: plan.name + " " + string(arg.field.Name()), mayRefuse: never, inside: same,
				make: func(text string) *astergatev1.SessionCommand {
					cmd := new(astergatev1.SessionCommand)
					m := cmd.ProtoReflect().Mutable(command).Message()
					for k := range plan.arguments {
						switch other := &plan.arguments[k]; other.kind {
						case kindString:
							m.Set(other.field, protoreflect.ValueOfString("x"))
						case kindBool:
							m.Set(other.field, protoreflect.ValueOfBool(true))
						case kindMoment: // by default it is now
							m.Set(other.field, protoreflect.ValueOfMessage((&timestamppb.Timestamp{Seconds: 1}).ProtoReflect()))
						}
					}
					m.Set(arg.field, protoreflect.ValueOfString(text))
					return cmd
				},
			}
			if arg.required {
				place.mayRefuse = func(text string) bool { return text == "" }
			}
			if j+1 < len(plan.arguments) && plan.arguments[j+1].callerName {
				place.mayRefuse = func(text string) bool {
					return text == "" || strings.ContainsAny(text, "<>") || len(`"x" <`+text+`>`) > 255
				}
			}
			if arg.callerName {
				place.inside = callerName
				place.mayRefuse = func(text string) bool { return len(`"`+callerName(text)+`" <x>`) > 255 }
			}
			places = append(places, place)
		}
		if unseen != 0 {
			t.Errorf("%s: %d of its texts are no arguments", plan.name, unseen)
		}
	}
	return places, commands
}

// callerName writes a name for the quotes of a caller's id.
func callerName(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		if c == '"' || c == '\\' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// rawPlaces are those of a command by its words.
func rawPlaces() []agiPlace {
	raw := func(name string, arg *astergatev1.AgiArgument) *astergatev1.SessionCommand {
		return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: &astergatev1.RawCommand{
			Name: name, Arguments: []*astergatev1.AgiArgument{{Value: "first"}, arg, {Value: "last"}},
		}}}
	}
	never := func(string) bool { return false }
	same := func(text string) string { return text }
	return []agiPlace{
		{name: "raw name", inside: same, mayRefuse: func(string) bool { return true }, make: func(text string) *astergatev1.SessionCommand {
			return raw(text, &astergatev1.AgiArgument{Value: "x"})
		}},
		{name: "raw value", inside: same, mayRefuse: never, make: func(text string) *astergatev1.SessionCommand {
			return raw("VERBOSE", &astergatev1.AgiArgument{Value: text})
		}},
		{name: "raw raw_value", bytes: true, inside: same, mayRefuse: never, make: func(text string) *astergatev1.SessionCommand {
			return raw("VERBOSE", &astergatev1.AgiArgument{Value: "not this", RawValue: []byte(text)})
		}},
	}
}

// Every text of every command takes every hostile text, on lines of both lengths: it
// is refused, or Asterisk reads one line and in it the words that a harmless text
// makes, with the hostile one in its place.
func TestHostileAGICommands(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	places, commands := agiPlaces(t, a)
	if commands != 48 { // 47, and one by its words
		t.Errorf("%d commands", commands)
	}
	texts := hostile.Texts()
	written, refused := 0, 0
	for _, maxLine := range []int{agiwire.MaxLineShort, agiwire.MaxLineLong} {
		for _, place := range places {
			harmless, err := lineWithin(a, place.make(agiMarker), maxLine)
			if err != nil {
				t.Errorf("%s: %v", place.name, err)
				continue
			}
			words, _ := hostile.ParseArgs(strings.TrimSuffix(harmless, "\n"))
			for _, text := range texts {
				if !utf8.ValidString(text) && !place.bytes {
					continue // no message holds it
				}
				line, err := lineWithin(a, place.make(text), maxLine)
				if err != nil {
					refused++
					inside := place.inside(text)
					length := len(harmless) - len(agiMarker) + len(inside) + strings.Count(inside, `"`) + strings.Count(inside, `\`)
					if !strings.ContainsAny(text, "\r\n\x00") && length <= maxLine && !place.mayRefuse(text) {
						t.Errorf("%s %.80q was refused: %v", place.name, text, err)
					}
					continue
				}
				written++
				want := slices.Clone(words)
				for i := range want {
					want[i] = strings.Replace(want[i], agiMarker, place.inside(text), 1)
				}
				if place.name == "raw name" { // bare words, as many as it has
					want = append(strings.Fields(text), "first", "x", "last")
				}
				if fault := misread(line, maxLine, want); fault != "" {
					t.Errorf("%s %.80q: %s", place.name, text, fault)
				}
			}
		}
	}
	t.Logf("%d texts in each of %d places of %d commands, on lines of two lengths: %d written, %d refused", len(texts), len(places), commands, written, refused)
	if written == 0 || refused == 0 {
		t.Error("nothing was written, or nothing refused")
	}
}

// misread returns how Asterisk would read a line otherwise than it was meant.
func misread(line string, maxLine int, want []string) string {
	commands := hostile.RunLine(line, maxLine+1)
	if len(commands) != 1 {
		return fmt.Sprintf("%d commands: %.300q", len(commands), commands)
	}
	words, overflow := hostile.ParseArgs(commands[0])
	if overflow || !slices.Equal(words, want) {
		return fmt.Sprintf("it has the words %.300q, not %.300q (overflow: %t)", words, want, overflow)
	}
	return ""
}

func lineWithin(a *AGI, cmd *astergatev1.SessionCommand, maxLine int) (string, error) {
	c := a.Command(cmd)
	if c.Err != nil {
		return "", c.Err
	}
	line, err := agiwire.AppendCommand(nil, maxLine, c.Words)
	return string(line), err
}
