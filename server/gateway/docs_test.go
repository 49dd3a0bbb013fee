package gateway

import (
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/gen/openapi"
)

// docsServer serves the page with the real document.
func docsServer(t *testing.T, f *fake) *setup {
	t.Helper()
	described, err := DescribeOpenAPI(openapi.JSON, true)
	if err != nil {
		t.Fatal(err)
	}
	return start(t, f, func(c *Config) { c.OpenAPI = described })
}

var (
	referred = regexp.MustCompile(`(?:src|href)="([^"]*)"`)
	fetched  = regexp.MustCompile(`url\(\s*['"]?([^'")]{0,40})|@import[^;]*`)
)

// All that the page loads is here, of the right type, and under the policy.
func TestDocs(t *testing.T) {
	t.Parallel()
	s := docsServer(t, new(fake))
	index := s.get(t, "/docs")
	if other := s.get(t, "/docs/"); other.code != 200 || other.body != index.body {
		t.Errorf("/docs/ is another page: %d", other.code)
	}
	if strings.Contains(index.body, "<style") || strings.Contains(index.body, "style=") ||
		regexp.MustCompile(`<script(?:>| [^s])|\son\w+=`).MatchString(index.body) {
		t.Error("the page has scripts or styles in itself, which its policy forbids")
	}
	loads := map[string]string{"/docs": "text/html; charset=utf-8"}
	for _, match := range referred.FindAllStringSubmatch(index.body, -1) {
		switch path := match[1]; {
		case path == "data:,": // no icon, so that none is asked for
		case strings.HasSuffix(path, ".css"):
			loads[path] = "text/css; charset=utf-8"
		case strings.HasSuffix(path, ".js"):
			loads[path] = "text/javascript; charset=utf-8"
		case path == "/openapi.json":
			loads[path] = contentTypeJSON
		default:
			t.Errorf("the page refers to %s", path)
		}
	}
	if len(loads) != 6 {
		t.Errorf("the page loads %v", loads)
	}
	for path, contentType := range loads {
		r := s.get(t, path)
		if r.code != 200 || r.header.Get("Content-Type") != contentType || r.body == "" {
			t.Errorf("%s: %d %v", path, r.code, r.header)
		}
		if r.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", path)
		}
		policy := strings.Split(r.header.Get("Content-Security-Policy"), "; ")
		for _, rule := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"} {
			if !slices.Contains(policy, rule) {
				t.Errorf("%s: its policy lacks %s: %q", path, rule, policy)
			}
		}
		if strings.Contains(r.header.Get("Content-Security-Policy"), "unsafe") {
			t.Errorf("%s: its policy is %q", path, policy)
		}
		for _, match := range fetched.FindAllStringSubmatch(r.body, -1) {
			if strings.HasSuffix(path, ".css") && !strings.HasPrefix(match[1], "data:") {
				t.Errorf("%s loads %q", path, match[0])
			}
		}
	}
	script := s.get(t, "/docs/page.js").body
	if strings.Contains(strings.ReplaceAll(script, `"http://localhost:8080", location.origin`, ""), "://") ||
		!strings.Contains(script, "validatorUrl: null") || !strings.Contains(script, `description = "/openapi.json"`) {
		t.Errorf("the page's script speaks with others:\n%s", script)
	}
	for _, path := range []string{"/docs/LICENSE", "/docs/NOTICE", "/docs/swagger-ui-bundle.js.LICENSE.txt"} {
		if r := s.get(t, path); r.code != 200 || r.header.Get("Content-Type") != "text/plain; charset=utf-8" {
			t.Errorf("%s: %d %v", path, r.code, r.header)
		}
	}
	if r := s.get(t, "/docs/index.html"); r.code != 404 {
		t.Errorf("a page that is not there: %d", r.code)
	}
}

func TestDocsRepresentations(t *testing.T) {
	t.Parallel()
	s := docsServer(t, new(fake))
	const path = "/docs/swagger-ui-bundle.js"
	plain := s.get(t, path, "Accept-Encoding", "identity")
	packed := s.get(t, path, "Accept-Encoding", "br, gzip;q=0.5")
	if plain.header.Get("Content-Encoding") != "" || packed.header.Get("Content-Encoding") != "gzip" {
		t.Errorf("encodings: %v, %v", plain.header, packed.header)
	}
	unpacked, err := unpack([]byte(packed.body))
	if err != nil || string(unpacked) != plain.body || len(packed.body) > 1<<19 {
		t.Errorf("packed: %d bytes, %v", len(packed.body), err)
	}
	if plain.header.Get("ETag") == packed.header.Get("ETag") || packed.header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("a cache could mix them up: %v, %v", plain.header, packed.header)
	}
	for _, r := range []struct {
		accept string
		reply  reply
	}{{"identity", plain}, {"gzip", packed}} {
		again := s.get(t, path, "Accept-Encoding", r.accept, "If-None-Match", r.reply.header.Get("ETag"))
		if again.code != http.StatusNotModified || again.body != "" {
			t.Errorf("%s again: %d", r.accept, again.code)
		}
	}
	for _, path := range []string{"/docs", "/docs/page.js", path} {
		if r := s.do(t, http.MethodHead, path, ""); r.code != 200 || r.body != "" {
			t.Errorf("HEAD %s: %d", path, r.code)
		}
		if r := s.post(t, path, "{}"); r.code != 405 || r.header.Get("Allow") != "GET, HEAD" {
			t.Errorf("POST %s: %d %v", path, r.code, r.header)
		}
		if r := s.get(t, path, "Host", "evil.example"); r.code != 421 {
			t.Errorf("%s by a rebound name: %d", path, r.code)
		}
		if r := s.post(t, path, "{}", "Origin", "http://evil.example", "Sec-Fetch-Site", "cross-site"); r.code != 403 {
			t.Errorf("%s from another origin: %d", path, r.code)
		}
	}
	for accept, want := range map[string]bool{
		"": false, "gzip": true, "deflate, GZIP": true, "*": true, "*;q=0": false,
		"gzip;q=0": false, "gzip;q=0, *": false, "*;q=0, gzip": true, "gzip;q=x": false, "identity": false, ";": false,
	} {
		if got := acceptsGzip([]string{accept}); got != want {
			t.Errorf("Accept-Encoding %q: %v", accept, got)
		}
	}
	if _, err := unpack([]byte("no gzip")); err == nil {
		t.Error("what is no gzip was unpacked")
	}
}

// What "Try it out" sends reaches the service: a browser's request of the same
// origin, with the document's example as its body.
func TestDocsTryItOut(t *testing.T) {
	t.Parallel()
	f := new(fake)
	s := docsServer(t, f)
	browser := []string{"Origin", s.URL, "Referer", s.URL + "/docs", "Sec-Fetch-Site", "same-origin", "Sec-Fetch-Mode", "cors"}
	for _, try := range []struct{ path, body string }{
		{"/v1/servers/-/actions:send", `{"action": "CoreShowChannels"}`},
		{"/v1/servers/-/actions/Ping", `{}`},
	} {
		if r := s.post(t, try.path, try.body, append(browser, "Accept", "application/json")...); r.code != 200 {
			t.Errorf("%s: %d %s", try.path, r.code, r.body)
		}
	}
	if r := s.get(t, "/v1/servers/-/actions/CoreStatus", browser...); r.code != 200 {
		t.Errorf("GET: %d %s", r.code, r.body)
	}
	if calls := f.taken(); len(calls) != 3 {
		t.Errorf("%d of 3 calls came through", len(calls))
	}
}
