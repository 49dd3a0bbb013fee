package mapping

import (
	"math"
	"strconv"
	"testing"

	"pgregory.net/rapid"
)

// What plainDouble takes, it reads as strconv does, to the last bit.
func TestPlainDouble(t *testing.T) {
	same := func(t failing, text string) (taken bool) {
		got, ok := plainDouble([]byte(text))
		want, err := strconv.ParseFloat(text, 64)
		if ok && (err != nil || math.Float64bits(got) != math.Float64bits(want)) {
			t.Fatalf("%q is %v, want %v, %v", text, got, want, err)
		}
		return ok
	}
	for text, taken := range map[string]bool{
		"0": true, "1795314860.123456": true, ".5": true, "5.": true, "0.000": true, "007": true, "9007199254740992": true,
		"":  false,
		".": false, "..": false, "-1": false, "1e3": false, "1.2.3": false, "9007199254740993": false, "99999999999999999": false,
		"123456789012345678": false, "1x": false, "inf": false,
	} {
		if same(t, text) != taken {
			t.Errorf("%q was taken: %v", text, !taken)
		}
	}
	rapid.Check(t, func(t *rapid.T) { same(t, rapid.StringMatching(`[0-9]{0,12}[.]?[0-9]{0,12}`).Draw(t, "text")) })
	rapid.Check(t, func(t *rapid.T) { same(t, rapid.StringMatching(`[0-9.eE+-]{0,20}`).Draw(t, "text")) })
}

// Asterisk writes a MES as %4.1f.
func TestParseDoublePadded(t *testing.T) {
	for text, want := range map[string]float64{" 0.0": 0, "  7.5": 7.5, "84.2": 84.2} {
		if got, ok := parseDouble([]byte(text)); !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", " ", "1 ", " x"} {
		if got, ok := parseDouble([]byte(text)); ok {
			t.Errorf("%q is %v", text, got)
		}
	}
}
