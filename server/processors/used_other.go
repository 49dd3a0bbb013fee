//go:build !unix

package processors

import "time"

// used is not to be had here.
func used() (time.Duration, bool) { return 0, false }
