//go:build !unix

package cli

import "math"

// descriptors is how many file descriptors the process may have: no system but Unix
// has such a limit.
func descriptors() uint64 { return math.MaxUint64 }
