package agi

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/ami"
	amiwire "github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// agiDialplan runs AGI and tells by a UserEvent that the dialplan went on.
const agiDialplan = `
[agitest]
exten => up,1,Answer()
 same => n,AGI(${AGI_URL})
 same => n,UserEvent(AgiDone,Status: ${AGISTATUS},Left: ${LEFT})
 same => n,Hangup()
exten => down,1,AGI(${AGI_URL})
 same => n,UserEvent(AgiDone,Status: ${AGISTATUS})
 same => n,Hangup()
exten => args,1,Answer()
 same => n,Set(CALLERID(name)=J` + "\xfc" + `rgen: x)
 same => n,AGI(${AGI_URL},one,,"q,uo")
 same => n,Hangup()
exten => exits,1,Answer()
 same => n,Set(AGIEXITONHANGUP=yes)
 same => n,AGI(${AGI_URL})
 same => n,Hangup()
exten => away,1,UserEvent(Away)
 same => n,Wait(20)
exten => loop,1,Answer()
 same => n,Set(i=0)
 same => n,While($[${i} < 1000])
 same => n,AGI(${AGI_URL}/${i})
 same => n,Set(i=$[${i} + 1])
 same => n,EndWhile()
 same => n,UserEvent(LoopDone)
exten => sub,1,Return()
`

// pbx is a real server with a manager link and a FastAGI listener.
type pbx struct {
	t        *testing.T
	target   asterisktest.Target
	server   *asterisktest.Server
	link     *ami.Link
	listener *Listener
	url      string
	sessions chan *Session

	mu      sync.Mutex
	events  []amiwire.Message
	changed chan struct{}
}

func (p *pbx) Event(m amiwire.Message, _ time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.events = append(p.events, m)
	close(p.changed)
	p.changed = make(chan struct{})
}
func (p *pbx) Orphan(amiwire.Message, time.Time) {}
func (p *pbx) Pause()                            {}
func (p *pbx) LinkUp(ami.Up)                     {}
func (p *pbx) LinkDown(ami.Down)                 {}

// startPBX starts all of it. Sessions come on p.sessions and belong to the test,
// which closes them.
func startPBX(t *testing.T, target asterisktest.Target, change func(*Config)) *pbx {
	t.Helper()
	p := &pbx{t: t, target: target, sessions: make(chan *Session, 64), changed: make(chan struct{})}
	p.server = target.Start(t, asterisktest.Config{Dialplan: agiDialplan})
	link, err := ami.New(ami.Config{Server: "pbx1", Address: p.server.AMIAddr, Username: p.server.Users[0].Name, Secret: p.server.Users[0].Secret}, p)
	if err != nil {
		t.Fatal(err)
	}
	p.link = link
	cfg := Config{
		From:  []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")},
		Owner: func(netip.Addr, *wire.Environment) (string, wire.Version, error) { return "pbx1", wire.Version{}, nil },
		Handle: func(ctx context.Context, s *Session) {
			select {
			case p.sessions <- s:
			case <-ctx.Done():
			}
			<-ctx.Done()
		},
	}
	if change != nil {
		change(&cfg)
	}
	p.listener, err = New(cfg)
	if err != nil {
		t.Fatal(err)
	}
	nl, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.url = "agi://" + nl.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := p.listener.Run(ctx, nl); err != nil {
			t.Error(err)
		}
	})
	wg.Go(func() {
		if err := link.Run(ctx); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	for {
		st, changed := link.Watch()
		if st.State == ami.StateReady {
			return p
		}
		select {
		case <-changed:
		case <-time.After(30 * time.Second):
			t.Fatal("no manager link")
		}
	}
}

func (p *pbx) action(name string, pairs ...string) *ami.Reply {
	p.t.Helper()
	var headers []amiwire.Header
	for i := 0; i < len(pairs); i += 2 {
		headers = append(headers, amiwire.Header{Name: pairs[i], Value: pairs[i+1]})
	}
	ctx, cancel := context.WithTimeout(p.t.Context(), 10*time.Second)
	defer cancel()
	reply, err := p.link.Do(ctx, ami.Action{Name: name, Headers: headers})
	if err != nil {
		p.t.Fatal(err)
	}
	return reply
}

// call makes a Local call to an extension of agitest and returns its session.
func (p *pbx) call(exten, path string) *Session {
	p.t.Helper()
	p.originate(exten, path)
	return p.next()
}

func (p *pbx) originate(exten, path string) {
	p.t.Helper()
	p.action("Originate", "Channel", "Local/"+exten+"@agitest/n", "Application", "Wait", "Data", "60", "Async", "true",
		"Variable", "__AGI_URL="+p.url+path)
}

func (p *pbx) next() *Session {
	p.t.Helper()
	select {
	case s := <-p.sessions:
		return s
	case <-time.After(20 * time.Second):
		p.t.Fatal("no session within 20 s")
		return nil
	}
}

// await returns the first event of a name that has the header's value.
func (p *pbx) await(name, header, value string) amiwire.Message {
	p.t.Helper()
	limit := time.After(20 * time.Second)
	for {
		p.mu.Lock()
		events, changed := p.events, p.changed
		p.mu.Unlock()
		for _, m := range events {
			if got, _ := m.Get(header); string(m.Type()) == name && string(got) == value {
				return m
			}
		}
		select {
		case <-changed:
		case <-limit:
			p.t.Fatalf("no event %s with %s: %s within 20 s", name, header, value)
		}
	}
}

// status waits for the AgiDone of a session and returns its Status.
func (p *pbx) status(s *Session) string {
	p.t.Helper()
	m := p.await("UserEvent", "Uniqueid", s.UniqueID())
	got, _ := m.Get("Status")
	return string(got)
}

func (p *pbx) do(s *Session, name string, args ...string) Reply {
	p.t.Helper()
	r, err := try(s, name, args...)
	if err != nil {
		p.t.Fatalf("%s %q: %v", name, args, err)
	}
	return r
}

func try(s *Session, name string, args ...string) (Reply, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	return s.Do(ctx, Command{Name: name, Args: args})
}

func (p *pbx) gone(s *Session, want EndReason) {
	p.t.Helper()
	select {
	case <-s.Done():
	case <-time.After(20 * time.Second):
		p.t.Fatal("session does not end")
	}
	if got := s.Ended(); got != want {
		p.t.Errorf("ended as %v (%v), want %v", got, s.Err(), want)
	}
}

func (p *pbx) hungup(s *Session) {
	p.t.Helper()
	select {
	case <-s.Hungup():
	case <-time.After(10 * time.Second):
		p.t.Fatal("no hangup")
	}
}
