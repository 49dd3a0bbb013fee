package config

import (
	"time"

	"github.com/astergate/astergate/server/limit"
)

// Limits bound what callers may have under way. They are there for what goes wrong,
// a loop that lost its pause or an attack, and so far above what programs that work
// come to: DESIGN.md says of each why it is that high.
type Limits struct {
	// Connections is the largest number of connections of gRPC, and of HTTP.
	Connections int `key:"connections" default:"4096" min:"1" max:"1048576" reload:"restart"`
	// ConnectionsPerAddress is how many of them may come from one address.
	ConnectionsPerAddress int `key:"connections_per_address" default:"1024" min:"1" max:"1048576" reload:"restart"`

	// Streams, Subscribers, Actions, ActionsPerSecond and Sessions are those of one
	// principal, unless his role says otherwise: streams of any sort; those of them
	// that follow events or calls; requests that are not answered yet, whatever they
	// ask; requests a second; AGI sessions that his workers have.
	Streams          int `key:"streams" default:"1000" min:"1" max:"1048576" reload:"restart"`
	Subscribers      int `key:"subscribers" default:"500" min:"1" max:"1048576" reload:"restart"`
	Actions          int `key:"actions" default:"1000" min:"1" max:"1048576" reload:"restart"`
	ActionsPerSecond int `key:"actions_per_second" default:"100000" min:"1" max:"1000000000" reload:"restart"`
	Sessions         int `key:"sessions" default:"10000" min:"1" max:"1048576" reload:"restart"`

	// TotalStreams, TotalSubscribers, TotalActions and TotalActionsPerSecond are
	// those of all principals. The last quarter is for who has less than his part.
	TotalStreams          int `key:"total_streams" default:"10000" min:"1" max:"1048576" reload:"restart"`
	TotalSubscribers      int `key:"total_subscribers" default:"5000" min:"1" max:"1048576" reload:"restart"`
	TotalActions          int `key:"total_actions" default:"5000" min:"1" max:"1048576" reload:"restart"`
	TotalActionsPerSecond int `key:"total_actions_per_second" default:"200000" min:"1" max:"1000000000" reload:"restart"`

	// ServerActions is how many actions are under way at once on the socket that
	// all share, of each server. ServerQueue are those that wait for it, by
	// principal in turn, and QueueTime is how long; a tenth of it where somebody has
	// waited all through that time. Who would wait longer is refused.
	ServerActions int           `key:"server_actions" default:"64" min:"1" max:"65536" reload:"restart"`
	ServerQueue   int           `key:"server_queue" default:"1000" min:"1" max:"1048576" reload:"restart"`
	QueueTime     time.Duration `key:"queue_time" default:"500ms" min:"10ms" max:"1h" reload:"restart"`
	// StartTime is how long a request may wait for a processor before it is begun.
	// Where all wait longer a part of those that come is refused.
	StartTime time.Duration `key:"start_time" default:"250ms" min:"1ms" max:"1h" reload:"restart"`
	// ServerActionsPerSecond and ServerSessions are those of each server, whoever
	// sends or has them.
	ServerActionsPerSecond int `key:"server_actions_per_second" default:"100000" min:"1" max:"1000000000" reload:"restart"`
	ServerSessions         int `key:"server_sessions" default:"10000" min:"1" max:"1048576" reload:"restart"`
}

// OfCallers are the limits that package limit keeps.
func (l Limits) OfCallers() limit.Config {
	return limit.Config{
		Connections: l.Connections, ConnectionsPerAddress: l.ConnectionsPerAddress,
		Streams: l.Streams, Subscribers: l.Subscribers, Actions: l.Actions, ActionsPerSecond: l.ActionsPerSecond, Sessions: l.Sessions,
		TotalStreams: l.TotalStreams, TotalSubscribers: l.TotalSubscribers, TotalActions: l.TotalActions, TotalActionsPerSecond: l.TotalActionsPerSecond,
		ServerActions: l.ServerActions, ServerQueue: l.ServerQueue, QueueTime: l.QueueTime, StartTime: l.StartTime, ServerActionsPerSecond: l.ServerActionsPerSecond,
	}
}
