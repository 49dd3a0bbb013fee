//go:build !race

package agi

const raceEnabled = false
