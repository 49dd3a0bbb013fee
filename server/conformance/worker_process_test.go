package conformance

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// workerRegistration is the variable that makes this program a worker: its
// frame register, in JSON.
const workerRegistration = "ASTERGATE_TEST_WORKER"

// workerProcess is a worker as a program of its own, which can be killed as one.
// It holds what it is offered: a session of script exec/SECONDS in an EXEC of
// Wait, others idle. Sessions that it resumes it finishes, those in an EXEC when
// that has ended. It writes its token, and how many sessions it resumed.
func workerProcess(registration string, out io.Writer) error {
	in := new(astergatev1.RegisterWorker)
	if err := protojson.Unmarshal([]byte(registration), in); err != nil {
		return err
	}
	conn, err := grpc.NewClient(os.Getenv("ASTERGATE_TARGET"), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		return err
	}
	stream, err := astergatev1.NewAgiServiceClient(conn).Serve(context.Background())
	if err != nil {
		return err
	}
	if err := stream.Send(&astergatev1.ServeRequest{Frame: &astergatev1.ServeRequest_Register{Register: in}}); err != nil {
		return err
	}
	resumed := make(map[string]bool)
	for {
		frame, err := stream.Recv()
		if err != nil {
			return err
		}
		for _, answer := range answersOf(frame, resumed, out) {
			if err := stream.Send(answer); err != nil {
				return err
			}
		}
	}
}

func answersOf(frame *astergatev1.ServeResponse, resumed map[string]bool, out io.Writer) (answers []*astergatev1.ServeRequest) {
	switch f := frame.GetFrame().(type) {
	case *astergatev1.ServeResponse_Registered:
		for _, stands := range f.Registered.GetSessions() {
			resumed[stands.GetSession()] = true
			if stands.GetLastCommandId() == 0 {
				answers = append(answers, finish(stands.GetSession(), false))
			}
		}
		_, _ = fmt.Fprintf(out, "resumed %d\ntoken %s\n", len(resumed), f.Registered.GetResumeToken())
	case *astergatev1.ServeResponse_Ping:
		return []*astergatev1.ServeRequest{pong(f.Ping.GetId())}
	case *astergatev1.ServeResponse_Offer:
		answers = append(answers, accept(f.Offer.GetSession()))
		if seconds, is := strings.CutPrefix(f.Offer.GetPath(), "exec/"); is {
			wait := runApp("Wait", seconds)
			wait.Session, wait.CommandId = f.Offer.GetSession(), 1
			answers = append(answers, command(wait))
		}
	case *astergatev1.ServeResponse_Result:
		if id := f.Result.GetSession(); resumed[id] {
			return []*astergatev1.ServeRequest{finish(id, false)}
		}
	}
	return answers
}

// startWorker runs a worker as a process and returns its token too.
func (s *service) startWorker(t *testing.T, in *astergatev1.RegisterWorker) (p *program, token string) {
	t.Helper()
	registration, err := protojson.Marshal(in)
	must(t, err)
	self, err := os.Executable()
	must(t, err)
	p = s.run(t, []string{self}, workerRegistration+"="+string(registration))
	eventually(t, func() bool {
		_, after, _ := strings.Cut(p.output(), "token ")
		found := false
		token, _, found = strings.Cut(after, "\n")
		return found
	})
	return p, token
}

// kill9 ends the process as kill -9 does.
func (p *program) kill9(t *testing.T) {
	t.Helper()
	must(t, p.cmd.Process.Kill())
	<-p.done
}
