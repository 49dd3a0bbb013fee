package cli

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net"
	"slices"
	"time"

	"google.golang.org/grpc"
	healthpb "google.golang.org/grpc/health/grpc_health_v1"
)

type healthCommand struct {
	GRPCListen string `name:"grpc-listen" env:"ASTERGATE_GRPC_LISTEN" default:"127.0.0.1:50051" placeholder:"HOST:PORT" help:"Where the service's gRPC listens (${default})."`
	Service    string `help:"What to ask for: ready, server/NAME, calls/NAME, or a service of the API; by default whether the process works." placeholder:"NAME"`
	All        bool   `help:"List all that can be asked for, with how it is."`
	clientTLS  `embed:"" envprefix:"ASTERGATE_HEALTH_"`
	Timeout    time.Duration `default:"2s" help:"How long to wait for the answer (${default})."`
}

// Run asks grpc.health.v1. It is for images that have no shell and no curl, so
// it must not need what serve needs: secrets, say, that only serve may read.
func (c *healthCommand) Run(ctx context.Context, p Process) error {
	host, port, err := net.SplitHostPort(c.GRPCListen)
	if err != nil {
		return fmt.Errorf("--grpc-listen: %w", err)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "127.0.0.1" // not localhost: an image may have no hosts file
	}
	transport, err := c.option(p.ReadFile)
	if err != nil {
		return err
	}
	conn, err := grpc.NewClient(net.JoinHostPort(host, port), transport)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	ctx, cancel := context.WithTimeout(ctx, c.Timeout)
	defer cancel()
	client := healthpb.NewHealthClient(conn)
	if c.All {
		if err := c.list(ctx, p, client); err != nil {
			return fmt.Errorf("asking %s: %w", conn.Target(), err)
		}
	}
	resp, err := client.Check(ctx, &healthpb.HealthCheckRequest{Service: c.Service})
	if err != nil {
		return fmt.Errorf("asking %s: %w", conn.Target(), hintTLS(err))
	}
	if resp.GetStatus() != healthpb.HealthCheckResponse_SERVING {
		return fmt.Errorf("%s says %s", conn.Target(), resp.GetStatus())
	}
	if c.All {
		return nil
	}
	_, err = fmt.Fprintln(p.Stdout, resp.GetStatus())
	return err
}

// list prints all services and how they are.
func (c *healthCommand) list(ctx context.Context, p Process, client healthpb.HealthClient) error {
	resp, err := client.List(ctx, &healthpb.HealthListRequest{})
	if err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(resp.GetStatuses())) {
		status := resp.GetStatuses()[name].GetStatus()
		if status == healthpb.HealthCheckResponse_SERVICE_UNKNOWN {
			continue // of a server that was removed
		}
		if _, err := fmt.Fprintf(p.Stdout, "%-12s %s\n", status, cmp.Or(name, "(astergate)")); err != nil {
			return err
		}
	}
	return nil
}
