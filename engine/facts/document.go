package facts

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// A node is an element of the documentation. Its text is not kept but for
// versions and references.
type node struct {
	name     string
	attrs    map[string]string
	text     string
	children []*node
}

// attr returns an attribute, "" if there is none.
func (n *node) attr(name string) string { return n.attrs[name] }

// all returns the children of that name.
func (n *node) all(name string) []*node {
	var list []*node
	for _, c := range n.children {
		if c.name == name {
			list = append(list, c)
		}
	}
	return list
}

// walk calls f with the node and all below it.
func (n *node) walk(f func(*node)) {
	f(n)
	for _, c := range n.children {
		c.walk(f)
	}
}

// readDocument reads an XML file and puts in what it includes from itself.
func readDocument(r io.Reader) (*node, error) {
	top := &node{}
	stack := []*node{top}
	dec := xml.NewDecoder(r)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("read documentation: %w", err)
		}
		parent := stack[len(stack)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{name: t.Name.Local, attrs: make(map[string]string, len(t.Attr))}
			for _, a := range t.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			parent.children = append(parent.children, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			if parent.name == "version" || parent.name == "ref" {
				parent.text += strings.TrimSpace(string(t))
			}
		}
	}
	if len(top.children) != 1 || top.children[0].name != "docs" {
		return nil, errors.New("read documentation: its element is not docs")
	}
	docs := top.children[0]
	return docs, docs.include(docs, 0)
}

// maxIncludes bounds includes of includes.
const maxIncludes = 8

// include replaces the xi:include elements below n by what they point to.
func (n *node) include(docs *node, depth int) error {
	if depth > maxIncludes {
		return fmt.Errorf("read documentation: includes in %s nest too deep", n.attr("name"))
	}
	var out []*node
	for _, c := range n.children {
		if c.name != "include" {
			if err := c.include(docs, depth); err != nil {
				return err
			}
			out = append(out, c)
			continue
		}
		found, err := docs.find(c.attr("xpointer"))
		if err != nil {
			return err
		}
		for _, f := range found {
			if err := f.include(docs, depth+1); err != nil {
				return err
			}
		}
		out = append(out, found...)
	}
	n.children = out
	return nil
}

// find resolves the few forms of pointers that the documentation has:
// steps, each with a name and perhaps an attribute or a position.
func (n *node) find(pointer string) ([]*node, error) {
	path, ok := strings.CutPrefix(pointer, "xpointer(")
	path, ok2 := strings.CutSuffix(path, ")")
	path, ok3 := strings.CutPrefix(strings.TrimPrefix(path, "/"), "docs/")
	if !ok || !ok2 || !ok3 {
		return nil, fmt.Errorf("read documentation: pointer %q has another form", pointer)
	}
	at := []*node{n}
	for step := range strings.SplitSeq(path, "/") {
		name, predicate, _ := strings.Cut(step, "[")
		var next []*node
		for _, parent := range at {
			for i, c := range parent.all(name) {
				ok, err := c.fits(strings.TrimSuffix(predicate, "]"), i+1)
				if err != nil {
					return nil, fmt.Errorf("read documentation: pointer %q: %w", pointer, err)
				}
				if ok {
					next = append(next, c)
				}
			}
		}
		at = next
	}
	return at, nil
}

func (n *node) fits(predicate string, position int) (bool, error) {
	if predicate == "" {
		return true, nil
	}
	if value, ok := strings.CutPrefix(predicate, "@name='"); ok {
		return n.attr("name") == strings.TrimSuffix(value, "'"), nil
	}
	if value, ok := strings.CutPrefix(predicate, "contains(@name, '"); ok {
		return strings.Contains(n.attr("name"), strings.TrimSuffix(value, "')")), nil
	}
	want, err := strconv.Atoi(predicate)
	return want == position, err
}
