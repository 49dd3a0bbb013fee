package mapping

import (
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// TestChannelVariables looks at the variables that channelvars of manager.conf
// adds to every snapshot, in blocks with and without a prefix.
func TestChannelVariables(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		server := target.Start(t, asterisktest.Config{
			ManagerOptions: []string{"channelvars=COLOUR,SIZE"},
			Dialplan: "[real]\nexten => colours,1,Set(__COLOUR=say \"green\\, or = blue\")\n" +
				" same => n,Dial(Local/answer@astergate)\n",
		})
		m := newTestMapper(t)
		c := converse(t, server)
		c.call("colours", "colours")
		end := c.await("DialEnd", "Uniqueid", "colours-2")
		for _, msg := range c.all {
			check(t, m, eventDescriptor, msg)
			if msg.Kind() == wire.KindEvent && m.Typed(string(msg.Type())) {
				checkMapped(t, m, msg)
			}
		}
		e, err := m.Event(testEnvelope, end, astergatev1.View_VIEW_TYPED)
		if err != nil {
			t.Fatal(err)
		}
		for name, got := range map[string]map[string]string{
			"channel": e.GetDialEnd().GetChannel().GetChanVariables(),
			"dest":    e.GetDialEnd().GetDest().GetChanVariables(),
		} {
			if size, ok := got["SIZE"]; len(got) != 2 || got["COLOUR"] != `say "green\, or = blue"` || !ok || size != "" {
				t.Errorf("%s has %q", name, got)
			}
		}
		if *capture && !corpusForms(t, target.Name)[headerNames(end)] {
			keep(t, end, target.Name+"-channelvars")
		}
		c.hangup("colours-1")
	})
}
