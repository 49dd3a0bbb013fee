package webhook

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Types of messages.
const (
	typeStart   = "session.start"
	typeResults = "session.results"
	typeEnd     = "session.end"
	typeEvents  = "events"
	typeCalls   = "calls"
)

// maxCommands is how many commands one answer may hold.
const maxCommands = 100

// maxComplaint is how many bytes of a decoder's error are told.
const maxComplaint = 400

// message is what is POSTed.
type message struct {
	Type    string            `json:"type"`
	ID      string            `json:"id"`
	Time    time.Time         `json:"time"`
	Session string            `json:"session,omitempty"`
	Offer   json.RawMessage   `json:"offer,omitempty"`
	Results []json.RawMessage `json:"results,omitempty"`
	HungUp  bool              `json:"hungUp,omitempty"`
	Reason  string            `json:"reason,omitempty"`
	// Of events.
	Events []json.RawMessage `json:"events,omitempty"`
	// Of calls.
	Calls []json.RawMessage `json:"calls,omitempty"`
	// Of both.
	ResumeToken string `json:"resumeToken,omitempty"`
}

// raw is a message of ours as JSON.
func raw(m proto.Message) (json.RawMessage, error) {
	text, err := protojson.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("encoding %T: %w", m, err)
	}
	return text, nil
}

// answer is what a receiver wants.
type answer struct {
	commands []*astergatev1.SessionCommand
	// again: the results are to be POSTed, and answered.
	again bool
	// hold the session when the commands have run, until somebody ends it.
	hold bool
}

// parseAnswer reads an answer. None at all wants nothing.
func parseAnswer(body []byte) (answer, error) {
	var in struct {
		Commands []json.RawMessage `json:"commands"`
		Continue bool              `json:"continue"`
		Hold     bool              `json:"hold"`
	}
	if len(bytes.TrimSpace(body)) == 0 {
		return answer{}, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(body))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&in); err != nil {
		return answer{}, fmt.Errorf("its answer is no JSON object of commands, continue and hold: %s", clip(err.Error()))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return answer{}, errors.New("its answer goes on behind the JSON object")
	}
	if len(in.Commands) > maxCommands {
		return answer{}, fmt.Errorf("its answer holds %d commands; at most %d are allowed", len(in.Commands), maxCommands)
	}
	out := answer{again: in.Continue, hold: in.Hold}
	for i, text := range in.Commands {
		cmd := new(astergatev1.SessionCommand)
		if err := protojson.Unmarshal(text, cmd); err != nil {
			return answer{}, fmt.Errorf("commands[%d] is no SessionCommand: %s", i, clip(err.Error()))
		}
		if cmd.GetCommand() == nil {
			return answer{}, fmt.Errorf("commands[%d] holds no command", i)
		}
		out.commands = append(out.commands, cmd)
	}
	return out, nil
}

// clip cuts what a decoder says, who quotes a name of any length, to what fits into a
// line of a log.
func clip(text string) string {
	if len(text) <= maxComplaint {
		return text
	}
	return strings.ToValidUTF8(text[:maxComplaint], "") + "..."
}
