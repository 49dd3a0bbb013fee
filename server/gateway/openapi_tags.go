package gateway

import (
	"slices"
	"strings"
	"unicode"

	"google.golang.org/protobuf/reflect/protoreflect"
)

// tag is a group of operations as a reader sees it.
type tag struct {
	name, about string
	place       int
}

// tagsByFile are the groups in their order, by the file of the request: the
// core's service is too large for one group. A service that is not here is a
// group by itself, between the actions that are and otherTags.
var tagsByFile = []struct{ file, name, about string }{
	{"astergate/v1/call_service.proto", "Calls", "Every call from its first sign of life to its end, live; make one, act on it, wait for it."},
	{"astergate/ami/v1/channel.proto", "Channels", "Start a call, end it, see what there is."},
	{"astergate/ami/v1/transfer.proto", "Transfers and bridges", "Send a channel elsewhere, or connect two."},
	{"astergate/ami/v1/queue.proto", "Queues", "Who waits and who answers; add, pause and remove members."},
	{"astergate/ami/v1/confbridge.proto", "Conferences", "See rooms and who is in them; mute and remove participants."},
	{"astergate/ami/v1/parking.proto", "Parking", "Put a call aside, and list those that are."},
	{"astergate/ami/v1/dtmf.proto", "DTMF", "Play digits, or press them for somebody."},
	{"astergate/ami/v1/mix_monitor.proto", "Recording", "Record a channel into a file."},
	{"astergate/ami/v1/variable.proto", "Variables", "Read and set variables and functions, of a channel or global."},
	{"astergate/ami/v1/pjsip.proto", "PJSIP", "The endpoints of res_pjsip and their state."},
	{otherTags, "", ""},
	{"astergate/ami/v1/database.proto", "Database", "Asterisk's own store of families, keys and values."},
	{"astergate/ami/v1/system.proto", "System", "State, configuration, and the command line of Asterisk."},
	{"astergate/v1/action_service.proto", "Any action", "Every manager action by its name, typed or not."},
	{"astergate/v1/event_service.proto", "Events", "What happens on the servers, live."},
	{"astergate/v1/agi_service.proto", "FastAGI sessions", "The calls that workers are handling. Workers themselves speak gRPC."},
	{"astergate/v1/access_service.proto", "Access", "Who you are, what you may do, and tickets for streams in browsers."},
	{"astergate/v1/server_service.proto", "Servers", "The configured servers, and the links to them."},
}

const otherTags = ""

// tagOf returns the group of a method. comments are those of the services.
func tagOf(rpc protoreflect.MethodDescriptor, comments map[string]string) tag {
	service := string(rpc.Parent().Name())
	other := tag{name: spaced(strings.TrimSuffix(service, "Service")), about: comments[service]}
	for place, t := range tagsByFile {
		switch t.file {
		case rpc.Input().ParentFile().Path():
			return tag{t.name, t.about, place}
		case otherTags:
			other.place = place
		}
	}
	return other
}

// tagComments are the services' comments by service, as the plugin has them.
func tagComments(doc object) map[string]string {
	comments := make(map[string]string)
	tags, _ := doc["tags"].([]any)
	for _, t := range tags {
		t, _ := t.(object)
		name, _ := t["name"].(string)
		comments[name], _ = t["description"].(string)
	}
	return comments
}

// listTags are the tags as the document has them, in the reader's order.
func listTags(tags map[tag]bool) []any {
	sorted := make([]tag, 0, len(tags))
	for t := range tags {
		sorted = append(sorted, t)
	}
	slices.SortFunc(sorted, func(a, b tag) int {
		if a.place != b.place {
			return a.place - b.place
		}
		return strings.Compare(a.name, b.name)
	})
	list := make([]any, 0, len(sorted))
	for _, t := range sorted {
		list = append(list, object{"name": t.name, "description": t.about})
	}
	return list
}

// spaced makes words of a name: MixMonitor becomes Mix Monitor, and PJSIP stays.
func spaced(name string) string {
	var b strings.Builder
	var before rune
	for _, c := range name {
		if unicode.IsUpper(c) && unicode.IsLower(before) {
			b.WriteByte(' ')
		}
		b.WriteRune(c)
		before = c
	}
	return b.String()
}
