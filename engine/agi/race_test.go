//go:build race

package agi

// Under the race detector memory says nothing.
const raceEnabled = true
