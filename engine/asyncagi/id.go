package asyncagi

import (
	"crypto/rand"
	"strconv"
	"strings"
	"sync/atomic"
)

// What a command's id begins with. Other astergates' are known by it too.
const (
	ourPrefix   = "astergate-"
	runPrefix   = ourPrefix + "run-"   // a command of a session
	claimPrefix = ourPrefix + "claim-" // the first of a session: who has it
	probePrefix = ourPrefix + "probe-" // whether anybody has it
	ownPrefix   = ourPrefix + "own-"   // somebody has
)

// claimVariable marks a channel that an astergate has claimed.
const claimVariable = "ASTERGATE_ASYNCAGI"

// shortAnswer is the length of the answers to the commands of ours that stand for
// themselves: NOOP and SET VARIABLE.
const shortAnswer = len("200 result=0\n")

// isShort reports whether a command's answer is one of shortAnswer bytes. Of a
// session's own commands the session knows it better.
func isShort(id string) bool {
	return strings.HasPrefix(id, claimPrefix) || strings.HasPrefix(id, probePrefix) || strings.HasPrefix(id, ownPrefix)
}

func isOurs(id string) bool { return strings.HasPrefix(id, ourPrefix) }

// ids makes the ids of this process: no other's are the same.
type ids struct {
	process string
	last    *atomic.Uint64
}

func newIDs() ids { return ids{rand.Text()[:12], new(atomic.Uint64)} }

func (i ids) next(prefix string) string {
	return prefix + i.process + "-" + strconv.FormatUint(i.last.Add(1), 10)
}
