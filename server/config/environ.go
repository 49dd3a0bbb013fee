package config

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// envPrefix starts the name of every variable that astergate reads. The rest is
// a key in capitals with _ for each dot, and for each dash of a server's name:
// ASTERGATE_SERVERS_PBX1_SECRET_FILE is servers.pbx1.secret_file.
const envPrefix = "ASTERGATE_"

// envConfig names the file, if no flag does.
const envConfig = envPrefix + "CONFIG"

var (
	// envReserved are variables of tests and scripts, and of the commands health and
	// agi, which may run in the same environment.
	envReserved = regexp.MustCompile(`^ASTERGATE_(CONFIG|ASTERISK_CACHE|(TEST|REQUIRE)(_[A-Z0-9_]*)?|(HEALTH|AGI)_(TLS|CA_FILE|CERT_FILE|KEY_FILE|SERVER_NAME)|AGI_(ADDRESS|SERVER|TOKEN_FILE|CONFIG))$`)
	// envOrchestrator are those that Kubernetes sets in every container for a
	// Service whose name begins with astergate.
	envOrchestrator = regexp.MustCompile(`^ASTERGATE_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT(_[0-9]+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)$`)
)

// variables finds the keys that variables mean. A server's name and a key both
// hold underscores there, so that a name can be cut in more than one way:
//
//  1. A cut that gives the name of a server which the file, a flag or another,
//     unambiguous variable knows is taken. If there are two, it is an error.
//  2. Else the cut with the longest key is taken:
//     ASTERGATE_SERVERS_PBX1_ACTION_SECRET is servers.pbx1.action_secret.
type variables struct {
	known    map[string]string // server's part of the name to the server's name
	keys     map[string]string // variable to key
	problems []error
}

// cut is one way to read the name of a server's variable.
type cut struct{ name, key string }

// resolveVariables maps each variable of environ that has a value to its key.
// servers are the names that are known already.
func resolveVariables(environ, servers []string) *variables {
	v := &variables{known: make(map[string]string), keys: make(map[string]string)}
	for _, name := range servers {
		v.known[envPart(name)] = name
	}
	open := make(map[string][]cut)
	var names []string
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if !strings.HasPrefix(name, envPrefix) || value == "" || envReserved.MatchString(name) || slices.Contains(names, name) {
			continue
		}
		cuts := cutsOf(name)
		switch key := serviceKey(name); {
		case key != "":
			v.keys[name] = key
			continue
		case len(cuts) == 0 && envOrchestrator.MatchString(name):
			continue
		case len(cuts) == 0:
			v.problems = append(v.problems, fmt.Errorf("variable %s is none of astergate's%s", name, adviseVariables(name)))
			continue
		case len(cuts) == 1:
			if _, known := v.known[cuts[0].name]; !known {
				v.known[cuts[0].name] = strings.ReplaceAll(strings.ToLower(cuts[0].name), "_", "-")
			}
		}
		open[name] = cuts
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		v.choose(name, open[name])
	}
	return v
}

func (v *variables) choose(variable string, cuts []cut) {
	var known []string
	for _, c := range cuts {
		if server, ok := v.known[c.name]; ok {
			known = append(known, serversKey+"."+server+"."+c.key)
		}
	}
	switch len(known) {
	case 0:
		longest := cuts[0]
		for _, c := range cuts[1:] {
			if len(c.key) > len(longest.key) {
				longest = c
			}
		}
		name := strings.ReplaceAll(strings.ToLower(longest.name), "_", "-")
		v.keys[variable] = serversKey + "." + name + "." + longest.key
	case 1:
		v.keys[variable] = known[0]
	default:
		v.problems = append(v.problems, fmt.Errorf("variable %s can mean %s; write it into the file, or rename a server", variable, strings.Join(known, " or ")))
	}
}

// serviceKey returns the key outside of servers that a variable means, or "".
// Lists of mappings have no variable: they are for the file.
func serviceKey(variable string) string {
	for i := range serviceFields {
		if serviceFields[i].items == nil && envPrefix+envPart(serviceFields[i].key) == variable {
			return serviceFields[i].key
		}
	}
	return ""
}

// cutsOf returns all ways to read a variable as a server and a key.
func cutsOf(variable string) []cut {
	rest, found := strings.CutPrefix(variable, envPrefix+envPart(serversKey)+"_")
	if !found {
		return nil
	}
	var cuts []cut
	for i := range serverFields {
		name, found := strings.CutSuffix(rest, "_"+envPart(serverFields[i].key))
		if found && strings.ToUpper(name) == name && serverName.MatchString(strings.ReplaceAll(strings.ToLower(name), "_", "-")) {
			cuts = append(cuts, cut{name, serverFields[i].key})
		}
	}
	return cuts
}

// envPart is a key or a server's name as part of a variable's name.
func envPart(key string) string {
	return strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))
}

// adviseVariables ends a message about an unknown variable.
func adviseVariables(variable string) string {
	for _, f := range serviceFields {
		if f.items != nil && envPrefix+envPart(f.key) == variable {
			return "; write " + f.key + " into the file: a list of mappings has no variable"
		}
	}
	name := "NAME"
	if rest, found := strings.CutPrefix(variable, envPrefix+envPart(serversKey)+"_"); found {
		name, _, _ = strings.Cut(rest, "_")
	}
	var known []string
	for _, k := range KnownKeys() {
		known = append(known, envPrefix+envPart(strings.Replace(k, ".NAME.", "."+name+".", 1)))
	}
	if near := nearest(variable, known); len(near) > 0 {
		return "; did you mean " + strings.Join(near, " or ") + "?"
	}
	return "; unset it, or see astergate.example.yaml for the keys"
}
