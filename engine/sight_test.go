package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"google.golang.org/protobuf/proto"
	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func sightOf(t testing.TB, e *Engine, cfg SightConfig) *Sight {
	t.Helper()
	s, err := e.Sight(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSightIsChecked(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	for field, cfg := range map[string]SightConfig{
		"events": {Classes: []string{"all"}, Events: "nam == 'x'"},
		"calls":  {Classes: []string{"all"}, Calls: "name == 'x'"},
	} {
		_, err := e.Sight(cfg)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || invalid.Field != field || !strings.Contains(invalid.Fault, "undeclared reference") {
			t.Errorf("%s: %v", field, err)
		}
	}
	if s := sightOf(t, e, SightConfig{Classes: []string{"call", "ALL"}}); s != nil {
		t.Errorf("who sees everything has the sight %+v", s)
	}
	if s := sightOf(t, e, SightConfig{}); s.readsAll() {
		t.Error("who reads no class reads all")
	}
}

// fact is an event as the model knows it.
type fact struct {
	name, privilege, account string // privilege "-": there is none
	number                   string // of the header N
}

func (f fact) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Event: %s\r\n", f.name)
	if f.privilege != "-" {
		fmt.Fprintf(&b, "Privilege: %s\r\n", f.privilege)
	}
	fmt.Fprintf(&b, "AccountCode: %s\r\nN: %s\r\n\r\n", f.account, f.number)
	return b.String()
}

// rows are expressions and what they mean.
var rows = []struct {
	text string
	of   func(fact) bool
}{
	{"", func(fact) bool { return true }},
	{"false", func(fact) bool { return false }},
	{"header('AccountCode') == 'a'", func(f fact) bool { return f.account == "a" }},
	{"header('AccountCode') != 'b' && name != 'Hangup'", func(f fact) bool { return f.account != "b" && f.name != "Hangup" }},
	// It fails on what is no number, and then hides.
	{"int(header('N')) > 1", func(f fact) bool { n, err := strconv.Atoi(f.number); return err == nil && n > 1 }},
}

// What is delivered is what the role's rules say, and what the subscriber asked
// for beside; and nothing is told of what his own filter did to the rest.
func TestSightModel(t *testing.T) {
	e := testEngine(t, 64, "pbx1", "pbx2")
	var role struct{ hidden, shown, failed int }
	check := func(rt *rapid.T) {
		classes := rapid.SampledFrom([][]string{{"all"}, {"call"}, {"Dialplan", "cdr"}, {"system"}, {}}).Draw(rt, "read")
		row := rapid.SampledFrom(rows).Draw(rt, "row")
		own := rapid.SampledFrom(rows).Draw(rt, "own")
		names := rapid.SampledFrom([][]string{nil, {"Hangup"}, {"New*", "UserEvent"}}).Draw(rt, "names")
		asked := rapid.SampledFrom([][]string{nil, {"call"}, {"dialplan"}}).Draw(rt, "privileges")
		orphans := rapid.Bool().Draw(rt, "orphans")
		only := rapid.SampledFrom([]string{"", "pbx2"}).Draw(rt, "server")
		sight, err := e.Sight(SightConfig{Classes: classes, Events: row.text})
		if err != nil {
			rt.Fatal(err)
		}
		sub, err := e.Subscribe(Selection{
			Names: names, Privileges: asked, Filter: own.text, Orphans: orphans, Heartbeat: time.Hour,
			Sight: sight, Visible: func(server string) bool { return only == "" || server == only },
		})
		if err != nil {
			rt.Fatal(err)
		}
		defer sub.Close()

		reads := func(f fact) bool {
			return slices.Contains(classes, "all") || f.privilege == "-" || slices.ContainsFunc(classes, func(class string) bool {
				return slices.Contains(strings.Split(f.privilege, ","), strings.ToLower(class))
			})
		}
		wants := func(f fact) bool {
			return (names == nil || slices.ContainsFunc(names, func(glob string) bool { return matchGlob(strings.ToLower(glob), strings.ToLower(f.name)) })) &&
				(asked == nil || slices.Contains(strings.Split(f.privilege, ","), asked[0]))
		}
		var want []string
		failures := uint64(0)
		for _, s := range e.Servers() {
			seen := only == "" || s.name == only
			for range rapid.IntRange(0, 25).Draw(rt, "events of "+s.name) {
				f := fact{
					name:      rapid.SampledFrom([]string{"Hangup", "Newchannel", "Newstate", "UserEvent", "Cdr"}).Draw(rt, "name"),
					privilege: rapid.SampledFrom([]string{"call,all", "dialplan,all", "cdr,all", "security,all", "-"}).Draw(rt, "privilege"),
					account:   rapid.SampledFrom([]string{"a", "b", ""}).Draw(rt, "account"),
					number:    rapid.SampledFrom([]string{"1", "2", "x"}).Draw(rt, "n"),
				}
				s.publish(t, f.text())
				ours := seen && reads(f) && row.of(f) && wants(f)
				if ours && strings.HasPrefix(own.text, "int") && f.number == "x" {
					failures++
				}
				if ours && own.of(f) {
					want = append(want, s.name+" "+f.name+" "+f.account+" "+f.number)
				}
				if seen && wants(f) && ours {
					role.shown++
				} else if seen && wants(f) {
					role.hidden++
				}
			}
			if rapid.Bool().Draw(rt, "orphan") {
				s.publishOrphan(t)
				if seen && orphans && row.text == "" && slices.Contains(classes, "all") {
					want = append(want, s.name+" orphan")
				}
			}
			s.LinkDown(ami.Down{At: time.Now(), Reason: "gone"})
			if seen {
				want = append(want, s.name+" link")
			}
		}
		var got []string
		told := uint64(0)
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // to look at what there is
		sub.deadline = time.Now().Add(time.Hour)
		for {
			batch, err := sub.Next(ctx)
			if err != nil {
				break
			}
			told = max(told, batch.FilterErrors.GetCount())
			for _, event := range decode(t, batch) {
				got = append(got, summary(event))
			}
		}
		told = max(told, sub.filter.tell().GetCount())
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			rt.Errorf("got %q, want %q", got, want)
		}
		if told != failures {
			rt.Errorf("told of %d failures of the own filter, want %d", told, failures)
		}
		role.failed += int(told)
	}
	for range 8 { // one in seven meets too little
		if rapid.Check(t, check); t.Failed() || role.shown > 0 && role.hidden > 0 && role.failed > 0 {
			return
		}
	}
	t.Errorf("the model has met too little: %+v", role)
	if e.SightErrors() == 0 {
		t.Error("no failure of a role's filter was counted")
	}
}

