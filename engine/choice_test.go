package engine

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const inHeaders = astergatev1.View_VIEW_HEADERS

// Headers that are named come, and nothing else of what Asterisk said.
func TestHeaders(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	s := e.Servers()[0]
	alone := subscribe(t, e, Selection{View: inHeaders})
	some := subscribe(t, e, Selection{Headers: []string{"channel", "Cause"}, Filter: "header('Cause') != '17'"})
	raw := subscribe(t, e, Selection{View: astergatev1.View_VIEW_RAW})
	s.publish(t, "Event: Hangup\r\nPrivilege: call,all\r\nChannel: SIP/a\r\nUniqueid: 1.1\r\nCause: 16\r\n\r\n")
	s.publish(t, "Event: Hangup\r\nPrivilege: call,all\r\nChannel: SIP/b\r\nUniqueid: 1.2\r\nCause: 17\r\n\r\n")
	s.LinkDown(ami.Down{At: time.Now(), Reason: "cut"})
	whole := decode(t, next(t, raw))
	for name, sub := range map[string]*Subscription{"alone": alone, "some": some} {
		events := decode(t, next(t, sub))
		if want := map[string][]uint64{"alone": {1, 2, 3}, "some": {1, 3}}[name]; !slices.Equal(sequences(events), want) {
			t.Fatalf("%s: %v, want %v", name, events, want)
		}
		first, last := events[0], events[len(events)-1]
		if first.GetName() != "Hangup" || first.GetServer() != "pbx1" || !first.GetReceivedAt().AsTime().Equal(whole[0].GetReceivedAt().AsTime()) {
			t.Errorf("%s: the envelope is %v, want that of %v", name, first, whole[0])
		}
		if len(first.GetPrivilege()) > 0 || len(first.GetUnmapped()) > 0 || first.GetBody() != nil {
			t.Errorf("%s: more than was asked for: %v", name, first)
		}
		if last.GetLinkDown().GetReason() != "cut" {
			t.Errorf("%s: the loss of the link is %v", name, last)
		}
		var headers []string
		for _, h := range first.GetHeaders() {
			headers = append(headers, h.GetName()+": "+h.GetValue())
		}
		if want := map[string][]string{"some": {"Channel: SIP/a", "Cause: 16"}}[name]; !slices.Equal(headers, want) {
			t.Errorf("%s: headers %q, want %q", name, headers, want)
		}
	}
}

// Encodings of one reader's own lie side by side. Whatever their sizes, none is
// written over.
func TestHeadersAreNotOverwritten(t *testing.T) {
	e := testEngine(t, 1<<10, "pbx1")
	s := e.Servers()[0]
	sub := subscribe(t, e, Selection{Headers: []string{"N"}})
	size := func(i int) int { return []int{0, 10, 100, 250, 2000, 10_000}[i%6] }
	const events = 500
	var kept []Batch
	for i := range events {
		s.publish(t, fmt.Sprintf("Event: Test\r\nN: %d %s\r\n\r\n", i, strings.Repeat("x", size(i))))
		if i%40 == 39 {
			kept = append(kept, next(t, sub))
		}
	}
	kept = append(kept, next(t, sub))
	n := 0
	for _, batch := range kept {
		for _, event := range decode(t, batch) {
			if want := fmt.Sprintf("%d %s", n, strings.Repeat("x", size(n))); len(event.GetHeaders()) != 1 || event.GetHeaders()[0].GetValue() != want {
				t.Fatalf("event %d is %.100v", n, event)
			}
			n++
		}
	}
	if n != events {
		t.Errorf("%d events, want %d", n, events)
	}
}

// Without names the encoding is one for all.
func TestEnvelopesAreShared(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	a, b := subscribe(t, e, Selection{View: inHeaders}), subscribe(t, e, Selection{View: inHeaders})
	typed := subscribe(t, e, Selection{})
	e.Servers()[0].publishN(t, 1)
	x, y, other := next(t, a), next(t, b), next(t, typed)
	if &x.Events[0][0] != &y.Events[0][0] {
		t.Error("encoded twice")
	}
	if bytes.Equal(x.Events[0], other.Events[0]) {
		t.Error("two views are alike")
	}
}

func TestHeadersAreChecked(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	for name, sel := range map[string]Selection{
		"view":       {View: 5},
		"view ":      {View: -1},
		"headers":    {View: astergatev1.View_VIEW_RAW, Headers: []string{"Channel"}},
		"headers ":   {Headers: []string{"Channel", ""}},
		"headers  ":  {Headers: []string{strings.Repeat("x", 129)}},
		"headers   ": {View: inHeaders, Headers: slices.Repeat([]string{"Channel"}, 65)},
	} {
		sub, err := e.Subscribe(sel)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Field != strings.TrimSpace(name) {
			t.Errorf("%v: %v", sel, err)
		}
		if err == nil {
			sub.Close()
		}
	}
}
