package expression

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// judge evaluates a text on an event.
func judge(t testing.TB, text, event string) (bool, error) {
	t.Helper()
	e, err := NewCache().Compile(text)
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return e.NewJudge().Passes("pbx1", message(t, event))
}

func TestPasses(t *testing.T) {
	twice := "Event: VarSet\r\nPrivilege: dialplan,all\r\nX: 1\r\nx: 2\r\nEmpty: \r\nLatin: J\xf6rg\r\n\r\n"
	for text, want := range map[string]bool{
		"true":  true,
		"false": false,
		"name == 'Hangup' && header('Cause') != '16'":                          true,
		"name == 'hangup'":                                                     false,
		"name.startsWith('Hang') && !(server in ['pbx2'])":                     true,
		"server == 'pbx1'":                                                     true,
		"'call' in privilege && privilege.size() == 2":                         true,
		"privilege.exists(p, p == 'cdr')":                                      false,
		"header('CAUSE-TXT') == \"User busy\"":                                 true,
		"header('None') == '' && !has_header('None')":                          true,
		"has_header('accountcode')":                                            true,
		"headers('None') == [] && headers('Cause') == ['17']":                  true,
		"header('Channel').matches('^PJSIP/(alice|bob)-')":                     true,
		"int(header('Cause')) in [17, 21]":                                     true,
		"header(name == 'Hangup' ? 'Cause' : 'X') == '17'":                     true,
		"header('Event') == name":                                              true,
		strings.Repeat("name == 'x' || ", 80) + "name == 'Hangup'":             true,
		strings.Repeat("(", 10) + "name == 'Hangup'" + strings.Repeat(")", 10): true,
		"headers('Cause').all(c, header('Cause') == c)":                        true, // within a loop
	} {
		if got, err := judge(t, text, hangup); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]bool{
		"header('x') == '1' && headers('X') == ['1', '2']": true,
		"has_header('empty') && header('Empty') == ''":     true,
		"header('Latin') == 'J\uFFFDrg'":                   true, // as the API shows it
	} {
		if got, err := judge(t, text, twice); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	// An event without anything, and a judge for one event after the other.
	e, err := NewCache().Compile("name == 'Hangup' && 'call' in privilege")
	if err != nil {
		t.Fatal(err)
	}
	j := e.NewJudge()
	for _, tt := range []struct {
		event string
		want  bool
	}{{hangup, true}, {"Event: Hangup\r\n\r\n", false}, {hangup, true}, {twice, false}} {
		if got, err := j.Passes("pbx1", message(t, tt.event)); err != nil || got != tt.want {
			t.Errorf("%q: %v, %v", tt.event, got, err)
		}
	}
}

func TestFailsOnAnEvent(t *testing.T) {
	for text, says := range map[string]string{
		"int(header('Channel')) > 16": "type conversion error",
		"headers('None')[0] == 'x'":   "index out of bounds",
		"1 / int(header('Priority') + '0') == 1 / (int(header('Cause')) - 17)": "division by zero",
		"timestamp(header('Cause')) > timestamp(0)":                            "timestamp",
	} {
		if got, err := judge(t, text, hangup); got || err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, %v, want %q", text, got, err, says)
		}
	}
	// What the other side decides does not fail.
	if got, err := judge(t, "has_header('None') && int(header('None')) > 1", hangup); got || err != nil {
		t.Errorf("guarded: %v, %v", got, err)
	}
}

func TestInvalid(t *testing.T) {
	for text, says := range map[string]string{
		"name = 'Hangup'":                "line 1, column 6: Syntax error",
		"nam == 'Hangup'":                "line 1, column 1: undeclared reference to 'nam'",
		"true &&\n  header(1) == ''":     "line 2, column 9: found no matching overload for 'header' applied to '(event, int)'",
		"header('A', 'B') == ''":         "no matching overload for 'header'",
		"header":                         "undeclared reference",
		"header('Cause')":                "of type string",
		"header('Cause') > 16":           "no matching overload for '_>_'",
		"@event == @event":               "Syntax error",
		"header('A').matches('(')":       "missing closing",
		"'a'.matches(header('A'))":       "write the pattern itself",
		"matches(header('A'), server)":   "write the pattern itself",
		"dyn(1)":                         "of type dyn",
		"unknown('x')":                   "undeclared reference to 'unknown'",
		"":                               "Syntax error",
		"a; b; c; d; e; f; g; h; i; j; ": "Syntax error",
	} {
		_, err := NewCache().Compile(text)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v, want %q", text, err, says)
		}
	}
}

