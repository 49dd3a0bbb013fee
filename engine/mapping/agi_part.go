package mapping

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// An agiPart is a field of a result and the part of the answer that fills it.
type agiPart struct {
	field protoreflect.FieldDescriptor
	part  optionsv1.AgiPart
	pair  string // in a numbered message with # for the number
	text  string // what a bool asks for
	kind  kind
	words *enum     // of an enum that is filled by a word
	inner []agiPart // of a numbered message
}

func newAGIPart(fd protoreflect.FieldDescriptor) (agiPart, error) {
	p := agiPart{field: fd, pair: stringOption(fd, optionsv1.E_AgiPair), text: stringOption(fd, optionsv1.E_AgiText)}
	if isNumbered(fd) {
		return p, p.addNumbered()
	}
	p.part, _ = proto.GetExtension(fd.Options(), optionsv1.E_AgiPart).(optionsv1.AgiPart)
	var err error
	if p.kind, err = kindOf(fd); err != nil {
		return p, err
	}
	ways := 0
	for _, is := range []bool{p.part != optionsv1.AgiPart_AGI_PART_UNSPECIFIED, p.pair != "", p.text != ""} {
		if is {
			ways++
		}
	}
	if ways != 1 {
		return p, errors.New("has not just one of a part, a pair and a text")
	}
	if fd.Cardinality() == protoreflect.Repeated || !slices.Contains(p.kinds(), p.kind) {
		return p, errors.New("is of a type that this part of an answer does not fill")
	}
	if p.kind == kindEnum && p.part == optionsv1.AgiPart_AGI_PART_DATA {
		p.words = newEnum(fd.Enum())
	}
	return p, nil
}

// kinds are the types of fields that the part can fill.
func (p *agiPart) kinds() []kind {
	switch p.part {
	case optionsv1.AgiPart_AGI_PART_TIMEOUT, optionsv1.AgiPart_AGI_PART_FLAG:
		return []kind{kindBool}
	case optionsv1.AgiPart_AGI_PART_DIGIT, optionsv1.AgiPart_AGI_PART_CHARACTER:
		return []kind{kindString}
	case optionsv1.AgiPart_AGI_PART_DATA:
		return []kind{kindString, kindEnum}
	}
	if p.text != "" {
		return []kind{kindBool}
	}
	return []kind{kindString, kindEnum, kindInt32, kindInt64}
}

// addNumbered compiles the fields of a repeated message, which pairs with rising
// numbers fill: score0, score1.
func (p *agiPart) addNumbered() error {
	if !p.field.IsList() || p.field.Message() == nil {
		return errors.New("is numbered and no repeated message")
	}
	for _, fd := range byNumber(p.field.Message().Fields()) {
		inner, err := newAGIPart(fd)
		if err == nil && strings.Count(inner.pair, "#") != 1 {
			err = errors.New("has no pair with a # for its number")
		}
		if err != nil {
			return fmt.Errorf("%s: %w", fd.FullName(), err)
		}
		p.inner = append(p.inner, inner)
	}
	return nil
}

// fill sets the fields of a result. It reports false if the answer does not fit.
func (p *agiPlan) fill(m protoreflect.Message, reply *agiwire.Reply) bool {
	for i := range p.parts {
		if !p.parts[i].fill(m, reply) {
			return false
		}
	}
	return true
}

func (p *agiPart) fill(m protoreflect.Message, reply *agiwire.Reply) bool {
	timeout := reply.HasData && reply.Data == "timeout"
	switch {
	case p.inner != nil:
		return p.fillNumbered(m, reply)
	case p.text != "":
		m.Set(p.field, protoreflect.ValueOfBool(reply.Text == p.text))
		return true
	case p.pair != "":
		value, found := reply.Pair(p.pair)
		return !found || p.set(m, value)
	}
	switch p.part {
	case optionsv1.AgiPart_AGI_PART_DIGIT:
		return timeout || p.setDigit(m, reply.Result)
	case optionsv1.AgiPart_AGI_PART_CHARACTER:
		return p.setCharacter(m, reply.Result)
	case optionsv1.AgiPart_AGI_PART_TIMEOUT:
		m.Set(p.field, protoreflect.ValueOfBool(timeout))
		return true
	case optionsv1.AgiPart_AGI_PART_FLAG:
		_, err := strconv.ParseInt(reply.Result, 10, 32)
		m.Set(p.field, protoreflect.ValueOfBool(reply.Result == "1"))
		return err == nil
	case optionsv1.AgiPart_AGI_PART_DATA:
		return !reply.HasData || p.set(m, reply.Data)
	}
	return p.set(m, reply.Result)
}

// fillNumbered adds a message for each number from 0 that has the first field's
// pair. What Asterisk cut off behind it is missing.
func (p *agiPart) fillNumbered(m protoreflect.Message, reply *agiwire.Reply) bool {
	list := m.Mutable(p.field).List()
	for n := 0; ; n++ {
		number := strconv.Itoa(n)
		if _, found := reply.Pair(strings.Replace(p.inner[0].pair, "#", number, 1)); !found {
			return true
		}
		element := list.AppendMutable().Message()
		for i := range p.inner {
			inner := &p.inner[i]
			if value, found := reply.Pair(strings.Replace(inner.pair, "#", number, 1)); found && !inner.set(element, value) {
				return false
			}
		}
	}
}

// setDigit sets the digit of which text is the ASCII code.
func (p *agiPart) setDigit(m protoreflect.Message, text string) bool {
	if text == "" || text == "0" {
		return true
	}
	code, err := strconv.ParseUint(text, 10, 8)
	if err != nil || code <= ' ' || code > '~' {
		return false
	}
	m.Set(p.field, protoreflect.ValueOfString(string(rune(code))))
	return true
}

// setCharacter sets the character of which text is the code, if it is one.
func (p *agiPart) setCharacter(m protoreflect.Message, text string) bool {
	code, err := strconv.ParseInt(text, 10, 32)
	switch {
	case err != nil || code > 255:
		return false
	case code >= utf8.RuneSelf:
		m.Set(p.field, protoreflect.ValueOfString(string(utf8.RuneError)))
	case code > 0:
		m.Set(p.field, protoreflect.ValueOfString(string(rune(code))))
	}
	return true
}

func (p *agiPart) set(m protoreflect.Message, text string) bool {
	switch p.kind {
	case kindString:
		m.Set(p.field, protoreflect.ValueOfString(Text([]byte(text))))
		return true
	case kindEnum:
		if p.words != nil { // a word that it does not have is 0
			m.Set(p.field, protoreflect.ValueOfEnum(protoreflect.EnumNumber(p.words.values[text])))
			return true
		}
		n, err := strconv.ParseInt(text, 10, 32)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfEnum(protoreflect.EnumNumber(n)))
		}
		return err == nil
	case kindInt32:
		n, err := strconv.ParseInt(text, 10, 32)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfInt32(int32(n)))
		}
		return err == nil
	case kindInt64:
		n, err := strconv.ParseInt(text, 10, 64)
		if err == nil {
			m.Set(p.field, protoreflect.ValueOfInt64(n))
		}
		return err == nil
	}
	return false
}
