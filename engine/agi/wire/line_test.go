package wire

import (
	"errors"
	"testing"
)

func TestLine(t *testing.T) {
	line, err := NewLine(MaxLineShort, Words("GET DATA", "en\"ter", ""))
	if err != nil || line.String() != `GET DATA "en\"ter" ""` || string(line.Append([]byte("x"))) != "x"+line.String()+"\n" {
		t.Errorf("%q, %v", line, err)
	}
	var input *InputError
	if line, err := NewLine(MaxLineShort, Words("NOOP", "a\nb")); !errors.As(err, &input) || line != (Line{}) || line.String() != "" {
		t.Errorf("%q, %v", line, err)
	}
}
