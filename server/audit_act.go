package server

import (
	"slices"
	"strings"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mask"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	"github.com/astergate/astergate/server/audit"
	"github.com/astergate/astergate/server/policy"
)

// readers are the names, in lower case, of the actions that change nothing.
func readers(e *engine.Engine) map[string]bool {
	list := make(map[string]bool)
	for _, a := range e.Actions().All() {
		if read, _ := proto.GetExtension(a.Method.Options(), optionsv1.E_Read).(bool); read {
			list[strings.ToLower(a.Name)] = true
		}
	}
	return list
}

// auditedHeaders are the headers whose values an audit takes as they are: where an
// action leads, and to what it is done. What is not here is not noted: values of
// variables, PINs, digits and passwords among it.
var auditedHeaders = []string{
	"context", "exten", "priority", "application", "extrachannel", "extracontext", "extraexten", "extrapriority", "channel1", "channel2",
	"queue", "interface", "paused", "conference", "mailbox", "endpoint", "peer", "registration", "family", "key", "module", "loadtype",
	"filename", "srcfilename", "dstfilename", "file", "cause", "parkinglot", "parkingspace", "bridgeuniqueid", "bridgetype", "device",
	"state", "mixmonitorid", "extension", "replace", "direction",
}

// actOfAction is what of an action is noted.
func actOfAction(server, name string, headers []wire.Header) audit.Act {
	a := audit.Act{Server: server, Action: name, Dangerous: policy.DangerIn(policy.Action{Name: name, Headers: headers}), Arguments: make(map[string]string)}
	for _, h := range headers {
		switch key := strings.ToLower(h.Name); {
		case key == "channel":
			a.Channel = h.Value
		case key == "channelid" || key == "uniqueid":
			a.UniqueID = h.Value
		case key == "variable" || key == "variables":
			a.Arguments[key] = mask.Text(strings.Join(policy.Assigned(h.Value), ","))
		case key == "command" && strings.EqualFold(name, "AGI"):
			a.Command, a.Arguments = commandOf(h.Value, len(a.Dangerous) > 0)
		case key == "command" || key == "data" && len(a.Dangerous) > 0:
			// What runs, where that can be anything.
			a.Arguments[key] = mask.Text(h.Value)
		case slices.Contains(auditedHeaders, key):
			a.Arguments[key] = mask.Text(h.Value)
		}
	}
	return a
}

// actOfCommand is what of an AGI command's line is noted.
func actOfCommand(line string) audit.Act {
	a := audit.Act{Action: "AGI", Dangerous: policy.DangerInCommand(line)}
	a.Command, a.Arguments = commandOf(line, len(a.Dangerous) > 0)
	return a
}

// commandOf is a command's name, and the first of its arguments where that says to
// what it is done. What is dangerous is noted whole.
func commandOf(line string, dangerous bool) (name string, arguments map[string]string) {
	words := policy.CommandWords(line)
	n := 1
	switch {
	case len(words) == 0:
		return "", nil
	case len(words) > 2 && strings.EqualFold(words[0]+" "+words[1], "GET FULL"):
		n = 3
	case len(words) > 1 && twoWords[strings.ToUpper(words[0])]:
		n = 2
	}
	name = strings.ToUpper(strings.Join(words[:n], " "))
	arguments = make(map[string]string)
	switch rest := words[n:]; {
	case len(rest) == 0:
	case dangerous:
		arguments["arguments"] = mask.Text(strings.Join(rest, " "))
	case namesObject[name]:
		arguments["argument"] = mask.Text(rest[0])
	}
	return name, arguments
}

// twoWords are the first words of commands whose name has another.
var twoWords = map[string]bool{
	"ASYNCAGI": true, "CHANNEL": true, "CONTROL": true, "DATABASE": true, "GET": true, "RECEIVE": true, "RECORD": true, "SAY": true,
	"SEND": true, "SET": true, "SPEECH": true, "STREAM": true, "TDD": true,
}

// namesObject are the commands whose first argument says to what they are done.
var namesObject = map[string]bool{
	"CONTROL STREAM": true, "DATABASE DEL": true, "DATABASE DELTREE": true, "DATABASE GET": true, "DATABASE PUT": true, "EXEC": true,
	"GET DATA": true, "GET OPTION": true, "GET VARIABLE": true, "GET FULL VARIABLE": true, "GOSUB": true, "HANGUP": true, "RECORD FILE": true,
	"SET CONTEXT": true, "SET EXTENSION": true, "SET MUSIC": true, "SET PRIORITY": true, "SET VARIABLE": true, "STREAM FILE": true,
	"CHANNEL STATUS": true,
}
