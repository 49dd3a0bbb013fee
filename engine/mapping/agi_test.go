package mapping

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// agiCases are commands as JSON, and answers that Asterisk gives to them, by the
// command's field. Answers behind "-1" are read as if the channel had hung up.
var agiCases = map[string]struct {
	commands []string
	replies  []string
}{
	"answer":              {[]string{`{}`}, []string{"200 result=0", "200 result=-1", "511 Command Not Permitted on a dead channel or intercept routine"}},
	"hangup":              {[]string{`{}`, `{"channel":"PJSIP/a-1"}`}, []string{"200 result=1", "200 result=-1"}},
	"stream_file":         {[]string{`{"filename":"a b"}`, `{"filename":"x","escapeDigits":"12#"}`, `{"filename":"x","sampleOffset":"800"}`, `{}`}, []string{"200 result=0 endpos=12480", "200 result=49 endpos=800", "200 result=-1 endpos=0", "200 result=x endpos=0"}},
	"control_stream_file": {[]string{`{"filename":"x"}`, `{"filename":"x","skip":"1.5s","pauseDigit":"5"}`, `{"filename":"x","offset":"2s"}`, `{"filename":"x","skip":"-1s"}`}, []string{"200 result=0 endpos=-1", "200 result=42 endpos=17", "200 result=-1 endpos=0"}},
	"get_data":            {[]string{`{"filename":"x"}`, `{"filename":"x","timeout":"3.0005s","maxDigits":4}`, `{"filename":"x","maxDigits":1024}`, `{"filename":"x","timeout":"9999999s"}`}, []string{"200 result=007", "200 result=*0A", "200 result=", "200 result=12 (timeout)", "200 result= (timeout)", "200 result=-1"}},
	"get_option":          {[]string{`{"filename":"x","escapeDigits":"1"}`, `{"filename":"x","timeout":"2s"}`}, []string{"200 result=49 endpos=1", "200 result=0 endpos=1", "200 result=-1 endpos=0"}},
	"get_variable":        {[]string{`{"name":"CALLERID(num)"}`, `{}`}, []string{"200 result=1 (a)b (c)", "200 result=1 ()", "200 result=0", "200 result=1 (one\ntwo)", "200 result=1 (J\xfcrgen)", "200 result=1 (hangup)"}},
	"get_full_variable":   {[]string{`{"expression":"${EXTEN}"}`, `{"expression":"x","channel":"Local/1"}`}, []string{"200 result=1 (x)", "200 result=0"}},
	"set_variable":        {[]string{`{"name":"A","value":"say \"hi\" \\ all"}`, `{"name":"A"}`, `{"value":"x"}`}, []string{"200 result=1"}},
	"exec":                {[]string{`{"application":"Dial","options":"PJSIP/a,20,tT"}`, `{"application":"NoOp"}`, `{}`}, []string{"200 result=0", "200 result=-1", "200 result=-2"}},
	"say_number":          {[]string{`{}`, `{"number":-7,"escapeDigits":"*"}`, `{"number":1,"gender":"f"}`}, []string{"200 result=0", "200 result=35", "200 result=-1"}},
	"say_digits":          {[]string{`{"digits":"0*#"}`, `{}`}, []string{"200 result=0"}},
	"wait_for_digit":      {[]string{`{}`, `{"timeout":"0s"}`, `{"timeout":"0.0001s"}`}, []string{"200 result=0", "200 result=50", "200 result=-1"}},
	"record_file":         {[]string{`{"filename":"f","format":"wav"}`, `{"filename":"f","format":"wav","escapeDigits":"#","timeout":"5s","beep":true}`, `{"filename":"f","format":"wav","silence":"2.1s"}`, `{"filename":"f","format":"wav","sampleOffset":"9","beep":true,"silence":"3s"}`, `{"filename":"f"}`}, []string{"200 result=0 (timeout) endpos=8000", "200 result=35 (dtmf) endpos=160", "200 result=-1 (hangup) endpos=0", "200 result=-1 (writefile)"}},
	"verbose":             {[]string{`{"message":"x","level":3}`, `{"message":"x"}`, `{"message":"x","level":4294967295}`}, []string{"200 result=1"}},
	"noop":                {[]string{`{}`, `{"text":"a"}`}, []string{"200 result=0", "510 Invalid or unknown command", "503 Memory allocation failure"}},
	"channel_status":      {[]string{`{}`, `{"channel":"x"}`}, []string{"200 result=6", "200 result=-1"}},
	"database_get":        {[]string{`{"family":"a","key":"b"}`, `{"family":"a"}`}, []string{"200 result=1 (v)", "200 result=0"}},
	"database_put":        {[]string{`{"family":"a","key":"b"}`, `{"family":"a","key":"b","value":"c"}`}, []string{"200 result=1", "200 result=0"}},
	"set_context":         {[]string{`{"context":"c"}`}, []string{"200 result=0", "520-Invalid command syntax.  Proper usage follows:\nUsage: SET CONTEXT\n520 End of proper usage."}},
	"set_extension":       {[]string{`{"extension":"1"}`}, []string{"200 result=0"}},
	"set_priority":        {[]string{`{"priority":"n"}`}, []string{"200 result=0"}},
	"raw":                 {[]string{`{"name":"SPEECH CREATE","arguments":[{"value":"a b"},{"rawValue":"/w=="}]}`, `{"name":"failure"}`, `{"name":"NOOP","arguments":[{"value":"a\nANSWER"}]}`, `{}`}, []string{"200 result=1", "200 result=-1", "100 result=0 Trying..."}},
}

