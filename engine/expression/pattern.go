package expression

import (
	"fmt"
	"regexp/syntax"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
)

// usualPattern is what the regular expressions of people come to; they take
// microseconds.
const usualPattern = 100

// maxPattern bounds the steps of an expression's regular expressions. Matching
// takes time in proportion to these and to the length of the text.
const maxPattern = 500

// checkPatterns allows literals only for patterns: one that comes from an event
// would be compiled for each, and its size would be the network's to choose. It
// returns the steps of all.
func checkPatterns(checked *cel.Ast) (steps int, err error) {
	ast.PostOrderVisit(checked.NativeRep().Expr(), ast.NewExprVisitor(func(e ast.Expr) {
		if err != nil || e.Kind() != ast.CallKind || e.AsCall().FunctionName() != "matches" {
			return
		}
		args := e.AsCall().Args()
		pattern, ok := literal(args[len(args)-1])
		if !ok {
			err = &InvalidError{"matches: write the pattern itself, as a text in quotes"}
			return
		}
		n, bad := size(pattern)
		if bad != nil {
			err = &InvalidError{fmt.Sprintf("matches: %v", bad)}
			return
		}
		if steps += n; steps > maxPattern {
			err = &InvalidError{fmt.Sprintf("matches: the patterns have %d steps or more, choose at most %d: use fewer repetitions", steps, maxPattern)}
		}
	}))
	return steps, err
}

func literal(e ast.Expr) (string, bool) {
	if e.Kind() != ast.LiteralKind {
		return "", false
	}
	text, ok := e.AsLiteral().(types.String)
	return string(text), ok
}

// size is the number of steps that a pattern is compiled to.
func size(pattern string) (int, error) {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0, err
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0, err
	}
	return len(program.Inst), nil
}
