package mapping

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// TestActions sends every typed action to real servers, in success and in what
// they refuse, and compares the shape of the whole answer with the one in
// testdata/actions: which messages with which headers. With -capture it writes
// the answers there.
func TestActions(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		server := target.Start(t, actionConfig)
		configurePJSIP(t, server)
		m := newTestMapper(t)
		a := &answers{conversation: converse(t, server), target: target}
		skipped := false
		for _, scene := range actionScenes {
			a.since = len(a.all)
			played := false
			t.Run(scene.name, func(t *testing.T) {
				played = true
				a.t = t
				scene.play(a)
				a.checkEvents(m)
			})
			skipped = skipped || !played // by -run
		}
		for _, name := range actionEvents {
			came := slices.ContainsFunc(a.all, func(msg wire.Message) bool {
				return msg.Kind() == wire.KindEvent && string(msg.Type()) == name
			})
			if !skipped && !came {
				t.Errorf("no %s came", name)
			}
		}
	})
}

// answers takes the answers to actions.
type answers struct {
	*conversation
	target asterisktest.Target
	server *asterisktest.Server // nil in TestActions
}

// checkEvents compares the scene's events with the reference, and looks for
// headers that no field holds.
func (a *answers) checkEvents(m *Mapper) {
	a.t.Helper()
	for _, msg := range a.all[a.since:] {
		check(a.t, m, eventDescriptor, msg)
		if msg.Kind() == wire.KindEvent && m.Typed(string(msg.Type())) {
			checkMapped(a.t, m, msg)
		}
	}
}

// ok sends an action that must succeed and takes its answer as the case.
func (a *answers) ok(action, name string, headers ...string) {
	a.t.Helper()
	a.take(action, name, "Success", headers)
}

// refused sends an action that must be refused.
func (a *answers) refused(action, name string, headers ...string) {
	a.t.Helper()
	a.take(action, name, "Error", headers)
}

// has reports whether the server has the action.
func (a *answers) has(action string) bool {
	a.t.Helper()
	reply := a.reply(a.send("ListCommands"))
	_, ok := reply.Get(action)
	return ok
}

func (a *answers) take(action, name, want string, headers []string) {
	a.t.Helper()
	id := a.send(action, headers...)
	reply := a.reply(id)
	if string(reply.Type()) != want {
		a.t.Errorf("%s %q: %s", action, headers, reply.Raw())
	}
	var answer bytes.Buffer
	shapes := []string{headerNames(reply)}
	add := func(msg wire.Message) {
		answer.Write(msg.Raw())
		shapes = append(shapes, headerNames(msg))
	}
	answer.Write(reply.Raw())
	at := slices.IndexFunc(a.all, func(msg wire.Message) bool {
		return msg.Kind() == wire.KindResponse && get(msg, "ActionID") == id
	})
	switch {
	case strings.EqualFold(get(reply, "EventList"), "start"):
		// Nothing comes between a list's parts.
		end := a.find("end of "+action, func(msg wire.Message) bool {
			return get(msg, "ActionID") == id && get(msg, "EventList") == "Complete"
		})
		for _, msg := range a.all[at+1:] {
			add(msg)
			if bytes.Equal(msg.Raw(), end.Raw()) {
				break
			}
		}
	case (action == "FAXStats" || action == "FAXSession") && want == "Success":
		add(a.await(action, "ActionID", id))
	case action == "Originate" && want == "Success":
		add(a.await("OriginateResponse", "ActionID", id))
	}
	a.compare(action, name, answer.Bytes(), shapes)
}

// compare holds the answer against the file of its case, or makes the file.
func (a *answers) compare(action, name string, answer []byte, shapes []string) {
	a.t.Helper()
	dir := filepath.Join("testdata", "actions", action)
	file := filepath.Join(dir, a.target.Name+"-"+name+".ami")
	if *capture {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			a.t.Fatal(err)
		}
		if err := os.WriteFile(file, answer, 0o644); err != nil {
			a.t.Fatal(err)
		}
		return
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		a.t.Errorf("%v: -capture writes it", err)
		return
	}
	var golden []string
	r := wire.NewReader(bytes.NewReader(raw), wire.Limits{})
	for {
		msg, err := r.Next()
		if err != nil {
			break
		}
		golden = append(golden, headerNames(msg))
	}
	if got, want := distinct(shapes), distinct(golden); !slices.Equal(got, want) {
		a.t.Errorf("%s: got\n%s\nwant\n%s", file, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func distinct(shapes []string) []string {
	return slices.Compact(slices.Sorted(slices.Values(shapes)))
}
