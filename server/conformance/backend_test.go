package conformance

import (
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

// backend is an Asterisk to test against: a simulated or a real one. All have
// the dialplan of asterisktest, or what the suite uses of it.
type backend struct {
	name         string
	major        int // 16 or 22
	address      string
	user, secret string
	kill         func()               // as kill -9; nil where that cannot be
	restart      func()               // after kill, on the same address
	real         *asterisktest.Server // nil for a simulated one
	simulated    *simulated           // nil for a real one
}

// each runs f against every backend that there is.
func each(t *testing.T, f func(t *testing.T, b *backend)) {
	eachSimulated(t, f)
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) { f(t, realBackend(t, target, asterisktest.Config{})) })
}

func realBackend(t *testing.T, target asterisktest.Target, cfg asterisktest.Config) *backend {
	s := target.Start(t, cfg)
	b := &backend{
		name: t.Name(), major: target.Major(), address: s.AMIAddr,
		user: s.Users[0].Name, secret: s.Users[0].Secret, real: s,
	}
	if !target.External() {
		b.kill, b.restart = s.Kill, s.Restart
	}
	return b
}
