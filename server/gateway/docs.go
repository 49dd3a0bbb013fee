package gateway

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/astergate/astergate/gen/swaggerui"
)

const docsPath = "/docs"

//go:embed docs
var docsFiles embed.FS

// docsPolicy lets the page load and call this server and nothing else. No
// script stands in the page itself, and what Swagger UI sets as a style it sets
// by the object model, which needs no leave; its style sheet has pictures in it.
const docsPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// docsPages are the page that shows the API, and what it loads.
func docsPages() (map[string]page, error) {
	own, err := fs.Sub(docsFiles, "docs")
	if err != nil {
		return nil, fmt.Errorf("docs: %w", err)
	}
	const (
		html   = "text/html; charset=utf-8"
		css    = "text/css; charset=utf-8"
		script = "text/javascript; charset=utf-8"
		plain  = "text/plain; charset=utf-8"
	)
	pages := make(map[string]page)
	for _, a := range []struct {
		path        string
		from        fs.FS
		file        string
		contentType string
	}{
		{docsPath, own, "index.html", html},
		{docsPath + "/", own, "index.html", html},
		{docsPath + "/page.css", own, "page.css", css},
		{docsPath + "/page.js", own, "page.js", script},
		{docsPath + "/swagger-ui.css", swaggerui.Files, "swagger-ui.css.gz", css},
		{docsPath + "/swagger-ui-bundle.js", swaggerui.Files, "swagger-ui-bundle.js.gz", script},
		// The bundle's first line refers to the last of these.
		{docsPath + "/LICENSE", swaggerui.Files, "LICENSE", plain},
		{docsPath + "/NOTICE", swaggerui.Files, "NOTICE", plain},
		{docsPath + "/swagger-ui-bundle.js.LICENSE.txt", swaggerui.Files, "swagger-ui-bundle.js.LICENSE.txt", plain},
	} {
		data, err := fs.ReadFile(a.from, a.file)
		if err != nil {
			return nil, fmt.Errorf("docs: %w", err)
		}
		pages[a.path] = page{serve: newAsset(a.contentType, data, strings.HasSuffix(a.file, ".gz"))}
	}
	pages[docsPath] = page{serve: pages[docsPath].serve, about: "this API, to read and to try in a browser"}
	return pages, nil
}
