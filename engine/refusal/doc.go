// Package refusal tells what Asterisk means when it refuses a manager action.
//
// Asterisk's manager protocol has no error codes: the reply's Message is all
// that tells a missing channel from a missing permission. What the texts mean is
// data, refusals.yaml: more than 300 texts of Asterisk 16 and 22, most of them
// as real servers sent them, the others from Asterisk's code.
//
// A text that is new, or changed, is [Refused]: never a wrong kind, only a less
// exact one.
package refusal
