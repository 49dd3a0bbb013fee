package mapping

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/durationpb"

	"github.com/astergate/astergate/engine/ami/wire"
	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// firstArgument is the lowest number of a request's field that stands for a
// header. Those below are the same in all requests.
const firstArgument protoreflect.FieldNumber = 10

// The field and the header that say that a completion is not waited for.
const (
	asyncField  protoreflect.Name = "async"
	asyncHeader string            = "Async"
)

// Common is what every request may say beside its action's headers.
type Common struct {
	Server      string
	ActionID    string
	ListTimeout *durationpb.Duration // nil if unset
	MaxItems    uint32
	MaxBytes    uint32
}

// commonFields are the fields of Common and extra_headers; nil where a request
// does not have one.
type commonFields struct {
	server, extra, actionID, listTimeout, maxItems, maxBytes protoreflect.FieldDescriptor
}

// compileRequest reads the options of the request's fields.
func (a *Action) compileRequest(md protoreflect.MessageDescriptor) error {
	var errs []error
	for _, fd := range byNumber(md.Fields()) {
		if err := a.addField(fd); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", fd.FullName(), err))
		}
	}
	if a.common.server == nil || a.common.extra == nil || a.common.actionID == nil {
		errs = append(errs, fmt.Errorf("%s: lacks server, extra_headers or action_id", md.FullName()))
	}
	return errors.Join(errs...)
}

func (a *Action) addField(fd protoreflect.FieldDescriptor) error {
	if fd.Number() >= firstArgument {
		arg, err := newArgument(fd)
		a.arguments = append(a.arguments, arg)
		return err
	}
	for _, known := range []struct {
		number protoreflect.FieldNumber
		name   protoreflect.Name
		kind   protoreflect.Kind
		at     *protoreflect.FieldDescriptor
	}{
		{1, "server", protoreflect.StringKind, &a.common.server},
		{2, "extra_headers", protoreflect.MessageKind, &a.common.extra},
		{3, "action_id", protoreflect.StringKind, &a.common.actionID},
		{4, "list_timeout", protoreflect.MessageKind, &a.common.listTimeout},
		{5, "max_items", protoreflect.Uint32Kind, &a.common.maxItems},
		{6, "max_bytes", protoreflect.Uint32Kind, &a.common.maxBytes},
	} {
		if fd.Number() == known.number && fd.Name() == known.name && fd.Kind() == known.kind {
			*known.at = fd
			return nil
		}
	}
	return fmt.Errorf("is none of the fields that requests share; headers have numbers from %d", firstArgument)
}

// Common returns what a request says beside its headers.
func (a *Action) Common(req proto.Message) Common {
	m := req.ProtoReflect()
	c := Common{Server: m.Get(a.common.server).String(), ActionID: m.Get(a.common.actionID).String()}
	if fd := a.common.listTimeout; fd != nil && m.Has(fd) {
		c.ListTimeout, _ = m.Get(fd).Message().Interface().(*durationpb.Duration)
	}
	if fd := a.common.maxItems; fd != nil {
		c.MaxItems = uint32(m.Get(fd).Uint())
	}
	if fd := a.common.maxBytes; fd != nil {
		c.MaxBytes = uint32(m.Get(fd).Uint())
	}
	return c
}

// Headers returns the headers of a request, in the order of its fields, the extra
// ones behind them. awaits reports that the action's completion is to be waited
// for: then Async is among them. Whether a line can hold them is for
// wire.CheckAction to say. Errors: *FieldError.
func (a *Action) Headers(req proto.Message) (headers []wire.Header, awaits bool, err error) {
	m := req.ProtoReflect()
	if a.Completion != "" {
		async := m.Get(m.Descriptor().Fields().ByName(asyncField)).Bool()
		waits := a.synchronous(m)
		if async && waits != nil {
			return nil, false, &FieldError{Action: a.Name, Field: string(waits.Name()), Fault: "cannot be together with " + string(asyncField)}
		}
		awaits = !async && waits == nil
	}
	headers = make([]wire.Header, 0, len(a.arguments)+1)
	for i := range a.arguments {
		arg := &a.arguments[i]
		var fault string
		if headers, fault = arg.append(headers, m); fault != "" {
			return nil, false, &FieldError{Action: a.Name, Field: string(arg.field.Name()), Fault: fault}
		}
		if awaits && arg.field.Name() == asyncField {
			headers = append(headers, wire.Header{Name: asyncHeader, Value: "true"})
		}
	}
	extra := m.Get(a.common.extra).List()
	for i := range extra.Len() {
		if h, ok := extra.Get(i).Message().Interface().(*eventv1.Header); ok {
			headers = append(headers, EncodeHeaders([]*eventv1.Header{h})...)
		}
	}
	return headers, awaits, nil
}

