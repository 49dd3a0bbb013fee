package mapping

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"sync"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	"github.com/astergate/astergate/engine/ami/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// An Answer is all that Asterisk said to an action.
type Answer struct {
	// Summary is the encoding of what replies have in common. AppendReply adds what
	// no field holds; it does not change Summary.
	Summary []byte
	// ActionID and Expected are in Summary as well: those of the reply, and the number
	// of items that Asterisk says it sent, negative if it does not.
	ActionID string
	Expected int
	// Response is the reply itself.
	Response wire.Message
	// Items are those of its list, in order.
	Items []wire.Message
	// End ended the list; zero if nothing did.
	End wire.Message
	// Completion told how the action ended; zero if it was not waited for.
	Completion wire.Message
}

// A replyPlan is how an action's response is made.
type replyPlan struct {
	mapper   *Mapper
	headers  *plan // of the reply itself
	numbered *numberedPlan
	items    map[string]*itemField // by the event's name
	tail     string                // the header that runs to the end; may be empty
	others   protowire.Number      // the field of all other headers; 0 if there is none
}

// An itemField is a field of a response that an event fills.
type itemField struct {
	number   protowire.Number
	repeated bool
}

// headersBody is the field that the reply's own headers are written to before
// they are taken apart: any number that the envelope of events does not use for
// something else.
const headersBody = firstArm

// Field numbers of the messages that are written here. A test compares them with
// the descriptors.
const (
	replyField         protowire.Number = 1 // of every response
	replyUnmapped      protowire.Number = 8
	replyUnmappedItems protowire.Number = 9
	itemIndex          protowire.Number = 1
	itemEvent          protowire.Number = 2
	itemUnmapped       protowire.Number = 3
)

// compileReply reads the options of the response's fields.
func (a *Action) compileReply(m *Mapper, md protoreflect.MessageDescriptor) error {
	r := &replyPlan{
		mapper:  m,
		headers: &plan{blocks: []block{{parent: -1, tag: newTag(headersBody, protowire.BytesType)}}, names: make(map[string]int)},
		items:   make(map[string]*itemField),
	}
	var errs []error
	for _, fd := range byNumber(md.Fields()) {
		if err := r.addField(fd); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", fd.FullName(), err))
		}
	}
	if fd := md.Fields().ByNumber(replyField); fd == nil || fd.Message() != actionReply {
		errs = append(errs, fmt.Errorf("%s: its field %d is no ActionReply", md.FullName(), replyField))
	}
	a.reply = r
	return errors.Join(errs...)
}

func (r *replyPlan) addField(fd protoreflect.FieldDescriptor) error {
	if fd.Number() < firstArgument {
		if fd.Number() == replyField {
			return nil
		}
		return fmt.Errorf("has a number below %d, which is kept for what all replies share", firstArgument)
	}
	if fd.Kind() == protoreflect.MessageKind {
		if others, _ := proto.GetExtension(fd.Options(), optionsv1.E_Others).(bool); others {
			if fd.Message().FullName() != pairName || !fd.IsList() || r.others != 0 {
				return errors.New("takes all other headers and is no repeated Pair, or not the only one")
			}
			r.others = fd.Number()
			return nil
		}
		if isNumbered(fd) {
			if r.numbered != nil {
				return errors.New("is a second numbered field")
			}
			var err error
			r.numbered, err = newNumberedPlan(fd)
			return err
		}
		if event := stringOption(fd.Message(), optionsv1.E_Event); event != "" {
			return r.addItem(fd, event)
		}
	}
	if tail, _ := proto.GetExtension(fd.Options(), optionsv1.E_Tail).(bool); tail {
		r.tail = stringOption(fd, optionsv1.E_Header)
	}
	var errs []error
	err := r.headers.addField(fd, 0, "", 1, &errs)
	return errors.Join(append(errs, err)...)
}

func (r *replyPlan) addItem(fd protoreflect.FieldDescriptor, event string) error {
	p := r.mapper.plan([]byte(event))
	switch {
	case p == nil || p.event != event:
		return fmt.Errorf("event %s has no arm in the envelope", event)
	case r.items[event] != nil:
		return fmt.Errorf("event %s fills another field already", event)
	}
	r.items[event] = &itemField{number: fd.Number(), repeated: fd.IsList()}
	return nil
}

// Privilege is a header of the envelope of events, which responses do not have:
// so it is unmapped unless it is what the item's message says anyway. The mapper
// leaves one that is not UTF-8 among the unmapped by itself.

