//go:build !linux

package agi

import "net"

func inheritingConfig() *net.ListenConfig { return new(net.ListenConfig) }
