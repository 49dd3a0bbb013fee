package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// Version and Commit are set by the linker (see the Makefile).
var (
	Version = ""
	Commit  = ""
)

// Covered tells the API and the Asterisk versions that the tests run against.
const (
	apiVersion = "astergate.v1"
	covered    = "16 and 22"
)

type versionCommand struct{}

// Run prints the version.
func (versionCommand) Run(p Process) error {
	version, commit := versionOf()
	_, err := fmt.Fprintf(p.Stdout, "astergate %s\ncommit %s\nAPI %s\ntested with Asterisk %s\n%s %s/%s\n",
		version, commit, apiVersion, covered, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// versionOf falls back to what the Go tool recorded, for `go run` and
// `go install`.
func versionOf() (version, commit string) {
	version, commit = Version, Commit
	if info, ok := debug.ReadBuildInfo(); ok {
		if version == "" {
			version = info.Main.Version
		}
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && commit == "" {
				commit = s.Value
			}
		}
	}
	if version == "" {
		version = "unknown"
	}
	if commit == "" {
		commit = "unknown"
	}
	return version, commit
}
