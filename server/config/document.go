package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

var serverName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,62}$`)

const serverNameFault = "is no server name; use 1 to 63 of a-z, 0-9 and -, the first not a -"

// document reads the YAML file. It keeps every scalar as the text that was
// written, so that a secret of digits stays what it is, remembers lines, and
// knows which keys there are. It is a parser of koanf.
type document struct {
	name     string            // of the file, for messages
	origins  map[string]string // key to file and line
	problems []error
}

// Unmarshal returns the file as nested maps of texts, lists of texts, and lists
// of such maps. What
// it does not know it leaves out and adds to the problems.
func (d *document) Unmarshal(content []byte) (map[string]any, error) {
	d.origins = make(map[string]string)
	decoder := yaml.NewDecoder(bytes.NewReader(content))
	var root yaml.Node
	switch err := decoder.Decode(&root); {
	case errors.Is(err, io.EOF):
		return map[string]any{}, nil
	case err != nil:
		return nil, fmt.Errorf("%s: %w", d.name, err)
	}
	if err := decoder.Decode(new(yaml.Node)); !errors.Is(err, io.EOF) {
		d.fault(&root, "the file", "holds more than one document; leave out the --- in between")
	}
	values := make(map[string]any)
	if top := resolve(root.Content[0]); !isNull(top) {
		d.mapping(top, "", values, 0)
	}
	return values, nil
}

// Marshal is not needed here.
func (d *document) Marshal(map[string]any) ([]byte, error) {
	return nil, errors.New("not supported")
}

// mapping copies the known keys of node, which stands at path, into values.
func (d *document) mapping(node *yaml.Node, path string, values map[string]any, depth int) {
	if node.Kind != yaml.MappingNode {
		what := path
		if what == "" {
			what = "the file"
		}
		d.fault(node, what, "is not a mapping; write keys with their values below it")
		return
	}
	if depth > 8 { // deeper than any key: an alias that holds itself
		d.fault(node, path, "is nested too deep")
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(node.Content); i += 2 {
		keyNode, value := node.Content[i], resolve(node.Content[i+1])
		if keyNode.Tag == "!!merge" {
			d.merge(node, value, path, values, depth)
			continue
		}
		key := join(path, keyNode.Value)
		if seen[key] {
			d.fault(keyNode, key, "stands here a second time; leave one out")
			continue
		}
		seen[key] = true
		d.entry(keyNode, value, key, values, depth)
	}
}

// merge adds the keys of another mapping (<<: *other) that node has not itself.
func (d *document) merge(node, other *yaml.Node, path string, values map[string]any, depth int) {
	if other.Kind != yaml.MappingNode {
		d.fault(other, join(path, "<<"), "is not a mapping; write << with an alias of one")
		return
	}
	rest := &yaml.Node{Kind: yaml.MappingNode, Line: other.Line}
	for i := 0; i+1 < len(other.Content); i += 2 {
		own := false
		for j := 0; j+1 < len(node.Content); j += 2 {
			own = own || node.Content[j].Value == other.Content[i].Value
		}
		if !own {
			rest.Content = append(rest.Content, other.Content[i], other.Content[i+1])
		}
	}
	d.mapping(rest, path, values, depth+1)
}

func (d *document) entry(keyNode, value *yaml.Node, key string, values map[string]any, depth int) {
	kind := kindOf(key)
	if kind == keyUnknown || strings.ContainsAny(keyNode.Value, "[]") {
		d.unknown(keyNode, key)
		return
	}
	d.origins[key] = d.at(keyNode)
	name := keyNode.Value
	switch {
	case kind == keyList:
		if !isNull(value) {
			values[name] = d.list(value, key, depth)
		}
	case kind == keyField:
		if !isNull(value) {
			values[name] = plain(value)
		}
	case isNull(value):
		// A server of which nothing is said is a server all the same.
		values[name] = map[string]any{}
	default:
		inner := make(map[string]any)
		values[name] = inner
		d.mapping(value, key, inner, depth+1)
	}
}

// list returns a list of mappings, of each the known keys.
func (d *document) list(node *yaml.Node, key string, depth int) []any {
	if node.Kind != yaml.SequenceNode {
		d.fault(node, key, "is no list; write entries below it, each with a - before its first key")
		return nil
	}
	list := make([]any, 0, len(node.Content))
	for i, item := range node.Content {
		values := make(map[string]any)
		list = append(list, values)
		d.mapping(resolve(item), fmt.Sprintf("%s[%d]", key, i), values, depth+1)
	}
	return list
}

func (d *document) unknown(node *yaml.Node, key string) {
	if name, isServer := strings.CutPrefix(key, serversKey+"."); isServer && !serverName.MatchString(name) && !strings.Contains(strings.TrimRight(name, "."), ".") {
		d.fault(node, fmt.Sprintf("%s.%q", serversKey, name), serverNameFault)
		return
	}
	d.fault(node, key, "is no key"+adviseKeys(key))
}

func (d *document) fault(node *yaml.Node, what, fault string) {
	d.problems = append(d.problems, fmt.Errorf("%s (%s) %s", what, d.at(node), fault))
}

func (d *document) at(node *yaml.Node) string { return fmt.Sprintf("%s:%d", d.name, node.Line) }

// keyKind says what stands below a dotted key.
type keyKind int

const (
	keyUnknown keyKind = iota
	keyField           // a value
	keySection         // more keys
	keyList            // a list of mappings
)

// entryIndex is the place of an entry in a list of mappings.
var entryIndex = regexp.MustCompile(`\[\d+\]`)

func kindOf(key string) keyKind {
	if key == serversKey {
		return keySection
	}
	fields := serviceFields
	if rest, found := strings.CutPrefix(key, serversKey+"."); found {
		name, serverKey, more := strings.Cut(rest, ".")
		if !serverName.MatchString(name) {
			return keyUnknown
		}
		if !more {
			return keySection
		}
		fields, key = serverFields, serverKey
	}
	if key = entryIndex.ReplaceAllString(key, "[]"); slices.Contains(entryKeys(), key) {
		return keyField
	}
	for i := range fields {
		if fields[i].key == key && fields[i].items != nil {
			return keyList
		}
		if fields[i].key == key {
			return keyField
		}
		if strings.HasPrefix(fields[i].key, key+".") {
			return keySection
		}
	}
	return keyUnknown
}

// adviseKeys ends a message about an unknown key.
func adviseKeys(key string) string {
	name := "NAME"
	if rest, found := strings.CutPrefix(key, serversKey+"."); found {
		if given, _, more := strings.Cut(rest, "."); more && serverName.MatchString(given) {
			name = given
		}
	}
	var known []string
	for _, k := range KnownKeys() {
		known = append(known, strings.Replace(k, ".NAME.", "."+name+".", 1))
	}
	if index := entryIndex.FindString(key); index != "" {
		known = nil
		for _, k := range entryKeys() {
			known = append(known, strings.Replace(k, "[]", index, 1))
		}
	}
	if near := nearest(key, known); len(near) > 0 {
		return "; did you mean " + strings.Join(near, " or ") + "?"
	}
	// Perhaps the last part alone is right and stands at a wrong place.
	last := key[strings.LastIndexByte(key, '.')+1:]
	for _, k := range known {
		if strings.HasSuffix(k, "."+last) {
			return "; did you mean " + k + "?"
		}
	}
	return "; astergate.example.yaml lists all keys"
}

// plain returns a value as text or as list of texts; anything else as a map,
// which no field takes.
func plain(node *yaml.Node) any {
	switch node.Kind {
	case yaml.ScalarNode:
		return node.Value
	case yaml.SequenceNode:
		list := make([]any, 0, len(node.Content))
		for _, item := range node.Content {
			item = resolve(item)
			if item.Kind != yaml.ScalarNode {
				list = append(list, nil)
				continue
			}
			list = append(list, item.Value)
		}
		return list
	default:
		return notPlain{}
	}
}

// notPlain is the value of a field for which the file holds a mapping.
type notPlain struct{}

func resolve(node *yaml.Node) *yaml.Node {
	for range 8 {
		if node.Kind != yaml.AliasNode {
			break
		}
		node = node.Alias
	}
	return node
}

func isNull(node *yaml.Node) bool { return node.Kind == yaml.ScalarNode && node.Tag == "!!null" }

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}