// AppendReply appends the encoding of the action's response. It takes any answer
// and never fails: each header is in a typed field or among the unmapped ones of
// the reply or of its item, never in neither, as with events. These are told
// elsewhere: the reply's Response, Message, ActionID and EventList, an item's
// Event and ActionID, and the counts of the list's end, all in the ActionReply.
func (a *Action) AppendReply(dst []byte, answer *Answer) []byte {
	w, _ := writers.Get().(*replyWriter)
	defer w.giveBack()
	w.plan, w.answer, w.dst, w.summary = a.reply, answer, dst, append(w.summary[:0], answer.Summary...)
	w.headers()
	for i, item := range answer.Items {
		w.item(item, i)
	}
	for _, last := range [...]wire.Message{answer.End, answer.Completion} {
		if last.Len() > 0 {
			w.item(last, len(answer.Items))
		}
	}
	return protowire.AppendBytes(protowire.AppendTag(w.dst, replyField, protowire.BytesType), w.summary)
}

// writers are replyWriters for their memory.
var writers = sync.Pool{New: func() any { return new(replyWriter) }}

// giveBack keeps what is not too large to be kept.
func (w *replyWriter) giveBack() {
	const keep = 64 << 10
	if cap(w.scratch)+cap(w.summary) > keep || cap(w.unmapped) > keep/8 {
		return
	}
	clear(w.filled)
	clear(w.unmapped[:cap(w.unmapped)])
	w.plan, w.answer, w.dst, w.filled = nil, nil, nil, w.filled[:0]
	writers.Put(w)
}

// A replyWriter writes one response.
type replyWriter struct {
	plan    *replyPlan
	answer  *Answer
	dst     []byte // the response without its ActionReply
	summary []byte // the ActionReply
	scratch []byte
	filled  []*itemField // that do not repeat and have their event

	unmapped [][]byte // takeApart's
}

// headers writes the reply's own headers.
func (w *replyWriter) headers() {
	r := w.plan
	in := newInput(&w.answer.Response)
	if r.tail != "" {
		in.spans = toTheEnd(in, r.tail)
	}
	w.scratch, _ = r.headers.append(w.scratch[:0], &in)
	body, unmapped := w.takeApart(w.scratch, headersBody)
	w.dst = append(w.dst, body...)
	var numbers numberedValues
	var told toldReply
	for _, h := range unmapped {
		name, value := headerOf(h)
		if told.is(r, name) || r.numbered != nil && numbers.take(r.numbered, name, value) {
			continue
		}
		if r.others != 0 {
			w.dst = appendPair(protowire.AppendTag(w.dst, r.others, protowire.BytesType), name, value)
			if validText(name) && validText(value) {
				continue
			}
		}
		w.summary = appendUnmapped(w.summary, replyUnmapped, h)
	}
	if _, privilege := in.head(); len(privilege) > 0 && validText(privilege) {
		w.summary = AppendHeader(w.summary, replyUnmapped, []byte("Privilege"), privilege)
	}
	if r.numbered == nil {
		return
	}
	var left []numberedValue
	w.dst, left = numbers.append(w.dst, r.numbered)
	for _, v := range left {
		w.summary = AppendHeader(w.summary, replyUnmapped, v.name, v.value)
	}
}

// appendPair appends a Pair with its length.
func appendPair(dst, name, value []byte) []byte {
	var pair []byte
	pair = appendText(append(pair, tagHeaderName), name, validText(name), false)
	pair = appendText(append(pair, tagHeaderValue), value, validText(value), false)
	return protowire.AppendBytes(dst, pair)
}

// toTheEnd returns the headers with the value of the named one reaching to the
// end of the message, those behind it left out.
func toTheEnd(in input, name string) []wire.Span {
	for i := range in.spans {
		if wire.EqualName(in.name(i), name) {
			spans := slices.Clone(in.spans[:i+1])
			spans[i].ValueEnd = in.spans[len(in.spans)-1].ValueEnd
			return spans
		}
	}
	return in.spans
}

// A toldReply knows which of the headers that ActionReply tells were there: of
// each only the first is told.
type toldReply struct{ response, message, actionID, eventList bool }

// is reports whether ActionReply tells the header.
func (t *toldReply) is(r *replyPlan, name []byte) bool {
	once := func(flag *bool) bool {
		if *flag || r.headers.lookup(name) >= 0 {
			return false
		}
		*flag = true
		return true
	}
	switch {
	case wire.EqualName(name, "Response"):
		return once(&t.response)
	case wire.EqualName(name, "Message"):
		return once(&t.message)
	case wire.EqualName(name, "ActionID"):
		return once(&t.actionID)
	case wire.EqualName(name, "EventList"):
		return once(&t.eventList)
	}
	return false
}

