package simulator

import (
	"strconv"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// The applications a dialplan can use. Dial and Queue have files of their own.
// Not imitated: everything that handles media, Gosub and conditions.

// Step is one priority of an extension. Its types are those of this package.
type Step interface {
	// app returns the application and its data as Newexten shows them.
	app() (name, data string)
	// run does it. It has the lock, gives it up where it waits, and returns when
	// it is done or the channel is stopped.
	run(c *channel)
}

// Answer answers the channel.
type Answer struct{}

func (Answer) app() (string, string) { return "Answer", "" }
func (Answer) run(c *channel)        { c.answer() }

// Ringing tells the caller that it rings.
type Ringing struct{}

func (Ringing) app() (string, string) { return "Ringing", "" }
func (Ringing) run(c *channel)        { c.ring() }

// Wait does nothing for a time.
type Wait time.Duration

func (w Wait) app() (string, string) { return "Wait", seconds(time.Duration(w)) }
func (w Wait) run(c *channel)        { c.pause(time.Duration(w)) }

// Playback answers and plays a file, of which only the length matters.
type Playback struct {
	File   string
	Length time.Duration
}

func (p Playback) app() (string, string) { return "Playback", p.File }
func (p Playback) run(c *channel) {
	c.answer()
	status := "SUCCESS"
	if !c.pause(p.Length) && c.sim.facts.playbackFails {
		status = "FAILED"
	}
	if !c.sim.closed {
		c.setVar("PLAYBACKSTATUS", status)
	}
}

// Set sets a channel variable, or CALLERID(num) or CALLERID(name).
type Set struct{ Name, Value string }

func (v Set) app() (string, string) { return "Set", v.Name + "=" + v.Value }
func (v Set) run(c *channel)        { c.assign(v.Name, c.expand(v.Value)) }

// NoOp shows a text in Newexten and does nothing.
type NoOp string

func (n NoOp) app() (string, string) { return "NoOp", string(n) }
func (NoOp) run(*channel)            {}

// UserEvent publishes a UserEvent with the channel's snapshot.
type UserEvent struct {
	Name    string
	Headers []wire.Header
}

func (u UserEvent) app() (string, string) {
	data := u.Name
	for _, h := range u.Headers {
		data += "," + h.Name + ": " + h.Value
	}
	return "UserEvent", data
}

func (u UserEvent) run(c *channel) {
	k := c.sim.newEvent("UserEvent", classUser)
	k.snapshot("", c)
	k.add("UserEvent", u.Name)
	for _, h := range u.Headers {
		k.add(h.Name, c.expand(h.Value))
	}
	c.sim.publishBlock(classUser, k)
}

// Hangup ends the channel with a cause; 0 leaves the one it has.
type Hangup int

func (h Hangup) app() (string, string) {
	if h == 0 {
		return "Hangup", ""
	}
	return "Hangup", strconv.Itoa(int(h))
}
func (h Hangup) run(c *channel) { c.requestHangup(int(h)) }

// BusyTone says busy to a caller that was not answered, and waits for it to
// hang up (the application Busy).
type BusyTone struct{}

func (BusyTone) app() (string, string) { return "Busy", "" }
func (BusyTone) run(c *channel)        { c.fail(Busy); c.waitTone() }

// CongestionTone says congestion likewise (the application Congestion).
type CongestionTone struct{}

func (CongestionTone) app() (string, string) { return "Congestion", "" }
func (CongestionTone) run(c *channel)        { c.fail(Congestion); c.waitTone() }

// waitTone waits for the caller to hang up; a device does so after a while.
func (c *channel) waitTone() {
	if c.peer != nil {
		c.waitStop()
		return
	}
	c.pause(4 * time.Second)
	c.requestHangup(0)
}

// Echo answers nothing and stays until the channel ends.
type Echo struct{}

func (Echo) app() (string, string) { return "Echo", "" }
func (Echo) run(c *channel)        { c.waitStop() }

func seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', -1, 64) }

func parseSeconds(s string) time.Duration {
	f, err := strconv.ParseFloat(s, 64)
	if err != nil || f < 0 || f > 1e6 {
		return 0
	}
	return time.Duration(f * float64(time.Second))
}

// parseApp turns an application and its data, as of an Originate, into a step.
func parseApp(app, data string) (Step, bool) {
	args := strings.Split(data, ",")
	arg := func(i int) string {
		if i < len(args) {
			return args[i]
		}
		return ""
	}
	switch strings.ToLower(app) {
	case "answer":
		return Answer{}, true
	case "ringing":
		return Ringing{}, true
	case "wait":
		return Wait(parseSeconds(data)), true
	case "playback":
		return Playback{File: data, Length: 1500 * time.Millisecond}, true
	case "noop", "verbose":
		return NoOp(data), true
	case "echo", "musiconhold", "waitexten", "milliwatt":
		return Echo{}, true
	case "hangup":
		cause, _ := strconv.Atoi(data)
		return Hangup(cause), true
	case "busy":
		return BusyTone{}, true
	case "congestion":
		return CongestionTone{}, true
	case "set":
		name, value, _ := strings.Cut(data, "=")
		return Set{name, value}, true
	case "dial":
		return Dial{To: arg(0), Timeout: parseSeconds(arg(1))}, true
	case "queue":
		return Queued{Name: arg(0), Timeout: parseSeconds(arg(4))}, true
	case "userevent":
		u := UserEvent{Name: arg(0)}
		for _, h := range args[1:] {
			name, value, _ := strings.Cut(h, ":")
			u.Headers = append(u.Headers, wire.Header{Name: name, Value: strings.TrimSpace(value)})
		}
		return u, true
	}
	return nil, false
}