func summary(event *astergatev1.Event) string {
	switch {
	case event.GetLinkDown() != nil:
		return event.GetServer() + " link"
	case event.GetOrphanedResponse() != nil:
		return event.GetServer() + " orphan"
	}
	header := func(name string) string {
		for _, h := range event.GetUnmapped() {
			if h.GetName() == name {
				return h.GetValue()
			}
		}
		return ""
	}
	account := header("AccountCode")
	if account == "" {
		account = accountOf(event)
	}
	return event.GetServer() + " " + event.GetName() + " " + account + " " + header("N")
}

// accountOf finds the account in the typed body, wherever it stands there.
func accountOf(event *astergatev1.Event) string {
	data, _ := proto.Marshal(event)
	for _, account := range []string{"a", "b"} {
		if bytes.Contains(data, append([]byte{1}, account...)) {
			return account
		}
	}
	return ""
}

func (s *Server) publishOrphan(t testing.TB) {
	t.Helper()
	msg, err := wire.NewReader(strings.NewReader("Response: Success\r\nMessage: late\r\n\r\n"), wire.Limits{}).Next()
	if err != nil {
		t.Fatal(err)
	}
	s.Orphan(msg, time.Now())
}

func message(t testing.TB, text string) wire.Message {
	t.Helper()
	msg, ok := wire.NewMessage([]byte(strings.ReplaceAll(text, "\n", "\r\n") + "\r\n\r\n"))
	if !ok {
		t.Fatalf("no message: %q", text)
	}
	return msg
}

