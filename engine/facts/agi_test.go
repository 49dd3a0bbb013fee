package facts_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// agiDeviations are facts that a command's message does not follow on purpose, with
// the reason.
var agiDeviations = map[string]string{
	"NOOP: has 1 arguments, the server 0: noop":                                    "both versions take any number of them, and a trace shows them",
	"SAY ALPHA: has 3 arguments, the server 2: say alpha <number> <escape_digits>": "both versions take the case that is told as a third (res/res_agi.c, handle_sayalpha)",
	"SET CALLERID: has 2 arguments, the server 1: set callerid <number>":           "the one word holds number and name",
}

// agiWord is an argument in a syntax: <text to send>, [<channelname>], [BEEP].
var agiWord = regexp.MustCompile(`\[?<[^>]*>\]?|\S+`)

// Every command of AGI that a server has is a message, says rightly whether it is
// possible on a dead channel, and has the arguments that the server names.
func TestAGIFacts(t *testing.T) {
	raw, err := os.ReadFile("testdata/agi.json")
	if err != nil {
		t.Fatal(err)
	}
	var versions map[string][]struct {
		Name, Syntax string
		Dead         bool
	}
	if err := json.Unmarshal(raw, &versions); err != nil {
		t.Fatal(err)
	}
	unused := maps.Clone(agiDeviations)
	check := func(ok bool, format string, args ...any) {
		t.Helper()
		text := fmt.Sprintf(format, args...)
		if ok {
			return
		}
		if agiDeviations[text] == "" {
			t.Error(text)
		}
		delete(unused, text)
	}
	typed := agiMessages()
	for _, version := range []string{"22", "16"} {
		left := maps.Clone(typed)
		if len(versions[version]) == 0 {
			t.Errorf("nothing is known of %s", version)
		}
		for _, fact := range versions[version] {
			name := strings.ToUpper(fact.Name)
			md := typed[name]
			delete(left, name)
			if md == nil {
				check(false, "%s: has no message", name)
				continue
			}
			dead, _ := proto.GetExtension(md.Options(), optionsv1.E_AgiDead).(bool)
			check(dead == fact.Dead, "%s: possible on a dead channel is %v", name, dead)
			arguments := len(agiWord.FindAllString(strings.TrimPrefix(fact.Syntax, fact.Name), -1))
			check(arguments == md.Fields().Len(), "%s: has %d arguments, the server %d: %s", name, md.Fields().Len(), arguments, fact.Syntax)
		}
		for _, name := range slices.Sorted(maps.Keys(left)) {
			check(false, "%s: %s does not have it", name, version)
		}
	}
	for text := range unused {
		t.Errorf("deviation %q is not true any more: take it out", text)
	}
}

// agiMessages are the messages of commands by their names.
func agiMessages() map[string]protoreflect.MessageDescriptor {
	all := make(map[string]protoreflect.MessageDescriptor)
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	for i := range fields.Len() {
		md := fields.Get(i).Message()
		if name, _ := proto.GetExtension(md.Options(), optionsv1.E_AgiCommand).(string); name != "" {
			all[name] = md
		}
	}
	return all
}
