package conformance

import (
	"errors"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
)

// phone is a telephone at an UDP port: it takes what is sent to it and keeps
// count. It answers calls, but those for the user ring, which it lets ring.
type phone struct {
	conn *net.UDPConn
	mu   sync.Mutex          // guards took
	took map[string][]string // the requests, by method
}

// newPhone starts a telephone, which ends with the test.
func newPhone(t *testing.T) *phone {
	t.Helper()
	conn, err := net.ListenUDP("udp", &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)})
	must(t, err)
	p := &phone{conn: conn, took: make(map[string][]string)}
	var wg sync.WaitGroup
	wg.Go(func() {
		if err := p.serve(); !errors.Is(err, net.ErrClosed) {
			t.Errorf("the telephone: %v", err)
		}
	})
	t.Cleanup(func() { must(t, conn.Close()); wg.Wait() })
	return p
}

func (p *phone) addr() string { return p.conn.LocalAddr().String() }

func (p *phone) serve() error {
	b := make([]byte, 65536)
	for {
		n, from, err := p.conn.ReadFromUDP(b)
		if err != nil {
			return err
		}
		message := string(b[:n])
		method, _, _ := strings.Cut(message, " ")
		p.mu.Lock()
		p.took[method] = append(p.took[method], message)
		invites := p.took["INVITE"]
		p.mu.Unlock()
		for _, answer := range p.answers(method, message, invites) {
			if _, err := p.conn.WriteToUDP([]byte(answer), from); err != nil {
				return err
			}
		}
	}
}

func (p *phone) answers(method, message string, invites []string) []string {
	contact := "Contact: <sip:phone@" + p.addr() + ">\r\n"
	switch {
	case strings.HasPrefix(method, "SIP/"), method == "ACK":
		return nil
	case method == "INVITE" && strings.HasPrefix(message, "INVITE sip:ring@"):
		return []string{sipAnswer(message, "180 Ringing", contact, "")}
	case method == "INVITE":
		_, port, _ := net.SplitHostPort(p.addr())
		return []string{sipAnswer(message, "200 OK", contact+"Content-Type: application/sdp\r\n", "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\n"+
			"c=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "+port+" RTP/AVP 0\r\n")}
	case method == "CANCEL":
		return []string{sipAnswer(message, "200 OK", "", ""), sipAnswer(invites[len(invites)-1], "487 Request Terminated", contact, "")}
	case method == "REGISTER":
		return []string{sipAnswer(message, "200 OK", sipHeader(message, "Contact")+"Expires: 300\r\n", "")}
	}
	return []string{sipAnswer(message, "200 OK", contact, "")}
}

// sipAnswer returns a SIP response to a request.
func sipAnswer(request, status, headers, body string) string {
	to := strings.TrimSuffix(sipHeader(request, "To"), "\r\n")
	if !strings.Contains(to, ";tag=") {
		to += ";tag=phone"
	}
	return "SIP/2.0 " + status + "\r\n" + sipHeader(request, "Via") + sipHeader(request, "From") + to + "\r\n" +
		sipHeader(request, "Call-ID") + sipHeader(request, "CSeq") + headers + fmt.Sprintf("Content-Length: %d\r\n\r\n", len(body)) + body
}

// sipHeader returns the first line of a header.
func sipHeader(message, name string) string {
	for line := range strings.Lines(message) {
		if strings.HasPrefix(line, name+":") {
			return line
		}
	}
	return ""
}

// count returns how many requests of a method came that hold a text.
func (p *phone) count(method, text string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, message := range p.took[method] {
		if strings.Contains(message, text) {
			n++
		}
	}
	return n
}

// request sends a request to a server, from a user of its own.
func (p *phone) request(t testing.TB, server, method, user, from, more string) {
	t.Helper()
	address, err := net.ResolveUDPAddr("udp", server)
	must(t, err)
	id := method + "-" + user + "-" + from
	_, err = p.conn.WriteToUDP(fmt.Appendf(nil, "%[1]s sip:%[2]s@%[3]s SIP/2.0\r\nVia: SIP/2.0/UDP %[4]s;branch=z9hG4bK%[5]s\r\nMax-Forwards: 70\r\n"+
		"From: <sip:%[6]s@%[4]s>;tag=%[5]s\r\nTo: <sip:%[2]s@%[3]s>\r\nCall-ID: %[5]s\r\nCSeq: 1 %[1]s\r\nContact: <sip:%[6]s@%[4]s>\r\n"+
		"Expires: 600\r\n%[7]sContent-Length: 0\r\n\r\n", method, user, server, p.addr(), id, from, more), address)
	must(t, err)
}
