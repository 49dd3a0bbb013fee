package worker

import (
	"strings"
	"testing"
	"testing/synctest"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// serves is an owner who may have the sessions of scripts below a name.
func serves(name string) Owner {
	return Owner{Name: name, May: func(server, script string) bool {
		return server == "pbx1" && strings.HasPrefix(script, name+"/")
	}}
}

// A worker is offered only what its owner may have, whatever its routes; where
// nobody else is there the session goes the way of one that nobody takes.
func TestOwnersScripts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		a, b := registerAs(t, r, serving("a", 5, ""), serves("a")), registerAs(t, r, serving("b", 5, ""), serves("b"))
		for range 3 {
			for name, conn := range map[string]*Conn{"a": a, "b": b} {
				end := handle(r, newFakeChannel(t, "/"+name+"/menu"))
				id := conn.accept(t)
				conn.give(t, finishFrame(id, false))
				if e := <-end; e != finishedEnd {
					t.Errorf("%s ended as %v", name, e)
				}
			}
		}
		if e := <-handle(r, newFakeChannel(t, "c/menu")); e != astergatev1.SessionEnd_SESSION_END_NO_HANDLER {
			t.Errorf("a script that nobody may have ended as %v", e)
		}
		a.Close()
		b.Close()
	})
}

// That one session found no room says nothing of another's.
func TestOwnersRoom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		a, b := registerAs(t, r, serving("a", 1, ""), serves("a")), registerAs(t, r, serving("b", 1, ""), serves("b"))
		first := handle(r, newFakeChannel(t, "a/1"))
		id := a.accept(t)
		waits := handle(r, newFakeChannel(t, "a/2"))
		synctest.Wait()
		other := handle(r, newFakeChannel(t, "b/1"))
		b.give(t, finishFrame(b.accept(t), false))
		if e := <-other; e != finishedEnd {
			t.Errorf("ended as %v", e)
		}
		a.give(t, finishFrame(id, false))
		a.give(t, finishFrame(a.accept(t), false))
		if one, two := <-first, <-waits; one != finishedEnd || two != finishedEnd {
			t.Errorf("ended as %v, %v", one, two)
		}
		a.Close()
		b.Close()
	})
}

// A resume token is its owner's: another's registration with it is a worker of its
// own, and the sessions stay where they are.
func TestResumeTokenIsItsOwners(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		in := serving("w", 2, "")
		old, registered, err := r.Register(t.Context(), in, Owner{Name: "a", Check: allowAll})
		if err != nil {
			t.Fatal(err)
		}
		end := handle(r, newFakeChannel(t, "x"))
		id := old.accept(t)
		old.Close()

		in.ResumeToken = registered.GetResumeToken()
		thief, stolen, err := r.Register(t.Context(), in, Owner{Name: "b", Check: allowAll})
		if err != nil || len(stolen.GetSessions()) != 0 {
			t.Fatalf("another resumed %v, %v", stolen, err)
		}
		own, again, err := r.Register(t.Context(), in, Owner{Name: "a", Check: allowAll})
		if err != nil || len(again.GetSessions()) != 1 {
			t.Fatalf("the owner resumed %v, %v", again, err)
		}
		own.give(t, finishFrame(id, false))
		if e := <-end; e != finishedEnd {
			t.Errorf("ended as %v", e)
		}
		own.Close()
		thief.Close()
	})
}

// Who comes back with less has the sessions that he may have yet; the others go the
// way of those whose worker did not come back, or to another worker.
func TestResumedWithLess(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		in := serving("w", 3, "")
		old, registered, err := r.Register(t.Context(), in, Owner{Name: "o", Check: allowAll})
		if err != nil {
			t.Fatal(err)
		}
		kept := handle(r, newFakeChannel(t, "o/x"))
		keptID := old.accept(t)
		lost := handle(r, newFakeChannel(t, "other/x"))
		old.accept(t)
		offered := handle(r, newFakeChannel(t, "other/y"))
		old.offer(t)
		old.Close()
		synctest.Wait()

		in.ResumeToken = registered.GetResumeToken()
		owner := serves("o")
		owner.Check = allowAll
		conn, again, err := r.Register(t.Context(), in, owner)
		if err != nil || len(again.GetSessions()) != 1 || again.GetSessions()[0].GetSession() != keptID {
			t.Fatalf("resumed %v, %v", again, err)
		}
		if e := <-lost; e != astergatev1.SessionEnd_SESSION_END_WORKER_LOST {
			t.Errorf("what he may not have any more ended as %v", e)
		}
		// Nobody takes it.
		if e := <-offered; e != astergatev1.SessionEnd_SESSION_END_NO_HANDLER {
			t.Errorf("what he was offered ended as %v", e)
		}
		conn.give(t, finishFrame(keptID, false))
		if e := <-kept; e != finishedEnd {
			t.Errorf("what he may have ended as %v", e)
		}
		conn.Close()
	})
}

// A watch tells a session as soon as it may be seen, and nothing of one that never
// could be.
func TestWatchOfSomeSessions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := registerAs(t, r, serving("w", 5, ""), Owner{})
		seen := false
		watch := r.Watch("", func(s *astergatev1.AgiSession) bool { return seen && s.GetPath() == "mine" })
		next := func() (told []string) {
			changes, _, err := watch.Next()
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range changes {
				if c.Ended != nil {
					told = append(told, "end")
				} else {
					told = append(told, c.Session.GetPath())
				}
			}
			return told
		}
		mine, other := handle(r, newFakeChannel(t, "mine")), (<-chan astergatev1.SessionEnd)(nil)
		id := conn.accept(t)
		other = handle(r, newFakeChannel(t, "other"))
		otherID := conn.accept(t)
		synctest.Wait()
		if told := next(); len(told) > 0 {
			t.Errorf("told %q of what may not be seen", told)
		}
		seen = true
		if told := next(); len(told) != 1 || told[0] != "mine" {
			t.Errorf("told %q when one may be seen", told)
		}
		if told := next(); len(told) > 0 {
			t.Errorf("told %q again", told)
		}
		conn.give(t, finishFrame(id, false))
		conn.give(t, finishFrame(otherID, false))
		<-mine
		<-other
		synctest.Wait()
		if told := next(); len(told) != 1 || told[0] != "end" {
			t.Errorf("told %q at the ends", told)
		}
		conn.Close()
	})
}
