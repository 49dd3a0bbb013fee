// Package wire reads and writes the Asterisk manager protocol (AMI).
//
// It is a codec: it works on byte slices, an [io.Reader] and nothing else. It
// opens no sockets, starts no goroutines and knows no action or event by name,
// so that everything above it (one connection, the simulator, the mapping to
// typed messages) can be tested with plain bytes.
//
// # The shape of the protocol
//
// A connection starts with one line, the banner. After it both sides send
// blocks: header lines of the form "Name: value", ended by a blank line. The
// first header of a block says what it is (Event, Response or Action); the
// others may repeat and their order carries meaning. There is no length, no
// escape and no encoding: a value is bytes, often but not always UTF-8.
//
// # Reading
//
// [Reader] is lenient, because Asterisk is not regular:
//
//   - a line ends in CRLF or in a bare LF, also mixed within one block;
//   - a value starts after the colon and at most one space; further spaces
//     belong to the value ("Output:   Manager (AMI):");
//   - a line without a colon is kept as a header with an empty name and the
//     whole line as its value (GetConfig of a missing category sends one, and
//     a variable's value that holds a line feed goes out raw and continues on
//     such a line);
//   - a line that starts with a colon has no name either and is kept likewise;
//   - blank lines before a block are skipped, so that none of
//     "Message: No Contacts found\n\r\n\r\n", the extra CRLF after QueueRule
//     or the ending "\r\n\n" (asterisk/asterisk#761) yields an empty message
//     or moves an answer to the wrong question.
//
// Which blank line ends a block: any line of CRLF alone; and a line of LF alone
// unless it follows a bare LF within a block whose first line ended in CRLF.
// The exception keeps "Value: a\n\nb\r\n" in one block: Asterisk itself never
// ends a CRLF block with two bare line feeds, but a variable's value may hold
// them, and a value must not be able to end its own message that easily. Such
// an empty line is kept as a header with empty name and empty value. A value
// that holds CRLF CRLF cannot be told from the end of a block by anyone.
//
// # Command output of Asterisk 13 and older
//
// The answer to the Command action was then "Response: Follows" with raw
// output. Asterisk writes Response, Privilege and, if the action had one,
// ActionID as CRLF lines, then whatever the command printed, verbatim (lines
// end in a bare LF, may hold colons and may be blank), then the line
// "--END COMMAND--" and a blank line (main/manager.c action_command, branch
// 13). So after "Response: Follows" only the names Privilege and ActionID are
// headers, each once and only on lines that end as the first line did; the
// first other line starts the output. The output becomes one header per line
// with the name Output, as newer versions send it. The end marker may share a
// line with output that did not end in a line feed.
//
// # Writing
//
// [AppendAction] is strict, because Asterisk is not: a line that is too long is
// cut and its tail read as a new action, and a line feed in a value starts a
// new header. Whatever AppendAction accepts is exactly one action with exactly
// the headers given. It checks everything before it appends anything.
//
// Leading blanks of a value are sent as given, but most actions never see
// them: Asterisk looks headers up with astman_get_header, which skips every
// byte below 33 at the start of a value (main/manager.c). UserEvent echoes
// headers untouched, and in "Variable: name= value" the blanks after the equals
// sign are kept, so they are not refused here. No quoting exists that would
// save them elsewhere. Trailing blanks arrive as sent.
package wire
