package server

import (
	"context"
	"errors"
	"time"

	"google.golang.org/grpc"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/server/policy"
)

// credentialsEndedError ends streams when their caller's credentials do.
type credentialsEndedError struct {
	expired     bool
	resumeToken string
}

func (e *credentialsEndedError) Error() string {
	if e.expired {
		return "the credentials by which this stream was opened have expired: open it again with new ones"
	}
	return "the credentials by which this stream was opened were taken back, or what they allow has changed: open it again"
}

// whileValid returns a context that ends with the principal's credentials; its
// cause is a *credentialsEndedError then. stop ends what watches over them, and
// waits for it.
func whileValid(ctx context.Context, who policy.Principal) (valid context.Context, stop func()) {
	if who.Revoked == nil && who.Expires.IsZero() {
		return ctx, func() {}
	}
	valid, cancel := context.WithCancelCause(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		var due <-chan time.Time
		if !who.Expires.IsZero() {
			timer := time.NewTimer(time.Until(who.Expires))
			defer timer.Stop()
			due = timer.C
		}
		select {
		case <-who.Revoked:
			cancel(&credentialsEndedError{})
		case <-due:
			cancel(&credentialsEndedError{expired: true})
		case <-valid.Done():
		}
	}()
	return valid, func() {
		cancel(context.Canceled)
		<-ended
	}
}

// credentialsEnded returns the error of a stream whose caller's credentials have
// ended, else nil. The resume token may be empty.
func credentialsEnded(ctx context.Context, resumeToken string) error {
	var ended *credentialsEndedError
	if !errors.As(context.Cause(ctx), &ended) {
		return nil
	}
	return &credentialsEndedError{expired: ended.expired, resumeToken: resumeToken}
}

// validStream runs a stream's handler as long as its caller's credentials last.
func validStream(ctx context.Context, srv any, ss grpc.ServerStream, who policy.Principal, next grpc.StreamHandler) error {
	ctx, stop := whileValid(policy.WithPrincipal(ctx, who), who)
	defer stop()
	err := next(srv, &principalStream{ss, ctx})
	if err == nil || errors.As(err, new(*credentialsEndedError)) || errors.As(err, new(*ami.SendError)) {
		return err // the last says what became of an action, which matters more
	}
	if ended := credentialsEnded(ctx, ""); ended != nil {
		return ended
	}
	return err
}
