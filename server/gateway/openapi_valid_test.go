package gateway

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/go-openapi/loads"
	"github.com/go-openapi/spec"
	"github.com/go-openapi/strfmt"
	"github.com/go-openapi/validate"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
	"github.com/astergate/astergate/gen/openapi"
)

// servedDocument is the document that a service with or without a token serves.
func servedDocument(t *testing.T, needsToken bool) *loads.Document {
	t.Helper()
	described, err := DescribeOpenAPI(openapi.JSON, needsToken)
	if err != nil {
		t.Fatal(err)
	}
	s := start(t, new(fake), func(c *Config) { c.OpenAPI = described })
	doc, err := loads.Analyzed(json.RawMessage(s.get(t, "/openapi.json").body), "2.0")
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// The document of a service with a token is the larger one: it has all that the
// other has.
func TestOpenAPIIsValid(t *testing.T) {
	t.Parallel()
	doc := servedDocument(t, true)
	v := validate.NewSpecValidator(doc.Schema(), strfmt.Default)
	v.SetContinueOnErrors(true)
	found, warnings := v.Validate(doc)
	for _, err := range found.Errors {
		t.Error(err)
	}
	for _, warning := range slices.Concat(found.Warnings, warnings.Errors, warnings.Warnings) {
		t.Errorf("warning: %v", warning)
	}
}

func TestOpenAPISecurity(t *testing.T) {
	t.Parallel()
	for _, needsToken := range []bool{false, true} {
		doc := servedDocument(t, needsToken).Spec()
		if _, ok := doc.SecurityDefinitions["bearer"]; ok != needsToken || ok != (len(doc.Security) == 1) {
			t.Errorf("with a token %v: %v, %v", needsToken, doc.SecurityDefinitions, doc.Security)
		}
	}
}

// Nothing that a reader meets is without words, and what stands in lists is
// short.
func TestOpenAPIIsDescribed(t *testing.T) {
	t.Parallel()
	const longest = 110 // of a summary
	doc := servedDocument(t, true).Spec()
	tags := make(map[string]bool)
	for _, tag := range doc.Tags {
		if tags[tag.Name] || tag.Description == "" || strings.HasSuffix(tag.Name, "Service") {
			t.Errorf("tag %q: %q", tag.Name, tag.Description)
		}
		tags[tag.Name] = true
	}
	if doc.Tags[0].Name != "Calls" || doc.Tags[len(doc.Tags)-1].Name != "Servers" {
		t.Errorf("the tags' order: %v", doc.Tags)
	}
	ids := make(map[string]string)
	for path, item := range doc.Paths.Paths {
		for method, op := range map[string]*spec.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post} {
			if op == nil {
				continue
			}
			what := method + " " + path
			if op.Summary == "" || len(op.Summary) > longest || strings.Contains(op.Summary, "\n") {
				t.Errorf("%s: its summary has %d characters, 1 to %d are right; it is the first sentence of the method's comment: %q",
					what, len(op.Summary), longest, op.Summary)
			}
			if op.Description == "" {
				t.Errorf("%s has no description", what)
			}
			if len(op.Tags) != 1 || !tags[op.Tags[0]] {
				t.Errorf("%s has the tags %q", what, op.Tags)
			}
			if other, ok := ids[op.ID]; ok || op.ID == "" {
				t.Errorf("%s has the id %q of %s", what, op.ID, other)
			}
			ids[op.ID] = what
			for _, p := range op.Parameters {
				if p.Description == "" {
					t.Errorf("%s: parameter %s has no description", what, p.Name)
				}
			}
			for code, r := range op.Responses.StatusCodeResponses {
				if r.Description == "" || r.Schema == nil {
					t.Errorf("%s: response %d is not described", what, code)
				}
			}
			if r := op.Responses.Default; r == nil || r.Schema.Ref.String() != refPrefix+statusName {
				t.Errorf("%s: its errors are not described", what)
			}
		}
	}
	for name, definition := range doc.Definitions {
		if definition.Description == "" {
			t.Errorf("%s has no description", name)
		}
		for key, property := range definition.Properties {
			if property.Description == "" {
				t.Errorf("%s.%s has no description", name, key)
			}
		}
	}
	var reasons []string
	for _, reason := range doc.Definitions["ErrorInfo"].Properties["reason"].Enum {
		reasons = append(reasons, "ERROR_REASON_"+reason.(string))
	}
	for number, name := range astergatev1.ErrorReason_name {
		if slices.Contains(reasons, name) != (number != 0) {
			t.Errorf("reason %s: in the document %v", name, number == 0)
		}
	}
}

// What the document offers in a query, the gateway takes; and nothing that has
// no form there is offered.
func TestOpenAPIQueryParameters(t *testing.T) {
	t.Parallel()
	routes, err := newRoutes(services)
	if err != nil {
		t.Fatal(err)
	}
	doc := servedDocument(t, false).Spec()
	for path, item := range doc.Paths.Paths {
		if item.Get == nil {
			continue
		}
		rt := routes[routeKey(http.MethodGet, path)]
		for _, p := range item.Get.Parameters {
			if p.In != "query" {
				continue
			}
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/?"+p.Name+"=1", nil)
			if err := readQuery(rt, r, nil); err != nil {
				t.Errorf("GET %s: %s is offered, and refused: %v", path, p.Name, err)
			}
			_, field := findField(rt.rpc.Input(), p.Name)
			if m := field.Message(); m != nil && !strings.HasPrefix(string(m.FullName()), "google.protobuf.") {
				t.Errorf("GET %s: %s is a message and has no form in a query", path, p.Name)
			}
		}
	}
}

// An example can be sent as it is: it has the fields that must be there, and no
// made-up ones.
func TestOpenAPIExamples(t *testing.T) {
	t.Parallel()
	doc := servedDocument(t, false).Spec()
	for name, want := range map[string]string{
		"CoreService.OriginateBody":     `{"channel":"PJSIP/alice"}`,
		"astergate.v1.OriginateRequest": `{"channel":"PJSIP/alice"}`,
		"SendActionBody":                `{"action":"CoreShowChannels"}`,
		"CoreShowChannelsBody":          `{}`,
	} {
		got, err := json.Marshal(doc.Definitions[name].Example)
		if err != nil || string(got) != want {
			t.Errorf("the example of %s is %s (%v), want %s", name, got, err, want)
		}
	}
	if got := doc.Definitions["SetvarBody"].Required; !slices.Contains(got, "variable") {
		t.Errorf("SetvarBody needs %q", got)
	}
	stream := doc.Paths.Paths["/v1/servers/{server}/events"].Get
	if want := "curl -N http://localhost:8080/v1/servers/-/events\n"; !strings.Contains(stream.Description, want) {
		t.Errorf("%q lacks %q", stream.Description, want)
	}
}
