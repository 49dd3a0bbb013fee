package facts

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
)

// Compare writes what is new, gone and changed from one version to another.
func Compare(w io.Writer, before, after *File) error {
	old, now := before.flat(), after.flat()
	names := maps.Clone(old)
	maps.Copy(names, now)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		was, had := old[name]
		is, has := now[name]
		var err error
		switch {
		case !had:
			_, err = fmt.Fprintf(w, "new      %s: %s\n", name, is)
		case !has:
			_, err = fmt.Fprintf(w, "gone     %s: %s\n", name, was)
		case was != is:
			_, err = fmt.Fprintf(w, "changed  %s: %s, was %s\n", name, is, was)
		}
		if err != nil {
			return fmt.Errorf("compare facts: %w", err)
		}
	}
	return nil
}

// flat returns each fact by what it is about.
func (f *File) flat() map[string]string {
	facts := make(map[string]string)
	add := func(about string, list []Parameter) {
		for _, p := range list {
			facts[about+" parameter "+p.Name] = p.describe()
		}
	}
	for _, a := range f.Actions {
		about := "action " + a.Name
		facts[about] = fmt.Sprintf("module %q, privilege %q, listed %t", a.Module, a.Privilege, a.Listed)
		if len(a.Items)+len(a.Ends) > 0 {
			facts[about+" list"] = fmt.Sprintf("items %s, ends %s", strings.Join(a.Items, " "), strings.Join(a.Ends, " "))
		}
		add(about, a.Parameters)
	}
	for _, e := range f.Events {
		about := "event " + e.Name
		facts[about] = fmt.Sprintf("module %q, class %q, channels %q, bridges %q", e.Module, e.Class, e.Channels, e.Bridges)
		add(about, e.Parameters)
	}
	return facts
}

func (p Parameter) describe() string {
	words := []string{"optional"}
	if p.Required {
		words[0] = "required"
	}
	if p.Multiple {
		words = append(words, "multiple")
	}
	if p.Default != "" {
		words = append(words, fmt.Sprintf("default %q", p.Default))
	}
	if len(p.Values) > 0 {
		words = append(words, "values "+strings.Join(p.Values, " "))
	}
	return strings.Join(words, ", ")
}
