package limit

import (
	"fmt"
	"time"
)

// ExceededError says that a caller, a server or all callers together have too much
// under way, or ask too often. Nothing was done.
type ExceededError struct {
	Limit   string // key of the configuration
	Allowed int    // its value; a number of milliseconds for KeyQueueTime
	// Principal asked. Server is set where the limit is one of a server.
	Principal, Server string
	// Wait is when asking again may help; 0: waiting alone does not.
	Wait time.Duration
}

// Error names the limit and what to do.
func (e *ExceededError) Error() string {
	unit := ""
	if e.Limit == KeyQueueTime {
		unit = " ms"
	}
	text := fmt.Sprintf("%s allows %d%s", e.Limit, e.Allowed, unit)
	if e.Server != "" {
		text += fmt.Sprintf(" for server %q", e.Server)
	}
	if e.Principal != "" {
		text += fmt.Sprintf(", which would be exceeded by %q", e.Principal)
	}
	if e.Wait > 0 {
		return fmt.Sprintf("%s; ask again in %v", text, e.Wait)
	}
	return text + "; end something that is open, or have the limit raised"
}
