package config

import "strings"

// Lines is a list of texts that may hold commas: where a list is given as one
// text, as in a variable, each of its lines is an item.
type Lines []string

// setLines takes a list, or a text of lines.
func setLines(target *Lines, value any) error {
	if text, ok := value.(string); ok {
		var list []any
		for line := range strings.Lines(text) {
			list = append(list, line)
		}
		value = list
	}
	return setList((*[]string)(target), value)
}
