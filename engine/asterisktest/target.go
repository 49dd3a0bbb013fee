package asterisktest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// slots are the names of the servers the tests are for, newest first.
var slots = []string{"22", "16"}

// Target is one real Asterisk that a test can use. The zero value is of no use:
// targets come from [Available] and [EachReal].
type Target struct {
	// Name is the slot, "22" or "16": the version asked for. A slot may hold
	// a successor; what it really holds is Version.
	Name string
	// Version is the full version, such as "22.10.1+dfsg"; empty for an
	// external server, which is not asked.
	Version string

	root     string       // of the chroot
	external *externalAMI // nil for a chroot
}

// externalAMI is a server that this package neither started nor may stop.
type externalAMI struct {
	addr, user, secret string
}

// External reports whether the server is one named by the environment. It
// cannot be configured, killed or restarted.
func (t Target) External() bool { return t.external != nil }

// Path returns where the test finds a file that the installation has, such as
// "/usr/share/asterisk/documentation/core-en_US.xml". It is empty for an
// external server.
func (t Target) Path(name string) string {
	if t.External() {
		return ""
	}
	return filepath.Join(t.root, name)
}

// Major returns the major version, that of the slot if the server is external.
func (t Target) Major() int {
	version := t.Version
	if version == "" {
		version = t.Name
	}
	digits, _, _ := strings.Cut(version, ".")
	major, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return major
}

// String returns a name for messages, such as "asterisk 22 (22.10.1+dfsg)".
func (t Target) String() string {
	if t.External() {
		return "asterisk " + t.Name + " (external)"
	}
	return "asterisk " + t.Name + " (" + t.Version + ")"
}

// Available returns the real servers that can be used here, newest first. An
// external one takes precedence over the chroot of the same slot.
func Available() []Target {
	var targets []Target
	for _, slot := range slots {
		if target, err := find(slot); err == nil {
			targets = append(targets, target)
		}
	}
	return targets
}

// Require reports whether a missing server is a failure and not a reason to
// skip: ASTERGATE_REQUIRE_ASTERISK=1.
func Require() bool { return os.Getenv("ASTERGATE_REQUIRE_ASTERISK") == "1" }

// EachReal runs f for each slot as the subtests "asterisk-22" and "asterisk-16".
// A slot without a server skips, or fails if [Require].
func EachReal(t *testing.T, f func(t *testing.T, target Target)) {
	t.Helper()
	for _, slot := range slots {
		t.Run("asterisk-"+slot, func(t *testing.T) {
			target, err := find(slot)
			switch {
			case err == nil:
				f(t, target)
			case Require():
				t.Fatal(err)
			default:
				t.Skip(err)
			}
		})
	}
}

// find returns the server of a slot, or an error that says in one line how to
// get one.
func find(slot string) (Target, error) {
	variable := "ASTERGATE_TEST_AMI_" + slot
	if value := os.Getenv(variable); value != "" {
		external, err := parseExternal(value)
		if err != nil {
			return Target{}, fmt.Errorf("%s: %w", variable, err)
		}
		return Target{Name: slot, external: external}, nil
	}

	target := Target{Name: slot, root: filepath.Join(cacheDir(), slot)}
	version, err := os.ReadFile(target.root + ".version")
	if err != nil {
		return Target{}, fmt.Errorf("asterisk %s is not installed: run scripts/asterisk-install.sh as root, or set %s=user:secret@host:port", slot, variable)
	}
	target.Version, _, _ = strings.Cut(string(version), "\n")
	if err := canChroot(); err != nil {
		return Target{}, fmt.Errorf("asterisk %s is installed but cannot be started (%w): run the test as root, or set %s=user:secret@host:port", slot, err, variable)
	}
	return target, nil
}

func cacheDir() string {
	if dir := os.Getenv("ASTERGATE_ASTERISK_CACHE"); dir != "" {
		return dir
	}
	return "/var/cache/astergate"
}

// parseExternal reads user:secret@host:port. The secret may hold ':' and '@';
// it is in no error.
func parseExternal(value string) (*externalAMI, error) {
	at := strings.LastIndexByte(value, '@')
	if at < 0 {
		return nil, errors.New("want user:secret@host:port")
	}
	user, secret, ok := strings.Cut(value[:at], ":")
	if !ok || user == "" || value[at+1:] == "" {
		return nil, errors.New("want user:secret@host:port")
	}
	return &externalAMI{addr: value[at+1:], user: user, secret: secret}, nil
}
