package config

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/astergate/astergate/engine/mask"
)

// Secret is a text that no printing shows: fmt with any verb, slog, JSON and
// YAML all give a mask, or nothing if it is empty. Also within an unexported
// field, where fmt calls no method, only an address appears. The zero value is
// empty. Secrets are immutable and may be copied; compare Reveal, not Secret.
type Secret struct{ text *string }

// NewSecret makes a secret of a text.
func NewSecret(text string) Secret {
	if text == "" {
		return Secret{}
	}
	return Secret{text: &text}
}

// Reveal returns the text itself.
func (s Secret) Reveal() string {
	if s.text == nil {
		return ""
	}
	return *s.text
}

// IsZero reports whether the text is empty.
func (s Secret) IsZero() bool { return s.text == nil }

// String returns the mask, or nothing.
func (s Secret) String() string {
	if s.IsZero() {
		return ""
	}
	return mask.Mask
}

// Format writes the mask whatever the verb.
func (s Secret) Format(f fmt.State, _ rune) { _, _ = io.WriteString(f, s.String()) }

// LogValue returns the mask.
func (s Secret) LogValue() slog.Value { return slog.StringValue(s.String()) }

// MarshalText returns the mask, for JSON and YAML.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// secretFromFile returns what a file holds without the line end after it.
func secretFromFile(content []byte) (Secret, error) {
	text := strings.TrimRight(string(content), "\r\n")
	if text == "" {
		return Secret{}, errors.New("is empty; write the secret into it, as one line")
	}
	if strings.ContainsAny(text, "\r\n\x00") {
		return Secret{}, errors.New("holds more than one line; write the secret alone into it")
	}
	return NewSecret(text), nil
}
