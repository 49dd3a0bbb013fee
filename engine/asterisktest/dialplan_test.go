package asterisktest

import (
	"strings"
	"testing"
)

// TestDialplan calls the extensions of DefaultDialplan and waits for the event
// that shows that each does what its description says.
func TestDialplan(t *testing.T) {
	t.Parallel()
	tests := []struct {
		extension string
		variable  string // set on the call
		event     string
		header    string
		want      string
	}{
		{"answer", "", "OriginateResponse", "Response", "Success"},
		{"ring", "", "Newstate", "ChannelStateDesc", "Ringing"},
		{"slow", "", "OriginateResponse", "Response", "Success"},
		{"busy", "", "OriginateResponse", "Reason", "5"},
		{"congestion", "", "OriginateResponse", "Reason", "8"},
		{"cause", "CAUSE=27", "Hangup", "Cause", "27"},
		{"noanswer", "", "Newexten", "Application", "Wait"},
		{"echo", "", "Newexten", "Application", "Echo"},
		{"read", "", "Newexten", "Application", "Read"},
		{"play", "", "Newexten", "Application", "Hangup"},
		{"dial", "", "DialEnd", "DialStatus", "ANSWER"},
		{"dialbusy", "", "UserEvent", "DialStatus", "BUSY"},
		{"dialnone", "", "UserEvent", "DialStatus", "NOANSWER"},
		{"userevent", "", "UserEvent", "Key", "value"},
		{"queue", "", "AgentConnect", "MemberName", "Agent One"},
		{"queueempty", "", "QueueCallerJoin", "Queue", "empty"},
		{"park", "", "ParkedCall", "ParkingSpace", "701"},
		{"conf", "", "ConfbridgeJoin", "Conference", "100"},
		{"moh", "", "MusicOnHoldStart", "Class", "default"},
		{"hold", "", "BridgeEnter", "BridgeTechnology", "holding_bridge"},
		{"record", "", "VarSet", "Variable", "MIXMONITOR_FILENAME"},
		{"voicemail", "", "Newexten", "Application", "VoiceMail"},
		{"asyncagi", "", "AsyncAGIStart", "Event", "AsyncAGIStart"},
		{"agi", "AGI_URL=agi://127.0.0.1:1", "VarSet", "Value", "FAILURE"},
		{"many", "", "VarSet", "Value", "49"},
	}
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		server := target.Start(t, Config{})
		for _, test := range tests {
			t.Run(test.extension, func(t *testing.T) {
				c := login(t, server)
				call := originate(test.extension, "ChannelId: "+target.Name+test.extension)
				if test.variable != "" {
					call = append(call, "Variable: "+test.variable)
				}
				c.send(call...)
				c.until(test.event, func(m message) bool {
					return m.event() == test.event && m.get(test.header) == test.want
				})
				c.hangup(target.Name + test.extension)
			})
		}
		for line := range strings.Lines(server.Log()) {
			if strings.Contains(line, "extensions.conf") || strings.Contains(line, "No application") {
				t.Error(line)
			}
		}
	})
}
