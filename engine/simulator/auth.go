package simulator

import (
	"crypto/md5"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Logging in and out, and what a session wants to see (main/manager.c
// authenticate, action_login, action_challenge, action_events). A refused login
// is answered after a second and closes the connection. Not imitated: address
// lists, security events, WaitEvent's own queue over HTTP.

func (ss *session) findUser(name string) (User, bool) {
	for _, u := range ss.sim.cfg.Users {
		if strings.EqualFold(u.Name, name) {
			return u, true
		}
	}
	return User{}, false
}

// refuseSecondLogin refuses Login and Challenge for a user who is logged in and
// may be so only once.
func (ss *session) refuseSecondLogin(action string, r *request) (answer, bool) {
	u, ok := ss.findUser(r.get("Username"))
	if strings.EqualFold(action, "Logoff") || !ok || u.AllowMultipleLogin == nil || *u.AllowMultipleLogin {
		return answer{}, false
	}
	used := slices.ContainsFunc(ss.sim.sessions, func(x *session) bool { return x.loggedIn && x.user.Name == u.Name })
	if !used {
		return answer{}, false
	}
	a := fail(r, "Login Already In Use")
	a.close = true
	ss.delayRefusal()
	return a, true
}

func (ss *session) delayRefusal() {
	if d := ss.sim.cfg.AuthDelay; d > 0 {
		timer := time.NewTimer(d)
		defer timer.Stop()
		ss.sim.block(ss.done, timer.C)
	}
}

func actionLogin(ss *session, r *request) answer {
	s := ss.sim
	if ss.loggedIn {
		return ack(r, "Already authenticated")
	}
	u, ok := ss.findUser(r.get("Username"))
	if !ok || !ss.secretFits(u, r) {
		s.cfg.Logger.Warn("login refused", "session", ss.id, "user", r.get("Username"))
		ss.delayRefusal()
		a := fail(r, "Authentication failed")
		a.close = true
		return a
	}
	ss.loggedIn, ss.user = true, u
	ss.read, ss.write = classMask(u.Read), classMask(u.Write)
	ss.events = ss.read
	if m, ok := parseEventMask(r.get("Events")); ok {
		ss.events = ss.read & m
	}
	s.notify()
	s.cfg.Logger.Info("logged in", "session", ss.id, "user", u.Name)
	a := ack(r, "Authentication accepted")
	if ss.events&classSystem != 0 && s.booted {
		a.more = s.fullyBooted()
	}
	return a
}

// secretFits compares the plain secret, or the MD5 of the session's challenge
// and the secret.
func (ss *session) secretFits(u User, r *request) bool {
	if !strings.EqualFold(r.get("AuthType"), "MD5") {
		return r.get("Secret") == u.Secret
	}
	if ss.challenge == "" || r.get("Key") == "" {
		return false
	}
	sum := md5.Sum([]byte(ss.challenge + u.Secret))
	return hex.EncodeToString(sum[:]) == r.get("Key")
}

// actionChallenge gives the session's challenge, the same one each time.
func actionChallenge(ss *session, r *request) answer {
	if !strings.EqualFold(r.get("AuthType"), "MD5") {
		return fail(r, "Must specify AuthType")
	}
	if ss.challenge == "" {
		ss.challenge = strconv.FormatInt(ss.sim.rng.Int64N(1<<31), 10)
	}
	k := start(r, "Success")
	k.add("Challenge", ss.challenge)
	return answer{reply: k.bytes()}
}

func actionLogoff(_ *session, r *request) answer {
	a := reply(r, "Goodbye", "Thanks for all the fish.")
	a.close = true
	return a
}

// actionEvents sets the mask. One that names no class turns events off and is a
// success.
func actionEvents(ss *session, r *request) answer {
	m, ok := parseEventMask(r.get("EventMask"))
	if !ok {
		return fail(r, "Invalid event mask")
	}
	ss.events = ss.read & m
	k := start(r, "Success")
	k.add("Events", map[bool]string{true: "On", false: "Off"}[m != 0])
	return answer{reply: k.bytes()}
}

// actionWaitEvent only waits, as it does for a session over TCP, whose events
// come by themselves.
func actionWaitEvent(ss *session, r *request) answer {
	n, ok := scanInt(r.get("Timeout"))
	if !ok {
		n = 30
	}
	if n > 0 {
		timer := time.NewTimer(time.Duration(n) * time.Second)
		defer timer.Stop()
		for len(ss.pending) == 0 && !ss.closed && !ss.sim.closed {
			if ss.sim.block(ss.alert, timer.C) {
				break
			}
		}
	}
	a := ack(r, "Waiting for Event completed.")
	k := item("WaitEventComplete")
	k.addIf("ActionID", r.id())
	a.more = k.bytes()
	return a
}
