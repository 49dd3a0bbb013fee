package policy

import (
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"pgregory.net/rapid"
)

// narrow may send calls to context ok, and dial PJSIP/ok and Local channels there.
var narrow = Rules{
	Name: "narrow", Servers: everything, Write: []string{"call", "originate", "agi"}, Contexts: []string{"ok", "ok-*"},
	Channels: []string{"PJSIP/ok", "Local/*"}, Applications: []string{"Dial", "Goto", "Gosub", "Page", "Transfer", "Playback"},
	Variables: []string{"OK"}, AGICommands: []string{"EXEC", "SET", "GOSUB", "GET", "HANGUP"}, CLI: []string{"core show channels"},
}

// fragments are what hostile values are made of.
var fragments = []string{
	"ok", "evil", "ok-1", "Local/", "lOcal/", "PJSIP/", "pjsip/", "SIP/", "/", "@", "&", ",", "^", "(", ")", "[", "]", `"`, `\`, " ", "\t",
	"${", "}", "$[", "n", "s,1", "s", "1", "default", "G(evil^s^1)", "U(evil)", "|", ";", "=", "OK", "PIN", "ſ", "\u212a",
}

var hostileValue = rapid.Custom(func(t *rapid.T) string {
	if rapid.Bool().Draw(t, "any") {
		return rapid.StringMatching(`[ -~]{0,12}`).Draw(t, "text")
	}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(fragments), 0, 8).Draw(t, "fragments"), "")
})

// inNarrow reports whether a context is one of narrow's.
func inNarrow(context string) bool { return context == "ok" || strings.HasPrefix(context, "ok-") }

// localContexts are the contexts that versions of Asterisk read out of what stands
// behind Local/ (main/core_local.c, local_alloc): its options begin at the first
// slash, or at the last one.
func localContexts(rest string) []string {
	var found []string
	for _, cut := range []int{strings.IndexByte(rest, '/'), strings.LastIndexByte(rest, '/')} {
		target := rest
		if cut >= 0 {
			target = rest[:cut]
		}
		_, context, at := strings.Cut(target, "@")
		if !at || context == "" {
			context = "default"
		}
		found = append(found, context)
	}
	return found
}

// dialledBad says what of a list of destinations, cut up as Asterisk does, is not
// narrow's.
func dialledBad(list string) string {
	for _, one := range strings.Split(list, "&") {
		tech, rest, found := strings.Cut(strings.Trim(one, " \t"), "/")
		switch {
		case !found:
			return one
		case strings.EqualFold(tech, "Local"):
			for _, context := range localContexts(rest) {
				if !inNarrow(context) {
					return "context " + context
				}
			}
		case !strings.EqualFold(tech, "PJSIP") || rest != "ok":
			return one
		}
	}
	return ""
}

// appBad says what an application would do with its data that is not narrow's, by
// what main/app.c and main/pbx.c make of it.
func appBad(app, data string) string {
	switch strings.ToLower(app) {
	case "dial", "page", "transfer":
		arguments := splitArguments(data)
		if bad := dialledBad(arguments[0]); bad != "" {
			return bad
		}
		at := map[string]int{"dial": 2, "page": 1}[strings.ToLower(app)]
		if at > 0 && len(arguments) > at {
			for i, c := range arguments[at] {
				if strings.ContainsRune("GFUMbB", c) && strings.HasPrefix(arguments[at][i+1:], "(") {
					return "option " + arguments[at][i:]
				}
			}
		}
		if strings.Contains(data, "${") || strings.Contains(data, "$[") {
			return "evaluated " + data
		}
	case "goto", "gosub": // pbx_parseable_goto: strsep at commas
		label, _, _ := strings.Cut(data, "(")
		parts := strings.Split(label, ",")
		if len(parts) != 3 {
			return "no context: " + data
		}
		if context := strings.Trim(parts[0], " \t"); !inNarrow(context) {
			return "context " + context
		}
	case "playback":
	default:
		return "application " + app
	}
	return ""
}

// actionBad says what of an action is not narrow's, read as Asterisk reads it: the
// first header of a name counts, whatever its case.
func actionBad(a Action) string {
	first := func(name string) string {
		for _, h := range a.Headers {
			if strings.EqualFold(strings.Trim(h.Name, " \t"), name) {
				return strings.TrimLeft(h.Value, " \t")
			}
		}
		return ""
	}
	switch strings.ToLower(a.Name) {
	case "originate":
		if bad := dialledBad(first("Channel")); bad != "" && first("Channel") != "" {
			return bad
		}
		if app := first("Application"); app != "" {
			return appBad(strings.Trim(app, " \t"), first("Data"))
		}
		if context := first("Context"); context != "" && !inNarrow(strings.TrimRight(context, " \t")) {
			return "context " + context
		}
	case "redirect":
		if context := strings.Trim(first("Context"), " \t"); !inNarrow(context) {
			return "context " + context
		}
		if context := strings.Trim(first("ExtraContext"), " \t"); context != "" && !inNarrow(context) {
			return "context " + context
		}
	case "setvar":
		if first("Channel") == "" {
			return "a global variable"
		}
		name := strings.TrimLeft(strings.Trim(first("Variable"), " \t"), "_")
		if name != "" && name != "OK" {
			return "variable " + name
		}
	}
	return ""
}

// commandBad is the same of an AGI command's line.
func commandBad(line string) string {
	words := append(splitWords(line), "", "", "", "")
	switch strings.ToUpper(words[0]) {
	case "EXEC":
		return appBad(strings.Trim(words[1], " \t"), words[2])
	case "GOSUB":
		if !inNarrow(strings.Trim(words[1], " \t")) {
			return "context " + words[1]
		}
	case "SET":
		switch strings.ToUpper(words[1]) {
		case "CONTEXT":
			if !inNarrow(strings.Trim(words[2], " \t")) {
				return "context " + words[2]
			}
		case "VARIABLE":
			if name := strings.TrimLeft(strings.Trim(words[2], " \t"), "_"); name != "" && name != "OK" {
				return "variable " + words[2]
			}
		}
	case "HANGUP":
		if words[1] != "" && dialledBad(words[1]) != "" && !strings.HasPrefix(strings.ToLower(words[1]), "local/") {
			return "channel " + words[1]
		}
	case "GET":
	default:
		return "command " + line
	}
	return ""
}

func narrowAction(name string, values []string) Action {
	headers := map[string][]string{
		"Originate": {"Channel", "Context", "Application", "Data"}, "Redirect": {"Context", "ExtraContext"}, "Setvar": {"Variable"},
	}[name]
	a := Action{Name: name, Known: true, Classes: classesOf[strings.ToLower(name)]}
	if name == "Setvar" || name == "Redirect" {
		a.Headers = append(a.Headers, wire.Header{Name: "Channel", Value: "PJSIP/ok"})
	}
	for i, value := range values {
		a.Headers = append(a.Headers, wire.Header{Name: headers[i%len(headers)], Value: value})
	}
	return a
}

// No value of a header makes a role do what its rules do not name, as Asterisk
// reads it.
func TestNothingLeadsElsewhere(t *testing.T) {
	p := policyOf(t, narrow)
	who := p.Principal("token:x", "narrow")
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom([]string{"Originate", "Redirect", "Setvar"}).Draw(t, "action")
		a := narrowAction(name, nil)
		for _, header := range []string{"Channel", "Context", "ExtraContext", "Application", "Data", "Variable"} {
			for range rapid.IntRange(0, 2).Draw(t, header) {
				value := hostileValue.Draw(t, header+" is")
				if header == "Application" && rapid.Bool().Draw(t, "real") {
					value = rapid.SampledFrom(narrow.Applications).Draw(t, "application")
				}
				if header == "Channel" && rapid.Bool().Draw(t, "fine") {
					value = "PJSIP/ok"
				}
				h := wire.Header{Name: shuffledCase(t, header, "case"), Value: value}
				a.Headers = inserted(t, a.Headers, h)
			}
		}
		if p.Check(who, a) != nil {
			return
		}
		passed++
		if bad := actionBad(a); bad != "" {
			t.Fatalf("%s %q passes, and leads to %s", a.Name, a.Headers, bad)
		}
	})
	if passed == 0 {
		t.Error("everything was refused: the values test nothing")
	}
}

// The same for AGI commands, however they are quoted.
func TestNoCommandLeadsElsewhere(t *testing.T) {
	p := policyOf(t, narrow)
	who := p.Principal("token:x", "narrow")
	passed := 0
	rapid.Check(t, func(t *rapid.T) {
		words := slices.Clone(rapid.SampledFrom([][]string{
			{"EXEC", "Dial"}, {"EXEC", "Goto"}, {"EXEC", "Gosub"}, {"EXEC", "Page"}, {"EXEC"}, {"GOSUB"}, {"SET", "CONTEXT"}, {"SET", "VARIABLE"}, {"HANGUP"}, {},
		}).Draw(t, "command"))
		line := ""
		for _, word := range words {
			line += quoted(t, shuffledCase(t, word, "case")) + " "
		}
		switch rapid.IntRange(0, 2).Draw(t, "data") {
		case 0:
			line += quoted(t, rapid.SampledFrom([]string{"ok", "ok,s,1", "PJSIP/ok", "PJSIP/ok&Local/1@ok", "Local/1@ok-2/n,30,t", "evil,s,1", "PJSIP/ok,,G(evil^s^1)"}).Draw(t, "fine"))
		default:
			line += hostileValue.Draw(t, "value") + " " + hostileValue.Draw(t, "more")
		}
		if p.CheckCommand(who, line) != nil {
			return
		}
		passed++
		if bad := commandBad(line); bad != "" {
			t.Fatalf("%q passes, and leads to %s", line, bad)
		}
	})
	if passed == 0 {
		t.Error("everything was refused: the values test nothing")
	}
}

// Whatever a role that is configured may do, one with all lists but the dangerous
// set may; and one with fewer lists may no more.
func TestMoreRulesAllowMore(t *testing.T) {
	full := FullRules("full", nil)
	full.full = false
	fewer := narrow
	fewer.Name, fewer.Contexts, fewer.Applications = "fewer", []string{"ok"}, []string{"Dial"}
	p := policyOf(t, narrow, full, fewer)
	rapid.Check(t, func(t *rapid.T) {
		a := narrowAction("Originate", rapid.SliceOfN(hostileValue, 0, 5).Draw(t, "values"))
		may := func(role string) bool { return p.Check(p.Principal("x", role), a) == nil }
		if may("fewer") && !may("narrow") || may("narrow") && !may("full") {
			t.Fatalf("%q: fewer %t, narrow %t, full %t", a.Headers, may("fewer"), may("narrow"), may("full"))
		}
	})
}

// Globs are what a slow, plain reading of them says.
func TestGlobs(t *testing.T) {
	var fits func(glob, name string, dialled bool) bool
	fits = func(glob, name string, dialled bool) bool {
		switch {
		case glob == "":
			return name == ""
		case glob[0] == '*':
			return fits(glob[1:], name, dialled) || name != "" && (!dialled || name[0] != '/') && fits(glob, name[1:], dialled)
		case name == "":
			return false
		case glob[0] == '?':
			return (!dialled || name[0] != '/') && fits(glob[1:], name[1:], dialled)
		}
		return glob[0] == name[0] && fits(glob[1:], name[1:], dialled)
	}
	text := rapid.StringMatching(`[ab/]{0,8}`)
	rapid.Check(t, func(t *rapid.T) {
		glob := rapid.StringMatching(`[ab*?/]{0,6}`).Draw(t, "glob")
		name, dialled := text.Draw(t, "name"), rapid.Bool().Draw(t, "dialled")
		if got, want := match(glob, name, dialled), fits(glob, name, dialled); got != want {
			t.Fatalf("%q fits %q (dialled %t): %t, want %t", glob, name, dialled, got, want)
		}
	})
}

// FuzzRole lets nothing lead elsewhere, and never panics.
func FuzzRole(f *testing.F) {
	p := policyOf(f, narrow)
	who := p.Principal("token:x", "narrow")
	for _, seed := range []string{"ok", "Local/1@ok/n", "PJSIP/ok&Local/1@evil", "ok,s,1", `EXEC Dial "PJSIP/ok,,G(evil^s^1)"`, "GET FULL VARIABLE ${OK}"} {
		f.Add("Originate", seed, "ok", "Dial", seed)
		f.Add("Redirect", seed, seed, "", "")
	}
	f.Fuzz(func(t *testing.T, name, channel, context, application, data string) {
		a := Action{Name: name, Known: true, Classes: classesOf[strings.ToLower(name)], Headers: []wire.Header{
			{Name: "Channel", Value: channel}, {Name: "Context", Value: context}, {Name: "Application", Value: application}, {Name: "Data", Value: data},
		}}
		if strings.ContainsAny(name+channel+context+application+data, "\r\n\x00") || strings.ContainsFunc(channel+context+application+data, func(r rune) bool { return r < ' ' && r != '\t' }) {
			return // wire refuses it, or nothing that anybody could be called
		}
		if p.Check(who, a) == nil {
			if bad := actionBad(a); bad != "" {
				t.Fatalf("%s %q passes, and leads to %s", a.Name, a.Headers, bad)
			}
		}
		if p.CheckCommand(who, data) == nil {
			if bad := commandBad(data); bad != "" {
				t.Fatalf("%q passes, and leads to %s", data, bad)
			}
		}
	})
}
