package config

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/knadh/koanf/providers/confmap"
	"github.com/knadh/koanf/providers/env/v2"
	"github.com/knadh/koanf/providers/rawbytes"
	"github.com/knadh/koanf/v2"
)

// Load makes the configuration of, in rising precedence, the defaults, the
// file, the variables (as os.Environ lists them) and the flags. A layer that
// sets a secret replaces the file of that secret below it, and the other way
// round. Then change, if given, changes what was read, for example to add a
// server; then everything is checked, and the files that hold secrets and
// certificates are read with readFile.
//
// The error joins every problem that was found (errors.Join), one a line.
func Load(flags Flags, environ []string, readFile func(name string) ([]byte, error), change ...func(*Config)) (*Config, error) {
	l := &loader{merged: koanf.New("."), origins: make(map[string]string)}
	file := flags.Config
	for _, entry := range environ {
		if value, found := strings.CutPrefix(entry, envConfig+"="); found && file == "" {
			file = value
		}
	}
	if err := l.file(file, readFile); err != nil {
		return nil, err // nothing else would be worth saying
	}
	flagValues, flagOrigins := flags.settings()
	l.environ(environ, flagValues)
	_ = l.layer(confmap.Provider(flagValues, "."), nil, flagOrigins) // cannot fail: they are a map already

	c := l.config()
	for _, f := range change {
		f(c)
	}
	problems := slices.Concat(l.problems, c.problems(), c.readFiles(environ, readFile))
	if err := errors.Join(problems...); err != nil {
		return nil, err
	}
	return c, nil
}

// loader merges the layers.
type loader struct {
	merged   *koanf.Koanf
	origins  map[string]string
	problems []error
}

func (l *loader) file(name string, readFile func(string) ([]byte, error)) error {
	if name == "" {
		return nil
	}
	content, err := readFile(name)
	if err != nil {
		return fmt.Errorf("configuration file: %w", err)
	}
	doc := &document{name: name}
	if err := l.layer(rawbytes.Provider(content), doc, nil); err != nil {
		return err
	}
	maps.Copy(l.origins, doc.origins)
	l.problems = append(l.problems, doc.problems...)
	return nil
}

func (l *loader) environ(environ []string, flags map[string]any) {
	servers := l.merged.MapKeys(serversKey)
	for key := range flags {
		if strings.HasPrefix(key, serversKey+"."+AdHocServer+".") {
			servers = append(servers, AdHocServer)
		}
	}
	resolved := resolveVariables(environ, servers)
	l.problems = append(l.problems, resolved.problems...)
	origins := make(map[string]string)
	for variable, key := range resolved.keys {
		origins[key] = variable
	}
	provider := env.Provider(".", env.Opt{
		Prefix:      envPrefix,
		EnvironFunc: func() []string { return environ },
		TransformFunc: func(name, value string) (string, any) {
			if value == "" {
				return "", nil
			}
			return resolved.keys[name], value // "" is left out
		},
	})
	_ = l.layer(provider, nil, origins) // cannot fail: it only reads its argument
}

// layer merges a source on top of the others.
func (l *loader) layer(source koanf.Provider, parser koanf.Parser, origins map[string]string) error {
	top := koanf.New(".")
	if err := top.Load(source, parser); err != nil {
		return err
	}
	for _, key := range top.Keys() {
		other, isFile := strings.CutSuffix(key, "_file")
		if !isFile {
			other = key + "_file"
		}
		if isSecretKey(key) && isSecretKey(other) && !top.Exists(other) {
			l.merged.Delete(other)
		}
	}
	maps.Copy(l.origins, origins)
	return l.merged.Merge(top)
}

// isSecretKey reports whether a key holds a secret, or names the file of one.
func isSecretKey(key string) bool {
	return strings.HasSuffix(key, "secret") || strings.HasSuffix(key, "secret_file") ||
		key == "access.token" || key == "access.token_file"
}

// config makes the struct of the merged layers.
func (l *loader) config() *Config {
	c := &Config{origins: l.origins}
	l.apply(c, serviceFields, "", l.merged.Get)
	for _, name := range l.merged.MapKeys(serversKey) {
		if c.Servers == nil {
			c.Servers = make(map[string]Server)
		}
		var s Server
		prefix := serversKey + "." + name + "."
		l.apply(&s, serverFields, prefix, func(key string) any { return l.merged.Get(prefix + key) })
		c.Servers[name] = s
	}
	return c
}

// apply sets the fields of target that get has a value for; their keys begin
// with prefix, which get is not given.
func (l *loader) apply(target any, fields []field, prefix string, get func(key string) any) {
	for i := range fields {
		f := &fields[i]
		key := prefix + f.key
		value := get(f.key)
		if value == nil {
			continue
		}
		if f.items != nil {
			l.applyList(target, f, key, value)
			continue
		}
		err := set(f.in(target), value)
		if err == nil && f.tag.Get("min") != "" && reflect.ValueOf(f.in(target)).Elem().IsZero() {
			// Validate would take it for unset.
			err = fmt.Errorf("is 0; write %s to %s", f.tag.Get("min"), f.tag.Get("max"))
		}
		if err != nil {
			l.problems = append(l.problems, fmt.Errorf("%s %w", l.where(key), err))
		}
	}
}

// applyList sets a list of mappings.
func (l *loader) applyList(target any, f *field, key string, value any) {
	entries, ok := value.([]any)
	if !ok {
		return // the document has said so
	}
	list := reflect.ValueOf(f.in(target)).Elem()
	for i, entry := range entries {
		keys, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		list.Set(reflect.Append(list, reflect.Zero(f.typ.Elem())))
		last := list.Index(list.Len() - 1).Addr().Interface()
		l.apply(last, f.items, fmt.Sprintf("%s[%d].", key, i), func(key string) any { return keys[key] })
	}
}

func (l *loader) where(key string) string { return where(l.origins, key) }

// where names a key and the place where it was set.
func where(origins map[string]string, key string) string {
	if origin := origins[key]; origin != "" {
		return key + " (" + origin + ")"
	}
	return key
}

// serverNames returns the servers' names, sorted.
func (c *Config) serverNames() []string { return slices.Sorted(maps.Keys(c.Servers)) }
