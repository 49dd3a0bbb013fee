package facts

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Versions says which major versions have which actions and events, by their
// source: also the versions that no test runs.
type Versions struct {
	// Majors are all versions that were looked at, oldest first.
	Majors  []int  `json:"majors"`
	Actions []Span `json:"actions"`
	Events  []Span `json:"events"`
}

// A Span is the time of one action or event.
type Span struct {
	Name string `json:"name"`
	// First and Last are the first and last major version that has it, of those
	// that were looked at.
	First int `json:"first"`
	Last  int `json:"last"`
	// Without are versions between the two that do not have it, as their branch
	// had ended when others got it.
	Without []int `json:"without,omitempty"`
}

// Has reports whether a major version has it.
func (s Span) Has(major int) bool {
	return s.First <= major && major <= s.Last && !slices.Contains(s.Without, major)
}

var (
	documentedAction = regexp.MustCompile(`<manager\s[^>]*?name="([\w-]+)"`)
	documentedEvent  = regexp.MustCompile(`<managerEvent\s[^>]*?name="([\w-]+)"`)
)

// FromSources compares the trees of Asterisk's source, by major version.
func FromSources(trees map[int]fs.FS) (*Versions, error) {
	v := &Versions{Majors: slices.Sorted(maps.Keys(trees))}
	actions, events := make(map[string][]int), make(map[string][]int)
	for _, major := range v.Majors {
		f, err := FromSource(trees[major])
		if err != nil {
			return nil, fmt.Errorf("version %d: %w", major, err)
		}
		if err := f.addDocumented(trees[major]); err != nil {
			return nil, fmt.Errorf("version %d: %w", major, err)
		}
		for _, a := range f.Actions {
			actions[a.Name] = append(actions[a.Name], major)
		}
		for _, e := range f.Events {
			events[e.Name] = append(events[e.Name], major)
		}
	}
	v.Actions, v.Events = v.spans(actions), v.spans(events)
	return v, nil
}

// addDocumented adds the names that the comments of the source document.
func (f *File) addDocumented(tree fs.FS) error {
	return fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".c" && path.Ext(name) != ".xml" {
			return err
		}
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return fmt.Errorf("read source: %w", err)
		}
		for _, m := range documentedAction.FindAllSubmatch(text, -1) {
			if f.Action(string(m[1])) == nil {
				f.Actions = append(f.Actions, Action{Name: string(m[1])})
			}
		}
		for _, m := range documentedEvent.FindAllSubmatch(text, -1) {
			if f.Event(string(m[1])) == nil {
				f.Events = append(f.Events, Event{Name: string(m[1])})
			}
		}
		return nil
	})
}

func (v *Versions) spans(names map[string][]int) []Span {
	var spans []Span
	for _, name := range slices.Sorted(maps.Keys(names)) {
		in := names[name]
		s := Span{Name: name, First: in[0], Last: in[len(in)-1]}
		for _, major := range v.Majors {
			if s.First < major && major < s.Last && !slices.Contains(in, major) {
				s.Without = append(s.Without, major)
			}
		}
		spans = append(spans, s)
	}
	return spans
}

// Encode returns the file of the versions, one name a line.
func (v *Versions) Encode() ([]byte, error) {
	var b strings.Builder
	majors, err := json.Marshal(v.Majors)
	if err != nil {
		return nil, fmt.Errorf("encode versions: %w", err)
	}
	fmt.Fprintf(&b, "{\n\"majors\": %s", majors)
	for _, list := range []struct {
		name  string
		spans []Span
	}{{"actions", v.Actions}, {"events", v.Events}} {
		fmt.Fprintf(&b, ",\n%q: [", list.name)
		for i, s := range list.spans {
			line, err := json.Marshal(s)
			if err != nil {
				return nil, fmt.Errorf("encode versions: %w", err)
			}
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(&b, "\n  %s", line)
		}
		b.WriteString("]")
	}
	b.WriteString("\n}\n")
	return []byte(b.String()), nil
}

// LoadVersions reads a file that [Versions.Encode] wrote.
func LoadVersions(file string) (*Versions, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("load versions: %w", err)
	}
	v := new(Versions)
	if err := json.Unmarshal(raw, v); err != nil {
		return nil, fmt.Errorf("load versions %s: %w", file, err)
	}
	return v, nil
}

// HasMajor reports whether a major version has what came and went by the texts
// of the options since ("18.21, 20.6, 21.1": the first version of each branch,
// and all branches after the last) and until ("20").
func HasMajor(since, until string, major int) bool {
	if last := majorOf(until); until != "" && major > last {
		return false
	}
	newest := 0
	for first := range strings.SplitSeq(since, ",") {
		if newest = majorOf(strings.TrimSpace(first)); newest == major {
			return true
		}
	}
	return major > newest
}

// majorOf returns the major version of a version, 0 of none.
func majorOf(version string) int {
	major, _, _ := strings.Cut(version, ".")
	n, err := strconv.Atoi(major)
	if err != nil {
		return 0
	}
	return n
}
