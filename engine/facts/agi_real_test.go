package facts

import (
	"encoding/json"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

// agiPath holds, by version, what the servers say of AGI's commands.
const agiPath = "testdata/agi.json"

// agiFact is what `agi show commands` says of one, and its topic.
type agiFact struct {
	Name   string `json:"name"`
	Dead   bool   `json:"dead,omitempty"`
	Syntax string `json:"syntax"`
}

var (
	agiLine   = regexp.MustCompile(`(?m)^ +(Yes|No) +([a-z ]*[a-z]) {3}`)
	agiSyntax = regexp.MustCompile(`(?s)\[Syntax\]\n(.*?)\n\n`)
)

// TestAGIServers holds that agiPath is what the installed servers say. With -write it
// makes it so.
func TestAGIServers(t *testing.T) {
	want := make(map[string][]agiFact)
	raw, err := os.ReadFile(agiPath)
	if err == nil {
		err = json.Unmarshal(raw, &want)
	}
	if err != nil && !*writeFacts {
		t.Fatal(err)
	}
	got := maps.Clone(want)
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		server := target.Start(t, asterisktest.Config{})
		var list []agiFact
		for _, match := range agiLine.FindAllStringSubmatch(server.CLI(t, "agi show commands"), -1) {
			syntax := agiSyntax.FindStringSubmatch(server.CLI(t, "agi show commands topic "+match[2]) + "\n\n")
			fact := agiFact{Name: match[2], Dead: match[1] == "Yes"}
			if syntax != nil { // a topic that is several commands' beginning is a list
				fact.Syntax = strings.Join(strings.Fields(syntax[1]), " ")
			}
			list = append(list, fact)
		}
		slices.SortFunc(list, func(a, b agiFact) int { return strings.Compare(a.Name, b.Name) })
		got[target.Name] = list
		if !*writeFacts && !slices.Equal(list, want[target.Name]) {
			t.Errorf("%s is not what %v says: run `go test ./engine/facts -run TestAGIServers -args -write`\n got %v\nwant %v", agiPath, target, list, want[target.Name])
		}
	})
	if *writeFacts {
		encoded, err := json.MarshalIndent(got, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(agiPath, append(encoded, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
