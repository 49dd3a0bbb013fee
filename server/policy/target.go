package policy

import (
	"net/url"
	"slices"
	"strings"
)

// targets are the URLs that web hooks may go to. An entry is a URL in which * is any
// text of its part: of the host, or of the path. Without a path it is any path.
type targets struct {
	all   bool
	parts []targetParts
}

// targetParts are an entry, or a URL, in the parts that are compared one by one, so
// that no text of one can stand for another.
type targetParts struct{ scheme, host, path string }

func newTargets(entries []string) targets {
	t := targets{all: slices.Contains(entries, "*")}
	for _, entry := range entries {
		if parts, found := targetOf(entry); found {
			t.parts = append(t.parts, parts)
		}
	}
	return t
}

// targetOf takes an entry apart; false if it is none.
func targetOf(entry string) (targetParts, bool) {
	scheme, rest, found := strings.Cut(entry, "://")
	scheme = strings.ToLower(scheme)
	if !found || scheme != "http" && scheme != "https" {
		return targetParts{}, false
	}
	host, path, rooted := strings.Cut(rest, "/")
	if host == "" || strings.ContainsAny(host, "@?#") || strings.ContainsAny(path, "?#") {
		return targetParts{}, false
	}
	if path = "/" + path; !rooted {
		path = "/*"
	}
	return targetParts{scheme, hostOf(scheme, host), path}, true
}

// hostOf is a host as it is compared: in small letters, without the port that its
// scheme has anyway.
func hostOf(scheme, host string) string {
	host = strings.ToLower(host)
	if scheme == "https" {
		return strings.TrimSuffix(host, ":443")
	}
	return strings.TrimSuffix(host, ":80")
}

// fit reports whether an entry names a URL. A path that goes up fits none: where it
// leads the receiver decides.
func (t *targets) fit(u *url.URL) bool {
	if t.all {
		return true
	}
	scheme, path := strings.ToLower(u.Scheme), u.EscapedPath()
	if path == "" {
		path = "/"
	}
	for segment := range strings.SplitSeq(path, "/") {
		if plain, err := url.PathUnescape(segment); err != nil || plain == "." || plain == ".." || strings.ContainsAny(plain, `/\`) {
			return false
		}
	}
	host := hostOf(scheme, u.Host)
	return slices.ContainsFunc(t.parts, func(p targetParts) bool {
		return p.scheme == scheme && match(p.host, host, false) && match(p.path, path, false)
	})
}
