package call_test

import (
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"testing"

	"github.com/astergate/astergate/engine/asterisktest"
)

var record = flag.Bool("record", false, "write what a real Asterisk says to testdata; then run with -update")

// A scene is one thing that happens on a real server. Scenes run one after the
// other on one server; a scene's name is its transcript's.
type scene struct {
	name string
	// play makes it happen and sees that it ends.
	play func(c *conversation)
	// varies: it goes in more than one way, so that a run is not compared with
	// the recorded one. The replay of the transcript is.
	varies bool
}

// TestScenes plays the scenes on real servers. What becomes of them must be what
// became of the recorded ones.
func TestScenes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		http := freePort(t)
		p := newPhone(t)
		server := target.Start(t, sceneConfig(p.addr(), http))
		p.dialTo(t, server.SIPAddr)
		c := converse(t, server)
		c.phone, c.http = p, "127.0.0.1:"+http
		for _, s := range scenes {
			t.Run(s.name, func(t *testing.T) {
				c.begin(t, s.name)
				s.play(c)
				c.end()
				for _, problem := range c.feed.problems {
					t.Error(problem)
				}
				if *record {
					file := filepath.Join("testdata", target.Name, s.name+".txt")
					if err := os.WriteFile(file, c.raw, 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				got, want := c.feed.describe(), describe(readGolden(t, target.Name+"/"+s.name))
				if got != want && !s.varies {
					t.Errorf("got\n%swant\n%safter %s", got, want, c.came())
				}
			})
		}
	})
}

func freePort(t *testing.T) string {
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return fmt.Sprint(listener.Addr().(*net.TCPAddr).Port)
}
