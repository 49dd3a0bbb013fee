package agi

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// lf makes a line feed in what Asterisk expands.
const lf = "${STRFTIME(0,UTC,%n)}"

func TestRealEnvironment(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, nil)
		s := p.call("args", "/menu/main?x=1&y=a:b")
		env := s.Env()
		var names []string
		for name := range env.All() {
			names = append(names, name)
		}
		want := strings.Fields("agi_network agi_network_script agi_request agi_channel agi_language agi_type agi_uniqueid agi_version " +
			"agi_callerid agi_calleridname agi_callingpres agi_callingani2 agi_callington agi_callingtns agi_dnid agi_rdnis " +
			"agi_context agi_extension agi_priority agi_enhanced agi_accountcode agi_threadid agi_arg_1 agi_arg_2 agi_arg_3")
		if !slices.Equal(names, want) {
			t.Errorf("got %q", names)
		}
		path, query := s.Script()
		if path != "menu/main" || query != "x=1&y=a:b" || !slices.Equal(s.Args(), []string{"one", "", "q,uo"}) {
			t.Errorf("got %q %q %q", path, query, s.Args())
		}
		if env.Get("agi_calleridname") != "J\xfcrgen: x" || s.Version().Major != target.Major() || s.Server() != "pbx1" ||
			s.Remote() != netip.MustParseAddr("127.0.0.1") || s.UniqueID() == "" {
			t.Errorf("got %q, %v", env.Raw(), s.Version())
		}
		s.Close(Return)
		p.gone(s, Finished)
		s = p.call("up", "")
		if path, query := s.Script(); path != "" || query != "" || len(s.Args()) != 0 {
			t.Errorf("without a path: %q %q", path, query)
		}
	})
}

func TestRealCommands(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, nil)
		s := p.call("down", "/x")
		if r := p.do(s, "CHANNEL STATUS"); r.Result != "4" {
			t.Errorf("status %q", r.Raw)
		}
		if r := p.do(s, "answer"); r.Result != "0" {
			t.Errorf("answer %q", r.Raw)
		}
		// Values arrive as they are.
		for _, value := range []string{"", " ", `"`, `\`, `a\b`, `say "hi", \ and all`, `\"`, "tab\tand  blanks ", "Zoë Łukasz", "J\xfcrgen", "${EXTEN}",
			"(a)b (c)", "x) endpos=77", "hangup", "timeout", "\x01\x7f\xff", "failure", ")", "("} {
			p.do(s, "SET VARIABLE", "V", value)
			if r := p.do(s, "GET VARIABLE", "V"); !r.HasData || r.Data != value || r.Result != "1" {
				t.Errorf("%q came back as %q", value, r.Raw)
			}
			if r := p.do(s, "DATABASE PUT", "fam", "key", value); r.Result != "1" {
				t.Errorf("put %q: %q", value, r.Raw)
			}
			if r := p.do(s, "DATABASE GET", "fam", "key"); r.Data != value {
				t.Errorf("%q came back from the database as %q", value, r.Raw)
			}
		}
		if r := p.do(s, "GET VARIABLE", "UNSET"); r.HasData || r.Result != "0" {
			t.Errorf("unset: %q", r.Raw)
		}
		// Values that hold LF, also ones that look like the end of their own reply.
		for _, value := range []string{"one\ntwo", "\n", "a)\nb", "a)\nHANGUP\nb", "a)\nHANGUP\n200 result=5\n", "hangup) endpos=0\nb", "a)\n200 result=1 (b)\n", "x\n\n520 End of proper usage."} {
			if r := p.do(s, "GET FULL VARIABLE", strings.ReplaceAll(value, "\n", lf)); r.Data != value {
				t.Errorf("%q came back as %q", value, r.Raw)
			}
			p.do(s, "EXEC", "MSet", "V="+value[:0]) // any command between
		}
		for _, test := range []struct {
			name string
			args []string
			kind ReplyKind
			raw  string // or its prefix, for an error
		}{
			{"EXEC", []string{"NoSuchApp", "x"}, 0, "200 result=-2"},
			{"EXEC", []string{"Wait", "0.1"}, 0, "200 result=0"},
			{"GOSUB", []string{"agitest", "sub", "1"}, 0, "200 result=0 Gosub complete"},
			{"GOSUB", []string{"agitest", "nosuch", "1"}, 0, "200 result=-1 Gosub label not found"},
			{"STREAM FILE", []string{"nosuch", ""}, 0, "200 result=-1 endpos=0"},
			{"RECORD FILE", []string{"/nosuch/dir", "wav", "", "1000"}, 0, "200 result=-1 (writefile)"},
			{"WAIT FOR DIGIT", []string{"10"}, 0, "200 result=0"},
			{"GET DATA", []string{"beep", "10", "4"}, 0, "200 result= (timeout)"},
			{"SET CONTEXT", []string{"agitest"}, 0, "200 result=0"},
			{"DATABASE DEL", []string{"fam", "nosuch"}, 0, "200 result=1"},
			{"NOSUCH", nil, ReplyInvalidCommand, "510 Invalid or unknown command"},
			{"GET VARIABLE", nil, ReplyUsage, "520-Invalid command syntax.  Proper usage follows:\nReturns "},
			{"SAY DIGITS", []string{"x"}, ReplyUsage, "520-"},
		} {
			r, err := try(s, test.name, test.args...)
			if !strings.HasPrefix(r.Raw, test.raw) || test.kind == 0 && (err != nil || r.Raw != test.raw) {
				t.Errorf("%s %q: %q, %v", test.name, test.args, r.Raw, err)
			}
			if test.kind == 0 {
				continue
			}
			var refused *ReplyError
			if !errors.As(err, &refused) || refused.Kind != test.kind || refused.Command != test.name || (refused.Usage == "") != (test.kind != ReplyUsage) {
				t.Errorf("%s %q: %#v", test.name, test.args, err)
			}
		}
		if n := p.listener.Stats().Strays; n != 0 {
			t.Errorf("%d stray lines", n)
		}
	})
}

