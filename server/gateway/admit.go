package gateway

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"os"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/grpc-ecosystem/grpc-gateway/v2/runtime"
	"google.golang.org/grpc/codes"
)

// admit stands before every generated handler. It gives the handler a request
// that holds nothing but what the API knows: a checked body or query, and three
// headers. What it does not let in has reached nothing.
func (g *gateway) admit(next runtime.HandlerFunc) runtime.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request, params map[string]string) {
		x := exchangeOf(r.Context())
		if x.probe != nil {
			*x.probe = true
			return
		}
		x.route = g.routes.match(r)
		if x.route == nil {
			writeError(w, errors.New("a route without a description"))
			return
		}
		w.Header().Set("Cache-Control", "no-store")
		if err := g.prepare(x, r, params); err != nil {
			writeError(w, err)
			return
		}
		next(w, r, params)
	}
}

// prepare checks the request and turns it into what the generated handler is
// to see.
func (g *gateway) prepare(x *exchange, r *http.Request, params map[string]string) error {
	for name, value := range params {
		if !utf8.ValidString(value) {
			return invalidField(name, "the path is not UTF-8")
		}
	}
	var err error
	if x.route.body {
		err = g.readBody(x, r, params)
	} else {
		err = readQuery(x.route, r, params)
	}
	if err != nil {
		return err
	}
	x.accept = contentTypeJSON
	if x.route.stream() {
		x.accept = streamContentType(r.Header["Accept"])
	}
	r.Header = forwardedHeader(r.Header, x.accept)
	return nil
}

// readBody reads the body whole, so that its size is known to be within bounds
// before anything else happens.
func (g *gateway) readBody(x *exchange, r *http.Request, params map[string]string) error {
	if r.URL.RawQuery != "" {
		return invalid("%s takes its fields in a JSON body, not in the query", x.route.path)
	}
	if err := checkContentType(r.Header); err != nil {
		return err
	}
	if r.ContentLength > g.maxBody {
		return tooLarge(g.maxBody)
	}
	// Not all writers have deadlines; those of net/http do.
	_ = x.w.control.SetReadDeadline(time.Now().Add(g.stall))
	data, err := io.ReadAll(http.MaxBytesReader(x.w.ResponseWriter, r.Body, g.maxBody))
	_ = x.w.control.SetReadDeadline(time.Time{})
	var tooBig *http.MaxBytesError
	switch {
	case errors.As(err, &tooBig):
		return tooLarge(g.maxBody)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return refuse(http.StatusRequestTimeout, codes.DeadlineExceeded,
			"the body did not come within %v", g.stall)
	case err != nil:
		return invalid("reading the body: %v", err)
	}
	r.Body = &requestBody{Reader: bytes.NewReader(data), data: data, params: params}
	return nil
}

// checkContentType accepts JSON in UTF-8 only. That includes an absent body: a
// JSON content type is what a page of another origin cannot send without
// asking first.
func checkContentType(h http.Header) error {
	value := h.Get("Content-Type")
	kind, params, err := mime.ParseMediaType(value)
	charset := params["charset"]
	if err != nil || kind != contentTypeJSON || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return refuse(http.StatusUnsupportedMediaType, codes.InvalidArgument,
			"content type %q: send Content-Type: application/json", value)
	}
	if coding := h.Get("Content-Encoding"); coding != "" && !strings.EqualFold(coding, "identity") {
		return refuse(http.StatusUnsupportedMediaType, codes.InvalidArgument,
			"content encoding %q: send the body uncompressed", coding)
	}
	return nil
}

func tooLarge(limit int64) error {
	return refuse(http.StatusRequestEntityTooLarge, codes.InvalidArgument,
		"the body is larger than %d bytes", limit)
}

// requestBody is a body that was read, with what its decoder needs besides.
type requestBody struct {
	*bytes.Reader
	data   []byte
	params map[string]string // fields that the path holds
}

func (*requestBody) Close() error { return nil }

// forwardedHeader is all of the client's header that the generated handler
// gets: nothing else can become metadata, or choose a marshaler.
func forwardedHeader(in http.Header, accept string) http.Header {
	out := make(http.Header, 3)
	for _, name := range []string{"Authorization", "Grpc-Timeout"} {
		if values := in[name]; len(values) > 0 {
			out[name] = values[:1]
		}
	}
	out["Accept"] = []string{accept}
	return out
}

// invalid is a 400 of the gateway itself.
func invalid(format string, args ...any) error {
	return refuse(http.StatusBadRequest, codes.InvalidArgument, format, args...)
}

// invalidField is a 400 that names the field.
func invalidField(field, format string, args ...any) error {
	return &refusal{
		status:  http.StatusBadRequest,
		code:    codes.InvalidArgument,
		message: fmt.Sprintf("field %q: ", field) + fmt.Sprintf(format, args...),
		field:   field,
	}
}
