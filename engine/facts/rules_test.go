package facts_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/facts"
)

// TestFindings changes the facts, one a case, and wants to be told.
func TestFindings(t *testing.T) {
	c := newCatalogue(t)
	before := compare(c, loadAll(t))
	parameter := func(f *facts.File, action, name string) *facts.Parameter {
		list := f.Action(action).Parameters
		return &list[slices.IndexFunc(list, func(p facts.Parameter) bool { return p.Name == name })]
	}
	for want, change := range map[string]func(f *facts.File){
		"action Nobody": func(f *facts.File) { f.Actions = append(f.Actions, facts.Action{Name: "Nobody"}) },
		"event Nothing": func(f *facts.File) { f.Events = append(f.Events, facts.Event{Name: "Nothing"}) },
		"action Hangup: no parameter Channels": func(f *facts.File) {
			parameter(f, "Hangup", "Channel").Name = "Channels"
		},
		"action Hangup: parameter Channel required is true": func(f *facts.File) {
			parameter(f, "Hangup", "Channel").Required = false
		},
		"action Hangup: parameter Cause required is false": func(f *facts.File) {
			parameter(f, "Hangup", "Cause").Required = true
		},
		`action Hangup: privilege is "system,call,all", not "call"`: func(f *facts.File) { f.Action("Hangup").Privilege = "call" },
		"action Hangup: module is core, not app_dial":               func(f *facts.File) { f.Action("Hangup").Module = "app_dial" },
		"action Status: no item Hangup":                             func(f *facts.File) { f.Action("Status").Items = []string{"Hangup"} },
		"action CoreStatus: no reply header Mood":                   func(f *facts.File) { f.Action("CoreStatus").Reply = []string{"Mood"} },
		`action Hangup: since is ""`: func(f *facts.File) {
			if strings.HasPrefix(f.Version, "16.") {
				f.Action("Hangup").Name = "Hangdown"
			}
		},
		`action Hangup: until is ""`: func(f *facts.File) {
			if strings.HasPrefix(f.Version, "22.") {
				f.Action("Hangup").Name = "Hangdown"
			}
		},
		"action Hangup: parameter Cause has no since": func(f *facts.File) {
			if strings.HasPrefix(f.Version, "16.") {
				parameter(f, "Hangup", "Cause").Name = "Reason"
			}
		},
		"event Hangup: no header Mood": func(f *facts.File) {
			f.Event("Hangup").Parameters = []facts.Parameter{{Name: "Mood"}}
		},
		"event Hangup: no header Destchannel": func(f *facts.File) { f.Event("Hangup").Channels = []string{"Dest"} },
		"event Hangup: no header bridgename":  func(f *facts.File) { f.Event("Hangup").Bridges = []string{""} },
		`event Hangup: privilege "call,all" has not the class agent`: func(f *facts.File) {
			f.Event("Hangup").Class = "agent"
		},
	} {
		files := loadAll(t)
		for _, f := range files {
			change(f)
		}
		after := compare(c, files)
		if before.versions[want] != nil || after.versions[want] == nil {
			t.Errorf("not told: %s\nbut %q", want, slices.DeleteFunc(slices.Sorted(maps.Keys(after.versions)), func(text string) bool {
				return before.versions[text] != nil
			}))
		}
	}
}

// TestDeviations holds that a file which is not true is told.
func TestDeviations(t *testing.T) {
	t.Parallel()
	f := &findings{versions: map[string][]string{
		"action A":             {"22", "16"},
		"action B":             {"22"},
		"event C: no header D": {"22"},
		"event C: no header E": {"22"},
	}}
	for _, c := range []struct {
		name string
		d    deviations
		want []string
	}{
		{"all told", told([]string{"A", "B"}, deviation{"event C: no header *", []string{"22"}, "so"}), nil},
		{"nothing told", told(nil), []string{"action A", "action B", "event C: no header D", "event C: no header E"}},
		{"no order", told([]string{"B", "A"}, deviation{"event C*", []string{"22"}, "so"}), []string{"not_typed_yet"}},
		{"typed", told([]string{"A", "B", "D"}, deviation{"event C*", []string{"22"}, "so"}), []string{"not_typed_yet"}},
		{"twice", told([]string{"A", "A", "B"}, deviation{"event C*", []string{"22"}, "so"}), []string{"not_typed_yet"}},
		{"no reason", told([]string{"A", "B"}, deviation{"event C*", []string{"22"}, ""}), []string{"deviation"}},
		{"other version", told([]string{"B"}, deviation{"event C*", []string{"22"}, "so"}, deviation{"action A", []string{"16"}, "so"}), []string{"deviation"}},
		{"gone", told([]string{"A", "B"}, deviation{"event C*", []string{"22"}, "so"}, deviation{"event F", []string{"22"}, "so"}), []string{"deviation"}},
		{"told twice", told([]string{"A", "B"}, deviation{"event C*", []string{"22"}, "so"}, deviation{"action B", []string{"22"}, "so"}), []string{"deviation"}},
	} {
		got := c.d.explain(f)
		if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// told makes a file of names that are not typed yet and deviations.
func told(actions []string, list ...deviation) deviations {
	d := deviations{Deviations: list}
	d.NotTypedYet.Actions = actions
	return d
}
