package server

import (
	"context"
	"sync"

	"google.golang.org/grpc"
)

// chained makes one interceptor of several, the first the outermost. grpc-go's own
// chain makes a function for each of them and each call. Each of list calls what
// comes next at most once, and before it returns.
func chained(list []grpc.UnaryServerInterceptor) grpc.UnaryServerInterceptor {
	pool := sync.Pool{New: func() any {
		w := &walk{list: list}
		w.next = w.step
		return w
	}}
	return func(ctx context.Context, req any, info *grpc.UnaryServerInfo, handler grpc.UnaryHandler) (any, error) {
		w, _ := pool.Get().(*walk)
		w.at, w.info, w.handler = 0, info, handler
		resp, err := w.step(ctx, req)
		w.info, w.handler = nil, nil
		pool.Put(w) // not after a panic: somebody may still be in it
		return resp, err
	}
}

// walk is a call on its way through the interceptors.
type walk struct {
	list    []grpc.UnaryServerInterceptor
	at      int
	info    *grpc.UnaryServerInfo
	handler grpc.UnaryHandler
	next    grpc.UnaryHandler // step
}

func (w *walk) step(ctx context.Context, req any) (any, error) {
	if w.at == len(w.list) {
		return w.handler(ctx, req)
	}
	w.at++
	return w.list[w.at-1](ctx, req, w.info, w.next)
}
