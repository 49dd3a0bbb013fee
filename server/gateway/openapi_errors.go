package gateway

import (
	"strings"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// statusName is google.rpc.Status's definition. The generator keeps the package
// in the name, since Asterisk has an action and an event Status too.
const statusName = "rpc.Status"

// describeErrors says what every error holds.
func describeErrors(definitions object) {
	status, _ := definitions[statusName].(object)
	properties, _ := status["properties"].(object)
	if properties == nil {
		return
	}
	status["description"] = "google.rpc.Status: every error, also the gateway's own."
	properties["code"] = object{"type": "integer", "format": "int32", "description": "The gRPC code: 3 is INVALID_ARGUMENT."}
	properties["message"] = object{"type": "string", "description": "What was attempted, on what, and what to do, for a person."}
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
			"@type":  object{"type": "string", "description": "`type.googleapis.com/google.rpc.ErrorInfo`"},
			"reason": object{"type": "string", "enum": reasons, "description": "Why, for a program. Names do not change."},
			"domain": object{"type": "string", "enum": []any{domain, "asterisk"}, "description": "Who refused."},
			"metadata": object{"type": "object", "additionalProperties": object{"type": "string"},
				"description": "Facts that belong to the reason: `message` is Asterisk's own text, `field` a field of the request."},
		},
		"additionalProperties": object{},
	}
}
