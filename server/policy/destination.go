package policy

import (
	"bytes"
	_ "embed"
	"strings"

	"go.yaml.in/yaml/v3"
)

//go:embed destinations.yaml
var destinationsYAML []byte

// destinations is destinations.yaml, its names of actions and applications in
// small letters.
var destinations = mustParseDestinations(destinationsYAML)

// destinationTable is destinations.yaml, where the fields are explained.
type destinationTable struct {
	Actions      map[string]*actionPlaces      `yaml:"actions"`
	Applications map[string]*applicationPlaces `yaml:"applications"`
	Stays        []string                      `yaml:"stays"`
	Variables    map[string]string             `yaml:"variables"`
}

type actionPlaces struct {
	Contexts []string `yaml:"contexts"`
	Places   []string `yaml:"places"`
	Dials    []string `yaml:"dials"`
	Channels []string `yaml:"channels"`
	Needs    string   `yaml:"needs"`
	Prefix   bool     `yaml:"prefix"`
	Global   bool     `yaml:"global"`
	Unnamed  bool     `yaml:"unnamed"`
}

type applicationPlaces struct {
	Contexts []int          `yaml:"contexts"`
	Dials    []int          `yaml:"dials"`
	Channels []int          `yaml:"channels"`
	Place    bool           `yaml:"place"`
	Prefix   bool           `yaml:"prefix"`
	Needs    int            `yaml:"needs"` // so many arguments
	Jumps    map[int]string `yaml:"jumps"`
	Empty    []int          `yaml:"empty"`
	UniqueID *struct {
		Argument int    `yaml:"argument"`
		Options  int    `yaml:"options"`
		Letter   string `yaml:"letter"`
	} `yaml:"unique_id"`

	stays bool
}

func mustParseDestinations(data []byte) *destinationTable {
	var table destinationTable
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	decoder.KnownFields(true)
	if err := decoder.Decode(&table); err != nil {
		panic("destinations.yaml: " + err.Error())
	}
	table.Actions = lowered(table.Actions)
	table.Applications = lowered(table.Applications)
	for _, name := range table.Stays {
		table.Applications[strings.ToLower(name)] = &applicationPlaces{stays: true}
	}
	return &table
}

func lowered[T any](m map[string]T) map[string]T {
	out := make(map[string]T, len(m))
	for name, value := range m {
		out[strings.ToLower(name)] = value
	}
	return out
}

// noPlaces are those of an action that destinations.yaml does not list.
var noPlaces = &actionPlaces{}

func placesOf(action string) *actionPlaces {
	if places := destinations.Actions[action]; places != nil {
		return places
	}
	return noPlaces
}

// plain reports whether a text is one name and can be nothing else: neither a list
// nor something that is evaluated.
func plain(name string) bool {
	return name != "" && !unplain.in(name)
}

// byteSet is a set of bytes.
type byteSet [256]bool

func bytesOf(text string) *byteSet {
	var set byteSet
	for i := range len(text) {
		set[text[i]] = true
	}
	return &set
}

// in reports whether one of the bytes is in a text.
func (s *byteSet) in(text string) bool {
	for i := range len(text) {
		if s[text[i]] {
			return true
		}
	}
	return false
}

var (
	unplain     = bytesOf("\x00\x01\x02\x03\x04\x05\x06\x07\b\t\n\v\f\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f \x7f,^&|@()${}\"\\;")
	brackets    = bytesOf("()")
	evaluations = bytesOf("${}")
	separating  = bytesOf("\",\\()[]")
)

// contextIn says what a role has against sending a call to a context.
func (r *Role) contextIn(name string) *violation {
	if r.contexts.all || plain(name) && r.contexts.fits(name) {
		return nil
	}
	return lacks("contexts", "context", name)
}

// placeIn says what a role has against a place as Goto and Gosub take it,
// context,exten,priority(arguments), separated by sep. One without a context is
// within the context that the channel is in, which nobody knows here.
func (r *Role) placeIn(text, sep string) *violation {
	if r.contexts.all {
		return nil
	}
	label, _, _ := strings.Cut(text, "(")
	parts := strings.Split(label, sep)
	if len(parts) != 3 {
		return &violation{rule: "contexts", found: "place " + quote(text), allow: "*, or name the context, the extension and the priority"}
	}
	return r.contextIn(trimmed(parts[0]))
}

// dialIn says what a role has against dialling a list of TECHNOLOGY/NAME, joined by
// &. What is evaluated could become anything.
func (r *Role) dialIn(text string) *violation {
	if r.channels.all && r.contexts.all {
		return nil
	}
	if evaluations.in(text) {
		return &violation{rule: "channels", found: "dialled " + quote(text), allow: "*, and * in contexts, since it is evaluated"}
	}
	for one := range strings.SplitSeq(text, "&") {
		one = trimmed(one)
		local, isLocal := cutLocal(one)
		if isLocal {
			if v := r.localIn(one, local); v != nil {
				return v
			}
			// Its options are no part of what is dialled.
			if tech, _, _ := strings.Cut(one, "/"); strings.EqualFold(tech, "local") {
				one = "Local/" + withoutOptions(local)
			} // else it has a blank, by which Asterisk knows no driver
		}
		if !r.channels.fits(one) {
			return lacks("channels", "dialled", one)
		}
	}
	return nil
}

