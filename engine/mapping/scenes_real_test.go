package mapping

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// TestScenes plays the scenes on real servers and looks at every event that
// comes: no header of a typed event may be unmapped that is not known to be so.
// With -capture it adds to testdata/events each form of a typed event that is
// not there yet.
func TestScenes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		server := target.Start(t, sceneConfig)
		m := newTestMapper(t)
		c := converse(t, server)
		seen := make(map[string]bool)
		forms := corpusForms(t, target.Name)
		expected := corpusEvents(t, target.Name)
		skipped := false
		for _, s := range scenes {
			if s.until != 0 && target.Major() > s.until || target.Major() < s.since {
				continue
			}
			c.since = len(c.all)
			played := false
			t.Run(s.name, func(t *testing.T) {
				played = true
				c.t = t
				s.play(c, server)
				for _, msg := range c.all[c.since:] {
					check(t, m, eventDescriptor, msg)
					if msg.Kind() != wire.KindEvent || !m.Typed(string(msg.Type())) {
						continue
					}
					seen[string(msg.Type())] = true
					checkMapped(t, m, msg)
					if form := headerNames(msg); *capture && !forms[form] {
						forms[form] = true
						keep(t, msg, target.Name+"-"+s.name)
					}
				}
			})
			skipped = skipped || !played // by -run
		}
		// A server that stops may end before its sessions' threads have written this.
		delete(expected, "Shutdown")
		for name := range expected {
			if !skipped && !seen[name] && !slices.Contains(callEvents, name) && !slices.Contains(actionEvents, name) && !slices.Contains(telephonyEvents, name) {
				t.Errorf("no %s came, and the corpus has one of this version", name)
			}
		}
		t.Logf("%v sent %d of the %d typed events", target, len(seen), len(m.TypedEvents()))
	})
}

// checkMapped looks for headers of a typed event that no field holds.
func checkMapped(t *testing.T, m *Mapper, msg wire.Message) {
	t.Helper()
	e, err := m.Event(testEnvelope, msg, astergatev1.View_VIEW_TYPED)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range e.Unmapped {
		if h.RawValue == nil && !knownUnmapped(e, h.Name) {
			t.Errorf("%s: header %q is unmapped", e.Name, h)
		}
	}
}

// knownUnmapped reports whether no field is to hold the header. The headers that
// all lists have in common are the reply's, and those of UserEvent and TestEvent
// their author's.
// Events older than snapshots, as OriginateResponse, tell channelvars under names
// that hold the channel's: ChanVariable(PJSIP/alice-00000001).
func knownUnmapped(e *astergatev1.Event, header string) bool {
	if strings.HasPrefix(header, "ChanVariable(") {
		return true
	}
	switch header {
	case "ActionID", "EventList", "ListItems":
		return len(e.Privilege) == 0 || e.Name == "Status" || e.Name == "PeerStatus"
	case "ActiveChannels": // Asterisk 16 leaves it empty
		return strings.HasPrefix(e.Name, "Endpoint")
	case "Event": // the first is the envelope's
		return e.Name == "ResourceListDetail"
	}
	return e.Name == "UserEvent" || e.Name == "TestEvent"
}

// corpusForms returns the forms of events that the corpus has of a version.
func corpusForms(t *testing.T, version string) map[string]bool {
	t.Helper()
	forms := make(map[string]bool)
	for name, msg := range corpus(t) {
		if strings.HasPrefix(filepath.Base(name), version) {
			forms[headerNames(msg)] = true
		}
	}
	return forms
}

// corpusEvents returns the events that the corpus has of a version.
func corpusEvents(t *testing.T, version string) map[string]bool {
	t.Helper()
	events := make(map[string]bool)
	for name, msg := range corpus(t) {
		if strings.HasPrefix(filepath.Base(name), version) {
			events[string(msg.Type())] = true
		}
	}
	return events
}

// headerNames returns the event's name and its headers' names.
func headerNames(msg wire.Message) string {
	names := []string{string(msg.Type())}
	for i := range msg.Len() {
		names = append(names, string(msg.Name(i)))
	}
	return strings.Join(slices.Compact(names), " ")
}

// keep writes an event to the corpus, under a name that is free.
func keep(t *testing.T, msg wire.Message, name string) {
	t.Helper()
	dir := filepath.Join("testdata", "events", string(msg.Type()))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, name+".ami")
	for n := 2; ; n++ {
		if _, err := os.Stat(file); os.IsNotExist(err) {
			break
		}
		file = filepath.Join(dir, fmt.Sprintf("%s-%d.ami", name, n))
	}
	if err := os.WriteFile(file, msg.Raw(), 0o644); err != nil {
		t.Fatal(err)
	}
}
