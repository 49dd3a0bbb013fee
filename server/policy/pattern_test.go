package policy

import "testing"

func TestPattern(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"Set", "set", true}, {"Set", " SET\t", true}, {"Set", "Settle", false}, {"Set", "Reset", false},
		{"*agi*", "DeadAGI", true}, {"*agi*", "agi", true}, {"*agi*", "ag", false},
		{"FILE*", "file_format", true}, {"FILE*", "AFILE", false}, {"*ile", "FILE", true}, {"*ile", "files", false},
	} {
		if got := (patterns{newPattern("nothing"), newPattern(tt.pattern)}).fit(normal(tt.name)); got != tt.want {
			t.Errorf("%s, %q: %v", tt.pattern, tt.name, got)
		}
	}
}
