package policy

import (
	"strings"

	"go.yaml.in/yaml/v3"
)

// pattern is a name in dangerous.yaml, with * for any text at one or both of
// its ends. Case does not matter.
type pattern struct {
	text          string // as written
	bare          string // in small letters, without *
	before, after bool   // whether anything may stand there
}

// UnmarshalYAML reads the pattern's text.
func (p *pattern) UnmarshalYAML(node *yaml.Node) error {
	*p = newPattern(node.Value)
	return nil
}

func newPattern(text string) pattern {
	return pattern{
		text: text, bare: strings.ToLower(strings.Trim(text, "*")),
		before: strings.HasPrefix(text, "*"), after: strings.HasSuffix(text, "*"),
	}
}

// fits reports whether the pattern fits a name that trimmed has returned.
func (p pattern) fits(name string) bool {
	n := len(p.bare)
	switch {
	case len(name) < n:
		return false
	case p.before && p.after:
		return indexFold(name, p.bare) >= 0
	case p.before:
		return strings.EqualFold(name[len(name)-n:], p.bare)
	case p.after:
		return strings.EqualFold(name[:n], p.bare)
	default:
		return same(name, p.bare)
	}
}

// same reports whether two names are the same but for the case of ASCII's letters.
func same(a, b string) bool { return len(a) == len(b) && strings.EqualFold(a, b) }

// indexFold is strings.Index of a word in small letters, without regard to case.
func indexFold(text, word string) int {
	for i := 0; i+len(word) <= len(text); i++ {
		if text[i]|0x20 == word[0]|0x20 && strings.EqualFold(text[i:i+len(word)], word) {
			return i
		}
	}
	return -1
}

type patterns []pattern

// fit reports whether any of them fits.
func (p patterns) fit(name string) bool {
	for i := range p {
		if p[i].fits(name) {
			return true
		}
	}
	return false
}

// normal is a name in small letters without blanks around it.
func normal(name string) string { return strings.ToLower(trimmed(name)) }

// trimmed is text without what Asterisk skips before a value (ast_skip_blanks),
// on either side.
func trimmed(text string) string {
	if text == "" || text[0] > ' ' && text[len(text)-1] > ' ' {
		return text
	}
	return strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
}
