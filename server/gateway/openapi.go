package gateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

const (
	apiTitle   = "astergate"
	apiVersion = "v1"
	apiAbout   = "Asterisk by REST. Fields that are empty are left out of responses; a field that a " +
		"request does not have is an error. Names may be written as `listTimeout` or `list_timeout`, " +
		"enums in a query without their prefix: `view=RAW`. A duration is text like `2.5s`.\n\n" +
		"Actions that only read have a GET as well, without `extraHeaders`.\n\n" +
		"An error is a google.rpc.Status whose first detail is an ErrorInfo: its `reason` is the name " +
		"in parentheses in the descriptions below."
	sharedTag = "CoreService" // its comment tells the errors that all actions share
	refPrefix = "#/definitions/"
)

// DescribeOpenAPI turns what protoc-gen-openapiv2 writes into a true
// description of the gateway, for people and for generators. The plugin knows
// grpc-gateway's own forms only:
//
//   - title and version are those of no file;
//   - a stream is said to be {"result": message} as application/json; here it
//     is NDJSON or SSE, with batches split into events;
//   - Last-Event-ID and Authorization are not there; the latter comes with
//     needsToken;
//   - an error's details are said to be anything; here the ErrorInfo that
//     every error carries is described, with its reasons;
//   - what a request must have is not said, and its example has all fields;
//   - there is one tag a service, with the service's name.
//
// The result is the same for the same input. It fails on what is no OpenAPI 2
// document, and on an operation that the gateway has no route for.
func DescribeOpenAPI(generated []byte, needsToken bool) ([]byte, error) {
	var doc object
	decoder := json.NewDecoder(bytes.NewReader(generated))
	decoder.UseNumber()
	if err := decoder.Decode(&doc); err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	paths, _ := doc["paths"].(object)
	definitions, _ := doc["definitions"].(object)
	if doc["swagger"] != "2.0" || paths == nil || definitions == nil {
		return nil, errors.New("openapi: no OpenAPI 2 document with paths and definitions")
	}
	routes, err := newRoutes(services)
	if err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	unwrap(doc)
	comments := tagComments(doc)
	about := apiAbout
	if _, shared, ok := strings.Cut(comments[sharedTag], "\n\n"); ok {
		about += "\n\n**Actions.** " + shared
	}
	doc["info"] = object{"title": apiTitle, "version": apiVersion, "description": about}
	if needsToken {
		doc["securityDefinitions"] = object{"bearer": object{
			"type": "apiKey", "in": "header", "name": "Authorization",
			"description": "`Bearer` and the configured token. On the page /docs the token alone will do.",
		}}
		doc["security"] = []any{object{"bearer": []any{}}}
	}
	tags := make(map[tag]bool)
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		operations, _ := paths[path].(object)
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			operation, _ := operations[method].(object)
			route := routes[routeKey(strings.ToUpper(method), path)]
			if operation == nil || route == nil {
				return nil, fmt.Errorf("openapi: %s %s is no route", method, path)
			}
			t := tagOf(route.rpc, comments)
			tags[t] = true
			operation["tags"] = []any{t.name}
			(&operationText{operation, definitions, route, needsToken}).describe()
		}
	}
	doc["tags"] = listTags(tags)
	describeErrors(definitions)
	dropUnused(doc, definitions)

	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(doc); err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	return out.Bytes(), nil
}

type object = map[string]any

// unwrap makes each paragraph of each description one line: Swagger UI shows a
// line's end as one. It also takes away what stands beside a reference, since
// all of that is ignored by definition.
func unwrap(v any) {
	switch v := v.(type) {
	case object:
		if v["$ref"] != nil {
			delete(v, "type")
		}
		for key, value := range v {
			if text, ok := value.(string); ok && (key == "description" || key == "summary") {
				v[key] = unwrapText(text)
			}
			unwrap(value)
		}
	case []any:
		for _, value := range v {
			unwrap(value)
		}
	}
}

func unwrapText(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(text, "\n") {
		switch {
		case b.Len() == 0:
		case line == "" || strings.HasSuffix(b.String(), "\n") || strings.HasPrefix(strings.TrimLeft(line, " "), "- "):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// dropUnused removes definitions that nothing refers to any more.
func dropUnused(doc, definitions object) {
	used := make(map[string]bool)
	var visit func(any)
	visit = func(v any) {
		switch v := v.(type) {
		case object:
			for key, value := range v {
				ref, ok := value.(string)
				if name, found := strings.CutPrefix(ref, refPrefix); ok && found && key == "$ref" {
					if !used[name] {
						used[name] = true
						visit(definitions[name])
					}
					continue
				}
				visit(value)
			}
		case []any:
			for _, value := range v {
				visit(value)
			}
		}
	}
	visit(doc["paths"])
	maps.DeleteFunc(definitions, func(name string, _ any) bool { return !used[name] })
}
