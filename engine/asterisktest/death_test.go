package asterisktest

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

const childVariable = "ASTERISKTEST_CHILD"

// TestChild is not a test: it is the process that TestDiesWithTest kills.
func TestChild(t *testing.T) {
	slot := os.Getenv(childVariable)
	if slot == "" {
		t.Skip("only for TestDiesWithTest")
	}
	target, err := find(slot)
	if err != nil {
		t.Fatal(err)
	}
	server := target.Start(t, Config{})
	fmt.Printf("started %s %s\n", server.AMIAddr, server.Path("")) //nolint:forbidigo // TestDiesWithTest reads it
	var never chan struct{}
	<-never
}

// TestDiesWithTest kills a test process as the kernel or a time limit would: no
// server may be left, and the next start clears its files away.
func TestDiesWithTest(t *testing.T) {
	t.Parallel()
	EachReal(t, func(t *testing.T, target Target) {
		t.Parallel()
		if target.External() {
			t.Skip("an external server lives on")
		}
		child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestChild$", "-test.v", "-test.timeout=60s")
		child.Env = append(os.Environ(), childVariable+"="+target.Name)
		output, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		var addr, dir string
		scanner := bufio.NewScanner(output)
		for addr == "" && scanner.Scan() {
			if rest, ok := strings.CutPrefix(scanner.Text(), "started "); ok {
				addr, dir, _ = strings.Cut(rest, " ")
			}
		}
		if err := child.Process.Kill(); err != nil {
			t.Error(err)
		}
		_ = child.Wait() // says that it was killed
		if addr == "" {
			t.Fatal("the child has started no server")
		}

		deadline := time.Now().Add(wait)
		ticker := time.NewTicker(10 * time.Millisecond)
		defer ticker.Stop()
		for ; ; <-ticker.C {
			conn, err := (&net.Dialer{}).DialContext(t.Context(), "tcp", addr)
			if err != nil {
				break
			}
			_ = conn.Close()
			if time.Now().After(deadline) {
				t.Fatal("the server lives on without its test")
			}
		}
		if _, err := os.Stat(dir); err != nil {
			t.Fatalf("the child's files: %v", err)
		}
		target.Start(t, Config{})
		if _, err := os.Stat(dir); !os.IsNotExist(err) {
			t.Errorf("the dead test's files are still there: %v", err)
		}
	})
}
