package hostile

import "strings"

// languages are texts of the languages that a text may fall into on its way, or in
// somebody's hands behind it.
var languages = []string{
	// The dialplan: variables in variables, functions that run programs or read
	// and write files, expressions, separators of arguments.
	"${${X}}", "${${SHELL(id)}}", "${SHELL(id > /tmp/x)}", "${SHELL(${EXTEN})}", "${EVAL(${SHELL(id)})}", "${CURL(http://127.0.0.1/)}", "${ODBC_X(1)}", "${DB(a/b)}",
	"${GLOBAL(X)}", "${ENV(PATH)}", "${FILE(/etc/passwd,0,9)}", "${AST_CONFIG(manager.conf,general,secret)}", "${REALTIME(a,b,c)}", "${SYSINFO(loadavg)}", "${EXTEN:0:-1}", "${X:-1:9}",
	"$[${X} = ${SHELL(id)}]", "$[1 + 1]", "$[", "]", "${SHELL(id)", "$${X}", "$ {SHELL(id)}", "\\${SHELL(id)}", "${SHELL\\(id\\)}", "SHELL(id),x", "x,SHELL(id)", "EVAL(x)=y",
	"a,b,c,d", ",,,", "a\\,b", "a\\\\,b", "a|b|c", "a^b", "a&b&c", "a&SIP/evil", "PJSIP/a&PJSIP/b&", "x@y@z", "x,30,tTgG(a^b^1)", "x,,U(sub^a)", "x,30,M(m^a)b(c^d^1)",
	"_X.", "_[0-9].", "s,1,System(id)", "100,1", "100,n(label)", "+1", "-1,System(id)", "default,s,1", "Goto(x)", "System(id)", "TrySystem(id)", "Macro(x)", "AGI(x)", "EAGI(x)", "ExternalIVR(x)", "Originate(x)",
	// Configuration files and the console.
	"; a comment", ";-- a comment --;", "a ; b", "a\\;b", "[section]", "[section](+)", "[general](!)", "#include \"x\"", "#exec id", "#exec /bin/id", "#tryinclude x", "x => y", "x = y", "x=>", "+= y", "allow=all\nsecret=x",
	"core restart now", "core stop now", "core show version; core stop now", "core show version\ncore stop now", "core show version && core stop now", "!id", "!/bin/sh", "dialplan add extension 1,1,System,id into default", "module load x", "manager set debug on", "module unload res_agi.so", "originate Local/x application System id", "channel originate x extension y", "database put a b c", "logger rotate",
	// Shells, paths, formats, percent.
	"$(id)`id`", "|id", "||id", "&&id", ">/tmp/x", "<(id)", "$IFS", "${IFS}id", "*", "~root", "\\x41", "$'\\n'", "-o x", "--help", "../../../../etc/passwd", "..\\..\\x", "/etc/passwd\x00.wav", "....//....//x", "/proc/self/environ", "file:///etc/passwd", "http://169.254.169.254/", "x.wav;id", "en/../../x",
	"%s%s%s%s%s", "%n", "%x%x%x%x", "%99999d", "%1$s", "%%%", "%p", "%.1000000f", "{0}", "{0.__class__}", "%00", "%0A", "%0a%0aAction:%20Logoff", "%E5%98%8A%E5%98%8D", "%u000a", "%c0%8a", "%2e%2e%2f", "%5c%6e", "+%0D%0A",
	// JSON, YAML, XML, SQL.
	`{"action":"Logoff"}`, `","headers":[{"name":"Action","value":"x"}],"x":"`, `"}]}`, `\"}`, `\u0000`, `\u000aAction: x`, `\ud800`, `[[[[[[[[`, `{"a":1,"a":2}`, `{"__proto__":{}}`, `/*x*/`, `//x`, `NaN`, `1e400`, `0x`, "'", "---", "--- !!python/object/apply:os.system [id]", "&a [*a]", "*a", "!!binary x", "<<: *x", "x: |\n  y", "? x", "- x", "@x", "yes", "~x", "0o17", "1_000", "2026-01-01", "%YAML 1.1", "!!str x", "]]>", "<![CDATA[x]]>", "<!ENTITY x SYSTEM \"file:///etc/passwd\">", "&lt;", "&#10;", "'; DROP TABLE cdr; --", "1 OR 1=1",
	// CEL and regular expressions.
	"' || true || '", `" || true || "`, "name == 'x'", "header('Secret')", "true ? 1 : 0", "[1,2].all(x, true)", "r'\\n'", "b'x'", "call.state", "size('x') > 0", "matches('(a+)+$')",
	"(a+)+$", "^(.*)*$", "(?P<x>.*)", "(?i)x", "[", "(?", "a{1000}{1000}", `\`, `\Q`, "\\pL", ".*", "(?=x)", `\1`, "^", "$",
	// Terminals and those who read logs there.
	"\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b[2J", "\x1bc", "\x9b31m", "\x1bP1;1|x\x1b\\", "\x08\x08\x08", "\x07", "\x7f", "a\x1b[1Ab", "\x1b]8;;http://x\x07y",
}

// channels are texts that a reader of bytes takes apart otherwise than a reader of
// characters, or of other bytes.
var channels = []string{
	// CR, LF and NUL in other clothes.
	"a\x0d\x0ab", "a\x00\x0d\x00\x0ab", "\xff\xfea\x00\r\x00\n\x00", "\xfe\xff\x00\r\x00\n", "a\xe0\x80\x8ab", "a\xe0\x80\x8db", "a\xf0\x80\x80\x8db", "a\xf8\x80\x80\x80\x8ab", "a\xfc\x80\x80\x80\x80\x8ab", "a\xc0\x80b", "a\xe0\x80\x80b", "a\xc1\x8ab", "a\xc0\xaeb", "a\xc0\xafb",
	"a\u240db", "a\u240ab", "a\u21b5b", "a\u2424b", "a\uff0db", "a\u0a0ab", "a\u0d0db", "a\u0d0ab", "a\u010ab", "a\u010db", "a\u0100b", "a\U0001000ab", "a\U0001000db", "a\u2028Action: Logoff", "a\u0085Action: Logoff", "a\u2029\u2029Action: Logoff", "+/v8-x", "+AA0ACg-Action",
	// Quotes, blanks and colons that are not the usual ones.
	"\u201cx\u201d", "\u2018x\u2019", "\u00abx\u00bb", "\uff02x\uff02", "\uff3cx", "\u2216x", "Action\uff1a x", "Action\u02d0 x", "Action\ufe55x", "Action\ua789x", "a\u2003b", "a\u180eb", "a\u00adb", "a\u200db", "a\u200cb", "a\ufe0fb", "a\u0000b",
	// Marks of order and direction.
	"\ufeff", "\ufeffAction: x", "a\ufeffb", "\ufffe", "\u202e", "\u202dx\u202c", "\u2067x\u2069", "\u200fx", "\u061cx", "gpj.\u202eexe", "\u202e\r\nnoitcA",
	// AGI's quoting.
	`" "`, `" HANGUP`, "x\" HANGUP \"", `x\" HANGUP`, `\\" HANGUP`, `\" \"`, `"\"`, `\\\"`, `"x" "y" "z"`, `x\ y`, `\ `, ` \`, `\n`, `\t`, `"` + "\t" + `"`, "x\\\tHANGUP", `'x'`, "EXEC System id", "FAILURE", "failure: x", "200 result=0", "520-Invalid", "HANGUP", "HANGUP\n", "\nHANGUP\n", "x\nEXEC System id", "x\rHANGUP", "x\r\nHANGUP\r\n", "agi_request: x", "\n\n", "GET VARIABLE X", "ASYNCAGI BREAK", "x\" \"BEEP", "s=1",
	strings.Repeat(`"`, 40), strings.Repeat(`\`, 41), strings.Repeat(`" `, 80), strings.Repeat("x ", 130), strings.Repeat("\t", 128),
	// Lengths at AGI's limits, counted with and without quoting.
	strings.Repeat("e", 2030), strings.Repeat("e", 2046), strings.Repeat("e", 2047), strings.Repeat("e", 2049), strings.Repeat(`"`, 1012), strings.Repeat(`\`, 1013), strings.Repeat(`"`, 1024),
	strings.Repeat("e", 8170), strings.Repeat("e", 8190), strings.Repeat("e", 8191), strings.Repeat("e", 8193), strings.Repeat(`"`, 4086), strings.Repeat("f", 2046) + "\nHANGUP", strings.Repeat("f", 8190) + "\nHANGUP", strings.Repeat("f", 2047) + "HANGUP", strings.Repeat("f", 8191) + "HANGUP",
}
