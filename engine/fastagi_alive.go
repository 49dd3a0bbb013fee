package engine

import (
	"context"
	"strings"
	"time"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

// announceLimit is for the event that announces a hangup, which comes before HANGUP
// but by another socket.
const announceLimit = 150 * time.Millisecond

// Alive reports whether a channel that is said to have hung up goes on, since it
// was redirected from the place where it would go on. See agi.Config.Alive for
// what tells; here the event and the variables together:
//
//   - A hangup that was announced is one.
//   - A channel whose place is unchanged was hung up by the manager. (Or it was
//     sent to the very step that runs its AGI: then it waits for the cleanup time.)
//   - A place that no command can have changed was changed by a redirect.
//   - If an application may have moved it, it is a redirect unless a hangup is
//     announced within announceLimit.
//
// A busy server may take longer than that to tell the variables: that is waited for
// until ctx ends, since without them a manager's hangup looks like a redirect.
func (f *FastAGI) Alive(ctx context.Context, server, uniqueID string, place agiwire.Place) bool {
	s, err := f.engine.Server(server)
	if err != nil || s.Status().State != ami.StateReady {
		return false
	}
	if over, _ := f.announced(server, uniqueID); over {
		return false
	}
	limit := time.NewTimer(announceLimit)
	defer limit.Stop()
	moved, known := moved(ctx, s, uniqueID, place)
	if known && (!moved || !place.Unsure) {
		return moved
	}
	for {
		changed := f.changed.next()
		over, heard := f.announced(server, uniqueID)
		if over || !heard {
			return !over && known
		}
		select {
		case <-changed:
		case <-limit.C:
			return true
		case <-ctx.Done():
			return true
		}
	}
}

// announced reports whether a channel's hangup was announced, and whether the
// server's link announces any.
func (f *FastAGI) announced(server, uniqueID string) (over, heard bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	_, over = f.ended[channelKey{server, uniqueID}]
	return over, f.heard[server]
}

// moved asks the server whether a channel is elsewhere than at its place; known
// is false if it does not tell.
func moved(ctx context.Context, s *Server, uniqueID string, place agiwire.Place) (moved, known bool) {
	reply, err := s.Do(ctx, ami.Action{Name: "Status", Headers: []wire.Header{
		{Name: "Channel", Value: uniqueID}, {Name: "Variables", Value: "CONTEXT,EXTEN,PRIORITY"},
	}}, SocketFast)
	if err != nil || !reply.Success() || len(reply.Items) != 1 {
		return false, false
	}
	values := make(map[string]string)
	for i := range reply.Items[0].Len() {
		if strings.EqualFold(string(reply.Items[0].Name(i)), "Variable") {
			name, value, _ := strings.Cut(string(reply.Items[0].Value(i)), "=")
			values[name] = value
		}
	}
	if len(values) < 3 {
		return false, false
	}
	return !place.Is(values["CONTEXT"], values["EXTEN"], values["PRIORITY"]), true
}
