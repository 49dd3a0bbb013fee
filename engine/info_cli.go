package engine

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
)

// ModuleInfo is a line of the CLI's `module show`.
type ModuleInfo struct {
	Name         string // as Asterisk spells it: app_queue.so, or acl for a part of the core
	Description  string // cut by Asterisk at 40 characters
	UseCount     int
	Status       string // Running, or Not Running
	SupportLevel string // core, extended, deprecated, ...
}

// askCLI completes what only the CLI tells: the login's classes, the actions that
// there are, whoever may send them, and the modules. Three fixed commands that
// change nothing, and only if the login may send Command; else all of it stays
// unknown. On the socket for actions, since what is asked is what its user may do:
// together they take Asterisk about 5 ms.
func (s *Server) askCLI(ctx context.Context, info *Info) error {
	if !info.Allows("Command") {
		info.Unknown = append(info.Unknown, "read privileges, all write privileges, all actions of the server and its modules: only the CLI tells, to logins with class command")
		return nil
	}
	if err := s.askClasses(ctx, info); err != nil {
		return err
	}
	lines, err := s.cli(ctx, "manager show commands")
	if err != nil {
		return err
	}
	info.Registered = parseCommands(lines)
	switch {
	case info.Registered != nil:
	case info.WriteKnown && slices.Contains(info.WriteClasses, "all"):
		// ListCommands hides nothing from who may do everything.
		for _, a := range info.Actions {
			info.Registered = append(info.Registered, a.Name)
		}
	default:
		info.Unknown = append(info.Unknown, "all actions of the server: the CLI did not tell")
	}
	if lines, err = s.cli(ctx, "module show"); err != nil {
		return err
	}
	if info.Modules = parseModules(lines); info.Modules == nil {
		info.Unknown = append(info.Unknown, "modules: the CLI did not tell")
	}
	return nil
}

// askClasses asks for the classes of the users of the sockets for events and for
// actions.
func (s *Server) askClasses(ctx context.Context, info *Info) error {
	ask := func(user string) (read, write []string, err error) {
		if !cliWord.MatchString(user) {
			return nil, nil, nil
		}
		lines, err := s.cli(ctx, "manager show user "+user)
		read, write = parseUser(lines)
		return read, write, err
	}
	setup := s.setup.Load()
	read, write, err := ask(setup.eventUser)
	if err == nil && setup.actionUser != setup.eventUser {
		_, write, err = ask(setup.actionUser)
	}
	if err != nil {
		return err
	}
	if read == nil {
		info.Unknown = append(info.Unknown, "read privileges: the CLI did not tell")
	}
	if write == nil {
		info.Unknown = append(info.Unknown, "all write privileges: the CLI did not tell")
	} else {
		info.WriteClasses, info.WriteKnown = write, true
	}
	info.ReadClasses, info.ReadKnown = read, read != nil
	return nil
}

// cliWord is a user name that the CLI takes for one word.
var cliWord = regexp.MustCompile(`^[A-Za-z0-9_.@-]+$`)

// cli runs a command of Asterisk's and returns its lines, none if it was refused.
func (s *Server) cli(ctx context.Context, command string) ([]string, error) {
	reply, err := s.Do(ctx, ami.Action{Name: "Command", Headers: []wire.Header{{Name: "Command", Value: command}}}, SocketFast)
	if err != nil {
		return nil, fmt.Errorf("asking by %q: %w", command, err)
	}
	if !reply.Success() {
		return nil, nil
	}
	var lines []string
	for i := range reply.Response.Len() {
		if name, value := reply.Response.Header(i); wire.EqualName(name, "Output") {
			lines = append(lines, mapping.Text(value))
		}
	}
	return lines, nil
}

// parseUser reads `manager show user`; nil is what it does not say.
//
//	 read perm: call,user
//	write perm: call,command
func parseUser(lines []string) (read, write []string) {
	for _, line := range lines {
		label, value, found := strings.Cut(line, ":")
		if !found {
			continue
		}
		switch strings.TrimSpace(label) {
		case "read perm":
			read = parseClasses(value)
		case "write perm":
			write = parseClasses(value)
		}
	}
	return read, write
}

func parseClasses(text string) []string {
	classes := []string{}
	for class := range strings.SplitSeq(text, ",") {
		if class = strings.TrimSpace(class); class != "" && class != "<none>" {
			classes = append(classes, class)
		}
	}
	return classes
}

// parseCommands reads the names of `manager show commands`, which are never cut.
// It returns nil for what is no such table.
//
//	Action                          Synopsis
//	------                          --------
//	AbsoluteTimeout                 Set absolute timeout.
func parseCommands(lines []string) []string {
	var names []string
	table := false
	for _, line := range lines {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case words[0] == "------":
			table = true
		case table:
			names = append(names, words[0])
		}
	}
	return names
}

// moduleLine is a line of `module show`. A name may be longer than its column.
var moduleLine = regexp.MustCompile(`^(\S+)\s+(.*?)\s+(\d+)\s+(Running|Not Running)\s+(\S+)\s*$`)

func parseModules(lines []string) []ModuleInfo {
	var modules []ModuleInfo
	for _, line := range lines {
		m := moduleLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		count, _ := strconv.Atoi(m[3]) // digits
		modules = append(modules, ModuleInfo{Name: m[1], Description: m[2], UseCount: count, Status: m[4], SupportLevel: m[5]})
	}
	return modules
}
