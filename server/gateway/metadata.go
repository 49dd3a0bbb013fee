package gateway

import (
	"context"
	"crypto/rand"
	"net/http"

	"google.golang.org/grpc/metadata"
)

// Metadata that the gateway adds to its calls. Only what comes over the
// in-process connection can be believed: a gRPC client of the open port may
// send the same keys with any value.
const (
	// RequestIDKey holds the id of the request: the client's X-Request-Id if
	// it has 1 to 64 of [A-Za-z0-9._-], else one made by the gateway. The
	// response's X-Request-Id has the same.
	RequestIDKey = "x-request-id"
	// ClientAddressKey holds the address of the HTTP client, host:port, as the
	// socket has it. No header changes it.
	ClientAddressKey = "x-astergate-client"
	// CertificateKey holds the HTTP client's certificate, in DER, if it has shown
	// one that the listener has verified.
	CertificateKey = "x-astergate-certificate-bin"
	// TicketKey holds the ticket of a stream.
	TicketKey = "x-astergate-ticket"
)

const maxRequestID = 64

// requestID returns the request's own id, or a new one.
func requestID(h http.Header) string {
	id := h.Get("X-Request-Id")
	if id == "" || len(id) > maxRequestID {
		return rand.Text()
	}
	for _, c := range []byte(id) {
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if !letter && c != '.' && c != '_' && c != '-' {
			return rand.Text()
		}
	}
	return id
}

// noHeader lets no header become metadata, and no metadata a header.
func noHeader(string) (string, bool) { return "", false }

// callMetadata is what the gateway itself says of a request.
func callMetadata(ctx context.Context, r *http.Request) metadata.MD {
	x := exchangeOf(ctx)
	md := metadata.Pairs(RequestIDKey, x.id, ClientAddressKey, x.client)
	if r.TLS != nil && len(r.TLS.VerifiedChains) > 0 {
		md.Set(CertificateKey, string(r.TLS.VerifiedChains[0][0].Raw))
	}
	if x.ticket != "" {
		md.Set(TicketKey, x.ticket)
	}
	return md
}
