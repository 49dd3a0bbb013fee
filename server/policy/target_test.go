package policy

import (
	"net/url"
	"testing"
)

func TestMayPost(t *testing.T) {
	entries := []string{"https://hooks.example.org/crm/*", "https://*.tenant.example", "http://10.0.0.1:8080/", "HTTPS://Upper.Example:443/x"}
	role, err := NewRole(Rules{Name: "crm", Webhooks: entries})
	if err != nil {
		t.Fatal(err)
	}
	for text, may := range map[string]bool{
		"https://hooks.example.org/crm/calls":               true,
		"https://hooks.example.org:443/crm/calls?key=1":     true,
		"https://HOOKS.example.org/crm/":                    true,
		"https://hooks.example.org/crm":                     false,
		"http://hooks.example.org/crm/calls":                false,
		"https://hooks.example.org:8443/crm/calls":          false,
		"https://hooks.example.org/other":                   false,
		"https://hooks.example.org/crm/../other":            false,
		"https://hooks.example.org/crm/%2e%2e/other":        false,
		"https://hooks.example.org/crm/..%2fother":          false,
		"https://hooks.example.org@evil.example/crm/x":      false,
		"https://a.tenant.example/any/path":                 true,
		"https://a.tenant.example":                          true,
		"https://a.tenant.example:9/":                       false,
		"https://tenant.example/":                           false,
		"https://evil.example/.tenant.example":              false,
		"https://evil.example?.tenant.example":              false,
		"https://a.tenant.example.evil.example/":            false,
		"http://10.0.0.1:8080":                              true,
		"http://10.0.0.1:8080/deeper":                       false,
		"http://10.0.0.1/":                                  false,
		"https://upper.example/x":                           true,
		"https://user:secret@a.tenant.example/any/path":     true,
		"https://user:secret@evil.example/a.tenant.example": false,
	} {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if role.MayPost(u) != may {
			t.Errorf("%s: %v", text, !may)
		}
	}
	u, _ := url.Parse("https://anywhere.example/..")
	for rules, may := range map[*Rules]bool{{Name: "none"}: false, {Name: "all", Webhooks: []string{"*"}}: true} {
		role, err := NewRole(*rules)
		if err != nil || role.MayPost(u) != may {
			t.Errorf("%s: %v, %v", rules.Name, !may, err)
		}
	}
	for _, entry := range []string{"hooks.example.org", "ftp://x/", "https://", "https:///x", "https://u@x/", "https://x/?a", "https://x#a", ""} {
		if faults := CheckRules(Rules{Name: "x", Webhooks: []string{entry}}); len(faults) != 1 || faults[0].Key != "webhooks" {
			t.Errorf("%q: %v", entry, faults)
		}
	}
}
