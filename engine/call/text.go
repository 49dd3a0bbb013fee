package call

import (
	"github.com/astergate/astergate/engine/mapping"
)

// maxTexts bounds the texts that are remembered to be shared. They are contexts,
// names of states, accounts: few, and the same in all calls.
const (
	maxTexts  = 4096
	maxShared = 64 // longer ones are not remembered
)

// texts shares equal strings, so that what is the same in all calls is in memory
// once.
type texts map[string]string

func (t texts) of(b []byte) string {
	if s, ok := t[string(b)]; ok {
		return s
	}
	s := mapping.Text(b)
	if len(s) > maxShared {
		return s
	}
	if len(t) >= maxTexts {
		clear(t)
	}
	t[s] = s
	return s
}
