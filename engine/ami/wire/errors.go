package wire

import (
	"fmt"
	"strconv"
)

// Rule is a rule of the protocol that bytes or an input broke.
type Rule uint8

const (
	// RuleNone is no rule; no error carries it.
	RuleNone Rule = iota

	// RuleEmptyName is a header without a name.
	RuleEmptyName
	// RuleColonInName is a colon in a header's name, where the value would start.
	RuleColonInName
	// RuleControlInName is a control character in a header's name.
	RuleControlInName
	// RuleControlInValue is a control character in an action's name or id.
	RuleControlInValue
	// RuleBlankAround is a blank at either end of a header's name, of an action's
	// name or of an action id.
	RuleBlankAround
	// RuleEmptyValue is an action without a name.
	RuleEmptyValue
	// RuleLineBreakInValue is CR, LF or NUL in a value: the rest of it would be
	// read as something else, or not at all.
	RuleLineBreakInValue
	// RuleReserved is a header that belongs to the sender: Action or ActionID.
	RuleReserved
	// RuleLineTooLong is a line of more than MaxLine bytes.
	RuleLineTooLong
	// RuleTooManyHeaders is more headers than MaxActionHeaders on sending, than
	// Limits.MaxHeaders on reading.
	RuleTooManyHeaders
	// RuleMessageTooLong is a block longer than Limits.MaxMessage.
	RuleMessageTooLong
	// RuleBannerTooLong is a first line of more than 1024 bytes.
	RuleBannerTooLong
	// RuleNUL is a NUL byte in a block: Asterisk's texts are C strings and hold none.
	RuleNUL
)

var ruleNames = [...]string{
	RuleNone:             "none",
	RuleEmptyName:        "empty name",
	RuleColonInName:      "colon in name",
	RuleControlInName:    "control character in name",
	RuleControlInValue:   "control character",
	RuleBlankAround:      "blank at an end",
	RuleEmptyValue:       "empty",
	RuleLineBreakInValue: "line break or NUL in value",
	RuleReserved:         "reserved name",
	RuleLineTooLong:      "line too long",
	RuleTooManyHeaders:   "too many headers",
	RuleMessageTooLong:   "message too long",
	RuleBannerTooLong:    "banner too long",
	RuleNUL:              "NUL byte",
}

// String returns the rule's short name.
func (r Rule) String() string {
	if int(r) < len(ruleNames) {
		return ruleNames[r]
	}
	return "rule " + strconv.Itoa(int(r))
}

// InputError says why an action may not be sent. Nothing of it was written.
// Its text names the action and the header and never holds a value, since that
// may be a password.
type InputError struct {
	Action string // the action's name; empty if that is what is wrong
	Header string // the header's name; empty if no single header is to blame
	Index  int    // place of the header among those given, or -1
	Rule   Rule
	Limit  int // for a limit: what is allowed, in bytes or headers
	Got    int // for a limit: what was given
}

// Error says what is wrong, where, and what to do.
func (e *InputError) Error() string {
	where := "action"
	if e.Action != "" {
		where += " " + quote(e.Action)
	}
	switch {
	case e.Index >= 0 && e.Header != "":
		where += fmt.Sprintf(": header %d (%s)", e.Index+1, quote(e.Header))
	case e.Index >= 0:
		where += fmt.Sprintf(": header %d", e.Index+1)
	case e.Header == "Action":
		where += ": its name"
	case e.Header != "":
		where += ": " + e.Header
	}
	return where + " " + e.advice()
}

func (e *InputError) advice() string {
	switch e.Rule {
	case RuleEmptyName, RuleEmptyValue:
		if e.Rule == RuleEmptyName {
			return "has no name; give it one"
		}
		return "is empty; give one"
	case RuleColonInName:
		return "has a colon in its name; the value starts after the first colon, so put the rest there"
	case RuleControlInName:
		return "has a control character in its name; remove it"
	case RuleControlInValue:
		return "holds a control character; remove it"
	case RuleBlankAround:
		return "starts or ends with a blank; trim it"
	case RuleLineBreakInValue:
		return "has CR, LF or NUL in its value; Asterisk cannot take them, so encode or remove them"
	case RuleReserved:
		return "is set by the sender; leave it out"
	case RuleLineTooLong:
		return fmt.Sprintf("makes a line of %d bytes, and Asterisk takes %d (name, colon, space and value); shorten the value", e.Got, e.Limit)
	case RuleTooManyHeaders:
		return fmt.Sprintf("has %d headers, and Asterisk takes %d (Action and ActionID included); send fewer", e.Got, e.Limit)
	default:
		return "breaks the rule " + strconv.Quote(e.Rule.String())
	}
}

// quote quotes a name for an error text and cuts it to a sensible length.
func quote(s string) string {
	if len(s) > 64 {
		return strconv.QuoteToASCII(s[:64]) + "..."
	}
	return strconv.QuoteToASCII(s)
}

// SyntaxError says that the bytes received are not the manager protocol, or
// exceed the limits of the Reader. The stream cannot be read on.
type SyntaxError struct {
	Rule  Rule
	Limit int // what is allowed, in bytes or headers
	Got   int // what was seen until then
}

// Error says which limit was passed.
func (e *SyntaxError) Error() string {
	if e.Rule == RuleNUL {
		return fmt.Sprintf("manager protocol: a NUL byte, which Asterisk cannot have sent, in a message of %d bytes", e.Got)
	}
	unit := "bytes"
	if e.Rule == RuleTooManyHeaders {
		unit = "headers"
	}
	return fmt.Sprintf("manager protocol: %s: at least %d %s received, limit %d", e.Rule, e.Got, unit, e.Limit)
}
