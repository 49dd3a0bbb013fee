package conformance

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The list of TestStreamActionMemory.
const (
	hugeItems = 200_000
	hugeRound = 2_000    // items that are written at once
	hugeAhead = 2        // rounds that the client may be behind
	hugeGrow  = 48 << 20 // the service may take so much memory
)

// A list of any length takes the service no more memory than what waits for its
// client. The service is a process of its own, as in TestSlowSubscriber.
func TestStreamActionMemory(t *testing.T) {
	if underRace() {
		runWithoutRace(t)
		return
	}
	f := newFake(t)
	var received atomic.Int64
	progress := make(chan struct{}, 1)
	var written atomic.Int64
	f.other = func(conn net.Conn, m heard) bool {
		if m.value("Action") != "CoreShowChannels" {
			return false
		}
		id := m.value("ActionID")
		_, _ = fmt.Fprintf(conn, "Response: Success\r\nActionID: %s\r\nEventList: start\r\nMessage: Channels will follow\r\n\r\n", id)
		for n := 0; n < hugeItems; n += hugeRound {
			for int64(n)-received.Load() > hugeAhead*hugeRound {
				select {
				case <-progress:
				case <-t.Context().Done():
					return true
				}
			}
			var round bytes.Buffer
			for i := n; i < n+hugeRound; i++ {
				fmt.Fprintf(&round, "Event: CoreShowChannel\r\nActionID: %s\r\nChannel: PJSIP/trunk-%08x\r\nUniqueid: 1700000000.%d\r\nApplicationData: %s\r\n\r\n", id, i, i, strings.Repeat("x", 600))
			}
			written.Add(int64(round.Len()))
			if _, err := conn.Write(round.Bytes()); err != nil {
				return true
			}
		}
		_, _ = fmt.Fprintf(conn, "Event: CoreShowChannelsComplete\r\nActionID: %s\r\nEventList: Complete\r\nListItems: %d\r\n\r\n", id, hugeItems)
		return true
	}
	p := runProcess(t, f, collecting)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	conn, err := grpc.NewClient(p.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	t.Cleanup(func() { must(t, conn.Close()) })
	servers := astergatev1.NewServerServiceClient(conn)
	eventually(t, func() bool {
		resp, err := servers.GetServer(ctx, &astergatev1.GetServerRequest{}, grpc.WaitForReady(true))
		must(t, err)
		return resp.GetServer().GetInfo() != nil
	})
	idle := p.memory(t, "VmRSS")

	rpc, err := astergatev1.NewActionServiceClient(conn).StreamAction(ctx, &astergatev1.StreamActionRequest{Action: "CoreShowChannels"})
	must(t, err)
	for {
		msg, err := rpc.Recv()
		must(t, err)
		for i, item := range msg.GetItems() {
			if got, want := item.GetCoreShowChannel().GetChannel().GetUniqueId(), fmt.Sprint("1700000000.", received.Load()+int64(i)); got != want {
				t.Fatalf("item %s, want %s", got, want)
			}
		}
		received.Add(int64(len(msg.GetItems())))
		select {
		case progress <- struct{}{}:
		default:
		}
		if end := msg.GetEnd(); end != nil {
			if !end.GetListComplete() || end.GetReceivedItems() != hugeItems || received.Load() != hugeItems {
				t.Errorf("%d items, end %v", received.Load(), end)
			}
			break
		}
	}
	peak := p.memory(t, "VmHWM")
	t.Logf("a list of %d items, %d MiB on the manager socket; the service: %d KiB before, %d KiB at most, so %d KiB more",
		hugeItems, written.Load()>>20, idle>>10, peak>>10, (peak-idle)>>10)
	if peak > idle+hugeGrow {
		t.Errorf("the service's memory grew by %d MiB, more than %d MiB", (peak-idle)>>20, hugeGrow>>20)
	}
}
