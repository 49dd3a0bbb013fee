// Package wire reads and writes the Asterisk Gateway Interface (AGI) as it is
// spoken over a socket (FastAGI).
//
// It is a codec: it works on byte slices, an [io.Reader] and nothing else, and
// knows no command by name. Facts are from res/res_agi.c (22.10.1 and 16.28.0)
// and from bytes that both versions sent.
//
// # The shape of the protocol
//
// Asterisk connects and sends its environment: "name: value" lines and a blank
// line. Then it takes one command at a time, a line that ends in LF, and answers
// it. It is never to be sent a second command before the answer to the first:
// it reads lines through a stdio buffer but waits on the socket, so that the
// second would lie unread until more bytes come.
//
// # Answers over several lines
//
// An answer has no length and no escape. It is written at once, by the only
// thread that serves the connection, so nothing can be inside it, and nothing
// but HANGUP lines can follow it before the next command. Most answers are one
// line. These may be longer:
//
//   - 520 with usage: from "520-" to a line that ends in "520 End of proper
//     usage.", whatever is between.
//   - an answer with data in brackets: GET VARIABLE, GET FULL VARIABLE, DATABASE
//     GET and RECEIVE TEXT answer "200 result=1 (value)", and the value may hold
//     LF, brackets, the word HANGUP, or a line that looks like an answer.
//
// So an answer whose bracket opened right behind the result goes on until a line
// that ends in ")", or in ") name=value..." behind one of the words that
// Asterisk puts into brackets itself. A value may hold such a line as well. What
// of the following lines has come along with it then decides: since nothing but
// HANGUP may follow, everything else up to the last line that ends in ")" is of
// the same value.
//
// What cannot be known: a value that holds ")" before LF, of which the bytes up
// to just that LF, and not one more, arrive in a read of their own; or those up
// to the end of a line that follows and looks like an answer. Asterisk hands the
// whole answer to the kernel in one write, so for that the network has to cut
// the stream there. The rest then comes as [KindStray] lines, or, if it
// looks like an answer and a command was sent meanwhile, as the answer to that.
// [Reader] cannot tell, and nobody else could.
package wire
