// Package config is the configuration of the service: a YAML file, variables
// named ASTERGATE_… and a few flags become one checked [Config].
//
// Load is pure: it reads nothing but what it is given. Package-level state is
// read-only, so every function may be called concurrently.
package config

import (
	"crypto/sha256"
	"crypto/tls"
	"time"
)

// Config is everything that can be set. The tags name each key, its default
// and its bounds; Validate fills in the one and checks the others. Keys tagged
// reload:"restart" cannot be changed while the service runs; each other one has its
// place in package cli where a change is applied. Its printed forms mask secrets.
type Config struct {
	// GRPC is the listener of the gRPC API.
	GRPC GRPC `key:"grpc"`
	// HTTP is the listener of REST, event streams over HTTP, health and metrics.
	HTTP HTTP `key:"http"`
	// Access says who may call and what callers may do.
	Access Access `key:"access"`
	// Log is the service's own log on standard error.
	Log Log `key:"log"`
	// Audit is the log of who did what.
	Audit Audit `key:"audit"`
	// Events bounds the log of events that is kept for each server.
	Events Events `key:"events"`
	// Calls says how calls are followed.
	Calls Calls `key:"calls"`
	// AGI takes the channels that the dialplan sends by FastAGI.
	AGI AGI `key:"agi"`
	// Hooks are requests to other programs: of AGI's routes, and of events.
	Hooks Hooks `key:"hooks"`
	// Limits bound what callers may have under way.
	Limits Limits `key:"limits"`
	// Health says what is called ready.
	Health Health `key:"health"`
	// Reload says when this is read anew.
	Reload Reload `key:"reload"`
	// StopTimeout is how long running calls and streams may take to end after
	// the first signal to stop; then they are cut.
	StopTimeout time.Duration `key:"stop_timeout" default:"10s" min:"100ms" max:"1h" reload:"restart"`
	// Servers are the Asterisk servers by name: [a-z0-9][a-z0-9-]{0,62}.
	Servers map[string]Server `key:"servers"`

	// origins says where each key was set, for messages.
	origins map[string]string
	// digests are those of the files that keys name, by key.
	digests map[string][sha256.Size]byte
}

// GRPC is the listener of the gRPC API.
type GRPC struct {
	// Listen is host:port. Port 0 is any free one, an empty host all interfaces.
	Listen string `key:"listen" default:"127.0.0.1:50051" reload:"restart"`
	// MaxReceiveBytes bounds one request message.
	MaxReceiveBytes Size `key:"max_receive_bytes" default:"4MiB" min:"64KiB" max:"64MiB" reload:"restart"`
	// KeepaliveMinTime is how often a client may ping; one that pings more often
	// is disconnected.
	KeepaliveMinTime time.Duration `key:"keepalive_min_time" default:"10s" min:"1s" max:"1h" reload:"restart"`
	// TLS of the listener.
	TLS ListenTLS `key:"tls"`
}

// HTTP is the listener of REST and of all else that speaks HTTP/1.1.
type HTTP struct {
	// Listen is host:port as for GRPC, or off.
	Listen string `key:"listen" default:"127.0.0.1:8080" reload:"restart"`
	// Hosts are names, without port, that a request's Host header may hold
	// beside localhost and the addresses of this machine: what a reverse proxy
	// or a DNS entry calls the service. Others are refused, since a web page can
	// point a name of its own here.
	Hosts []string `key:"hosts" reload:"restart"`
	// CORSOrigins are the origins, such as https://panel.example.org, whose pages
	// may call the service from a browser.
	CORSOrigins []string `key:"cors_origins" reload:"restart"`
	// TLS of the listener.
	TLS ListenTLS `key:"tls"`
}

// Enabled reports whether there is to be an HTTP listener.
func (h HTTP) Enabled() bool { return h.Listen != ListenOff }

// Access says who may call, and what of it is allowed.
type Access struct {
	// Token is the bearer token that every call must carry: at least 16
	// characters of printable ASCII without blanks. Read it with BearerToken.
	Token Secret `key:"token"`
	// TokenFile is a file that holds the token, instead of Token.
	TokenFile string `key:"token_file"`
	// AllowUnauthenticated lets callers in without a token on listeners that
	// other machines reach. On loopback no token is needed in any case.
	AllowUnauthenticated bool `key:"allow_unauthenticated"`
	// AllowDangerous names what may be done although it can run programs, write
	// files or change the configuration: ids of package policy, function:NAME,
	// or all.
	// That goes for the roles that are not configured.
	AllowDangerous []string `key:"allow_dangerous"`
	// Role of who sends the token.
	Role string `key:"role" default:"token"`
	// Roles say who may do what.
	Roles []Role `key:"roles"`
	// Tokens are bearer tokens by their hashes.
	Tokens []Token `key:"tokens"`
	// JWT says which JSON Web Tokens are taken.
	JWT JWT `key:"jwt"`
	// Certificates give roles to client certificates; the first that fits counts.
	Certificates []Certificate `key:"certificates"`

	tokenFromFile Secret
}

