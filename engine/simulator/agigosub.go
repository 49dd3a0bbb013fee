package simulator

import (
	"fmt"
	"strings"
)

// GOSUB of AGI (apps/app_stack.c, handle_gosub), and what a subroutine needs: labels
// and Return. Not imitated: the application Gosub, and that ARG1 and its like are gone
// after it.

// Label is a step that has a name, by which GOSUB and SET PRIORITY find it.
type Label struct {
	Name string
	Step
}

// Return ends a subroutine; ${NAME} is replaced in what it returns.
type Return string

func (v Return) app() (string, string) { return "Return", string(v) }
func (v Return) run(c *channel) {
	c.setVar("GOSUB_RETVAL", c.expand(string(v)))
	c.returned = true
}

// label returns the priority of a number or a label.
func (d Dialplan) label(context, exten, text string) (int, bool) {
	if n, ok := scanInt(text); ok {
		return n, d.exists(location{context, exten, n})
	}
	for i, step := range d.steps(context, exten) {
		if named, ok := step.(Label); ok && named.Name == text {
			return i + 1, true
		}
	}
	return 0, false
}

func (r *agiRun) gosub(args []string) agiResult {
	c := r.c
	at := location{context: args[0], exten: args[1]}
	var ok bool
	if at.priority, ok = c.sim.cfg.Dialplan.label(at.context, at.exten, args[2]); !ok {
		r.send("200 result=-1 Gosub label not found\n")
		return agiFailed
	}
	if len(args) > 3 {
		for i, arg := range strings.Split(args[3], ",") {
			c.setVar(fmt.Sprint("ARG", i+1), arg)
		}
	}
	r.send("100 result=0 Trying...\n")
	before := c.location
	c.location, c.returned = at, false
	for !c.stopped() && !c.returned {
		steps := c.sim.cfg.Dialplan.steps(c.context, c.exten)
		if c.priority > len(steps) {
			break
		}
		step := steps[c.priority-1]
		app, data := step.app()
		c.sim.newexten(c, app, c.expand(data))
		step.run(c)
		c.priority++
	}
	c.location = before
	if c.returned {
		r.send("200 result=0 Gosub complete\n")
		return agiOK
	}
	c.setVar("GOSUB_RETVAL", "")
	r.send("200 result=0 Gosub complete (abnormal exit)\n")
	return agiOK
}
