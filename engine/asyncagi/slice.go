package asyncagi

import (
	"fmt"
	"strings"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

const (
	// sliceBytes is a value that fits into an event whatever its bytes are.
	sliceBytes = 600
	// maxValue is the longest value that is read in slices.
	maxValue = 64 << 10
	// variableBytes is what GET VARIABLE tells of a value, on every transport.
	variableBytes = 1023
)

// again reads a value whose answer did not fit into an event.
func (s *Session) again(c *call) (agiwire.Reply, error) {
	name, limit, ok := sliceable(c)
	if !ok {
		return unknownAnswer("the answer does not fit into an event of AsyncAGI: its end is lost"), nil
	}
	var value strings.Builder
	for value.Len() < limit {
		expression := fmt.Sprintf("${%s:%d:%d}", name, value.Len(), sliceBytes)
		in, err := s.ask(agiwire.Words("GET FULL VARIABLE", expression))
		if err != nil {
			return agiwire.Reply{}, err
		}
		s.mu.Lock()
		text, whole := in.bytes()
		s.mu.Unlock()
		reply := replyOf(string(text), false)
		if !whole || reply.Code != 200 {
			return unknownAnswer("the answer does not fit into an event of AsyncAGI, and could not be read in slices"), nil
		}
		value.WriteString(reply.Data)
		if len(reply.Data) < sliceBytes {
			break
		}
	}
	text := value.String()
	return agiwire.ParseReply("200 result=1 (" + text[:min(len(text), limit)] + ")"), nil
}

// sliceable returns the name by which the dialplan knows the value that a
// command asks for, and how much of it the command would tell.
func sliceable(c *call) (name string, limit int, ok bool) {
	switch strings.ToUpper(c.name) {
	case "GET VARIABLE":
		if len(c.args) == 1 {
			return c.args[0], variableBytes, plain(c.args[0])
		}
	case "GET FULL VARIABLE":
		if len(c.args) == 1 && strings.HasPrefix(c.args[0], "${") && strings.HasSuffix(c.args[0], "}") {
			name = c.args[0][2 : len(c.args[0])-1]
			return name, maxValue, plain(name)
		}
	case "DATABASE GET":
		if len(c.args) == 2 && plain(c.args[0]) && plain(c.args[1]) {
			return "DB(" + c.args[0] + "/" + c.args[1] + ")", variableBytes, true
		}
	}
	return "", 0, false
}

// plain reports whether a name is that of a variable. What a function does it would
// do again for each slice.
func plain(name string) bool {
	return name != "" && !strings.ContainsAny(name, "${}\"\\[]():,/")
}
