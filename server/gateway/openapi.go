package gateway

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	apiTitle   = "astergate"
	apiVersion = "v1"
	apiAbout   = "Asterisk's manager interface by REST. Fields that are empty are left out of " +
		"responses. A field that a request does not have is an error. Enums in a query may be " +
		"written without their prefix: `view=RAW`."
	streamTitle  = "Stream result of "
	refPrefix    = "#/definitions/"
	aboutStreams = "A stream of objects like this. NDJSON (the default): each is a line. SSE, with " +
		"`Accept: text/event-stream`: each is the data of one message; `live`, `heartbeat` and " +
		"`error` are named by `event:`, all else is unnamed; the id is the object's resumeToken. " +
		"A stream that fails ends with an object that holds error."
)

// DescribeOpenAPI turns what protoc-gen-openapiv2 writes into a true
// description of the gateway. The plugin knows grpc-gateway's own forms only:
//
//   - title and version are those of no file;
//   - a stream is said to be {"result": message} as application/json; here it
//     is NDJSON or SSE, with SubscribeResponse's batches split into events;
//   - Last-Event-ID and Authorization are not there;
//   - an error's details are said to be anything; here the ErrorInfo that
//     every error carries is described, with its reasons.
//
// The result is the same for the same input, and for its own output. It fails
// on what is no OpenAPI 2 document.
func DescribeOpenAPI(generated []byte) ([]byte, error) {
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
	doc["info"] = object{"title": apiTitle, "version": apiVersion, "description": apiAbout}
	doc["securityDefinitions"] = object{"bearer": object{
		"type": "apiKey", "in": "header", "name": "Authorization",
		"description": "`Bearer` and the token, where one is configured.",
	}}
	doc["security"] = []any{object{"bearer": []any{}}}
	for _, path := range slices.Sorted(maps.Keys(paths)) {
		operations, _ := paths[path].(object)
		for _, method := range slices.Sorted(maps.Keys(operations)) {
			if operation, ok := operations[method].(object); ok {
				describeOperation(operation, definitions)
			}
		}
	}
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

// describeOperation corrects one operation, if it is a stream.
func describeOperation(operation, definitions object) {
	responses, _ := operation["responses"].(object)
	if other, ok := responses["default"].(object); ok {
		other["description"] = "An error, with the HTTP status that belongs to its code."
	}
	ok200, _ := responses["200"].(object)
	schema, _ := ok200["schema"].(object)
	title, _ := schema["title"].(string)
	message, isStream := strings.CutPrefix(title, streamTitle)
	if !isStream {
		return
	}
	name := strings.TrimSuffix(message, "Response") + "Object"
	source, _ := definitions[message].(object)
	definitions[name] = streamObject(source)
	operation["produces"] = []any{contentTypeNDJSON, contentTypeSSE}
	ok200["description"] = aboutStreams
	ok200["schema"] = object{"$ref": refPrefix + name}

	parameters, _ := operation["parameters"].([]any)
	for _, p := range parameters {
		if p, ok := p.(object); ok && p["name"] == "resumeToken" {
			operation["parameters"] = append(parameters, object{
				"name": "Last-Event-ID", "in": "header", "type": "string", "required": false,
				"description": "The resume token, as a browser's EventSource sends it. It goes before resumeToken.",
			})
			break
		}
	}
}

// statusName is google.rpc.Status's definition. The generator keeps the package
// in the name, since Asterisk has an action and an event Status too.
const statusName = "rpc.Status"

// streamObject is the schema of one object of a stream of such messages.
func streamObject(message object) object {
	properties := object{"error": object{
		"$ref": refPrefix + statusName,
	}}
	from, _ := message["properties"].(object)
	for key, value := range from {
		property, _ := value.(object)
		items, _ := property["items"].(object)
		if key == "events" && items["$ref"] == refPrefix+"Event" {
			properties["event"] = items
			continue
		}
		properties[key] = value
	}
	return object{"type": "object", "properties": properties, "description": "One object of the stream."}
}

// describeErrors says what every error holds.
func describeErrors(definitions object) {
	status, _ := definitions[statusName].(object)
	properties, _ := status["properties"].(object)
	if properties == nil {
		return
	}
	status["description"] = "google.rpc.Status: every error, also the gateway's own."
	properties["details"] = object{
		"type":        "array",
		"description": "The first is an ErrorInfo. Others may follow, of other types.",
		"items":       object{"$ref": refPrefix + "ErrorInfo"},
	}
	var reasons []any
	values := astergatev1.ErrorReason(0).Descriptor().Values()
	for i := range values.Len() {
		if v := values.Get(i); v.Number() != 0 {
			reasons = append(reasons, strings.TrimPrefix(string(v.Name()), "ERROR_REASON_"))
		}
	}
	definitions["ErrorInfo"] = object{
		"type":        "object",
		"description": "google.rpc.ErrorInfo: why.",
		"properties": object{
			"@type":    object{"type": "string", "description": "`type.googleapis.com/google.rpc.ErrorInfo`"},
			"reason":   object{"type": "string", "enum": reasons},
			"domain":   object{"type": "string", "enum": []any{domain, "asterisk"}, "description": "Who refused."},
			"metadata": object{"type": "object", "additionalProperties": object{"type": "string"}},
		},
		"additionalProperties": object{},
	}
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
