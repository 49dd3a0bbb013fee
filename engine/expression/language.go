package expression

import (
	"fmt"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"
)

// eventVariable is the variable behind the functions. Its name is none that an
// expression can write.
const eventVariable = "@event"

// language is CEL with an event's variables and functions. A function sees its
// event because a macro passes it on: header('X') becomes header(@event, 'X').
type language struct{ env *cel.Env }

// bounds limit what compiling any expression may cost.
func bounds() []cel.EnvOption {
	return []cel.EnvOption{
		cel.ParserExpressionSizeLimit(MaxLength),
		cel.ParserRecursionLimit(maxDepth),
		cel.ExpressionNodeLimit(maxNodes),
		cel.ParserErrorRecoveryLimit(1),
	}
}

func newLanguage() (*language, error) {
	options := append(bounds(),
		cel.Variable("name", cel.StringType),
		cel.Variable("server", cel.StringType),
		cel.Variable("privilege", cel.ListType(cel.StringType)),
		cel.Variable(eventVariable, eventType),
	)
	for _, f := range []struct {
		name   string
		result *cel.Type
		of     func(*event, string) ref.Val
	}{
		{"header", cel.StringType, (*event).header},
		{"headers", cel.ListType(cel.StringType), (*event).headers},
		{"has_header", cel.BoolType, (*event).hasHeader},
	} {
		call := func(e, name ref.Val) ref.Val {
			ev, ok := e.(*event)
			text, isText := name.(types.String)
			if !ok || !isText {
				return types.MaybeNoSuchOverloadErr(name)
			}
			return f.of(ev, string(text))
		}
		options = append(options,
			cel.Function(f.name, cel.Overload(f.name+"_string", []*cel.Type{eventType, cel.StringType}, f.result, cel.BinaryBinding(call))),
			cel.Macros(cel.GlobalMacro(f.name, 1, func(build cel.MacroExprFactory, _ ast.Expr, args []ast.Expr) (ast.Expr, *common.Error) {
				return build.NewCall(f.name, build.NewIdent(eventVariable), args[0]), nil
			})))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("the language of expressions: %w", err)
	}
	return &language{env}, nil
}
