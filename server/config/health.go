package config

import "time"

// Health says what is called ready, by /readyz and by grpc.health.v1.
type Health struct {
	// Require is which servers must be well: all, any, or none. One that was
	// switched off on request does not count.
	Require string `key:"require" default:"all" oneof:"all any none"`
	// PingWithin is how long ago a server's newest answer to a Ping may be. Where
	// its Pings are rarer, it is their interval and a second more.
	PingWithin time.Duration `key:"ping_within" default:"30s" min:"1s" max:"1h"`
}
