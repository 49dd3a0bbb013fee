package mapping

import (
	"os"
	"path/filepath"
	"testing"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// FuzzAppendEvent takes any block: what comes out is always an event, with the
// envelope right, and the one that the reference makes.
func FuzzAppendEvent(f *testing.F) {
	m, err := New()
	if err != nil {
		f.Fatal(err)
	}
	everything := newEverything(f)
	other, err := newMapper(everything)
	if err != nil {
		f.Fatal(err)
	}
	files, err := filepath.Glob("testdata/events/*/*.ami")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Add([]byte("Event: Hangup\nCause: 16\nChannel: J\xfcrgen\n\n"))
	f.Add([]byte("Response: Follows\r\nPrivilege: Command\r\nno colon\n--END COMMAND--\r\n\r\n"))
	f.Add([]byte("Event: Everything\r\nSmall: 1\r\nVar: a=b\r\nVar: a=c\r\nItem: \\\r\nNote: \\n\r\nClock: 1:2:3\r\nRate: 1e3\r\n\r\n"))
	f.Add([]byte("Event: Blocks-2\r\nLeftLeafX: 1\r\nN: 0\r\nRightOwn: \r\n\r\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		msg, ok := wire.NewMessage(raw)
		if !ok {
			return
		}
		// What was learned before must not make a difference to what is found.
		for _, m := range []*Mapper{m, other} {
			for _, p := range m.exact {
				p.layouts.list.Store(nil)
			}
		}
		for _, view := range views {
			e := &astergatev1.Event{}
			if err := proto.Unmarshal(m.AppendEvent(nil, testEnvelope, msg, view), e); err != nil {
				t.Fatal(err)
			}
			if e.Sequence != testEnvelope.Sequence || !e.ReceivedAt.AsTime().Equal(testEnvelope.ReceivedAt) || e.Server != testEnvelope.Server {
				t.Fatalf("envelope of %q is %v", raw, e)
			}
			if msg.Kind() == wire.KindEvent && e.Name != fixed(msg.Type()) {
				t.Fatalf("name of %q is %q", raw, e.Name)
			}
		}
		check(t, m, eventDescriptor, msg)
		check(t, other, everything, msg)
	})
}
