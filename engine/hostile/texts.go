// Package hostile holds texts that try to be more than texts, and models of how
// Asterisk reads the bytes it gets, which share no code with what writes them. For
// tests only.
package hostile

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// smuggled is what an attacker would have Asterisk do behind an action. Asterisk
// tells every session of a UserEvent.
const (
	smuggledEvent = "Action: UserEvent\r\nUserEvent: Smuggled\r\n\r\n"
	smuggledCall  = "Action: Originate\r\nChannel: Local/answer@astergate\r\nApplication: Wait\r\nData: 1\r\n\r\n"
	smuggledPart  = "Channel: Local/answer@astergate\r\nApplication: Wait\r\n"
)

// plain are short texts, by what they might mean to somebody.
var plain = []string{
	// Names that mean something to Asterisk, or nearly.
	"Action", "action", "ACTION", "aCtIoN", "Action ", " Action", " action", "Action\t", "\tAction", "Action\x00", "Action:", "Action: Ping",
	"ActionID", "ActionId", "ACTIONID", "actionid", "ActionID ", " ActionID", "ActionID:", "ActionID: x", "Action\u00a0", "Action\u200b", "\ufeffAction", "Аction",
	"Response", "Event", "Async", "Variable", "SuppressEvents", "Logoff", "logoff", "LOGIN", "Login ", "Challenge", "Events", "Filter", "WaitEvent", "Queues",
	"Response: Success", "Event: FullyBooted", "--END COMMAND--", "\n--END COMMAND--\r\n\r\n", "Follows",
	// Blanks, and what looks like blanks.
	" ", "  ", "\t", " x", "x ", "  x  ", "\tx", "x\t", "\u00a0x", "x\u3000", "\ufeffx", "x\u200b", "\u2060", "x:", ":x", ":", "::", ": ", " :", "a:b", "a: b", "a :b",
	// What other languages take for the end of a line, and what turns into
	// CR and LF where only the low byte of a character is kept.
	"a\u2028b", "a\u2029b", "a\u0085b", "a\vb", "a\fb", "a\x1cb", "a\x1db", "a\x1eb", "\u560d\u560a", "\u010d\u010a" + smuggledEvent[:9],
	"%0d%0a", "%0D%0AAction: UserEvent", "%250a", `\r\n`, `\r\nAction: UserEvent`, `\u000d\u000a`, `\x0d\x0a`, "&#13;&#10;", "=0D=0A", "^M^J", "␍␊",
	// Not UTF-8: Latin-1, lone and paired surrogates, overlong, cut short.
	"J\xfcrgen", "\xe4\xf6\xfc", "\x85", "\xff", "\xfe\xff", "\xed\xa0\x80", "\xed\xb0\x80", "\xed\xa0\xbd\xed\xb8\x80", "\xc0\x8d\xc0\x8a", "\xe0\x80\x8a", "\xf0\x80\x80\x8a", "a\xc3", "\xe2\x82", "\xf4\x90\x80\x80", "\x80", "a\xa0b",
	// What the dialplan, a shell, a data base or a formatter would read.
	"Variable: a=b,c=d", "a=b,c=d", "a=b\\,c", `a="b,c"`, `"`, `""`, `\`, `\\`, `\"`, `'`, `"unterminated`, `"J" <1>`, "<", "<>", "<<1>", "()", "(", ")", "[", "]", "{", "}", "a(b", "a)b",
	"${SHELL(id)}", "${FILE(/etc/passwd)}", "$[1+1]", "${", "}", "SHELL(id)", "FILE(x)=1", "_a=b", "__a=b", "a==b", "=", "=b", ",", ",,", "a,b", "|", "a|b", "&", "a&b", ";", ";1", "a;b", "#", "!", "*", "@", "a@b", "/", "//", "/x", "x/", "/^x/", "x/y/z", "../../etc/passwd", "./x",
	"`id`", "$(id)", "; id", "| id", "&& id", "' OR 1=1 --", "<script>alert(1)</script>", "%s%n%x", "%", "%%", "{{7*7}}", "${jndi:ldap://x}", "~", "-", "--", "-x", "+", "?", "\x7f",
	// Numbers, and what parsers take for them.
	"0", "-1", "1e999", "NaN", "Inf", "0x10", "1.5", "2147483648", "4294967296", "9223372036854775808", "-9223372036854775809", "1s", "-1s", "٣", "１", "1 ", " 1", "1,1", "null", "nil", "true", "false", "undefined", "[]", "[object Object]",
	// Letters of all kinds.
	"Überprüfung", "日本語", "Ελληνικά", "العربية", "e\u0301", "\u202eabc", "\u2066abc\u2069", "👩‍👩‍👧", "🏳️‍🌈", "\U0010ffff", "\ufffd", "\ufffe", "ﬁ", "İ", "ı", "ſ", "K",
	"BogusAction", "Bogus Action", "Bogus-Action_1.0", strings.Repeat("日", 340), strings.Repeat("日", 341), strings.Repeat("日", 342),
}

// Texts returns the texts that every field is given, each once, sorted, the same
// each time: over 600.
func Texts() []string {
	list := slices.Concat(plain, languages, channels)
	for c := range byte(0x20) {
		list = append(list, "a"+string(rune(c))+"b")
	}
	// Every way to end a line, a message or a text, before each of the things
	// that would do harm behind it.
	for _, end := range []string{"\r\n", "\n", "\r", "\r\n\r\n", "\n\n", "\n\r", "\r\r\n", "\r\r", "\x00", "\x00\r\n", "\r\x00\n", "\u2028", "\u2029", "\u0085", "\v\f", "\xc0\x8a", "\u560a"} {
		list = append(list, "x"+end, end+"x", "x"+end+smuggledEvent, "x"+end+smuggledCall, "x"+end+smuggledPart)
	}
	// Every length around the bounds of a line, for the header with the longest
	// name and for that with the shortest, and far beyond.
	for n := 1005; n <= 1025; n++ {
		list = append(list, strings.Repeat("a", n))
	}
	for _, n := range []int{36, 37, 80, 149, 150, 255, 256, 512, 2048, 4096, 8192, 65536} {
		list = append(list, strings.Repeat("b", n))
	}
	// What is behind the end of Asterisk's buffer would begin a message.
	for n := 1008; n <= 1024; n += 4 {
		list = append(list, strings.Repeat("c", n)+"Action: UserEvent", strings.Repeat(" ", n)+"Action: UserEvent")
	}
	// And a heap of all of it, the same each time.
	random := rand.New(rand.NewPCG(22, 16)) //nolint:gosec // repeatable on purpose
	parts := []string{"\r", "\n", "\x00", ":", " ", "\t", "Action", "ActionID", ": ", "UserEvent", "\u2028", "\u0085", "\xfc", "\xed\xa0\x80", "x", "=", ",", "\\", `"`, "日", "\r\n", strings.Repeat("d", 300)}
	arguments := []string{"a", "=", ",", "\\", `"`, "(", ")", "[", "]", "${", "}", "_", ";", "|", " ", "SHELL(id)", "日"}
	for i := range 130 {
		from := parts
		if i >= 70 { // what Asterisk splits arguments at
			from = arguments
		}
		var b strings.Builder
		for range 1 + random.IntN(8) {
			b.WriteString(from[random.IntN(len(from))])
		}
		list = append(list, b.String())
	}
	slices.Sort(list)
	return slices.Compact(list)
}
