package expression

import (
	"errors"
	"fmt"
	"sync"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"

	eventv1 "github.com/astergate/astergate/gen/go/astergate/ami/event/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callVariable is the variable that holds the call.
const callVariable = "call"

// CallCache compiles expressions over calls as a Cache does those over events. It
// is safe for concurrent use.
type CallCache struct{ cache *Cache }

// NewCallCache returns an empty cache.
func NewCallCache() *CallCache {
	cache := NewCache()
	cache.language = sync.OnceValues(newCallLanguage)
	return &CallCache{cache}
}

// Compile returns the expression of a text. The error is *InvalidError, or a
// fault of ours.
func (c *CallCache) Compile(text string) (*CallExpression, error) {
	e, err := c.cache.Compile(text)
	if err != nil {
		return nil, err
	}
	return &CallExpression{e}, nil
}

// CallExpression is a compiled expression over calls. It is immutable.
type CallExpression struct{ expression *Expression }

// Passes tells whether the expression is true of a call. The error says that it
// could not be evaluated on this call.
func (e *CallExpression) Passes(call *astergatev1.Call) (bool, error) {
	result, err := e.expression.evaluate(&callActivation{call})
	if err != nil {
		return false, err
	}
	return result == types.True, nil
}

// callActivation holds the one variable.
type callActivation struct{ call *astergatev1.Call }

// ResolveName is the value of a variable.
func (a *callActivation) ResolveName(name string) (any, bool) {
	if name == callVariable {
		return a.call, true
	}
	return nil, false
}

// Parent says that there are no further variables.
func (*callActivation) Parent() cel.Activation { return nil }

// newCallLanguage is CEL with the variable call, whose fields are those of the
// message Call.
func newCallLanguage() (*language, error) {
	registry, err := types.NewRegistry(&astergatev1.Call{}, &eventv1.Header{})
	if err != nil {
		return nil, fmt.Errorf("the language of calls: %w", err)
	}
	call := (&astergatev1.Call{}).ProtoReflect().Descriptor()
	known := newMessageTypes(registry, call)
	// How a call came about is not asked of each call in a list.
	for _, name := range []string{"timeline", "timeline_dropped"} {
		delete(known.fields[string(call.FullName())], name)
	}
	if len(known.fields) < 2 {
		return nil, errors.New("the language of calls: it knows no fields")
	}
	options := append(bounds(),
		cel.CustomTypeAdapter(registry),
		cel.CustomTypeProvider(known),
		cel.Variable(callVariable, cel.ObjectType(string(call.FullName()))),
	)
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("the language of calls: %w", err)
	}
	return &language{env}, nil
}
