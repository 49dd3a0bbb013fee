package refusal

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed refusals.yaml
var refusalsYAML []byte

// known are the texts of refusals.yaml.
var known = mustParse(refusalsYAML)

// KindOf returns what the message of an Error reply to the action means. It is
// [Refused] for a text that nobody knows. It allocates nothing.
//
// The action decides only where one text means different things: then an entry
// that names the action holds before one that does not.
func KindOf(action, message string) Kind { return known.kindOf(action, message) }

// entry is one of refusals.yaml, where the fields are explained.
type entry struct {
	Text     string   `yaml:"text"`
	Literal  bool     `yaml:"literal"`
	Kind     *Kind    `yaml:"kind"`
	Actions  []string `yaml:"actions"`
	Versions []string `yaml:"versions"`
	Source   string   `yaml:"source"`

	// What stands before and behind the asterisk of a pattern.
	before, behind string
}

// table finds entries by text.
type table struct {
	exact    map[string][]*entry
	patterns []*entry // the longest first
}

func (t *table) kindOf(action, message string) Kind {
	// Some texts have a line end of their own (res_parking: "Park action failed\n").
	message = strings.TrimRight(message, "\r\n")
	if e := choose(t.exact[message], action); e != nil {
		return *e.Kind
	}
	var found *entry
	for _, e := range t.patterns {
		if found != nil && len(e.Text) < len(found.Text) {
			break
		}
		if e.fits(message) && (found == nil || e.names(action)) {
			found = e
		}
	}
	if found == nil {
		return Refused
	}
	return *found.Kind
}

// choose returns the entry that names the action, or the first, or nil.
func choose(entries []*entry, action string) *entry {
	for _, e := range entries {
		if e.names(action) {
			return e
		}
	}
	if len(entries) > 0 {
		return entries[0]
	}
	return nil
}

func (e *entry) names(action string) bool {
	for _, a := range e.Actions {
		if strings.EqualFold(a, action) {
			return true
		}
	}
	return false
}

func (e *entry) fits(message string) bool {
	return len(message) >= len(e.before)+len(e.behind) &&
		strings.HasPrefix(message, e.before) && strings.HasSuffix(message, e.behind)
}

func (e *entry) isPattern() bool { return !e.Literal && strings.Contains(e.Text, "*") }

func mustParse(data []byte) *table {
	t, err := parse(data)
	if err != nil {
		panic("refusals.yaml: " + err.Error())
	}
	return t
}

func parse(data []byte) (*table, error) {
	var entries []*entry
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&entries); err != nil {
		return nil, err
	}
	t := &table{exact: make(map[string][]*entry)}
	for _, e := range entries {
		if err := e.check(); err != nil {
			return nil, fmt.Errorf("text %q: %w", e.Text, err)
		}
		if !e.isPattern() {
			t.exact[e.Text] = append(t.exact[e.Text], e)
			continue
		}
		e.before, e.behind, _ = strings.Cut(e.Text, "*")
		t.patterns = append(t.patterns, e)
	}
	slices.SortStableFunc(t.patterns, func(a, b *entry) int { return len(b.Text) - len(a.Text) })
	return t, nil
}

func (e *entry) check() error {
	switch {
	case e.Text == "" || e.Text != strings.TrimRight(e.Text, " \r\n"):
		return errors.New("is empty or ends with a blank")
	case e.Kind == nil:
		return errors.New("has no kind")
	case !e.Literal && strings.Count(e.Text, "*") > 1:
		return errors.New("has several *")
	case (len(e.Versions) > 0) == (e.Source != ""):
		return errors.New("needs either versions or source")
	case e.Source != "" && e.Source != "code":
		return fmt.Errorf("source %q is unknown", e.Source)
	}
	return nil
}
