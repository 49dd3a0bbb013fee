package simulator

import (
	"fmt"
)

// Two-party bridges (main/bridge.c, main/manager_bridges.c). Not imitated: more
// than two members, other technologies, merging of linked ids, music and
// holding bridges.

type bridge struct {
	id      string
	members int
}

func (s *Simulator) bridgeEvent(name string, b *bridge, c *channel) {
	k := s.newEvent(name, classCall)
	k.add("BridgeUniqueid", b.id)
	k.add("BridgeType", "basic")
	k.add("BridgeTechnology", "simple_bridge")
	k.add("BridgeCreator", "<unknown>")
	k.add("BridgeName", "<unknown>")
	k.addInt("BridgeNumChannels", b.members)
	k.add("BridgeVideoSourceMode", "none")
	if c != nil {
		k.snapshot("", c)
	}
	s.publishBlock(classCall, k)
}

// connect puts a dialled channel and its dialler into a new bridge.
func (s *Simulator) connect(src, dest *channel, app string) {
	b := &bridge{id: s.newUUID()}
	s.bridgeEvent("BridgeCreate", b, nil)
	if app == "AppDial" {
		s.newexten(dest, app, "(Outgoing Line)")
	}
	for _, c := range []*channel{dest, src} {
		b.members++
		c.bridge = b
		s.bridgeEvent("BridgeEnter", b, c)
	}
	dest.setVar("BRIDGEPEER", src.name)
	src.setVar("BRIDGEPEER", dest.name)
}

// disconnect takes both out again, the one that ended the talk first.
func (s *Simulator) disconnect(first, second *channel) {
	b := first.bridge
	first.setVar("BRIDGEPEER", "")
	second.setVar("BRIDGEPEER", "")
	for _, c := range []*channel{first, second} {
		b.members--
		c.bridge = nil
		s.bridgeEvent("BridgeLeave", b, c)
		if c.cause == 0 {
			c.cause = 16
		}
	}
	s.bridgeEvent("BridgeDestroy", b, nil)
}

func (s *Simulator) newUUID() string {
	a, b := s.rng.Uint64(), s.rng.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-%04x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0x3fff|0x8000, b&0xffffffffffff)
}

// newexten publishes the application that a channel has begun.
func (s *Simulator) newexten(c *channel, app, data string) {
	c.app, c.data = app, data
	s.channelEvent("Newexten", classDialplan, c, "Extension", c.exten, "Application", app, "AppData", data)
}

// callerString is a caller as Cdr and core show channels write it.
func (p Party) String() string { return `"` + p.Name + `" <` + p.Number + `>` }
