package config

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/astergate/astergate/server/policy"
)

// Validate fills in the defaults of what is zero and checks everything. The
// error joins every problem (errors.Join); each names the setting, says what is
// wrong with it and what to do. Load has done this already, and has read the
// files too, which Validate does not.
func (c *Config) Validate() error { return errors.Join(c.problems()...) }

func (c *Config) problems() []error {
	p := &problems{origins: c.origins}
	p.fields(c, serviceFields, "")
	c.checkListeners(p)
	c.checkAccess(p)
	c.checkRoles(p)
	c.checkListenTLS(p)
	c.checkCredentials(p)
	c.checkCalls(p)
	c.checkRoutes(p)
	c.checkHooks(p)
	if len(c.Servers) == 0 {
		p.add(serversKey, "names no Asterisk server; write servers: {pbx1: {address: HOST:5038, username: USER, secret_file: FILE}}, or set --server-address and its like")
	}
	for _, name := range c.serverNames() {
		s := c.Servers[name]
		if !serverName.MatchString(name) {
			p.add(fmt.Sprintf("%s.%q", serversKey, name), serverNameFault)
			continue
		}
		prefix := serversKey + "." + name + "."
		p.fields(&s, serverFields, prefix)
		s.check(p, prefix)
		c.Servers[name] = s
	}
	return p.list
}

// problems collects what is wrong.
type problems struct {
	origins map[string]string
	list    []error
}

// add notes that the setting key has a fault; fault ends the sentence.
func (p *problems) add(key, fault string, args ...any) {
	p.list = append(p.list, fmt.Errorf("%s "+fault, append([]any{where(p.origins, key)}, args...)...))
}

// fields sets defaults and checks the bounds that the tags give.
func (p *problems) fields(target any, fields []field, prefix string) {
	for i := range fields {
		f := &fields[i]
		if f.items != nil {
			f.entries(target, prefix, func(entry any, key string) { p.fields(entry, f.items, key) })
			continue
		}
		value := f.in(target)
		if byDefault := f.tag.Get("default"); byDefault != "" && reflect.ValueOf(value).Elem().IsZero() {
			if err := set(value, byDefault); err != nil {
				panic(prefix + f.key + ": default: " + err.Error())
			}
		}
		if fault := f.fault(value); fault != "" {
			p.add(prefix+f.key, "%s", fault)
		}
	}
}

// fault says what the tags have against a value, or nothing.
func (f *field) fault(value any) string {
	if text, ok := value.(*string); ok {
		if choices := strings.Fields(f.tag.Get("oneof")); len(choices) > 0 && !slices.Contains(choices, *text) {
			return fmt.Sprintf("is %q; write %s", *text, orList(choices))
		}
		if strings.ContainsAny(*text, "\r\n\x00") {
			return "holds a line break or NUL; remove it"
		}
		return ""
	}
	if f.tag.Get("min") == "" {
		return ""
	}
	low, high := reflect.New(f.typ), reflect.New(f.typ)
	if err := errors.Join(set(low.Interface(), f.tag.Get("min")), set(high.Interface(), f.tag.Get("max"))); err != nil {
		panic(f.key + ": bounds: " + err.Error())
	}
	if n := reflect.ValueOf(value).Elem().Int(); n < low.Elem().Int() || n > high.Elem().Int() {
		return fmt.Sprintf("is %s; write %s to %s", textOf(value), f.tag.Get("min"), f.tag.Get("max"))
	}
	return ""
}

const minToken = 16

func (c *Config) checkAccess(p *problems) {
	a := &c.Access
	if !a.Token.IsZero() && a.TokenFile != "" {
		p.add("access.token", "is set and access.token_file too; keep one")
	}
	if fault := tokenFault(a.Token); fault != "" {
		p.add("access.token", "%s", fault)
	}
	if a.AllowUnauthenticated && a.hasCredentials() {
		p.add("access.allow_unauthenticated", "is true and credentials are set, such as a token, which then nobody would need; keep one")
	}
	if err := policy.CheckNames(a.AllowDangerous); err != nil {
		p.add("access.allow_dangerous", "%w", err)
	}
}

// tokenFault says why a token cannot be used, or nothing.
func tokenFault(token Secret) string {
	text := token.Reveal()
	if text == "" {
		return ""
	}
	if len(text) < minToken {
		return fmt.Sprintf("has %d characters; take at least %d, such as the output of: openssl rand -hex 32", len(text), minToken)
	}
	for i := range len(text) {
		if text[i] <= ' ' || text[i] > '~' {
			return "holds a blank or something that is not printable ASCII, which no Authorization header can carry; take the output of: openssl rand -hex 32"
		}
	}
	return ""
}

// textOf is a value as it stands in the file.
func textOf(value any) string {
	switch v := value.(type) {
	case *time.Duration:
		return durationText(*v)
	case *Size:
		return v.String()
	default:
		return fmt.Sprint(reflect.ValueOf(value).Elem().Interface())
	}
}

// durationText is the text of a duration without parts that are zero: 10m, not
// 10m0s.
func durationText(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}

func orList(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " or " + words[len(words)-1]
}