// BearerToken returns the token, wherever it came from. It is empty if callers
// need none.
func (a Access) BearerToken() Secret {
	if a.TokenFile != "" {
		return a.tokenFromFile
	}
	return a.Token
}

// Log is the service's own log.
type Log struct {
	// Level is debug, info, warn or error: what is less is left out.
	Level string `key:"level" default:"info" oneof:"debug info warn error"`
	// Format is text or json.
	Format string `key:"format" default:"text" oneof:"text json" reload:"restart"`
}

// Events bounds the log of events of one server, in memory. A subscriber that
// falls behind it, or resumes from before it, is told of the gap.
type Events struct {
	// RingEvents is the number of events.
	RingEvents int `key:"ring_events" default:"65536" min:"64" max:"16777216" reload:"restart"`
	// RingBytes is the size of their text.
	RingBytes Size `key:"ring_bytes" default:"64MiB" min:"1MiB" max:"64GiB" reload:"restart"`
}

// Calls says how calls are followed, on each server.
type Calls struct {
	// Enabled is true or false: whether calls are followed. Without that
	// CallService refuses.
	Enabled string `key:"enabled" default:"true" oneof:"true false" reload:"restart"`
	// Variable is the channel variable by which the calls of Originate are found
	// again when the service was started anew. It must stay the same.
	Variable string `key:"variable" default:"ASTERGATE_CALL_ID" reload:"restart"`
	// KeepVariables names channel variables whose values are kept on the calls.
	KeepVariables []string `key:"keep_variables" reload:"restart"`
	// Timeline is the largest number of entries of a call's timeline.
	Timeline int `key:"timeline" default:"100" min:"2" max:"10000" reload:"restart"`
	// Retain is how long a call that is over is kept.
	Retain time.Duration `key:"retain" default:"1m" min:"1s" max:"24h" reload:"restart"`
	// RetainMax is how many calls that are over are kept at most, of each server.
	RetainMax int `key:"retain_max" default:"10000" min:"1" max:"10000000" reload:"restart"`
	// ResyncInterval is the time between two comparisons with the channels that
	// Asterisk says it has.
	ResyncInterval time.Duration `key:"resync_interval" default:"5m" min:"1s" max:"24h" reload:"restart"`
}

// On reports whether calls are followed.
func (c Calls) On() bool { return c.Enabled == "true" }

// AGI is the listener of FastAGI, and how sessions and workers are treated.
type AGI struct {
	// Listen is host:port as for GRPC, or off. Who may connect is said by each
	// server's AGIFrom.
	Listen string `key:"listen" default:"127.0.0.1:4573" reload:"restart"`
	// Grace is how long the sessions of a worker whose stream broke are kept.
	Grace time.Duration `key:"grace" default:"10s" min:"100ms" max:"10m"`
	// QueueTime is how long a session waits while all workers are busy.
	QueueTime time.Duration `key:"queue_time" default:"10s" min:"10ms" max:"1h"`
	// MaxSessions is the largest number of sessions at once.
	MaxSessions int `key:"max_sessions" default:"10000" min:"1" max:"1048576" reload:"restart"`
	// Cleanup is how long after a hangup commands are still possible.
	Cleanup time.Duration `key:"cleanup" default:"2s" min:"10ms" max:"1h" reload:"restart"`
	// EnvTimeout is how long Asterisk may take to say what the channel is.
	EnvTimeout time.Duration `key:"env_timeout" default:"2s" min:"10ms" max:"1m" reload:"restart"`
	// DrainTime is how long running sessions may go on after the first signal to
	// stop, before StopTimeout begins. No others are taken meanwhile.
	DrainTime time.Duration `key:"drain_time" default:"5s" min:"1ms" max:"24h" reload:"restart"`
	// Routes are tried in their order, before those of workers.
	Routes []Route `key:"routes"`
}

// Enabled reports whether there is to be a FastAGI listener for all servers.
func (a AGI) Enabled() bool { return a.Listen != ListenOff }

