package config

import (
	"slices"
	"strings"
	"testing"
)

func TestRefused(t *testing.T) {
	files := disk{"empty": "\n", "lines": "a\nb\n", "short": "short\n", "pem": "no pem"}
	for _, tt := range []struct{ name, file, want string }{
		{"not yaml", "grpc: [", "a.yaml: yaml:"},
		{"a list", "- grpc", "the file (a.yaml:1) is not a mapping"},
		{"two documents", "log: {}\n---\nlog: {}\n", "holds more than one document"},
		{"a key twice", "log: {level: info}\nlog: {level: warn}", "log (a.yaml:2) stands here a second time"},
		{"a section as text", "grpc: x", "grpc (a.yaml:1) is not a mapping"},
		{"a value as section", "log: {level: {x: 1}}", "log.level (a.yaml:1) is a list or a mapping"},
		{"a list as section", "http: {hosts: {x: 1}}", "http.hosts (a.yaml:1) is a mapping"},
		{"a list of lists", "http: {hosts: [[x]]}", "holds something that is no text"},
		{"a key of another place", "ring_bytes: 1MiB", "did you mean events.ring_bytes?"},
		{"no key at all", "wombats: 1", "astergate.example.yaml lists all keys"},
		{"a server's key", "servers: {pbx1: {adress: x}}", "servers.pbx1.adress (a.yaml:1) is no key; did you mean servers.pbx1.address?"}, //nolint:misspell // a wrong key on purpose
		{"no servers", "log: {}", "servers names no Asterisk server"},
		{"an empty server", "servers: {pbx1: }", "servers.pbx1.username is missing"},
		{"name too long", "servers: {" + strings.Repeat("a", 64) + ": {}}", "is no server name"},
		{"name with dot", "servers: {a.b: {}}", "is no "},
		{"bool", "access: {allow_unauthenticated: maybe}", `is "maybe"; write true or false`},
		{"number", "events: {ring_events: x}", `is "x"; write a whole number`},
		{"too small", "events: {ring_events: 1}", "events.ring_events (a.yaml:1) is 1; write 64 to 16777216"},
		{"too large", "grpc: {max_receive_bytes: 1GiB}", "is 1GiB; write 64KiB to 64MiB"},
		{"negative", "stop_timeout: -5s", "is -5s; write 100ms to 1h"},
		{"all interfaces", "grpc: {listen: ':50051'}", "grpc.listen (a.yaml:1) is \":50051\", which other machines may reach, and no token is set"},
		{"any address", "http: {listen: '0.0.0.0:80'}", "or listen on 127.0.0.1"},
		{"any address 6", "http: {listen: '[::]:80'}", "access.token_file (or ASTERGATE_ACCESS_TOKEN)"},
		{"a name", "http: {listen: 'pbx.example:80'}", "set access.allow_unauthenticated: true"},
		{"port", "http: {listen: '127.0.0.1:65536'}", "is no host:port"},
		{"service", "http: {listen: '127.0.0.1:http'}", "is no host:port"},
		{"one port twice", "http: {listen: '127.0.0.1:50051'}", "as grpc.listen is"},
		{"hosts", "http: {hosts: ['https://x']}", `http.hosts (a.yaml:1) holds "https://x"`},
		{"both tokens", "access: {token: 0123456789abcdef, token_file: f}", "access.token (a.yaml:1) is set and access.token_file too; keep one"},
		{"short token", "access: {token: 0123456789abcde}", "access.token (a.yaml:1) has 15 characters; take at least 16"},
		{"blank in token", "access: {token: 0123456789 abcdef}", "holds a blank"},
		{"short token in a file", "access: {token_file: short}", "names a file whose token has 5 characters"},
		{"empty file", "access: {token_file: empty}", "access.token_file (a.yaml:1) names a file that is empty"},
		{"lines in file", "access: {token_file: lines}", "holds more than one line"},
		{"no directory", "access: {token_file: '${CREDENTIALS_DIRECTORY}/t'}", "which is not set"},
		{"token for nobody", "access: {token: 0123456789abcdef, allow_unauthenticated: true}", "access.allow_unauthenticated (a.yaml:1) is true and credentials are set"},
		{"unknown danger", "access: {allow_dangerous: [comand]}", `"comand"`},
		{"address", "servers: {pbx1: {address: pbx}}", `servers.pbx1.address (a.yaml:1) is "pbx", which is no host:port`},
		{"port 0", "servers: {pbx1: {address: 'pbx:0'}}", "is no host:port"},
		{"no secret", "servers: {pbx-1: {username: u}}", `servers.pbx-1.secret_file is missing; name a file that holds the secret of user "u", or set the variable ASTERGATE_SERVERS_PBX_1_SECRET`},
		{"both secrets", "servers: {pbx1: {username: u, secret: s, secret_file: f}}", "servers.pbx1.secret (a.yaml:1) is set and secret_file too"},
		{"line in secret", "servers: {pbx1: {username: u, secret: \"a\\nAction: x\"}}", "holds a line break or NUL"},
		{"line in user", "servers: {pbx1: {username: \"a\\nb\", secret: s}}", "servers.pbx1.username (a.yaml:1) holds a line break"},
		{"secret without user", "servers: {pbx1: {username: u, secret: s, action_secret: x}}", "action_username is missing, but its secret is set"},
		{"user without secret", "servers: {pbx1: {username: u, secret: s, blocking_username: x}}", "ASTERGATE_SERVERS_PBX1_BLOCKING_SECRET"},
		{"users on a single link", "servers: {pbx1: {username: u, secret: s, links: single, action_username: x, action_secret: x}}", "links (a.yaml:1) is single"},
		{"agi port twice", "agi: {listen: '127.0.0.1:8080'}", "agi.listen (a.yaml:1) is \"127.0.0.1:8080\", as http.listen is"},
		{"agi address", "agi: {listen: pbx}", "agi.listen (a.yaml:1) is \"pbx\", which is no host:port"},
		{"own agi address", "servers: {pbx1: {agi_listen: '4574'}}", `servers.pbx1.agi_listen (a.yaml:1) is "4574", which is no host:port`},
		{"own agi off", "servers: {pbx1: {agi_listen: off}}", "is no host:port"},
		{"own agi port as the common one", "servers: {pbx1: {agi_listen: '127.0.0.1:4573'}}", "servers.pbx1.agi_listen (a.yaml:1) is \"127.0.0.1:4573\", as agi.listen is"},
		{"own agi port as grpc's", "servers: {pbx1: {agi_listen: '127.0.0.1:50051'}}", "as grpc.listen is; give each a port of its own"},
		{"own agi port twice", "servers: {pbx1: {agi_listen: ':4574'}, pbx2: {agi_listen: ':4574'}}", "servers.pbx2.agi_listen (a.yaml:1) is \":4574\", as servers.pbx1.agi_listen is"},
		{"agi network", "servers: {pbx1: {agi_from: [10.0.0.0/33]}}", `agi_from (a.yaml:1) holds "10.0.0.0/33"; write addresses or networks`},
		{"agi version", "servers: {pbx1: {agi_version: new}}", `agi_version (a.yaml:1) is "new"; write a version`},
		{"links", "servers: {pbx1: {links: many}}", `is "many"; write auto, split or single`},
		{"auth", "servers: {pbx1: {auth: sha1}}", `is "sha1"; write md5 or plain`},
		{"mask", "servers: {pbx1: {event_mask: 'call,bogus'}}", `event_mask (a.yaml:1) is "call,bogus": unknown class "bogus"`},
		{"filter", "servers: {pbx1: {event_filters: ['Event: X', 'preset:all']}}", `event_filters (a.yaml:1) are wrong: filter "preset:all": there is no such preset`},
		{"mask with on", "servers: {pbx1: {event_mask: 'call,on'}}", `"on" stands alone`},
		{"mask without agi", "servers: {pbx1: {event_mask: 'call,dialplan', async_agi: true}}", "by which no channel of async_agi would be seen"},
		{"back-off", "servers: {pbx1: {backoff_min: 1m}}", "is 1m, which is more than backoff_max, 30s"},
		{"tls without enabled", "servers: {pbx1: {tls: {ca_file: f}}}", "tls.enabled is false, but other keys of tls are set"},
		{"half a certificate", "servers: {pbx1: {tls: {enabled: true, cert_file: f}}}", "belong together"},
		{"no certificate", "servers: {pbx1: {tls: {enabled: true, ca_file: pem}}}", "names a file without a certificate"},
		{"no pair", "servers: {pbx1: {tls: {enabled: true, cert_file: pem, key_file: pem}}}", "do not make a pair"},
		{"verify what", "servers: {pbx1: {tls: {enabled: true, ca_file: pem, insecure_skip_verify: true}}}", "have no use"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files["a.yaml"] = tt.file
			_, err := Load(Flags{Config: "a.yaml"}, nil, files.read)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("want %q in:\n%v", tt.want, err)
			}
		})
	}
}

