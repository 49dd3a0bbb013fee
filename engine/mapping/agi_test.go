package mapping

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// Every command compiles, has cases, and they come out as the golden files say.
func TestAGIGolden(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	a.now = func() time.Time { return time.Unix(1_700_000_000, 0) }
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	if len(agiCases) != fields.Len() {
		t.Errorf("%d commands have cases, there are %d", len(agiCases), fields.Len())
	}
	for i := range fields.Len() {
		name := string(fields.Get(i).Name())
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			for _, text := range agiCases[name].commands {
				cmd := agiCommand(t, name, text)
				line, err := lineOf(a, cmd)
				if err != nil {
					fmt.Fprintf(&out, "%s\n  error %v\n", text, err)
					continue
				}
				fmt.Fprintf(&out, "%s\n  line %q\n", text, line)
			}
			for _, raw := range agiCases[name].replies {
				reply := agiwire.ParseReply(raw)
				cmd := agiCommand(t, name, `{}`)
				fmt.Fprintf(&out, "%q\n  %s\n", raw, resultText(t, a.Result(a.Command(cmd), &reply, false)))
				if reply.Result == "-1" {
					fmt.Fprintf(&out, "  hung up: %s\n", resultText(t, a.Result(a.Command(cmd), &reply, true)))
				}
			}
			file := filepath.Join("testdata", "agi", name+".txt")
			if *update {
				if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(out.Bytes(), want) {
				t.Errorf("got\n%s\nwant\n%s", out.Bytes(), want)
			}
		})
	}
}

func lineOf(a *AGI, cmd *astergatev1.SessionCommand) (string, error) {
	return lineWithin(a, cmd, agiwire.MaxLineShort)
}

func agiCommand(t testing.TB, name, text string) *astergatev1.SessionCommand {
	t.Helper()
	cmd := new(astergatev1.SessionCommand)
	if err := protojson.Unmarshal(fmt.Appendf(nil, `{%q: %s}`, name, text), cmd); err != nil {
		t.Fatal(err)
	}
	return cmd
}

// resultText is a result without the reply's whole text.
func resultText(t *testing.T, r *astergatev1.SessionResult) string {
	t.Helper()
	r.Reply.Text = ""
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Compact(&out, b); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
