package mapping

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/hostile"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Whatever a worker sends as a command: what stands on the line is taken apart by
// Asterisk into the words that were meant, and nothing panics.
func FuzzAGICommand(f *testing.F) {
	a, err := NewAGI()
	if err != nil {
		f.Fatal(err)
	}
	for name, cases := range agiCases {
		for _, text := range cases.commands {
			cmd := agiCommand(f, name, text)
			b, err := proto.Marshal(cmd)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		c, ok := checkEncoded(t, a, b)
		if !ok {
			return
		}
		if c.Err != nil {
			var argument *ArgumentError
			if !errors.As(c.Err, &argument) || argument.Fault == "" {
				t.Fatalf("%v", c.Err)
			}
			return
		}
		checkLine(t, c.Words)
	})
}

// checkParse holds what is made of a command against the same by reflection.
func checkParse(t testing.TB, a *AGI, cmd *astergatev1.SessionCommand) Command {
	t.Helper()
	b, err := proto.Marshal(cmd)
	if err != nil {
		t.Fatal(err)
	}
	c, ok := checkEncoded(t, a, b)
	if !ok {
		t.Fatalf("%v cannot be decoded", cmd)
	}
	return c
}

// checkEncoded reports false where it cannot be decoded.
func checkEncoded(t testing.TB, a *AGI, b []byte) (Command, bool) {
	t.Helper()
	now := a.now()
	frozen := &AGI{plans: a.plans, now: func() time.Time { return now }}
	got, err := frozen.Parse(b)
	want, wrong := frozen.referenceCommand(b)
	if (err == nil) != (wrong == nil) {
		t.Fatalf("%x: got %v, want %v", b, err, wrong)
	}
	if err == nil && !reflect.DeepEqual(got, want) {
		t.Fatalf("%x: got %+v, want %+v", b, got, want)
	}
	return got, err == nil
}

// checkLine holds a line against the words that it was made of, as Asterisk takes it
// apart.
func checkLine(t *testing.T, words []agiwire.Word) {
	line, err := agiwire.AppendCommand(nil, agiwire.MaxLineLong, words)
	if err != nil {
		return
	}
	text := string(line)
	if len(line) > agiwire.MaxLineLong || strings.IndexByte(text, '\n') != len(text)-1 || strings.ContainsAny(text, "\r\x00") {
		t.Fatalf("%q is no line", text)
	}
	var want []string
	for _, w := range words {
		if w.Text != "" || !w.Bare {
			want = append(want, w.Text)
		}
	}
	if got, _ := hostile.ParseArgs(text[:len(text)-1]); !slices.Equal(got, want) {
		t.Fatalf("%q arrives as %q, not %q", text, got, want)
	}
}

// Whatever Asterisk answers to whichever command: the result is one that can be sent,
// and it is either done or failed.
func FuzzAGIResult(f *testing.F) {
	a, err := NewAGI()
	if err != nil {
		f.Fatal(err)
	}
	for name, cases := range agiCases {
		number := agiCommand(f, name, `{}`).ProtoReflect()
		fd := number.WhichOneof(number.Descriptor().Oneofs().ByName("command"))
		for _, reply := range cases.replies {
			f.Add(uint16(fd.Number()), reply, false)
			f.Add(uint16(fd.Number()), reply, true)
		}
	}
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	f.Fuzz(func(t *testing.T, number uint16, raw string, hungUp bool) {
		fd := fields.ByNumber(protoreflect.FieldNumber(number))
		if fd == nil {
			return
		}
		cmd := new(astergatev1.SessionCommand)
		m := cmd.ProtoReflect()
		m.Set(fd, m.NewField(fd))
		cmd.Session, cmd.CommandId = "s", uint64(number)
		reply := agiwire.ParseReply(raw)
		c := a.Command(cmd)
		result := a.Result(c, &reply, hungUp)
		if _, err := proto.Marshal(result); err != nil {
			t.Fatalf("%q: %v", raw, err)
		}
		if want := a.referenceResult(c, &reply, hungUp); !proto.Equal(result, want) {
			t.Fatalf("%q: got %v, want %v", raw, result, want)
		}
		done := result.ProtoReflect().WhichOneof(result.ProtoReflect().Descriptor().Oneofs().ByName("result"))
		switch {
		case done == nil && result.Failure == nil && cmd.GetRaw() == nil:
			t.Fatalf("%q is neither done nor failed", raw)
		case done != nil && result.Failure != nil:
			t.Fatalf("%q is done and failed", raw)
		case done != nil && done.Number() != fd.Number():
			t.Fatalf("%q is the result of another command", raw)
		case result.Failure != nil && (result.Failure.Reason == 0 || !utf8.ValidString(result.Failure.Message)):
			t.Fatalf("%q fails with %v", raw, result.Failure)
		}
	})
}
