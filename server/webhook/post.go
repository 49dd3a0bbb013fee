package webhook

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// maxAnswer bounds an answer's body in bytes.
const maxAnswer = 256 << 10

// StatusError is an answer that says no.
type StatusError struct{ Status int }

func (err *StatusError) Error() string {
	if err.Status >= 300 && err.Status < 400 {
		return fmt.Sprintf("it answered %d; redirects are not followed: write the final URL into the configuration", err.Status)
	}
	return fmt.Sprintf("it answered %d %s", err.Status, http.StatusText(err.Status))
}

// post sends a message and returns the answer's body. It waits while too many
// requests are under way. One that found a connection closed that was kept open
// is sent again by net/http; its id is the same.
func (r *Runner) post(ctx context.Context, u *url.URL, m message) ([]byte, error) {
	body, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	select {
	case r.places <- struct{}{}:
		defer func() { <-r.places }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u.String(), bytes.NewReader(body))
	if err != nil {
		return nil, withoutURL(err)
	}
	timestamp := strconv.FormatInt(m.Time.Unix(), 10)
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", "astergate")
	req.Header.Set(HeaderID, m.ID)
	req.Header.Set(HeaderTimestamp, timestamp)
	req.Header.Set(HeaderSignature, Sign(*r.secret.Load(), timestamp, body))
	resp, err := r.client.Do(req)
	if err != nil {
		return nil, withoutURL(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(io.LimitReader(resp.Body, maxAnswer+1))
	switch {
	case resp.StatusCode < 200 || resp.StatusCode > 299:
		return nil, &StatusError{resp.StatusCode}
	case err != nil:
		return nil, fmt.Errorf("reading its answer: %w", err)
	case len(text) > maxAnswer:
		return nil, fmt.Errorf("its answer is larger than %d bytes", maxAnswer)
	}
	return text, nil
}

// postEnd tells the end, up to three times: it is nobody's any more who could be
// told that it failed.
func (r *Runner) postEnd(ctx context.Context, u *url.URL, m message) error {
	var err error
	for pause := range 3 {
		if pause > 0 {
			wait := time.NewTimer(time.Duration(pause) * time.Second)
			select {
			case <-wait.C:
			case <-ctx.Done():
				wait.Stop()
				return err
			}
		}
		m.Time = time.Now()
		if _, err = r.post(ctx, u, m); err == nil {
			return nil
		}
	}
	return err
}

// withoutURL leaves the URL out of an error of net/http: it may hold a secret.
func withoutURL(err error) error {
	if outer, ok := err.(*url.Error); ok { //nolint:errorlint // the outermost only
		return outer.Err
	}
	return err
}
