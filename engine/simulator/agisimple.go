package simulator

import (
	"strconv"
	"strings"
	"time"
)

// The commands of AGI that need little (res/res_agi.c), their replies as measured.
// The channels here are Local ones or telephones that take no text, no images and no
// TDD, and no engine for speech is loaded. Not imitated: that music plays, and that
// SET AUTOHANGUP hangs up.

func simpleAGICommands() []agiCommand {
	noSpeech := func(r *agiRun, _ []string) agiResult { return r.reply(0) }
	return []agiCommand{
		{"asyncagi break", true, 0, -1, (*agiRun).asyncBreak},
		{"control stream file", false, 2, 7, (*agiRun).controlStreamFile},
		{"database deltree", true, 1, 2, (*agiRun).databaseDeltree},
		{"get option", false, 2, 3, (*agiRun).getOption},
		{"gosub", false, 3, 4, (*agiRun).gosub},
		{"receive char", false, 1, 1, (*agiRun).receiveChar},
		{"receive text", false, 1, 1, (*agiRun).receiveText},
		{"send image", false, 1, 1, (*agiRun).zero},
		{"send text", false, 1, 1, (*agiRun).zero},
		{"set autohangup", false, 1, 1, (*agiRun).setAutohangup},
		{"set callerid", false, 0, -1, (*agiRun).setCallerID},
		{"set music", false, 1, -1, (*agiRun).zero},
		{"speech activate grammar", false, 1, 1, noSpeech},
		{"speech create", false, 0, -1, noSpeech},
		{"speech deactivate grammar", false, 1, 1, noSpeech},
		{"speech destroy", true, 0, -1, noSpeech},
		{"speech load grammar", false, 2, 2, noSpeech},
		{"speech recognize", false, 2, -1, noSpeech},
		{"speech set", false, 2, 2, noSpeech},
		{"speech unload grammar", true, 1, 1, noSpeech},
		{"tdd mode", false, 1, 1, (*agiRun).zero},
	}
}

// databaseDeltree answers 0 for done and 1 for nothing found.
func (r *agiRun) databaseDeltree(args []string) agiResult {
	key := ""
	if len(args) > 1 {
		key = args[1]
	}
	keys := r.c.sim.tree(args[0], key)
	for _, k := range keys {
		delete(r.c.sim.database, k)
	}
	if len(keys) == 0 {
		return r.reply(1)
	}
	return r.reply(0)
}

// setAutohangup takes any number, with a fraction.
func (r *agiRun) setAutohangup(args []string) agiResult {
	end := strings.IndexFunc(args[0], func(c rune) bool { return !strings.ContainsRune("+-.0123456789", c) })
	if end < 0 {
		end = len(args[0])
	}
	if _, err := strconv.ParseFloat(args[0][:end], 64); err != nil {
		return agiUsage
	}
	return r.reply(0)
}

// setCallerID reads 255 bytes, and drops from a number what people write into it
// (main/callerid.c, ast_shrink_phone_number).
func (r *agiRun) setCallerID(args []string) agiResult {
	if len(args) == 0 {
		return r.reply(1) // measured
	}
	text := args[0][:min(len(args[0]), 255)]
	name, number := text, ""
	if begin := strings.LastIndexByte(text, '<'); begin >= 0 {
		name, number = text[:begin], text[begin+1:]
		if end := strings.LastIndexByte(number, '>'); end >= 0 {
			number = number[:end]
		}
	} else if text != "" && strings.Trim(text, "0123456789*#+-() .") == "" {
		name, number = "", text
	}
	name = strings.TrimSpace(name)
	if len(name) > 1 && name[0] == '"' && name[len(name)-1] == '"' {
		name = name[1 : len(name)-1]
	}
	r.c.assign("CALLERID(name)", unescapeQuoted(name))
	r.c.assign("CALLERID(num)", strings.NewReplacer("(", "", ")", "", " ", "", "-", "").Replace(number))
	return r.reply(1)
}

// unescapeQuoted is ast_unescape_quoted: a backslash makes any byte stand for itself.
func unescapeQuoted(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; i == len(s) {
				break
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// controlStreamFile does not wind. Its position is in milliseconds.
func (r *agiRun) controlStreamFile(args []string) agiResult {
	for _, i := range []int{2, 6} {
		if len(args) > i {
			if _, ok := scanInt(args[i]); !ok {
				return agiUsage
			}
		}
	}
	length, ok := r.sound(args[0])
	if !ok {
		r.reply(-1, endpos(-1))
		return agiFailed
	}
	start := time.Now()
	why, key := r.listen(length, args[1], false)
	at := endpos(int(time.Since(start).Milliseconds()))
	switch why {
	case agiTimeout:
		return r.reply(0, endpos(-1))
	case agiPressed:
		return r.reply(int(key), at)
	case agiStopped:
		r.reply(-1, at)
		return agiFailed
	}
	return agiOK
}

// getOption waits for a key after the file, 5 s if nothing else is said.
func (r *agiRun) getOption(args []string) agiResult {
	timeout := 5 * time.Second
	if len(args) > 2 {
		ms, _ := scanInt(args[2])
		timeout = time.Duration(ms) * time.Millisecond
	}
	length, ok := r.sound(args[0])
	if !ok {
		r.reply(-1, endpos(0))
		return agiFailed
	}
	start := time.Now()
	why, key := r.listen(length, args[1], true)
	at := endpos(samplesIn(min(time.Since(start), length)))
	if why == agiTimeout {
		why, key = r.listen(timeout, args[1], true)
	}
	switch why {
	case agiTimeout:
		return r.reply(0, at)
	case agiPressed:
		return r.reply(int(key), at)
	case agiStopped:
		r.reply(-1, at)
		return agiFailed
	}
	return agiOK
}
