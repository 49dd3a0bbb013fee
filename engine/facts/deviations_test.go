package facts_test

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const deviationsPath = "testdata/deviations.yaml"

// deviations is the file of that name.
type deviations struct {
	// NotTypedYet has no reason but that nobody has done it: it is to shrink.
	NotTypedYet struct {
		Actions []string
		Events  []string
	} `yaml:"not_typed_yet"`
	Deviations []deviation
}

// A deviation is a fact that the proto files do not follow on purpose.
type deviation struct {
	// What is a finding's text; a `*` at its end stands for any rest.
	What string
	// Versions that say so, newest first.
	Versions []string
	Reason   string
}

func (d deviation) covers(finding string) bool {
	if start, ok := strings.CutSuffix(d.What, "*"); ok {
		return strings.HasPrefix(finding, start)
	}
	return finding == d.What
}

func loadDeviations(t *testing.T) deviations {
	t.Helper()
	raw, err := os.ReadFile(deviationsPath)
	if err != nil {
		t.Fatal(err)
	}
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	decoder.KnownFields(true)
	var d deviations
	if err := decoder.Decode(&d); err != nil {
		t.Fatalf("%s: %v", deviationsPath, err)
	}
	return d
}

// explain returns the findings that the file does not explain, and what in the
// file is not true.
func (d deviations) explain(f *findings) []string {
	var faults []string
	explained := make(map[string]bool)
	for kind, list := range map[string][]string{"action ": d.NotTypedYet.Actions, "event ": d.NotTypedYet.Events} {
		if !slices.IsSorted(list) {
			faults = append(faults, fmt.Sprintf("not_typed_yet: the %ss are not in order", strings.TrimSpace(kind)))
		}
		for _, name := range list {
			if f.versions[kind+name] == nil || explained[kind+name] {
				faults = append(faults, fmt.Sprintf("not_typed_yet: %s%s is typed, unknown or there twice: take it out", kind, name))
			}
			explained[kind+name] = true
		}
	}
	for _, deviation := range d.Deviations {
		found := false
		for text, versions := range f.versions {
			if !deviation.covers(text) {
				continue
			}
			found = true
			if explained[text] {
				faults = append(faults, fmt.Sprintf("deviation %q is there twice for %q", deviation.What, text))
			}
			explained[text] = true
			if !slices.Equal(versions, deviation.Versions) {
				faults = append(faults, fmt.Sprintf("deviation %q: %q is so in %v, not %v", deviation.What, text, versions, deviation.Versions))
			}
		}
		switch {
		case !found:
			faults = append(faults, fmt.Sprintf("deviation %q does not hold any longer: take it out", deviation.What))
		case deviation.Reason == "":
			faults = append(faults, fmt.Sprintf("deviation %q has no reason", deviation.What))
		}
	}
	for text, versions := range f.versions {
		if !explained[text] {
			faults = append(faults, fmt.Sprintf("%s %v: mend the proto files, or say in %s why not", text, versions, deviationsPath))
		}
	}
	slices.Sort(faults)
	return faults
}
