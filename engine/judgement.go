package engine

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"

	"github.com/astergate/astergate/engine/expression"
	"github.com/astergate/astergate/engine/mapping"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const maxReason = 256 // bytes of why an expression failed

// judgement is the part of a filter that an expression decides. The zero value
// lets all pass. One goroutine uses it.
//
// An event that the expression cannot judge does not pass: a stream that ended
// for it would meet it again when it is resumed. It is counted, and the
// subscriber is told.
type judgement struct {
	judge  *expression.Judge // nil: there is no expression
	failed uint64
	told   uint64 // of failed
	newest string // why it failed last
	all    *atomic.Uint64
}

func (e *Engine) judgementOf(text string) (judgement, error) {
	if text == "" {
		return judgement{}, nil
	}
	compiled, err := e.expressions.Compile(text)
	var invalid *expression.InvalidError
	if errors.As(err, &invalid) {
		return judgement{}, &InvalidError{"filter", invalid.Fault}
	}
	if err != nil {
		return judgement{}, err
	}
	return judgement{judge: compiled.NewJudge(), all: &e.filterErrors}, nil
}

// judges tells whether there is an expression.
func (j *judgement) judges() bool { return j.judge != nil }

// holds tells whether the expression is true of an entry. What astergate itself
// says is not judged.
func (j *judgement) holds(server string, e *ring.Entry) bool {
	if j.judge == nil {
		return true
	}
	if _, ours := e.Notice().(*notice); ours {
		return true
	}
	msg := e.Message()
	passes, err := j.judge.Passes(server, msg)
	if err != nil {
		j.failed++
		j.all.Add(1)
		// It may repeat what the network sent.
		text := fmt.Sprintf("event %s: %v", mapping.Text(msg.Type()), err)
		j.newest = strings.ToValidUTF8(text[:min(len(text), maxReason)], "\uFFFD")
	}
	return passes
}

// tell returns what the subscriber does not know yet of failures, or nil.
func (j *judgement) tell() *astergatev1.FilterErrors {
	if j.failed == j.told {
		return nil
	}
	j.told = j.failed
	return &astergatev1.FilterErrors{Count: j.failed, Newest: j.newest}
}
