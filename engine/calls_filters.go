package engine

import "slices"

// callsPreset is the filter of events (ami.Config.Filters) that stands for what
// following calls needs.
const callsPreset = "preset:calls"

// withCallFilters completes the filters of a link that has the preset: it lets
// pass all of class call, and here come, of VarSet, which is of class dialplan,
// those of the variables that the configuration names. An inherited variable is
// announced with its underscores.
func withCallFilters(filters []string, cfg *CallsConfig) []string {
	if !slices.Contains(filters, callsPreset) {
		return filters
	}
	filters = slices.Clone(filters)
	for _, name := range append([]string{cfg.Variable}, cfg.Keep...) {
		if filter := "Variable: _*" + name + "[[:cntrl:]]"; !slices.Contains(filters, filter) {
			filters = append(filters, filter)
		}
	}
	return filters
}
