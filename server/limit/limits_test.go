package limit

import (
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/server/policy"
)

func principalOf(name string) policy.Principal { return policy.Principal{Name: name} }

// wantRefused checks that err names the limit, and returns its wait.
func wantRefused(t *testing.T, err error, key string) time.Duration {
	t.Helper()
	var e *ExceededError
	if !errors.As(err, &e) || e.Limit != key {
		t.Fatalf("got %v, want a refusal by %s", err, key)
	}
	return e.Wait
}

func begin(t *testing.T, l *Limits, name string, kind Kind, n int) {
	t.Helper()
	for i := range n {
		if err := l.Begin(principalOf(name), kind); err != nil {
			t.Fatalf("%d of %d: %v", i+1, n, err)
		}
	}
}

// Each kind has its limit, which counts what is under way and no more.
func TestPrincipal(t *testing.T) {
	for kind, key := range own {
		l := New(Config{Streams: 3, Subscribers: 3, Actions: 3})
		begin(t, l, "a", Kind(kind), 3)
		wantRefused(t, l.Begin(principalOf("a"), Kind(kind)), key)
		begin(t, l, "b", Kind(kind), 3)
		l.End(principalOf("a"), Kind(kind))
		begin(t, l, "a", Kind(kind), 1)
		if n := l.UnderWay(Kind(kind)); n != 6 {
			t.Errorf("%s: %d are under way", key, n)
		}
		counted := uint64(0)
		l.Refused(func(k string, n uint64) {
			if k == key {
				counted = n
			}
		})
		if counted != 1 {
			t.Errorf("%s: %d refusals counted", key, counted)
		}
	}
}

// A role's own limits count instead, and change with it.
func TestRole(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Config{Streams: 1, Actions: 1, ActionsPerSecond: 1})
		as := func(limits policy.Limits) policy.Principal {
			role, err := policy.NewRole(policy.Rules{Name: "r", Limits: limits})
			if err != nil {
				t.Fatal(err)
			}
			return policy.Principal{Name: "a", Role: role}
		}
		who := as(policy.Limits{Streams: 2, Actions: 2, ActionsPerSecond: 4})
		for range 2 {
			for _, kind := range []Kind{Streams, Actions} {
				if err := l.Begin(who, kind); err != nil {
					t.Fatal(err)
				}
			}
		}
		wantRefused(t, l.Begin(who, Streams), KeyActionsPerSecond)
		time.Sleep(time.Second) //nolint:forbidigo // the bubble's clock
		wantRefused(t, l.Begin(who, Streams), KeyStreams)
		wantRefused(t, l.Begin(who, Actions), KeyActions)
		wantRefused(t, l.Begin(as(policy.Limits{Streams: 1}), Streams), KeyStreams)
		wantRefused(t, l.Begin(as(policy.Limits{Streams: 9}), Streams), KeyActionsPerSecond)
	})
}

// Who asks too often is told when to ask again, and it is true.
func TestRate(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Config{ActionsPerSecond: 20, TotalActionsPerSecond: 40})
		request := func(name string) error {
			err := l.Begin(principalOf(name), Actions)
			if err == nil {
				l.End(principalOf(name), Actions)
			}
			return err
		}
		for range 20 {
			if err := request("a"); err != nil {
				t.Fatal(err)
			}
		}
		wait := wantRefused(t, request("a"), KeyActionsPerSecond)
		if wait != 50*time.Millisecond {
			t.Errorf("told to wait for %v", wait)
		}
		time.Sleep(wait) //nolint:forbidigo // the bubble's clock
		if err := request("a"); err != nil {
			t.Error(err)
		}
		// a has 21 of this second's 40: the last quarter is for others.
		for range 9 {
			if err := request("b"); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(50 * time.Millisecond) //nolint:forbidigo // the bubble's clock
		wait = wantRefused(t, request("a"), KeyTotalActionsPerSecond)
		if err := request("c"); err != nil {
			t.Error(err)
		}
		time.Sleep(wait) //nolint:forbidigo // the bubble's clock
		if err := request("a"); err != nil {
			t.Error(err)
		}
	})
}

// One who takes all he can leaves room for others, until there is none.
func TestTotal(t *testing.T) {
	l := New(Config{TotalStreams: 100})
	begin(t, l, "a", Streams, 75)
	if wait := wantRefused(t, l.Begin(principalOf("a"), Streams), KeyTotalStreams); wait != time.Second {
		t.Errorf("told to wait for %v", wait)
	}
	begin(t, l, "b", Streams, 25)
	wantRefused(t, l.Begin(principalOf("b"), Streams), KeyTotalStreams)
	wantRefused(t, l.Begin(principalOf("c"), Streams), KeyTotalStreams)
	l.End(principalOf("a"), Streams)
	wantRefused(t, l.Begin(principalOf("a"), Streams), KeyTotalStreams)
	begin(t, l, "c", Streams, 1)
}

// Principals come and go; those who have gone are forgotten.
func TestForgotten(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := New(Config{ActionsPerSecond: 10})
		begin(t, l, "stays", Streams, 1)
		for i := range 100_000 {
			name := fmt.Sprint("jwt:", i)
			begin(t, l, name, Actions, 1)
			l.End(principalOf(name), Actions)
			time.Sleep(time.Millisecond) //nolint:forbidigo // the bubble's clock
			if len(l.principals) > 400 { // 100 have less than their burst
				t.Fatalf("%d principals are kept", len(l.principals))
			}
		}
		if l.principals["stays"].has[Streams] != 1 {
			t.Error("one who has a stream was forgotten")
		}
	})
}

func BenchmarkBegin(b *testing.B) {
	l := New(Config{Streams: 1000, Actions: 1000, ActionsPerSecond: 1 << 30, TotalActions: 10000, TotalActionsPerSecond: 1 << 30})
	role, err := policy.NewRole(policy.FullRules("r", nil))
	if err != nil {
		b.Fatal(err)
	}
	who := policy.Principal{Name: "token:crm", Role: role}
	b.ReportAllocs()
	for b.Loop() {
		if err := l.Begin(who, Actions); err != nil {
			b.Fatal(err)
		}
		l.End(who, Actions)
	}
}
