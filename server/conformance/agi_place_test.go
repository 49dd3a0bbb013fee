package conformance

import (
	"fmt"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/worker"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// placesDialplan tells by a UserEvent from where it goes on behind AGI, and what
// it knows of that. Step 4 has the label named.
const placesDialplan = `
[places]
exten => from,1,Answer()
 same => n,AGI(${AGI_URL})
` + placeSteps + `
exten => to,1,NoOp()
 same => n,NoOp()
` + placeSteps + `
[elsewhere]
exten => from,1,NoOp()
 same => n,NoOp()
` + placeSteps + `
exten => to,1,NoOp()
 same => n,NoOp()
` + placeSteps

const placeSteps = ` same => n,` + placeEvent + `
 same => n(named),` + placeEvent + `
 same => n,` + placeEvent + `
 same => n,Hangup()
`

const placeEvent = `UserEvent(Place,At: ${CONTEXT} ${EXTEN} ${PRIORITY},Told: ${ASTERGATE_STATUS}/${AGISTATUS})`

// A handler that says where the dialplan goes on, and whose worker is lost during
// an EXEC that is to be interrupted: the dialplan goes on where it does for a
// handler that ends in peace.
func TestAGIInterruptedWhereItSaid(t *testing.T) {
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{Dialplan: placesDialplan})
		s := start(t, b, options{agi: worker.Config{Grace: 100 * time.Millisecond}})
		plain := b.dial(t)
		for i, tt := range []struct {
			commands []*astergatev1.SessionCommand
			want     string
		}{
			{nil, "places from 3"},
			{[]*astergatev1.SessionCommand{setContext("elsewhere")}, "elsewhere from 3"},
			{[]*astergatev1.SessionCommand{raw("set extension", "to")}, "places to 3"},
			{[]*astergatev1.SessionCommand{raw("SET PRIORITY", "5")}, "places from 5"},
			{[]*astergatev1.SessionCommand{raw("SET PRIORITY", "named")}, "places from 4"},
			{[]*astergatev1.SessionCommand{raw("SET PRIORITY", "5"), raw("SET PRIORITY", "nosuch")}, "places from 5"},
			{[]*astergatev1.SessionCommand{raw("SET PRIORITY", "5"), setContext("elsewhere"), raw("SET EXTENSION", "to")}, "elsewhere to 5"},
			{[]*astergatev1.SessionCommand{setContext("elsewhere"), raw("SET", "EXTENSION", "to"), raw("SET PRIORITY", "named")}, "elsewhere to 4"},
		} {
			for _, lost := range []bool{false, true} {
				w, _ := s.register(t, route("", func(rt *astergatev1.AgiRoute) { rt.InterruptExec = true }))
				s.send(t, "Originate", "Channel", "Local/answer@astergate", "Context", "places", "Exten", "from", "Priority", "1",
					"Async", "true", "ChannelId", fmt.Sprint("place-", i, lost), "Variable", "AGI_URL=agi://"+s.fastAGI)
				offer := w.take(t)
				id := offer.GetSession()
				for _, cmd := range tt.commands {
					w.do(t, id, cmd)
				}
				told := "/SUCCESS"
				if lost {
					w.start(t, id, runApp("Wait", "3600"))
					s.awaitCommand(t, id, "EXEC")
					told = "LOST/FAILURE"
				} else {
					w.send(t, finish(id, false))
					w.ended(t, id)
				}
				w.kill()
				got := plain.await(t, func(text string) bool {
					return hasLines(text, "Event: UserEvent", "Uniqueid: "+offer.GetUniqueId())
				})
				event := got[len(got)-1]
				if !hasLines(event, "At: "+tt.want) || !hasLines(event, "Told: "+told) {
					t.Errorf("%v, lost %v: want %s, %s; got\n%s", tt.commands, lost, tt.want, told, event)
				}
				eventually(t, func() bool { return s.workers.Figures().Workers == 0 })
			}
		}
	})
}
