package config

import (
	"fmt"
	"slices"
	"testing"
)

// Whose connections are a server's: its networks, or else its own address.
func TestAGINetworks(t *testing.T) {
	for _, tt := range []struct {
		server Server
		want   string
	}{
		{Server{Address: "192.0.2.7:5038"}, "[192.0.2.7/32]"},
		{Server{Address: "[2001:db8::1]:5038"}, "[2001:db8::1/128]"},
		{Server{Address: "127.0.0.1:5038"}, "[127.0.0.0/8 ::1/128]"},
		{Server{Address: "[::ffff:192.0.2.7]:5038"}, "[192.0.2.7/32]"},
		{Server{Address: "127.0.0.1:5038", AGIFrom: []string{"198.51.100.9/24", "::ffff:10.0.0.1"}}, "[198.51.100.0/24 10.0.0.1/32]"},
	} {
		got, err := tt.server.AGINetworks(t.Context())
		if err != nil || fmt.Sprint(got) != tt.want {
			t.Errorf("%+v: %v, %v", tt.server.Address, got, err)
		}
	}
}

// A server's own listener, beside the common one or without it, in the file or
// by a variable. Beyond loopback it needs no token: agi_from says who may connect.
func TestAGIListen(t *testing.T) {
	files := disk{"a.yaml": "agi: {listen: off}\nservers: {pbx1: {username: u, secret: s, agi_listen: ':4573'}, pbx2: {username: u, secret: s}}"}
	c, err := Load(Flags{Config: "a.yaml"}, []string{"ASTERGATE_SERVERS_PBX2_AGI_LISTEN=127.0.0.1:0"}, files.read)
	if err != nil {
		t.Fatal(err)
	}
	want := []setting{{"servers.pbx1.agi_listen", ":4573"}, {"servers.pbx2.agi_listen", "127.0.0.1:0"}}
	if got := c.agiListeners(); !slices.Equal(got, want) {
		t.Errorf("listeners %v", got)
	}
	c.AGI.Listen = "127.0.0.1:0" // any free port may stand twice
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
}
