package webhook

import (
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/hostile"
)

// Whatever a receiver answers: commands that are commands, as many as are allowed,
// or an error that says what is wrong and is no longer than a line of a log should
// be.
func FuzzParseAnswer(f *testing.F) {
	for _, body := range []string{
		"", "{}", `{"commands":[]}`, `{"commands":[{"answer":{}}],"continue":true}`, `{"commands":[{"setVariable":{"name":"A","value":"1"}}],"hold":true}`, `{"commands":[{}]}`, `{"commands":[{"session":"x","answer":{}}]}`, `{"commands":[{"answer":{},"hangup":{}}]}`,
		`{"commands":[null]}`, `{"commands":{}}`, `[]`, `null`, `{"x":1}`, `{} {}`, `{"commands":[{"raw":{"name":"HANGUP","arguments":[{"rawValue":"AA=="}]}}]}`, `{"commands":[` + strings.Repeat(`{"answer":{}},`, 100) + `{"answer":{}}]}`, strings.Repeat("[", 20000), "\xff", `{"COMMANDS":[{"answer":{}}]}`, `{"commands":[{"commandId":"1e400"}]}`,
	} {
		f.Add([]byte(body))
	}
	for i, text := range hostile.Texts() {
		if i%10 == 0 {
			f.Add([]byte(text))
			f.Add([]byte(`{"commands":[{"noop":{"text":"` + text + `"}}]}`))
		}
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := parseAnswer(body)
		if err != nil {
			if len(got.commands) > 0 || got.again || got.hold {
				t.Fatalf("%v, and %+v", err, got)
			}
			if text := err.Error(); text == "" || len(text) > 1000 || strings.ContainsAny(text, "\r\n\x00") {
				t.Fatalf("the error %.2000q", text)
			}
			return
		}
		if len(got.commands) > maxCommands {
			t.Fatalf("%d commands", len(got.commands))
		}
		for _, cmd := range got.commands {
			if cmd.GetCommand() == nil {
				t.Fatalf("%v is no command", cmd)
			}
		}
	})
}
