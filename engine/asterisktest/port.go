package asterisktest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
)

// Ports come from below the range from which the kernel takes the local ports
// of outgoing connections (32768 on). Inside it, a connection could take the
// port of a server that is down for a moment, or a client that dials a dead
// port could be connected to itself.
const (
	firstPort = 20000
	lastPort  = 32000
)

// freePort returns a loopback port on which nothing listens, by TCP or UDP. It
// is not held: the caller checks that its server got it.
func freePort() (int, error) {
	var failures error
	for range 50 {
		port := firstPort + rand.IntN(lastPort-firstPort)
		err := probe(port)
		if err == nil {
			return port, nil
		}
		failures = errors.Join(failures, err)
	}
	return 0, fmt.Errorf("no free port: %w", failures)
}

func probe(port int) error {
	tcp, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", loopback(port))
	if err != nil {
		return err
	}
	udp, err := (&net.ListenConfig{}).ListenPacket(context.Background(), "udp", loopback(port))
	if err != nil {
		return errors.Join(err, tcp.Close())
	}
	return errors.Join(tcp.Close(), udp.Close())
}

// choosePorts fills in the ports that the configuration asks for.
func choosePorts(cfg Config) (ports, error) {
	var chosen ports
	wanted := []*int{&chosen.ami}
	if cfg.TLS {
		wanted = append(wanted, &chosen.tls)
	}
	if cfg.PJSIP {
		wanted = append(wanted, &chosen.sip)
	}
	used := make(map[int]bool)
	for _, slot := range wanted {
		for *slot == 0 || used[*slot] {
			port, err := freePort()
			if err != nil {
				return ports{}, err
			}
			*slot = port
		}
		used[*slot] = true
	}
	return chosen, nil
}
