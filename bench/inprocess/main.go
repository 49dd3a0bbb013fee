// Command inprocess is the contenders that need no gRPC: the floors, which are the
// least that a program can do, and astergate's packages engine/ami and engine/agi. They
// are a program of their own, as the peers are: one that had the descriptors of all
// messages in its heap would have its collector look at them again and again, for a work
// that needs none.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/astergate/astergate/bench/contend"
)

var contenders = contend.Contenders{
	"floor-split":  {"ingest": ofEvents(split)},
	"floor-parsed": {"ingest": ofEvents(parse), "delivery": ofEvents(parse), "ping": pingPlain, "agi": listenPlain, "idle": holdPlain},
	"floor-apart":  {"ping": pingApart},
	"astergate":    {"ingest": linkEvents, "delivery": linkEvents, "ping": linkPings, "agi": listenAGI, "idle": holdAGI},
}

func main() {
	if err := contenders.Run(context.Background(), os.Getenv(contend.Variable), os.Args[1:], os.Stdin, os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "contender:", err)
		os.Exit(1)
	}
}
