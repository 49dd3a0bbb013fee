package simulator

import (
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"
)

// Version is the Asterisk version that is imitated.
type Version int

const (
	// Asterisk22 is Asterisk 22.10.1 with AMI 11.0.0.
	Asterisk22 Version = 22
	// Asterisk16 is Asterisk 16.28.0 with AMI 5.0.4.
	Asterisk16 Version = 16
)

// Config says what the simulated server is like. The zero value is an idle
// Asterisk 22 with the user [DefaultUser] and no dialplan.
type Config struct {
	// Version is what it looks like; zero means Asterisk22.
	Version Version
	// Users are the manager users; none means DefaultUser alone.
	Users []User
	// SystemName is sent with each event and in CoreSettings if it is not empty
	// (asterisk.conf, systemname).
	SystemName string

	// Dialplan is what extensions do.
	Dialplan Dialplan
	// Endpoints are the devices that can be dialled, by technology and name,
	// such as "PJSIP/200". Others do not exist. Local/… needs none.
	Endpoints map[string]Endpoint
	// Queues are the call queues (app_queue).
	Queues []Queue
	// Traffic places calls by itself, from the start of Run.
	Traffic Traffic

	// Standing is how many channels are up from the start of Run, for long lists:
	// each costs some memory and no goroutine. They can be hung up and else do
	// nothing; a Redirect of one is not followed.
	Standing int

	// Faults are in force from the start; see Inject.
	Faults []Fault

	// Seed makes random things (challenges, bridge ids, traffic) the same each
	// time; zero is a seed like any other.
	Seed uint64
	// BootTime is how long after the start of Run the server is fully booted:
	// until then a login gets no FullyBooted event. Zero means at once.
	BootTime time.Duration
	// AuthDelay is the time before a failed login is answered. Zero means the
	// real 1 s, a negative value none.
	AuthDelay time.Duration
	// AuthTimeout is how long a connection may take to log in; zero means the
	// real 30 s.
	AuthTimeout time.Duration
	// AuthLimit is the largest number of connections that are not logged in;
	// more are closed before the banner. Zero means the real 50.
	AuthLimit int
	// WriteTimeout is how long a session may refuse output when its buffer is
	// full before it is closed without notice; zero means the real 100 ms.
	WriteTimeout time.Duration
	// OutputBuffer is what a session may be behind in reading, in bytes. It
	// stands for the buffers of a real server's operating system, where about
	// 2.8 MB were measured. Zero means 1 MiB.
	OutputBuffer int
	// Record is the number of received actions kept for Received; zero means
	// 4096, a negative value none.
	Record int

	// Logger gets what a real server would log; nil means nothing.
	Logger *slog.Logger
}

// User is one manager user, as a section of manager.conf.
type User struct {
	Name, Secret string
	// Read and Write are class lists such as "system,call". Read limits the
	// events, Write the actions.
	Read, Write string
	// AllowMultipleLogin permits several sessions at once; nil means yes.
	AllowMultipleLogin *bool
}

// DefaultUser is the user of a Config that names none: it may do everything.
var DefaultUser = User{Name: "astergate", Secret: "secret", Read: "all", Write: "all"}

func (c Config) withDefaults() Config {
	if c.Version == 0 {
		c.Version = Asterisk22
	}
	if len(c.Users) == 0 {
		c.Users = []User{DefaultUser}
	}
	if c.AuthDelay == 0 {
		c.AuthDelay = time.Second
	}
	if c.AuthTimeout <= 0 {
		c.AuthTimeout = 30 * time.Second
	}
	if c.AuthLimit <= 0 {
		c.AuthLimit = 50
	}
	if c.WriteTimeout <= 0 {
		c.WriteTimeout = 100 * time.Millisecond
	}
	if c.OutputBuffer <= 0 {
		c.OutputBuffer = 1 << 20
	}
	if c.Record == 0 {
		c.Record = 4096
	}
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	return c
}

// validate refuses what could not be meant.
func (c Config) validate() error {
	var errs []error
	if _, ok := facts[c.Version]; !ok {
		errs = append(errs, fmt.Errorf("version %d is not imitated; use 22 or 16", c.Version))
	}
	users := make(map[string]bool)
	for _, u := range c.Users {
		if u.Name == "" || users[strings.ToLower(u.Name)] {
			errs = append(errs, fmt.Errorf("user %q: the name is empty or taken", u.Name))
		}
		users[strings.ToLower(u.Name)] = true
		for _, list := range []string{u.Read, u.Write} {
			for _, class := range splitList(list) {
				if _, ok := classBit(class); !ok {
					errs = append(errs, fmt.Errorf("user %q: there is no class %q", u.Name, class))
				}
			}
		}
	}
	errs = append(errs, c.Dialplan.validate())
	for name := range c.Endpoints {
		if tech, device, ok := strings.Cut(name, "/"); !ok || tech == "" || device == "" || tech == "Local" {
			errs = append(errs, fmt.Errorf("endpoint %q: want a name like PJSIP/200", name))
		}
	}
	queues := make(map[string]bool)
	for _, q := range c.Queues {
		if q.Name == "" || queues[q.Name] {
			errs = append(errs, fmt.Errorf("queue %q: the name is empty or taken", q.Name))
		}
		queues[q.Name] = true
	}
	errs = append(errs, c.Traffic.validate(c))
	if c.Standing < 0 {
		errs = append(errs, fmt.Errorf("%d standing channels", c.Standing))
	}
	for _, f := range c.Faults {
		errs = append(errs, f.validate())
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("simulator configuration: %w", err)
	}
	return nil
}
