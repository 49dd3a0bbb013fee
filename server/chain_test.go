package server

import (
	"context"
	"slices"
	"sync"
	"testing"

	"google.golang.org/grpc"
)

// Each call passes all interceptors in their order and back, with its own context,
// request and handler, however many are under way; one may end it.
func TestChained(t *testing.T) {
	t.Parallel()
	type trail struct{}
	pass := func(name string) grpc.UnaryServerInterceptor {
		return func(ctx context.Context, req any, info *grpc.UnaryServerInfo, next grpc.UnaryHandler) (any, error) {
			before, _ := ctx.Value(trail{}).([]string)
			if req == name {
				return append(slices.Clone(before), info.FullMethod), nil
			}
			resp, err := next(context.WithValue(ctx, trail{}, append(slices.Clone(before), name)), req)
			list, _ := resp.([]string)
			return append(list, name), err
		}
	}
	intercept := chained([]grpc.UnaryServerInterceptor{pass("a"), pass("b"), pass("c")})
	var wg sync.WaitGroup
	for _, c := range []struct {
		method, req string
		want        []string
	}{
		{"whole", "", []string{"a", "b", "c", "whole", "c", "b", "a"}},
		{"half", "b", []string{"a", "half", "a"}},
	} {
		for range 8 {
			wg.Go(func() {
				for range 200 {
					handler := func(ctx context.Context, _ any) (any, error) {
						before, _ := ctx.Value(trail{}).([]string)
						return append(slices.Clone(before), c.method), nil
					}
					got, err := intercept(context.Background(), c.req, &grpc.UnaryServerInfo{FullMethod: c.method}, handler)
					if list, _ := got.([]string); err != nil || !slices.Equal(list, c.want) {
						t.Errorf("%q, %v, want %q", got, err, c.want)
						return
					}
				}
			})
		}
	}
	wg.Wait()
	if got, err := chained(nil)(context.Background(), 1, nil, func(_ context.Context, req any) (any, error) { return req, nil }); got != 1 || err != nil {
		t.Errorf("without interceptors: %v, %v", got, err)
	}
}
