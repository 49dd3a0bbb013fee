package wire

import (
	"strconv"
	"strings"
)

// WithScript returns the environment as FastAGI would have it with a script and
// arguments. Where Asterisk has no URL to take a script from, the first argument
// stands for it: the arguments of AGI(agi:async,order/menu?x=1,de) are those of
// AGI(agi://host/order/menu?x=1,de). All else is as it was, in its order.
func (e *Environment) WithScript(script string, args ...string) *Environment {
	var b strings.Builder
	line := func(name, value string) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(name + ": " + value)
	}
	if script != "" {
		line("agi_network_script", script)
	}
	for name, value := range e.All() {
		if !isArgument(name) && name != "agi_network_script" {
			line(name, value)
		}
	}
	for i, arg := range args {
		line("agi_arg_"+strconv.Itoa(i+1), arg)
	}
	carried, err := ParseEnvironment([]byte(b.String()))
	if err != nil {
		return e // it had none but arguments
	}
	return carried
}

// ScriptFromArgs is WithScript with the first argument as the script.
func (e *Environment) ScriptFromArgs() *Environment {
	args := e.Args()
	if len(args) == 0 {
		return e.WithScript("")
	}
	return e.WithScript(args[0], args[1:]...)
}

func isArgument(name string) bool {
	number, found := strings.CutPrefix(name, "agi_arg_")
	_, err := strconv.Atoi(number)
	return found && err == nil
}
