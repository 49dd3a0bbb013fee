package facts

import (
	"cmp"
	"io"
	"slices"
	"strings"
)

// FromDocumentation returns what the documentation says.
func FromDocumentation(r io.Reader) (*File, error) {
	docs, err := readDocument(r)
	if err != nil {
		return nil, err
	}
	f := new(File)
	docs.walk(func(n *node) {
		switch n.name {
		case "manager":
			if f.Action(n.attr("name")) == nil {
				f.Actions = append(f.Actions, newAction(n))
			}
		case "managerEvent":
			// One that modules and the core send is the core's.
			e := f.Event(n.attr("name"))
			switch {
			case e == nil:
				f.Events = append(f.Events, newEvent(n))
			case moduleOf(n) == "core":
				e.Module = "core"
			}
		}
	})
	f.sort()
	return f, nil
}

// sourceFiles are the modules of the names that the documentation takes from the
// source files of a module which has several.
var sourceFiles = map[string]string{
	"builtin":            "core",
	"confbridge_manager": "app_confbridge",
	"parking_manager":    "res_parking",
	"sig_pri":            "chan_dahdi",
}

func moduleOf(n *node) string {
	name := n.attr("module")
	return cmp.Or(sourceFiles[name], name)
}

func newAction(n *node) Action {
	a := Action{Name: n.attr("name"), Module: moduleOf(n), Documented: true}
	if a.Module != "" {
		a.ModuleFrom = "documentation"
	}
	for _, c := range n.children {
		switch c.name {
		case "since":
			a.Since = append(a.Since, versions(c)...)
		case "syntax":
			a.Parameters = addParameters(a.Parameters, c)
		case "see-also":
			a.SeeAlso = references(a.SeeAlso, c)
		case "responses":
			for _, list := range c.all("list-elements") {
				for _, e := range list.all("managerEvent") {
					a.Items = append(a.Items, e.attr("name"))
				}
			}
			for _, e := range c.all("managerEvent") {
				a.Ends = append(a.Ends, e.attr("name"))
			}
		}
	}
	return a
}

func newEvent(n *node) Event {
	e := Event{Name: n.attr("name"), Module: moduleOf(n)}
	for _, instance := range n.all("managerEventInstance") {
		if e.Class == "" {
			e.Class = strings.ToLower(strings.TrimPrefix(instance.attr("class"), "EVENT_FLAG_"))
		}
		if e.Module == "" {
			e.Module = moduleOf(instance)
		}
		for _, c := range instance.children {
			switch c.name {
			case "since":
				e.Since = union(e.Since, versions(c)...)
			case "syntax":
				e.Parameters = addParameters(e.Parameters, c)
				for _, s := range c.all("channel_snapshot") {
					e.Channels = union(e.Channels, s.attr("prefix"))
				}
				for _, s := range c.all("bridge_snapshot") {
					e.Bridges = union(e.Bridges, s.attr("prefix"))
				}
			case "see-also":
				e.SeeAlso = references(e.SeeAlso, c)
			}
		}
	}
	if e.Module != "" {
		e.ModuleFrom = "documentation"
	}
	return e
}

func versions(since *node) []string {
	var list []string
	for _, v := range since.all("version") {
		list = append(list, v.text)
	}
	return list
}

// addParameters adds those that the list does not have. A parameter that is
// there twice has the values of both.
func addParameters(list []Parameter, syntax *node) []Parameter {
	for _, n := range syntax.all("parameter") {
		p := Parameter{
			Name:     n.attr("name"),
			Required: isTrue(n.attr("required")),
			Multiple: isTrue(n.attr("multiple")),
			Default:  n.attr("default"),
			Values:   values(nil, "", n),
		}
		i := slices.IndexFunc(list, func(q Parameter) bool { return strings.EqualFold(q.Name, p.Name) })
		if i < 0 {
			list = append(list, p)
			continue
		}
		list[i].Values = union(list[i].Values, p.Values...)
	}
	return list
}

func isTrue(text string) bool { return text == "true" || text == "yes" }

func values(list []string, outer string, n *node) []string {
	for _, enums := range n.all("enumlist") {
		for _, e := range enums.all("enum") {
			list = union(list, outer+e.attr("name"))
			list = values(list, outer+e.attr("name")+"/", e)
		}
	}
	return list
}

func references(list []string, seeAlso *node) []string {
	for _, ref := range seeAlso.all("ref") {
		switch ref.attr("type") {
		case "manager":
			list = union(list, "action "+ref.text)
		case "managerEvent":
			list = union(list, "event "+ref.text)
		}
	}
	return list
}

// union adds what the list does not have.
func union(list []string, more ...string) []string {
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// sort brings all into the order of the file. Parameters keep theirs.
func (f *File) sort() {
	slices.SortFunc(f.Actions, func(a, b Action) int { return strings.Compare(a.Name, b.Name) })
	slices.SortFunc(f.Events, func(a, b Event) int { return strings.Compare(a.Name, b.Name) })
	for i := range f.Actions {
		slices.Sort(f.Actions[i].SeeAlso)
	}
	for i := range f.Events {
		slices.Sort(f.Events[i].SeeAlso)
	}
}