func TestAccepted(t *testing.T) {
	files := disk{"token": "0123456789abcdef"}
	for _, file := range []string{
		"grpc: {listen: '127.0.0.1:0'}\nhttp: {listen: '127.0.0.1:0'}",
		"grpc: {listen: '[::1]:1'}\nhttp: {listen: 'LOCALHOST:2'}",
		"grpc: {listen: '127.0.0.2:1'}\nhttp: {listen: '[::ffff:127.0.0.1]:2'}",
		"grpc: {listen: ':50051'}\naccess: {token: 0123456789abcdef}",
		"grpc: {listen: ':50051'}\naccess: {token_file: token}",
		"grpc: {listen: ':50051'}\nhttp: {listen: ':8080'}\naccess: {allow_unauthenticated: true}",
		"http: {listen: off, hosts: [astergate.example, 192.0.2.1, '2001:db8::1']}",
		"events: {ring_bytes: 1 gib}\nlog: ~\nstop_timeout:",
		"access: {allow_dangerous: [all]}",
	} {
		files["a.yaml"] = file + "\n" + oneServer
		if _, err := Load(Flags{Config: "a.yaml"}, nil, files.read); err != nil {
			t.Errorf("%s: %v", file, err)
		}
	}
}

func TestHTTPOff(t *testing.T) {
	if c := load(t, "http: {listen: off}\n"+oneServer); c.HTTP.Enabled() {
		t.Error("off is enabled")
	}
}

