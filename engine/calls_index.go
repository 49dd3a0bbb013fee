package engine

import (
	"cmp"
	"slices"

	"github.com/astergate/astergate/engine/call"
)

// callKey orders calls by their creation, over all servers.
type callKey struct {
	created int64 // call.Steady
	id      string
}

func keyOf(c *call.Call) callKey { return callKey{c.Created(), c.ID()} }

func (k callKey) compare(other callKey) int {
	if d := cmp.Compare(k.created, other.created); d != 0 {
		return d
	}
	return cmp.Compare(k.id, other.id)
}

// callIndex holds a server's calls in the order of their creation, so that a page
// costs its own length. New calls nearly always come last; those that are gone
// leave a hole until half of it are holes.
type callIndex struct {
	entries []indexed
	holes   int
}

type indexed struct {
	key  callKey
	call *call.Call // nil: a hole
}

func (x *callIndex) find(key callKey) (int, bool) {
	return slices.BinarySearchFunc(x.entries, key, func(e indexed, key callKey) int { return e.key.compare(key) })
}

func (x *callIndex) add(c *call.Call) {
	e := indexed{keyOf(c), c}
	if n := len(x.entries); n == 0 || x.entries[n-1].key.compare(e.key) < 0 {
		x.entries = append(x.entries, e)
		return
	}
	i, found := x.find(e.key)
	if found {
		x.entries[i] = e
		return
	}
	x.entries = slices.Insert(x.entries, i, e)
}

func (x *callIndex) remove(c *call.Call) {
	i, found := x.find(keyOf(c))
	if !found || x.entries[i].call == nil {
		return
	}
	x.entries[i].call = nil
	if x.holes++; x.holes > 64 && x.holes > len(x.entries)/2 {
		x.entries = slices.Clip(slices.DeleteFunc(x.entries, func(e indexed) bool { return e.call == nil }))
		x.holes = 0
	}
}

// each yields the calls behind a key, in order or from the newest on, until f
// says no. A zero key is before all, or behind all if descending.
func (x *callIndex) each(after callKey, descending bool, f func(callKey, *call.Call) bool) {
	none := after == callKey{}
	if descending {
		i := len(x.entries)
		if !none {
			i, _ = x.find(after)
		}
		for i--; i >= 0; i-- {
			if e := x.entries[i]; e.call != nil && !f(e.key, e.call) {
				return
			}
		}
		return
	}
	i := 0
	if !none {
		found := false
		if i, found = x.find(after); found {
			i++
		}
	}
	for ; i < len(x.entries); i++ {
		if e := x.entries[i]; e.call != nil && !f(e.key, e.call) {
			return
		}
	}
}
