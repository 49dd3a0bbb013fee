package worker

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

func allowAll(string) error { return nil }

func noopCommand() *astergatev1.SessionCommand {
	return &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{}}}
}

// executed is what an Execute gave.
type executed struct {
	result *astergatev1.SessionResult
	err    error
}

// An operator's command waits behind what runs, the worker's behind the
// operator's; the worker learns nothing of it, and is not told that it is busy.
func TestExecuteTakesItsTurn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{})
		conn := register(t, r, serving("w", 1, ""))
		ch := newFakeChannel(t, "x")
		end := handle(r, ch)
		id := conn.accept(t)
		conn.give(t, commandFrame(id, 1, "Dial"))
		synctest.Wait()
		execute := func(ctx context.Context, cmd *astergatev1.SessionCommand) <-chan executed {
			got := make(chan executed, 1)
			go func() {
				result, err := r.Execute(ctx, id, cmd, allowAll)
				got <- executed{result, err}
			}()
			synctest.Wait()
			return got
		}
		first := execute(t.Context(), commandFrame("other", 7, "Park").GetCommand())
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		late := execute(short, noopCommand())
		var failed *ExecuteError
		if got := <-late; !errors.As(got.err, &failed) || failed.Sent || !errors.Is(got.err, context.DeadlineExceeded) {
			t.Errorf("its turn did not come: %v", got.err)
		}
		ch.free <- struct{}{} // the Dial
		if f := conn.frame(t).GetResult(); f.GetCommandId() != 1 || f.GetExec() == nil {
			t.Errorf("the worker's: %v", f)
		}
		synctest.Wait()
		conn.give(t, commandFrame(id, 2, "")) // behind the operator's
		synctest.Wait()
		if list := r.Sessions(""); list[0].GetCommand() != "EXEC" {
			t.Errorf("runs %v", list)
		}
		short, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		second := execute(short, noopCommand())
		ch.free <- struct{}{}
		if got := <-first; got.err != nil || got.result.GetExec() == nil || got.result.GetSession() != id || got.result.GetCommandId() != 0 {
			t.Errorf("the operator's: %v", got)
		}
		if f := conn.frame(t).GetResult(); f.GetCommandId() != 2 || f.GetNoop() == nil {
			t.Errorf("the worker's next: %v", f)
		}
		if got := <-second; got.err != nil || got.result.GetNoop() == nil {
			t.Errorf("the operator's next: %v", got)
		}
		if lines, _, _ := ch.ran(); lines != "EXEC Dial; EXEC Park; NOOP; NOOP" {
			t.Errorf("ran %q", lines)
		}

		// One that runs beyond its caller's deadline goes on, and others wait for it.
		short, cancel = context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if got := <-execute(short, commandFrame("", 0, "Wait").GetCommand()); !errors.As(got.err, &failed) || !failed.Sent {
			t.Errorf("it runs: %v", got.err)
		}
		close(ch.hungUp)
		if f := conn.frame(t); f.GetHangup() == nil {
			t.Errorf("the hangup: %v", f)
		}
		conn.give(t, finishFrame(id, false))
		<-end
		var unknown *SessionError
		if _, err := r.Execute(t.Context(), id, noopCommand(), allowAll); !errors.As(err, &unknown) {
			t.Errorf("of no session: %v", err)
		}
		conn.Close()
	})
}

// What is not sent: no command, one that is forbidden, one that no line holds,
// one too many; and what waits when the session ends.
func TestExecuteRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{Routes: []Static{{Route: &astergatev1.AgiRoute{NoHandler: holdPolicy}}}})
		ch := newFakeChannel(t, "x")
		end := handle(r, ch)
		synctest.Wait()
		id := r.Sessions("")[0].GetSession()
		var frame *FrameError
		if _, err := r.Execute(t.Context(), id, nil, allowAll); !errors.As(err, &frame) {
			t.Errorf("no command: %v", err)
		}
		forbidden := errors.New("forbidden")
		if _, err := r.Execute(t.Context(), id, noopCommand(), func(string) error { return forbidden }); !errors.Is(err, forbidden) {
			t.Errorf("forbidden: %v", err)
		}
		wrong := &astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{Text: "a\nb"}}}
		if got, err := r.Execute(t.Context(), id, wrong, allowAll); err != nil || got.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_INVALID_ARGUMENT {
			t.Errorf("a line break: %v, %v", got, err)
		}
		if got, err := r.Execute(t.Context(), id, noopCommand(), allowAll); err != nil || got.GetNoop() == nil {
			t.Errorf("while it is held: %v, %v", got, err)
		}
		results := make(chan executed, maxTurns+1)
		for range maxTurns + 1 { // one runs, the others wait
			go func() {
				result, err := r.Execute(t.Context(), id, commandFrame("", 0, "Dial").GetCommand(), allowAll)
				results <- executed{result, err}
			}()
			synctest.Wait()
		}
		if got, err := r.Execute(t.Context(), id, noopCommand(), allowAll); err != nil || got.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_BUSY {
			t.Errorf("one too many: %v, %v", got, err)
		}
		if err := r.End(t.Context(), id, true, ""); err != nil {
			t.Error(err)
		}
		if e := <-end; e != astergatev1.SessionEnd_SESSION_END_ENDED_BY_OPERATOR {
			t.Errorf("ended as %v", e)
		}
		lost, unsent := 0, 0
		for range maxTurns + 1 {
			got := <-results
			var unknown *SessionError
			switch {
			case errors.As(got.err, &unknown):
				unsent++
			case got.result.GetFailure().GetReason() == astergatev1.AgiFailureReason_AGI_FAILURE_REASON_LOST:
				lost++
			}
		}
		if lost != 1 || unsent != maxTurns {
			t.Errorf("%d lost, %d not sent", lost, unsent)
		}
		var unknown *SessionError
		if err := r.End(t.Context(), id, false, ""); !errors.As(err, &unknown) {
			t.Errorf("ending it again: %v", err)
		}
	})
}

// The hangup of a held session is known by the result of what runs.
func TestExecuteHungUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r := newRegistry(t, Config{Routes: []Static{{Route: &astergatev1.AgiRoute{NoHandler: holdPolicy}}}})
		ch := newFakeChannel(t, "x")
		end := handle(r, ch)
		synctest.Wait()
		id := r.Sessions("")[0].GetSession()
		results := make(chan executed, 1)
		go func() {
			result, err := r.Execute(t.Context(), id, commandFrame("", 0, "Dial").GetCommand(), allowAll)
			results <- executed{result, err}
		}()
		synctest.Wait()
		close(ch.hungUp)
		if got := <-results; got.result.GetFailure().GetReason() != astergatev1.AgiFailureReason_AGI_FAILURE_REASON_HANGUP {
			t.Errorf("%v", got)
		}
		if e := <-end; e != astergatev1.SessionEnd_SESSION_END_HANGUP {
			t.Errorf("ended as %v", e)
		}
	})
}