// The items of a list are those that may be seen, and nothing tells how many there
// were else: not a count of ours, and not Asterisk's own.
func TestSightOfLists(t *testing.T) {
	e := testEngine(t, 64, "pbx1")
	items := []wire.Message{
		message(t, "Event: Status\nPrivilege: Call\nAccountCode: a\nChannel: one"),
		message(t, "Event: Status\nPrivilege: Call\nAccountCode: b\nChannel: two"),
		message(t, "Event: Status\nAccountCode: a\nChannel: three"),
		message(t, "Event: Status\nPrivilege: Security\nAccountCode: a\nChannel: four"),
		message(t, "Event: Status\nChannel: five"),
	}
	reply := &ami.Reply{
		Server: "pbx1", Action: "Status", Response: message(t, "Response: Success\nEventList: start"), Items: items,
		End: message(t, "Event: StatusComplete\nActionID: 7\nEventList: Complete\nListItems: 5\nItems: 5\nTotal: two"), List: true, ListComplete: true,
		Expected: 5, Received: 5,
	}
	channels := func(items []wire.Message) (names []string) {
		for _, item := range items {
			name, _ := item.Get("Channel")
			names = append(names, string(name))
		}
		return names
	}
	for what, tt := range map[string]struct {
		cfg   SightConfig
		items []string
		bare  bool
	}{
		"all":              {SightConfig{Classes: []string{"all"}}, []string{"one", "two", "three", "four", "five"}, false},
		"classes alone":    {SightConfig{Classes: []string{"call"}}, []string{"one", "two", "three", "four", "five"}, false},
		"rows and classes": {SightConfig{Classes: []string{"call"}, Events: "header('AccountCode') == 'a'"}, []string{"one", "three"}, true},
		"rows":             {SightConfig{Classes: []string{"all"}, Events: "header('AccountCode') == 'a'"}, []string{"one", "three", "four"}, true},
		"nothing":          {SightConfig{Classes: []string{"all"}, Events: "false"}, nil, true},
		"everything":       {SightConfig{Classes: []string{"all"}, Events: "true"}, []string{"one", "two", "three", "four", "five"}, true},
		"it fails":         {SightConfig{Classes: []string{"all"}, Events: "int(header('AccountCode')) == 1"}, nil, true},
	} {
		sight := sightOf(t, e, tt.cfg)
		whole := sight.Reply(reply)
		parts := sight.Items()
		var inParts []wire.Message
		for i := range items {
			inParts = append(inParts, parts.Part(e.Servers()[0], items[i:i+1])...)
		}
		end := parts.End(&ami.Reply{Server: "pbx1", End: reply.End, List: true, ListComplete: true, Expected: 5, Received: 5})
		if got := channels(whole.Items); !slices.Equal(got, tt.items) || !slices.Equal(channels(inParts), tt.items) {
			t.Errorf("%s: %q, in parts %q, want %q", what, got, channels(inParts), tt.items)
		}
		count, bare := 5, "Event: StatusComplete\r\nActionID: 7\r\nEventList: Complete\r\nListItems: 5\r\nItems: 5\r\nTotal: two\r\n\r\n"
		if tt.bare {
			count, bare = len(tt.items), "Event: StatusComplete\r\nActionID: 7\r\nEventList: Complete\r\n\r\n"
		}
		for how, r := range map[string]*ami.Reply{"whole": whole, "in parts": end} {
			if how == "in parts" && !tt.bare {
				continue // as it was given
			}
			if r.Received != count || r.Expected != count || !r.ListComplete || string(r.End.Raw()) != bare {
				t.Errorf("%s, %s: %d received, %d expected, complete %v, end %q", what, how, r.Received, r.Expected, r.ListComplete, r.End.Raw())
			}
		}
	}
	if len(reply.Items) != 5 || reply.Received != 5 {
		t.Error("the reply itself was changed")
	}

	// One event that answers is judged as an item.
	answer := &ami.Reply{Server: "pbx1", End: message(t, "Event: FAXSession\nAccountCode: a"), Expected: -1}
	for account, want := range map[string]int{"a": 2, "b": 1} {
		sight := sightOf(t, e, SightConfig{Classes: []string{"all"}, Events: "header('AccountCode') == '" + account + "'"})
		if got := sight.Reply(answer); got.End.Len() != want || got.Expected != -1 {
			t.Errorf("account %s: %q, %d expected", account, got.End.Raw(), got.Expected)
		}
	}
}

