package facts

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Encode returns the file with one action, event or parameter a line, so that a
// difference between two shows what has changed.
func (f *File) Encode() ([]byte, error) {
	var b bytes.Buffer
	head, err := json.Marshal(f.Version)
	if err != nil {
		return nil, fmt.Errorf("encode facts: %w", err)
	}
	fmt.Fprintf(&b, "{\n\"version\": %s,\n\"actions\": [", head)
	for i, a := range f.Actions {
		parameters := a.Parameters
		a.Parameters = nil
		if err := writeBlock(&b, i, a, parameters); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n],\n\"events\": [")
	for i, e := range f.Events {
		parameters := e.Parameters
		e.Parameters = nil
		if err := writeBlock(&b, i, e, parameters); err != nil {
			return nil, err
		}
	}
	b.WriteString("\n]\n}\n")
	return b.Bytes(), nil
}

// writeBlock writes an object without its parameters, and these behind it.
func writeBlock[T Action | Event](b *bytes.Buffer, index int, object T, parameters []Parameter) error {
	if index > 0 {
		b.WriteByte(',')
	}
	head, err := json.Marshal(object)
	if err != nil {
		return fmt.Errorf("encode facts: %w", err)
	}
	b.WriteString("\n  ")
	if len(parameters) == 0 {
		b.Write(head)
		return nil
	}
	b.Write(head[:len(head)-1])
	b.WriteString(`,"parameters":[`)
	for i, p := range parameters {
		if i > 0 {
			b.WriteByte(',')
		}
		line, err := json.Marshal(p)
		if err != nil {
			return fmt.Errorf("encode facts: %w", err)
		}
		b.WriteString("\n    ")
		b.Write(line)
	}
	b.WriteString("]}")
	return nil
}
