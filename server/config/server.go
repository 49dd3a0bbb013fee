package config

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"strings"

	agiwire "github.com/astergate/astergate/engine/agi/wire"

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

// AGINetworks returns the networks of AGIFrom. Without any it is the address of
// the server, which is looked up if it is a name; all of this machine's loopback
// addresses are one.
func (s Server) AGINetworks(ctx context.Context) ([]netip.Prefix, error) {
	var networks []netip.Prefix
	for _, text := range s.AGIFrom {
		network, err := parseNetwork(text)
		if err != nil {
			return nil, err
		}
		networks = append(networks, network)
	}
	if len(networks) > 0 {
		return networks, nil
	}
	host, _, err := net.SplitHostPort(s.Address)
	if err != nil {
		return nil, err
	}
	addresses, err := net.DefaultResolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	for _, address := range addresses {
		address = address.Unmap().WithZone("")
		if address.IsLoopback() {
			return []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}, nil
		}
		networks = append(networks, netip.PrefixFrom(address, address.BitLen()))
	}
	return networks, nil
}

func parseNetwork(text string) (netip.Prefix, error) {
	if address, err := netip.ParseAddr(text); err == nil {
		address = address.Unmap().WithZone("")
		return netip.PrefixFrom(address, address.BitLen()), nil
	}
	network, err := netip.ParsePrefix(text)
	return network.Masked(), err
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
	for _, filter := range s.EventFilters {
		if err := ami.CheckFilter(filter); err != nil {
			p.add(prefix+"event_filters", "are wrong: %v", err)
		}
	}
	if s.AsyncAGI && !slices.ContainsFunc(strings.Split(s.EventMask, ","), func(class string) bool {
		return slices.Contains([]string{"", "on", "all", "agi"}, class)
	}) {
		p.add(prefix+"event_mask", "is %q, by which no channel of async_agi would be seen; add agi, or remove async_agi", s.EventMask)
	}
	for _, text := range s.AGIFrom {
		if _, err := parseNetwork(text); err != nil {
			p.add(prefix+"agi_from", "holds %q; write addresses or networks such as 192.0.2.7 or 192.0.2.0/24", text)
		}
	}
	if s.AGIVersion != "" && agiwire.ParseVersion(s.AGIVersion) == (agiwire.Version{}) {
		p.add(prefix+"agi_version", "is %q; write a version such as 22.10 or 16.28", s.AGIVersion)
	}
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
