// Package asyncagi carries AGI over the manager interface: AGI(agi:async,...).
// A channel that enters it is told by an event, takes commands by the action
// AGI, and answers by events. A [Session] makes a [worker.Channel] of that.
//
// # Answers
//
// Asterisk writes the answers of a channel's commands into a pipe and, behind
// each command, reads 1,024 bytes of it once (launch_asyncagi in res/res_agi.c).
// So what the events bring is a stream of bytes that a command's end cuts
// anywhere: a piece of 1,024 bytes may have left a rest, and one that is shorter
// has left none. A rest is fetched by NOOPs, whose own answers stand behind it
// in the stream and are taken off again. The environment comes the same way.
//
// The pieces are URL-encoded into 2,047 characters. What is longer is lost: of a
// value of about 680 bytes in any script but the Latin one the end is missing.
// Values are read again then, in slices (slice.go); another answer is reported
// as one that is not known.
//
// # Claims
//
// Every manager session sees every channel that enters, and Asterisk lets
// anybody send it commands. Where several astergates serve one server they agree
// on who has a channel by the order in which Asterisk runs commands: each sends
// one with an id that says it is a claim, and the one that Asterisk ran first
// has it. All see its answer first, since the events of a channel come to
// every session in one order. Others than astergate are not kept out: which
// program serves a server's AsyncAGI is the operator's to say.
//
// # The end
//
// There is no dead channel here: at a hangup Asterisk leaves AsyncAGI at once and
// runs no queued command. The event AsyncAGIEnd tells it. The session goes on for
// the cleanup time, so that its handler sees the same as over FastAGI, but its
// commands are answered 511 without being sent. Asterisk also leaves by itself
// when a command fails whose failure FastAGI survives (STREAM FILE of a file that
// is not there): such a session is LOST, behind the command's result.
package asyncagi
