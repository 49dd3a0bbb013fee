package mapping

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// An agiPart is a field of a result and the part of the answer that fills it.
type agiPart struct {
	field    protoreflect.FieldDescriptor
	tag      tag
	presence bool // zero is told too
	part     optionsv1.AgiPart
	pair     string // in a numbered message with # for the number
	text     string // what a bool asks for
	kind     kind
	words    *enum     // of an enum that is filled by a word
	inner    []agiPart // of a numbered message
}

func newAGIPart(fd protoreflect.FieldDescriptor) (agiPart, error) {
	p := agiPart{field: fd, pair: stringOption(fd, optionsv1.E_AgiPair), text: stringOption(fd, optionsv1.E_AgiText)}
	p.presence = fd.HasPresence()
	p.tag = newTag(fd.Number(), protowire.BytesType)
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
	if p.kind != kindString {
		p.tag = newTag(fd.Number(), protowire.VarintType)
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

// append appends the fields of a result. It reports false if the answer does not fit.
func (p *agiPlan) append(dst []byte, reply *agiwire.Reply) ([]byte, bool) {
	for i := range p.parts {
		var fits bool
		if dst, fits = p.parts[i].append(dst, reply); !fits {
			return dst, false
		}
	}
	return dst, true
}

func (p *agiPart) append(dst []byte, reply *agiwire.Reply) ([]byte, bool) {
	timeout := reply.HasData && reply.Data == "timeout"
	switch {
	case p.inner != nil:
		return p.appendNumbered(dst, reply)
	case p.text != "":
		return p.appendBool(dst, reply.Text == p.text), true
	case p.pair != "":
		value, found := reply.Pair(p.pair)
		if !found {
			return dst, true
		}
		return p.appendText(dst, value)
	}
	switch p.part {
	case optionsv1.AgiPart_AGI_PART_DIGIT:
		if timeout {
			return dst, true
		}
		return p.appendDigit(dst, reply.Result)
	case optionsv1.AgiPart_AGI_PART_CHARACTER:
		return p.appendCharacter(dst, reply.Result)
	case optionsv1.AgiPart_AGI_PART_TIMEOUT:
		return p.appendBool(dst, timeout), true
	case optionsv1.AgiPart_AGI_PART_FLAG:
		_, err := strconv.ParseInt(reply.Result, 10, 32)
		return p.appendBool(dst, reply.Result == "1"), err == nil
	case optionsv1.AgiPart_AGI_PART_DATA:
		if !reply.HasData {
			return dst, true
		}
		return p.appendText(dst, reply.Data)
	}
	return p.appendText(dst, reply.Result)
}

// appendNumbered appends a message for each number from 0 that has the first field's
// pair. What Asterisk cut off behind it is missing.
func (p *agiPart) appendNumbered(dst []byte, reply *agiwire.Reply) ([]byte, bool) {
	for n := 0; ; n++ {
		number := strconv.Itoa(n)
		if _, found := reply.Pair(strings.Replace(p.inner[0].pair, "#", number, 1)); !found {
			return dst, true
		}
		dst = p.tag.append(dst)
		dst = append(dst, 0)
		at := len(dst) - 1
		for i := range p.inner {
			inner := &p.inner[i]
			value, found := reply.Pair(strings.Replace(inner.pair, "#", number, 1))
			if !found {
				continue
			}
			fits := false
			if dst, fits = inner.appendText(dst, value); !fits {
				return dst, false
			}
		}
		dst = closeLength(dst, at, 1)
	}
}

// appendDigit appends the digit of which text is the ASCII code.
func (p *agiPart) appendDigit(dst []byte, text string) ([]byte, bool) {
	if text == "" || text == "0" {
		return dst, true
	}
	code, err := strconv.ParseUint(text, 10, 8)
	if err != nil || code <= ' ' || code > '~' {
		return dst, false
	}
	return append(p.tag.append(dst), 1, byte(code)), true
}

// appendCharacter appends the character of which text is the code, if it is one.
func (p *agiPart) appendCharacter(dst []byte, text string) ([]byte, bool) {
	code, err := strconv.ParseInt(text, 10, 32)
	switch {
	case err != nil || code > 255:
		return dst, false
	case code >= utf8.RuneSelf:
		dst = protowire.AppendString(p.tag.append(dst), string(utf8.RuneError))
	case code > 0:
		dst = append(p.tag.append(dst), 1, byte(code))
	}
	return dst, true
}

// appendText appends what the field makes of a text.
func (p *agiPart) appendText(dst []byte, text string) ([]byte, bool) {
	switch p.kind {
	case kindString:
		if text == "" && !p.presence {
			return dst, true
		}
		return appendString(p.tag.append(dst), text), true
	case kindEnum:
		if p.words != nil { // a word that it does not have is 0
			word, _ := p.words.parse([]byte(text))
			return p.appendNumber(dst, int64(word)), true
		}
		n, err := strconv.ParseInt(text, 10, 32)
		return p.appendNumber(dst, n), err == nil
	case kindInt32:
		n, err := strconv.ParseInt(text, 10, 32)
		return p.appendNumber(dst, n), err == nil
	case kindInt64:
		n, err := strconv.ParseInt(text, 10, 64)
		return p.appendNumber(dst, n), err == nil
	}
	return dst, false
}

func (p *agiPart) appendNumber(dst []byte, n int64) []byte {
	if n == 0 && !p.presence {
		return dst
	}
	return protowire.AppendVarint(p.tag.append(dst), uint64(n))
}

func (p *agiPart) appendBool(dst []byte, is bool) []byte {
	return p.appendNumber(dst, int64(protowire.EncodeBool(is)))
}
