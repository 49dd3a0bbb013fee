package engine

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"google.golang.org/protobuf/proto"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// FastAGIServer says which FastAGI connections belong to a server.
type FastAGIServer struct {
	Name string
	// From are the networks that its connections come from.
	From []netip.Prefix
	// Version decides the limits of a line; zero: what the connection says.
	Version agiwire.Version
}

const (
	// showTime is for a channel to show among a server's events: its Newexten and
	// its FastAGI connection come by different sockets.
	showTime = 500 * time.Millisecond
	// seenFor and maxSeen bound what is remembered of channels.
	seenFor = 10 * time.Minute
	maxSeen = 1 << 16
)

// FastAGI knows of FastAGI's channels what only the manager links tell: whose
// they are, and whether they were hung up. It acts on them by manager actions.
// All methods are safe for concurrent use.
type FastAGI struct {
	engine  *Engine
	servers atomic.Pointer[[]FastAGIServer]
	changed *broadcast

	mu    sync.Mutex // guards what follows
	names []string   // of the events that are followed
	again func()     // makes follow begin anew with other names; nil: it is not under way
	seen  map[channelKey]time.Time
	ended map[channelKey]time.Time // a hangup was announced
	heard map[string]bool          // servers whose calls can be seen
}

// channelKey names a channel.
type channelKey struct{ server, uniqueID string }

// NewFastAGI makes a FastAGI for servers of the engine's. It starts nothing.
func NewFastAGI(e *Engine, servers []FastAGIServer) *FastAGI {
	f := &FastAGI{
		engine: e, changed: newBroadcast(),
		seen: make(map[channelKey]time.Time), ended: make(map[channelKey]time.Time), heard: make(map[string]bool),
	}
	f.SetServers(servers)
	return f
}

