package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"google.golang.org/grpc"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

const (
	// soundFD is where EAGI's sound comes in.
	soundFD = 3
	// soundPieces bounds the sound that waits to be sent: what comes beyond it is
	// dropped, and counted. A piece is what one read brings: 20 ms, or more where
	// this process was late.
	soundPieces = 50
	// soundRead is the longest piece.
	soundRead = 4 << 10
)

// carrier moves bytes between Asterisk and the service. Its goroutines end with
// the process, which has no other work: one may be stuck in a read from Asterisk
// that nothing ends.
type carrier struct {
	stream  grpc.BidiStreamingClient[astergatev1.CarrySessionRequest, astergatev1.CarrySessionResponse]
	out     io.Writer
	control chan *astergatev1.CarrySessionRequest
	sound   chan *astergatev1.CarryAudio
	heard   bool // the service has answered
}

func newCarrier(stream grpc.BidiStreamingClient[astergatev1.CarrySessionRequest, astergatev1.CarrySessionResponse], out io.Writer) *carrier {
	return &carrier{
		stream: stream, out: out,
		control: make(chan *astergatev1.CarrySessionRequest, 1), sound: make(chan *astergatev1.CarryAudio, soundPieces),
	}
}

// run starts what sends: lines, the signal, sound.
func (c *carrier) run(ctx context.Context, rest []byte, in io.Reader, hangup <-chan os.Signal, sound io.Reader) {
	go c.send(ctx)
	go c.lines(ctx, rest, in)
	go func() {
		select {
		case <-hangup:
			c.put(ctx, &astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Hangup{Hangup: &astergatev1.CarryHangup{}}})
		case <-ctx.Done():
		}
	}()
	if sound != nil {
		go c.drain(sound)
	}
}

func (c *carrier) put(ctx context.Context, frame *astergatev1.CarrySessionRequest) {
	select {
	case c.control <- frame:
	case <-ctx.Done():
	}
}

// send is the only one that sends. Sound waits for all else.
func (c *carrier) send(ctx context.Context) {
	for {
		var frame *astergatev1.CarrySessionRequest
		select {
		case frame = <-c.control:
		default:
			select {
			case frame = <-c.control:
			case audio := <-c.sound:
				frame = &astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Audio{Audio: audio}}
			case <-ctx.Done():
				return
			}
		}
		if frame == nil { // Asterisk has closed its side
			_ = c.stream.CloseSend()
			return
		}
		if c.stream.Send(frame) != nil {
			return // receive tells why
		}
	}
}

// lines sends what Asterisk says.
func (c *carrier) lines(ctx context.Context, rest []byte, in io.Reader) {
	for piece := rest; ; {
		if len(piece) > 0 {
			c.put(ctx, &astergatev1.CarrySessionRequest{Frame: &astergatev1.CarrySessionRequest_Received{Received: piece}})
		}
		piece = make([]byte, soundRead)
		n, err := in.Read(piece)
		if piece = piece[:n]; err != nil && n == 0 {
			c.put(ctx, nil)
			return
		}
	}
}

// drain always reads the sound: of a pipe that is full Asterisk drops frames, with
// a warning for each.
func (c *carrier) drain(sound io.Reader) {
	dropped := uint64(0)
	for {
		buf := make([]byte, soundRead)
		n, err := sound.Read(buf)
		if n > 0 {
			select {
			case c.sound <- &astergatev1.CarryAudio{Data: buf[:n], Dropped: dropped}:
				dropped = 0
			default:
				dropped += uint64(n)
			}
		}
		if err != nil {
			return
		}
	}
}

// receive writes what the service sends to Asterisk, until it ends the session.
func (c *carrier) receive() error {
	for {
		frame, err := c.stream.Recv()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		c.heard = true
		if frame.GetClose() != nil {
			return nil
		}
		if _, err := c.out.Write(frame.GetSend()); err != nil {
			return err // Asterisk has closed its side
		}
	}
}
