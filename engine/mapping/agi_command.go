package mapping

import (
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Command is what a SessionCommand says: for which session, which command, and its
// words.
type Command struct {
	Session string
	ID      uint64 // command_id
	Name    string // in capitals; empty where there is none
	// Words of the line. What no line can hold is for wire.AppendCommand to refuse.
	Words []agiwire.Word
	Err   error    // an *ArgumentError: why there are no words
	plan  *agiPlan // nil of a raw command, and where there is none
}

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

// Command takes a message for what it says.
func (a *AGI) Command(cmd *astergatev1.SessionCommand) Command {
	encoded, err := proto.Marshal(cmd)
	if err == nil {
		var c Command
		if c, err = a.Parse(encoded); err == nil {
			return c
		}
	}
	return Command{Session: cmd.GetSession(), ID: cmd.GetCommandId(), Err: &ArgumentError{Fault: "the command cannot be encoded: " + err.Error()}}
}

// rawName is a command's name: its bare words, in capitals.
func rawName(words []agiwire.Word) string {
	name := make([]string, 0, 4)
	for _, w := range words {
		if w.Bare {
			name = append(name, w.Text)
		}
	}
	return strings.ToUpper(strings.Join(name, " "))
}

// words makes a command's of its arguments' values.
func (p *agiPlan) words(values *agiValues, now func() time.Time) ([]agiwire.Word, error) {
	words := append(make([]agiwire.Word, 0, len(p.bare)+len(p.arguments)), p.bare...)
	var left []agiwire.Word // what stands for arguments that are unset, if one follows
	for i := range p.arguments {
		arg := &p.arguments[i]
		text, sent, fault := arg.text(&values[i], now)
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
