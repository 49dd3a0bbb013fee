package simulator

import (
	"maps"
	"slices"
	"strings"
)

// AstDB (main/db.c). It starts empty but for the server's own id.

func dbKey(family, key string) string {
	if key == "" {
		return "/" + family
	}
	return "/" + family + "/" + key
}

func actionDBPut(ss *session, r *request) answer {
	family, key := r.get("Family"), r.get("Key")
	switch {
	case family == "":
		return fail(r, "No family specified")
	case key == "":
		return fail(r, "No key specified")
	}
	ss.sim.database[dbKey(family, key)] = r.get("Val")
	return ack(r, "Updated database successfully")
}

func actionDBGet(ss *session, r *request) answer {
	family, key := r.get("Family"), r.get("Key")
	switch {
	case family == "":
		return fail(r, "No family specified.")
	case key == "":
		return fail(r, "No key specified.")
	}
	value, ok := ss.sim.database[dbKey(family, key)]
	if !ok {
		return fail(r, "Database entry not found")
	}
	a := list(r, "Result will follow")
	k := item("DBGetResponse")
	k.add("Family", family)
	k.add("Key", key)
	k.add("Val", value)
	k.addIf("ActionID", r.id())
	a.items = append(a.items, k.bytes())
	a.complete(r, "DBGetComplete", 1)
	return a
}

// tree returns the keys of a family, or of the part of it under key, in order.
func (s *Simulator) tree(family, key string) []string {
	prefix := ""
	if family != "" {
		prefix = dbKey(family, key)
	}
	var keys []string
	for _, k := range slices.Sorted(maps.Keys(s.database)) {
		if prefix == "" || k == prefix || strings.HasPrefix(k, prefix+"/") {
			keys = append(keys, k)
		}
	}
	return keys
}

// actionDBGetTree counts its items on 22; 16 says 1 whatever there is.
func actionDBGetTree(ss *session, r *request) answer {
	s := ss.sim
	a := list(r, "Result will follow")
	for _, key := range s.tree(r.get("Family"), r.get("Key")) {
		k := item("DBGetTreeResponse")
		k.add("Key", key)
		k.add("Val", s.database[key])
		k.addIf("ActionID", r.id())
		a.items = append(a.items, k.bytes())
	}
	n := 1
	if s.facts.treeCount {
		n = len(a.items)
	}
	a.complete(r, "DBGetTreeComplete", n)
	return a
}

func actionDBDel(ss *session, r *request) answer {
	family, key := r.get("Family"), r.get("Key")
	switch {
	case family == "":
		return fail(r, "No family specified.")
	case key == "":
		return fail(r, "No key specified.")
	}
	full := dbKey(family, key)
	if _, ok := ss.sim.database[full]; !ok {
		return fail(r, "Database entry could not be deleted")
	}
	delete(ss.sim.database, full)
	return ack(r, "Key deleted successfully")
}

func actionDBDelTree(ss *session, r *request) answer {
	family := r.get("Family")
	if family == "" {
		return fail(r, "No family specified.")
	}
	keys := ss.sim.tree(family, r.get("Key"))
	if len(keys) == 0 {
		return fail(r, "Database entry not found")
	}
	for _, key := range keys {
		delete(ss.sim.database, key)
	}
	return ack(r, "Key tree deleted successfully")
}