// accounted is an event of callScript with an account of the tenant.
func accounted(account string, events ...string) []string {
	out := make([]string, len(events))
	for i := range events {
		out[i] = strings.ReplaceAll(events[i], "AccountCode: acc-7", "AccountCode: "+account)
	}
	return out
}

func ofAccount(account string) string {
	return "call.legs.exists(l, l.channels.exists(c, c.account_code == '" + account + "'))"
}

// A call that begins to be seen appears, and one that ceases to be ends, with
// nothing in its end but that; so for a watcher of one call, and after a
// resumption.
func TestSightOfAWatch(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		e, c := callEngine(t, 1024)
		f := newFeeder(c)
		sight := sightOf(t, e, SightConfig{Classes: []string{"all"}, Calls: ofAccount("a")})
		w := watchCalls(t, e, CallSelection{Sight: sight})
		defer w.Close()
		expectTold(t, "at first", w, "complete")
		script := callScript{1}
		f.play(t, accounted("b", script.begin()[0])...)
		expectTold(t, "another's call", w, "")
		f.play(t, accounted("a", script.event("NewAccountCode", 0, 4, "OldAccountCode: b"))...)
		expectTold(t, "it becomes his", w, "UPDATED")
		id := onlyCall(t, e, sight).GetCall()
		one := watchCalls(t, e, CallSelection{Sight: sight, Call: id})
		defer one.Close()
		token := expectTold(t, "it alone", one, "call complete")
		f.play(t, accounted("a", script.event("NewCallerid", 0, 4))...)
		expectTold(t, "a small change", w, "")

		f.play(t, accounted("b", script.event("NewAccountCode", 0, 4, "OldAccountCode: a"))...)
		message, err := w.take()
		if err != nil {
			t.Fatal(err)
		}
		var got astergatev1.WatchCallsResponse
		if err := proto.Unmarshal(message, &got); err != nil {
			t.Fatal(err)
		}
		change, of := got.GetUpdate().GetChange(), got.GetUpdate().GetCall()
		if change.GetKind() != astergatev1.CallChangeKind_CALL_CHANGE_KIND_ENDED || change.GetText() != OutOfSight ||
			of.GetCall() != id || of.GetState() != astergatev1.CallState_CALL_STATE_ENDED || len(of.GetLegs()) != 0 || of.GetCaller() != nil {
			t.Errorf("it becomes another's: %v", &got)
		}
		expectTold(t, "it alone", one, "ENDED EOF")
		f.play(t, accounted("b", script.end()...)...)
		expectTold(t, "its end", w, "")

		again := watchCalls(t, e, CallSelection{Sight: sight, Call: id, ResumeToken: token})
		defer again.Close()
		var unknown *UnknownCallError
		if _, err := again.take(); !errors.As(err, &unknown) || unknown.Call != id {
			t.Errorf("resumed: %v", err)
		}
		if _, err := e.WatchCalls(CallSelection{Sight: sight, Call: id, Heartbeat: time.Hour}); !errors.As(err, &unknown) {
			t.Errorf("watched by its id: %v", err)
		}
	})
}

func onlyCall(t testing.TB, e *Engine, sight *Sight) *astergatev1.Call {
	t.Helper()
	page, err := e.ListCalls(t.Context(), CallList{Sight: sight, Finished: true})
	if err != nil || len(page.Calls) != 1 || page.Total != 1 {
		t.Fatalf("%v, %v", page, err)
	}
	return page.Calls[0]
}