// Server is one Asterisk server and the manager logins to use there.
type Server struct {
	// Address is host:port of the manager interface.
	Address string `key:"address" default:"127.0.0.1:5038"`
	// Username of the section in manager.conf. Required.
	Username string `key:"username"`
	// Secret of that section; one of Secret and SecretFile is required. Read it
	// with EventLogin.
	Secret Secret `key:"secret"`
	// SecretFile is a file that holds the secret, instead of Secret.
	SecretFile string `key:"secret_file"`
	// Auth is md5 or plain. With plain the secret travels: use TLS.
	Auth string `key:"auth" default:"md5" oneof:"md5 plain"`
	// EventMask is on, off, or classes of events joined by commas, such as
	// call,dialplan. Empty is all that the login may read.
	EventMask string `key:"event_mask"`
	// EventFilters are set on the socket for events after each login, as
	// ami.CheckFilter takes them: regular expressions over an event's text,
	// with ! in front for what is to be left out, or preset:calls. What they drop is
	// sent to nobody. Setting them needs write class system.
	EventFilters Lines `key:"event_filters"`
	// Links is split (sockets of their own for events, actions and actions that
	// block), single (one for all, no actions that block), or auto: split if
	// Asterisk lets the user log in more than once.
	Links string `key:"links" default:"auto" oneof:"auto split single"`
	// ActionUsername, with its secret, is the login of the actions socket, if it
	// is another.
	ActionUsername   string `key:"action_username"`
	ActionSecret     Secret `key:"action_secret"`
	ActionSecretFile string `key:"action_secret_file"`
	// BlockingUsername, with its secret, is the login of the sockets for actions
	// that block, if it is another than that for actions.
	BlockingUsername   string `key:"blocking_username"`
	BlockingSecret     Secret `key:"blocking_secret"`
	BlockingSecretFile string `key:"blocking_secret_file"`
	// MaxBlocking is how many actions may block at once, each on its own socket.
	MaxBlocking int `key:"max_blocking" default:"4" min:"1" max:"64" reload:"restart"`
	// Keepalive is the interval of Pings.
	Keepalive time.Duration `key:"keepalive" default:"10s" min:"1s" max:"1h"`
	// ActionTimeout bounds an action whose caller set no deadline.
	ActionTimeout time.Duration `key:"action_timeout" default:"5s" min:"100ms" max:"24h"`
	// DialTimeout bounds the connecting of one socket, TLS included.
	DialTimeout time.Duration `key:"dial_timeout" default:"5s" min:"100ms" max:"10m"`
	// LoginTimeout bounds the login of one socket. Asterisk takes a second to
	// refuse one.
	LoginTimeout time.Duration `key:"login_timeout" default:"10s" min:"1500ms" max:"10m"`
	// BackoffMin is the first pause before connecting again after a loss; each
	// failure doubles it.
	BackoffMin time.Duration `key:"backoff_min" default:"250ms" min:"10ms" max:"1h"`
	// BackoffMax is the longest such pause.
	BackoffMax time.Duration `key:"backoff_max" default:"30s" min:"10ms" max:"24h"`
	// AGIFrom are the addresses and networks that its FastAGI connections come
	// from. Empty is the host of Address. That is FastAGI's only credential.
	AGIFrom []string `key:"agi_from"`
	// AGIListen is host:port of a FastAGI listener for this server alone, beside
	// that of AGI. Empty is none. It tells servers apart that come from one address,
	// which else takes the events of their links.
	AGIListen string `key:"agi_listen"`
	// AGIVersion is its version, such as 22.10, by which the longest AGI command
	// is chosen. Empty is what it says of itself with each connection.
	AGIVersion string `key:"agi_version"`
	// AsyncAGI takes the channels that the dialplan sends by AGI(agi:async,...).
	// The login must read and write class agi. Leave it false where another program
	// serves them: Asterisk lets both. Several astergates may have it true.
	AsyncAGI bool `key:"async_agi"`
	// TLS encrypts the sockets, if enabled.
	TLS TLS `key:"tls"`

	eventSecret, actionSecret, blockingSecret Secret // from files
	tlsConfig                                 *tls.Config
}

// TLS says how to prove who the server is, and who we are.
type TLS struct {
	// Enabled switches TLS on. Its port in manager.conf is tlsbindaddr's, by
	// custom 5039.
	Enabled bool `key:"enabled"`
	// CAFile holds certificates in PEM that the server's must descend from.
	// Empty is the system's.
	CAFile string `key:"ca_file"`
	// ServerName is the name that the certificate must hold. Empty is the host
	// of the address.
	ServerName string `key:"server_name"`
	// InsecureSkipVerify accepts any certificate. Whoever is in between can then
	// read and change everything.
	InsecureSkipVerify bool `key:"insecure_skip_verify"`
	// CertFile and KeyFile hold our own certificate and its key in PEM, if the
	// server asks for one.
	CertFile string `key:"cert_file"`
	KeyFile  string `key:"key_file"`
}
