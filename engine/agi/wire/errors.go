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

	// RuleEmpty is a command without a name.
	RuleEmpty
	// RuleBareWord is a byte in a word of the name that is not a letter, a digit,
	// '_' or '-'.
	RuleBareWord
	// RuleFailure is a name that starts with "failure", by which Asterisk ends the
	// script as failed.
	RuleFailure
	// RuleLineBreak is CR, LF or NUL in an argument.
	RuleLineBreak
	// RuleLineTooLong is a command line longer than the version takes.
	RuleLineTooLong
	// RuleTooManyWords is more than MaxWords words.
	RuleTooManyWords

	// RuleEnvironment is an environment line without a colon, or one that does
	// not start with agi_.
	RuleEnvironment
	// RuleEnvironmentTooLong is more environment than Limits allows.
	RuleEnvironmentTooLong
	// RuleReplyTooLong is a reply longer than Limits allows.
	RuleReplyTooLong
)

var ruleNames = [...]string{
	RuleNone:               "none",
	RuleEmpty:              "empty command",
	RuleBareWord:           "command name",
	RuleFailure:            "name starts with failure",
	RuleLineBreak:          "line break or NUL in argument",
	RuleLineTooLong:        "line too long",
	RuleTooManyWords:       "too many words",
	RuleEnvironment:        "not an environment line",
	RuleEnvironmentTooLong: "environment too long",
	RuleReplyTooLong:       "reply too long",
}

// String returns the rule's short name.
func (r Rule) String() string {
	if int(r) < len(ruleNames) {
		return ruleNames[r]
	}
	return "rule " + strconv.Itoa(int(r))
}

// InputError says why a command may not be sent. Nothing of it was written. Its
// text never holds an argument.
type InputError struct {
	Command string // the words of the name; empty if that is what is wrong
	Index   int    // place of the word among those given, the first being 0, or -1
	Rule    Rule
	Limit   int // for a limit: what is allowed, in bytes or words
	Got     int // for a limit: what was given
}

// Error says what is wrong, where, and what to do.
func (e *InputError) Error() string {
	where := "agi command"
	if e.Command != "" {
		where += " " + quote(e.Command)
	}
	if e.Index >= 0 {
		where += ": word " + strconv.Itoa(e.Index+1)
	}
	return where + " " + e.advice()
}

func (e *InputError) advice() string {
	switch e.Rule {
	case RuleEmpty:
		return "has no name; start with at least one bare word"
	case RuleBareWord:
		return "is not a word of a command's name; use letters, digits, - and _, and give the rest as arguments"
	case RuleFailure:
		return "starts with failure, which ends the script; use another"
	case RuleLineBreak:
		return "holds CR, LF or NUL; Asterisk cannot take them, so encode or remove them"
	case RuleLineTooLong:
		return fmt.Sprintf("makes a line of %d bytes, and this Asterisk takes %d (quotes, escapes and line end included); shorten it", e.Got, e.Limit)
	case RuleTooManyWords:
		return fmt.Sprintf("has %d words, and Asterisk takes %d (name included); send fewer", e.Got, e.Limit)
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

// SyntaxError says that the bytes received are not AGI, or exceed the limits of
// the Reader. The stream cannot be read on.
type SyntaxError struct {
	Rule  Rule
	Limit int // what is allowed in bytes; 0 if no limit was passed
	Got   int // bytes seen until then
}

// Error says which rule was broken.
func (e *SyntaxError) Error() string {
	if e.Limit == 0 {
		return "agi: " + e.Rule.String()
	}
	return fmt.Sprintf("agi: %s: at least %d bytes received, limit %d", e.Rule, e.Got, e.Limit)
}
