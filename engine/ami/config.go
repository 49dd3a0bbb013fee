package ami

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"regexp"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// AuthMethod is how the secret is proven.
type AuthMethod uint8

const (
	// AuthMD5 answers a challenge, so that the secret does not travel.
	AuthMD5 AuthMethod = iota
	// AuthPlain sends the secret. Use it only with TLS.
	AuthPlain
)

// LinkMode is how many sockets a link uses.
type LinkMode uint8

const (
	// LinksAuto tries LinksSplit and falls back to LinksSingle if Asterisk says
	// that the user may log in only once.
	LinksAuto LinkMode = iota
	// LinksSplit is one socket for events, one for actions and more for actions
	// that block.
	LinksSplit
	// LinksSingle is one socket for everything; actions that block are refused.
	LinksSingle
)

// String returns "auto", "split" or "single".
func (m LinkMode) String() string {
	switch m {
	case LinksSplit:
		return "split"
	case LinksSingle:
		return "single"
	default:
		return "auto"
	}
}

// DefaultKeepalive is Config.Keepalive's default.
const DefaultKeepalive = 10 * time.Second

// What no deployment has had a reason to change.
const (
	blockingIdle   = 30 * time.Second       // an unused blocking socket is closed
	blockingLinger = 60 * time.Second       // so long for the reply nobody waits for any more
	busyGrace      = 30 * time.Second       // so long may a fast action keep a Ping waiting
	bootWait       = time.Second            // for FullyBooted, if this login never showed one
	bootWaitKnown  = 3 * time.Minute        // for FullyBooted, if it did
	logoffWait     = time.Second            // for Goodbye
	drainWait      = 200 * time.Millisecond // for the last events when another socket broke
	maxEarlyBytes  = 64 << 20               // events kept while the second socket logs in
	maxAbandoned   = 1024                   // replies nobody waits for, remembered per socket
	maxStrays      = 256 << 10              // bytes in a row that are neither event nor response
)

// Config says where a server is and how to talk to it.
type Config struct {
	// Server is the configured name, used in errors and logs:
	// [a-z0-9][a-z0-9-]{0,62}.
	Server string
	// Address is host:port of the manager interface (usually port 5038, 5039
	// with TLS).
	Address string
	// Dial replaces the TCP dialler. It must honour ctx. Optional.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
	// TLS is used if not nil. ServerName defaults to Address's host.
	TLS *tls.Config

	// Username and Secret are those of manager.conf. Required.
	Username, Secret string
	// ActionUsername and ActionSecret are used on the actions socket instead,
	// BlockingUsername and BlockingSecret on the blocking sockets (default:
	// those of the actions socket). Optional; a name needs its secret.
	ActionUsername, ActionSecret     string
	BlockingUsername, BlockingSecret string
	// Auth is MD5 unless set otherwise.
	Auth AuthMethod
	// EventMask is a list of event classes, separated by commas, or on or off.
	// Empty means everything the login may read.
	EventMask string
	// Filters let Asterisk send only some events: see CheckFilter. The events that
	// the link needs itself always come; what is dropped nobody here ever sees. They
	// take write class system. None: all events of the mask.
	Filters []string
	// Links is LinksAuto unless set otherwise.
	Links LinkMode
	// MaxBlocking is the greatest number of blocking sockets, default 4.
	MaxBlocking int

	DialTimeout  time.Duration // per socket, TLS included; default 5 s
	LoginTimeout time.Duration // per socket, after dialling; default 10 s, at least 1.5 s (a refusal takes 1 s)
	WriteTimeout time.Duration // for one write to be taken by the kernel; default 5 s

	// Keepalive is the interval of Pings on the events and actions sockets,
	// default 10 s. KeepaliveTimeout is how long the peer may be silent after
	// one, default 5 s.
	Keepalive, KeepaliveTimeout time.Duration
	// DefaultTimeout bounds an action whose context has no deadline, default 5 s.
	DefaultTimeout time.Duration

	// BackoffMin and BackoffMax bound the time between attempts to connect,
	// defaults 250 ms and 30 s. StableAfter is how long a link must have been
	// ready for the next loss to start at BackoffMin again, default 10 s.
	BackoffMin, BackoffMax, StableAfter time.Duration

	// MaxItems and MaxReplyBytes bound what one reply may hold in memory,
	// defaults 100 000 list items and 4 MiB. An action can set its own.
	MaxItems, MaxReplyBytes int

	// Logger is silent by default.
	Logger *slog.Logger
}

var serverName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)

