package conformance

import (
	"slices"
	"strings"
	"testing"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// asyncReach is AsyncAGI. A command that fails ends the session there.
var asyncReach = agiReach{
	script:  func(_ *service, path string) string { return "agi:async," + path },
	maxLine: func(*backend) int { return 1022 - len("Command: ") + 1 },
	lacks: func(command string) string {
		if command == "ASYNCAGI BREAK" {
			return "it ends the session"
		}
		return ""
	},
	settings: func(o *options) { o.async = true },
	fragile:  true,
}

// localReach is astergate as a script.
var localReach = agiReach{
	script: func(s *service, path string) string { return "astergate,agi,--address," + s.rpc + "," + path },
	maxLine: func(b *backend) int {
		if b.major < 22 {
			return agiwire.MaxLineShort
		}
		return agiwire.MaxLineLong
	},
	lacks: func(string) string { return "" },
}

// Every command has the same typed outcome over AsyncAGI and over local AGI as over
// FastAGI.
func TestAGICommandsAsync(t *testing.T) { eachAGICommand(t, asyncReach) }

func TestAGICommandsLocal(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) { runAGICommands(t, start(t, b, options{}), b, localReach) })
}

// One handler over all transports: the same typed outcomes, and the same order of
// what comes at a hangup before the first command, between two, and during one.
func TestAGITransports(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) {
		s := start(t, b, options{async: true})
		reaches := []struct {
			name string
			agiReach
		}{{"FastAGI", fastAGIReach}, {"AsyncAGI", asyncReach}, {"local", localReach}}
		var first []string
		for _, reach := range reaches {
			got := s.scripted(t, b, reach.agiReach)
			if first == nil {
				first = got
			}
			if !slices.Equal(got, first) {
				t.Errorf("%s\n got %q\nwant %q", reach.name, got, first)
			}
		}
		t.Logf("%q", first)
	})
}

// scripted runs the handler and returns what it saw.
func (s *service) scripted(t *testing.T, b *backend, reach agiReach) []string {
	t.Helper()
	c := s.handOver(t, b, reach, "scripted", "answer@astergate")
	var seen []string
	part := strings.Repeat("0123456789", 75)
	set := func(name string) string { return `{"set_variable":{"name":"` + name + `","value":"` + part + `"}}` }
	for _, send := range []string{
		`{"answer":{}}`,
		`{"stream_file":{"filename":"hello-world","escape_digits":"1"}}`,
		`{"get_data":{"filename":"silence/1","timeout":"0.1s","max_digits":2}}`,
		set("A"), set("B"), set("C"), set("D"),
		`{"get_full_variable":{"expression":"${A}${B}${C}${D}"}}`,
		`{"get_variable":{"name":"A"}}`,
		`{"get_variable":{"name":"ASTERGATE_NOTHING"}}`,
		`{"exec":{"application":"NoOp","options":"a,b"}}`,
		`{"exec":{"application":"NoSuchApp"}}`,
		`{"wait_for_digit":{"timeout":"0.1s"}}`,
		`{"raw":{"name":"NOSUCH COMMAND"}}`,
		`{"raw":{"name":"SAY NUMBER"}}`,
	} {
		seen = append(seen, outcome(t, c.w.do(t, c.session, agiCommandOf(t, send))))
	}
	c.w.send(t, finish(c.session, false))
	seen = append(seen, c.w.ended(t, c.session).String())
	c.w.kill()
	begun := s.begun(t)
	for _, stage := range []string{"before", "between", "during"} {
		c := s.handOver(t, b, reach, "hangup-"+stage, "answer@astergate")
		switch stage {
		case "between":
			c.w.do(t, c.session, noop(""))
		case "during":
			c.w.start(t, c.session, agiCommandOf(t, `{"stream_file":{"filename":"silence/10"}}`))
			begun.until(t, func(e *astergatev1.Event) bool {
				return strings.Contains(header(e.GetHeaders(), "Command"), "silence/10")
			})
		}
		must(t, c.farDoes([]string{"Hangup"}))
		for over := false; !over; {
			frame := c.w.await(t, func(f *astergatev1.ServeResponse) bool { return f.GetOffer() == nil })
			switch {
			case frame.GetResult() != nil:
				seen = append(seen, stage+": "+outcome(t, frame.GetResult()))
			case frame.GetHangup() != nil:
				seen = append(seen, stage+": hangup")
				c.w.send(t, finish(c.session, false))
			case frame.GetEnded() != nil:
				seen = append(seen, stage+": "+frame.GetEnded().GetReason().String())
				over = true
			}
		}
		c.w.kill()
	}
	return seen
}
