package call

import (
	"strconv"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func (t *Tracker) event(msg wire.Message, at int64) {}
func (t *Tracker) alarm(c *Call, at int64)          {}
func (t *Tracker) forget(at int64)                  {}

type ender uint8

func (c *Call) endedBy() astergatev1.CallEnder { return 0 }
func (ch *channel) priorityText() string {
	if ch.priority <= 0 {
		return ""
	}
	return strconv.Itoa(int(ch.priority))
}

func (t *Tracker) newCall(id string, direction astergatev1.CallDirection, at int64) *Call {
	t.born++
	c := &Call{id: id, tracker: t, order: t.born, direction: direction, reason: -1, created: at}
	t.calls[id] = c
	t.all.push(c)
	t.live.push(c)
	return c
}