func TestMaskIsNormal(t *testing.T) {
	c := load(t, "servers: {pbx1: {username: u, secret: s, event_mask: 'Call, DIALPLAN'}, pbx2: {username: u, secret: s, event_mask: on}}")
	if got := c.Servers["pbx1"].EventMask + ";" + c.Servers["pbx2"].EventMask; got != "call,dialplan;on" {
		t.Errorf("got %q", got)
	}
}

func TestParseSize(t *testing.T) {
	for _, tt := range []struct {
		text string
		want Size
	}{{"0", 0}, {"17", 17}, {"17B", 17}, {"64MiB", 64 << 20}, {"1 GiB", 1 << 30}, {"3kb", 3000}, {"2MB", 2e6}, {" 1KiB ", 1024}} {
		if got, err := ParseSize(tt.text); err != nil || got != tt.want {
			t.Errorf("%q: got %d, %v", tt.text, got, err)
		}
		if back, err := ParseSize(tt.want.String()); err != nil || back != tt.want {
			t.Errorf("%s: back %d, %v", tt.want, back, err)
		}
	}
	for _, text := range []string{"", "MiB", "-1", "1.5GiB", "1TiB", "9999999999GiB", "0x10"} {
		if got, err := ParseSize(text); err == nil {
			t.Errorf("%q: got %d", text, got)
		}
	}
}

func TestEventFilters(t *testing.T) {
	c := load(t, "servers: {pbx1: {username: u, secret: s, event_filters: ['Privilege: call,all', '!Event: VarSet']}, pbx2: {username: u, secret: s}}",
		"ASTERGATE_SERVERS_PBX2_EVENT_FILTERS=Privilege: call,all\n!Event: VarSet\n")
	for name, s := range c.Servers {
		if !slices.Equal(s.EventFilters, Lines{"Privilege: call,all", "!Event: VarSet"}) {
			t.Errorf("%s: %q", name, s.EventFilters)
		}
	}
}
