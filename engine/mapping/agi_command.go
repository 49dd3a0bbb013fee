package mapping

import (
	"fmt"
	"time"

	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// ArgumentError says what is wrong with a command's argument. Its text holds
// nothing of the argument.
type ArgumentError struct {
	Command string // GET DATA; empty if none is named
	Field   string // the field's name in the proto file
	Fault   string // what is wrong and what would be right
}

func (err *ArgumentError) Error() string {
	if err.Command == "" {
		return err.Fault
	}
	return fmt.Sprintf("agi command %q: %s %s", err.Command, err.Field, err.Fault)
}

// Words returns a command as the words of its line. What no line can hold is
// for wire.AppendCommand to refuse. Errors: *ArgumentError.
func (a *AGI) Words(cmd *astergatev1.SessionCommand) ([]agiwire.Word, error) {
	if raw := cmd.GetRaw(); raw != nil {
		return rawWords(raw), nil
	}
	m := cmd.ProtoReflect()
	fd := m.WhichOneof(m.Descriptor().Oneofs().ByName("command"))
	if fd == nil {
		return nil, &ArgumentError{Fault: "the frame names no command that this version knows"}
	}
	return a.plans[fd.Number()].words(m.Get(fd).Message(), a.now)
}

func rawWords(raw *astergatev1.RawCommand) []agiwire.Word {
	args := make([]string, len(raw.GetArguments()))
	for i, arg := range raw.GetArguments() {
		if args[i] = arg.GetValue(); len(arg.GetRawValue()) > 0 {
			args[i] = string(arg.GetRawValue())
		}
	}
	return agiwire.Words(raw.GetName(), args...)
}

func (p *agiPlan) words(m protoreflect.Message, now func() time.Time) ([]agiwire.Word, error) {
	words := agiwire.Words(p.name)
	var left []agiwire.Word // what stands for arguments that are unset, if one follows
	for i := range p.arguments {
		arg := &p.arguments[i]
		text, sent, fault := arg.text(m, now)
		if fault == "" && arg.callerName {
			number := &words[len(words)-1]
			number.Text, fault = callerID(text, number.Text)
			sent = false
		}
		switch {
		case fault != "":
			return nil, &ArgumentError{Command: p.name, Field: string(arg.field.Name()), Fault: fault}
		case sent:
			words = append(append(words, left...), agiwire.Word{Text: text})
			left = nil
		case arg.filler != "":
			left = append(left, agiwire.Word{Text: arg.filler})
		}
	}
	return words, nil
}
