package config

import (
	"fmt"
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
