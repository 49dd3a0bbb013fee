package call_test

import (
	"fmt"
	"strings"
)

// reply answers a request.
func (p *phone) reply(request, status, to, body string, more ...string) {
	if to == "" {
		to = sipHeader(request, "To")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "SIP/2.0 %s\r\n", status)
	for _, via := range sipHeaders(request, "Via") {
		fmt.Fprintf(&b, "Via: %s\r\n", via)
	}
	fmt.Fprintf(&b, "From: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %s\r\n", sipHeader(request, "From"), to,
		sipHeader(request, "Call-ID"), sipHeader(request, "CSeq"))
	if len(more) == 0 {
		more = []string{"Contact: <sip:phone@" + p.addr() + ">"}
	}
	b.WriteString(strings.Join(more, "\r\n") + "\r\n")
	p.body(&b, body)
	p.send(b.String())
	if d := p.dialogs[sipHeader(request, "Call-ID")]; d != nil && strings.HasSuffix(sipHeader(request, "CSeq"), " INVITE") {
		d.reply1, d.acked = b.String(), strings.HasPrefix(status, "1")
	}
}

func (p *phone) body(b *strings.Builder, body string) {
	if body != "" {
		b.WriteString("Content-Type: application/sdp\r\n")
	}
	fmt.Fprintf(b, "Content-Length: %d\r\n\r\n%s", len(body), body)
}

func (p *phone) sdp(mode string) string {
	return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n" +
		"m=audio 40000 RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\na=" + mode + "\r\n"
}

func sipHeader(packet, name string) string {
	for _, value := range sipHeaders(packet, name) {
		return value
	}
	return ""
}

func sipHeaders(packet, name string) []string {
	var out []string
	for line := range strings.SplitSeq(packet, "\r\n") {
		if line == "" {
			break
		}
		if key, value, ok := strings.Cut(line, ":"); ok && strings.EqualFold(key, name) {
			out = append(out, strings.TrimSpace(value))
		}
	}
	return out
}

func between(s, from, to string) string {
	_, s, ok := strings.Cut(s, from)
	if !ok {
		return ""
	}
	s, _, _ = strings.Cut(s, to)
	return s
}
