package conformance

import (
	"testing"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
)

// asyncReach is AsyncAGI. A command that fails ends the session there.
var asyncReach = agiReach{
	script:  func(_ *service, path string) string { return "agi:async," + path },
	maxLine: func(*backend) int { return 1022 - len("Command: ") + 1 },
	lacks: func(command string) string {
		if command == "ASYNCAGI BREAK" {
			return "it ends the session"
		}
		return ""
	},
	settings: func(o *options) { o.async = true },
	fragile:  true,
}

// localReach is astergate as a script.
var localReach = agiReach{
	script: func(s *service, path string) string { return "astergate,agi,--address," + s.rpc + "," + path },
	maxLine: func(b *backend) int {
		if b.major < 22 {
			return agiwire.MaxLineShort
		}
		return agiwire.MaxLineLong
	},
	lacks: func(string) string { return "" },
}

// Every command has the same typed outcome over AsyncAGI and over local AGI as over
// FastAGI.
func TestAGICommandsAsync(t *testing.T) { eachAGICommand(t, asyncReach) }

func TestAGICommandsLocal(t *testing.T) {
	eachLocal(t, func(t *testing.T, b *backend) { runAGICommands(t, start(t, b, options{}), b, localReach) })
}
