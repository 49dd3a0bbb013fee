package config

import (
	"net"
	"strings"

	"github.com/astergate/astergate/engine/ami"
)

// Login is a user of manager.conf.
type Login struct {
	Username string
	Secret   Secret
}

// EventLogin returns the login of the socket for events, which is that of the
// others as well if they have none.
func (s Server) EventLogin() Login {
	return Login{s.Username, either(s.SecretFile, s.eventSecret, s.Secret)}
}

// ActionLogin returns the login of the socket for actions.
func (s Server) ActionLogin() Login {
	if s.ActionUsername == "" {
		return s.EventLogin()
	}
	return Login{s.ActionUsername, either(s.ActionSecretFile, s.actionSecret, s.ActionSecret)}
}

// BlockingLogin returns the login of the sockets for actions that block.
func (s Server) BlockingLogin() Login {
	if s.BlockingUsername == "" {
		return s.ActionLogin()
	}
	return Login{s.BlockingUsername, either(s.BlockingSecretFile, s.blockingSecret, s.BlockingSecret)}
}

// either returns what the file held, if one was named.
func either(file string, held, own Secret) Secret {
	if file != "" {
		return held
	}
	return own
}

func (s *Server) check(p *problems, prefix string) {
	host, port, err := net.SplitHostPort(s.Address)
	if err != nil || !isHostName(host) || !isPort(port, 1) {
		p.add(prefix+"address", "is %q, which is no host:port; write one such as 192.0.2.7:5038", s.Address)
	}
	s.checkLogin(p, prefix, "", s.Username, s.Secret, s.SecretFile)
	s.checkLogin(p, prefix, "action_", s.ActionUsername, s.ActionSecret, s.ActionSecretFile)
	s.checkLogin(p, prefix, "blocking_", s.BlockingUsername, s.BlockingSecret, s.BlockingSecretFile)
	if s.Links == "single" && (s.ActionUsername != "" || s.BlockingUsername != "") {
		p.add(prefix+"links", "is single, where action_username and blocking_username have no use; remove them or write split")
	}
	s.checkMask(p, prefix)
	if s.BackoffMin > s.BackoffMax {
		p.add(prefix+"backoff_min", "is %s, which is more than backoff_max, %s; swap them", durationText(s.BackoffMin), durationText(s.BackoffMax))
	}
	s.TLS.check(p, prefix+"tls.")
}

// checkLogin checks one of the three users; role is empty, action_ or blocking_.
func (s *Server) checkLogin(p *problems, prefix, role, username string, secret Secret, file string) {
	user := prefix + role + "username"
	switch has := !secret.IsZero() || file != ""; {
	case username == "" && role == "":
		p.add(user, "is missing; write the name of a section of Asterisk's manager.conf")
	case username == "" && has:
		p.add(user, "is missing, but its secret is set; set both or none")
	case username != "" && !has:
		p.add(prefix+role+"secret_file", "is missing; name a file that holds the secret of user %q, or set the variable %s",
			username, envPrefix+envPart(prefix+role+"secret"))
	}
	if !secret.IsZero() && file != "" {
		p.add(prefix+role+"secret", "is set and %ssecret_file too; keep one", role)
	}
	if strings.ContainsAny(secret.Reveal(), "\r\n\x00") {
		p.add(prefix+role+"secret", "holds a line break or NUL, which no login can carry; change it")
	}
}

// checkMask checks event_mask and brings it to Asterisk's form, which knows no
// blanks.
func (s *Server) checkMask(p *problems, prefix string) {
	if s.EventMask == "" {
		return
	}
	mask := s.EventMask
	switch strings.ToLower(mask) { // as YAML reads on and off
	case "true":
		mask = "on"
	case "false":
		mask = "off"
	}
	normal, err := ami.NormalMask(mask)
	if err != nil {
		p.add(prefix+"event_mask", "is %q: %v", s.EventMask, err)
		return
	}
	s.EventMask = normal
}

func (t *TLS) check(p *problems, prefix string) {
	if !t.Enabled {
		if *t != (TLS{}) {
			p.add(prefix+"enabled", "is false, but other keys of tls are set; write enabled: true, or remove them")
		}
		return
	}
	if (t.CertFile == "") != (t.KeyFile == "") {
		p.add(prefix+"cert_file", "and key_file belong together; set both or none")
	}
	if t.InsecureSkipVerify && (t.CAFile != "" || t.ServerName != "") {
		p.add(prefix+"insecure_skip_verify", "is true, so that ca_file and server_name have no use; remove it, or them")
	}
}
