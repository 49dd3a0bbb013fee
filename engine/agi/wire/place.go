package wire

import (
	"strconv"
	"strings"
)

// Place is where the dialplan goes on when AGI has ended.
//
// Measured on 22 and 16: the channel's variables CONTEXT and EXTEN are the
// place's at any time, and PRIORITY is one less than its priority: behind the
// step that runs AGI, or what SET PRIORITY says. A redirect changes them before
// HANGUP comes; a hangup does not.
type Place struct {
	Context, Extension string
	// Priority is a number, or a label in Extension as it was when SET PRIORITY
	// named it.
	Priority string
	// Unsure is set once an application was run: many move the dialplan, and none
	// says so.
	Unsure bool
}

// Place is where the dialplan goes on if nothing moves it.
func (e *Environment) Place() Place {
	step, err := strconv.Atoi(e.Get("agi_priority"))
	if err != nil {
		step = 0
	}
	return Place{Context: e.Get("agi_context"), Extension: e.Get("agi_extension"), Priority: strconv.Itoa(step + 1)}
}

// Moves reports whether a command may change the place.
func Moves(name string) bool {
	set := false
	for word := range strings.FieldsSeq(name) {
		switch {
		case set: // what it sets: SET VARIABLE moves nothing
			return strings.EqualFold(word, "CONTEXT") || strings.EqualFold(word, "EXTENSION") || strings.EqualFold(word, "PRIORITY")
		case strings.EqualFold(word, "SET"):
			set = true
		default:
			return strings.EqualFold(word, "EXEC")
		}
	}
	return set // it stands in the arguments
}

// After is the place behind a command and its answer.
func (p Place) After(name string, args []string, reply *Reply) Place {
	var few [8]string
	words := few[:0]
	for word := range strings.FieldsSeq(name) {
		words = append(words, word)
	}
	words = append(words, args...)
	switch {
	case len(words) > 0 && strings.EqualFold(words[0], "EXEC"):
		p.Unsure = true
	case len(words) < 3 || !strings.EqualFold(words[0], "SET") || reply.Code != 200 || reply.Result != "0":
	case strings.EqualFold(words[1], "CONTEXT"):
		p.Context = words[2]
	case strings.EqualFold(words[1], "EXTENSION"):
		p.Extension = words[2]
	case strings.EqualFold(words[1], "PRIORITY"):
		p.Priority = words[2]
		if n, err := strconv.Atoi(words[2]); err == nil {
			p.Priority = strconv.Itoa(n)
		}
	}
	return p
}

// Is reports whether a channel whose variables CONTEXT, EXTEN and PRIORITY are
// these goes on at the place.
func (p Place) Is(context, extension, priority string) bool {
	if context != p.Context || extension != p.Extension {
		return false
	}
	want, err := strconv.Atoi(p.Priority)
	if err != nil {
		return true // a label: what number it has is not known
	}
	step, err := strconv.Atoi(priority)
	return err == nil && step+1 == want
}
