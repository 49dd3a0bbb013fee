package config

import "slices"

// nearest returns the candidates that are most like a name with an error in
// it, at most two, the best first; none if nothing is alike.
func nearest(name string, candidates []string) []string {
	type scored struct {
		name string
		cost int
	}
	limit := max(2, len(name)/3)
	var best []scored
	for _, c := range candidates {
		if cost := edits(name, c); cost <= limit {
			best = append(best, scored{c, cost})
		}
	}
	slices.SortStableFunc(best, func(a, b scored) int { return a.cost - b.cost })
	var names []string
	for _, s := range best[:min(2, len(best))] {
		if s.cost <= best[0].cost+1 {
			names = append(names, s.name)
		}
	}
	return names
}

// edits is the number of characters to insert, delete or replace, or of
// neighbours to swap, that make b of a.
func edits(a, b string) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			replace := last[j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			row[j] = min(last[j]+1, row[j-1]+1, replace)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