// SetServers replaces the servers. Connections that have an owner keep him.
func (f *FastAGI) SetServers(servers []FastAGIServer) {
	names := []string{"Newchannel", "HangupRequest", "SoftHangupRequest"}
	if overlap(servers) {
		names = append(names, "Newexten")
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.servers.Store(&servers)
	if slices.Equal(f.names, names) {
		return
	}
	f.names = names
	if f.again != nil {
		f.again()
	}
}

// Server returns what was said of a server, if anything.
func (f *FastAGI) Server(name string) (FastAGIServer, bool) {
	servers := *f.servers.Load()
	i := slices.IndexFunc(servers, func(s FastAGIServer) bool { return s.Name == name })
	if i < 0 {
		return FastAGIServer{}, false
	}
	return servers[i], true
}

// overlap reports whether a connection could belong to several servers.
func overlap(servers []FastAGIServer) bool {
	for i, a := range servers {
		for _, b := range servers[i+1:] {
			for _, p := range a.From {
				for _, q := range b.From {
					if p.Overlaps(q) {
						return true
					}
				}
			}
		}
	}
	return false
}

// Networks returns all networks that connections may come from.
func (f *FastAGI) Networks() []netip.Prefix {
	var all []netip.Prefix
	for _, s := range *f.servers.Load() {
		all = append(all, s.From...)
	}
	return all
}

// Run follows the servers' events until ctx ends.
func (f *FastAGI) Run(ctx context.Context) error {
	for token := ""; ctx.Err() == nil; {
		following, again := context.WithCancel(ctx)
		f.mu.Lock()
		f.again = again
		names := f.names
		f.mu.Unlock()
		sub, err := f.engine.Subscribe(Selection{Names: names, View: astergatev1.View_VIEW_HEADERS, Headers: []string{"Uniqueid"}, Heartbeat: time.Minute, ResumeToken: token})
		if err != nil {
			again()
			return err
		}
		err = f.follow(following, sub)
		changed := following.Err() != nil
		again()
		token = sub.Token() // all of before was noted
		sub.Close()
		var slow *TooSlowError
		if errors.As(err, &slow) {
			token = ""
		} else if !changed {
			return err
		}
	}
	return nil
}

// follow reads a subscription until it fails.
func (f *FastAGI) follow(ctx context.Context, sub *Subscription) error {
	for {
		batch, err := sub.Next(ctx)
		if err != nil {
			return err
		}
		for _, framed := range batch.Events {
			response := new(astergatev1.SubscribeResponse)
			if proto.Unmarshal(framed, response) != nil || len(response.GetEvents()) != 1 {
				continue
			}
			f.note(response.GetEvents()[0])
		}
		f.changed.tell()
	}
}

// note remembers what an event says of its channel.
func (f *FastAGI) note(event *astergatev1.Event) {
	key := channelKey{server: event.GetServer()}
	for _, h := range event.GetHeaders() {
		if strings.EqualFold(h.GetName(), "Uniqueid") {
			key.uniqueID = h.GetValue()
		}
	}
	if key.uniqueID == "" {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.heard[key.server] = true
	list := f.seen
	if strings.HasSuffix(event.GetName(), "HangupRequest") {
		list = f.ended
	}
	if len(list) >= maxSeen {
		now := time.Now()
		maps.DeleteFunc(list, func(_ channelKey, at time.Time) bool { return now.Sub(at) > seenFor })
		if len(list) >= maxSeen {
			clear(list)
		}
	}
	list[key] = time.Now()
}

// OwnerError refuses a connection.
type OwnerError struct {
	Remote  netip.Addr
	Servers []string // that it might belong to
}

func (err *OwnerError) Error() string {
	if len(err.Servers) == 0 {
		return fmt.Sprintf("%s is in no server's agi_from", err.Remote)
	}
	return fmt.Sprintf("%s is in agi_from of %s, and the channel shows on none of their links, or on several: "+
		"give each server networks or an agi_listen of its own", err.Remote, strings.Join(err.Servers, ", "))
}

// Owner tells which server a connection belongs to: the one whose networks hold
// its address. If there are several, the one whose events show the channel.
// Errors: *OwnerError.
func (f *FastAGI) Owner(remote netip.Addr, env *agiwire.Environment) (string, agiwire.Version, error) {
	var able []FastAGIServer
	for _, s := range *f.servers.Load() {
		for _, network := range s.From {
			if network.Contains(remote) {
				able = append(able, s)
				break
			}
		}
	}
	if len(able) == 1 {
		return able[0].Name, able[0].Version, nil
	}
	refused := &OwnerError{Remote: remote}
	for _, s := range able {
		refused.Servers = append(refused.Servers, s.Name)
	}
	if len(able) == 0 {
		return "", agiwire.Version{}, refused
	}
	limit := time.NewTimer(showTime)
	defer limit.Stop()
	for {
		changed := f.changed.next()
		showing := f.showing(able, env.Get("agi_uniqueid"))
		if len(showing) == 1 {
			return showing[0].Name, showing[0].Version, nil
		}
		select {
		case <-changed:
		case <-limit.C:
			return "", agiwire.Version{}, refused
		}
	}
}

func (f *FastAGI) showing(servers []FastAGIServer, uniqueID string) []FastAGIServer {
	f.mu.Lock()
	defer f.mu.Unlock()
	var showing []FastAGIServer
	for _, s := range servers {
		if at, ok := f.seen[channelKey{s.Name, uniqueID}]; ok && time.Since(at) < seenFor {
			showing = append(showing, s)
		}
	}
	return showing
}

// SetVariable sets a channel's variable.
func (f *FastAGI) SetVariable(ctx context.Context, server, channel, name, value string) error {
	return f.act(ctx, server, "Setvar", "Channel", channel, "Variable", name, "Value", value)
}

// Redirect sends a channel to another place in the dialplan.
func (f *FastAGI) Redirect(ctx context.Context, server, channel, place, extension, priority string) error {
	return f.act(ctx, server, "Redirect", "Channel", channel, "Context", place, "Exten", extension, "Priority", priority)
}

// Hangup hangs a channel up.
func (f *FastAGI) Hangup(ctx context.Context, server, channel string) error {
	return f.act(ctx, server, "Hangup", "Channel", channel)
}

// ActError says that Asterisk refused an action on a channel.
type ActError struct{ Server, Action, Message string }

func (err *ActError) Error() string {
	return fmt.Sprintf("server %q refused %s: %s", err.Server, err.Action, err.Message)
}

func (f *FastAGI) act(ctx context.Context, server, action string, headers ...string) error {
	s, err := f.engine.Server(server)
	if err != nil {
		return err
	}
	out := ami.Action{Name: action}
	for i := 0; i < len(headers); i += 2 {
		out.Headers = append(out.Headers, wire.Header{Name: headers[i], Value: headers[i+1]})
	}
	reply, err := s.Do(ctx, out, SocketFast)
	if err != nil {
		return err
	}
	if !reply.Success() {
		return &ActError{server, action, text(reply, "Message")}
	}
	return nil
}
