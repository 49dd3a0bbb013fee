package main

import (
	"bufio"
	"context"
	"time"

	cycore "github.com/CyCoreSystems/agi"
	zaf "github.com/zaf/agi"
)

// zafSessions runs the six commands by github.com/zaf/agi, which leaves listening
// to its user.
func zafSessions(_ context.Context, w *work, ready func(string)) error {
	listener, err := listen()
	if err != nil {
		return err
	}
	ready(listener.Addr().String())
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			defer conn.Close()
			session := zaf.New()
			if session.Init(bufio.NewReadWriter(bufio.NewReader(conn), bufio.NewWriter(conn))) != nil {
				return
			}
			for _, do := range []func() (zaf.Reply, error){
				func() (zaf.Reply, error) { return session.Answer() },
				func() (zaf.Reply, error) { return session.SetVariable("LANG", "de") },
				func() (zaf.Reply, error) { return session.StreamFile("welcome", "12#") },
				func() (zaf.Reply, error) { return session.GetData("enter", 5000, 4) },
				func() (zaf.Reply, error) { return session.GetVariable("CUSTOMER") },
				func() (zaf.Reply, error) { return session.Exec("Queue", "support,,,,60") },
			} {
				if _, err := do(); err != nil {
					return
				}
			}
			w.items.Add(1)
		}()
	}
}

// cycoreSessions runs them by github.com/CyCoreSystems/agi.
func cycoreSessions(_ context.Context, w *work, ready func(string)) error {
	listener, err := listen()
	if err != nil {
		return err
	}
	ready(listener.Addr().String())
	for {
		conn, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			session := cycore.NewConn(conn)
			defer func() { _ = session.Close() }()
			steps := []func() error{
				session.Answer,
				func() error { return session.Set("LANG", "de") },
				func() error { _, err := session.StreamFile("welcome", "12#", 0); return err },
				func() error { _, err := session.GetData("enter", 5*time.Second, 4); return err },
				func() error { _, err := session.Get("CUSTOMER"); return err },
				func() error { _, err := session.Exec("Queue", "support,,,,60"); return err },
			}
			for _, do := range steps {
				if do() != nil {
					return
				}
			}
			w.items.Add(1)
		}()
	}
}
