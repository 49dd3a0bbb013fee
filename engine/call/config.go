package call

import "time"

// Bounds of what is kept of one call. A conference of a thousand callers and a
// queue that rings its agents for days are both calls.
const (
	maxLegs  = 64 // legs; beyond it the oldest that are over and not the root go
	maxLinks = 64 // links to other calls; further ones are not told
)

// Config says what a Tracker is to do. NewID is required; the zero value of all
// else has a meaning.
type Config struct {
	// Server is the configured name of the server, for Call.server.
	Server string
	// NewID returns a call id that was never used before: `[a-z0-9-]`.
	NewID func() string
	// Variable is the name of the channel variable that Originate sets to the call
	// id, without leading underscores. Empty: there is none.
	Variable string
	// Keep names the variables that are kept on calls, in upper and lower case as
	// Asterisk sends them.
	Keep []string
	// Timeline is the largest number of entries of a call's timeline. Half of
	// them are its first ones, half the newest. Default 100.
	Timeline int
	// Retain is how long a call that is over is kept. Default 10 s.
	Retain time.Duration
	// RetainMax is how many calls that are over are kept at most; the first to
	// have ended goes first. Default 1000.
	RetainMax int
	// Grace is how long a failed Originate waits for channels that Asterisk's
	// answer may have overtaken. Default 1 s.
	Grace time.Duration
	// Changed is called for each change, on the caller's goroutine and before the
	// Tracker's method returns. The call is as it is after the change, and must
	// not be kept beyond what guards the Tracker. It must not call the Tracker's
	// methods that change it.
	Changed func(*Call, Change)
	// Forgotten is called when a call that is over is not kept any longer.
	Forgotten func(*Call)
}

func (c Config) withDefaults() Config {
	if c.Timeline <= 0 {
		c.Timeline = 100
	}
	if c.Retain <= 0 {
		c.Retain = 10 * time.Second
	}
	if c.RetainMax <= 0 {
		c.RetainMax = 1000
	}
	if c.Grace <= 0 {
		c.Grace = time.Second
	}
	return c
}