// Two tenants' calls come and go, are linked and change hands as may be: each
// tenant is told of exactly those that his rule is true of, and nothing that he
// gets holds an id of another's.
func TestSightOfCallsModel(t *testing.T) {
	linked, hidden := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		e, c := callEngine(t, 1024)
		f := newFeeder(c)
		sight, err := e.Sight(SightConfig{Classes: []string{"all"}, Calls: ofAccount("a")})
		if err != nil {
			rt.Fatal(err)
		}
		var w *CallWatch
		known := make(map[string]bool) // by the watch
		foreign := func() (ids []string) {
			for of := range c.tracker.All() {
				if !sight.seesCall(of.Proto(time.Now(), false)) {
					ids = append(ids, of.ID())
				}
			}
			return ids
		}
		check := func(what string, m proto.Message, except string) {
			data, err := proto.Marshal(m)
			if err != nil {
				rt.Fatal(err)
			}
			for _, id := range foreign() {
				if id != except && bytes.Contains(data, []byte(id)) {
					rt.Errorf("%s names %s: %v", what, id, m)
				}
			}
		}
		take := func() {
			for {
				data, err := w.take()
				if err != nil {
					rt.Fatal(err)
				}
				if data == nil {
					return
				}
				var got astergatev1.WatchCallsResponse
				if err := proto.Unmarshal(data, &got); err != nil {
					rt.Fatal(err)
				}
				of := got.GetCall()
				if got.GetUpdate() != nil {
					of = got.GetUpdate().GetCall()
				}
				if of == nil {
					continue
				}
				over := of.GetState() == astergatev1.CallState_CALL_STATE_ENDED
				if over && !known[of.GetCall()] {
					rt.Errorf("the end of a call that was not told of: %v", of)
				}
				if !over && !sight.seesCall(of) {
					rt.Errorf("told of %v", of)
				}
				check("the watch", &got, of.GetCall())
				known[of.GetCall()] = !over
			}
		}
		if w, err = e.WatchCalls(CallSelection{Sight: sight, Heartbeat: time.Hour}); err != nil {
			rt.Fatal(err)
		}
		defer func() { w.Close() }()
		take()
		const calls = 4
		accounts := make([]string, calls)
		step := make([]int, calls)
		for range rapid.IntRange(5, 40).Draw(rt, "steps") {
			n := rapid.IntRange(0, calls-1).Draw(rt, "call")
			script := callScript{n}
			events := slices.Concat(script.begin()[:9], script.end())
			switch act := rapid.IntRange(0, 9).Draw(rt, "act"); {
			case step[n] == 0:
				accounts[n] = rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "account")
				fallthrough
			case act < 7 && step[n] < len(events):
				f.play(t, accounted(accounts[n], events[step[n]])...)
				step[n]++
			case act == 7 && step[n] < 9:
				accounts[n] = rapid.SampledFrom([]string{"a", "b"}).Draw(rt, "account")
				f.play(t, accounted(accounts[n], script.event("NewAccountCode", 0, 6))...)
			case act == 8 && step[n] < 9:
				// One bridge for all makes links.
				f.play(t, accounted(accounts[n], script.event("BridgeEnter", 0, 6, "BridgeUniqueid: 6f1c09d2-all", "BridgeType: basic", "BridgeTechnology: simple_bridge", "BridgeNumChannels: 2"))...)
			case act == 9: // comes back
				token := w.Token()
				w.Close()
				if w, err = e.WatchCalls(CallSelection{Sight: sight, Heartbeat: time.Hour, ResumeToken: token}); err != nil {
					rt.Fatal(err)
				}
			}
			take()
		}

		var want, got []string
		for of := range c.tracker.All() {
			message := of.Proto(time.Now(), true)
			if len(message.GetLinks()) > 0 {
				linked++
			}
			seen, err := c.Seen(of.ID(), sight)
			if !sight.seesCall(message) {
				hidden++
				var unknown *UnknownCallError
				if !errors.As(err, &unknown) || unknown.Call != of.ID() || sight.SeesCall(c.server, of.ID()) {
					rt.Errorf("a hidden call: %v, %v", seen, err)
				}
				for ch := range of.Channels() {
					if sight.SeesChannel(c.server, ch.UniqueID()) {
						rt.Errorf("the channel %s of a hidden call", ch.UniqueID())
					}
				}
				continue
			}
			if err != nil || !sight.SeesCall(c.server, of.ID()) {
				rt.Errorf("a call of his own: %v", err)
			}
			for ch := range of.Channels() {
				if !sight.SeesChannel(c.server, ch.UniqueID()) {
					rt.Errorf("the channel %s of a call of his own", ch.UniqueID())
				}
			}
			check("the call", seen, "")
			want = append(want, of.ID())
		}
		token := ""
		for pages := 0; pages == 0 || token != ""; pages++ {
			page, err := e.ListCalls(t.Context(), CallList{Sight: sight, Finished: true, Size: 1, Token: token, Timeline: true, Ascending: true})
			if err != nil {
				rt.Fatal(err)
			}
			if page.Total != len(want) || len(page.Calls) == 0 && (pages > 0 || len(want) > 0) {
				rt.Errorf("page %d of %d: %v", pages, len(want), page)
			}
			for _, of := range page.Calls {
				check("the list", of, "")
				got = append(got, of.GetCall())
			}
			token = page.Token
		}
		if !slices.Equal(got, want) {
			rt.Errorf("listed %q, want %q", got, want)
		}
	})
	if linked == 0 || hidden == 0 {
		t.Errorf("the model has met %d links, %d hidden calls", linked, hidden)
	}
}

