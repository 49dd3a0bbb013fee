package simulator

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// The action Command and a few CLI commands. Output comes one line to a header,
// as since version 14; an unknown command is an Error with output. Of our own:
// "simulate wait 2s" takes that long and holds the session up meanwhile, as slow
// commands do. Not imitated: Asterisk 13's raw output, and "channel request
// hangup" with its flags.

var blacklist = []string{"module load", "module unload", "restart gracefully"}

func actionCommand(ss *session, r *request) answer {
	command := r.get("Command")
	if command == "" {
		return fail(r, "No command provided")
	}
	words := strings.Fields(strings.ToLower(command))
	line := strings.Join(words, " ")
	for _, refused := range blacklist {
		if strings.HasPrefix(line+" ", refused+" ") {
			return fail(r, "Command blacklisted")
		}
	}
	response, output := "Success", []string(nil)
	switch {
	case line == "core show version":
		output = []string{"Asterisk " + ss.sim.facts.asterisk + " " + ss.sim.facts.built}
	case line == "core show channels" || line == "core show channels concise":
		output = ss.sim.showChannels(strings.HasSuffix(line, "concise"))
	case line == "core show uptime" || line == "core show uptime seconds":
		output = ss.sim.showUptime(strings.HasSuffix(line, "seconds"))
	case line == "module show":
		output = showModules()
	case strings.HasPrefix(line, "manager show ") && ss.sim.showManager(words) != nil:
		output = ss.sim.showManager(words)
	case strings.HasPrefix(line, "simulate wait "):
		d, err := time.ParseDuration(words[2])
		if err != nil || len(words) != 3 {
			response, output = "Error", []string{"Usage: simulate wait <duration>", "       such as 2s or 300ms"}
			break
		}
		ss.hold(d)
		output = []string{"Waited " + d.String()}
	default:
		response = "Error"
		output = []string{"No such command '" + command + "' (type 'core show help " + command + "' for other possible commands)"}
	}
	k := start(r, response)
	k.add("Message", "Command output follows")
	for _, text := range output {
		k.add("Output", text)
	}
	return answer{reply: k.bytes()}
}

// hold blocks the session's thread.
func (ss *session) hold(d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	ss.sim.block(ss.done, timer.C)
}

func (s *Simulator) showChannels(concise bool) []string {
	wide, narrow := s.facts.channelColumn, s.facts.locationColumn
	row := func(channel, location, state, app string) string {
		return fmt.Sprintf("%-*.*s %-*.*s %-7.7s %-30.30s", wide, wide, channel, narrow, narrow, location, state, app)
	}
	var out []string
	if !concise {
		out = append(out, row("Channel", "Location", "State", "Application(Data)"))
	}
	for _, c := range s.channels {
		if !concise {
			app := "(None)"
			if c.app != "" {
				app = c.app + "(" + c.data + ")"
			}
			out = append(out, row(c.name, fmt.Sprintf("%s@%s:%d", c.exten, c.context, c.priority), c.state.String(), app))
			continue
		}
		out = append(out, strings.Join([]string{
			c.name, c.context, c.exten, strconv.Itoa(c.priority), c.state.String(), c.app, c.data, c.caller.Number,
			c.account, c.account, "3", strconv.Itoa(int(time.Since(c.created) / time.Second)), c.bridgeID(), c.uniqueID,
		}, "!"))
	}
	if concise {
		return out
	}
	calls := s.activeCalls()
	return append(out,
		fmt.Sprintf("%d active channel%s", len(s.channels), plural(len(s.channels))),
		fmt.Sprintf("%d active call%s", calls, plural(calls)),
		fmt.Sprintf("%d call%s processed", s.processed, plural(s.processed)))
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (s *Simulator) showUptime(inSeconds bool) []string {
	up := int(time.Since(s.started) / time.Second)
	text := strconv.Itoa(up)
	if !inSeconds {
		text = uptimeText(up)
	}
	return []string{"System uptime: " + text, "Last reload: " + text}
}

func uptimeText(up int) string {
	units := []struct {
		size int
		name string
	}{{365 * 86400, "year"}, {7 * 86400, "week"}, {86400, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}
	var parts []string
	for _, u := range units {
		if n := up / u.size; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s%s", n, u.name, plural(n)))
			up %= u.size
		}
	}
	if parts == nil {
		return "0 seconds"
	}
	return strings.Join(parts, ", ")
}

// unixMicro is a time as Ping writes it.
func unixMicro(t time.Time) string { return fmt.Sprintf("%d.%06d", t.Unix(), t.Nanosecond()/1000) }
