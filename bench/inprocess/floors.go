package main

import (
	"bufio"
	"bytes"
	"context"
	"net"

	"github.com/astergate/astergate/bench/contend"
	"github.com/astergate/astergate/bench/plain"
)

// ofEvents is a work with what comes from a login for events, until ctx ends.
func ofEvents(read func(conn net.Conn, w *contend.Work) error) contend.Do {
	return func(ctx context.Context, w *contend.Work) error {
		conn, _, err := plain.Login(ctx, w.Address, "on")
		if err != nil {
			return err
		}
		stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
		defer func() { stop(); _ = conn.Close() }()
		w.Ready("")
		return read(conn, w)
	}
}

// split looks for the ends of events and nothing else.
func split(conn net.Conn, w *contend.Work) error {
	buf := make([]byte, 0, 256<<10)
	for {
		n, err := conn.Read(buf[len(buf):cap(buf)])
		if err != nil {
			return err
		}
		buf = buf[:len(buf)+n]
		events, rest := countEvents(buf)
		w.Items.Add(int64(events))
		buf = buf[:copy(buf[:cap(buf)], rest)]
	}
}

// countEvents returns how many events end in buf, and what is behind the last.
func countEvents(buf []byte) (events int, rest []byte) {
	for {
		end := bytes.Index(buf, []byte("\r\n\r\n"))
		if end < 0 {
			return events, buf
		}
		events++
		buf = buf[end+4:]
	}
}

// parse cuts events into names and values, without a copy.
func parse(conn net.Conn, w *contend.Work) error {
	type header struct{ name, value []byte }
	headers := make([]header, 0, 64)
	rd := bufio.NewReaderSize(conn, 256<<10)
	for {
		line, err := rd.ReadSlice('\n')
		if err != nil {
			return err
		}
		line = bytes.TrimSuffix(line, []byte("\r\n"))
		if len(line) > 0 {
			name, value, _ := bytes.Cut(line, []byte(": "))
			headers = append(headers, header{name, value})
			continue
		}
		var at []byte
		if len(headers) > 0 && string(headers[len(headers)-1].name) == contend.Sent {
			at = headers[len(headers)-1].value
		}
		if len(headers) > 0 {
			w.Take(at)
		}
		headers = headers[:0]
	}
}

// pingPlain sends and counts, and tells answers apart by their ActionID alone.
func pingPlain(ctx context.Context, w *contend.Work) error {
	p, err := plain.NewActions(ctx, w.Address, w.InWork, 0)
	if err != nil {
		return err
	}
	return pingBy(ctx, w, p)
}

// pingApart is pingPlain of a program whose callers write by themselves, as libraries
// do.
func pingApart(ctx context.Context, w *contend.Work) error {
	p, err := plain.NewActions(ctx, w.Address, w.InWork, 0)
	if err != nil {
		return err
	}
	p.Apart = true
	return pingBy(ctx, w, p)
}

func pingBy(ctx context.Context, w *contend.Work, p *plain.Actions) error {
	w.Ready("")
	w.Pings(ctx, func(ctx context.Context, caller int) error { return p.Call(ctx, "Ping", caller) })
	return p.Close()
}

// listenPlain is the FastAGI program that only writes lines.
func listenPlain(ctx context.Context, w *contend.Work) error {
	p, err := plain.NewProgram(ctx, plain.Six)
	if err != nil {
		return err
	}
	w.Ready(p.Address())
	<-ctx.Done()
	return p.Close()
}

// holdPlain is the FastAGI program that keeps its sessions.
func holdPlain(ctx context.Context, w *contend.Work) error {
	p := new(plain.Program)
	p.Handle = func(conn net.Conn) error {
		w.Items.Add(1) // before the environment is read, which is written already
		return p.Serve(conn)
	}
	if err := p.Listen(ctx); err != nil {
		return err
	}
	w.Ready(p.Address())
	<-ctx.Done()
	return p.Close()
}