// A digit ends a file, and the reply says which and where.
func TestRealDigit(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, nil)
		s := p.call("up", "")
		name := s.Env().Get("agi_channel")
		other := strings.TrimSuffix(name, "2") + "1"
		result := make(chan Reply, 1)
		go func() {
			r, err := try(s, "STREAM FILE", "demo-congrats", "5#")
			if err != nil {
				t.Error(err)
			}
			result <- r
		}()
		// A digit before the file has started would not end it: press until it ends.
		start := time.Now()
		ticker := time.NewTicker(300 * time.Millisecond)
		defer ticker.Stop()
		var r Reply
		for r.Raw == "" {
			select {
			case r = <-result:
			case <-ticker.C:
				p.action("PlayDTMF", "Channel", other, "Digit", "5")
			}
		}
		endpos, ok := r.Pair("endpos")
		samples, err := strconv.Atoi(endpos)
		if r.Result != "53" || !ok || err != nil || samples < 160 || samples > int(time.Since(start)/time.Millisecond+200)*8 {
			t.Errorf("%q after %v", r.Raw, time.Since(start))
		}
	})
}

// The longest line is one command; one byte more leaves a LF behind, which is
// answered as well; and 127 words all arrive.
func TestRealLimits(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, nil)
		s := p.call("up", "")
		limit := map[int]int{22: wire.MaxLineLong, 16: wire.MaxLineShort}[target.Major()]
		if got := s.Version().MaxLine(); got != limit {
			t.Fatalf("limit %d for %v", got, s.Version())
		}
		value := strings.Repeat("x", limit-len(`SET VARIABLE "V" ""`)-2) + "y"
		p.do(s, "SET VARIABLE", "V", value)
		if r := p.do(s, "GET FULL VARIABLE", "${V}"); r.Data != value {
			t.Errorf("%d of %d bytes came back", len(r.Data), len(value))
		}
		// Measured: GET VARIABLE cuts what it gives.
		if r := p.do(s, "GET VARIABLE", "V"); len(r.Data) != 1023 {
			t.Errorf("GET VARIABLE gave %d bytes", len(r.Data))
		}
		_, err := try(s, "SET VARIABLE", "V", value+"z")
		var input *wire.InputError
		if !errors.As(err, &input) || input.Got != limit+1 || input.Limit != limit {
			t.Errorf("one byte more: %v", err)
		}
		words := make([]string, 126)
		for i := range words {
			words[i] = fmt.Sprint(i)
		}
		p.do(s, "NOOP", words...)
		if n := p.listener.Stats().Strays; n != 0 {
			t.Fatalf("%d stray lines", n)
		}
		// What would happen otherwise.
		line := []byte("NOOP " + strings.Repeat("x", limit-5) + "\n")
		c := &call{name: "NOOP"}
		s.look()
		if err := s.sendLine(c, line); err != nil {
			t.Fatal(err)
		}
		if err := s.await(t.Context(), c, nil); err != nil {
			t.Fatal(err)
		}
		// The LF lies in Asterisk's buffer until more comes, and is answered before
		// that: each command from here on would get the answer of the one before.
		_, err = try(s, "NOOP")
		var refused *ReplyError
		if !errors.As(err, &refused) || refused.Kind != ReplyInvalidCommand {
			t.Errorf("after a line that is too long by one: %v", err)
		}
	})
}

