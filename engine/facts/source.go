package facts

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// classes in the order in which Asterisk prints them.
var classes = []string{
	"system", "call", "log", "verbose", "command", "agent", "user", "config", "dtmf", "reporting", "cdr",
	"dialplan", "originate", "agi", "hookresponse", "cc", "aoc", "test", "security", "message",
}

// The calls of Asterisk's source by which actions and events come to be. Flags
// are EVENT_FLAG_CALL | EVENT_FLAG_REPORTING, or 0.
var (
	registered = regexp.MustCompile(`\bast_manager_register\w*\s*\(\s*"(\w+)",\s*([\w |]+),`)
	sent       = regexp.MustCompile(`\b(?:ast_)?manager_event(?:_multichan|_blob_create)?\s*\(\s*([A-Z_ |]+),\s*"([\w-]+)"`)
	written    = regexp.MustCompile(`"Event: ([\w-]+)\\r\\n`)
	created    = regexp.MustCompile(`\bast_sip_create_ami_event\s*\(\s*"([\w-]+)"`)
	ended      = regexp.MustCompile(`\bastman_send_list_complete_start\s*\([^"]*"([\w-]+)"`)
)

// FromSource returns the names that a tree of Asterisk's source has: the actions
// with their privileges, also those of modules that no installed server has, and
// the events that it sends, also those that the documentation leaves out. The
// module is that of the file, or of its directory where a module has several.
func FromSource(tree fs.FS) (*File, error) {
	f := new(File)
	err := fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".c" {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return err
		}
		f.addSource(sourceModule(name), string(text))
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read source: %w", err)
	}
	f.sort()
	return f, nil
}

func (f *File) addSource(module, text string) {
	for _, m := range registered.FindAllStringSubmatch(text, -1) {
		if f.Action(m[1]) == nil {
			f.Actions = append(f.Actions, Action{Name: m[1], Module: module, ModuleFrom: "source", Privilege: privilege(m[2])})
		}
	}
	add := func(name, class string, end bool) {
		if f.Event(name) == nil {
			f.Events = append(f.Events, Event{Name: name, Module: module, ModuleFrom: "source", Undocumented: true, Class: class, End: end})
		}
	}
	for _, m := range ended.FindAllStringSubmatch(text, -1) {
		add(m[1], "", true)
	}
	for _, m := range sent.FindAllStringSubmatch(text, -1) {
		class, _, _ := strings.Cut(privilege(m[1]), ",")
		add(m[2], class, false)
	}
	for _, form := range []*regexp.Regexp{written, created} {
		for _, m := range form.FindAllStringSubmatch(text, -1) {
			add(m[1], "", false)
		}
	}
}

// kinds are how modules are called whose sources have a directory.
var kinds = map[string]string{"apps": "app_", "channels": "chan_", "pbx": "pbx_", "res": "res_"}

// sourceModule returns the module of a source file: "res_parking" of
// res/parking/parking_manager.c.
func sourceModule(name string) string {
	dirs := strings.Split(path.Dir(name), "/")
	switch kind := kinds[dirs[0]]; {
	case dirs[0] == "main":
		return "core"
	case len(dirs) > 1:
		return kind + strings.TrimPrefix(dirs[1], kind)
	default:
		file := strings.TrimSuffix(path.Base(name), ".c")
		return cmp.Or(sourceFiles[file], file)
	}
}

// privilege returns flags as Asterisk prints them: "call,reporting,all".
func privilege(flags string) string {
	var list []string
	for flag := range strings.SplitSeq(flags, "|") {
		if name, ok := strings.CutPrefix(strings.TrimSpace(flag), "EVENT_FLAG_"); ok {
			list = append(list, strings.ToLower(name))
		}
	}
	if len(list) == 0 {
		return ""
	}
	slices.SortFunc(list, func(a, b string) int { return slices.Index(classes, a) - slices.Index(classes, b) })
	return strings.Join(append(list, "all"), ",")
}

// AddSource adds what the source of the same version knows beyond the file: the
// privileges of actions that the server does not list, and actions and events
// that are not documented.
func (f *File) AddSource(source *File) {
	for _, s := range source.Actions {
		a := f.Action(s.Name)
		switch {
		case a == nil:
			f.Actions = append(f.Actions, s)
		case !a.Listed:
			a.Privilege, a.FromSource = s.Privilege, true
			if a.Module == "" {
				a.Module, a.ModuleFrom = s.Module, s.ModuleFrom
			}
		}
	}
	for _, s := range source.Events {
		e := f.Event(s.Name)
		switch {
		case e == nil:
			f.Events = append(f.Events, s)
		case e.Module == "":
			e.Module, e.ModuleFrom = s.Module, s.ModuleFrom
		}
	}
	f.sort()
}
