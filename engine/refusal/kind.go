package refusal

import "fmt"

// Kind is what a refusal means. The zero is [Refused].
type Kind uint8

const (
	// Refused: it cannot be done as things stand, or nobody knows why.
	Refused Kind = iota
	// ActionUnknown: this Asterisk has no such action.
	ActionUnknown
	// Denied: the manager user may not do that.
	Denied
	// Invalid: an argument is missing, or its value is not taken.
	Invalid
	// ChannelNotFound: there is no such channel.
	ChannelNotFound
	// NotFound: there is no such thing other than a channel.
	NotFound
	// Exists: what was to be made is there already.
	Exists
)

// names are the kinds as refusals.yaml calls them.
var names = [...]string{"refused", "action_unknown", "denied", "invalid", "channel_not_found", "not_found", "exists"}

// String returns the kind's name in refusals.yaml.
func (k Kind) String() string {
	if int(k) < len(names) {
		return names[k]
	}
	return fmt.Sprintf("Kind(%d)", k)
}

// UnmarshalText reads the name of a kind.
func (k *Kind) UnmarshalText(text []byte) error {
	for i, name := range names {
		if name == string(text) {
			*k = Kind(i)
			return nil
		}
	}
	return fmt.Errorf("kind %q is none of %v", text, names)
}
