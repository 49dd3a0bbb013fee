package simulator

import (
	"strconv"
	"strings"
	"time"
)

// The commands of AGI that play, say, listen and record (res/res_agi.c).

func (r *agiRun) sound(file string) (time.Duration, bool) {
	if r.step.Sounds == nil {
		return agiSound, file != "nosuch"
	}
	d, ok := r.step.Sounds[file]
	return d, ok
}

func endpos(samples int) string { return "endpos=" + strconv.Itoa(samples) }

func samplesIn(d time.Duration) int { return int(d / (time.Second / 8000)) }

// streamFile gives no reply at all if the client speaks meanwhile.
func (r *agiRun) streamFile(args []string) agiResult {
	offset := 0
	if len(args) > 2 {
		n, ok := scanInt(args[2])
		if !ok {
			return agiUsage
		}
		offset = n
	}
	length, ok := r.sound(args[0])
	if !ok {
		r.reply(-1, endpos(offset))
		return agiFailed
	}
	start := time.Now()
	left := max(length-time.Duration(offset)*(time.Second/8000), 0)
	why, key := r.listen(left, args[1], true)
	at := endpos(offset + samplesIn(time.Since(start)))
	switch why {
	case agiTimeout:
		return r.reply(0, endpos(samplesIn(length)))
	case agiPressed:
		return r.reply(int(key), at)
	case agiStopped:
		r.reply(-1, at)
		return agiFailed
	}
	return agiOK
}

func (r *agiRun) sayNumeric(args []string) agiResult {
	if strings.Trim(args[0], "-0123456789*#") != "" {
		return agiUsage
	}
	return r.say(args)
}

// sayMoment takes half a second for each letter of the format and each file in it; a
// date or a time, and what has no format, four seconds.
func (r *agiRun) sayMoment(args []string) agiResult {
	if _, ok := scanInt(args[0]); !ok {
		return agiUsage
	}
	length := 4 * time.Second
	if len(args) > 2 {
		length = 0
		quoted := false
		for _, c := range strings.ReplaceAll(args[2], " ", "") {
			if c == '\'' {
				quoted = !quoted
			}
			if !quoted {
				length += 500 * time.Millisecond
			}
		}
	}
	return r.speak(length, args[1])
}

func (r *agiRun) say(args []string) agiResult {
	return r.speak(time.Duration(len(args[0]))*500*time.Millisecond, args[1])
}

func (r *agiRun) speak(length time.Duration, digits string) agiResult {
	switch why, key := r.listen(length, digits, true); why {
	case agiTimeout:
		return r.reply(0)
	case agiPressed:
		return r.reply(int(key))
	case agiStopped:
		r.reply(-1)
		return agiFailed
	}
	return agiOK
}

// sayAlpha fails on 16 if it has to tell the case of the first letter: it makes one
// file's name of two (main/say.c).
func (r *agiRun) sayAlpha(args []string) agiResult {
	if len(args) < 3 || args[2] == "" {
		return r.say(args)
	}
	first := args[0][:min(len(args[0]), 1)]
	small, capital := strings.ToUpper(first) != first, strings.ToLower(first) != first
	told := false
	switch args[2][0] | 0x20 {
	case 'a':
		told = small || capital
	case 'l':
		told = small
	case 'u':
		told = capital
	case 'n':
	default:
		return agiUsage
	}
	if told && r.c.sim.cfg.Version == Asterisk16 {
		r.reply(-1)
		return agiFailed
	}
	return r.say(args)
}

const anyKey = "0123456789ABCDabcd*#"

func (r *agiRun) waitForDigit(args []string) agiResult {
	ms, ok := scanInt(args[0])
	if !ok {
		return agiUsage
	}
	switch why, key := r.listen(time.Duration(ms)*time.Millisecond, anyKey, true); why {
	case agiTimeout:
		return r.reply(0)
	case agiPressed:
		return r.reply(int(key))
	case agiSpoken:
		return r.reply(1)
	}
	r.reply(-1)
	return agiFailed
}

// getData plays until the first key and then collects; # ends it and is not part
// of the result.
func (r *agiRun) getData(args []string) agiResult {
	timeout, most := 6*time.Second, 1024
	if len(args) > 1 {
		if ms, ok := scanInt(args[1]); ok && ms > 0 {
			timeout = time.Duration(ms) * time.Millisecond
		}
	}
	if len(args) > 2 {
		if n, ok := scanInt(args[2]); ok && n > 0 {
			most = n
		}
	}
	length, ok := r.sound(args[0])
	if !ok {
		return r.reply(-1)
	}
	wait := length + timeout
	var digits []byte
	for len(digits) < most {
		why, key := r.listen(wait, anyKey, true)
		switch {
		case why == agiTimeout:
			return r.reply(string(digits), "(timeout)")
		case why == agiSpoken || why == agiClosing:
			return agiOK
		case why == agiStopped:
			return r.reply(-1)
		case key == '#':
			return r.reply(string(digits))
		}
		digits = append(digits, key)
		wait = timeout
	}
	return r.reply(string(digits))
}

// silenceOf is the s= of RECORD FILE. It is silent here all the time.
func silenceOf(args []string) time.Duration {
	for _, arg := range args[:min(len(args), 3)] {
		if text, ok := strings.CutPrefix(arg, "s="); ok {
			n, _ := scanInt(text)
			return time.Duration(n) * time.Second
		}
	}
	return 0
}

// recordFile ends by silence as by its timeout, but then the result is what was left
// of that.
func (r *agiRun) recordFile(args []string) agiResult {
	ms, ok := scanInt(args[3])
	if !ok {
		return agiUsage
	}
	if strings.HasPrefix(args[0], "/nosuch") {
		r.reply(-1, "(writefile)")
		return agiFailed
	}
	start := time.Now()
	longest := time.Duration(ms) * time.Millisecond
	until, left := longest, 0
	if silence := silenceOf(args[4:]); silence > 0 && (ms < 0 || silence < longest) {
		until, left = silence, 100000 // what it waits for at once without a timeout
		if ms >= 0 {
			left = int((longest - silence).Milliseconds())
		}
	}
	why, key := r.listen(until, args[2], false)
	at := endpos(samplesIn(time.Since(start)))
	switch why {
	case agiTimeout:
		return r.reply(left, "(timeout)", at)
	case agiPressed:
		return r.reply(int(key), "(dtmf)", at)
	}
	r.reply(-1, "(hangup)", at)
	return agiFailed
}
