package hostile

import (
	"slices"
	"testing"
)

func TestTexts(t *testing.T) {
	texts := Texts()
	t.Logf("%d texts", len(texts))
	if len(texts) < 600 || !slices.IsSorted(texts) || len(slices.Compact(slices.Clone(texts))) != len(texts) {
		t.Errorf("%d texts, not 600 different ones in order", len(texts))
	}
	if !slices.Equal(texts, Texts()) {
		t.Error("they are not the same each time")
	}
}
