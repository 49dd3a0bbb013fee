package conformance

import (
	"context"
	"sync"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// router is a worker for many sessions at once: it sorts frames by session.
type router struct {
	conn    *grpc.ClientConn
	stream  grpc.BidiStreamingClient[astergatev1.ServeRequest, astergatev1.ServeResponse]
	in      *astergatev1.RegisterWorker
	token   string
	resumed map[string]*astergatev1.ResumedSession
	over    chan struct{} // closed when the stream has ended

	sending sync.Mutex // serialises sends

	mu       sync.Mutex // guards what follows
	offers   map[string]chan *astergatev1.SessionOffer
	sessions map[string]chan *astergatev1.ServeResponse
}

// route makes a worker for a pattern.
func (s *service) route(t *testing.T, pattern string) *router {
	t.Helper()
	return s.startRouter(t, route(pattern))
}

// resume makes a worker that goes on with the sessions of one that is lost.
func (s *service) resume(t *testing.T, lost *router) *router {
	t.Helper()
	lost.in.ResumeToken = lost.token
	return s.startRouter(t, lost.in)
}

func (s *service) startRouter(t *testing.T, in *astergatev1.RegisterWorker) *router {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(ctx)
	must(t, err)
	r := &router{
		conn: conn, stream: stream, in: in, over: make(chan struct{}), resumed: make(map[string]*astergatev1.ResumedSession),
		offers: make(map[string]chan *astergatev1.SessionOffer), sessions: make(map[string]chan *astergatev1.ServeResponse),
	}
	r.send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}})
	first, err := stream.Recv()
	must(t, err)
	r.token = first.GetRegistered().GetResumeToken()
	for _, stands := range first.GetRegistered().GetSessions() {
		r.resumed[stands.GetSession()] = stands
	}
	go r.read()
	t.Cleanup(func() { cancel(); r.kill() })
	return r
}

// kill breaks the connection and waits for the reader's end.
func (r *router) kill() {
	_ = r.conn.Close()
	<-r.over
}

func (r *router) send(frame *astergatev1.ServeRequest) {
	r.sending.Lock()
	defer r.sending.Unlock()
	_ = r.stream.Send(frame) // Recv tells
}

func (r *router) read() {
	defer close(r.over)
	for {
		frame, err := r.stream.Recv()
		switch {
		case err != nil:
			return
		case frame.GetPing() != nil:
			r.send(pong(frame.GetPing().GetId()))
		case frame.GetOffer() != nil:
			r.offered(frame.GetOffer().GetUniqueId()) <- frame.GetOffer()
		case frame.GetResult() != nil:
			r.frames(frame.GetResult().GetSession()) <- frame
		case frame.GetHangup() != nil:
			r.frames(frame.GetHangup().GetSession()) <- frame
		case frame.GetEnded() != nil:
			r.frames(frame.GetEnded().GetSession()) <- frame
		}
	}
}

func (r *router) offered(call string) chan *astergatev1.SessionOffer {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.offers[call] == nil {
		r.offers[call] = make(chan *astergatev1.SessionOffer, 4)
	}
	return r.offers[call]
}

// frames are those of a session.
func (r *router) frames(session string) chan *astergatev1.ServeResponse {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.sessions[session] == nil {
		r.sessions[session] = make(chan *astergatev1.ServeResponse, 16)
	}
	return r.sessions[session]
}

// session waits for a call's offer.
func (r *router) session(call string) (*astergatev1.SessionOffer, <-chan *astergatev1.ServeResponse) {
	select {
	case offer := <-r.offered(call):
		return offer, r.frames(offer.GetSession())
	case <-r.over:
		return nil, nil
	}
}
