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
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Every command compiles, has cases, and they come out as the golden files say.
func TestAGIGolden(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	a.now = func() time.Time { return time.Unix(1_700_000_000, 0) }
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
					switch plan.arguments[j].kind {
					case kindString:
						m.Set(plan.arguments[j].field, stringValue("v"))
					case kindBool:
						m.Set(plan.arguments[j].field, protoreflect.ValueOfBool(true))
					}
				}
				m.Set(plan.arguments[i].field, stringValue(text))
				words, err := a.Words(cmd)
				if err != nil {
					var argument *ArgumentError
					tooLong := plan.arguments[i].callerName || i+1 < len(plan.arguments) && plan.arguments[i+1].callerName
					if !errors.As(err, &argument) || text != "" && (!tooLong || len(text) <= maxCallerID) {
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

func agiCommand(t testing.TB, name, text string) *astergatev1.SessionCommand {
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
