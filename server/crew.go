package server

import "github.com/astergate/astergate/engine/crew"

// idleMost bounds what those of the crew who wait hold: some KiB of stack each.
const idleMost = 128

// newCrew makes the crew that runs the actions of pipes.
func newCrew(stopping <-chan struct{}) *crew.Crew[pipedAction] {
	return crew.New(stopping, idleMost, func() func(*pipedAction) {
		var scratch []byte
		return func(action *pipedAction) { scratch = action.work(scratch) }
	})
}
