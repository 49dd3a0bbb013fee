package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// moduleRoot is the directory of this module's go.mod, from wherever in it the
// program was started.
func moduleRoot(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "env", "GOMOD").Output()
	if err != nil {
		return "", fmt.Errorf("asking go for the module: %w", err)
	}
	file := strings.TrimSpace(string(out))
	if file == "" || file == os.DevNull {
		return "", errors.New("not inside the module: run this from the repository")
	}
	return filepath.Dir(file), nil
}

// event is what a real Asterisk 22 sent, to the byte.
type event struct {
	name string
	raw  []byte
}

// loadEvents reads the events that the mapping's tests have. FullyBooted and items
// of lists are left out, since they mean something to the link, and so is what
// another library ends at, since it would lose all that follows: Shutdown, events
// that are not UTF-8, and those that have the header Event twice.
func loadEvents(root string) ([]event, error) {
	files, err := filepath.Glob(filepath.Join(root, "engine/mapping/testdata/events/*/22*.ami"))
	if err != nil {
		return nil, err
	}
	var events []event
	for _, file := range files {
		name := filepath.Base(filepath.Dir(file))
		if name == "FullyBooted" || name == "CoreShowChannel" || name == "Shutdown" {
			continue
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if !utf8.Valid(raw) || bytes.Count(raw, []byte("\nEvent: ")) > 0 {
			continue
		}
		events = append(events, event{name, raw})
	}
	if len(events) == 0 {
		return nil, fmt.Errorf("no events below %s", root)
	}
	return events, nil
}

// listItems is the length of the list that CoreShowChannels has here.
const listItems = 100

// template is an answer with places for the ActionID.
type template [][]byte

func newTemplate(text string) template {
	return bytes.Split([]byte(strings.ReplaceAll(text, "\n", "\r\n")), []byte("<id>"))
}

func (t template) append(dst, id []byte) []byte {
	for i, part := range t {
		if i > 0 {
			dst = append(dst, id...)
		}
		dst = append(dst, part...)
	}
	return dst
}

// pong and channelList have the shape of Asterisk 22's answers.
var pong = newTemplate("Response: Success\nActionID: <id>\nPing: Pong\nTimestamp: 1795314860.123456\n\n")

var channelList = func() template {
	var b strings.Builder
	b.WriteString("Response: Success\nActionID: <id>\nEventList: start\nMessage: Channels will follow\n\n")
	for i := range listItems {
		fmt.Fprintf(&b, "Event: CoreShowChannel\nActionID: <id>\nChannel: PJSIP/trunk-%08x\nChannelState: 6\nChannelStateDesc: Up\n"+
			"CallerIDNum: 4930555014\nCallerIDName: Erika Mustermann\nConnectedLineNum: 100\nConnectedLineName: Bob\nLanguage: en\n"+
			"AccountCode: acc1\nContext: from-trunk\nExten: 520\nPriority: 3\nUniqueid: 1795314860.%d\nLinkedid: 1795314860.%d\n"+
			"Application: Queue\nApplicationData: support,,,,60\nDuration: 00:01:07\nBridgeId: \n\n", i, i, i)
	}
	fmt.Fprintf(&b, "Event: CoreShowChannelsComplete\nActionID: <id>\nEventList: Complete\nListItems: %d\n\n", listItems)
	return newTemplate(b.String())
}()
