package policy

import (
	"slices"
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

// fits reports whether the pattern fits a name that normal has returned.
func (p pattern) fits(name string) bool {
	switch {
	case p.before && p.after:
		return strings.Contains(name, p.bare)
	case p.before:
		return strings.HasSuffix(name, p.bare)
	case p.after:
		return strings.HasPrefix(name, p.bare)
	default:
		return name == p.bare
	}
}

type patterns []pattern

// fit reports whether any of them fits.
func (p patterns) fit(name string) bool {
	return slices.ContainsFunc(p, func(p pattern) bool { return p.fits(name) })
}

// normal is a name in small letters without blanks around it.
func normal(name string) string { return strings.ToLower(trimmed(name)) }

// trimmed is text without what Asterisk skips before a value (ast_skip_blanks),
// on either side.
func trimmed(text string) string {
	return strings.TrimFunc(text, func(r rune) bool { return r <= ' ' })
}
