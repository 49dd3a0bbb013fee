package mapping

import (
	"fmt"
	"net"
	"strings"
	"time"

	"github.com/astergate/astergate/engine/asterisktest"
)

// playManagerSecurity does at the manager port what is worth a security event.
func playManagerSecurity(c *conversation, server *asterisktest.Server) {
	try := func(headers ...string) {
		other := connect(c.t, server)
		other.reply(other.send("Login", headers...))
		_ = other.conn.Close()
	}
	try("Username", "astergate", "Secret", "wrong")
	c.await("InvalidPassword")
	try("Username", "stranger", "Secret", "wrong")
	c.await("InvalidAccountID")
	try("Username", "barred", "Secret", "secret")
	c.await("FailedACL")

	challenged := connect(c.t, server)
	challenged.reply(challenged.send("Challenge", "AuthType", "MD5"))
	challenged.reply(challenged.send("Login", "AuthType", "MD5", "Username", "astergate", "Key", "0123456789abcdef0123456789abcdef"))
	c.await("ChallengeResponseFailed")

	other := connect(c.t, server)
	other.reply(other.send("Login", "Username", "nobody", "Secret", "secret"))
	c.await("SuccessfulAuth")
	other.reply(other.send("Originate", "Channel", "Local/answer@real"))
	c.await("RequestNotAllowed")
	other.reply(other.send("NoSuchAction"))
	c.await("RequestBadFormat")

	for range 2 {
		single := connect(c.t, server)
		single.reply(single.send("Login", "Username", "single", "Secret", "secret"))
	}
	c.await("SessionLimit")
}

// playSIPSecurity registers as alice, with no password and with a wrong one.
func playSIPSecurity(c *conversation, server *asterisktest.Server) {
	conn, err := (&net.Dialer{}).DialContext(c.t.Context(), "udp", server.SIPAddr)
	if err != nil {
		c.t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	register := func(branch, more string) {
		local := conn.LocalAddr().String()
		_, err := fmt.Fprintf(conn, "REGISTER sip:%[1]s SIP/2.0\r\nVia: SIP/2.0/UDP %[2]s;branch=z9hG4bK%[3]s\r\nMax-Forwards: 70\r\n"+
			"From: <sip:alice@%[1]s>;tag=real\r\nTo: <sip:alice@%[1]s>\r\nCall-ID: real\r\nCSeq: %[3]s REGISTER\r\n"+
			"Contact: <sip:alice@%[2]s>\r\nExpires: 60\r\n%[4]sContent-Length: 0\r\n\r\n", server.SIPAddr, local, branch, more)
		if err != nil {
			c.t.Fatal(err)
		}
	}
	register("1", "")
	c.await("ChallengeSent")
	if err := conn.SetReadDeadline(time.Now().Add(awaitLimit)); err != nil {
		c.t.Fatal(err)
	}
	answer := make([]byte, 4096)
	n, err := conn.Read(answer)
	if err != nil {
		c.t.Fatal(err)
	}
	nonce, _, _ := strings.Cut(after(string(answer[:n]), `nonce="`), `"`)
	register("2", `Authorization: Digest username="alice", realm="asterisk", nonce="`+nonce+`", uri="sip:`+server.SIPAddr+
		`", response="0123456789abcdef0123456789abcdef", algorithm=MD5`+"\r\n")
	c.await("ChallengeResponseFailed")
}

func after(s, sep string) string {
	_, rest, _ := strings.Cut(s, sep)
	return rest
}
