package config

import (
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// ListenOff as http.listen or agi.listen means no such listener.
const ListenOff = "off"

func (c *Config) checkListeners(p *problems) {
	c.checkOrigins(p)
	c.checkListener(p, "grpc.listen", c.GRPC.Listen)
	if c.HTTP.Enabled() {
		c.checkListener(p, "http.listen", c.HTTP.Listen)
	}
	all := []setting{{"grpc.listen", c.GRPC.Listen}}
	if c.HTTP.Enabled() {
		all = append(all, setting{"http.listen", c.HTTP.Listen})
	}
	for _, l := range c.agiListeners() {
		// Whoever connects there needs no token, but an address in agi_from.
		if fault := addressFault(l.value); fault != "" {
			p.add(l.key, "%s", fault)
		}
		all = append(all, l)
	}
	for i, l := range all {
		same := slices.IndexFunc(all[:i], func(other setting) bool { return other.value == l.value })
		if same >= 0 && !strings.HasSuffix(l.value, ":0") {
			p.add(l.key, "is %q, as %s is; give each a port of its own", l.value, all[same].key)
		}
	}
	for _, host := range c.HTTP.Hosts {
		if !isHostName(host) {
			p.add("http.hosts", "holds %q; write names or addresses alone, without scheme and port, such as astergate.example.org", host)
		}
	}
}

// checkOrigins checks http.cors_origins.
func (c *Config) checkOrigins(p *problems) {
	for _, origin := range c.HTTP.CORSOrigins {
		u, err := url.Parse(origin)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.Scheme+"://"+u.Host != origin || strings.Contains(origin, "*") || strings.ToLower(origin) != origin {
			p.add("http.cors_origins", "holds %q; write origins as browsers send them, such as https://panel.example.org or http://localhost:3000", origin)
		}
	}
}

// setting is a key with its value.
type setting struct{ key, value string }

// agiListeners are those of FastAGI that there are to be.
func (c *Config) agiListeners() []setting {
	var list []setting
	if c.AGI.Enabled() {
		list = append(list, setting{"agi.listen", c.AGI.Listen})
	}
	for _, name := range c.serverNames() {
		if address := c.Servers[name].AGIListen; address != "" {
			list = append(list, setting{serversKey + "." + name + ".agi_listen", address})
		}
	}
	return list
}

// checkListener checks the address, and that whoever can reach it needs a
// token.
func (c *Config) checkListener(p *problems, key, address string) {
	if fault := addressFault(address); fault != "" {
		p.add(key, "%s", fault)
		return
	}
	host, _, _ := net.SplitHostPort(address)
	if isLoopback(host) || c.Access.hasCredentials() || c.Access.AllowUnauthenticated {
		return
	}
	p.add(key, "is %q, which other machines may reach, and no token is set: they could place calls. "+
		"Set access.token_file (or ASTERGATE_ACCESS_TOKEN) to a token that callers must send, "+
		"or listen on 127.0.0.1, or, if something else keeps strangers away, set access.allow_unauthenticated: true", address)
}

// addressFault says why a listener cannot have an address, or nothing.
func addressFault(address string) string {
	host, port, err := net.SplitHostPort(address)
	if err != nil || !isPort(port, 0) || host != "" && !isHostName(host) {
		return fmt.Sprintf("is %q, which is no host:port; write one such as 127.0.0.1:8080, or :8080 for all interfaces", address)
	}
	return ""
}

// isLoopback reports whether only this machine reaches a host. A name other
// than localhost may be anything, so it does not.
func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	addr, err := netip.ParseAddr(host)
	return err == nil && addr.Unmap().IsLoopback()
}

func isPort(text string, least int) bool {
	n, err := strconv.Atoi(text)
	return err == nil && n >= least && n <= 65535 && strconv.Itoa(n) == text
}

// isHostName reports whether host is an IP address or made like a DNS name.
func isHostName(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return true
	}
	if host == "" || len(host) > 253 {
		return false
	}
	for i := range len(host) {
		switch c := host[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '.', c == '_':
		default:
			return false
		}
	}
	return true
}
