//go:build !linux

package cores

import "time"

// ran is not known.
func ran() (time.Duration, bool) { return 0, false }

func waited() time.Duration { return 0 }
