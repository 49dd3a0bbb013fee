package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// promise bounds a figure of one entry by that of another, or by the sum of those
// of several. Ratios are taken round by round, since the machine's speed drifts.
type promise struct {
	of, show string
	than     []string // entries, whose figures are added up; none: the figure itself is bounded
	most     float64  // ratio; 0: none
	least    float64  // ratio; 0: none
}

// What may be said of a promise.
const (
	kept   = "kept"
	broken = "broken"
	// unjudged: one of its entries did not take part.
	unjudged = "not compared"
)

// verdict is what the rounds say of a promise.
type verdict struct {
	promise
	Verdict string
	reason  string // of unjudged
	// Quartiles of the rounds' ratios; the middle one counts.
	low, middle, high float64
}

// judge says whether the promise is kept: the median of the rounds' ratios counts.
func (p promise) judge(entries []entry, samples [][]sample) verdict {
	find := func(name string) []sample {
		at := slices.IndexFunc(entries, func(e entry) bool { return e.name == name })
		if at < 0 {
			return nil
		}
		return samples[at]
	}
	v := verdict{promise: p, Verdict: unjudged}
	var ratios []float64
	for round, s := range find(p.of) {
		sum := 0.0
		for _, name := range p.than {
			others := find(name)
			if round >= len(others) {
				v.reason = "there is no " + name
				return v
			}
			sum += others[round].figure(p.show)
		}
		if len(p.than) == 0 {
			sum = 1
		}
		ratios = append(ratios, s.figure(p.show)/max(sum, 1e-9))
	}
	if len(ratios) == 0 {
		v.reason = "there is no " + p.of
		return v
	}
	v.low, v.middle, v.high = quarters(ratios)
	v.Verdict = kept
	if p.most > 0 && v.middle > p.most || p.least > 0 && v.middle < p.least {
		v.Verdict = broken
	}
	return v
}

// String is the line below the contest's table.
func (v verdict) String() string {
	bound := "at most " + ratio(v.most)
	if v.least > 0 {
		bound = "at least " + ratio(v.least)
	}
	if len(v.than) > 0 {
		bound += " of " + strings.Join(v.than, " + ")
	}
	line := fmt.Sprintf("%s, %s: %s: ", v.of, v.show, bound)
	switch v.Verdict {
	case unjudged:
		return line + unjudged + ", for " + v.reason
	case broken:
		return line + fmt.Sprintf("%.2f (%.2f..%.2f), %s", v.middle, v.low, v.high, strings.ToUpper(broken))
	}
	return line + fmt.Sprintf("%.2f (%.2f..%.2f), %s", v.middle, v.low, v.high, v.Verdict)
}

// ratio writes a bound as it was meant: 1/3.5, where that has fewer digits.
func ratio(bound float64) string {
	plain := strconv.FormatFloat(bound, 'g', -1, 64)
	if bound > 0 && bound < 1 {
		if inverse := "1/" + strconv.FormatFloat(1/bound, 'g', 4, 64); len(inverse) <= len(plain) && len(plain) > len("0.125") {
			return inverse
		}
	}
	return plain
}
