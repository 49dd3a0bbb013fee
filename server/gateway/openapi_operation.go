package gateway

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"google.golang.org/genproto/googleapis/api/annotations"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

const aboutStreams = "A stream of objects like this. NDJSON (the default): each is a line. SSE, with " +
	"`Accept: text/event-stream`: each is the data of one message; `live`, `heartbeat`, `filterErrors`, `head`, " +
	"`end` and `error` are named by `event:`, all else is unnamed; the id is the object's resumeToken. " +
	"A stream that fails ends with an object that holds error."

// operationText is one operation of the document, to be described by its route.
type operationText struct {
	operation   object
	definitions object
	route       *route
	needsToken  bool
}

func (o *operationText) describe() {
	o.text()
	responses, _ := o.operation["responses"].(object)
	if other, ok := responses["default"].(object); ok {
		other["description"] = "An error, with the HTTP status that belongs to its code."
	}
	ok200, _ := responses["200"].(object)
	schema, _ := ok200["schema"].(object)
	if o.route.stream() {
		ok200["description"] = aboutStreams
		ok200["schema"] = o.stream()
		o.operation["produces"] = []any{contentTypeNDJSON, contentTypeSSE}
	} else if message := o.definition(schema); message != nil {
		ok200["description"] = message["description"]
	}
	o.parameters()
}

var (
	sentenceEnd = regexp.MustCompile(`\.(\s|$)`)
	// A sentence explains itself behind a colon. A long summary goes without.
	explanation = regexp.MustCompile(`:\s`)
)

const shortSummary = 100

// text splits the method's comment: its first sentence is the summary, all of
// it the description. The plugin makes the first paragraph the summary.
func (o *operationText) text() {
	first, _ := o.operation["summary"].(string)
	rest, _ := o.operation["description"].(string)
	full := strings.TrimSpace(first + "\n\n" + rest)
	summary := sentenceEnd.Split(full, 2)[0]
	if len(summary) > shortSummary {
		summary = explanation.Split(summary, 2)[0]
	}
	summary = strings.TrimPrefix(summary, string(o.route.rpc.Name())+" ")
	if r, size := utf8.DecodeRuneInString(summary); size > 0 {
		summary = string(unicode.ToUpper(r)) + summary[size:]
	}
	switch {
	case o.route.stream() && o.route.body:
		full += "\n\nIn a terminal:\n\n```\n" + o.curl() + "\n```"
	case o.route.stream():
		full += "\n\nIt has no end, so a page that waits for one cannot show it. In a terminal:\n\n```\n" + o.curl() + "\n```"
	}
	o.operation["summary"] = summary
	o.operation["description"] = full
}

// curl is a line for a terminal that reads the stream.
func (o *operationText) curl() string {
	line := "curl -N http://localhost:8080" + pathVariable.ReplaceAllString(o.route.path, "-")
	if o.needsToken {
		line += ` -H "Authorization: Bearer $TOKEN"`
	}
	if o.route.body {
		line += ` -H "Content-Type: application/json" -d '{"action": "CoreShowChannels"}'`
	}
	return line
}

// stream describes one object of the stream, and returns what refers to it.
func (o *operationText) stream() object {
	message := string(o.route.rpc.Output().Name())
	name := strings.TrimSuffix(message, "Response") + "Object"
	properties := object{"error": reference(statusName, "Why the stream has ended. Only in its last object.")}
	source, _ := o.definitions[message].(object)
	from, _ := source["properties"].(object)
	for key, value := range from {
		property, _ := value.(object)
		items, _ := property["items"].(object)
		if key == "events" && items["$ref"] == refPrefix+"Event" {
			properties["event"] = reference("Event", "One event. The last of a batch has a resumeToken beside it.")
			continue
		}
		if key == "items" && items["$ref"] == refPrefix+"Event" {
			properties["item"] = reference("Event", "One item of the list.")
			continue
		}
		properties[key] = value
	}
	o.definitions[name] = object{"type": "object", "properties": properties, "description": "One object of the stream."}
	return object{"$ref": refPrefix + name}
}

// reference is a property that is of a defined type and has a description.
func reference(definition, description string) object {
	return object{"allOf": []any{object{"$ref": refPrefix + definition}}, "description": description}
}

// definition returns what a schema refers to, or nil.
func (o *operationText) definition(schema object) object {
	ref, _ := schema["$ref"].(string)
	definition, _ := o.definitions[strings.TrimPrefix(ref, refPrefix)].(object)
	return definition
}

// parameters says what the request must have, and gives examples that can be
// sent as they are.
func (o *operationText) parameters() {
	parameters, _ := o.operation["parameters"].([]any)
	resumes := false
	for _, p := range parameters {
		p, _ := p.(object)
		name, _ := p["name"].(string)
		switch p["in"] {
		case "path":
			p["x-example"] = "-"
		case "query":
			_, field := findField(o.route.rpc.Input(), name)
			if field != nil && required(field) {
				p["required"] = true
			}
			resumes = resumes || field != nil && field.Name() == resumeToken
		case "body":
			schema, _ := p["schema"].(object)
			body := o.definition(schema)
			if body == nil {
				continue
			}
			p["description"] = body["description"]
			o.describeBody(body)
		}
	}
	if resumes {
		o.operation["parameters"] = append(parameters, object{
			"name": "Last-Event-ID", "in": "header", "type": "string", "required": false,
			"description": "The resume token, as a browser's EventSource sends it. It goes before resumeToken.",
		})
	}
}

// describeBody names a body's required fields, and makes them its example: what
// a tool makes up has all fields in it, with values that are refused.
func (o *operationText) describeBody(body object) {
	properties, _ := body["properties"].(object)
	example := object{}
	var names []any
	fields := o.route.rpc.Input().Fields()
	for i := range fields.Len() {
		field := fields.Get(i)
		property, _ := properties[field.JSONName()].(object)
		if property == nil || !required(field) {
			continue
		}
		names = append(names, field.JSONName())
		description, _ := property["description"].(string)
		example[field.JSONName()] = exampleOf(field, description)
	}
	if names != nil {
		body["required"] = names
	}
	body["example"] = example
}

// required tells whether a request without the field is refused.
func required(field protoreflect.FieldDescriptor) bool {
	if proto.GetExtension(field.Options(), optionsv1.E_Required).(bool) {
		return true
	}
	behaviors, _ := proto.GetExtension(field.Options(), annotations.E_FieldBehavior).([]annotations.FieldBehavior)
	for _, b := range behaviors {
		if b == annotations.FieldBehavior_REQUIRED {
			return true
		}
	}
	return false
}

// inComment is an example in a field's comment: "channel to call: `PJSIP/alice`".
var inComment = regexp.MustCompile(": `([^`]+)`")

// exampleOf is a value of the field's type: for text the first example of its
// comment, or none.
func exampleOf(field protoreflect.FieldDescriptor, description string) any {
	switch {
	case field.IsMap():
		return object{}
	case field.IsList():
		return []any{}
	}
	switch field.Kind() {
	case protoreflect.StringKind:
		if m := inComment.FindStringSubmatch(description); m != nil {
			return m[1]
		}
		return ""
	case protoreflect.BoolKind:
		return false
	case protoreflect.EnumKind:
		return string(field.Enum().Values().Get(0).Name())
	case protoreflect.MessageKind:
		if field.Message().FullName() == "google.protobuf.Duration" {
			return "1s"
		}
		return object{}
	case protoreflect.Int64Kind, protoreflect.Uint64Kind:
		return fmt.Sprint(0) // as protobuf writes 64 bits in JSON
	case protoreflect.BytesKind:
		return ""
	default:
		return 0
	}
}
