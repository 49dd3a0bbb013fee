package ami

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/astergate/astergate/engine/ami/wire"
)

func TestTrace(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		var mu sync.Mutex
		var in, out bytes.Buffer
		r.link.SetTrace(func(m Traced) {
			mu.Lock()
			defer mu.Unlock()
			if m.Server != "pbx1" || m.At.IsZero() {
				t.Errorf("got %+v", m)
			}
			b := &in
			if m.Out {
				b = &out
			}
			b.WriteString(m.Socket.String() + "|")
			b.Write(m.Bytes)
		})
		ev, ac := r.ready()
		got := r.do(t.Context(), Action{Name: "Getvar", Headers: []wire.Header{{Name: "Variable", Value: "X"}, {Name: "Secret", Value: "hush"}}})
		req := ac.expect("Getvar")
		if req.get("Secret") != "hush" {
			t.Error("the trace changed what was sent")
		}
		ac.ok(req, "Value: 1")
		<-got
		synctest.Wait()
		mu.Lock()
		for _, want := range []string{"events|Action: Challenge", "actions|Action: Login", "Key: ********\r\n", "Events: off",
			"events|Action: Ping", "actions|Action: Getvar", "Variable: X\r\nSecret: ********\r\n\r\n"} {
			if !strings.Contains(out.String(), want) {
				t.Errorf("no %q in %q", want, out.String())
			}
		}
		for _, want := range []string{"events|Event: FullyBooted", "actions|Response: Success", "Value: 1"} {
			if !strings.Contains(in.String(), want) {
				t.Errorf("no %q in %q", want, in.String())
			}
		}
		n := in.Len()
		mu.Unlock()
		r.link.SetTrace(nil)
		ev.event("Newchannel")
		synctest.Wait()
		mu.Lock()
		defer mu.Unlock()
		if in.Len() != n {
			t.Error("the trace goes on")
		}
		ev.close()
		ac.close()
	})
}

// Who traces may keep what he got: later actions do not change it.
func TestTraceKeeps(t *testing.T) {
	play(t, nil, func(t *testing.T, r *rig) {
		ev, ac := r.ready()
		var mu sync.Mutex
		var kept []Traced
		r.link.SetTrace(func(m Traced) {
			mu.Lock()
			defer mu.Unlock()
			kept = append(kept, m)
		})
		names := []string{"one", "two", "three", "four"}
		for _, name := range names {
			got := r.do(t.Context(), Action{Name: "Getvar", Headers: []wire.Header{{Name: "Variable", Value: name}}})
			ac.ok(ac.expect("Getvar"))
			<-got
		}
		mu.Lock()
		defer mu.Unlock()
		for _, m := range kept {
			if m.Out && strings.HasPrefix(string(m.Bytes), "Action: Getvar") && len(names) > 0 {
				if !strings.Contains(string(m.Bytes), "Variable: "+names[0]+"\r\n") {
					t.Errorf("%q is not of %q any more", m.Bytes, names[0])
				}
				names = names[1:]
			}
		}
		if len(names) > 0 {
			t.Errorf("no trace of %q", names)
		}
		ev.close()
		ac.close()
	})
}
