package mapping

import (
	"slices"

	"github.com/astergate/astergate/engine/asterisktest"
)

// A scene is one thing that happens on a real server. Scenes run one after the
// other on one server, and a scene's name is part of its captures' names.
type scene struct {
	name string
	// since and until are the first and the last major version that can play
	// it; 0 if there is no such limit.
	since, until int
	// play makes it happen and waits until it has.
	play func(c *conversation, server *asterisktest.Server)
}

// scenes are all of them. The last one ends the server.
var scenes = slices.Concat(callScenes, transferScenes, serverScenes)
