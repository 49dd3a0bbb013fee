package mapping

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/astergate/astergate/engine/ami/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The reference says what an event is by the rules of the package comment, as
// plainly as they can be written: by reflection, header by header, without plans
// and layouts, and with other parsers.

// referenceEvent returns the event as a message of the type envelope.
func referenceEvent(envelope protoreflect.MessageDescriptor, env Envelope, msg wire.Message, view astergatev1.View) proto.Message {
	out := dynamicpb.NewMessage(envelope)
	set := func(name protoreflect.Name, v protoreflect.Value) { out.Set(envelope.Fields().ByName(name), v) }
	if env.Sequence != 0 {
		set("sequence", protoreflect.ValueOfUint64(env.Sequence))
	}
	if !env.ReceivedAt.IsZero() {
		at := out.Mutable(envelope.Fields().ByName("received_at")).Message()
		setNumber(at, 1, env.ReceivedAt.Unix())
		at.Set(at.Descriptor().Fields().ByNumber(2), protoreflect.ValueOfInt32(int32(env.ReceivedAt.Nanosecond())))
	}
	if env.Server != "" {
		set("server", protoreflect.ValueOfString(env.Server))
	}

	used := make([]bool, msg.Len()) // said by a field or the envelope, exactly
	from := 0
	var arm protoreflect.FieldDescriptor
	if msg.Kind() == wire.KindEvent {
		from = 1
		set("name", protoreflect.ValueOfString(fixed(msg.Type())))
		used[0] = utf8.Valid(msg.Type())
		arm = referenceArm(envelope, string(msg.Type()))
	}
	if view == astergatev1.View_VIEW_HEADERS {
		return out
	}
	privilege := -1
	for i := from; i < msg.Len(); i++ {
		if strings.ToLower(string(msg.Name(i))) == "privilege" {
			privilege = i
			used[i] = utf8.Valid(msg.Value(i))
			list := out.Mutable(envelope.Fields().ByName("privilege")).List()
			for _, class := range strings.Split(fixed(msg.Value(i)), ",") {
				if class != "" {
					list.Append(protoreflect.ValueOfString(class))
				}
			}
			break
		}
	}
	if view != astergatev1.View_VIEW_RAW {
		if arm != nil {
			body := out.Mutable(arm).Message()
			headers := make(map[string][]int)
			for i := from; i < msg.Len(); i++ {
				if i != privilege && len(msg.Name(i)) > 0 {
					key := asciiLower(string(msg.Name(i)))
					headers[key] = append(headers[key], i)
				}
			}
			referenceFill(body, "", headers, msg, used)
		}
		for i := range used {
			if !used[i] {
				referenceHeader(out, "unmapped", msg, i)
			}
		}
	}
	if view == astergatev1.View_VIEW_RAW || view == astergatev1.View_VIEW_BOTH {
		for i := range used {
			referenceHeader(out, "headers", msg, i)
		}
	}
	return out
}

func setNumber(m protoreflect.Message, n protoreflect.FieldNumber, v int64) {
	m.Set(m.Descriptor().Fields().ByNumber(n), protoreflect.ValueOfInt64(v))
}

func referenceArm(envelope protoreflect.MessageDescriptor, event string) protoreflect.FieldDescriptor {
	fields := envelope.Oneofs().ByName("body").Fields()
	for i := range fields.Len() {
		name := stringOption(fields.Get(i).Message(), optionsv1.E_Event)
		if name != "" && asciiLower(name) == asciiLower(event) {
			return fields.Get(i)
		}
	}
	return nil
}

func referenceHeader(out protoreflect.Message, list protoreflect.Name, msg wire.Message, i int) {
	h := out.Mutable(out.Descriptor().Fields().ByName(list)).List().AppendMutable().Message()
	set := func(n protoreflect.FieldNumber, v protoreflect.Value) { h.Set(h.Descriptor().Fields().ByNumber(n), v) }
	set(1, protoreflect.ValueOfString(fixed(msg.Name(i))))
	set(2, protoreflect.ValueOfString(fixed(msg.Value(i))))
	if !utf8.Valid(msg.Value(i)) {
		set(3, protoreflect.ValueOfBytes(msg.Value(i)))
	}
}

