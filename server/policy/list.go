package policy

import (
	"slices"
	"strings"
)

// list is a list of globs, compiled: * stands for any text, ? for one byte. What
// it does not name does not fit. The zero value fits nothing.
type list struct {
	all   bool // there is an entry *
	exact map[string]struct{}
	globs []string
	kind  kind
}

// kind says how names of a list are compared.
type kind int

const (
	// literal names are compared as they are: contexts, variables, servers. Where
	// Asterisk should know no case the list allows less than it could.
	literal kind = iota
	// folded names know no case: actions, applications, functions.
	folded
	// dialled names are TECHNOLOGY/NAME. The technology knows no case, and * stands
	// for no slash, so that PJSIP/* is no PJSIP/trunk/sip:anyone@elsewhere.
	dialled
)

func newList(kind kind, entries []string) list {
	l := list{kind: kind}
	for _, entry := range entries {
		switch entry = l.normal(entry); {
		case entry == "*":
			l.all = true
		case strings.ContainsAny(entry, "*?"), kind == dialled:
			l.globs = append(l.globs, entry)
		default:
			if l.exact == nil {
				l.exact = make(map[string]struct{})
			}
			l.exact[entry] = struct{}{}
		}
	}
	return l
}

// normal is a name as the list compares it, of what is dialled an entry.
func (l *list) normal(name string) string {
	switch l.kind {
	case folded:
		return strings.ToLower(name)
	case dialled:
		if tech, rest, found := strings.Cut(name, "/"); found {
			return strings.ToLower(tech) + "/" + rest
		}
	}
	return name
}

// fits reports whether the list names what is given.
func (l *list) fits(name string) bool {
	if l.all {
		return true
	}
	if l.exact == nil && l.globs == nil {
		return false
	}
	if l.kind == dialled {
		for _, glob := range l.globs {
			if match(glob, name, true) {
				return true
			}
		}
		return false
	}
	name = l.normal(name)
	if _, found := l.exact[name]; found {
		return true
	}
	for _, glob := range l.globs {
		if match(glob, name, false) {
			return true
		}
	}
	return false
}

// match reports whether a glob fits a name as a whole. It goes back only to the
// last *, so that it takes no longer than both lengths multiplied. If dialled, * and
// ? stand for no slash, and what stands before the first one knows no case: the
// glob has it in small letters.
func match(glob, name string, dialled bool) bool {
	tech := 0
	if dialled {
		tech = strings.IndexByte(name, '/')
	}
	wild := func(at int) bool { return !dialled || name[at] != '/' }
	g, n := 0, 0
	star, from := -1, 0
	for n < len(name) {
		c := name[n]
		if n < tech && 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		switch {
		case g < len(glob) && glob[g] == '*':
			star, from = g, n
			g++
		case g < len(glob) && (glob[g] == c || glob[g] == '?' && wild(n)):
			g++
			n++
		case star >= 0 && wild(from):
			from++
			g, n = star+1, from
		default:
			return false
		}
	}
	for g < len(glob) && glob[g] == '*' {
		g++
	}
	return g == len(glob)
}

// words is a list of phrases: each entry names what begins with its words, * any
// word. Case does not matter.
type words struct {
	all     bool
	phrases [][]string
}

func newWords(entries []string) words {
	var w words
	for _, entry := range entries {
		phrase := strings.Fields(strings.ToLower(entry))
		w.all = w.all || slices.Equal(phrase, []string{"*"})
		w.phrases = append(w.phrases, phrase)
	}
	return w
}

// fit reports whether any phrase is the beginning of what is given.
func (w *words) fit(given []string) bool {
	return w.all || slices.ContainsFunc(w.phrases, func(phrase []string) bool {
		if len(given) < len(phrase) {
			return false
		}
		for i, word := range phrase {
			if word != "*" && !strings.EqualFold(word, given[i]) {
				return false
			}
		}
		return len(phrase) > 0
	})
}
