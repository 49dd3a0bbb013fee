package simulator

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// The dialplan as data, and how a channel runs it (main/pbx.c). An extension is
// an exact name or a pattern as in extensions.conf (a leading underscore, then
// X, Z, N, [digits], and . or ! at the end). Not imitated: labels, includes,
// hints, the h, i and t extensions, and priorities other than 1, 2, 3…

// Dialplan holds the contexts by name.
type Dialplan map[string]Context

// Context holds what each extension does, in order of priority. An exact name
// wins over patterns, among which the longest wins.
type Context map[string][]Step

func (d Dialplan) validate() error {
	var errs []error
	for context, extensions := range d {
		for exten, steps := range extensions {
			if exten == "" || len(steps) == 0 {
				errs = append(errs, fmt.Errorf("extension %q in context %q has no name or no steps", exten, context))
			}
			for i, step := range steps {
				if step == nil {
					errs = append(errs, fmt.Errorf("extension %s@%s: step %d is nil", exten, context, i+1))
				}
			}
		}
	}
	return errors.Join(errs...)
}

// steps returns what an extension does.
func (d Dialplan) steps(context, exten string) []Step {
	extensions := d[context]
	if steps, ok := extensions[exten]; ok && !strings.HasPrefix(exten, "_") {
		return steps
	}
	best := ""
	for pattern := range extensions {
		if rest, ok := strings.CutPrefix(pattern, "_"); ok && matchExten(rest, exten) &&
			(len(pattern) > len(best) || len(pattern) == len(best) && pattern < best) {
			best = pattern
		}
	}
	return extensions[best]
}

func (d Dialplan) exists(at location) bool {
	return at.priority >= 1 && at.priority <= len(d.steps(at.context, at.exten))
}

func matchExten(pattern, exten string) bool {
	for pattern != "" {
		switch pattern[0] {
		case '.':
			return exten != ""
		case '!':
			return true
		}
		if exten == "" {
			return false
		}
		ok, width := false, 1
		switch c := exten[0]; pattern[0] {
		case 'X':
			ok = '0' <= c && c <= '9'
		case 'Z':
			ok = '1' <= c && c <= '9'
		case 'N':
			ok = '2' <= c && c <= '9'
		case '[':
			set, _, closed := strings.Cut(pattern[1:], "]")
			if !closed {
				return false
			}
			width = len(set) + 2
			ok = inSet(set, c)
		default:
			ok = pattern[0] == c
		}
		if !ok {
			return false
		}
		pattern, exten = pattern[width:], exten[1:]
	}
	return exten == ""
}

func inSet(set string, c byte) bool {
	for i := 0; i < len(set); i++ {
		if i+2 < len(set) && set[i+1] == '-' {
			if set[i] <= c && c <= set[i+2] {
				return true
			}
			i += 2
			continue
		}
		if set[i] == c {
			return true
		}
	}
	return false
}

// runDialplan is the goroutine of a channel that runs the dialplan. At the end
// of it every channel is told SoftHangupRequest with 16, which is no cause but
// AST_SOFTHANGUP_APPUNLOAD.
func (s *Simulator) runDialplan(c *channel) {
	s.mu.Lock()
	defer s.mu.Unlock()
	c.pbx = true
	s.processed++
	for ran := false; !c.hangup && !c.gone && !s.closed; ran = true {
		next := ran && c.redirect == nil
		if next {
			c.priority++
		}
		if c.redirect != nil {
			c.location, c.redirect = *c.redirect, nil
		}
		steps := s.cfg.Dialplan.steps(c.context, c.exten)
		if c.priority < 1 || c.priority > len(steps) {
			s.endDialplan(c, next && !c.fallThrough() && !s.facts.softAfterStep)
			return
		}
		step := steps[c.priority-1]
		app, data := step.app()
		s.newexten(c, app, c.expand(data))
		step.run(c)
	}
	s.endDialplan(c, false)
}

// fallThrough plays the tone that fits a failed Dial, for ten seconds, to a
// channel whose extension has no more steps (autofallthrough), and reports
// whether it did.
func (c *channel) fallThrough() bool {
	status, _ := findVar(c.vars, "DIALSTATUS")
	switch status {
	case "BUSY":
		c.fail(Busy)
	case "CONGESTION", "CHANUNAVAIL":
		c.fail(Congestion)
	default:
		return false
	}
	c.pause(10 * time.Second)
	return true
}

// endDialplan ends a channel that is at its dialplan's end. After the last step
// 22 still shows that step's priority in SoftHangupRequest and the next one in
// Hangup; 16 shows the next one in both.
func (s *Simulator) endDialplan(c *channel, stepBack bool) {
	if c.gone || s.closed {
		return
	}
	if stepBack {
		c.priority--
	}
	s.channelEvent("SoftHangupRequest", classCall, c, "Cause", "16")
	if stepBack {
		c.priority++
	}
	c.end()
}

// runApp is the goroutine of an originated channel that runs one application.
// A Redirect sends it into the dialplan.
func (s *Simulator) runApp(c *channel, app, data string) {
	s.mu.Lock()
	if step, ok := parseApp(app, data); ok && !c.stopped() {
		c.app, c.data = app, data
		step.run(c)
	}
	if c.redirect != nil && !c.hangup {
		s.mu.Unlock()
		s.runDialplan(c)
		return
	}
	c.end()
	s.mu.Unlock()
}
