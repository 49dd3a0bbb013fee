package expression

import (
	"bytes"
	"errors"
	"reflect"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
)

// eventType is the type of the variable behind header() and its like.
var eventType = cel.OpaqueType("event")

// event is what an expression sees of an event: the variables, and the value
// behind the functions. Nothing is read before it is asked for.
type event struct {
	server string
	msg    wire.Message
}

// ResolveName is the value of a variable.
func (e *event) ResolveName(name string) (any, bool) {
	switch name {
	case eventVariable:
		return e, true
	case "name":
		return types.String(mapping.Text(e.msg.Type())), true
	case "server":
		return types.String(e.server), true
	case "privilege":
		return e.privilege(), true
	}
	return nil, false
}

// Parent says that there are no further variables.
func (*event) Parent() cel.Activation { return nil }

func (e *event) privilege() ref.Val {
	classes := []string{}
	value, _ := e.msg.Get("Privilege")
	for class := range bytes.SplitSeq(value, []byte(",")) {
		if len(class) > 0 {
			classes = append(classes, mapping.Text(class))
		}
	}
	return types.NewStringList(types.DefaultTypeAdapter, classes)
}

// header is the value of the first header of that name, or "".
func (e *event) header(name string) ref.Val {
	value, _ := e.msg.Get(name)
	return types.String(mapping.Text(value))
}

// headers are the values of all headers of that name.
func (e *event) headers(name string) ref.Val {
	values := []string{}
	for i := range e.msg.Len() {
		if wire.EqualName(e.msg.Name(i), name) {
			values = append(values, mapping.Text(e.msg.Value(i)))
		}
	}
	return types.NewStringList(types.DefaultTypeAdapter, values)
}

func (e *event) hasHeader(name string) ref.Val {
	_, ok := e.msg.Get(name)
	return types.Bool(ok)
}

// What follows makes an event a value of CEL's; no expression can name it.

var errOpaque = errors.New("an event is no value of its own")

// ConvertToNative fails.
func (*event) ConvertToNative(reflect.Type) (any, error) { return nil, errOpaque }

// ConvertToType fails.
func (*event) ConvertToType(ref.Type) ref.Val { return types.WrapErr(errOpaque) }

// Equal is identity.
func (e *event) Equal(other ref.Val) ref.Val { return types.Bool(other == ref.Val(e)) }

// Type is the event's type in CEL.
func (*event) Type() ref.Type { return eventType }

// Value is the event itself.
func (e *event) Value() any { return e }
