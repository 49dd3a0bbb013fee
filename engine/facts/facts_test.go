package facts_test

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"testing"
)

func TestFacts(t *testing.T) {
	f := compare(newCatalogue(t), loadAll(t))
	for _, text := range slices.Sorted(maps.Keys(f.versions)) {
		fmt.Fprintln(os.Stderr, text, f.versions[text])
	}
	for _, v := range versions {
		t.Log(v, *f.coverage[v])
	}
}
