package main

import (
	"fmt"
	"math"
	"slices"
)

// baseline is what the items took when that was last accepted.
type baseline struct {
	Go   string `json:"go"`   // its version
	Arch string `json:"arch"` // instructions are of one architecture
	// Items by package and benchmark.
	Items map[string]counts `json:"items"`
}

// finding is one count that is not what the baseline says.
type finding struct {
	item, unit string
	was, now   float64
	verdict    string
}

const (
	grew     = "GREW"
	shrank   = "shrank"
	isNew    = "NEW"
	vanished = "GONE"
)

// bad: the guard fails for it.
func (f finding) bad() bool { return f.verdict != shrank }

func (f finding) String() string {
	switch f.verdict {
	case isNew:
		return fmt.Sprintf("%-6s %s: %s is %g and not in the baseline", f.verdict, f.item, f.unit, f.now)
	case vanished:
		return fmt.Sprintf("%-6s %s: %s was %g and is not measured any more", f.verdict, f.item, f.unit, f.was)
	}
	change := "from nothing"
	if f.was > 0 {
		change = fmt.Sprintf("%+.1f %%", 100*(f.now/f.was-1))
	}
	return fmt.Sprintf("%-6s %s: %s was %g, is %g (%s)", f.verdict, f.item, f.unit, f.was, f.now, change)
}

// hashed is by what part instructions may be above their baseline: even where there
// is little of maps, they hash by another seed in each process. What is sent in
// batches may have one allocation more: testing drops the fraction.
const (
	hashed  = 0.05
	dropped = 1.5
)

// judge compares what was measured with the baseline. slackOf an item is the part
// by which it may grow.
func judge(was baseline, now map[string]counts, slackOf func(item string) float64, units []string) (list []finding) {
	for _, item := range sorted(was.Items, now) {
		for _, unit := range units {
			before, inBase := was.Items[item][unit]
			after, measured := now[item][unit]
			f := finding{item: item, unit: unit, was: before, now: after}
			room := max(bare[unit], before*slackOf(item))
			switch {
			case unit == instructions:
				room = max(room, before*hashed)
			case unit == allocations && slackOf(item) == batch:
				room = max(room, dropped)
			case unit == bytesOf && slackOf(item) == meets:
				room = max(room, before*early)
			}
			switch {
			case !inBase && !measured:
				continue
			case !inBase:
				f.verdict = isNew
			case !measured:
				f.verdict = vanished
			case after-before > room:
				f.verdict = grew
			case before-after > room:
				f.verdict = shrank
			default:
				continue
			}
			list = append(list, f)
		}
	}
	return list
}

// accept makes the findings the baseline, and leaves the rest of it as it is, so
// that a change of it shows what was accepted.
func (b *baseline) accept(list []finding) {
	if b.Items == nil {
		b.Items = make(map[string]counts)
	}
	for _, f := range list {
		if f.verdict == vanished {
			delete(b.Items[f.item], f.unit)
			if len(b.Items[f.item]) == 0 {
				delete(b.Items, f.item)
			}
			continue
		}
		if b.Items[f.item] == nil {
			b.Items[f.item] = make(counts)
		}
		b.Items[f.item][f.unit] = math.Round(10*f.now) / 10
	}
}

// sorted are the items of both.
func sorted(a, b map[string]counts) (names []string) {
	for name := range a {
		names = append(names, name)
	}
	for name := range b {
		if a[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}
