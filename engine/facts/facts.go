package facts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// A File is all that one version of Asterisk says.
type File struct {
	// Version as `core show version` names it; empty if no server was asked.
	Version string   `json:"version"`
	Actions []Action `json:"actions"`
	Events  []Event  `json:"events"`
}

// An Action is what is said of one action.
type Action struct {
	Name string `json:"name"`
	// Module that provides it, "core" for Asterisk itself. The documentation says
	// so from version 20 on; else it is the module whose loading made the running
	// server list the action. ModuleFrom is "documentation",
	// "server" or "source".
	Module     string `json:"module,omitempty"`
	ModuleFrom string `json:"moduleFrom,omitempty"`
	// Since are the versions that brought it, one a branch.
	Since []string `json:"since,omitempty"`
	// Documented, and Listed by the running server.
	Documented bool `json:"documented,omitempty"`
	Listed     bool `json:"listed,omitempty"`
	// FromSource: Privilege is what the source says, as no server lists the action.
	FromSource bool `json:"fromSource,omitempty"`
	// Privilege as the running server lists it; empty for none.
	Privilege  string      `json:"privilege,omitempty"`
	Parameters []Parameter `json:"parameters,omitempty"`
	// Items and Ends are the events of its list, by the documentation or by what
	// the server answered.
	Items []string `json:"items,omitempty"`
	Ends  []string `json:"ends,omitempty"`
	// Reply are the headers of the reply of an action that can be asked without
	// parameters, beyond those that all replies have.
	Reply []string `json:"reply,omitempty"`
	// SeeAlso are actions and events, as "action X" and "event X".
	SeeAlso []string `json:"seeAlso,omitempty"`
}

// A Parameter is a header of an action or an event.
type Parameter struct {
	Name     string `json:"name"`
	Required bool   `json:"required,omitempty"`
	// Multiple: may come more than once.
	Multiple bool   `json:"multiple,omitempty"`
	Default  string `json:"default,omitempty"`
	// Values that are enumerated; one below another as "outer/inner".
	Values []string `json:"values,omitempty"`
}

// An Event is what is said of one event.
type Event struct {
	Name       string   `json:"name"`
	Module     string   `json:"module,omitempty"`
	ModuleFrom string   `json:"moduleFrom,omitempty"`
	Since      []string `json:"since,omitempty"`
	// Undocumented: its headers are those that a server sent, if one did.
	Undocumented bool `json:"undocumented,omitempty"`
	// End: it ends a list, and the source gives it no more than the lists' ends have.
	End bool `json:"end,omitempty"`
	// Class of the first instance: "call".
	Class string `json:"class,omitempty"`
	// Channels and Bridges are the prefixes of its snapshots, "" for none.
	Channels   []string    `json:"channels,omitempty"`
	Bridges    []string    `json:"bridges,omitempty"`
	Parameters []Parameter `json:"parameters,omitempty"`
	SeeAlso    []string    `json:"seeAlso,omitempty"`
}

// Load reads a file that [File.Encode] wrote.
func Load(path string) (*File, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("load facts: %w", err)
	}
	f, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("load facts %s: %w", path, err)
	}
	return f, nil
}

func parse(encoded []byte) (*File, error) {
	f := new(File)
	decoder := json.NewDecoder(bytes.NewReader(encoded))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(f); err != nil {
		return nil, err
	}
	return f, nil
}

// Action returns the action of that name in any case, or nil.
func (f *File) Action(name string) *Action {
	for i := range f.Actions {
		if strings.EqualFold(f.Actions[i].Name, name) {
			return &f.Actions[i]
		}
	}
	return nil
}

// Event returns the event of that name in any case, or nil.
func (f *File) Event(name string) *Event {
	for i := range f.Events {
		if strings.EqualFold(f.Events[i].Name, name) {
			return &f.Events[i]
		}
	}
	return nil
}
