package wire

import "strings"

// What Asterisk takes in one action, on every version from 11 to 22
// (main/manager.c get_input and do_message; include/asterisk/manager.h).
const (
	// MaxLine is the longest header line in bytes, its CRLF not counted.
	// Asterisk reads lines into a buffer of 1024 bytes that must hold the line
	// end too. Of a line that is one byte longer it reports "line too long" and
	// takes the headers that follow for a new action.
	MaxLine = 1022
	// MaxActionHeaders is the largest number of lines in one action, Action and
	// ActionID included (AST_MAX_MANHEADERS).
	MaxActionHeaders = 128
)

// Header is one header line of a message to be sent. The value may hold any
// byte but CR, LF and NUL.
type Header struct{ Name, Value string }

// AppendAction appends an action to dst: Action, then ActionID unless
// actionID is empty, then headers in their order, then the blank line. If
// anything breaks a rule it returns dst unchanged and an [*InputError] for the
// first offence. What it accepts Asterisk reads as exactly one action.
//
// The action's name and the action id must be free of control characters and of
// blanks at either end: Asterisk would not find the first or not return the
// second as sent. Headers named Action or ActionID are refused, since Asterisk
// takes the first of a name and ignores the rest.
func AppendAction(dst []byte, action, actionID string, headers []Header) ([]byte, error) {
	if err := checkAction(action, actionID, headers); err != nil {
		return dst, err
	}
	dst = appendLine(dst, "Action", action)
	if actionID != "" {
		dst = appendLine(dst, "ActionID", actionID)
	}
	for i := range headers {
		dst = appendLine(dst, headers[i].Name, headers[i].Value)
	}
	return append(dst, '\r', '\n'), nil
}

// CheckAction reports what AppendAction would refuse, as a [*InputError], or
// nil.
func CheckAction(action, actionID string, headers []Header) error {
	if err := checkAction(action, actionID, headers); err != nil {
		return err
	}
	return nil
}

// CheckHeader reports as a [*InputError] why a header may not be part of an
// action, or nil. It knows nothing of the header's neighbours.
func CheckHeader(h Header) error {
	if err := checkHeader(h); err != nil {
		return err
	}
	return nil
}

func checkAction(action, actionID string, headers []Header) *InputError {
	if err := checkOwn("Action", action); err != nil {
		err.Action = ""
		return err
	}
	own := 1
	if actionID != "" {
		own++
		if err := checkOwn("ActionID", actionID); err != nil {
			err.Action = action
			return err
		}
	}
	if n := own + len(headers); n > MaxActionHeaders {
		return &InputError{Action: action, Index: -1, Rule: RuleTooManyHeaders, Limit: MaxActionHeaders, Got: n}
	}
	for i, h := range headers {
		err := checkHeader(h)
		if err == nil {
			continue
		}
		err.Action, err.Index = action, i
		return err
	}
	return nil
}

// checkOwn checks the value of a header that this package writes itself.
func checkOwn(name, value string) *InputError {
	rule := RuleNone
	switch {
	case value == "":
		rule = RuleEmptyValue
	case hasControl(value):
		rule = RuleControlInValue
	case value[0] == ' ' || value[len(value)-1] == ' ':
		rule = RuleBlankAround
	case len(name)+2+len(value) > MaxLine:
		rule = RuleLineTooLong
	}
	if rule == RuleNone {
		return nil
	}
	err := &InputError{Header: name, Index: -1, Rule: rule}
	if rule == RuleLineTooLong {
		err.Limit, err.Got = MaxLine, len(name)+2+len(value)
	}
	return err
}

func checkHeader(h Header) *InputError {
	rule := RuleNone
	switch {
	case h.Name == "":
		rule = RuleEmptyName
	case hasControl(h.Name):
		rule = RuleControlInName
	case strings.IndexByte(h.Name, ':') >= 0:
		rule = RuleColonInName
	case h.Name[0] == ' ' || h.Name[len(h.Name)-1] == ' ':
		rule = RuleBlankAround
	case EqualName(h.Name, "Action") || EqualName(h.Name, "ActionID"):
		rule = RuleReserved
	case hasLineBreak(h.Value):
		rule = RuleLineBreakInValue
	case len(h.Name)+2+len(h.Value) > MaxLine:
		rule = RuleLineTooLong
	}
	if rule == RuleNone {
		return nil
	}
	err := &InputError{Header: h.Name, Rule: rule}
	if rule == RuleLineTooLong {
		err.Limit, err.Got = MaxLine, len(h.Name)+2+len(h.Value)
	}
	return err
}

// hasControl reports whether s holds an ASCII control character.
func hasControl(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] == 0x7f {
			return true
		}
	}
	return false
}

func hasLineBreak(s string) bool {
	return strings.IndexByte(s, '\n') >= 0 || strings.IndexByte(s, '\r') >= 0 || strings.IndexByte(s, 0) >= 0
}

// AppendMessage appends any block to dst, without checks: for those who play
// Asterisk's part. A header with an empty name is written as its value alone.
// Of such a header with an empty value the line, and the one before it, end in
// a bare LF, which is how a block can hold an empty line at all (see the
// package comment); the first two headers cannot be written that way.
func AppendMessage(dst []byte, headers []Header) []byte {
	for i := range headers {
		h := &headers[i]
		if h.Name != "" {
			dst = append(dst, h.Name...)
			dst = append(dst, ':', ' ')
		}
		dst = append(dst, h.Value...)
		if isEmptyLine(h) || i+1 < len(headers) && isEmptyLine(&headers[i+1]) {
			dst = append(dst, '\n')
			continue
		}
		dst = append(dst, '\r', '\n')
	}
	return append(dst, '\r', '\n')
}

func isEmptyLine(h *Header) bool { return h.Name == "" && h.Value == "" }

func appendLine(dst []byte, name, value string) []byte {
	dst = append(dst, name...)
	dst = append(dst, ':', ' ')
	dst = append(dst, value...)
	return append(dst, '\r', '\n')
}
