package server

import (
	"context"
	"log/slog"
	"net"
	"regexp"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/peer"
	"google.golang.org/grpc/status"

	"github.com/astergate/astergate/server/gateway"
)

type address struct{ network, text string }

func (a address) Network() string { return a.network }
func (a address) String() string  { return a.text }

var _ net.Addr = address{}

// A call leaves one line, at the level of how it ended, with what an operator
// looks for; and nothing, not even garbage, at a level that is off.
func TestCallLog(t *testing.T) {
	const common = `protocol=grpc grpc.component=server grpc.service=a.v1.S grpc.method=M grpc.method_type=`
	const started = ` grpc.start_time=\S+ `
	for name, c := range map[string]struct {
		min    slog.Level
		peer   address
		stream *grpc.StreamServerInfo // nil: unary
		err    error
		want   string // a regular expression
	}{
		"done": {min: slog.LevelDebug, peer: address{"tcp", "192.0.2.1:7"},
			want: `^level=DEBUG msg="finished call" ` + common + `unary peer.address=192.0.2.1:7` + started + `grpc.code=OK grpc.time_ms=[\d.e-]+\n$`},
		"done at info": {min: slog.LevelInfo, peer: address{"tcp", "192.0.2.1:7"}, want: `^$`},
		"refused": {min: slog.LevelInfo, peer: address{"tcp", "192.0.2.1:7"}, err: status.Error(codes.PermissionDenied, "no"),
			want: `^level=WARN .* grpc.code=PermissionDenied grpc.error="rpc error: code = PermissionDenied desc = no" grpc.time_ms=[\d.e-]+\n$`},
		"our fault":     {min: slog.LevelInfo, peer: address{"tcp", "x"}, err: status.Error(codes.Internal, "no"), want: `^level=ERROR `},
		"a client lies": {min: slog.LevelDebug, peer: address{"tcp", "x"}, want: `unary peer.address=x` + started},
		"over HTTP":     {min: slog.LevelDebug, peer: address{"bufconn", "x"}, want: `unary peer.address=x http.client=198.51.100.9 http.request_id=r1` + started},
		"events":        {min: slog.LevelDebug, stream: &grpc.StreamServerInfo{FullMethod: "/a.v1.S/M", IsServerStream: true}, want: common + `server_stream `},
		"worker":        {min: slog.LevelDebug, stream: &grpc.StreamServerInfo{FullMethod: "/a.v1.S/M", IsServerStream: true, IsClientStream: true}, want: common + `bidi_stream `},
	} {
		var out strings.Builder
		noTime := func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey {
				return slog.Attr{}
			}
			return a
		}
		log := callLog{slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: c.min, ReplaceAttr: noTime}))}
		ctx := peer.NewContext(t.Context(), &peer.Peer{Addr: c.peer, AuthInfo: map[string]credentials.AuthInfo{"bufconn": localAuth{}}[c.peer.Network()]})
		ctx = metadata.NewIncomingContext(ctx, metadata.Pairs(gateway.ClientAddressKey, "198.51.100.9", gateway.RequestIDKey, "r1"))
		var err error
		if c.stream == nil {
			_, err = log.unary(ctx, nil, &grpc.UnaryServerInfo{FullMethod: "/a.v1.S/M"}, func(context.Context, any) (any, error) { return nil, c.err })
		} else {
			err = log.stream(nil, &principalStream{ctx: ctx}, c.stream, func(any, grpc.ServerStream) error { return c.err })
		}
		if status.Code(err) != status.Code(c.err) {
			t.Errorf("%s: the call's error became %v", name, err)
		}
		if !regexp.MustCompile(c.want).MatchString(out.String()) {
			t.Errorf("%s: %q does not match %s", name, out.String(), c.want)
		}
	}
}

func TestCallLogThatIsOff(t *testing.T) {
	log := callLog{slog.New(slog.DiscardHandler)}
	info := &grpc.UnaryServerInfo{FullMethod: "/a.v1.S/M"}
	next := func(context.Context, any) (any, error) { return nil, nil }
	if n := testing.AllocsPerRun(100, func() { _, _ = log.unary(t.Context(), nil, info, next) }); n > 0 {
		t.Errorf("%v allocations for a line that nobody wants", n)
	}
}
