package simulator

import "strings"

// Local channels (main/core_local.c): two halves, of which ;1 stands for the
// called party and ;2 runs the dialplan. LocalBridge joins them, unless the
// extension does not exist: then both end without a word. Not imitated: the
// optimisation that removes a Local channel from an answered call.

// newLocal creates both halves for an address such as 200@internal/n. Ids may
// be empty; with an id for ;1 alone the id of ;2 is that with ";2".
func (s *Simulator) newLocal(address, id, otherID string, creator *channel) *channel {
	target, _, _ := strings.Cut(address, "/")
	exten, context, ok := strings.Cut(target, "@")
	if !ok {
		context = "default"
	}
	if id != "" && otherID == "" {
		otherID = id + ";2"
	}
	name := s.newName("Local", target)
	at := location{context, exten, 1}
	near := s.newChannel(name+";1", "Local", address, id, creator, stateDown, Party{}, at)
	if creator == nil {
		creator = near
	}
	far := s.newChannel(name+";2", "Local", address, otherID, creator, stateRing, Party{}, at)
	near.peer, far.peer = far, near
	return near
}

// callLocal joins the halves and starts the dialplan. What ;1 knows of its
// caller is what ;2 is connected to, and the other way round. It reports false,
// with both halves gone, if there is no such extension.
func (s *Simulator) callLocal(near *channel) bool {
	far := near.peer
	for _, v := range near.vars {
		far.setVar(v.name, v.value)
	}
	number := near.connected.Number
	if number != "" {
		far.caller = near.connected
	}
	far.connected = near.caller
	if number != "" {
		s.newCallerID(far)
	}
	if near.caller.Number != "" {
		s.channelEvent("NewConnectedLine", classCall, far)
	}
	if !s.cfg.Dialplan.exists(far.location) {
		far.end()
		near.end()
		return false
	}
	near.started, far.started = true, true
	k := s.newEvent("LocalBridge", classCall)
	k.snapshot("LocalOne", near)
	k.snapshot("LocalTwo", far)
	k.add("Context", far.context)
	k.add("Exten", far.exten)
	k.add("LocalOptimization", map[bool]string{true: "No", false: "Yes"}[strings.HasSuffix(near.address, "/n")])
	s.publishBlock(classCall, k)
	s.spawn(func() { s.runDialplan(far) })
	return true
}

func (s *Simulator) newCallerID(c *channel) {
	s.channelEvent("NewCallerid", classCall, c, "CID-CallingPres", "0 (Presentation Allowed, Not Screened)")
}
