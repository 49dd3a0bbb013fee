package engine

import (
	"cmp"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/astergate/astergate/engine/call"
)

// The index holds what it was given, in order, whatever came and went.
func TestCallIndex(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Now()
		made := make([]*call.Call, rapid.IntRange(0, 300).Draw(t, "calls"))
		tracker := call.New(call.Config{NewID: newCallIDs().next})
		for i := range made {
			// Not in the order of their creation: snapshots find old calls.
			ago := time.Duration(rapid.IntRange(0, 50).Draw(t, "ago")) * time.Second
			made[i] = tracker.Announce(call.Announcement{At: at.Add(-ago)})
		}
		var index callIndex
		here := make(map[*call.Call]bool)
		for _, c := range made {
			index.add(c)
			here[c] = true
			if rapid.Bool().Draw(t, "remove") {
				index.remove(c)
				delete(here, c)
			}
		}
		var want []*call.Call
		for c := range here {
			want = append(want, c)
		}
		slices.SortFunc(want, func(a, b *call.Call) int {
			if d := a.CreatedAt().Compare(b.CreatedAt()); d != 0 {
				return d
			}
			return cmp.Compare(a.ID(), b.ID())
		})
		for _, descending := range []bool{false, true} {
			var got []*call.Call
			var after callKey
			for more := true; more; { // by pages
				more = false
				n := 0
				index.each(after, descending, func(key callKey, c *call.Call) bool {
					if n++; n > 7 {
						more = true
						return false
					}
					after = key
					got = append(got, c)
					return true
				})
			}
			if descending {
				slices.Reverse(got)
			}
			if !slices.Equal(got, want) {
				t.Fatalf("descending %v: %d calls, want %d", descending, len(got), len(want))
			}
		}
		if index.holes > 64 && index.holes > len(index.entries)/2 {
			t.Errorf("%d of %d are holes", index.holes, len(index.entries))
		}
	})
}
