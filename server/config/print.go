package config

import (
	"io"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/astergate/astergate/engine/mask"
)

// Print writes the configuration that is in effect as YAML, every key, secrets
// masked, those in URLs too. Without secrets in it, it can be loaded again.
func (c *Config) Print(w io.Writer) error {
	root := &yaml.Node{Kind: yaml.MappingNode}
	addFields(root, c, serviceFields)
	servers := below(root, serversKey)
	for _, name := range c.serverNames() {
		s := c.Servers[name]
		addFields(below(servers, name), &s, serverFields)
	}
	encoder := yaml.NewEncoder(w)
	encoder.SetIndent(2)
	if err := encoder.Encode(root); err != nil {
		return err
	}
	return encoder.Close()
}

func addFields(root *yaml.Node, source any, fields []field) {
	for i := range fields {
		f := &fields[i]
		node, key := root, f.key
		for {
			section, rest, more := strings.Cut(key, ".")
			if !more {
				break
			}
			node, key = below(node, section), rest
		}
		value := f.listNode(source)
		if value == nil {
			value = valueNode(f.in(source))
		}
		node.Content = append(node.Content, scalar("!!str", key), value)
	}
}

// listNode is a list of mappings; nil if the field is something else.
func (f *field) listNode(source any) *yaml.Node {
	if f.items == nil {
		return nil
	}
	list := &yaml.Node{Kind: yaml.SequenceNode}
	f.entries(source, "", func(entry any, _ string) {
		node := &yaml.Node{Kind: yaml.MappingNode}
		addFields(node, entry, f.items)
		list.Content = append(list.Content, node)
	})
	if len(list.Content) == 0 {
		list.Style = yaml.FlowStyle
	}
	return list
}

// below returns the mapping that stands under key, made if it is not there.
func below(node *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(node.Content); i += 2 {
		if node.Content[i].Value == key {
			return node.Content[i+1]
		}
	}
	inner := &yaml.Node{Kind: yaml.MappingNode}
	node.Content = append(node.Content, scalar("!!str", key), inner)
	return inner
}

func valueNode(value any) *yaml.Node {
	switch v := value.(type) {
	case *[]string:
		return listNode(*v)
	case *Lines:
		return listNode(*v)
	case *Secret:
		return text(v.String())
	case *string:
		return text(mask.URL(*v))
	}
	tag := "!!int"
	switch reflect.ValueOf(value).Elem().Interface().(type) {
	case bool:
		tag = "!!bool"
	case int:
	default:
		tag = "!!str"
	}
	return scalar(tag, textOf(value))
}

func listNode(items []string) *yaml.Node {
	list := &yaml.Node{Kind: yaml.SequenceNode, Style: yaml.FlowStyle}
	for _, item := range items {
		list.Content = append(list.Content, text(item))
	}
	return list
}

// text is a string, quoted where some reader would take a plain one for
// something else.
func text(s string) *yaml.Node {
	node := new(yaml.Node)
	if err := node.Encode(s); err != nil {
		return scalar("!!str", s)
	}
	return node
}

func scalar(tag, value string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: tag, Value: value}
}
