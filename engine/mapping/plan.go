package mapping

import (
	"errors"
	"fmt"
	"strings"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// maxDepth is how deep blocks may nest in a message, the message included.
const maxDepth = 6

// A plan is all that has to be known of one message type to write it: its
// fields in the order in which they are written, and which header belongs to
// which. It never changes, but for the layouts that it learns.
//
// It tells nothing of a direction: a leaf knows the header's full name as it is
// spelled, and what its text looks like.
type plan struct {
	arm       protowire.Number // of the envelope
	event     string           // the event's name
	privilege string           // the event's classes, as Asterisk prints them
	steps     []step           // the message's fields, depth first in the order of numbers
	leaves    []leaf
	blocks    []block        // blocks[0] is the message itself
	names     map[string]int // header name in lower case to leaf
	longest   int            // length of the longest of names

	layouts layouts
}

// A leaf is a field that headers fill.
type leaf struct {
	header   string // full name, prefixes included
	block    int    // the block that holds it
	tag      tag
	kind     kind
	unit     optionsv1.Unit
	enum     *enum
	escaped  bool
	presence bool // zero and empty are written
	repeated bool // takes all headers of its name
}

// A block is a message that gathers leaves.
type block struct {
	parent int // -1 for the message itself
	tag    tag // of the message itself: its arm of the envelope
	end    int // the step that closes it
}

// A step is one place in the order of writing: a leaf, or where a block opens or
// closes.
type step struct {
	what  stepKind
	index int // of the leaf or the block
}

type stepKind uint8

const (
	stepLeaf stepKind = iota
	stepOpen
	stepClose
)

// maxNumber is the highest field number of which the tag takes 3 bytes.
const maxNumber = 1<<18 - 1

// A tag is a field's number and wire type as they are written: at most 3 bytes,
// the first in the lowest bits.
type tag struct {
	bytes uint32
	len   uint8
}

func newTag(n protowire.Number, t protowire.Type) tag {
	b := protowire.AppendTag(nil, n, t)
	out := tag{len: uint8(len(b))}
	for i, c := range b {
		out.bytes |= uint32(c) << (8 * i)
	}
	return out
}

func (t tag) append(dst []byte) []byte {
	for x, n := t.bytes, t.len; n > 0; n-- {
		dst = append(dst, byte(x))
		x >>= 8
	}
	return dst
}

// newPlan makes the plan of a message type. The error tells all that is wrong
// with the type's options, one line each.
func newPlan(md protoreflect.MessageDescriptor) (*plan, error) {
	p := &plan{
		event:     stringOption(md, optionsv1.E_Event),
		privilege: stringOption(md, optionsv1.E_EventPrivilege),
		blocks:    []block{{parent: -1}},
		names:     make(map[string]int),
	}
	var errs []error
	if err := p.add(md, 0, "", 1, &errs); err != nil {
		errs = append(errs, err)
	}
	if err := errors.Join(errs...); err != nil {
		return nil, fmt.Errorf("message %s:\n%w", md.FullName(), err)
	}
	return p, nil
}

// add appends the fields of md, which is block number at, to the plan.
func (p *plan) add(md protoreflect.MessageDescriptor, at int, prefix string, depth int, errs *[]error) error {
	if depth > maxDepth {
		return fmt.Errorf("%s: blocks nest deeper than %d", md.FullName(), maxDepth)
	}
	fields := byNumber(md.Fields())
	for _, fd := range fields {
		if err := p.addField(fd, at, prefix, depth, errs); err != nil {
			*errs = append(*errs, fmt.Errorf("%s: %w", fd.FullName(), err))
		}
	}
	return nil
}

func (p *plan) addField(fd protoreflect.FieldDescriptor, at int, prefix string, depth int, errs *[]error) error {
	opts := fd.Options()
	hasHeader := proto.HasExtension(opts, optionsv1.E_Header)
	hasPrefix := proto.HasExtension(opts, optionsv1.E_Prefix)
	switch {
	case fd.Number() > maxNumber:
		return fmt.Errorf("has a number above %d", maxNumber)
	case hasHeader && hasPrefix:
		return errors.New("has both a header and a prefix")
	case !hasHeader && !hasPrefix:
		return errors.New("has neither a header nor a prefix, so nothing fills it")
	case fd.ContainingOneof() != nil && !fd.ContainingOneof().IsSynthetic():
		return errors.New("is part of a oneof, of which headers know nothing")
	case hasPrefix:
		return p.addBlock(fd, at, prefix, depth, errs)
	}

	l, err := newLeaf(fd)
	if err != nil {
		return err
	}
	l.block = at
	l.header = prefix + stringOption(fd, optionsv1.E_Header)
	if err := checkName(l.header); err != nil {
		return err
	}
	key := strings.ToLower(l.header)
	if key == "event" || key == "privilege" {
		return fmt.Errorf("header %s belongs to the envelope", l.header)
	}
	if old, ok := p.names[key]; ok {
		return fmt.Errorf("header %s belongs to another field already, as %s", l.header, p.leaves[old].header)
	}
	p.names[key] = len(p.leaves)
	p.longest = max(p.longest, len(key))
	p.steps = append(p.steps, step{what: stepLeaf, index: len(p.leaves)})
	p.leaves = append(p.leaves, l)
	return nil
}

func (p *plan) addBlock(fd protoreflect.FieldDescriptor, at int, prefix string, depth int, errs *[]error) error {
	if fd.Kind() != protoreflect.MessageKind || fd.Cardinality() == protoreflect.Repeated {
		return errors.New("has a prefix but is not a single message")
	}
	own := stringOption(fd, optionsv1.E_Prefix)
	if own != "" {
		if err := checkName(own); err != nil {
			return err
		}
	}
	i := len(p.blocks)
	p.blocks = append(p.blocks, block{parent: at, tag: newTag(fd.Number(), protowire.BytesType)})
	p.steps = append(p.steps, step{what: stepOpen, index: i})
	leaves := len(p.leaves)
	if err := p.add(fd.Message(), i, prefix+own, depth+1, errs); err != nil {
		return err
	}
	p.blocks[i].end = len(p.steps)
	p.steps = append(p.steps, step{what: stepClose, index: i})
	if leaves == len(p.leaves) {
		return fmt.Errorf("block %s has no headers", fd.Message().FullName())
	}
	return nil
}

// lookup returns the leaf that headers of that name fill, or -1.
func (p *plan) lookup(name []byte) int {
	if len(name) == 0 || len(name) > p.longest {
		return -1
	}
	var room [64]byte
	if i, ok := p.names[string(appendLower(room[:0], name))]; ok {
		return i
	}
	return -1
}

// checkName reports why no header can have that name.
func checkName(name string) error {
	switch {
	case name == "":
		return errors.New("header name is empty")
	case strings.TrimSpace(name) != name:
		return fmt.Errorf("header name %q has blanks around it", name)
	}
	for i := range len(name) {
		if c := name[i]; c < ' ' || c > '~' || c == ':' {
			return fmt.Errorf("header name %q has a byte that no header name has", name)
		}
	}
	return nil
}

// byNumber returns fields in the order of their numbers, which is the order in
// which they are written.
func byNumber(fields protoreflect.FieldDescriptors) []protoreflect.FieldDescriptor {
	out := make([]protoreflect.FieldDescriptor, fields.Len())
	for i := range out {
		out[i] = fields.Get(i)
	}
	for i := 1; i < len(out); i++ {
		for j := i; j > 0 && out[j].Number() < out[j-1].Number(); j-- {
			out[j], out[j-1] = out[j-1], out[j]
		}
	}
	return out
}

// stringOption returns a string option of a descriptor, empty if it is not set.
func stringOption(d protoreflect.Descriptor, option protoreflect.ExtensionType) string {
	s, _ := proto.GetExtension(d.Options(), option).(string)
	return s
}