// item writes one item of the list, or what came behind it.
func (w *replyWriter) item(item wire.Message, index int) {
	in := newInput(&item)
	p, field := w.fieldOf(&in)
	w.scratch, _ = p.append(w.scratch[:0], &in)
	arm := protowire.Number(0) // none
	if p != nil {
		arm = p.arm
	}
	body, unmapped := w.takeApart(w.scratch, arm)
	if field != nil {
		w.dst = protowire.AppendBytes(protowire.AppendTag(w.dst, field.number, protowire.BytesType), body)
	}
	var rest []byte
	for _, h := range unmapped {
		if name, value := headerOf(h); !toldItem(w.answer, name, value, index) {
			rest = appendUnmapped(rest, itemUnmapped, h)
		}
	}
	if _, privilege := in.head(); len(privilege) > 0 && validText(privilege) && (p == nil || string(privilege) != p.privilege) {
		rest = AppendHeader(rest, itemUnmapped, []byte("Privilege"), privilege)
	}
	if rest != nil || field == nil && index < len(w.answer.Items) {
		w.summary = appendUnmappedItem(w.summary, index, &in, rest)
	}
}

// fieldOf returns the field that an event fills and how it is written; nil if
// there is none, or if it has its event already.
func (w *replyWriter) fieldOf(in *input) (*plan, *itemField) {
	if !in.event {
		return nil, nil
	}
	p := w.plan.mapper.plan(in.value(0))
	if p == nil {
		return nil, nil
	}
	field := w.plan.items[p.event]
	if field == nil || slices.Contains(w.filled, field) {
		return nil, nil
	}
	if !field.repeated {
		w.filled = append(w.filled, field)
	}
	return p, field
}

// toldItem reports whether ActionReply tells a header of an item, or of the event
// that ends the list.
func toldItem(answer *Answer, name, value []byte, index int) bool {
	if wire.EqualName(name, "ActionID") {
		return string(value) == answer.ActionID
	}
	if index < len(answer.Items) {
		return false
	}
	switch {
	case wire.EqualName(name, "EventList"):
		return bytes.EqualFold(value, []byte("Complete"))
	case wire.EqualName(name, "ListItems"), wire.EqualName(name, "Items"):
		return answer.Expected >= 0 && string(value) == strconv.FormatUint(uint64(uint32(answer.Expected)), 10)
	}
	return false
}

// appendUnmappedItem appends an UnmappedItem; rest are its headers, encoded.
func appendUnmappedItem(summary []byte, index int, in *input, rest []byte) []byte {
	var item []byte
	if index > 0 {
		item = protowire.AppendVarint(protowire.AppendTag(item, itemIndex, protowire.VarintType), uint64(index))
	}
	if in.event {
		item = protowire.AppendString(protowire.AppendTag(item, itemEvent, protowire.BytesType), Text(in.value(0)))
	}
	summary = protowire.AppendTag(summary, replyUnmappedItems, protowire.BytesType)
	return protowire.AppendBytes(summary, append(item, rest...))
}

// appendUnmapped appends a Header that is encoded already.
func appendUnmapped(dst []byte, field protowire.Number, header []byte) []byte {
	return protowire.AppendBytes(protowire.AppendTag(dst, field, protowire.BytesType), header)
}

// takeApart returns what an encoded event has in the arm, and the Headers that
// are its unmapped, each without its tag, until the next call. The encoding is
// this package's own.
func (w *replyWriter) takeApart(event []byte, arm protowire.Number) (body []byte, unmapped [][]byte) {
	defer func() { w.unmapped = unmapped[:0] }()
	unmapped = w.unmapped
	for len(event) > 0 {
		number, _, n := protowire.ConsumeTag(event)
		value, m := protowire.ConsumeBytes(event[n:])
		if n < 0 || m < 0 {
			return body, unmapped // cannot be: all of it are messages and texts
		}
		event = event[n+m:]
		switch number {
		case arm:
			body = value
		case protowire.Number(tagUnmapped >> 3):
			unmapped = append(unmapped, value)
		}
	}
	return body, unmapped
}

// headerOf returns name and exact value of an encoded Header.
func headerOf(header []byte) (name, value []byte) {
	for len(header) > 1 {
		tag := header[0]
		v, n := protowire.ConsumeBytes(header[1:])
		if n < 0 {
			return name, value
		}
		header = header[1+n:]
		if tag == tagHeaderName {
			name = v
		} else {
			value = v // raw_value stands behind value
		}
	}
	return name, value
}
