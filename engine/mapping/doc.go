// Package mapping turns what Asterisk says into protobuf, and nothing else. It
// is one mechanism for all messages: the proto files and their options
// (astergate/options/v1) say which header goes to which field, and there is no
// converter for any single message, neither written nor generated.
//
// # The life of a header
//
// A block of bytes comes from the socket and package wire cuts it into header
// views. [Mapper.AppendEvent] writes an astergate.v1.Event of it straight in
// protobuf's wire encoding; no Go message is made and no reflection is used. On
// the way each header takes one of four ways:
//
//   - The first header, Event, is the envelope's name. The first Privilege is
//     the envelope's privilege, split at commas, empty parts dropped.
//   - A header that the event's message has a field for is written to that
//     field, if its text is what the field's type takes (see below). Names
//     compare without regard to ASCII case. Of a header that repeats, a singular
//     field takes the first, a repeated or map field all.
//   - Every other header goes to the envelope's unmapped, verbatim, and so does
//     every header of an event that has no message.
//   - A header whose bytes are not UTF-8 goes both ways, since a protobuf string
//     cannot hold it: see "Text that is not UTF-8".
//
// So each header is in a typed field or in unmapped, never in neither. The
// views RAW and BOTH tell all headers besides, in order, the first one included.
// View HEADERS tells the name, and of the headers those of a [Choice].
//
// # What a field takes
//
// A text that its field does not take leaves the field unset and goes to
// unmapped; nothing ever fails an event. An empty text is taken only by text
// fields.
//
//   - string: any text, as it is. Where the field is escaped the text is decoded
//     as Asterisk's ast_escape_c wrote it: \a \b \f \n \r \t \v \\ \' \" and \?.
//     Asterisk writes no other escapes, so a backslash before anything else, or
//     at the end, stands for itself. What is decoded may hold line ends: it is
//     text in a field and no longer part of a protocol.
//   - bool: yes, true, y, t, 1, on, and no, false, n, f, 0, off, in any case, as
//     Asterisk's ast_true and ast_false have them.
//   - int32, int64, uint32, uint64: decimal digits, with a minus for the signed
//     ones, in the type's range. Leading zeros are not kept.
//   - double: a decimal number, with or without fraction and exponent, of at
//     most 32 bytes; the nearest double.
//   - enum: a decimal number, known or not, as enums are open; else the name of
//     a value without the enum's own prefix, or its text, in any case, a blank or
//     a hyphen standing for the underscore: "Off hook" is CHANNEL_STATE_OFF_HOOK,
//     "200(SR)" is RTCP_PACKET_TYPE_SENDER_REPORT. A zero
//     named _UNSPECIFIED means that nothing was said, so neither 0 nor
//     "unspecified" is taken for it.
//   - Duration: by its unit, a decimal number with at most nanosecond precision,
//     or for CLOCK hours, minutes and seconds: 1:02:03.
//   - repeated string: one element for each header of that name.
//   - map<string, string>: one entry "key=value" for each header of that name;
//     in an escaped field the value is decoded. A header without "=", or with a
//     key that came before, or past the first 256, is not taken.
//
// Zero and empty are not written to a field without presence, as always in
// proto3: the header is then told by the field's default. A block (a message
// field with a prefix) is present if the event has any header of it.
//
// # Text that is not UTF-8
//
// Each offending byte is shown as U+FFFD, one each. In a Header the exact bytes
// of the value are in raw_value. A typed text that had to be changed stands in
// unmapped as well, which is also true of the envelope's name and privilege; a
// map's header with such a key is in unmapped alone. The exact bytes of a
// header's name are not told.
//
// # Speed
//
// What has to be known of a message type is compiled once into a plan. Events
// of one type nearly always come with the same headers in the same order, so a
// plan learns a few layouts: the list of names, and for it the program that
// writes the message from front to back. If no layout fits, the program is made
// for the single event, by looking up each name.
//
// There are two ways to run a program. The fast one (fast.go) is for events of a
// known layout of which every field takes its header and which are UTF-8; where
// that turns out not to be so it gives up, and the careful one (careful.go)
// starts again and notes what has to go to unmapped. Tests compare both with a
// third that knows neither plans nor programs (reference_test.go).
//
// How many layouts a plan keeps and how long they may be is bounded, whatever is
// sent.
package mapping
