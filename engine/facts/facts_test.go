package facts_test

import (
	"testing"
)

// TestFacts holds the proto files against what the installed versions say: each
// action has its method, each parameter and each header a field, each event an
// arm, and what is required, needed and listed is what Asterisk says.
// testdata/deviations.yaml has the exceptions, each of which must be true.
func TestFacts(t *testing.T) {
	files := loadAll(t)
	f := compare(newCatalogue(t), files)
	for _, fault := range loadDeviations(t).explain(f) {
		t.Error(fault)
	}
	for _, version := range versions {
		c := f.coverage[version]
		t.Logf("asterisk %s: %v actions typed, %v parameters, %v events, %v headers",
			files[version].Version, c.actions, c.parameters, c.events, c.headers)
	}
}
