// Package expression judges events and calls by expressions in CEL, the Common
// Expression Language.
//
// An expression is compiled once for all who use the same text, and evaluated
// on header views, or on the message of a call: only what it asks for is read, and
// nothing is made. What it may cost is bounded: its length and depth, its regular
// expressions (RE2), and the work it may do for one event or call.
package expression

import (
	"fmt"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"github.com/astergate/astergate/engine/ami/wire"
)

const (
	// MaxLength is the greatest length of an expression, in characters.
	MaxLength = 2048

	maxDepth = 64    // of an expression, in brackets and operators
	maxNodes = 4096  // after the expansion of macros
	maxError = 4     // faults that are told of one expression
	maxCost  = 5_000 // for one event, in CEL's units: about one an operation
)

// InvalidError says that a text is no expression that can be used, in CEL's own
// words, with the place.
type InvalidError struct{ Fault string }

func (err *InvalidError) Error() string { return err.Fault }

// Expression is a compiled expression. It is immutable.
type Expression struct {
	program cel.Program
	turns   turnstile // nil: it is quick
}

// evaluate evaluates it when it is its turn. That needs no lock, so whoever holds one
// may wait for it.
func (e *Expression) evaluate(over any) (ref.Val, error) {
	e.turns.enter()
	defer e.turns.leave()
	result, _, err := e.program.Eval(over)
	return result, err
}

// compile makes an expression of a text.
func (l *language) compile(text string) (*Expression, error) {
	checked, issues := l.env.Compile(text)
	if issues.Err() != nil {
		return nil, &InvalidError{faults(issues)}
	}
	if checked.OutputType() != cel.BoolType {
		return nil, &InvalidError{fmt.Sprintf("it is of type %s: compare it with something: what it is true of passes", checked.OutputType())}
	}
	steps, err := checkPatterns(checked)
	if err != nil {
		return nil, err
	}
	options := []cel.ProgramOption{cel.EvalOptions(cel.OptOptimize)}
	var turns turnstile
	if repeats(checked) || steps > usualPattern {
		turns = heavy
	}
	if repeats(checked) {
		// What has no loop costs what its length allows. Counting is not free.
		options = append(options, cel.CostLimit(maxCost))
	}
	program, err := l.env.Program(checked, options...)
	if err != nil {
		return nil, &InvalidError{err.Error()}
	}
	return &Expression{program, turns}, nil
}

// repeats tells whether the expression has a loop: all, exists, map, filter.
func repeats(checked *cel.Ast) bool {
	found := false
	ast.PostOrderVisit(checked.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		found = found || e.Kind() == ast.ComprehensionKind
	}))
	return found
}

// faults are CEL's own words for the first faults.
func faults(issues *cel.Issues) string {
	var lines []string
	for _, fault := range issues.Errors()[:min(len(issues.Errors()), maxError)] {
		place := ""
		if fault.Location.Line() > 0 {
			place = fmt.Sprintf("line %d, column %d: ", fault.Location.Line(), fault.Location.Column()+1)
		}
		lines = append(lines, place+fault.Message)
	}
	return strings.Join(lines, "; ")
}

// Judge evaluates an expression on events. One goroutine uses it.
type Judge struct {
	expression *Expression
	event      event
}

// NewJudge returns a judge by the expression.
func (e *Expression) NewJudge() *Judge { return &Judge{expression: e} }

// Passes tells whether the expression is true of an event of a server. The error
// says that it could not be evaluated on this event.
func (j *Judge) Passes(server string, msg wire.Message) (bool, error) {
	j.event.server, j.event.msg = server, msg
	result, err := j.expression.evaluate(&j.event)
	j.event.msg = wire.Message{} // not to be kept alive
	if err != nil {
		return false, err
	}
	return result == types.True, nil
}
