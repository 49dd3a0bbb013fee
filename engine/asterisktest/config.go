package asterisktest

import (
	"fmt"
	"path/filepath"
	"strings"
)

// Config says what a server started by [Target.Start] is to have beyond the
// standard set. The zero value gives one manager user ([DefaultUser]), the
// [DefaultDialplan], the queues "support" (one member, Local/answer@astergate)
// and "empty", Cdr events, a parking lot 701-720, conferences, voicemail box
// 1000@default and music on hold.
type Config struct {
	// Users are the manager users; none means DefaultUser alone.
	Users []User

	// Dialplan is put behind DefaultDialplan in extensions.conf. It may hold
	// contexts of its own and more extensions of [astergate]. Bytes that are
	// not UTF-8 are kept.
	Dialplan string

	// ManagerOptions are further lines for [general] of manager.conf, such
	// as "authtimeout=2".
	ManagerOptions []string

	// Options are further lines for [options] of asterisk.conf, such as
	// "systemname=pbx1" or "verbose=5".
	Options []string

	// Modules are loaded on top of the standard ones, by file name ("cel_manager.so").
	// One that this version does not have is left out, as a real server would
	// only log it. A module with a leading '-' is not loaded: "-app_queue.so".
	Modules []string

	// ExtraFiles are written to the configuration directory, by base name
	// ("queues.conf"), and replace the standard file of that name.
	ExtraFiles map[string]string

	// TLS opens a second manager port with TLS and a self-signed certificate
	// for 127.0.0.1 and localhost: see Server.TLSAddr and Server.CAs.
	TLS bool

	// PJSIP loads chan_pjsip and all it needs with a UDP transport on a free
	// loopback port (Server.SIPAddr) and the endpoint "alice" (password
	// "secret"; ExtraFiles "pjsip_endpoints.conf" replaces it).
	PJSIP bool
}

// DefaultUser is the manager user of a server whose Config names none: it may
// do everything.
var DefaultUser = User{Name: "astergate", Secret: "secret", Read: "all", Write: "all"}

// User is one manager user (a section of manager.conf).
type User struct {
	Name, Secret string
	// Read and Write are the class lists as in manager.conf, such as
	// "system,call". Empty means none.
	Read, Write string
	// AllowMultipleLogin permits several sessions at once; nil means yes.
	AllowMultipleLogin *bool
	// Deny and Permit restrict addresses, such as "0.0.0.0/0.0.0.0"; empty
	// means no such line.
	Deny, Permit string
	// Options are further lines, such as "eventfilter=!Event: VarSet" or
	// "writetimeout=5000".
	Options []string
}

// customised reports whether the configuration asks for anything that an
// external server cannot be expected to have.
func (c Config) customised() bool {
	return len(c.Users) > 0 || c.Dialplan != "" || len(c.ManagerOptions) > 0 || len(c.Options) > 0 ||
		len(c.Modules) > 0 || len(c.ExtraFiles) > 0 || c.TLS || c.PJSIP
}

// validate refuses what would make Asterisk start and quietly lack it.
func (c Config) validate() error {
	seen := make(map[string]bool)
	for _, user := range c.Users {
		switch {
		case user.Name == "" || user.Name == "general" || strings.ContainsAny(user.Name, "[]\r\n;"):
			return fmt.Errorf("manager user name %q is not possible", user.Name)
		case strings.ContainsAny(user.Secret, "\r\n;"):
			return fmt.Errorf("secret of manager user %q is not possible in manager.conf", user.Name)
		case seen[user.Name]:
			return fmt.Errorf("manager user %q is there twice", user.Name)
		}
		seen[user.Name] = true
	}
	for name := range c.ExtraFiles {
		if name != filepath.Base(name) || name == "." || name == ".." {
			return fmt.Errorf("extra file %q is not a base name", name)
		}
	}
	return nil
}
