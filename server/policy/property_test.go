package policy

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"pgregory.net/rapid"
)

// shuffledCase gives each letter any case.
func shuffledCase(t *rapid.T, s, label string) string {
	upper := rapid.SliceOfN(rapid.Bool(), len(s), len(s)).Draw(t, label)
	out := []byte(strings.ToLower(s))
	for i := range out {
		if upper[i] && 'a' <= out[i] && out[i] <= 'z' {
			out[i] -= 'a' - 'A'
		}
	}
	return string(out)
}

var (
	plainWord  = rapid.StringMatching(`[A-Za-z0-9_.-]{1,12}`)
	safeHeader = rapid.Custom(func(t *rapid.T) wire.Header {
		name := rapid.SampledFrom([]string{"Channel", "Context", "Exten", "CallerID", "Timeout", "Account", "X-Own", "Async"}).Draw(t, "name")
		return wire.Header{Name: shuffledCase(t, name, "case"), Value: "x" + rapid.StringMatching(`[ -~]{0,40}`).Draw(t, "value")}
	})
	safeVariable = rapid.Custom(func(t *rapid.T) wire.Header {
		var list []string
		for range rapid.IntRange(1, 4).Draw(t, "variables") {
			value := rapid.StringMatching(`([a-zA-Z0-9 =.{}$]|\([a-z,=]*\)|"[a-z,=()]*"){0,10}`).Draw(t, "value")
			list = append(list, "v"+plainWord.Draw(t, "variable")+"="+value)
		}
		return wire.Header{Name: "Variable", Value: strings.Join(list, ",")}
	})
)

// inserted puts a header somewhere among others.
func inserted(t *rapid.T, headers []wire.Header, h wire.Header) []wire.Header {
	at := rapid.IntRange(0, len(headers)).Draw(t, "place")
	return slices.Insert(slices.Clone(headers), at, h)
}

func safeOriginate(t *rapid.T) []wire.Header {
	headers := rapid.SliceOfN(safeHeader, 0, 5).Draw(t, "headers")
	for _, h := range rapid.SliceOfN(safeVariable, 0, 3).Draw(t, "variables") {
		headers = inserted(t, headers, h)
	}
	if rapid.Bool().Draw(t, "application") {
		app := rapid.SampledFrom([]string{"Playback", "Dial", "Wait", "Echo", "ConfBridge", "Stasis", "Gosub"}).Draw(t, "app")
		headers = inserted(t, headers, wire.Header{Name: "Application", Value: app})
		headers = inserted(t, headers, wire.Header{Name: "Data", Value: rapid.StringMatching(`[a-zA-Z0-9/,&@:. -]{0,40}`).Draw(t, "data")})
	}
	return headers
}

// An action made of safe parts alone is never refused.
func TestSafePartsPass(t *testing.T) {
	none := policyWith(t)
	rapid.Check(t, func(t *rapid.T) {
		a := Action{Name: shuffledCase(t, "Originate", "case"), Headers: safeOriginate(t)}
		if err := check(none, a); err != nil {
			t.Fatalf("%+v: %v", a.Headers, err)
		}
	})
}

// One dangerous part is refused whatever its case, wherever it stands, however
// often its header is there, and whatever else the action holds.
func TestDangerousPartIsRefused(t *testing.T) {
	none := policyWith(t)
	var apps, functions []string
	for _, e := range entries {
		for _, app := range e.Applications {
			apps = append(apps, app.bare)
		}
		for _, f := range e.Functions {
			functions = append(functions, f.bare)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		headers := safeOriginate(t)
		blank := rapid.SampledFrom([]string{"", " ", "\t ", "  "}).Draw(t, "blank")
		function := shuffledCase(t, rapid.SampledFrom(append(functions, "CALLERID", "X")).Draw(t, "function"), "case of function") + "(" + plainWord.Draw(t, "argument") + ")"
		var part wire.Header
		switch rapid.IntRange(0, 3).Draw(t, "kind") {
		case 0:
			app := shuffledCase(t, rapid.SampledFrom(apps).Draw(t, "app"), "case of app")
			part = wire.Header{Name: "Application", Value: blank + app + blank}
		case 1:
			safe := safeVariable.Draw(t, "before")
			part = wire.Header{Name: "Variable", Value: blank + safe.Value + "," + function + "=1"}
			if parts := splitArguments(safe.Value + ",end"); parts[len(parts)-1] != "end" {
				t.Skip("what is open protects the comma")
			}
		case 2:
			part = wire.Header{Name: "Variable", Value: blank + function + "=" + plainWord.Draw(t, "value")}
		case 3:
			known := shuffledCase(t, rapid.SampledFrom(functions).Draw(t, "known"), "case of known")
			part = wire.Header{Name: "Data", Value: "a,${" + known + "(x)}"}
			headers = append(headers, wire.Header{Name: "Application", Value: "Verbose"})
		}
		part.Name = shuffledCase(t, part.Name, "case of header")
		headers = inserted(t, headers, part)
		err := check(none, Action{Name: shuffledCase(t, "Originate", "case"), Headers: headers})
		var denied *DeniedError
		if !errors.As(err, &denied) {
			t.Fatalf("passes: %q", headers)
		}
	})
}

// The same through an AGI command, whatever way its words are quoted.
func TestDangerousCommandIsRefused(t *testing.T) {
	none := policyWith(t)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SampledFrom([][]string{
			{"EXEC", "System", "id"}, {"EXEC", "TrySystem"}, {"SET", "VARIABLE", "FILE(x)", "1"},
			{"GET", "VARIABLE", "SHELL(id)"}, {"GET", "FULL", "VARIABLE", "${SHELL(id)}"}, {"RECORD", "FILE", "/x", "wav"},
		}).Draw(t, "words")
		line := rapid.SampledFrom([]string{"", " ", "\t"}).Draw(t, "before")
		for _, word := range words {
			line += quoted(t, shuffledCase(t, word, "case")) + rapid.SampledFrom([]string{" ", "\t", "  "}).Draw(t, "blank")
		}
		headers := inserted(t, rapid.SliceOfN(safeHeader, 0, 4).Draw(t, "headers"), wire.Header{Name: "Command", Value: line})
		if err := check(none, Action{Name: "AGI", Headers: headers}); err == nil {
			t.Fatalf("passes: %q", line)
		}
	})
}

// quoted writes a word in one of the ways that Asterisk reads as that word.
func quoted(t *rapid.T, word string) string {
	switch rapid.IntRange(0, 3).Draw(t, "quoting") {
	case 0:
		return word
	case 1:
		return `"` + word + `"`
	case 2:
		at := rapid.IntRange(0, len(word)).Draw(t, "at")
		return word[:at] + `"` + word[at:] + `"`
	default:
		out := ""
		for i := range len(word) {
			out += `\` + word[i:i+1]
		}
		return out
	}
}
