package gateway

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
)

// route is one HTTP method and path that leads to an RPC.
type route struct {
	method string
	path   string // as in the proto: /v1/servers/{server}
	rpc    protoreflect.MethodDescriptor
	body   bool // the fields come as a JSON body; otherwise in the query
}

// routes are the routes by routeKey.
type routes map[string]*route

// newRoutes reads the routes from the google.api.http options, from which
// protoc-gen-grpc-gateway made its handlers as well. It fails on a kind of
// binding that the gateway does not know.
func newRoutes(services []service) (routes, error) {
	all := make(routes)
	for _, s := range services {
		methods := s.descriptor.Methods()
		for i := range methods.Len() {
			rpc := methods.Get(i)
			rule, ok := proto.GetExtension(rpc.Options(), annotations.E_Http).(*annotations.HttpRule)
			if !ok || rule == nil {
				continue
			}
			for _, binding := range append([]*annotations.HttpRule{rule}, rule.GetAdditionalBindings()...) {
				r, err := newRoute(rpc, binding)
				if err != nil {
					return nil, err
				}
				all[routeKey(r.method, r.path)] = r
			}
		}
	}
	return all, nil
}

func newRoute(rpc protoreflect.MethodDescriptor, rule *annotations.HttpRule) (*route, error) {
	r := &route{rpc: rpc}
	switch pattern := rule.GetPattern().(type) {
	case *annotations.HttpRule_Get:
		r.method, r.path = http.MethodGet, pattern.Get
	case *annotations.HttpRule_Post:
		r.method, r.path = http.MethodPost, pattern.Post
	default:
		return nil, fmt.Errorf("%s: an HTTP binding that is neither GET nor POST", rpc.FullName())
	}
	r.body = rule.GetBody() == "*"
	if r.body != (r.method == http.MethodPost) || !r.body && rule.GetBody() != "" {
		return nil, fmt.Errorf("%s: %s with body %q: a POST takes all fields in its body, a GET none",
			rpc.FullName(), r.method, rule.GetBody())
	}
	if rpc.IsStreamingClient() {
		return nil, fmt.Errorf("%s: a client's stream has no HTTP form", rpc.FullName())
	}
	return r, nil
}

var pathVariable = regexp.MustCompile(`\{([a-z0-9_.]+)\}`)

// routeKey is the method and the path, spelled as runtime.Pattern does:
// {server=*} for {server}.
func routeKey(method, path string) string {
	return method + " " + pathVariable.ReplaceAllString(path, "{$1=*}")
}

// match returns the route whose pattern the mux has found for the request, or
// nil if the generated handlers have one that the options do not.
func (rs routes) match(r *http.Request) *route {
	pattern, _ := runtime.HTTPPattern(r.Context())
	return rs[r.Method+" "+pattern.String()]
}

// sorted returns the routes by path, then method.
func (rs routes) sorted() []*route {
	list := make([]*route, 0, len(rs))
	for _, r := range rs {
		list = append(list, r)
	}
	slices.SortFunc(list, func(a, b *route) int {
		return strings.Compare(a.path+" "+a.method, b.path+" "+b.method)
	})
	return list
}

// stream tells whether the response is a stream.
func (r *route) stream() bool { return r.rpc.IsStreamingServer() }