// Every command compiles, has cases, and they come out as the golden files say.
func TestAGIGolden(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	if len(agiCases) != fields.Len() {
		t.Errorf("%d commands have cases, there are %d", len(agiCases), fields.Len())
	}
	for i := range fields.Len() {
		name := string(fields.Get(i).Name())
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			for _, text := range agiCases[name].commands {
				cmd := agiCommand(t, name, text)
				line, err := lineOf(a, cmd)
				if err != nil {
					fmt.Fprintf(&out, "%s\n  error %v\n", text, err)
					continue
				}
				fmt.Fprintf(&out, "%s\n  line %q\n", text, line)
			}
			for _, raw := range agiCases[name].replies {
				reply := agiwire.ParseReply(raw)
				cmd := agiCommand(t, name, `{}`)
				fmt.Fprintf(&out, "%q\n  %s\n", raw, resultText(t, a.Result(cmd, &reply, false)))
				if reply.Result == "-1" {
					fmt.Fprintf(&out, "  hung up: %s\n", resultText(t, a.Result(cmd, &reply, true)))
				}
			}
			file := filepath.Join("testdata", "agi", name+".txt")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("got\n%s\nwant\n%s", out.Bytes(), want)
			}
		})
	}
}

// Through each text argument of each command go texts that would mean something
// else if they were not quoted; what a line says is just the words meant.
func TestAGIHostileArguments(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	hostile := []string{`"`, `\`, `a\`, `" "SYSTEM`, "a b\tc", `\" ANSWER`, "", " ", "\x00", "a\nANSWER", "a\rANSWER", "ü\u2028", "${SHELL(id)}", "--", "'", "failure", strings.Repeat("x", 3000)}
	for number, plan := range a.plans {
		fd := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Fields().ByNumber(number)
		for i := range plan.arguments {
			if plan.arguments[i].kind != kindString {
				continue
			}
			for _, text := range hostile {
				cmd := new(astergatev1.SessionCommand)
				m := cmd.ProtoReflect().Mutable(fd).Message()
				for j := range plan.arguments {
					if plan.arguments[j].kind == kindString {
						m.Set(plan.arguments[j].field, stringValue("v"))
					}
				}
				m.Set(plan.arguments[i].field, stringValue(text))
				words, err := a.Words(cmd)
				if err != nil {
					var argument *ArgumentError
					if !errors.As(err, &argument) || text != "" {
						t.Errorf("%s %q: %v", plan.name, text, err)
					}
					continue
				}
				line, err := agiwire.AppendCommand(nil, agiwire.MaxLineShort, words)
				if strings.ContainsAny(text, "\r\n\x00") || len(text) > agiwire.MaxLineShort {
					if err == nil {
						t.Errorf("%s %q was taken", plan.name, text)
					}
					continue
				}
				if err != nil {
					t.Errorf("%s %q: %v", plan.name, text, err)
					continue
				}
				var want []string
				for _, w := range words {
					want = append(want, w.Text)
				}
				if got := parseArgs(string(line[:len(line)-1])); strings.Join(got, "\x00") != strings.Join(want, "\x00") {
					t.Errorf("%s %q arrives as %q", plan.name, text, got)
				}
			}
		}
	}
}

// parseArgs takes a line apart as Asterisk does (res/res_agi.c, parse_args).
func parseArgs(line string) []string {
	var words []string
	quoted, escaped, blank := false, false, true
	for _, c := range []byte(line) {
		switch {
		case c == '"' && !escaped:
			quoted = !quoted
			if quoted && blank {
				words, blank = append(words, ""), false
			}
			escaped = false
		case (c == ' ' || c == '\t') && !quoted && !escaped:
			blank = true
		case c == '\\' && !escaped:
			escaped = true
		default:
			if blank {
				words, blank = append(words, ""), false
			}
			words[len(words)-1] += string([]byte{c})
			escaped = false
		}
	}
	return words
}

func lineOf(a *AGI, cmd *astergatev1.SessionCommand) (string, error) {
	words, err := a.Words(cmd)
	if err != nil {
		return "", err
	}
	line, err := agiwire.AppendCommand(nil, agiwire.MaxLineShort, words)
	return string(line), err
}

func agiCommand(t *testing.T, name, text string) *astergatev1.SessionCommand {
	t.Helper()
	cmd := new(astergatev1.SessionCommand)
	if err := protojson.Unmarshal(fmt.Appendf(nil, `{%q: %s}`, name, text), cmd); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// resultText is a result without the reply's whole text.
func resultText(t *testing.T, r *astergatev1.SessionResult) string {
	t.Helper()
	r.Reply.Text = ""
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func stringValue(text string) protoreflect.Value { return protoreflect.ValueOfString(text) }