// synchronous returns a field of the request that is read only without Async, or
// nil if it has none.
func (a *Action) synchronous(m protoreflect.Message) protoreflect.FieldDescriptor {
	for i := range a.arguments {
		if arg := &a.arguments[i]; arg.synchronous && m.Has(arg.field) {
			return arg.field
		}
	}
	return nil
}

// An argument is a field of a request that becomes a header.
type argument struct {
	field    protoreflect.FieldDescriptor
	header   string
	kind     kind
	unit     optionsv1.Unit
	required bool
	escaped  bool
	// synchronous: read only without Async.
	synchronous bool
	texts       map[protoreflect.EnumNumber]string // of an enum's values
	numbered    []argument                         // the fields of a numbered message
}

func newArgument(fd protoreflect.FieldDescriptor) (argument, error) {
	arg := argument{field: fd, header: stringOption(fd, optionsv1.E_Header)}
	if isNumbered(fd) {
		return arg, arg.addNumbered()
	}
	l, err := newLeaf(fd)
	if err != nil {
		return arg, err
	}
	arg.kind, arg.unit, arg.escaped = l.kind, l.unit, l.escaped
	arg.required, _ = proto.GetExtension(fd.Options(), optionsv1.E_Required).(bool)
	arg.synchronous, _ = proto.GetExtension(fd.Options(), optionsv1.E_Synchronous).(bool)
	if arg.kind == kindEnum {
		arg.texts = enumTexts(fd.Enum())
	}
	switch {
	case fd.ContainingOneof() != nil && !fd.ContainingOneof().IsSynthetic():
		return arg, errors.New("is part of a oneof, of which headers know nothing")
	case arg.escaped && arg.kind != kindMap:
		return arg, errors.New("is escaped, which only a map of a request can be")
	case arg.unit == optionsv1.Unit_UNIT_CLOCK:
		return arg, errors.New("has the unit CLOCK, which no action takes")
	case arg.required && fd.HasOptionalKeyword():
		return arg, errors.New("is required and optional")
	}
	return arg, checkName(arg.header)
}

// enumTexts returns how the values of an enum are spelled in an action. A zero
// that is unspecified has no spelling.
func enumTexts(ed protoreflect.EnumDescriptor) map[protoreflect.EnumNumber]string {
	texts := make(map[protoreflect.EnumNumber]string)
	for i := range ed.Values().Len() {
		vd := ed.Values().Get(i)
		switch text := stringOption(vd, optionsv1.E_Text); {
		case text != "":
			texts[vd.Number()] = text
		case vd.Number() != 0 || !strings.HasSuffix(string(vd.Name()), "_UNSPECIFIED"):
			texts[vd.Number()] = strconv.Itoa(int(vd.Number()))
		}
	}
	return texts
}

// append appends the headers that the field makes. fault ends a sentence that
// begins with the field's name.
func (arg *argument) append(headers []wire.Header, m protoreflect.Message) (out []wire.Header, fault string) {
	if !m.Has(arg.field) {
		// A number or a bool that has to be there may be 0 or false.
		if !arg.required {
			return headers, ""
		}
		if arg.field.IsMap() || arg.field.IsList() || arg.kind == kindString || arg.kind == kindDuration || arg.kind == kindEnum {
			return nil, "is required"
		}
	}
	v := m.Get(arg.field)
	switch {
	case arg.numbered != nil:
		return arg.appendNumbered(headers, v.List())
	case arg.field.IsMap():
		return arg.appendEntries(headers, v.Map())
	case arg.field.IsList():
		for i := range v.List().Len() {
			headers = append(headers, wire.Header{Name: arg.header, Value: v.List().Get(i).String()})
		}
		return headers, ""
	}
	text, fault := arg.text(v)
	if fault != "" {
		return nil, fault
	}
	return append(headers, wire.Header{Name: arg.header, Value: text}), ""
}

