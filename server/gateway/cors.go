package gateway

import (
	"fmt"
	"net/http"
	"strings"

	"google.golang.org/grpc/codes"
)

// cors lets pages of some other origins call, and read what comes. Their browsers
// send no cookies and no certificates along: a page shows its own token.
type cors struct{ origins map[string]bool }

// newCORS takes origins as browsers send them: scheme, host and port, if it is not
// the scheme's own. No pattern is taken, and not null, which any page can be.
func newCORS(origins []string) (*cors, error) {
	c := &cors{origins: make(map[string]bool)}
	for _, origin := range origins {
		if !strings.Contains(origin, "://") || strings.Contains(origin, "*") {
			return nil, fmt.Errorf("origin %q: give one as a browser sends it, such as https://panel.example", origin)
		}
		c.origins[origin] = true
	}
	return c, nil
}

// What a page of a listed origin may send and read.
const (
	corsMethods = "GET, HEAD, POST"
	corsHeaders = "Authorization, Content-Type, Grpc-Timeout, Last-Event-ID, X-Request-Id"
	corsExposed = "X-Request-Id, Retry-After, WWW-Authenticate"
	corsMaxAge  = "600"
)

// serve sets the headers of an answer to a page of another origin. It answers a
// preflight itself, and says so.
func (c *cors) serve(w *response, r *http.Request) (answered bool) {
	if len(c.origins) == 0 {
		return false
	}
	h := w.Header()
	h.Add("Vary", "Origin")
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	preflight := r.Method == http.MethodOptions && r.Header.Get("Access-Control-Request-Method") != ""
	if !c.origins[origin] {
		if preflight {
			writeError(w, refuse(http.StatusForbidden, codes.PermissionDenied, "origin %q is none of http.cors_origins", origin))
		}
		return preflight
	}
	h.Set("Access-Control-Allow-Origin", origin)
	if !preflight {
		h.Set("Access-Control-Expose-Headers", corsExposed)
		return false
	}
	h.Set("Access-Control-Allow-Methods", corsMethods)
	h.Set("Access-Control-Allow-Headers", corsHeaders)
	h.Set("Access-Control-Max-Age", corsMaxAge)
	w.WriteHeader(http.StatusNoContent)
	return true
}

// secured sets the headers that keep browsers from doing more with an answer than
// it is for.
func secured(h http.Header, r *http.Request) {
	h.Set("X-Content-Type-Options", "nosniff")
	// A page of another origin may make a browser fetch a GET, but not look at
	// what came.
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	// Not for localhost, where other programs of a developer's listen without TLS.
	if r.TLS != nil && canonicalHost(stripPort(r.Host)) != "localhost" {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
}
