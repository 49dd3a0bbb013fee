package main

import (
	"fmt"
	"slices"
	"strings"
)

// promise bounds a figure of one entry by that of another, or by the sum of those
// of several. Ratios are taken round by round, since the machine's speed drifts.
type promise struct {
	of, show string
	than     []string // entries, whose figures are added up
	most     float64  // ratio; 0: none
	least    float64  // ratio; 0: none
}

// judge says whether the promise is kept: the median of the rounds' ratios counts.
func (p promise) judge(entries []entry, samples [][]sample) string {
	find := func(name string) []sample {
		at := slices.IndexFunc(entries, func(e entry) bool { return e.name == name })
		if at < 0 {
			return nil
		}
		return samples[at]
	}
	what := fmt.Sprintf("%s, %s: at most %g", p.of, p.show, p.most)
	if p.least > 0 {
		what = fmt.Sprintf("%s, %s: at least %g", p.of, p.show, p.least)
	}
	what += " of " + strings.Join(p.than, " + ")
	var ratios []float64
	for round, s := range find(p.of) {
		sum := 0.0
		for _, name := range p.than {
			if others := find(name); round < len(others) {
				sum += others[round].figure(p.show)
			} else {
				return what + ": not compared, for there is no " + name
			}
		}
		ratios = append(ratios, s.figure(p.show)/max(sum, 1e-9))
	}
	if len(ratios) == 0 {
		return what + ": not measured"
	}
	low, middle, high := quarters(ratios)
	verdict := "kept"
	if p.most > 0 && middle > p.most || p.least > 0 && middle < p.least {
		verdict = "BROKEN"
	}
	return fmt.Sprintf("%s: %.2f (%.2f..%.2f), %s", what, middle, low, high, verdict)
}
