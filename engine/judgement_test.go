package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami"
)

func TestExpressionIsChecked(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	_, err := e.Subscribe(Selection{Filter: "nam == 'Hangup'", Heartbeat: time.Minute})
	var invalid *InvalidError
	if !errors.As(err, &invalid) || invalid.Field != "filter" || !strings.Contains(err.Error(), "line 1, column 1: undeclared reference to 'nam'") {
		t.Errorf("got %v", err)
	}
}

// The expression judges what names and classes let pass, on both servers, and
// nothing of astergate's own.
func TestExpressionChooses(t *testing.T) {
	e := testEngine(t, 64, "pbx1", "pbx2")
	sub := subscribe(t, e, Selection{
		Names: []string{"Hang*"}, Privileges: []string{"call"},
		// It fails on all that it should not see.
		Filter: "name == 'Hangup' && server == 'pbx2' && int(header('Cause')) != 16",
	})
	for _, s := range e.Servers() {
		s.publish(t, "Event: Newchannel\r\nPrivilege: call,all\r\n\r\n")
		s.publish(t, "Event: Hangup\r\nPrivilege: cdr,all\r\n\r\n")
		s.publish(t, "Event: Hangup\r\nPrivilege: call,all\r\nCause: 16\r\n\r\n")
		s.publish(t, "Event: Hangup\r\nPrivilege: call,all\r\nCause: 17\r\n\r\n")
		s.LinkDown(ami.Down{At: time.Now(), Reason: s.Name()})
	}
	var got []string
	for len(got) < 3 {
		batch := next(t, sub)
		if batch.FilterErrors != nil {
			t.Errorf("failed: %v", batch.FilterErrors)
		}
		for _, event := range decode(t, batch) {
			got = append(got, event.GetServer()+" "+event.GetName()+event.GetLinkDown().GetReason())
		}
	}
	slices.Sort(got)
	if want := []string{"pbx1 pbx1", "pbx2 Hangup", "pbx2 pbx2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// An event that the expression fails on does not pass, and the subscriber is
// told with the next message, be it a heartbeat.
func TestExpressionFails(t *testing.T) {
	e := testEngine(t, 256, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{Filter: "int(header('N')) > 0", Heartbeat: time.Hour})
	for range 100 {
		s.publish(t, "Event: Odd\r\nN: x\r\n\r\n")
	}
	s.publish(t, "Event: Good\r\nN: 1\r\n\r\n")
	batch := next(t, sub)
	if events := decode(t, batch); len(events) != 1 || events[0].GetName() != "Good" {
		t.Errorf("events %v", events)
	}
	if f := batch.FilterErrors; f.GetCount() != 100 || f.GetNewest() != "event Odd: type conversion error from 'string' to 'int'" {
		t.Errorf("told %v", f)
	}
	s.publish(t, "Event: Good\r\nN: 2\r\n\r\n")
	if batch := next(t, sub); batch.FilterErrors != nil {
		t.Errorf("told again: %v", batch.FilterErrors)
	}
	s.publish(t, "Event: Odd\r\n\r\n")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _ = sub.Next(ctx) // looks at what there is
	sub.deadline = time.Now()
	if batch := next(t, sub); len(batch.Events) != 0 || batch.FilterErrors.GetCount() != 101 {
		t.Errorf("heartbeat: %v", batch)
	}
	if n := e.FilterErrors(); n != 101 {
		t.Errorf("%d counted", n)
	}
}

// A choice by names and the same choice by an expression are one.
func TestExpressionModel(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	s := e.Servers()[0]
	known := []string{"Hangup", "Newchannel", "Newstate", "VarSet", "BridgeEnter"}
	rapid.Check(t, func(rt *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.SampledFrom(known), 1, 3, rapid.ID).Draw(rt, "names")
		classes := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"call", "dialplan", "cdr"}), 1, 2, rapid.ID).Draw(rt, "classes")
		byName, err := newFilter(names, classes, false)
		if err != nil {
			rt.Fatal(err)
		}
		list := func(texts []string) string { return strings.ReplaceAll(fmt.Sprintf("%q", texts), "\" \"", "\", \"") }
		text := fmt.Sprintf("name in %s && privilege.exists(p, p in %s)", list(names), list(classes))
		byText, err := e.judgementOf(text)
		if err != nil {
			rt.Fatal(text, err)
		}
		s.publish(t, fmt.Sprintf("Event: %s\r\nPrivilege: %s\r\n\r\n",
			rapid.SampledFrom(known).Draw(rt, "event"), rapid.SampledFrom([]string{"call,all", "dialplan,all", "cdr", "", "call"}).Draw(rt, "privilege")))
		entry, err := s.log.CursorAt(s.log.Newest()).Next()
		if err != nil || entry == nil {
			rt.Fatal(err)
		}
		if got, want := byText.holds("pbx1", entry), byName.passes(new(source), entry); got != want {
			rt.Errorf("%s: %v, by names %v", text, got, want)
		}
	})
}
