package conformance

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// coverage calls actions by name, with fields as pairs of name and value, and
// keeps what each was seen to do.
type coverage struct {
	*typed
	t      *testing.T // of the present scene
	phone  *phone
	server *asterisktest.Server
	major  int
	listed map[string]bool // the actions that the server has
	stream *stream
	heard  []*astergatev1.Event // all of the stream that was read
	since  int                  // where in heard the present scene begins

	answered map[string]bool   // with Success, its whole answer held against the bytes
	proved   map[string]bool   // its effect was seen, or what it told was true
	refused  map[string]string // what Asterisk said
}

// stepLimit bounds the wait for what a step must bring about.
const stepLimit = 20 * time.Second

// has reports whether the server has an action.
func (p *coverage) has(action string) bool { return p.listed[action] }

// request makes an action's request of pairs of field and value.
func (p *coverage) request(action string, fields []any) proto.Message {
	p.t.Helper()
	a := p.engine.Actions().ByName(action)
	if a == nil {
		p.t.Fatalf("no typed action %s", action)
	}
	values := make(map[string]any)
	for i := 0; i < len(fields); i += 2 {
		values[fields[i].(string)] = fields[i+1]
	}
	text, err := json.Marshal(values)
	must(p.t, err)
	req := a.NewRequest()
	if err := protojson.Unmarshal(text, req); err != nil {
		p.t.Fatalf("%s %s: %v", action, text, err)
	}
	return req
}

// call calls an action, which must succeed, and holds its answer against the
// bytes.
func (p *coverage) call(action string, fields ...any) told {
	p.t.Helper()
	resp := do[proto.Message](p.t, p.typed, p.request(action, fields))
	p.answered[action] = true
	return tell(p.t, resp)
}

// ask calls an action that tells something, and looks for it: an item, or the
// reply itself, with all of the wanted pairs of field and value.
func (p *coverage) ask(action string, fields []any, want ...any) told {
	p.t.Helper()
	return p.shows(action, action, fields, want...)
}

// shows asks by another action until the effect of the first is to be seen.
func (p *coverage) shows(of, action string, fields []any, want ...any) (got told) {
	p.t.Helper()
	p.until(fmt.Sprintf("%s to show %v as the effect of %s", action, want, of), func() bool {
		got = p.call(action, fields...)
		return got.has(want)
	}, func() any { return got })
	p.proved[of], p.proved[action] = true, true
	return got
}

// hides asks until the effect is that no item has the pairs.
func (p *coverage) hides(of, action string, fields []any, want ...any) {
	p.t.Helper()
	var got told
	p.until(fmt.Sprintf("%s not to show %v any longer as the effect of %s", action, want, of), func() bool {
		got = p.call(action, fields...)
		return !got.has(want)
	}, func() any { return got })
	p.proved[of], p.proved[action] = true, true
}

// until waits for a condition, and tells what it waited for and what it saw.
func (p *coverage) until(what string, condition func() bool, saw func() any) {
	p.t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for deadline := time.Now().Add(stepLimit); !condition(); <-tick.C {
		if time.Now().After(deadline) {
			p.t.Fatalf("waited %v for %s, but: %v", stepLimit, what, saw())
		}
	}
}

// refuse calls an action that Asterisk must refuse, for a reason that it tells.
func (p *coverage) refuse(action, message string, fields ...any) {
	p.t.Helper()
	_, err := p.try(p.t, p.request(action, fields))
	info := errorInfo(err)
	if info.GetDomain() != "asterisk" || !strings.Contains(info.GetMetadata()["message"], message) {
		p.t.Errorf("%s %v: got %v %v, want the refusal %q", action, fields, err, info, message)
	}
	p.refused[action] = info.GetMetadata()["message"]
}

// event waits for an event of the present scene with all of the pairs, and takes
// it as the effect of an action, if one is named.
func (p *coverage) event(of, name string, want ...any) told {
	p.t.Helper()
	var last told
	limit := time.After(stepLimit)
	for i := p.since; ; i++ {
		if i == len(p.heard) {
			select {
			case e := <-p.stream.events:
				p.heard = append(p.heard, e)
			case err := <-p.stream.ended:
				p.t.Fatalf("the stream ended: %v", err)
			case <-limit:
				p.t.Fatalf("waited %v for event %s %v (of %s); the last of that name: %v; came: %s", stepLimit, name, want, of, last, p.came())
			}
		}
		if p.heard[i].GetName() != name {
			continue
		}
		if last = tell(p.t, p.heard[i]); last.has(want) {
			if of != "" {
				p.proved[of] = true
			}
			return last
		}
	}
}

