package engine

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/astergate/astergate/engine/ami"
)

// Why a link ends whose server's configuration changes: what callers, watchers and
// subscribers are told.
const (
	reasonChanged = "the server's configuration has changed"
	reasonRemoved = "the server was removed from the configuration"
)

// replacement is a link that takes the place of a server's, with what is told of
// its configuration.
type replacement struct {
	link  *ami.Link
	setup *setup
}

// ServerRemovedError ends what is about a server that was taken out of the
// configuration.
type ServerRemovedError struct {
	Server string
	// ResumeToken is for whoever sends a stream to fill in, as in TooSlowError.
	ResumeToken string
}

func (err *ServerRemovedError) Error() string {
	return fmt.Sprintf("server %q was removed from the configuration", err.Server)
}

// Connect switches the link on, or makes a lost one try at once.
func (s *Server) Connect() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.link.Load().Connect()
}

// Disconnect switches the link off until Connect.
func (s *Server) Disconnect(reason string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.link.Load().Disconnect(reason)
}

// Removed is closed when the server is taken out of the configuration.
func (s *Server) Removed() <-chan struct{} { return s.gone }

// run links the server until ctx ends or it is removed. Its link may be replaced
// meanwhile: the log goes on, with a LinkDown and a LinkUp.
func (s *Server) run(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var wg sync.WaitGroup
	wg.Go(func() {
		select {
		case <-s.gone:
			cancel(ami.Stopped(reasonRemoved))
		case <-ctx.Done():
		}
	})
	if s.calls != nil {
		wg.Go(func() { s.calls.run(ctx) })
	}
	var err error
	for err == nil && ctx.Err() == nil {
		err = s.runLink(ctx)
	}
	cancel(nil)
	wg.Wait()
	if isClosed(s.gone) {
		s.finish()
	}
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// runLink runs the link that there is until ctx ends or another takes its place.
func (s *Server) runLink(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	link := s.link.Load()
	var next replacement
	var wg sync.WaitGroup
	wg.Go(func() { s.watchLink(ctx, link) })
	wg.Go(func() {
		select {
		case next = <-s.next:
			stop(ami.Stopped(reasonChanged))
		case <-ctx.Done():
		}
	})
	err := link.Run(ctx)
	stop(nil)
	wg.Wait()
	if next.link != nil {
		s.adopt(next)
	}
	return err
}

// replace has the link replaced soon. Not concurrently with itself.
func (s *Server) replace(by replacement) {
	select {
	case <-s.next: // one that was not begun with yet
	default:
	}
	s.next <- by
}

// adopt makes a new link the server's. The old one has ended.
func (s *Server) adopt(next replacement) {
	s.mu.Lock()
	next.link.Inherit(s.link.Load())
	s.link.Store(next.link)
	s.setup.Store(next.setup)
	s.mu.Unlock()
	s.tracer.moved(next.link)
	s.changed.tell()
}

// finish tells all that there is to be told of a server that was removed, when its
// goroutines have ended: that its link is down, that its calls are not known any
// more, and that nothing more will come. Subscribers to several servers learn it by
// the LinkDown.
func (s *Server) finish() {
	if !s.farewell { // the link was down already
		s.LinkDown(ami.Down{At: time.Now(), Reason: reasonRemoved})
	}
	s.log.Close()
	if s.calls != nil {
		s.calls.close()
	}
	close(s.ended)
	s.changed.tell()
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}