func TestRealDispositions(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		p := startPBX(t, target, nil)
		for _, test := range []struct {
			name    string
			run     *Command // given up after 0.3 s
			fail    bool     // let a command fail first
			d       Disposition
			status  string
			reason  EndReason
			atLeast time.Duration
		}{
			{name: "return", status: "SUCCESS", reason: Finished},
			{name: "failure", d: Failure, status: "FAILURE", reason: Failed},
			// A handler that returns RESULT_FAILURE leaves its mark, whatever follows.
			{name: "failed command", fail: true, status: "FAILURE", reason: Finished},
			{name: "return while a file plays", run: &Command{"STREAM FILE", []string{"demo-congrats", ""}}, status: "SUCCESS", reason: Finished},
			{name: "failure while a file plays", run: &Command{"STREAM FILE", []string{"demo-congrats", ""}}, d: Failure, status: "FAILURE", reason: Failed},
			{name: "return while EXEC runs", run: &Command{"EXEC", []string{"Wait", "1"}}, status: "SUCCESS", reason: Finished, atLeast: time.Second},
			{name: "failure while EXEC runs", run: &Command{"EXEC", []string{"Wait", "1"}}, d: Failure, status: "FAILURE", reason: Failed, atLeast: time.Second},
		} {
			s := p.call("up", "/"+strings.ReplaceAll(test.name, " ", "-"))
			start := time.Now()
			if test.fail {
				p.do(s, "STREAM FILE", "nosuch", "")
			}
			if test.run != nil {
				ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
				_, err := s.Do(ctx, *test.run)
				cancel()
				var unknown *CommandError
				if !errors.As(err, &unknown) || unknown.Sent != OutcomeUnknown || !errors.Is(err, context.DeadlineExceeded) {
					t.Errorf("%s: %v", test.name, err)
				}
				if _, err := try(s, "NOOP"); !errors.Is(err, ErrBusy) {
					t.Errorf("%s: second command: %v", test.name, err)
				}
			}
			s.Close(test.d)
			if got := p.status(s); got != test.status {
				t.Errorf("%s: AGISTATUS %s", test.name, got)
			}
			took := time.Since(start)
			if took < test.atLeast || test.atLeast == 0 && took > 3*time.Second {
				t.Errorf("%s: took %v", test.name, took)
			}
			p.gone(s, test.reason)
			t.Logf("%s: %v", test.name, took)
		}
	})
}

// What Owner refuses goes on in the dialplan as failed.
func TestRealRefusal(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		envs := make(chan *wire.Environment, 1)
		p := startPBX(t, target, func(cfg *Config) {
			cfg.Owner = func(_ netip.Addr, env *wire.Environment) (string, wire.Version, error) {
				envs <- env
				return "", wire.Version{}, errors.New("nobody's")
			}
		})
		p.originate("up", "")
		if got := p.status(&Session{env: <-envs}); got != "FAILURE" {
			t.Errorf("AGISTATUS %s", got)
		}
		if st := p.listener.Stats(); st.RefusedOwner != 1 {
			t.Errorf("got %+v", st)
		}
	})
}
