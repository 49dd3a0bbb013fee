package facts

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

// writeFacts makes the files of testdata anew from the servers: `make facts`.
var writeFacts = flag.Bool("write", false, "write testdata from the installed servers")

// factsConfig has no modules, so that each shows what it brings when it is
// loaded, the files without which some do not load, and an agent, peers and
// registrations to list. What opens ports gets them on the loopback interface.
var factsConfig = asterisktest.Config{
	PJSIP: true,
	ExtraFiles: map[string]string{
		"modules.conf":     "[modules]\nautoload=no\n",
		"agents.conf":      "[100]\nfullname=Agent One\n",
		"iax.conf":         "[general]\nbindaddr=127.0.0.1\nbindport=0\nregister => one:secret@127.0.0.1:9\n[two]\ntype=friend\nhost=127.0.0.1\n",
		"sip.conf":         "[general]\nudpbindaddr=127.0.0.1:0\nregister => one:secret@127.0.0.1:9\n[two]\ntype=friend\nhost=127.0.0.1\n",
		"skinny.conf":      "[general]\nbindaddr=127.0.0.1\nbindport=0\n",
		"xmpp.conf":        "[general]\n",
		"sla.conf":         "[general]\n",
		"res_parking.conf": "[general]\n[default]\nparkext=700\nparkpos=701-720\ncontext=parkedcalls\n",
		"pjsip_endpoints.conf": "[alice]\ntype=endpoint\naors=alice\nauth=alice\n[alice]\ntype=aor\ncontact=sip:alice@127.0.0.1:9\n" +
			"[alice]\ntype=auth\nusername=alice\npassword=secret\n" +
			"[out]\ntype=registration\nserver_uri=sip:127.0.0.1:9\nclient_uri=sip:one@127.0.0.1:9\n" +
			"[people]\ntype=resource_list\nevent=presence\nlist_item=alice\n",
	},
}

// unloadable are modules that need a service, a device or a terminal of their
// own, or open ports on all interfaces. None of them has an action.
var unloadable = []string{
	"*odbc*", "*pgsql*", "*ldap*", "*curl*", "*radius*", "*tds*", "*sqlite*", "*snmp*", "res_hep*", "app_jack",
	"chan_console", "chan_alsa", "chan_oss", "chan_mgcp", "chan_ooh323", "chan_phone", "res_prometheus", "res_pjsip_transport_websocket",
	"pbx_dundi", "pbx_lua", "pbx_spool", "codec_*", "format_*", "func_*", "res_ari*", "res_config_*", "res_format_attr*",
	"*realtime", "res_calendar*", "*geolocation", "app_alarmreceiver", "res_timing_pthread", "res_stun_monitor", "res_corosync", "res_phoneprov", "res_resolver_unbound",
}

// loadable returns the modules to load, those that others need first.
func loadable(t *testing.T, target asterisktest.Target) []string {
	t.Helper()
	var modules []string
	for _, pattern := range []string{"/usr/lib/*/asterisk/modules/*.so", "/usr/lib/asterisk/modules/*.so"} {
		files, err := filepath.Glob(target.Path(pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			name := strings.TrimSuffix(filepath.Base(file), ".so")
			if !slices.ContainsFunc(unloadable, func(pattern string) bool {
				ok, err := filepath.Match(pattern, name)
				return ok && err == nil
			}) {
				modules = append(modules, name)
			}
		}
	}
	return modules
}

// TestServers holds that testdata is what the installed servers say. With
// -write it makes it so.
func TestServers(t *testing.T) {
	if testing.Short() {
		t.Skip("loads some 150 modules, one by one")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		document := target.Path("/usr/share/asterisk/documentation/core-en_US.xml")
		if document == "" {
			t.Skip("an external server does not show its files")
		}
		r, err := os.Open(document)
		if err != nil {
			t.Fatal(err)
		}
		f, err := FromDocumentation(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		server := target.Start(t, factsConfig)
		user := server.Users[0]
		if err := f.Ask(t.Context(), Server{Addr: server.AMIAddr, User: user.Name, Secret: user.Secret, Load: loadable(t, target)}); err != nil {
			t.Fatalf("%v\n%s", err, server.Log())
		}
		path := filepath.Join("testdata", target.Name+".json")
		if *writeFacts {
			encoded, err := f.Encode()
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, encoded, 0o644); err != nil {
				t.Fatal(err)
			}
			return
		}
		want, err := Load(path)
		if err != nil {
			t.Fatalf("%v: run `make facts`", err)
		}
		var difference strings.Builder
		if err := Compare(&difference, want, f); err != nil {
			t.Fatal(err)
		}
		if difference.Len() > 0 {
			t.Errorf("%s is not what %v says; run `make facts` and type what is new:\n%s", path, target, difference.String())
		}
	})
}
