package callact

import (
	"strings"
	"testing"
)

func TestCheckFile(t *testing.T) {
	for _, name := range []string{"order-17.wav", "2026/11/order 17.gsm", "a.b.wav49", "Überprüfung.wav", strings.Repeat("x", 196) + ".wav"} {
		if err := checkFile(name); err != nil {
			t.Errorf("%q: %v", name, err)
		}
	}
	for _, name := range []string{
		"", "x", "x.", ".", "..", "/x.wav", "../x.wav", "a/../x.wav", "a/..", "x.wav,b", "x.wav|b", `"x.wav"`, `x\,y.wav`, "x.wav/y", "x.w v",
		"x\n.wav", "x\x00.wav", "x\x7f.wav", "${X}.wav", "$(id).wav", "`id`.wav", "a(b).wav", "x;y.wav", "x&y.wav", "x>y.wav", strings.Repeat("x", 197) + ".wav",
	} {
		if err := checkFile(name); err == nil {
			t.Errorf("%q passes", name)
		}
	}
}

func TestRecordOptions(t *testing.T) {
	for letters, want := range map[string]string{"": "i(ASTERGATE_RECORDING)", "ab": "abi(ASTERGATE_RECORDING)"} {
		if got, err := recordOptions(letters); got != want || err != nil {
			t.Errorf("%q: %q %v", letters, got, err)
		}
	}
	for _, letters := range []string{"i", "r", "t", "m", "a,b", "v(4)", "a b", "ä", "1"} {
		if got, err := recordOptions(letters); err == nil {
			t.Errorf("%q: %q", letters, got)
		}
	}
}