// came returns how many events of each name came in the scene.
func (p *coverage) came() string {
	count := make(map[string]int)
	for _, e := range p.heard[p.since:] {
		count[e.GetName()]++
	}
	var out []string
	for _, name := range slices.Sorted(maps.Keys(count)) {
		out = append(out, fmt.Sprintf("%s %d", name, count[name]))
	}
	return strings.Join(out, ", ")
}

// originate makes a call to an extension of the context every. Its two channels
// get the Uniqueids id-1 and id-2: the second runs the extension, the first what
// more fields say, or waits. It returns when the call is up.
func (p *coverage) originate(id, exten string, more ...any) {
	p.t.Helper()
	if len(more) == 0 {
		more = []any{"application", "Wait", "data", "60"}
	}
	p.call("Originate", append([]any{"channel", "Local/" + exten + "@every/n", "channel_id", id + "-1", "other_channel_id", id + "-2", "timeout", "20s"}, more...)...)
}

// hangup ends a channel and waits until it has.
func (p *coverage) hangup(uniqueid string) {
	p.t.Helper()
	p.call("Hangup", "channel", uniqueid)
	p.event("Hangup", "Hangup", "unique_id", uniqueid)
}

// drop ends a channel, if it still is there, and waits until it has gone.
func (p *coverage) drop(uniqueid string) {
	p.t.Helper()
	if _, err := p.try(p.t, p.request("Hangup", with("channel", uniqueid))); err != nil && errorInfo(err).GetReason() != "CHANNEL_NOT_FOUND" {
		p.t.Errorf("Hangup %s: %v", uniqueid, err)
	}
	p.event("", "Hangup", "unique_id", uniqueid)
}

// told is what a message tells, by the names of its fields.
type told map[string]any

func tell(t testing.TB, m proto.Message) told {
	t.Helper()
	text, err := protojson.MarshalOptions{UseProtoNames: true, EmitUnpopulated: true}.Marshal(m)
	must(t, err)
	var out told
	must(t, json.Unmarshal(text, &out))
	return out
}

// has reports whether an item of the message's lists, or the message itself, has
// all pairs, in its blocks if not in itself. No pairs mean any item.
func (m told) has(want []any) bool {
	if len(want) > 0 && holdsAll(map[string]any(m), want, false) {
		return true
	}
	for name, value := range m {
		if list, ok := value.([]any); ok && name != "privilege" {
			for _, item := range list {
				if holdsAll(item, want, true) {
					return true
				}
			}
		}
	}
	return false
}

// holdsAll reports whether a value holds each pair somewhere, below lists only
// where that is asked for.
func holdsAll(v any, want []any, lists bool) bool {
	for i := 0; i < len(want); i += 2 {
		if !holds(v, want[i].(string), fmt.Sprint(want[i+1]), lists) {
			return false
		}
	}
	return true
}

func holds(v any, name, value string, lists bool) bool {
	switch v := v.(type) {
	case map[string]any:
		for key, inner := range v {
			if key == name && matches(fmt.Sprint(inner), value) || holds(inner, name, value, lists) {
				return true
			}
		}
	case []any:
		return lists && slices.ContainsFunc(v, func(inner any) bool { return holds(inner, name, value, lists) })
	}
	return false
}

// matches compares a text with a wanted one. A `*` at the end of that stands for
// any rest, and one at the beginning too for any text around it.
func matches(text, want string) bool {
	start, any := strings.CutSuffix(want, "*")
	inner, around := strings.CutPrefix(start, "*")
	switch {
	case any && around:
		return strings.Contains(text, inner)
	case any:
		return strings.HasPrefix(text, start)
	}
	return text == want
}

// text returns a field of the message, or of its first block or item that has it.
func (m told) text(name string) string {
	var find func(v any) string
	find = func(v any) string {
		switch v := v.(type) {
		case map[string]any:
			if value, ok := v[name].(string); ok && value != "" {
				return value
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if got := find(v[key]); got != "" {
					return got
				}
			}
		case []any:
			for _, inner := range v {
				if got := find(inner); got != "" {
					return got
				}
			}
		}
		return ""
	}
	return find(map[string]any(m))
}

// number returns a field that is a number, as text does.
func (m told) number(name string) (n any) {
	var find func(v any) bool
	find = func(v any) bool {
		switch v := v.(type) {
		case map[string]any:
			if value, ok := v[name].(float64); ok {
				n = value
				return true
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				if find(v[key]) {
					return true
				}
			}
		case []any:
			return slices.ContainsFunc(v, find)
		}
		return false
	}
	find(map[string]any(m))
	return n
}
