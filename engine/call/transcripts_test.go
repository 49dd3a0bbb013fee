package call_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

var update = flag.Bool("update", false, "rewrite the golden files with what comes out now")

// transcripts returns the recorded scenes: the bytes of a manager session, what
// was sent and what came, by "22/name".
func transcripts(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 80 {
		t.Errorf("only %d transcripts", len(files))
	}
	out := make(map[string][]byte, len(files))
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(strings.TrimPrefix(filepath.ToSlash(file), "testdata/"), ".txt")] = raw
	}
	return out
}

// recorded returns the transcripts of Asterisk 16 and 22. What came before has no
// Linkedid, and its order is what its one queue of events made it.
func recorded(t testing.TB) map[string][]byte {
	t.Helper()
	all := transcripts(t)
	maps.DeleteFunc(all, func(name string, _ []byte) bool { return strings.HasPrefix(name, "11/") })
	return all
}

// chunks reads b in pieces of random sizes.
type chunks struct {
	b      []byte
	random *rand.Rand
}

func (c *chunks) Read(p []byte) (int, error) {
	if len(c.b) == 0 {
		return 0, io.EOF
	}
	n := copy(p[:min(len(p), 1+c.random.IntN(3000))], c.b)
	c.b = c.b[n:]
	return n, nil
}

// messages cuts a transcript.
func messages(t testing.TB, r io.Reader) []wire.Message {
	t.Helper()
	reader := wire.NewReader(r, wire.Limits{})
	var out []wire.Message
	for {
		msg, err := reader.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, msg)
	}
}

// replay gives a transcript to a tracker.
func replay(t testing.TB, all []wire.Message) *feed {
	t.Helper()
	f := newFeed()
	for _, msg := range all {
		if stamp := get(msg, "Timestamp"); stamp != "" && f.at.IsZero() {
			// What was sent before the first event came at the same time, as far
			// as the transcript tells.
			f.take(msgStamp(stamp))
			f.origin = f.at
			break
		}
	}
	for _, msg := range all {
		f.take(msg)
	}
	f.tracker.Tick(f.at.Add(2 * time.Second))
	return f
}

// msgStamp is an event that concerns nobody.
func msgStamp(stamp string) wire.Message {
	msg, _ := wire.NewMessage([]byte("Event: Nothing\r\nTimestamp: " + stamp + "\r\n\r\n"))
	return msg
}

// TestTranscripts replays all recorded scenes in random pieces and compares the
// calls with the golden files.
func TestTranscripts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	for name, raw := range transcripts(t) {
		t.Run(name, func(t *testing.T) {
			f := replay(t, messages(t, &chunks{b: raw, random: random}))
			for _, problem := range f.problems {
				t.Error(problem)
			}
			got := golden(t, f)
			file := filepath.Join("testdata", name+".json")
			if *update {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s: not as in the golden file; -update writes\n%s", name, got)
			}
		})
	}
}

// golden returns all calls as JSON, their times since the first event as if that
// was in 1970.
func golden(t testing.TB, f *feed) []byte {
	t.Helper()
	var out bytes.Buffer
	out.WriteString("[")
	for i, c := range f.calls() {
		shift(c.ProtoReflect(), f.origin)
		raw, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		if i > 0 {
			out.WriteString(",")
		}
		out.Write(raw)
	}
	out.WriteString("]")
	var indented bytes.Buffer
	if err := json.Indent(&indented, out.Bytes(), "", " "); err != nil {
		t.Fatal(err)
	}
	return append(indented.Bytes(), '\n')
}

// shift makes all times of a message relative.
func shift(m protoreflect.Message, origin time.Time) {
	m.Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
		switch {
		case field.Message() == nil:
		case field.IsList():
			for i := range value.List().Len() {
				shift(value.List().Get(i).Message(), origin)
			}
		default:
			if stamp, ok := value.Message().Interface().(*timestamppb.Timestamp); ok {
				since := stamp.AsTime().Sub(origin)
				stamp.Seconds, stamp.Nanos = int64(since/time.Second), int32(since%time.Second)
				return true
			}
			shift(value.Message(), origin)
		}
		return true
	})
}

// readGolden returns the calls of a golden file.
func readGolden(t testing.TB, name string) []*astergatev1.Call {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var list []json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	out := make([]*astergatev1.Call, len(list))
	for i := range list {
		out[i] = new(astergatev1.Call)
		if err := protojson.Unmarshal(list[i], out[i]); err != nil {
			t.Fatal(err)
		}
	}
	return out
}
