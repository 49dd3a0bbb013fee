package config

import (
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Reload says when the configuration is read anew, beside the signal SIGHUP.
type Reload struct {
	// Watch reads it anew when the file, or one that it names, has changed.
	Watch bool `key:"watch"`
}

// Difference is what differs between two configurations.
type Difference struct {
	// Keys have other values, or name files with another content: dotted, and
	// servers.NAME.… only of servers that are in both. Sorted.
	Keys []string
	// Added and Removed are names of servers. Sorted.
	Added, Removed []string
}

// Diff compares two configurations that Load has made.
func Diff(before, after *Config) Difference {
	var d Difference
	d.Keys = differing(before, after, serviceFields, before, after, "")
	for _, name := range after.serverNames() {
		was, known := before.Servers[name]
		if !known {
			d.Added = append(d.Added, name)
			continue
		}
		is := after.Servers[name]
		d.Keys = append(d.Keys, differing(&was, &is, serverFields, before, after, serversKey+"."+name+".")...)
	}
	for _, name := range before.serverNames() {
		if _, known := after.Servers[name]; !known {
			d.Removed = append(d.Removed, name)
		}
	}
	slices.Sort(d.Keys)
	return d
}

// differing returns the keys of fields by which a and b differ.
func differing(a, b any, fields []field, before, after *Config, prefix string) []string {
	var keys []string
	for i := range fields {
		f := &fields[i]
		key := prefix + f.key
		if !reflect.DeepEqual(f.in(a), f.in(b)) || before.digests[key] != after.digests[key] {
			keys = append(keys, key)
		}
	}
	return keys
}

// Empty reports whether nothing differs.
func (d Difference) Empty() bool { return len(d.Keys)+len(d.Added)+len(d.Removed) == 0 }

// Has reports whether one of the keys differs, those of servers given as
// servers.NAME.…
func (d Difference) Has(keys ...string) bool {
	return slices.ContainsFunc(d.Keys, func(key string) bool { return slices.Contains(keys, general(key)) })
}

// Servers returns the names of servers of which one of the keys differs, which are
// given as servers.NAME.…
func (d Difference) Servers(keys ...string) []string {
	names := make(map[string]bool)
	for _, key := range d.Keys {
		if parts := strings.SplitN(key, ".", 3); len(parts) == 3 && parts[0] == serversKey && slices.Contains(keys, general(key)) {
			names[parts[1]] = true
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// NeedRestart returns the keys that differ and cannot be changed while the service
// runs.
func (d Difference) NeedRestart() []string {
	var keys []string
	for _, key := range d.Keys {
		if NeedsRestart(general(key)) {
			keys = append(keys, key)
		}
	}
	return keys
}

// general is a key as KnownKeys has it.
func general(key string) string {
	if parts := strings.SplitN(key, ".", 3); len(parts) == 3 && parts[0] == serversKey {
		return serversKey + ".NAME." + parts[2]
	}
	return key
}

// NeedsRestart reports whether a key, as KnownKeys has it, cannot be changed while
// the service runs.
func NeedsRestart(key string) bool {
	for _, list := range []struct {
		prefix string
		fields []field
	}{{"", serviceFields}, {serversKey + ".NAME.", serverFields}} {
		for i := range list.fields {
			if f := &list.fields[i]; list.prefix+f.key == key {
				return f.tag.Get("reload") == "restart"
			}
		}
	}
	return false
}
