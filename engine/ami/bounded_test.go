package ami

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"
)

// A bounded context ends as one with a timer does, whoever asks it first.
func TestBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		parent, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		began := time.Now()
		asked, waited, ended := Bound(parent, began.Add(time.Second)), Bound(parent, began.Add(time.Second)), Bound(parent, began.Add(time.Hour))
		defer asked.Stop()
		defer waited.Stop()
		defer ended.Stop()
		if at, ok := asked.Deadline(); !ok || !at.Equal(began.Add(time.Second)) {
			t.Errorf("a deadline at %v", at)
		}
		if at, ok := ended.Deadline(); !ok || !at.Equal(began.Add(time.Minute)) {
			t.Errorf("a deadline at %v, behind the parent's", at)
		}
		derived, stop := context.WithCancel(waited)
		defer stop()
		if asked.Err() != nil || waited.Err() != nil || derived.Err() != nil {
			t.Error("ended at once")
		}
		<-derived.Done()
		if took := time.Since(began); took != time.Second || !errors.Is(derived.Err(), context.DeadlineExceeded) {
			t.Errorf("%v after %v", derived.Err(), took)
		}
		if !errors.Is(waited.Err(), context.DeadlineExceeded) || !errors.Is(asked.Err(), context.DeadlineExceeded) || asked.timed != nil {
			t.Errorf("%v, %v", waited.Err(), asked.Err())
		}
		cancel()
		if !errors.Is(ended.Err(), context.Canceled) {
			t.Errorf("%v behind its parent", ended.Err())
		}
		<-ended.Done()
	})
}
