package facts_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/astergate/astergate/engine/facts"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var versionsPath = filepath.Join("testdata", "versions.json")

// ended are branches that had ended when Asterisk 16.17 to 20.8 brought what is
// new; what they have is not worth an option.
var ended = map[int]bool{17: true, 19: true}

// built are events whose names 16 and 18 put together, so that no search of their
// source finds them; 16 sends the first of them (TestTelephonyActions).
var built = map[string]bool{"InboundSubscriptionDetail": true, "OutboundSubscriptionDetail": true}

// TestVersions holds the options since and until of actions and events against
// what the source of each major version has, also of those that no test runs.
func TestVersions(t *testing.T) {
	t.Parallel()
	v, err := facts.LoadVersions(versionsPath)
	if err != nil {
		t.Fatal(err)
	}
	c := newCatalogue(t)
	seen := 0
	check := func(kind string, s facts.Span, since, until string) {
		seen++
		for _, major := range v.Majors {
			if got := facts.HasMajor(since, until, major); got != s.Has(major) && !ended[major] {
				t.Errorf("%s %s: since %q until %q says of version %d %t", kind, s.Name, since, until, major, got)
			}
		}
	}
	for _, s := range v.Actions {
		if typed, ok := c.actions[strings.ToLower(s.Name)]; ok {
			check("action", s, typed.since.since, typed.since.until)
		}
	}
	spans := make(map[string]facts.Span)
	for _, s := range v.Events {
		spans[s.Name] = s
	}
	arms := (*astergatev1.Event)(nil).ProtoReflect().Descriptor().Oneofs().ByName("body").Fields()
	for i := range arms.Len() {
		md := arms.Get(i).Message()
		if s, ok := spans[text(md, optionsv1.E_Event)]; ok && !built[s.Name] {
			check("event", s, text(md, optionsv1.E_EventSince), text(md, optionsv1.E_EventUntil))
		}
	}
	if seen < 300 {
		t.Errorf("only %d actions and events are in %s", seen, versionsPath)
	}
	encoded, err := v.Encode()
	if err != nil {
		t.Fatal(err)
	}
	if raw, err := os.ReadFile(versionsPath); err != nil || !bytes.Equal(raw, encoded) {
		t.Errorf("%s is not as extract -versions writes it (%v)", versionsPath, err)
	}
}

// TestFromSources finds what came and went.
func TestFromSources(t *testing.T) {
	t.Parallel()
	tree := func(text string) fs.FS { return fstest.MapFS{"main/manager.c": {Data: []byte(text)}} }
	old, both := `ast_manager_register_xml_core("Old", 0, f)`, `/*** <manager name="Both" language="en_US"> <managerEvent language="en_US" name="Told"> ***/`
	v, err := facts.FromSources(map[int]fs.FS{16: tree(old + both), 17: tree(old), 18: tree(both)})
	if err != nil {
		t.Fatal(err)
	}
	want := facts.Span{Name: "Both", First: 16, Last: 18, Without: []int{17}}
	if len(v.Actions) != 2 || v.Actions[0].Has(17) || !v.Actions[0].Has(18) || v.Actions[0].Name != want.Name || v.Actions[1].Last != 17 {
		t.Errorf("actions %+v", v.Actions)
	}
	if len(v.Events) != 1 || v.Events[0].Has(17) || v.Events[0].First != 16 {
		t.Errorf("events %+v", v.Events)
	}
}

func TestHasMajor(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		since, until string
		has, lacks   []int
	}{
		{"", "", []int{16, 22, 23}, nil},
		{"18.21, 20.6, 21.1", "", []int{18, 20, 21, 22, 23}, []int{16, 17, 19}},
		{"20.20, 22.10", "", []int{20, 22, 23}, []int{16, 18, 21}},
		{"12.1", "", []int{16, 22}, []int{11}},
		{"", "20", []int{16, 20}, []int{21, 22}},
		{"9", "20", []int{16, 9}, []int{8, 100}},
	} {
		for _, major := range tt.has {
			if !facts.HasMajor(tt.since, tt.until, major) {
				t.Errorf("since %q until %q: %d has it", tt.since, tt.until, major)
			}
		}
		for _, major := range tt.lacks {
			if facts.HasMajor(tt.since, tt.until, major) {
				t.Errorf("since %q until %q: %d does not have it", tt.since, tt.until, major)
			}
		}
	}
}
