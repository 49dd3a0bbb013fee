package gateway

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// resumeToken is the field that a browser's Last-Event-ID fills.
const resumeToken = "resume_token"

// readQuery checks the query of a GET and leaves it in r.Form, spelled as the
// generated handler reads it: proto names for the keys, full names for enums.
//
// grpc-gateway ignores a key that it does not know. Here it is an error: a
// misspelt filter would otherwise select everything.
func readQuery(rt *route, r *http.Request, params map[string]string) error {
	// net/http watches for the client's going only after the body was read.
	if r.ContentLength != 0 {
		return invalid("a GET has no body")
	}
	query, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return invalid("malformed query: %v", err)
	}
	if err := takeTicket(rt, r, query); err != nil {
		return err
	}
	form := make(url.Values, len(query)+1)
	for _, key := range slices.Sorted(maps.Keys(query)) {
		name, field := findField(rt.rpc.Input(), key)
		if field == nil {
			return invalidField(key, "%s has no such field", rt.rpc.Input().Name())
		}
		if _, ok := params[name]; ok {
			return invalidField(name, "stands in the path already")
		}
		if form.Has(name) {
			return invalidField(name, "is there under two names")
		}
		values := query[key]
		for i, value := range values {
			if !utf8.ValidString(value) {
				return invalidField(name, "is not UTF-8")
			}
			if field.Kind() == protoreflect.EnumKind {
				values[i] = enumName(field.Enum(), value)
			}
		}
		form[name] = values
	}
	// A browser's EventSource opens the same address again after a break and
	// tells in the header how far it came, so the header is the newer of both.
	if id := r.Header.Get("Last-Event-ID"); id != "" && rt.stream() {
		if _, field := findField(rt.rpc.Input(), resumeToken); field != nil {
			if !utf8.ValidString(id) {
				return invalidField(resumeToken, "Last-Event-ID is not UTF-8")
			}
			form[resumeToken] = []string{id}
		}
	}
	r.Form, r.PostForm = form, url.Values{}
	return nil
}

// ticketKey is the query's key for a ticket of AccessService.CreateTicket.
const ticketKey = "ticket"

// takeTicket takes the ticket out of the query of a stream. From there it goes to
// the gRPC server alone.
func takeTicket(rt *route, r *http.Request, query url.Values) error {
	tickets, there := query[ticketKey]
	if !there || !rt.stream() {
		return nil // which then is no field
	}
	delete(query, ticketKey)
	r.URL.RawQuery = "" // what is logged of the request from here on has none
	switch {
	case len(tickets) != 1 || tickets[0] == "" || len(tickets[0]) > maxTicket:
		return invalidField(ticketKey, "send one ticket of POST /v1/tickets")
	case r.Header.Get("Authorization") != "":
		return invalidField(ticketKey, "there is a header Authorization too: send one of both")
	}
	exchangeOf(r.Context()).ticket = tickets[0]
	return nil
}

const maxTicket = 128

// findField finds the field that a key means by its proto or JSON name, with
// dots for the fields of a message, and returns its proto name. The field is
// nil if there is none.
func findField(message protoreflect.MessageDescriptor, key string) (name string, field protoreflect.FieldDescriptor) {
	var names []string
	for part := range strings.SplitSeq(key, ".") {
		if message == nil {
			return "", nil
		}
		field = message.Fields().ByName(protoreflect.Name(part))
		if field == nil {
			field = message.Fields().ByJSONName(part)
		}
		if field == nil || field.IsMap() {
			return "", nil
		}
		names = append(names, string(field.Name()))
		message = field.Message()
		if field.IsList() {
			message = nil
		}
	}
	return strings.Join(names, "."), field
}

// enumName returns the full name of an enum's value that is given in full, or
// without the enum's prefix and in any case: RAW and raw are VIEW_RAW. What
// has no such name is returned as it is.
func enumName(enum protoreflect.EnumDescriptor, value string) string {
	if enum.Values().ByName(protoreflect.Name(value)) != nil {
		return value
	}
	var full strings.Builder
	for i, c := range string(enum.Name()) {
		if i > 0 && unicode.IsUpper(c) {
			full.WriteByte('_')
		}
		full.WriteRune(unicode.ToUpper(c))
	}
	full.WriteByte('_')
	full.WriteString(strings.ToUpper(value))
	if v := enum.Values().ByName(protoreflect.Name(full.String())); v != nil {
		return full.String()
	}
	return value
}
