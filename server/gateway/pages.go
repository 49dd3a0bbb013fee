package gateway

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"strings"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// page is a path that is no RPC. All pages are read by GET and HEAD only.
type page struct {
	serve  http.Handler
	about  string // for the index
	closed bool   // needs what Config.Authenticate wants
}

func (g *gateway) newPages(cfg Config) (map[string]page, error) {
	pages := map[string]page{
		"/healthz": {serve: condition(cfg.Live, nil), about: "200 while the process works"},
		"/readyz":  {serve: condition(cfg.Ready, cfg.Detail), about: "200 when it can serve, else 503 and why; ?verbose tells each check"},
	}
	if cfg.Metrics != nil {
		pages["/metrics"] = page{serve: cfg.Metrics, about: "for Prometheus", closed: true}
	}
	if cfg.OpenAPI != nil {
		packed, err := pack(cfg.OpenAPI)
		if err != nil {
			return nil, err
		}
		pages["/openapi.json"] = page{serve: newAsset(contentTypeJSON, packed, true), about: "this API, as OpenAPI 2"}
		docs, err := docsPages()
		if err != nil {
			return nil, err
		}
		maps.Copy(pages, docs)
	}
	pages["/"] = page{serve: text(g.index(pages))}
	return pages, nil
}

// servePage answers for a page.
func (g *gateway) servePage(w *response, r *http.Request, p page) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		writeError(w, refuse(http.StatusMethodNotAllowed, codes.Unimplemented,
			"%s %q: only GET, HEAD", r.Method, r.URL.Path))
		return
	}
	if p.closed && g.authenticate != nil {
		if err := g.authenticate(r); err != nil {
			writeError(w, denied(err))
			return
		}
	}
	p.serve.ServeHTTP(w, r)
}

// denied makes an authenticator's error an answer: a status stays what it is,
// anything else is a 401.
func denied(err error) error {
	if _, ok := status.FromError(err); ok {
		return err
	}
	return refuse(http.StatusUnauthorized, codes.Unauthenticated, "%v", err)
}

// condition answers 200 while check is content, else 503 with its reason, and with
// the detail to who asks for ?verbose.
func condition(check func() error, detail func() any) http.Handler {
	type answer struct {
		Status string `json:"status"`
		Reason string `json:"reason,omitempty"`
		Detail any    `json:"detail,omitempty"`
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		code, a := http.StatusOK, answer{Status: "ok"}
		if check != nil {
			if err := check(); err != nil {
				code, a = http.StatusServiceUnavailable, answer{Status: "unavailable", Reason: err.Error()}
			}
		}
		if detail != nil && r.URL.Query().Has("verbose") {
			a.Detail = detail()
		}
		body, err := json.Marshal(a)
		if err != nil {
			writeError(w, errors.New("encoding the condition"))
			return
		}
		w.Header().Set("Content-Type", contentTypeJSON)
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(code)
		_, _ = w.Write(append(body, '\n'))
	})
}

func text(body string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		http.ServeContent(w, r, "", time.Time{}, strings.NewReader(body))
	})
}

// index says what is here, for a person with a terminal or a browser.
func (g *gateway) index(pages map[string]page) string {
	var b strings.Builder
	b.WriteString("astergate: Asterisk by gRPC and REST\n\n")
	for _, r := range g.routes.sorted() {
		kind := ""
		if r.stream() {
			kind = ", a stream: NDJSON, or SSE with Accept: " + contentTypeSSE
		}
		fmt.Fprintf(&b, "%-4s %-36s %s.%s%s\n", r.method, r.path, r.rpc.Parent().Name(), r.rpc.Name(), kind)
	}
	b.WriteString("\n")
	for _, path := range []string{docsPath, "/openapi.json", "/healthz", "/readyz", "/metrics"} {
		if p, ok := pages[path]; ok {
			fmt.Fprintf(&b, "%-4s %-36s %s\n", http.MethodGet, path, p.about)
		}
	}
	b.WriteString("\nA POST is sent with Content-Type: application/json. Errors are google.rpc.Status.\n")
	return b.String()
}
