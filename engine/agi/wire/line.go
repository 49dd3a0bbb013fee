package wire

// Line is a command line that can be sent as it is. None but NewLine makes one, so
// that whoever has one knows that AppendCommand was asked. The zero Line is none.
type Line struct {
	text string // with its LF
}

// NewLine makes the line of a command's words, for the Asterisk that takes lines of
// maxLine bytes, as [AppendCommand] does. Errors: [*InputError].
func NewLine(maxLine int, words []Word) (Line, error) {
	var short [256]byte
	text, err := AppendCommand(short[:0], maxLine, words)
	if err != nil {
		return Line{}, err
	}
	return Line{string(text)}, nil
}

// String returns the line without its LF.
func (l Line) String() string { return l.text[:max(0, len(l.text)-1)] }

// Append appends the line to dst, its LF included.
func (l Line) Append(dst []byte) []byte { return append(dst, l.text...) }