// What somebody sends to make us work is refused, or ends early.
func TestHostile(t *testing.T) {
	loop := "[0,1,2,3,4,5,6,7,8,9]"
	nested := "true"
	for i := range 8 {
		nested = fmt.Sprintf("%s.all(v%d, %s)", loop, i, nested)
	}
	for name, text := range map[string]string{
		"long":            "name == '" + strings.Repeat("x", 3000) + "'",
		"deep brackets":   strings.Repeat("(", 500) + "true" + strings.Repeat(")", 500),
		"deep lists":      strings.Repeat("[", 300) + strings.Repeat("]", 300) + " == []",
		"deep conditions": strings.Repeat("true ? true : ", 100) + "true",
		"a great pattern": "header('A').matches('(.{10}){1000}')",
		"great patterns":  strings.Repeat("header('A').matches('.{900}') && ", 20) + "true",
		"many faults":     strings.Repeat("x + ", 400) + "x",
	} {
		began := time.Now()
		_, err := NewCache().Compile(text)
		var invalid *InvalidError
		if !errors.As(err, &invalid) || len(err.Error()) > 3*MaxLength {
			t.Errorf("%s: %v", name, err)
		}
		t.Logf("%s: refused in %v: %.100v", name, time.Since(began), err)
	}
	for name, text := range map[string]string{
		"nested loops":   nested,
		"growing lists":  loop + ".map(a, " + loop + ".map(b, " + loop + ".map(c, " + loop + ".map(d, " + loop + ".map(e, a))))).size() > 0",
		"growing text":   "[1].all(x, " + strings.Repeat("(header('Channel') + ", 10) + "''" + strings.Repeat(")", 10) + " != '')",
		"one match":      "header('Fill').matches('(x+x+){80}y')",
		"loops of match": loop + ".map(a, " + loop + ".map(b, " + loop + ".map(c, header('Fill').matches('(x+x+){50}y')))).size() > 0",
	} {
		began := time.Now()
		_, err := judge(t, text, "Event: X\r\nFill: "+strings.Repeat("x", 1000)+"\r\nChannel: "+strings.Repeat("c", 1000)+"\r\n\r\n")
		t.Logf("%s: %v in %v", name, err, time.Since(began))
		if name != "growing text" && name != "one match" && (err == nil || !strings.Contains(err.Error(), "cost limit")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What is kept is bounded, and shared.
func TestCache(t *testing.T) {
	c := NewCache()
	first, err := c.Compile("name == 'first'")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for worker := range 4 {
		wg.Go(func() {
			for i := range 500 {
				if _, err := c.Compile(fmt.Sprintf("name == 'n%d'", i)); err != nil {
					t.Error(worker, err)
				}
				if again, err := c.Compile("name == 'first'"); err != nil || again != first {
					t.Error("what is in use was compiled again", err)
				}
			}
		})
	}
	wg.Wait()
	if c.Len() != MaxCached || len(c.byText) != MaxCached {
		t.Errorf("%d and %d expressions are kept", c.Len(), len(c.byText))
	}
	for range 300 {
		if _, err := c.Compile("nonsense("); err == nil {
			t.Fatal("compiled")
		}
	}
	if _, kept := c.byText["nonsense("]; kept {
		t.Error("what is invalid is kept")
	}
}

// One expression, many judges.
func TestConcurrentJudges(t *testing.T) {
	e, err := NewCache().Compile("name == 'Hangup' && headers('Cause').exists(c, c == '17')")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			j, yes, no := e.NewJudge(), message(t, hangup), message(t, "Event: Hangup\r\nCause: 16\r\n\r\n")
			for range 500 {
				if a, err := j.Passes("a", yes); !a || err != nil {
					t.Error(a, err)
				}
				if b, err := j.Passes("b", no); b || err != nil {
					t.Error(b, err)
				}
			}
		})
	}
	wg.Wait()
}

// Any text is an expression or a fault, and never a crash.
func FuzzExpression(f *testing.F) {
	for _, text := range []string{"name == 'Hangup'", "header('X').matches('a*')", "privilege.map(p, p + 'x') == []", "int(header('Cause')) > 3", "{'a': 1}.a == 1", "@", "b'\\xff' == b''"} {
		f.Add(text)
	}
	cache, msg := NewCache(), message(f, hangup)
	f.Fuzz(func(t *testing.T, text string) {
		e, err := cache.Compile(text)
		var invalid *InvalidError
		if err != nil {
			if !errors.As(err, &invalid) {
				t.Fatal(err)
			}
			return
		}
		if passes, err := e.NewJudge().Passes("pbx1", msg); passes && err != nil {
			t.Fatal(passes, err)
		}
	})
}