// A channel that no call is known of, or where calls are off, is nobody's.
func TestSightOfUnknownChannels(t *testing.T) {
	e, c := callEngine(t, 64)
	off := testEngine(t, 64, "pbx1")
	cfg := SightConfig{Classes: []string{"all"}, Calls: "true"}
	if sightOf(t, e, cfg).SeesChannel(c.server, "1.1") || sightOf(t, off, cfg).SeesChannel(off.Servers()[0], "1.1") {
		t.Error("a channel without a call is seen")
	}
	var all *Sight
	if !all.SeesChannel(off.Servers()[0], "1.1") {
		t.Error("who sees everything does not")
	}
}

// BenchmarkSubscription is what an event costs a subscriber from the log to the
// batch, by what he may see.
func BenchmarkSubscription(b *testing.B) {
	const events = 1 << 12
	for _, tt := range []struct {
		name string
		cfg  SightConfig
		sel  Selection
	}{
		{name: "all", cfg: SightConfig{Classes: []string{"all"}}},
		{name: "filter", cfg: SightConfig{Classes: []string{"all"}}, sel: Selection{Filter: "header('AccountCode') == 'acc-7'"}},
		{name: "classes", cfg: SightConfig{Classes: []string{"call"}}},
		{name: "row", cfg: SightConfig{Classes: []string{"all"}, Events: "header('AccountCode') == 'acc-7'"}},
		{name: "row-hides", cfg: SightConfig{Classes: []string{"all"}, Events: "header('AccountCode') == 'other'"}},
	} {
		b.Run(tt.name, func(b *testing.B) {
			e := testEngine(b, 2*events, "pbx1")
			s := e.Servers()[0]
			sel := tt.sel
			sel.Sight, sel.Heartbeat = sightOf(b, e, tt.cfg), time.Hour
			sub := subscribe(b, e, sel)
			msg := message(b, strings.TrimSuffix(strings.ReplaceAll(callScript{1}.event("Newstate", 0, 6), "\r\n", "\n"), "\n\n"))
			for range events {
				s.Event(msg, time.Now())
				s.Pause()
			}
			ctx, cancel := context.WithCancel(b.Context())
			cancel()
			for b.Loop() {
				sub.sources[0].cursor.Move(1)
				for sub.ready() {
					_, _ = sub.Next(ctx) // it fails where nothing is seen
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*events), "ns/event")
		})
	}
}
