package expression

import (
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

const hangup = "Event: Hangup\r\nPrivilege: call,all\r\nChannel: PJSIP/alice-00000001\r\nChannelState: 6\r\nChannelStateDesc: Up\r\n" +
	"CallerIDNum: 100\r\nCallerIDName: Alice\r\nConnectedLineNum: 200\r\nConnectedLineName: Bob\r\nLanguage: en\r\nAccountCode: \r\n" +
	"Context: internal\r\nExten: 200\r\nPriority: 3\r\nUniqueid: 1700000000.1\r\nLinkedid: 1700000000.1\r\nCause: 17\r\nCause-txt: User busy\r\n\r\n"

func message(t testing.TB, text string) wire.Message {
	t.Helper()
	m, ok := wire.NewMessage([]byte(text))
	if !ok {
		t.Fatalf("no message: %q", text)
	}
	return m
}

// BenchmarkPasses is what an expression costs each subscriber for an event that
// its names and classes let pass.
func BenchmarkPasses(b *testing.B) {
	for _, bb := range []struct{ name, text string }{
		{"name", "name == 'Hangup'"},
		{"other name", "name == 'Newchannel' && header('Cause') != '16'"},
		{"typical", "name == 'Hangup' && header('Cause') != '16'"},
		{"number", "has_header('Cause') && int(header('Cause')) > 16"},
		{"pattern", "header('Channel').matches('^PJSIP/(alice|bob)-')"},
		{"class", "'call' in privilege"},
		{"loop", "privilege.exists(p, p == 'all')"},
	} {
		b.Run(bb.name, func(b *testing.B) {
			e, err := NewCache().Compile(bb.text)
			if err != nil {
				b.Fatal(err)
			}
			judge, msg := e.NewJudge(), message(b, hangup)
			b.ReportAllocs()
			for b.Loop() {
				if _, err := judge.Passes("pbx1", msg); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCompile is what a new text costs.
func BenchmarkCompile(b *testing.B) {
	language, err := newLanguage()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := language.compile("name == 'Hangup' && header('Cause') != '16'"); err != nil {
			b.Fatal(err)
		}
	}
}
