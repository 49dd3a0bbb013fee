package simulator

import (
	"fmt"
	"strconv"
	"strings"
)

// The commands of AGI (res/res_agi.c), their replies as measured: the table below and
// that of agisimple.go have all. Sounds take time and no more:
// SAY takes half a second a character, and no file is written by RECORD FILE. The
// usage texts are short. EXEC runs the applications of step.go, of which some
// replace ${NAME} although AGI does not.

// agiResult is how a command's handler ends.
type agiResult int

const (
	agiOK      agiResult = iota
	agiUsage             // RESULT_SHOWUSAGE
	agiFailed            // RESULT_FAILURE
	agiOther             // what else an application returned
	agiInvalid           // no such command
	agiDead              // not on a dead channel
)

// told is how AGIExecEnd names it, behind its code.
func (r agiResult) told() (code, text string) {
	switch r {
	case agiUsage:
		return "520", "Usage"
	case agiFailed:
		return "-1", "Failure"
	case agiOther:
		return "200", "Unknown Result"
	case agiInvalid:
		return "510", "Invalid or unknown command"
	case agiDead:
		return "511", "Command Not Permitted on a dead channel or intercept routine"
	}
	return "200", "Success"
}

type agiCommand struct {
	name string
	dead bool // possible when the channel has hung up
	min  int  // arguments
	max  int  // arguments; -1 means any number
	run  func(r *agiRun, args []string) agiResult
}

var agiCommands []agiCommand

func init() { // EXEC leads back here through Step
	agiCommands = []agiCommand{
		{"answer", false, 0, 0, (*agiRun).answer},
		{"channel status", false, 0, 1, (*agiRun).channelStatus},
		{"database del", true, 2, 2, (*agiRun).databaseDel},
		{"database get", true, 2, 2, (*agiRun).databaseGet},
		{"database put", true, 3, 3, (*agiRun).databasePut},
		{"exec", true, 1, -1, (*agiRun).exec},
		{"get data", false, 1, -1, (*agiRun).getData},
		{"get full variable", true, 1, 2, (*agiRun).getFullVariable},
		{"get variable", true, 1, 1, (*agiRun).getVariable},
		{"hangup", false, 0, 1, (*agiRun).hangup},
		{"noop", true, 0, -1, (*agiRun).zero},
		{"record file", false, 4, -1, (*agiRun).recordFile},
		{"say alpha", false, 2, 3, (*agiRun).sayAlpha},
		{"say date", false, 2, 2, (*agiRun).sayMoment},
		{"say datetime", false, 2, 4, (*agiRun).sayMoment},
		{"say digits", false, 2, 2, (*agiRun).sayNumeric},
		{"say number", false, 2, 3, (*agiRun).sayNumeric},
		{"say phonetic", false, 2, 2, (*agiRun).say},
		{"say time", false, 2, 2, (*agiRun).sayMoment},
		{"set context", false, 1, 1, (*agiRun).setContext},
		{"set extension", false, 1, 1, (*agiRun).setExtension},
		{"set priority", false, 1, 1, (*agiRun).setPriority},
		{"set variable", true, 2, 2, (*agiRun).setVariable},
		{"stream file", false, 2, 3, (*agiRun).streamFile},
		{"verbose", true, 1, -1, (*agiRun).verbose},
		{"wait for digit", false, 1, 1, (*agiRun).waitForDigit},
	}
	agiCommands = append(agiCommands, simpleAGICommands()...)
}

// command runs a line, and tells of its begin and its end.
func (r *agiRun) command(line string) {
	s := r.c.sim
	about := []string{"CommandId", strconv.FormatUint(uint64(s.rng.Uint32()>>1), 10), "Command", line}
	s.channelEvent("AGIExecStart", classAGI, r.c, about...)
	result := r.run(line)
	if s.closed {
		return
	}
	code, text := result.told()
	s.channelEvent("AGIExecEnd", classAGI, r.c, append(about, "ResultCode", code, "Result", text)...)
}

func (r *agiRun) run(line string) agiResult {
	words := splitAGI(line)
	cmd, args := findAGI(words)
	if cmd == nil {
		r.send("510 Invalid or unknown command\n")
		return agiInvalid
	}
	if r.dead && !cmd.dead {
		r.send("511 Command Not Permitted on a dead channel or intercept routine\n")
		return agiDead
	}
	result := agiUsage
	if len(args) >= cmd.min && (cmd.max < 0 || len(args) <= cmd.max) {
		result = cmd.run(r, args)
	}
	switch result {
	case agiUsage:
		r.send("520-Invalid command syntax.  Proper usage follows:\n" +
			"Usage of " + strings.ToUpper(cmd.name) + ".\n\n520 End of proper usage.\n")
	case agiFailed:
		r.failed = r.failed || r.dead || !r.c.stopped()
	}
	return result
}

