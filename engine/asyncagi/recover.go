package asyncagi

import (
	"context"
	"errors"
	"strings"
	"sync"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
)

// A channel whose astergate has died, or lost its link, stays in AsyncAGI and
// hears nothing. So whenever a link comes up, the channels that an astergate has
// claimed are looked for. Where no session here has one, a probe asks: a command
// whose id all astergates know. The one that has the channel answers by a command
// of its own. Where none does, the first to have probed gives the channel back
// with AGISTATUS=FAILURE and ASTERGATE_STATUS=LOST. What its handler was doing is
// known to nobody, so it is not begun again.

// probe is a channel that is being asked about.
type probe struct {
	id   string
	once sync.Once
	over chan struct{} // closed when it is decided
	ours bool          // to give back, if nobody objects; set before over is closed
}

// end decides a probe. The first decision counts.
func (p *probe) end(ours bool) {
	p.once.Do(func() {
		p.ours = ours
		close(p.over)
	})
}

// recover gives back what nobody has.
func (a *Sessions) recover(server string) {
	ctx, cancel := context.WithTimeout(a.ctx, actTime)
	defer cancel()
	channels, err := a.cfg.Manager.Waiting(ctx, server)
	if err != nil {
		var unsent *ami.SendError
		if a.ctx.Err() == nil && (!errors.As(err, &unsent) || unsent.Sent != ami.NotSent) {
			// Else the link is down, and its coming up is told.
			a.cfg.Logger.Warn("channels that an earlier astergate left in AsyncAGI are not looked for", "server", server, "error", err)
		}
		return
	}
	for _, uniqueID := range channels {
		k := key{server, uniqueID}
		p := &probe{id: a.ids.next(probePrefix), over: make(chan struct{})}
		a.mu.Lock()
		if a.all[k] != nil || a.probes[k] != nil {
			a.mu.Unlock()
			continue
		}
		a.probes[k] = p
		a.mu.Unlock()
		if !a.spawn(func() { a.ask(k, p) }) {
			return
		}
	}
}

// ask probes one channel.
func (a *Sessions) ask(k key, p *probe) {
	defer a.dropProbe(k, p)
	if err := a.queue(a.ctx, k.server, k.uniqueID, p.id, agiwire.Words("NOOP")); err != nil && !unsure(err) {
		return
	}
	// Asterisk runs it when the channel has ended what it is at, which may take
	// long; if it hangs up, that is told too.
	select {
	case <-p.over:
	case <-a.ctx.Done():
		return
	}
	if !p.ours {
		return
	}
	object := time.NewTimer(objectTime)
	defer object.Stop()
	select {
	case <-object.C:
	case <-a.ctx.Done():
		return
	}
	a.mu.Lock()
	mine := a.probes[k] == p
	a.mu.Unlock()
	if !mine {
		return // an objection came
	}
	err := a.queue(a.ctx, k.server, k.uniqueID, a.ids.next(runPrefix), agiwire.Words("SET VARIABLE", "ASTERGATE_STATUS", "LOST"))
	if err == nil {
		err = a.queue(a.ctx, k.server, k.uniqueID, a.ids.next(runPrefix), leaving(true))
	}
	a.cfg.Logger.Warn("a channel that was left in AsyncAGI without a handler is given back", "server", k.server, "uniqueid", k.uniqueID, "error", err)
}

// probed looks at a command that was run for what it says about probes.
func (a *Sessions) probed(h happening, s *Session) {
	isProbe, isOwn := strings.HasPrefix(h.commandID, probePrefix), strings.HasPrefix(h.commandID, ownPrefix)
	if !isProbe && !isOwn {
		return
	}
	a.mu.Lock()
	p := a.probes[h.key]
	a.mu.Unlock()
	switch {
	case isProbe && s != nil && s.owned():
		a.unprobe(h.key)
		a.spawn(func() {
			_ = a.queue(a.ctx, h.server, h.uniqueID, a.ids.next(ownPrefix), agiwire.Words("NOOP"))
		})
	case p == nil:
	case isOwn:
		a.unprobe(h.key)
	case p.id == h.commandID:
		p.end(true)
	default: // another was first
		select {
		case <-p.over:
		default:
			a.unprobe(h.key)
		}
	}
}

// unprobe ends a probe as not ours.
func (a *Sessions) unprobe(k key) {
	a.mu.Lock()
	p := a.probes[k]
	delete(a.probes, k)
	a.mu.Unlock()
	if p != nil {
		p.end(false)
	}
}

func (a *Sessions) dropProbe(k key, p *probe) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.probes[k] == p {
		delete(a.probes, k)
	}
}
