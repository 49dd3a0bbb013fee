package gateway

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// asset is a page that never changes.
type asset struct {
	contentType string
	data        []byte
	etag        string
	// unpack is nil for what is not packed by gzip. Few ask for the result, so it
	// is made when the first does, and kept.
	unpack func() ([]byte, error)
}

// newAsset makes an asset of data that is packed already, or that is not.
func newAsset(contentType string, data []byte, packed bool) *asset {
	sum := sha256.Sum256(data)
	a := &asset{contentType: contentType, data: data, etag: `"` + hex.EncodeToString(sum[:12]) + `"`}
	if packed {
		a.unpack = sync.OnceValues(func() ([]byte, error) { return unpack(data) })
	}
	return a
}

func (a *asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", a.contentType)
	h.Set("Content-Security-Policy", docsPolicy)
	h.Set("Cross-Origin-Opener-Policy", "same-origin")
	// Asked for each time: a new version of this binary is a new page at once.
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", a.etag)
	data := a.data
	if a.unpack != nil {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r.Header.Values("Accept-Encoding")) {
			h.Set("Content-Encoding", "gzip")
		} else {
			// Another representation, so another tag.
			h.Set("ETag", strings.TrimSuffix(a.etag, `"`)+`-plain"`)
			var err error
			if data, err = a.unpack(); err != nil {
				writeError(w, err)
				return
			}
		}
	}
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(data))
}

func unpack(data []byte) ([]byte, error) {
	reader, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("unpacking a page: %w", err)
	}
	data, err = io.ReadAll(reader)
	if err != nil {
		return nil, fmt.Errorf("unpacking a page: %w", err)
	}
	return data, nil
}

func pack(data []byte) ([]byte, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(data); err != nil {
		return nil, fmt.Errorf("packing a page: %w", err)
	}
	if err := writer.Close(); err != nil {
		return nil, fmt.Errorf("packing a page: %w", err)
	}
	return packed.Bytes(), nil
}
