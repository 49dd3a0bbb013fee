package engine

import (
	"errors"
	"fmt"
	"path"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFilterRefuses(t *testing.T) {
	for _, tt := range []struct {
		names, classes []string
		says           string
	}{
		{names: []string{""}, says: "names"},
		{names: []string{"Newchannel,Hangup"}, says: "several values"},
		{names: []string{"New channel"}, says: "cannot match"},
		{names: []string{strings.Repeat("a", 129)}, says: "1 to 128"},
		{names: make([]string, 257), says: "at most 256"},
		{classes: []string{"calls"}, says: "call, "},
	} {
		_, err := newFilter(tt.names, tt.classes, false)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%q %q: %v, want an InvalidError that says %q", tt.names, tt.classes, err, tt.says)
		}
	}
}

func TestFilterPasses(t *testing.T) {
	s := testServer(t, 64)
	for _, tt := range []struct {
		names, classes []string
		event          string
		want           bool
	}{
		{nil, nil, "Event: Hangup\r\n\r\n", true},
		{[]string{"hangup"}, nil, "Event: Hangup\r\nPrivilege: call,all\r\n\r\n", true},
		{[]string{"Hangup"}, nil, "Event: HangupRequest\r\n\r\n", false},
		{[]string{"Hangup*"}, nil, "Event: HangupRequest\r\n\r\n", true},
		{[]string{"Bridge*", "New?xten"}, nil, "Event: Newexten\r\n\r\n", true},
		{nil, []string{"call"}, "Event: Hangup\r\nPrivilege: call,all\r\n\r\n", true},
		{nil, []string{"CDR", "call"}, "Event: Cdr\r\nPrivilege: cdr,all\r\n\r\n", true},
		{nil, []string{"call"}, "Event: Cdr\r\nPrivilege: cdr,all\r\n\r\n", false},
		{nil, []string{"call"}, "Event: Odd\r\n\r\n", false},
		{[]string{"Hangup"}, []string{"dialplan"}, "Event: Hangup\r\nPrivilege: call,all\r\n\r\n", false},
	} {
		f, err := newFilter(tt.names, tt.classes, false)
		if err != nil {
			t.Fatal(err)
		}
		s.publish(t, tt.event)
		e, err := s.log.CursorAt(s.log.Newest()).Next()
		if err != nil || e == nil {
			t.Fatal(err)
		}
		var src source
		for range 2 { // the second time from memory
			if got := f.passes(&src, e); got != tt.want {
				t.Errorf("names %q, classes %q, %q: %v", tt.names, tt.classes, tt.event, got)
			}
		}
	}
}

// What a filter remembers is bounded, and whatever names the network sends are judged.
func TestFilterForgets(t *testing.T) {
	s := testServer(t, 64)
	f, err := newFilter([]string{"X*"}, nil, false)
	if err != nil {
		t.Fatal(err)
	}
	var src source
	for i := range 3 * maxLearned {
		s.publish(t, fmt.Sprintf("Event: X%d\r\n\r\n", i))
		e, _ := s.log.CursorAt(s.log.Newest()).Next()
		if !f.passes(&src, e) {
			t.Fatal("X* does not match X", i)
		}
	}
}

// matchGlob against path.Match, which knows the same two signs (among names
// without the signs that only path.Match has).
func TestGlobModel(t *testing.T) {
	text := rapid.StringOfN(rapid.RuneFrom([]rune("abAB-_")), 0, 8, -1)
	glob := rapid.StringOfN(rapid.RuneFrom([]rune("ab*?*-_")), 0, 8, -1)
	rapid.Check(t, func(t *rapid.T) {
		g, n := glob.Draw(t, "glob"), strings.ToLower(text.Draw(t, "name"))
		want, err := path.Match(g, n)
		if err != nil {
			t.Fatal(err)
		}
		if got := matchGlob(g, n); got != want {
			t.Errorf("%q on %q: %v, want %v", g, n, got, want)
		}
	})
}