// referenceFill sets the fields of m and notes which headers they say. It
// reports whether the event has any header of m.
func referenceFill(m protoreflect.Message, prefix string, headers map[string][]int, msg wire.Message, used []bool) bool {
	any := false
	fields := m.Descriptor().Fields()
	for i := range fields.Len() {
		fd := fields.Get(i)
		if proto.HasExtension(fd.Options(), optionsv1.E_Prefix) {
			block := m.NewField(fd).Message()
			if referenceFill(block, prefix+stringOption(fd, optionsv1.E_Prefix), headers, msg, used) {
				m.Set(fd, protoreflect.ValueOfMessage(block))
				any = true
			}
			continue
		}
		found := headers[asciiLower(prefix+stringOption(fd, optionsv1.E_Header))]
		for n, at := range found {
			any = true
			value := msg.Value(at)
			switch {
			case fd.IsMap():
				key, text, ok := strings.Cut(string(value), "=")
				entries := m.Mutable(fd).Map()
				if !ok || n >= maxMapKeys || !utf8.ValidString(key) || entries.Has(protoreflect.ValueOfString(key).MapKey()) {
					continue
				}
				entries.Set(protoreflect.ValueOfString(key).MapKey(), protoreflect.ValueOfString(referenceText(fd, text)))
				used[at] = utf8.Valid(value)
			case fd.IsList():
				m.Mutable(fd).List().Append(protoreflect.ValueOfString(referenceText(fd, string(value))))
				used[at] = utf8.Valid(value)
			case n > 0:
				// Not the first of a singular field.
			case fd.Kind() == protoreflect.StringKind:
				m.Set(fd, protoreflect.ValueOfString(referenceText(fd, string(value))))
				used[at] = utf8.Valid(value)
			default:
				if v, ok := referenceScalar(m, fd, string(value)); ok {
					m.Set(fd, v)
					used[at] = true
				}
			}
		}
	}
	return any
}

var referenceEscapes = regexp.MustCompile(`\\[abfnrtv\\'"?]`)

func referenceText(fd protoreflect.FieldDescriptor, text string) string {
	text = fixed([]byte(text))
	if escaped, _ := proto.GetExtension(fd.Options(), optionsv1.E_Escaped).(bool); escaped {
		text = referenceEscapes.ReplaceAllStringFunc(text, func(s string) string {
			return map[byte]string{
				'a': "\a", 'b': "\b", 'f': "\f", 'n': "\n", 'r': "\r", 't': "\t", 'v': "\v",
				'\\': `\`, '\'': "'", '"': `"`, '?': "?",
			}[s[1]]
		})
	}
	return text
}

var (
	signed   = regexp.MustCompile(`^-?[0-9]+$`)
	unsigned = regexp.MustCompile(`^[0-9]+$`)
	decimal  = regexp.MustCompile(`^-?[0-9]+(\.[0-9]+)?$`)
	clock    = regexp.MustCompile(`^(-?)([0-9]+):([0-9]+):([0-9]+)$`)
	float    = regexp.MustCompile(`^[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?$`)
	// wordStart is where a new word of an enum's name begins.
	wordStart = regexp.MustCompile(`([a-z0-9])([A-Z])`)
	unitOf    = map[optionsv1.Unit]int64{
		optionsv1.Unit_UNIT_SECONDS: 1e9, optionsv1.Unit_UNIT_MILLISECONDS: 1e6, optionsv1.Unit_UNIT_MICROSECONDS: 1e3,
	}
)

