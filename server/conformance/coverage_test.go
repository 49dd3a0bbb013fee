package conformance

import (
	"context"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// wantListed and wantSucceeded are how many actions the test's servers have at
// least, and how many succeed with their effect seen.
var (
	wantListed    = map[int]int{22: 138, 16: 142}
	wantSucceeded = 100
)

// coverageScenes call the actions, each in a state in which it succeeds.
var coverageScenes = []struct {
	name string
	play func(p *coverage)
}{
	{"server", coverServer},
	{"database", coverDatabase},
	{"config", coverConfig},
	{"modules", coverModules},
	{"dialplan", coverDialplan},
	{"states", coverStates},
	{"channels", coverChannels},
	{"media", coverMedia},
	{"recording", coverRecording},
	{"messages", coverMessages},
	{"bridges", coverBridges},
	{"transfers", coverTransfers},
	{"parking", coverParking},
	{"queues", coverQueues},
	{"callers", coverCallers},
	{"conferences", coverConferences},
	{"agents", coverAgents},
	{"agi", coverAGI},
	{"fax", coverFax},
	{"voicemail", coverVoicemail},
	{"pjsip", coverPJSIP},
	{"pjsip-calls", coverPJSIPCalls},
	{"sip", coverSIP},
	{"other-channels", coverOtherChannels},
	{"caches", coverCaches},
	{"untyped", coverUntyped},
}

// TestEveryAction calls every action that a real server lists, in a state where
// it succeeds if there can be one, looks at its effect, and holds each answer
// against the bytes, header by header. The events of all that are mixed traffic,
// of which it counts the headers that have a field of their own.
func TestEveryAction(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		phone := newPhone(t)
		b := realBackend(t, target, coverageConfig(phone.addr(), target.Major()))
		s := startTyped(t, b)
		p := &coverage{
			typed: s, t: t, phone: phone, server: b.real, major: target.Major(), listed: make(map[string]bool),
			answered: make(map[string]bool), proved: make(map[string]bool), refused: make(map[string]string),
			stream: s.subscribe(t, &astergatev1.SubscribeRequest{View: astergatev1.View_VIEW_BOTH}),
		}
		for _, command := range do[*amiv1.ListCommandsResponse](t, s, &amiv1.ListCommandsRequest{}).GetCommands() {
			p.listed[command.GetName()] = true
		}
		played := 0
		for _, scene := range coverageScenes {
			t.Run(scene.name, func(t *testing.T) {
				p.t, p.since = t, len(p.heard)
				played++
				scene.play(p)
			})
		}
		p.t = t
		if played == len(coverageScenes) { // not by -run
			p.report()
			p.countTypedHeaders()
		}
	})
}

// report prints what was covered, and fails if that is not enough.
func (p *coverage) report() {
	known := len(p.engine.Actions().All())
	var untouched, unproved []string
	succeeded := 0
	for _, action := range slices.Sorted(maps.Keys(p.listed)) {
		switch {
		case p.proved[action] && p.answered[action]:
			succeeded++
		case p.answered[action]:
			unproved = append(unproved, action)
		case p.refused[action] == "":
			untouched = append(untouched, action)
		}
	}
	p.t.Logf("Asterisk %d: %d actions are typed; of %d that the server lists %d were called, %d answered with Success, of these %d with their effect seen",
		p.major, known, len(p.listed), len(p.listed)-len(untouched), succeeded+len(unproved), succeeded)
	p.t.Logf("Success whose effect nothing tells: %s", strings.Join(unproved, ", "))
	for _, action := range slices.Sorted(maps.Keys(p.refused)) {
		if p.listed[action] && !p.answered[action] {
			p.t.Logf("refused: %s: %s", action, p.refused[action])
		}
	}
	if len(untouched) > 0 {
		p.t.Errorf("not called: %s", strings.Join(untouched, ", "))
	}
	if len(p.listed) < wantListed[p.major] || succeeded < wantSucceeded {
		p.t.Errorf("the server lists %d actions, want %d; %d succeeded with their effect, want %d", len(p.listed), wantListed[p.major], succeeded, wantSucceeded)
	}
}

// refusedByName is why an action that has no RPC is not sent either.
const refusedByName = "is not available on server"

// untypedActions are those that a server lists and that have no RPC: what an
// answer to them by name, or its error, must hold.
var untypedActions = map[string]string{
	"Challenge": refusedByName, "Events": refusedByName, "Filter": refusedByName, "Login": refusedByName, "Logoff": refusedByName, "WaitEvent": refusedByName,
	"IAXnetstats":      "its outcome is unknown", // its answer has no Response
	"IAXpeers":         "Peer status list will follow",
	"SKINNYdevices":    "Device status list will follow",
	"SKINNYlines":      "Line status list will follow",
	"SKINNYshowdevice": "Device: <name> missing.",
	"SKINNYshowline":   "Line: <name> missing.",
}

// coverUntyped calls the actions that have no RPC of their own, as anybody may
// send them by name.
func coverUntyped(p *coverage) {
	for _, action := range slices.Sorted(maps.Keys(p.listed)) {
		if p.engine.Actions().ByName(action) != nil {
			continue
		}
		ctx, cancel := context.WithTimeout(p.t.Context(), 2*time.Second)
		resp, err := p.actions.SendAction(ctx, &astergatev1.SendActionRequest{Action: action})
		cancel()
		said := resp.GetReply().GetMessage()
		if err != nil {
			said = err.Error()
		}
		want, known := untypedActions[action]
		if !known || !strings.Contains(said, want) {
			p.t.Errorf("%s has no RPC, and was answered by %q, want %q", action, said, want)
		}
		if resp.GetSuccess() {
			p.answered[action] = true
		} else {
			p.refused[action] = said
		}
	}
}
