package call_test

import (
	"errors"
	"fmt"
	"net"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A phone is a SIP user agent without sound: it does to a server what a scene
// tells it. Calls to it behave by the user part of their address: "ok" rings and
// answers, what begins with "ring" rings, "c486" answers with that code, and "moved-X" sends the
// caller on to X.
type phone struct {
	t      *testing.T
	conn   *net.UDPConn
	server *net.UDPAddr

	mu      sync.Mutex
	n       int
	scene   int                // counts them, so that a call of an earlier one is not taken for one of this
	dialogs map[string]*dialog // by Call-ID
	changed chan struct{}      // closed and replaced at each change
}

// A dialog is one call of a phone.
type dialog struct {
	p             *phone
	id            string
	user          string // of the address that was called
	local, remote string // From and To as the phone sends them
	target        string // the other side's address
	seq           int
	invite        string // the request that came, or that was sent
	status        int    // of our INVITE
	scene, number int
	request1      string // ours that was not answered yet: it is sent again
	reply1        string // ours to their INVITE: it is sent again until the ACK
	acked, over   bool
}

// newPhone returns a phone that a server is to know as the endpoint "phone".
func newPhone(t *testing.T) *phone {
	t.Helper()
	conn, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	if err != nil {
		t.Fatal(err)
	}
	p := &phone{t: t, conn: conn, dialogs: make(map[string]*dialog), changed: make(chan struct{})}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 64<<10)
		for {
			_ = conn.SetReadDeadline(time.Now().Add(500 * time.Millisecond))
			n, err := conn.Read(buf)
			if errors.Is(err, os.ErrDeadlineExceeded) {
				p.again()
				continue
			}
			if err != nil {
				return
			}
			p.mu.Lock()
			p.receive(string(buf[:n]))
			close(p.changed)
			p.changed = make(chan struct{})
			p.mu.Unlock()
		}
	}()
	t.Cleanup(func() {
		_ = conn.Close()
		<-done
	})
	return p
}

// dialTo says where the phone's server is.
func (p *phone) dialTo(t *testing.T, sipAddr string) {
	t.Helper()
	server, err := net.ResolveUDPAddr("udp", sipAddr)
	if err != nil {
		t.Fatal(err)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.server = server
}

// addr is the phone's host:port.
func (p *phone) addr() string { return p.conn.LocalAddr().String() }

func (p *phone) send(text string) {
	_, _ = p.conn.WriteToUDP([]byte(text), p.server) // a lost packet is sent again
}

// again sends again what was not answered: packets may be lost.
func (p *phone) again() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range p.dialogs {
		if d.request1 != "" {
			p.send(d.request1)
		}
		if d.reply1 != "" && !d.acked {
			p.send(d.reply1)
		}
	}
}

// begin starts a scene.
func (p *phone) begin(t *testing.T) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.t = t
	p.scene++
}

// receive takes one packet.
func (p *phone) receive(packet string) {
	id := sipHeader(packet, "Call-ID")
	d := p.dialogs[id]
	first, _, _ := strings.Cut(packet, "\r\n")
	if strings.HasPrefix(first, "SIP/2.0 ") {
		if d != nil {
			d.answered(packet)
		}
		return
	}
	method, rest, _ := strings.Cut(first, " ")
	switch {
	case method == "INVITE" && d == nil:
		user, _, _ := strings.Cut(strings.TrimPrefix(rest, "sip:"), "@")
		p.n++
		d = &dialog{p: p, id: id, user: user, invite: packet, seq: 1, scene: p.scene, number: p.n,
			local: sipHeader(packet, "To") + ";tag=phone" + strconv.Itoa(len(p.dialogs)), remote: sipHeader(packet, "From"),
			target: between(sipHeader(packet, "Contact"), "<", ">")}
		p.dialogs[id] = d
		d.called()
	case d == nil:
		p.reply(packet, "200 OK", "", "") // OPTIONS
	case method == "INVITE": // again, or to change the media
		if sipHeader(packet, "CSeq") != sipHeader(d.invite, "CSeq") {
			p.reply(packet, "200 OK", d.local, p.sdp("sendrecv"))
		} else if d.reply1 != "" {
			p.send(d.reply1)
		}
	case method == "ACK":
		d.acked = true
	case method == "CANCEL":
		p.reply(packet, "200 OK", d.local, "")
		p.reply(d.invite, "487 Request Terminated", d.local, "")
		d.over = true
	case method == "BYE":
		p.reply(packet, "200 OK", d.local, "")
		d.over = true
	default:
		p.reply(packet, "200 OK", d.local, "")
	}
}

