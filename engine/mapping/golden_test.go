package mapping

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var update = flag.Bool("update", false, "rewrite the golden files with what comes out now")

const madePrefix = "made-"

// corpus returns the inputs in testdata/events by file name. They are the bytes
// of a real Asterisk, of the version that the file's name begins with, or were
// made by hand after Asterisk's source, where the name begins with madePrefix:
// events that no server here can be made to send.
func corpus(tb testing.TB) map[string]wire.Message {
	tb.Helper()
	files, err := filepath.Glob("testdata/events/*/*.ami")
	if err != nil {
		tb.Fatal(err)
	}
	out := make(map[string]wire.Message)
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			tb.Fatal(err)
		}
		msg, ok := wire.NewMessage(raw)
		if !ok {
			tb.Fatalf("%s is not one block", name)
		}
		out[name] = msg
	}
	return out
}

// TestGolden compares what events become: testdata/events/<Name>/*.ami with
// the .json beside it, and for Hangup the other views too.
func TestGolden(t *testing.T) {
	m := newTestMapper(t)
	inputs, captured := make(map[string]int), make(map[string]bool)
	for name, msg := range corpus(t) {
		event := filepath.Base(filepath.Dir(name))
		if string(msg.Type()) != event {
			t.Errorf("%s is a %s", name, msg.Type())
		}
		inputs[event]++
		if !strings.HasPrefix(filepath.Base(name), madePrefix) {
			captured[event] = true
		}
		check(t, m, eventDescriptor, msg)
		golden(t, m, msg, astergatev1.View_VIEW_TYPED, strings.TrimSuffix(name, ".ami")+".json")
		if event == "Hangup" {
			golden(t, m, msg, astergatev1.View_VIEW_RAW, strings.TrimSuffix(name, ".ami")+".raw.json")
			golden(t, m, msg, astergatev1.View_VIEW_BOTH, strings.TrimSuffix(name, ".ami")+".both.json")
		}
	}
	for _, name := range m.TypedEvents() {
		if inputs[name] == 0 {
			t.Errorf("event %s has no testdata/events/%s/*.ami", name, name)
		}
	}
	t.Logf("%d of %d typed events have the bytes of a real server", len(captured), len(m.TypedEvents()))
}

func golden(t *testing.T, m *Mapper, msg wire.Message, view astergatev1.View, file string) {
	t.Helper()
	e, err := m.Event(testEnvelope, msg, view)
	if err != nil {
		t.Fatal(err)
	}
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(e)
	if err != nil {
		t.Fatal(err)
	}
	// protojson varies its blanks on purpose.
	var got bytes.Buffer
	if err := json.Indent(&got, b, "", "  "); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Errorf("%s is missing; -update writes it", file)
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("%s: got\n%s\nwant\n%s", file, got.Bytes(), want)
	}
}
