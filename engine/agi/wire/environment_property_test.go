package wire

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// Whatever the lines: variables are those of a plain walk over them, and the first of
// a name is found.
func TestEnvironmentProperty(t *testing.T) {
	part := rapid.SampledFrom([]string{"agi_", "agi_a", "agi_ab", "a", ":", ": ", " ", "\n", "agi_a: 1\n", "agi_ab:2\n", "x\nagi_a"})
	rapid.Check(t, func(t *rapid.T) {
		raw := strings.Join(rapid.SliceOfN(part, 0, 30).Draw(t, "raw"), "")
		env, err := ParseEnvironment([]byte(raw))
		names, values := walkLines(raw)
		if (err != nil) != (names == nil) {
			t.Fatalf("%q: %v, but %q", raw, err, names)
		}
		if err != nil {
			return
		}
		var gotNames, gotValues []string
		for name, value := range env.All() {
			gotNames, gotValues = append(gotNames, name), append(gotValues, value)
		}
		if !slices.Equal(gotNames, names) || !slices.Equal(gotValues, values) || env.Len() != len(names) {
			t.Fatalf("%q: got %q %q, want %q %q", raw, gotNames, gotValues, names, values)
		}
		for _, name := range append([]string{"agi_", "agi_b", "a", "agi_a:", ""}, names...) {
			value, found := env.Lookup(name)
			i := slices.Index(names, name)
			if found != (i >= 0) || found && value != values[i] {
				t.Fatalf("%q: %q is %q, %v", raw, name, value, found)
			}
		}
	})
}

// walkLines takes an environment apart line by line; nil if it is none.
func walkLines(raw string) (names, values []string) {
	lines := strings.Split(raw, "\n")
	if raw == "" {
		return nil, nil
	}
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	for i, line := range lines {
		name, value, is := strings.Cut(line, ":")
		switch {
		case is && strings.HasPrefix(name, "agi_") && name != "agi_":
			names, values = append(names, name), append(values, value)
		case i == 0:
			return nil, nil
		default:
			values[len(values)-1] += "\n" + line
		}
	}
	for i := range values {
		values[i] = strings.TrimPrefix(values[i], " ")
	}
	return names, values
}
