package policy

import (
	"regexp"
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// mixMonitor looks at action MixMonitor. Asterisk joins File, Options and
// Command with commas and cuts the result at commas (apps/app_mixmonitor.c,
// manager_mixmonitor), so that a comma in File or Options moves what follows it
// to the place of the command.
func (f *findings) mixMonitor(headers []wire.Header) {
	for command := range values(headers, "Command") {
		if command != "" {
			f.add(entryOf(ruleMixMonitorCommand), "header Command")
		}
	}
	for _, name := range []string{"File", "Options"} {
		for value := range values(headers, name) {
			if len(splitArguments(value)) > 1 || !balanced(value) {
				f.add(entryOf(ruleMixMonitorCommand), "header "+name+" with a comma or an open quote")
			}
			f.data(value)
		}
	}
	for options := range values(headers, "Options") {
		for _, file := range fileOptions.FindAllStringSubmatch(options, -1) {
			for i := range entries {
				if slices.Contains(entries[i].Paths.Actions["MixMonitor"], "File") && isWildPath(file[1]) {
					f.add(&entries[i], "path "+quote(file[1]))
				}
			}
		}
	}
}

// fileOptions are the options of MixMonitor that name files: r(file), t(file).
var fileOptions = regexp.MustCompile(`[rt]\(([^)]*)\)`)

// paths looks at headers that name a file to write.
func (f *findings) paths(action string, headers []wire.Header) {
	for _, refused := range pathsOf[action] {
		for path := range values(headers, refused.header) {
			if isWildPath(path) {
				f.add(refused.entry, "path "+quote(path))
			}
		}
	}
}

// isWildPath reports whether the first argument in text is a path that can
// leave the folder that Asterisk records into.
func isWildPath(text string) bool {
	path := trimmed(splitArguments(text)[0])
	return strings.HasPrefix(path, "/") || slices.Contains(strings.Split(path, "/"), "..")
}
