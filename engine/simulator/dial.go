package simulator

import (
	"strconv"
	"strings"
	"time"
)

// The application Dial (apps/app_dial.c) to one destination. Order and content
// of events are those of recordings, where events of the two channels may also
// come in other orders than here. Not imitated: several destinations, options,
// forwards, early media.

// Dial calls an endpoint or, as Local/200@internal, an extension, and connects
// it with the channel. When the called party hangs up, so does the channel.
type Dial struct {
	To      string
	Timeout time.Duration // 0 is none
	// Endpoint overrides the device of Config.Endpoints.
	Endpoint *Endpoint
}

func (d Dial) app() (string, string) {
	if d.Timeout > 0 {
		return "Dial", d.To + "," + seconds(d.Timeout)
	}
	return "Dial", d.To
}

var dialVars = []string{
	"DIALSTATUS", "DIALEDPEERNUMBER", "DIALEDPEERNAME", "ANSWEREDTIME", "ANSWEREDTIME_MS", "DIALEDTIME", "DIALEDTIME_MS",
	"RINGTIME", "RINGTIME_MS", "PROGRESSTIME", "PROGRESSTIME_MS",
}

func (d Dial) run(c *channel) {
	s := c.sim
	for _, name := range dialVars {
		c.setVar(name, "")
	}
	begin := time.Now()
	leg, ok := s.newLeg(c, c.expand(d.To), d.Endpoint)
	if !ok {
		c.setVar("DIALSTATUS", "CHANUNAVAIL")
		return
	}
	leg.setVar("DIALEDPEERNUMBER", leg.address)
	leg.location = location{c.context, c.exten, 1}
	if !s.introduce(c, leg, "AppDial", c.exten) {
		c.setVar("DIALSTATUS", "CHANUNAVAIL")
		return
	}
	s.dialEvent("DialBegin", c, leg, "DialString", leg.address)
	s.startLeg(leg, d.To, d.Endpoint)

	status := c.awaitLeg(leg, d.Timeout, begin, true)
	if s.closed {
		return
	}
	if status != "ANSWER" {
		c.setVar("DIALSTATUS", status)
		return
	}
	c.setVar("DIALSTATUS", status)
	c.setVar("DIALEDPEERNAME", leg.name)
	c.setVar("DIALEDPEERNUMBER", leg.address)
	leg.exten = ""
	s.dialEvent("DialEnd", c, leg, "DialStatus", status)
	c.answer()
	answered := time.Now()
	s.connect(c, leg, "AppDial")
	c.cdrDest = leg.name
	c.talk(leg)
	if s.closed {
		return
	}
	c.setTimes("ANSWEREDTIME", answered)
	c.setTimes("DIALEDTIME", begin)
	c.setVar("DIALSTATUS", status)
}

// newLeg creates the channel to be dialled. It reports false if there is no
// such device.
func (s *Simulator) newLeg(c *channel, to string, own *Endpoint) (*channel, bool) {
	tech, address, _ := strings.Cut(to, "/")
	if tech == "Local" {
		leg := s.newLocal(address, "", "", c)
		leg.noCdr = true
		leg.watcher = c.wake
		return leg, true
	}
	if e, ok := s.endpoint(to, own); !ok || e.Outcome == Unavailable {
		return nil, false
	}
	leg := s.newChannel(s.newName(tech, address), tech, address, "", c, stateDown, Party{},
		location{c.context, "", 1})
	leg.noCdr = true
	leg.watcher = c.wake
	return leg, true
}

func (s *Simulator) endpoint(to string, own *Endpoint) (Endpoint, bool) {
	if own != nil {
		return *own, true
	}
	e, ok := s.cfg.Endpoints[to]
	return e, ok
}

// introduce tells both parties of each other. It reports false if a Local
// channel's extension does not exist.
func (s *Simulator) introduce(c, leg *channel, app, number string) bool {
	leg.caller = Party{Number: number, Name: c.caller.Name}
	leg.connected = c.caller
	s.newexten(leg, app, "(Outgoing Line)")
	s.newCallerID(leg)
	if leg.connected.Number != "" && app == "AppDial" {
		s.channelEvent("NewConnectedLine", classCall, leg) // Queue tells it after the answer
	}
	return leg.tech != "Local" || s.callLocal(leg)
}

// startLeg lets a device ring. A Local channel has started already.
func (s *Simulator) startLeg(leg *channel, to string, own *Endpoint) {
	if leg.tech != "Local" {
		e, _ := s.endpoint(to, own)
		s.spawn(func() { s.runEndpoint(leg, e) })
	}
}

// awaitLeg waits until a dialled channel answers or not, publishes DialState
// and, unless it is answered, DialEnd, and returns the value for DIALSTATUS.
// The channel has then ended, unless the answer was ANSWER.
func (c *channel) awaitLeg(leg *channel, timeout time.Duration, begin time.Time, vars bool) string {
	s := c.sim
	var timer <-chan time.Time
	if timeout > 0 {
		t := time.NewTimer(timeout)
		defer t.Stop()
		timer = t.C
	}
	rung, late := false, false
	give := func(end, status string) string {
		if !leg.gone {
			s.dialEvent("DialEnd", c, leg, "DialStatus", end)
			leg.end()
		}
		return status
	}
	for {
		switch {
		case s.closed:
			return ""
		case c.stopped():
			return give("CANCEL", "CANCEL")
		case leg.hangup:
			return give(dialEndStatus(leg.cause), dialStatus(leg.cause))
		case leg.leg.failed == Busy:
			return give("BUSY", "BUSY")
		case leg.leg.failed == Congestion:
			return give("CONGESTION", "CONGESTION")
		case leg.leg.answered:
			return "ANSWER"
		case late:
			return give("NOANSWER", "NOANSWER")
		case leg.leg.ringing && !rung:
			rung = true
			c.ring()
			if vars {
				c.setTimes("RINGTIME", begin)
			}
			s.dialEvent("DialState", c, leg, "DialStatus", "RINGING")
		}
		late = s.block(c.wake, timer)
	}
}

// talk waits until one of two connected channels ends, and takes both apart.
func (c *channel) talk(leg *channel) {
	s := c.sim
	for !c.stopped() && !leg.stopped() {
		s.block(c.wake, nil)
	}
	switch {
	case s.closed:
	case leg.redirect != nil && !leg.hangup:
		s.disconnect(leg, c)
		leg.watcher = nil
		s.spawn(func() { s.runDialplan(leg) })
		c.requestHangup(0)
	case leg.hangup && !c.hangup:
		s.disconnect(leg, c)
		leg.end()
		if c.redirect == nil {
			c.requestHangup(leg.cause)
		}
	default:
		s.disconnect(c, leg)
		leg.end()
	}
}

// setTimes sets a variable and its _MS twin to the time since then.
func (c *channel) setTimes(name string, since time.Time) {
	d := time.Since(since)
	c.setVar(name, strconv.Itoa(int(d/time.Second)))
	c.setVar(name+"_MS", strconv.Itoa(int(d/time.Millisecond)))
}
