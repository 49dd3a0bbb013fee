package callact

import (
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

// event makes an event of lines.
func event(t *testing.T, lines ...string) wire.Message {
	t.Helper()
	msg, ok := wire.NewMessage([]byte(strings.Join(lines, "\r\n") + "\r\n\r\n"))
	if !ok {
		t.Fatalf("%q is no message", lines)
	}
	return msg
}

// An attended transfer by Asterisk's own feature, as 22 and 16 tell of it.
func TestConsultation(t *testing.T) {
	born := []string{"Event: Newchannel", "Channel: Local/200@astergate-00000036;1", "Uniqueid: 9.1", "Linkedid: c1"}
	for _, tt := range []struct {
		name   string
		events [][]string
		done   bool
		fault  string
	}{
		{"success", [][]string{
			{"Event: DTMFEnd", "Uniqueid: c1", "Linkedid: c1"},
			{"Event: Newchannel", "Channel: Local/200@astergate-00000035;1", "Uniqueid: 8.1", "Linkedid: other"}, // somebody else's
			born,
			{"Event: DialEnd", "DestUniqueid: 9.1", "DialStatus: ANSWER"},
			{"Event: AttendedTransfer", "Result: Success", "OrigTransfererUniqueid: other", "SecondTransfererUniqueid: other"},
			{"Event: AttendedTransfer", "Result: Success", "OrigTransfererUniqueid: c1", "SecondTransfererUniqueid: c1"},
		}, true, ""},
		{"fails", [][]string{born, {"Event: AttendedTransfer", "Result: Fail", "OrigTransfererUniqueid: c1"}}, false, "Asterisk says Fail"},
		{"busy", [][]string{
			born, {"Event: DialEnd", "DestUniqueid: 9.1", "DialStatus: BUSY"}, {"Event: Hangup", "Uniqueid: 9.1", "Cause-txt: User busy"},
		}, false, "BUSY User busy"},
		{"optimized", [][]string{
			born, {"Event: LocalOptimizationEnd", "LocalOneUniqueid: 9.1"}, {"Event: Hangup", "Uniqueid: 9.1"},
			{"Event: AttendedTransfer", "Result: Success", "OrigTransfererUniqueid: x", "SecondTransfererUniqueid: c1"},
		}, true, ""},
		{"hung up before", [][]string{{"Event: Hangup", "Uniqueid: c1"}}, false, "before anybody was called"},
		{"another's end", [][]string{{"Event: Hangup", "Uniqueid: c2"}, born, {"Event: Hangup", "Uniqueid: c1"}}, false, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := &consultation{near: "c1", prefix: "Local/200@astergate-"}
			consults, done := false, false
			var fault error
			for _, lines := range tt.events {
				e := event(t, lines...)
				if !consults {
					consults = c.consults(e)
				} else if !done {
					done = c.transferred(e)
				}
				if fault == nil {
					fault = c.over(e)
				}
			}
			switch {
			case done != tt.done:
				t.Errorf("done %v, want %v", done, tt.done)
			case (fault != nil) != (tt.fault != "") || fault != nil && !strings.Contains(fault.Error(), tt.fault):
				t.Errorf("fault %v, want %q", fault, tt.fault)
			}
		})
	}
}

// A channel that leaves a bridge shows its new place before it is there.
func TestArrival(t *testing.T) {
	early := []string{"Event: Newexten", "Uniqueid: c1", "Context: astergate", "Extension: 200", "Application: Dial"}
	there := []string{"Event: Newexten", "Uniqueid: c1", "Context: astergate", "Extension: 200", "Application: Answer"}
	left := []string{"Event: BridgeLeave", "Uniqueid: c1"}
	gone := []string{"Event: Hangup", "Uniqueid: c1"}
	for _, tt := range []struct {
		name, bridge string
		events       [][]string
		there, fault bool
	}{
		{"no bridge", "", [][]string{there}, true, false},
		{"not yet", "b1", [][]string{early}, false, false},
		{"bridge", "b1", [][]string{early, left, there, gone}, true, false},
		{"nowhere", "b1", [][]string{early, left, gone}, false, true},
		{"another", "", [][]string{{"Event: Newexten", "Uniqueid: c2", "Context: astergate", "Extension: 200"}}, false, false},
		{"another place", "", [][]string{{"Event: Newexten", "Uniqueid: c1", "Context: other", "Extension: 200"}}, false, false},
		{"invalid", "", [][]string{{"Event: Newexten", "Uniqueid: c1", "Context: astergate", "Extension: i"}}, false, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := &arrival{channel: channel{id: "c1", context: "astergate", bridge: tt.bridge}, place: place{exten: "200", priority: "1"}}
			var fault error
			for _, lines := range tt.events {
				if err := r.see(event(t, lines...)); err != nil {
					fault = err
				}
			}
			if r.there != tt.there || (fault != nil) != tt.fault {
				t.Errorf("there %v, fault %v", r.there, fault)
			}
		})
	}
}