func findAGI(words []string) (*agiCommand, []string) {
	for i := range agiCommands {
		name := strings.Fields(agiCommands[i].name)
		if len(words) >= len(name) && strings.EqualFold(strings.Join(words[:len(name)], " "), agiCommands[i].name) {
			return &agiCommands[i], words[len(name):]
		}
	}
	return nil, nil
}

// reply sends a result and what follows it.
func (r *agiRun) reply(result any, rest ...string) agiResult {
	r.send(strings.Join(append([]string{fmt.Sprint("200 result=", result)}, rest...), " ") + "\n")
	return agiOK
}

// value replies with a value, or that there is none.
func (r *agiRun) value(value string, ok bool) agiResult {
	if !ok {
		return r.reply(0)
	}
	return r.reply(1, "("+value+")")
}

func (r *agiRun) zero([]string) agiResult    { return r.reply(0) }
func (r *agiRun) verbose([]string) agiResult { return r.reply(1) }

func (r *agiRun) answer([]string) agiResult {
	r.c.answer()
	return r.reply(0)
}

func (r *agiRun) hangup(args []string) agiResult {
	c := r.c
	if len(args) > 0 {
		c = c.sim.findChannel(args[0])
	}
	if c == nil {
		return r.reply(-1)
	}
	r.reply(1)
	c.requestHangup(0)
	return agiOK
}

func (r *agiRun) channelStatus(args []string) agiResult {
	c := r.c
	if len(args) > 0 {
		c = c.sim.findChannel(args[0])
	}
	if c == nil {
		return r.reply(-1)
	}
	return r.reply(int(c.state))
}

func (r *agiRun) getVariable(args []string) agiResult {
	value, ok := r.c.value(args[0])
	if len(value) > 1023 {
		value = value[:1023] // measured
	}
	return r.value(value, ok)
}

func (r *agiRun) getFullVariable(args []string) agiResult {
	c := r.c
	if len(args) > 1 {
		if c = c.sim.findChannel(args[1]); c == nil {
			return r.reply(0)
		}
	}
	return r.value(c.expand(args[0]), true)
}

func (r *agiRun) setVariable(args []string) agiResult {
	r.c.assign(args[0], args[1])
	return r.reply(1)
}

func (r *agiRun) databaseGet(args []string) agiResult {
	value, ok := r.c.sim.database[dbKey(args[0], args[1])]
	return r.value(value, ok)
}

// longKey reports whether 16 has no room for a key.
func (r *agiRun) longKey(args []string) bool {
	return r.c.sim.cfg.Version == Asterisk16 && len(dbKey(args[0], args[1])) > 255
}

func (r *agiRun) databasePut(args []string) agiResult {
	if r.longKey(args) {
		return r.reply(0)
	}
	r.c.sim.database[dbKey(args[0], args[1])] = args[2]
	return r.reply(1)
}

func (r *agiRun) databaseDel(args []string) agiResult {
	if r.longKey(args) {
		return r.reply(0)
	}
	delete(r.c.sim.database, dbKey(args[0], args[1]))
	return r.reply(1)
}

func (r *agiRun) setContext(args []string) agiResult {
	r.c.context = args[0]
	return r.reply(0)
}

func (r *agiRun) setExtension(args []string) agiResult {
	r.c.exten = args[0]
	return r.reply(0)
}

// setPriority makes the dialplan go on there and not behind it.
func (r *agiRun) setPriority(args []string) agiResult {
	n, ok := scanInt(args[0])
	if !ok {
		if n, ok = r.c.sim.cfg.Dialplan.label(r.c.context, r.c.exten, args[0]); !ok {
			return agiUsage
		}
	}
	r.c.priority = n - 1
	return r.reply(0)
}

func (r *agiRun) exec(args []string) agiResult {
	data := ""
	if len(args) > 1 {
		data = args[1]
	}
	step, ok := parseApp(args[0], data)
	if !ok {
		r.reply(-2)
		return agiOther
	}
	was := r.c.stopped()
	if set, ok := step.(Set); ok {
		r.c.assign(set.Name, set.Value) // nothing is replaced
	} else {
		step.run(r.c)
	}
	// What waits sees a hangup that came just before it as well.
	if r.c.stopped() && (!was || !r.dead && !atOnce(step)) {
		r.reply(-1)
		return agiOther
	}
	return r.reply(0)
}

// atOnce reports whether a step does not look whether the channel has hung up.
func atOnce(step Step) bool {
	switch step.(type) {
	case Answer, NoOp, Ringing, Set, UserEvent, Hangup:
		return true
	}
	return false
}
