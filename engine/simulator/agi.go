package simulator

import (
	"context"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The application AGI with a FastAGI URL (res/res_agi.c, launch_netscript and
// run_agi), as measured on 22.10.1 and 16.28.0. Imitated: the environment, one
// command at a time, the line limit and what becomes of a longer line, the stall
// of a second command that was sent too early, HANGUP and dead mode, AGISTATUS,
// "failure", AGIExecStart and AGIExecEnd. AsyncAGI is in asyncagi.go. Not imitated:
// scripts that are programs, hagi://, EAGI, the variables AGISIGHUP and
// AGIEXITONHANGUP, intercept routines, and that a line without its end keeps a
// processor busy.

// AGI hands the channel to a FastAGI server and goes on when that closes the
// connection.
type AGI struct {
	// URL is agi://host[:port][/script[?query]], or agi:async, behind which
	// arguments may stand; ${NAME} is replaced.
	URL string
	// Args become agi_arg_1 and so on; ${NAME} is replaced.
	Args []string
	// Keys are the keys that the caller presses, in order of time.
	Keys []Key
	// Sounds are the files that exist, and how long they last. Nil means that every
	// file exists and lasts 1.5 s, but for those whose names begin with nosuch.
	Sounds map[string]time.Duration
	// Dial replaces the TCP dialler, for tests. It must honour ctx.
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

// Key is a key that the caller presses so long after the start of AGI. One that
// nothing waits for is lost.
type Key struct {
	After time.Duration
	Digit byte // 0-9, A-D, * or #
}

const (
	agiConnectTimeout = 2 * time.Second // MAX_AGI_CONNECT
	// ast_carefulwrite waits 100 ms after a first attempt. A deadline holds from
	// before it, and on a busy machine nothing at all would be written.
	agiWriteTimeout = 5 * time.Second
	agiSound        = 1500 * time.Millisecond
)

func (a AGI) app() (string, string) {
	return "AGI", strings.Join(append([]string{a.URL}, a.Args...), ",")
}

func (a AGI) run(c *channel) {
	status := a.serve(c)
	if !c.sim.closed {
		c.setVar("AGISTATUS", status)
	}
}

// serve runs the session and returns AGISTATUS. It has the lock.
func (a AGI) serve(c *channel) string {
	s := c.sim
	url := c.expand(a.URL)
	if strings.HasPrefix(strings.ToLower(url), "agi:async") {
		// The application's arguments stand behind it in one text.
		a.Args = append(slices.Clone(a.Args), strings.Split(url, ",")[1:]...)
		return a.serveAsync(c)
	}
	rest, ok := strings.CutPrefix(url, "agi://")
	if !ok {
		return "NOTFOUND"
	}
	host, script, _ := strings.Cut(rest, "/")
	conn := a.connect(s, host)
	if conn == nil || s.closed {
		if conn != nil {
			_ = conn.Close()
		}
		return "FAILURE"
	}
	r := &agiRun{c: c, step: a, conn: conn, chunks: make(chan []byte), ended: make(chan struct{}), started: time.Now(), limit: 8192}
	if s.cfg.Version == Asterisk16 {
		r.limit = 2048
	}
	s.spawn(r.read)
	r.environment(url, script)
	status := r.loop()
	r.send("HANGUP\n")
	close(r.ended)
	_ = conn.Close()
	return status
}

// connect gives the lock up.
func (a AGI) connect(s *Simulator, host string) net.Conn {
	if _, _, err := net.SplitHostPort(host); err != nil {
		host = net.JoinHostPort(host, "4573")
	}
	dial := a.Dial
	if dial == nil {
		dial = (&net.Dialer{}).DialContext
	}
	s.mu.Unlock()
	defer s.mu.Lock()
	ctx, cancel := context.WithTimeout(s.ctx, agiConnectTimeout)
	defer cancel()
	conn, err := dial(ctx, "tcp", host)
	if err != nil {
		s.cfg.Logger.Warn("FastAGI connection failed", "address", host, "error", err)
		return nil
	}
	return conn
}

// agiRun is one session. It is guarded by the simulator's mu, but for read.
type agiRun struct {
	c       *channel
	step    AGI
	conn    net.Conn
	chunks  chan []byte   // what each read returned; closed at the end of the stream
	ended   chan struct{} // closed when nobody takes chunks any more
	started time.Time
	limit   int // AGI_BUF_LEN

	buffered []byte // in Asterisk's stdio buffer
	eof      bool
	dead     bool
	failed   bool // a command returned RESULT_FAILURE
	keys     int  // pressed so far
	async    bool // no connection: see asyncagi.go
	broken   bool // by ASYNCAGI BREAK
}

// read is the goroutine that stands for the socket's buffer.
func (r *agiRun) read() {
	defer close(r.chunks)
	buf := make([]byte, 4096)
	for {
		n, err := r.conn.Read(buf)
		if n > 0 {
			select {
			case r.chunks <- append([]byte(nil), buf[:n]...):
			case <-r.ended:
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// environment sends what setup_env does.
func (r *agiRun) environment(url, script string) {
	c := r.c
	var b strings.Builder
	add := func(name, value string) { b.WriteString("agi_" + name + ": " + value + "\n") }
	if !r.async {
		add("network", "yes")
	}
	if script != "" {
		add("network_script", script)
	}
	unknown := func(s string) string {
		if s == "" {
			return "unknown"
		}
		return s
	}
	for i, value := range []string{
		url, c.name, "en", c.tech, c.uniqueID, c.sim.facts.asterisk,
		unknown(c.caller.Number), unknown(c.caller.Name), "0", "0", "0", "0", "unknown", "unknown",
		c.context, c.exten, strconv.Itoa(c.priority), "0.0", c.account, "140000000000000",
	} {
		add(agiNames[i], value)
	}
	for i, arg := range r.step.Args {
		add("arg_"+strconv.Itoa(i+1), c.expand(arg))
	}
	r.send(b.String() + "\n")
}

var agiNames = strings.Fields("request channel language type uniqueid version callerid calleridname callingpres callingani2 " +
	"callington callingtns dnid rdnis context extension priority enhanced accountcode threadid")

// send writes without the lock, for no longer than Asterisk would try.
func (r *agiRun) send(text string) {
	s := r.c.sim
	s.mu.Unlock()
	defer s.mu.Lock()
	if r.conn.SetWriteDeadline(time.Now().Add(agiWriteTimeout)) == nil {
		_, _ = r.conn.Write([]byte(text))
	}
}

// loop takes commands until the connection ends, and returns AGISTATUS.
func (r *agiRun) loop() string {
	c := r.c
	for {
		if !r.dead && c.stopped() && !c.sim.closed {
			r.dead = true
			r.send("HANGUP\n")
		}
		switch r.wait(nil, true) {
		case agiClosing:
			return "FAILURE"
		case agiStopped:
			continue
		}
		line, ok := r.line()
		if !ok {
			break
		}
		if len(line) >= 7 && strings.EqualFold(line[:7], "failure") {
			return "FAILURE"
		}
		r.command(line)
	}
	switch {
	case r.failed:
		return "FAILURE"
	case r.dead:
		return "HANGUP"
	}
	return "SUCCESS"
}
