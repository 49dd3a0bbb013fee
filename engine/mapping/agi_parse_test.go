package mapping

import (
	"testing"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/durationpb"
	"google.golang.org/protobuf/types/known/timestamppb"

	agiv1 "github.com/astergate/astergate/gen/go/astergate/agi/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The fields that Parse knows by their numbers are those of the proto files.
func TestCommandFields(t *testing.T) {
	for _, tt := range []struct {
		message proto.Message
		name    string
		number  protowire.Number
	}{
		{(*astergatev1.SessionCommand)(nil), "session", commandSession},
		{(*astergatev1.SessionCommand)(nil), "command_id", commandID},
		{(*astergatev1.SessionCommand)(nil), "raw", commandRaw},
		{(*astergatev1.RawCommand)(nil), "name", rawCommandName},
		{(*astergatev1.RawCommand)(nil), "arguments", rawCommandArguments},
		{(*astergatev1.AgiArgument)(nil), "value", agiArgumentValue},
		{(*astergatev1.AgiArgument)(nil), "raw_value", agiArgumentRaw},
		{(*durationpb.Duration)(nil), "seconds", timeSeconds},
		{(*durationpb.Duration)(nil), "nanos", timeNanos},
		{(*timestamppb.Timestamp)(nil), "seconds", timeSeconds},
		{(*timestamppb.Timestamp)(nil), "nanos", timeNanos},
	} {
		md := tt.message.ProtoReflect().Descriptor()
		fd := md.Fields().ByNumber(tt.number)
		if fd == nil || string(fd.Name()) != tt.name {
			t.Errorf("%s %d is %v, not %s", md.FullName(), tt.number, fd, tt.name)
		}
	}
}

// Encodings that no library makes, and that a decoder has to take all the same.
func TestParseUnusual(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	encode := func(cmd *astergatev1.SessionCommand) []byte {
		b, err := proto.Marshal(cmd)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	four := uint32(4)
	data := encode(&astergatev1.SessionCommand{Session: "s", CommandId: 7, Command: &astergatev1.SessionCommand_GetData{
		GetData: &agiv1.GetData{Filename: "enter", Timeout: durationpb.New(1500e6), MaxDigits: &four}}})
	more := encode(&astergatev1.SessionCommand{Session: "t", Command: &astergatev1.SessionCommand_GetData{
		GetData: &agiv1.GetData{Filename: "again", Timeout: durationpb.New(2e9)}}})
	raw := encode(&astergatev1.SessionCommand{Command: &astergatev1.SessionCommand_Raw{Raw: &astergatev1.RawCommand{
		Name: "speech  create", Arguments: []*astergatev1.AgiArgument{{Value: "x"}, {RawValue: []byte("\xff")}}}}})
	unknown := protowire.AppendVarint(protowire.AppendTag(nil, 4711, protowire.VarintType), 1)
	group := protowire.AppendTag(protowire.AppendTag(nil, 4712, protowire.StartGroupType), 4712, protowire.EndGroupType)
	otherType := protowire.AppendVarint(protowire.AppendTag(nil, commandSession, protowire.VarintType), 1)
	notUTF8 := protowire.AppendString(protowire.AppendTag(nil, commandSession, protowire.BytesType), "\xff")
	for name, parts := range map[string][][]byte{
		"nothing":                   {},
		"one":                       {data},
		"merged":                    {data, more},
		"the last":                  {data, raw},
		"the last of three":         {raw, data, raw},
		"raw, merged":               {raw, raw},
		"unknown fields":            {unknown, group, data},
		"another type":              {data, otherType},
		"not UTF-8":                 {data, notUTF8},
		"cut off":                   {data[:len(data)-1]},
		"a group without its end":   {group[:3]},
		"a number that none has":    {[]byte("\x9a\x9a\x9a\x9a\x30\x00")},
		"a command, and none after": {data, protowire.AppendBytes(protowire.AppendTag(nil, 4711, protowire.BytesType), nil)},
	} {
		t.Run(name, func(t *testing.T) {
			var b []byte
			for _, part := range parts {
				b = append(b, part...)
			}
			checkEncoded(t, a, b)
		})
	}
}

// What is parsed keeps nothing of the bytes that it was read from.
func TestParseCopies(t *testing.T) {
	a, err := NewAGI()
	if err != nil {
		t.Fatal(err)
	}
	b, err := proto.Marshal(&astergatev1.SessionCommand{Session: "session", Command: &astergatev1.SessionCommand_Noop{Noop: &agiv1.Noop{Text: "text"}}})
	if err != nil {
		t.Fatal(err)
	}
	c, err := a.Parse(b)
	if err != nil {
		t.Fatal(err)
	}
	clear(b)
	if c.Session != "session" || len(c.Words) != 2 || c.Words[1].Text != "text" {
		t.Errorf("%+v", c)
	}
}

func BenchmarkParse(b *testing.B) {
	a, err := NewAGI()
	if err != nil {
		b.Fatal(err)
	}
	encoded, err := proto.Marshal(&astergatev1.SessionCommand{Session: "RJ5NUJ6QZ2IXB7RHBF5U5UWOBL", CommandId: 3,
		Command: &astergatev1.SessionCommand_StreamFile{StreamFile: &agiv1.StreamFile{Filename: "welcome", EscapeDigits: "12#"}}})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("bytes", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := a.Parse(encoded); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("message", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := a.referenceCommand(encoded); err != nil {
				b.Fatal(err)
			}
		}
	})
}