func referenceScalar(m protoreflect.Message, fd protoreflect.FieldDescriptor, text string) (protoreflect.Value, bool) {
	none := protoreflect.Value{}
	switch fd.Kind() {
	case protoreflect.BoolKind:
		switch strings.ToLower(text) {
		case "yes", "true", "y", "t", "1", "on":
			return protoreflect.ValueOfBool(true), true
		case "no", "false", "n", "f", "0", "off":
			return protoreflect.ValueOfBool(false), true
		}
		return none, false
	case protoreflect.Int32Kind:
		v, err := strconv.ParseInt(text, 10, 32)
		return protoreflect.ValueOfInt32(int32(v)), err == nil && signed.MatchString(text)
	case protoreflect.Int64Kind:
		v, err := strconv.ParseInt(text, 10, 64)
		return protoreflect.ValueOfInt64(v), err == nil && signed.MatchString(text)
	case protoreflect.Uint32Kind:
		v, err := strconv.ParseUint(text, 10, 32)
		return protoreflect.ValueOfUint32(uint32(v)), err == nil && unsigned.MatchString(text)
	case protoreflect.Uint64Kind:
		v, err := strconv.ParseUint(text, 10, 64)
		return protoreflect.ValueOfUint64(v), err == nil && unsigned.MatchString(text)
	case protoreflect.DoubleKind:
		text = strings.TrimLeft(text, " ")
		v, err := strconv.ParseFloat(text, 64)
		return protoreflect.ValueOfFloat64(v), err == nil && float.MatchString(text) && len(text) <= 32
	case protoreflect.EnumKind:
		values := fd.Enum().Values()
		zeroSays := !strings.HasSuffix(string(values.ByNumber(0).Name()), "_UNSPECIFIED")
		if signed.MatchString(text) {
			v, err := strconv.ParseInt(text, 10, 32)
			return protoreflect.ValueOfEnum(protoreflect.EnumNumber(v)), err == nil && (v != 0 || zeroSays)
		}
		prefix := strings.ToUpper(wordStart.ReplaceAllString(string(fd.Enum().Name()), "${1}_${2}"))
		name := prefix + "_" + strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToUpper(text))
		vd := values.ByName(protoreflect.Name(name))
		for i := range values.Len() {
			spelled, _ := proto.GetExtension(values.Get(i).Options(), optionsv1.E_Text).(string)
			if spelled != "" && strings.EqualFold(strings.NewReplacer(" ", "_", "-", "_").Replace(spelled), strings.NewReplacer(" ", "_", "-", "_").Replace(text)) {
				vd = values.Get(i)
			}
		}
		if vd == nil || vd.Number() == 0 && !zeroSays {
			return none, false
		}
		return protoreflect.ValueOfEnum(vd.Number()), true
	}

	// A Duration, exactly, in nanoseconds.
	nanos := new(big.Rat)
	u := proto.GetExtension(fd.Options(), optionsv1.E_Unit).(optionsv1.Unit)
	if u == optionsv1.Unit_UNIT_CLOCK {
		parts := clock.FindStringSubmatch(text)
		if parts == nil {
			return none, false
		}
		for i, factor := range []int64{3600e9, 60e9, 1e9} {
			n, _ := new(big.Rat).SetString(parts[i+2])
			if i > 0 && n.Cmp(big.NewRat(59, 1)) > 0 {
				return none, false
			}
			nanos.Add(nanos, n.Mul(n, big.NewRat(factor, 1)))
		}
		if parts[1] != "" {
			nanos.Neg(nanos)
		}
	} else {
		if !decimal.MatchString(text) {
			return none, false
		}
		places := map[int64]int{1e9: 9, 1e6: 6, 1e3: 3}[unitOf[u]]
		if _, fraction, _ := strings.Cut(text, "."); len(fraction) > places {
			return none, false
		}
		if whole, _, _ := strings.Cut(strings.TrimPrefix(text, "-"), "."); !inRange(whole) {
			return none, false
		}
		nanos.SetString(text)
		nanos.Mul(nanos, big.NewRat(unitOf[u], 1))
	}
	limit := new(big.Rat).Mul(big.NewRat(315_576_000_000, 1), big.NewRat(1e9, 1))
	if new(big.Rat).Abs(nanos).Cmp(limit) > 0 {
		return none, false
	}
	seconds, rest := new(big.Int).QuoRem(nanos.Num(), big.NewInt(1e9), new(big.Int))
	d := m.NewField(fd)
	setNumber(d.Message(), 1, seconds.Int64())
	d.Message().Set(d.Message().Descriptor().Fields().ByNumber(2), protoreflect.ValueOfInt32(int32(rest.Int64())))
	return d, true
}

// inRange reports whether the digits fit into 64 bits, beyond which nothing is
// read that a Duration could hold after all.
func inRange(digits string) bool {
	n, _ := new(big.Int).SetString(digits, 10)
	return n.Cmp(new(big.Int).SetUint64(math.MaxUint64)) <= 0
}

// fixed replaces each byte that is not UTF-8.
func fixed(text []byte) string {
	var b strings.Builder
	for _, r := range string(text) { // one U+FFFD for each such byte
		b.WriteRune(r)
	}
	return b.String()
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