// Validate fills in defaults and checks the rest. It is the only place that
// does. New calls it.
func (c *Config) Validate() error {
	if !serverName.MatchString(c.Server) {
		return fmt.Errorf("server name %q: use 1 to 63 of a-z, 0-9 and -, not starting with -", c.Server)
	}
	if err := c.validate(); err != nil {
		return fmt.Errorf("server %q: %w", c.Server, err)
	}
	return nil
}

func (c *Config) validate() error {
	host, port, err := net.SplitHostPort(c.Address)
	if err != nil || host == "" || port == "" {
		return errors.New("address: give host:port, for example 192.0.2.7:5038")
	}
	if c.TLS != nil && c.TLS.ServerName == "" && !c.TLS.InsecureSkipVerify {
		c.TLS = c.TLS.Clone()
		c.TLS.ServerName = host
	}
	if c.Auth > AuthPlain {
		return fmt.Errorf("auth method %d is unknown", c.Auth)
	}
	if c.Links > LinksSingle {
		return fmt.Errorf("link mode %d is unknown", c.Links)
	}
	mask, err := NormalMask(c.EventMask)
	if err != nil {
		return fmt.Errorf("event mask: %w", err)
	}
	c.EventMask = mask
	if err := c.validateUsers(); err != nil {
		return err
	}
	if err := c.validateFilters(); err != nil {
		return err
	}
	for _, d := range []struct {
		name        string
		value       *time.Duration
		def, lo, hi time.Duration
	}{
		{"dial timeout", &c.DialTimeout, 5 * time.Second, time.Millisecond, time.Hour},
		{"login timeout", &c.LoginTimeout, 10 * time.Second, 1500 * time.Millisecond, time.Hour},
		{"write timeout", &c.WriteTimeout, 5 * time.Second, time.Millisecond, time.Hour},
		{"keepalive", &c.Keepalive, DefaultKeepalive, 10 * time.Millisecond, time.Hour},
		{"keepalive timeout", &c.KeepaliveTimeout, 5 * time.Second, 10 * time.Millisecond, time.Hour},
		{"default timeout", &c.DefaultTimeout, 5 * time.Second, time.Millisecond, 24 * time.Hour},
		{"back-off minimum", &c.BackoffMin, 250 * time.Millisecond, time.Millisecond, time.Hour},
		{"back-off maximum", &c.BackoffMax, 30 * time.Second, time.Millisecond, 24 * time.Hour},
		{"stable after", &c.StableAfter, 10 * time.Second, time.Millisecond, time.Hour},
	} {
		if *d.value == 0 {
			*d.value = d.def
		}
		if *d.value < d.lo || *d.value > d.hi {
			return fmt.Errorf("%s %v: choose %v to %v", d.name, *d.value, d.lo, d.hi)
		}
	}
	if c.BackoffMin > c.BackoffMax {
		return fmt.Errorf("back-off minimum %v is above the maximum %v", c.BackoffMin, c.BackoffMax)
	}
	for _, n := range []struct {
		name        string
		value       *int
		def, lo, hi int
	}{
		{"max blocking", &c.MaxBlocking, 4, 1, 64},
		{"max items", &c.MaxItems, 100_000, 1, 1 << 30},
		{"max reply bytes", &c.MaxReplyBytes, 4 << 20, 1 << 10, 1 << 30},
	} {
		if *n.value == 0 {
			*n.value = n.def
		}
		if *n.value < n.lo || *n.value > n.hi {
			return fmt.Errorf("%s %d: choose %d to %d", n.name, *n.value, n.lo, n.hi)
		}
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return nil
}

func (c *Config) validateUsers() error {
	if c.Username == "" || c.Secret == "" {
		return errors.New("user name and secret are required")
	}
	for _, u := range []struct{ what, name, secret string }{
		{"", c.Username, c.Secret},
		{"action ", c.ActionUsername, c.ActionSecret},
		{"blocking ", c.BlockingUsername, c.BlockingSecret},
	} {
		if (u.name == "") != (u.secret == "") {
			return fmt.Errorf("%suser name and secret belong together: give both or none", u.what)
		}
		if err := wire.CheckAction("Login", "", []wire.Header{{Name: "Username", Value: u.name}, {Name: "Secret", Value: u.secret}}); err != nil {
			return fmt.Errorf("%suser: %w", u.what, err)
		}
	}
	return nil
}

type credentials struct{ user, secret string }

// credentialsFor returns who logs in on a socket.
func (c *Config) credentialsFor(socket Socket) credentials {
	switch {
	case socket == SocketBlocking && c.BlockingUsername != "":
		return credentials{c.BlockingUsername, c.BlockingSecret}
	case socket != SocketEvents && c.ActionUsername != "":
		return credentials{c.ActionUsername, c.ActionSecret}
	default:
		return credentials{c.Username, c.Secret}
	}
}
