package config

import (
	"strings"
	"testing"
)

func TestVariablesToKeys(t *testing.T) {
	for _, tt := range []struct {
		name     string
		servers  []string
		variable string
		others   []string
		want     string // key, or a part of the problem, or "-" for left alone
	}{
		{name: "plain", variable: "ASTERGATE_GRPC_LISTEN", want: "grpc.listen"},
		{name: "underscores in the key", variable: "ASTERGATE_GRPC_MAX_RECEIVE_BYTES", want: "grpc.max_receive_bytes"},
		{name: "no section", variable: "ASTERGATE_STOP_TIMEOUT", want: "stop_timeout"},
		{name: "server of the file", servers: []string{"pbx1"}, variable: "ASTERGATE_SERVERS_PBX1_SECRET_FILE", want: "servers.pbx1.secret_file"},
		{name: "new server", variable: "ASTERGATE_SERVERS_PBX1_ADDRESS", want: "servers.pbx1.address"},
		{name: "nested key", variable: "ASTERGATE_SERVERS_PBX1_TLS_CA_FILE", want: "servers.pbx1.tls.ca_file"},
		{name: "dash in a name of the file", servers: []string{"head-office"}, variable: "ASTERGATE_SERVERS_HEAD_OFFICE_SECRET", want: "servers.head-office.secret"},
		{name: "dash in a new name", variable: "ASTERGATE_SERVERS_HEAD_OFFICE_ADDRESS", want: "servers.head-office.address"},
		{name: "longest key for a new server", variable: "ASTERGATE_SERVERS_PBX1_ACTION_SECRET", want: "servers.pbx1.action_secret"},
		{name: "name that ends like a key", servers: []string{"pbx1-action"}, variable: "ASTERGATE_SERVERS_PBX1_ACTION_SECRET", want: "servers.pbx1-action.secret"},
		{name: "name known of another variable", others: []string{"ASTERGATE_SERVERS_PBX1_ACTION_ADDRESS"}, variable: "ASTERGATE_SERVERS_PBX1_ACTION_SECRET", want: "servers.pbx1-action.secret"},
		{name: "longest key where the file knows it", servers: []string{"pbx1"}, variable: "ASTERGATE_SERVERS_PBX1_ACTION_SECRET", want: "servers.pbx1.action_secret"},
		{name: "both in the file", servers: []string{"pbx1", "pbx1-action"}, variable: "ASTERGATE_SERVERS_PBX1_ACTION_SECRET", want: "servers.pbx1-action.secret or servers.pbx1.action_secret; write it into the file"},
		{name: "name like a section", servers: []string{"tls"}, variable: "ASTERGATE_SERVERS_TLS_TLS_ENABLED", want: "servers.tls.tls.enabled"},
		{name: "near miss", variable: "ASTERGATE_GRPC_LISTENS", want: "variable ASTERGATE_GRPC_LISTENS is none of astergate's; did you mean ASTERGATE_GRPC_LISTEN?"},
		{name: "near miss at a server", variable: "ASTERGATE_SERVERS_PBX1_SECERT", want: "did you mean ASTERGATE_SERVERS_PBX1_SECRET"},
		{name: "nothing alike", variable: "ASTERGATE_WOMBATS_WANTED", want: "unset it"},
		{name: "small letters", variable: "ASTERGATE_servers_pbx1_secret", want: "is none of astergate's"},
		{name: "small letters in a name", variable: "ASTERGATE_SERVERS_pbx1_SECRET", want: "is none of astergate's"},
		{name: "no name", variable: "ASTERGATE_SERVERS_SECRET", want: "is none of astergate's"},
		{name: "reserved", variable: "ASTERGATE_CONFIG", want: "-"},
		{name: "reserved for tests", variable: "ASTERGATE_TEST_AMI_22", want: "-"},
		{name: "reserved for scripts", variable: "ASTERGATE_REQUIRE_ASTERISK", want: "-"},
		{name: "reserved for the cache", variable: "ASTERGATE_ASTERISK_CACHE", want: "-"},
		{name: "Kubernetes host", variable: "ASTERGATE_SERVICE_HOST", want: "-"},
		{name: "Kubernetes port", variable: "ASTERGATE_PORT_50051_TCP_ADDR", want: "-"},
		{name: "Kubernetes other service", variable: "ASTERGATE_DEV_SERVICE_PORT_GRPC", want: "-"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var environ []string
			for _, name := range append(tt.others, tt.variable) {
				environ = append(environ, name+"=value")
			}
			v := resolveVariables(environ, tt.servers)
			got := v.keys[tt.variable]
			if len(v.problems) > 0 {
				got = v.problems[len(v.problems)-1].Error()
			}
			if tt.want == "-" {
				tt.want = ""
			}
			if got != tt.want && (tt.want == "" || !strings.Contains(got, tt.want)) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Every key can be reached by a variable, and comes back as itself.
func TestEveryKeyHasAVariable(t *testing.T) {
	for _, key := range KnownKeys() {
		if kindOf(key) == keyList { // lists of mappings have none
			continue
		}
		key = strings.Replace(key, "NAME", "head-office", 1)
		variable := envPrefix + envPart(key)
		v := resolveVariables([]string{variable + "=x"}, []string{"head-office"})
		if v.keys[variable] != key || len(v.problems) > 0 {
			t.Errorf("%s: got %q, %v; want %q", variable, v.keys[variable], v.problems, key)
		}
	}
}
