package limit

import "time"

// Config holds the limits. Zero is no limit, as in tests of other things.
type Config struct {
	// Of one principal, unless his role says otherwise: streams that are open,
	// those of them that follow events or calls, requests that are not answered yet,
	// and requests a second.
	Streams, Subscribers, Actions, ActionsPerSecond int
	// Of each listener for callers: connections, and those from one address.
	Connections, ConnectionsPerAddress int
	// Of all principals together.
	TotalStreams, TotalSubscribers, TotalActions, TotalActionsPerSecond int
	// Of one server: actions that its shared socket carries at once, those that wait
	// for it, for how long, and actions a second.
	ServerActions, ServerQueue, ServerActionsPerSecond int
	QueueTime                                          time.Duration
}

// The keys of the configuration, as errors and metrics name them.
const (
	KeyStreams                = "limits.streams"
	KeySubscribers            = "limits.subscribers"
	KeyActions                = "limits.actions"
	KeyActionsPerSecond       = "limits.actions_per_second"
	KeyTotalStreams           = "limits.total_streams"
	KeyTotalSubscribers       = "limits.total_subscribers"
	KeyTotalActions           = "limits.total_actions"
	KeyTotalActionsPerSecond  = "limits.total_actions_per_second"
	KeyServerActions          = "limits.server_actions"
	KeyServerQueue            = "limits.server_queue"
	KeyServerActionsPerSecond = "limits.server_actions_per_second"
	KeyQueueTime              = "limits.queue_time"
	KeyConnections            = "limits.connections"
	KeyConnectionsPerAddress  = "limits.connections_per_address"
)

// Keys are all of them.
func Keys() []string {
	return []string{
		KeyStreams, KeySubscribers, KeyActions, KeyActionsPerSecond,
		KeyTotalStreams, KeyTotalSubscribers, KeyTotalActions, KeyTotalActionsPerSecond,
		KeyServerActions, KeyServerQueue, KeyServerActionsPerSecond, KeyQueueTime,
		KeyConnections, KeyConnectionsPerAddress,
	}
}

// Kind is what is counted while it lasts.
type Kind uint8

// The kinds.
const (
	Streams     Kind = iota // RPCs that stream, of any sort
	Subscribers             // those of them that follow events or calls
	Actions                 // requests with one answer
	kinds
)

// own and total are the keys of a kind's two limits.
var (
	own   = [kinds]string{KeyStreams, KeySubscribers, KeyActions}
	total = [kinds]string{KeyTotalStreams, KeyTotalSubscribers, KeyTotalActions}
)
