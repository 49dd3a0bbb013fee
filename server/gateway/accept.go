package gateway

import (
	"mime"
	"strconv"
	"strings"
)

const (
	contentTypeJSON   = "application/json"
	contentTypeNDJSON = "application/x-ndjson"
	contentTypeSSE    = "text/event-stream"
)

// preference is how much a client wants a media type: the q of the most
// specific range that matches it.
type preference struct {
	q     float64
	exact int // 3 the type itself, 2 type/*, 1 */*, 0 not named
	place int // of the range in the header
}

// streamContentType chooses between NDJSON and SSE. SSE is for who asks for it
// by name, or by text/*; a client that says nothing, or wants something else
// altogether, gets NDJSON.
func streamContentType(accept []string) string {
	var ndjson, sse preference
	place := 0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		kind, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				continue
			}
		}
		place++
		switch kind {
		case contentTypeSSE:
			sse.offer(q, 3, place)
		case "text/*":
			sse.offer(q, 2, place)
		case contentTypeNDJSON, contentTypeJSON:
			ndjson.offer(q, 3, place)
		case "application/*":
			ndjson.offer(q, 2, place)
		case "*/*":
			ndjson.offer(q, 1, place)
			sse.offer(q, 1, place)
		}
	}
	if sse.q > 0 && sse.over(ndjson) {
		return contentTypeSSE
	}
	return contentTypeNDJSON
}

func (p *preference) offer(q float64, exact, place int) {
	if exact > p.exact || exact == p.exact && q > p.q {
		*p = preference{q, exact, place}
	}
}

// over tells whether p wins: the higher q, then the one named more precisely,
// then the one named first.
func (p preference) over(other preference) bool {
	switch {
	case p.q != other.q:
		return p.q > other.q
	case p.exact != other.exact:
		return p.exact > other.exact
	}
	return p.place < other.place
}

// acceptsGzip tells whether an Accept-Encoding header takes gzip.
func acceptsGzip(accept []string) bool {
	var gzip preference
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		// A coding is written as a media type is, but for the slash.
		kind, params, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		q := 1.0
		if text, ok := params["q"]; ok {
			if q, err = strconv.ParseFloat(text, 64); err != nil {
				continue
			}
		}
		switch kind {
		case "gzip":
			gzip.offer(q, 2, 0)
		case "*":
			gzip.offer(q, 1, 0)
		}
	}
	return gzip.q > 0
}
