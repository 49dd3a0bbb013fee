package mapping

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
)

// TestActionGolden compares, for each typed action, what its example becomes on
// the wire (testdata/actions/<Name>/request.json and .ami), and what answers of
// real servers become (each other .ami with the .json beside it).
func TestActionGolden(t *testing.T) {
	for _, a := range newTestActions(t).All() {
		t.Run(a.Name, func(t *testing.T) {
			dir := filepath.Join("testdata", "actions", a.Name)
			goldenRequest(t, a, dir)
			files, err := filepath.Glob(filepath.Join(dir, "*-*.ami"))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				goldenAnswer(t, a, file)
			}
		})
	}
}

// goldenRequest holds the bytes of the example.
func goldenRequest(t *testing.T, a *Action, dir string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "request.json"))
	if err != nil {
		t.Fatal(err)
	}
	req := a.NewRequest()
	if err := protojson.Unmarshal(raw, req); err != nil {
		t.Fatalf("%s: %v", dir, err)
	}
	headers, _, err := a.Headers(req)
	if err != nil {
		t.Fatal(err)
	}
	got, err := wire.AppendAction(nil, a.Name, "golden-1", headers)
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, filepath.Join(dir, "request.ami"), got)
}

func goldenAnswer(t *testing.T, a *Action, file string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	resp := newResponse(t, a)
	answer := readAnswer(t, a, raw)
	checkReply(t, a, answer, resp)
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(resp)
	if err != nil {
		t.Fatal(err)
	}
	compareFile(t, strings.TrimSuffix(file, ".ami")+".json", indented(t, b))
}

// readAnswer takes the bytes of an answer apart as the link does.
func readAnswer(t *testing.T, a *Action, raw []byte) *Answer {
	t.Helper()
	answer := new(Answer)
	summary := new(amiv1.ActionReply)
	r := wire.NewReader(bytes.NewReader(raw), wire.Limits{})
	for {
		msg, err := r.Next()
		if err != nil {
			break
		}
		list, _ := msg.Get("EventList")
		switch {
		case msg.Kind() == wire.KindResponse:
			id, _ := msg.Get("ActionID")
			text, _ := msg.Get("Message")
			answer.Response = msg
			summary.ActionId, summary.Message = Text(id), Text(text)
			summary.Success = string(msg.Type()) == "Success"
		case strings.EqualFold(string(msg.Type()), a.Completion):
			answer.Completion = msg
		case len(list) > 0 && !strings.EqualFold(string(list), "start") || wire.EqualName(msg.Type(), a.ListEnd) && a.ListEnd != "":
			answer.End = msg
			summary.ListComplete = !strings.EqualFold(string(list), "cancelled")
			if n, ok := msg.Get("ListItems"); ok {
				if count, err := strconv.ParseUint(string(n), 10, 32); err == nil {
					summary.ExpectedItems = proto.Uint32(uint32(count))
				}
			}
		default:
			answer.Items = append(answer.Items, msg)
		}
	}
	summary.ReceivedItems = uint32(len(answer.Items))
	answer.summarise(summary)
	if answer.Response.Len() == 0 {
		t.Fatal("the answer has no response")
	}
	return answer
}

// compareFile holds what came out against a golden file, which -update remakes.
func compareFile(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v: make it with -update and look at it", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

// indented makes JSON readable; protojson varies its blanks on purpose.
func indented(t *testing.T, b []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		t.Fatal(err)
	}
	out.WriteByte('\n')
	return out.Bytes()
}
