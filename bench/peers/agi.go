package main

import (
	"bufio"
	"context"
	"net"
	"time"

	cycore "github.com/CyCoreSystems/agi"
	zaf "github.com/zaf/agi"
)

// serve takes sessions, each of which counts if six runs it to its end.
func serve(w *work, ready func(string), six func(conn net.Conn) error) error {
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
			defer func() { _ = conn.Close() }()
			if six(conn) == nil {
				w.items.Add(1)
			}
		}()
	}
}

// zafSessions runs the six commands by github.com/zaf/agi, which leaves listening
// to its user.
func zafSessions(_ context.Context, w *work, ready func(string)) error {
	return serve(w, ready, func(conn net.Conn) error {
		session := zaf.New()
		if err := session.Init(bufio.NewReadWriter(bufio.NewReader(conn), bufio.NewWriter(conn))); err != nil {
			return err
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
				return err
			}
		}
		return nil
	})
}

// cycoreSessions runs them by github.com/CyCoreSystems/agi.
func cycoreSessions(_ context.Context, w *work, ready func(string)) error {
	return serve(w, ready, func(conn net.Conn) error {
		session := cycore.NewConn(conn)
		for _, do := range []func() error{
			session.Answer,
			func() error { return session.Set("LANG", "de") },
			func() error { _, err := session.StreamFile("welcome", "12#", 0); return err },
			func() error { _, err := session.GetData("enter", 5*time.Second, 4); return err },
			func() error { _, err := session.Get("CUSTOMER"); return err },
			func() error { _, err := session.Exec("Queue", "support,,,,60"); return err },
		} {
			if err := do(); err != nil {
				return err
			}
		}
		return nil
	})
}
