package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine/ami/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// Numbered headers carry lists in a single block: `Category-000000: general`,
// `Line-000000-000001: bindaddr=::`. The numbers say what belongs together; they
// come in order, and that order is the list's.

// A numberedPlan is a repeated message that numbered headers fill.
type numberedPlan struct {
	number protowire.Number
	fields []numberedField
}

// A numberedField is one field of the repeated message.
type numberedField struct {
	prefix string // before the first number: "Line-"
	inner  bool   // a second number follows
	pair   bool   // the field is a Pair
	leaf   leaf
}

const pairName protoreflect.FullName = "astergate.ami.event.v1.Pair"

func isNumbered(fd protoreflect.FieldDescriptor) bool {
	numbered, _ := proto.GetExtension(fd.Options(), optionsv1.E_Numbered).(bool)
	return numbered
}

func newNumberedPlan(fd protoreflect.FieldDescriptor) (*numberedPlan, error) {
	if !fd.IsList() {
		return nil, errors.New("is numbered and does not repeat")
	}
	p := &numberedPlan{number: fd.Number()}
	for _, inner := range byNumber(fd.Message().Fields()) {
		f, err := newNumberedField(inner)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", inner.FullName(), err)
		}
		p.fields = append(p.fields, f)
	}
	return p, nil
}

func newNumberedField(fd protoreflect.FieldDescriptor) (numberedField, error) {
	prefix, rest, ok := strings.Cut(stringOption(fd, optionsv1.E_Header), "#")
	f := numberedField{prefix: prefix, inner: rest == "-#"}
	if !ok || prefix == "" || rest != "" && !f.inner {
		return f, errors.New(`has no header with a number, such as Line-# or Line-#-#`)
	}
	if f.inner != fd.IsList() {
		return f, errors.New("has a second number if it repeats, and only then")
	}
	if fd.Kind() == protoreflect.MessageKind && fd.Message().FullName() == pairName {
		f.pair = true
		f.leaf.tag = newTag(fd.Number(), protowire.BytesType)
		return f, nil
	}
	var err error
	f.leaf, err = newLeaf(fd)
	return f, err
}

// addNumbered makes the arguments of a numbered message of a request.
func (arg *argument) addNumbered() error {
	if !arg.field.IsList() || arg.field.Message() == nil {
		return errors.New("is numbered and no repeated message")
	}
	for _, inner := range byNumber(arg.field.Message().Fields()) {
		prefix, rest, ok := strings.Cut(stringOption(inner, optionsv1.E_Header), "#")
		if !ok || prefix == "" || rest != "" || inner.IsList() || inner.IsMap() {
			return fmt.Errorf("%s: has no header with a number, such as Line-#", inner.FullName())
		}
		part := argument{field: inner, header: prefix}
		part.required, _ = proto.GetExtension(inner.Options(), optionsv1.E_Required).(bool)
		switch inner.Kind() {
		case protoreflect.StringKind:
			part.kind = kindString
		case protoreflect.EnumKind:
			part.kind, part.texts = kindEnum, enumTexts(inner.Enum())
		default:
			return fmt.Errorf("%s: is neither a text nor an enum", inner.FullName())
		}
		arg.numbered = append(arg.numbered, part)
	}
	return nil
}

// appendNumbered writes each element with its number.
func (arg *argument) appendNumbered(headers []wire.Header, list protoreflect.List) (out []wire.Header, fault string) {
	for i := range list.Len() {
		from := len(headers)
		for j := range arg.numbered {
			part := &arg.numbered[j]
			if headers, fault = part.append(headers, list.Get(i).Message()); fault != "" {
				return nil, fmt.Sprintf("has an element (%d) whose %s %s", i, part.field.Name(), fault)
			}
		}
		for j := from; j < len(headers); j++ {
			headers[j].Name += fmt.Sprintf("%06d", i)
		}
	}
	return headers, ""
}

// A numberedValue is a header that a numberedPlan takes.
type numberedValue struct {
	name, value []byte
	field       int
	element     []byte // the first number's text
}

// numberedValues are those of one reply, in order.
type numberedValues []numberedValue

// take notes a header, and reports whether it is one of the plan's.
func (vs *numberedValues) take(p *numberedPlan, name, value []byte) bool {
	for i := range p.fields {
		f := &p.fields[i]
		if len(name) <= len(f.prefix) || !strings.EqualFold(string(name[:len(f.prefix)]), f.prefix) {
			continue
		}
		element, second, two := bytes.Cut(name[len(f.prefix):], []byte{'-'})
		if two != f.inner || !isDigits(element) || two && !isDigits(second) {
			continue
		}
		*vs = append(*vs, numberedValue{name: name, value: value, field: i, element: element})
		return true
	}
	return false
}

func isDigits(text []byte) bool {
	_, ok := parseUint(text)
	return ok
}

// append appends an element for each number, in the order in which they came
// first. It returns the headers that their fields do not take; a text that is not
// UTF-8 is both.
func (vs numberedValues) append(dst []byte, p *numberedPlan) (out []byte, left []numberedValue) {
	var order [][]byte
	bodies := make(map[string][]byte)
	seen := make(map[string]bool) // element and field, where a field is single
	for _, v := range vs {
		key := string(v.element)
		if _, ok := bodies[key]; !ok {
			order = append(order, v.element)
		}
		f := &p.fields[v.field]
		single := key + "/" + f.prefix
		ok := f.inner || !seen[single]
		body := bodies[key]
		if ok {
			seen[single] = true
			body, ok = f.append(body, v.value)
		}
		bodies[key] = body
		if !ok {
			left = append(left, v)
		}
	}
	for _, element := range order {
		dst = protowire.AppendTag(dst, p.number, protowire.BytesType)
		dst = protowire.AppendBytes(dst, bodies[string(element)])
	}
	return dst, left
}

// append appends the field. It reports false if the field does not take the text,
// or not all of it.
func (f *numberedField) append(dst, text []byte) (out []byte, ok bool) {
	valid := validText(text)
	switch {
	case f.pair:
		name, value, found := bytes.Cut(text, []byte{'='})
		if !found {
			return dst, false
		}
		return appendPair(f.leaf.tag.append(dst), name, value), valid
	case f.leaf.kind == kindString:
		if len(text) == 0 && !f.leaf.keepsEmpty() {
			return dst, true
		}
		return appendText(f.leaf.tag.append(dst), text, valid, f.leaf.escaped), valid
	case f.leaf.kind == kindMap:
		return dst, false
	default:
		return f.leaf.appendScalar(dst, text)
	}
}