// cutLocal returns what stands behind Local/.
func cutLocal(text string) (rest string, isLocal bool) {
	tech, rest, found := strings.Cut(text, "/")
	return rest, found && strings.EqualFold(trimmed(tech), "local")
}

func withoutOptions(local string) string {
	local, _, _ = strings.Cut(local, "/")
	return local
}

// localIn says what a role has against the context of exten@context/options.
// Asterisk's versions cut it up in different ways (main/core_local.c, local_alloc),
// so only what all of them read alike can fit.
func (r *Role) localIn(whole, rest string) *violation {
	if r.contexts.all {
		return nil
	}
	target, options, _ := strings.Cut(rest, "/")
	exten, context, found := strings.Cut(target, "@")
	if !found {
		context = "default"
	}
	if exten == "" || strings.ContainsAny(context, "@") || strings.ContainsFunc(options, func(c rune) bool { return !strings.ContainsRune("nbjm", c) }) {
		return lacks("contexts", "channel", whole)
	}
	return r.contextIn(context)
}

// channelNames resolves what a header may hold to the name of a channel.
type channelNames func(uniqueID string) (name string, known bool)

// channelIn says what a role has against a channel, which may be named by its name
// or its Uniqueid. If prefix, Asterisk takes the beginning of a name too, so only
// the name of a channel that is there means what it says.
func (r *Role) channelIn(text string, resolve channelNames, prefix bool) *violation {
	if r.channels.all {
		return nil
	}
	if name := strings.Contains(text, "/"); name && !prefix {
		if r.channels.fits(text) {
			return nil
		}
		return lacks("channels", "channel", text)
	}
	if resolve != nil {
		if name, known := resolve(text); known {
			if r.channels.fits(name) {
				return nil
			}
			return lacks("channels", "channel", name)
		}
	}
	v := lacks("channels", "channel", text)
	v.allow = "*, or give the whole name of a channel that is there"
	return v
}

// argumentOf is an argument from 1, empty if it is not there.
func argumentOf(arguments []string, place int) string {
	if place > len(arguments) {
		return ""
	}
	return trimmed(arguments[place-1])
}

// applicationIn says what a role has against running an application with data.
// Nobody runs one with data that the role may not: an application that is unknown
// here could lead anywhere.
func (r *Role) applicationIn(name, data string, resolve channelNames) *violation {
	name = trimmed(name)
	if !r.applications.fits(name) {
		return lacks("applications", "application", name)
	}
	if v := r.evaluated(data); v != nil {
		return v
	}
	if r.contexts.all && r.channels.all {
		return nil
	}
	places := destinations.Applications[normal(name)]
	elsewhere := &violation{rule: "contexts", found: "application " + quote(name), allow: "*, and * in channels, since it can lead anywhere"}
	if places == nil {
		return elsewhere
	}
	if places.Place {
		return r.placeIn(data, ",")
	}
	if !places.stays && evaluations.in(data) {
		return elsewhere // what is evaluated may hold further arguments
	}
	arguments := splitArguments(data)
	if len(arguments) < places.Needs {
		return elsewhere
	}
	for place, letters := range places.Jumps {
		if leads(argumentOf(arguments, place), letters) && !r.contexts.all {
			return elsewhere
		}
	}
	for _, place := range places.Empty {
		if argumentOf(arguments, place) != "" && !r.contexts.all {
			return elsewhere
		}
	}
	for _, place := range places.Contexts {
		if context := argumentOf(arguments, place); context != "" {
			if v := r.contextIn(context); v != nil {
				return v
			}
		}
	}
	for _, place := range places.Dials {
		if v := r.dialIn(argumentOf(arguments, place)); v != nil {
			return v
		}
	}
	for _, place := range places.Channels {
		if channel := argumentOf(arguments, place); channel != "" {
			if v := r.channelIn(channel, resolve, places.Prefix); v != nil {
				return v
			}
		}
	}
	if spied := places.UniqueID; spied != nil && !r.channels.all {
		if !strings.Contains(argumentOf(arguments, spied.Options), spied.Letter) {
			return &violation{rule: "channels", found: "application " + quote(name), allow: "*, or name the one channel by its Uniqueid"}
		}
		return r.channelIn(argumentOf(arguments, spied.Argument), resolve, true)
	}
	return nil
}

// leads reports whether options hold one of the letters with a bracket behind it.
func leads(options, letters string) bool {
	for i := range len(options) {
		if strings.IndexByte(letters, options[i]) >= 0 && strings.HasPrefix(strings.TrimLeft(options[i+1:], " \t"), "(") {
			return true
		}
	}
	return false
}

// variableTo says what a role has against the value of a variable that Asterisk
// takes a context from.
func (r *Role) variableTo(name, value string) *violation {
	switch destinations.Variables[name] {
	case "context":
		return r.contextIn(trimmed(value))
	case "place":
		return r.placeIn(value, "^")
	}
	return nil
}

// namesChannel reports whether a header of any action names a channel.
func namesChannel(header string) bool {
	const word = "channel"
	at := indexFold(header, word)
	return at >= 0 && !same(header[at+len(word):], "id")
}

func hasSuffixFold(text, suffix string) bool {
	return len(text) >= len(suffix) && strings.EqualFold(text[len(text)-len(suffix):], suffix)
}

func containsFold(names []string, name string) bool {
	for _, n := range names {
		if same(n, name) {
			return true
		}
	}
	return false
}