// text returns how a single value is written.
func (arg *argument) text(v protoreflect.Value) (text, fault string) {
	switch arg.kind {
	case kindBool:
		return strconv.FormatBool(v.Bool()), ""
	case kindInt32, kindInt64:
		return strconv.FormatInt(v.Int(), 10), ""
	case kindUint32, kindUint64:
		return strconv.FormatUint(v.Uint(), 10), ""
	case kindDouble:
		f := v.Float()
		if math.IsNaN(f) || math.IsInf(f, 0) {
			return "", "is not a finite number"
		}
		return strconv.FormatFloat(f, 'f', -1, 64), ""
	case kindEnum:
		text, ok := arg.texts[v.Enum()]
		if !ok {
			return "", "is none of the values that this version knows"
		}
		return text, ""
	case kindDuration:
		return wholeUnits(v.Message().Interface(), arg.unit)
	default:
		return v.String(), ""
	}
}

// wholeUnits counts a duration in units, rounded up: Asterisk reads whole numbers
// of them into an int.
func wholeUnits(value proto.Message, unit optionsv1.Unit) (text, fault string) {
	d, ok := value.(*durationpb.Duration)
	if !ok || d.CheckValid() != nil {
		return "", "is no valid duration"
	}
	if d.GetSeconds() < 0 || d.GetNanos() < 0 {
		return "", "is negative"
	}
	one := int64(time.Second)
	switch unit {
	case optionsv1.Unit_UNIT_MILLISECONDS:
		one = int64(time.Millisecond)
	case optionsv1.Unit_UNIT_MICROSECONDS:
		one = int64(time.Microsecond)
	}
	if d.GetSeconds() > math.MaxInt32 {
		return "", "is longer than Asterisk counts"
	}
	count := d.GetSeconds()*(int64(time.Second)/one) + (int64(d.GetNanos())+one-1)/one
	if count > math.MaxInt32 {
		return "", "is longer than Asterisk counts"
	}
	return strconv.FormatInt(count, 10), ""
}

// appendEntries writes one header a key, in the order of the keys.
func (arg *argument) appendEntries(headers []wire.Header, entries protoreflect.Map) (out []wire.Header, fault string) {
	keys := make([]string, 0, entries.Len())
	entries.Range(func(k protoreflect.MapKey, _ protoreflect.Value) bool {
		keys = append(keys, k.String())
		return true
	})
	slices.Sort(keys)
	for _, key := range keys {
		if fault := checkKey(key, arg.escaped); fault != "" {
			return nil, fault
		}
		value := entries.Get(protoreflect.ValueOfString(key).MapKey()).String()
		if arg.escaped {
			value = escapeArgument(value)
		}
		headers = append(headers, wire.Header{Name: arg.header, Value: key + "=" + value})
	}
	return headers, ""
}

// Variable makes the header of one variable for an action that splits its value
// into arguments, as Originate does: any value arrives to the byte. The error ends
// a sentence about the variables.
func Variable(header, name, value string) (wire.Header, error) {
	if fault := checkKey(name, true); fault != "" {
		return wire.Header{}, errors.New(fault)
	}
	return wire.Header{Name: header, Value: name + "=" + escapeArgument(value)}, nil
}

// checkKey says why a key cannot stand before a `=`. Asterisk splits at commas
// outside of brackets and takes backslashes and quotes away (main/app.c); a key
// with any of these, or with blanks at its ends, would become another.
func checkKey(key string, split bool) (fault string) {
	if key == "" || strings.TrimSpace(key) != key {
		return "has a key that is empty or has blanks around it"
	}
	if strings.ContainsAny(key, "=\\\"") {
		return "has a key with =, a backslash or a quote"
	}
	depth := 0
	for _, c := range key {
		switch c {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
		case ',':
			if split && depth == 0 {
				return "has a key with a comma outside of brackets"
			}
		}
		if depth < 0 {
			return "has a key whose brackets do not match"
		}
	}
	if depth != 0 {
		return "has a key whose brackets do not match"
	}
	return ""
}

// escapeArgument writes a value so that Asterisk's splitting of arguments yields
// it again: a backslash stands before every byte that the splitter acts on
// (main/app.c, __ast_app_separate_args).
func escapeArgument(value string) string {
	if !strings.ContainsAny(value, `\",()[]`) {
		return value
	}
	var b strings.Builder
	for i := range len(value) {
		switch value[i] {
		case '\\', '"', ',', '(', ')', '[', ']':
			b.WriteByte('\\')
		}
		b.WriteByte(value[i])
	}
	return b.String()
}
