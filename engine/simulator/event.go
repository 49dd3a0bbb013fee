package simulator

import (
	"strconv"
	"time"
)

// Events on their way to the sessions (main/manager.c manager_event and
// main/manager_channels.c). Header names, order and escapes are those of
// recordings. Not imitated: timestampevents, and the events DeviceStateChange,
// SuccessfulAuth and TestEvent, which a real server also sends.

// newEvent starts an event with the headers that all of them have.
func (s *Simulator) newEvent(name string, class mask) *block {
	k := &block{b: make([]byte, 0, 640)}
	k.add("Event", name)
	k.add("Privilege", class.String())
	k.addIf("SystemName", s.cfg.SystemName)
	return k
}

// publish hands an event to all sessions; it needs the lock.
func (s *Simulator) publish(class mask, b []byte) {
	for _, ss := range s.sessions {
		ss.enqueue(event{class: class, b: b})
	}
}

func (s *Simulator) publishBlock(class mask, k *block) { s.publish(class, k.bytes()) }

// channelEvent publishes an event that has a channel's snapshot and then the
// pairs of names and values given.
func (s *Simulator) channelEvent(name string, class mask, c *channel, pairs ...string) {
	k := s.newEvent(name, class)
	k.snapshot("", c)
	k.pairs(pairs)
	s.publishBlock(class, k)
}

func (k *block) pairs(pairs []string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		k.add(pairs[i], pairs[i+1])
	}
}

// snapshot adds the headers that describe a channel, each name with the prefix.
func (k *block) snapshot(prefix string, c *channel) {
	k.add(prefix+"Channel", c.name)
	k.addInt(prefix+"ChannelState", int(c.state))
	k.add(prefix+"ChannelStateDesc", c.state.String())
	k.add(prefix+"CallerIDNum", orUnknown(c.caller.Number))
	k.add(prefix+"CallerIDName", escapeC(orUnknown(c.caller.Name)))
	k.add(prefix+"ConnectedLineNum", orUnknown(c.connected.Number))
	k.add(prefix+"ConnectedLineName", escapeC(orUnknown(c.connected.Name)))
	k.add(prefix+"Language", "en")
	k.add(prefix+"AccountCode", c.account)
	k.add(prefix+"Context", c.context)
	k.add(prefix+"Exten", c.exten)
	k.addInt(prefix+"Priority", c.priority)
	k.add(prefix+"Uniqueid", c.uniqueID)
	k.add(prefix+"Linkedid", c.linkedID)
}

// dialEvent publishes DialBegin, DialState or DialEnd. An Originate has no
// source.
func (s *Simulator) dialEvent(name string, src, dest *channel, pairs ...string) {
	k := s.newEvent(name, classCall)
	if src != nil {
		k.snapshot("", src)
	}
	k.snapshot("Dest", dest)
	k.pairs(pairs)
	s.publishBlock(classCall, k)
}

func (s *Simulator) varSet(c *channel, name, value string) {
	s.channelEvent("VarSet", classDialplan, c, "Variable", name, "Value", escapeC(value))
}

func (s *Simulator) fullyBooted() []byte {
	up := strconv.Itoa(int(time.Since(s.started) / time.Second))
	k := &block{}
	k.add("Event", "FullyBooted")
	k.add("Privilege", classSystem.String())
	k.add("Uptime", up)
	k.add("LastReload", up)
	k.add("Status", "Fully Booted")
	return k.bytes()
}