// called answers a call to the phone, by the address.
func (d *dialog) called() {
	p := d.p
	switch {
	case d.user == "ok":
		p.reply(d.invite, "180 Ringing", d.local, "")
		p.reply(d.invite, "200 OK", d.local, p.sdp("sendrecv"))
	case strings.HasPrefix(d.user, "ring"):
		p.reply(d.invite, "180 Ringing", d.local, "")
	case strings.HasPrefix(d.user, "moved-"):
		p.reply(d.invite, "302 Moved Temporarily", d.local, "", "Contact: <sip:"+strings.TrimPrefix(d.user, "moved-")+"@127.0.0.1>")
		d.over = true
	case strings.HasPrefix(d.user, "c"):
		p.reply(d.invite, d.user[1:]+" No", d.local, "")
		d.over = true
	}
}

// pickUp answers a call that rings.
func (d *dialog) pickUp() {
	d.p.mu.Lock()
	defer d.p.mu.Unlock()
	d.p.reply(d.invite, "200 OK", d.local, d.p.sdp("sendrecv"))
}

// dial calls an extension.
func (p *phone) dial(exten string) *dialog {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.n++
	id := fmt.Sprintf("%d-%d-phone", time.Now().UnixNano(), p.n)
	d := &dialog{p: p, id: id, user: exten, seq: 1, scene: p.scene, number: p.n,
		local: fmt.Sprintf("\"Phone\" <sip:phone@%s>;tag=p%d", p.addr(), p.n), remote: "<sip:" + exten + "@" + p.server.String() + ">",
		target: "sip:" + exten + "@" + p.server.String()}
	p.dialogs[id] = d
	d.request("INVITE", p.sdp("sendrecv"))
	return d
}

// request sends a request within the dialog.
func (d *dialog) request(method, body string) {
	p := d.p
	var b strings.Builder
	branch := fmt.Sprintf("z9hG4bK%s%d%s", d.id, d.seq, method)
	if method == "CANCEL" || method == "ACK" && d.status >= 300 {
		branch = fmt.Sprintf("z9hG4bK%s%dINVITE", d.id, d.seq)
	}
	fmt.Fprintf(&b, "%s %s SIP/2.0\r\nVia: SIP/2.0/UDP %s;branch=%s\r\nMax-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d %s\r\nContact: <sip:phone@%s>\r\n",
		method, d.target, p.addr(), branch, d.local, d.remote, d.id, d.seq, method, p.addr())
	p.body(&b, body)
	if method == "INVITE" {
		d.invite, d.acked = b.String(), false
	}
	p.send(b.String())
	if method != "ACK" {
		d.request1 = b.String()
	}
}

// answered takes an answer to what the dialog has sent.
func (d *dialog) answered(packet string) {
	status, _ := strconv.Atoi(packet[8:11])
	if sipHeader(packet, "CSeq") == sipHeader(d.request1, "CSeq") {
		d.request1 = "" // a provisional answer ends sending again, too
	}
	if !strings.HasSuffix(sipHeader(packet, "CSeq"), " INVITE") {
		return
	}
	d.status = status
	if status < 200 {
		return
	}
	d.remote = sipHeader(packet, "To")
	if status < 300 {
		if contact := between(sipHeader(packet, "Contact"), "<", ">"); contact != "" {
			d.target = contact
		}
	} else {
		d.over = true
	}
	d.request("ACK", "")
	d.acked = true
}

// bye ends an answered call.
func (d *dialog) bye() {
	d.p.mu.Lock()
	defer d.p.mu.Unlock()
	d.seq++
	d.request("BYE", "")
	d.over = true
}

// cancel ends a call that was not answered.
func (d *dialog) cancel() {
	d.p.mu.Lock()
	defer d.p.mu.Unlock()
	d.request("CANCEL", "")
}

// media offers other media: "sendonly" puts the other side on hold.
func (d *dialog) media(mode string) {
	d.p.mu.Lock()
	d.seq++
	d.status = 0
	d.request("INVITE", d.p.sdp(mode))
	d.p.mu.Unlock()
	d.p.await("the answer to "+mode, func() bool { return d.status == 200 })
}

// awaitCall returns the scene's newest call to an address of the phone that is not
// over.
func (p *phone) awaitCall(user string) *dialog {
	p.t.Helper()
	var found *dialog
	p.await("a call to "+user, func() bool {
		for _, d := range p.dialogs {
			if d.scene == p.scene && d.user == user && !d.over && d.status == 0 && (found == nil || d.number > found.number) && strings.HasPrefix(d.invite, "INVITE sip:"+user+"@"+p.addr()) {
				found = d
			}
		}
		return found != nil
	})
	return found
}

// await waits until something is so.
func (p *phone) await(what string, so func() bool) {
	p.t.Helper()
	timer := time.NewTimer(awaitLimit)
	defer timer.Stop()
	for {
		p.mu.Lock()
		ok, changed := so(), p.changed
		p.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-changed:
		case <-timer.C:
			p.t.Fatalf("phone: %s did not come", what)
		}
	}
}
