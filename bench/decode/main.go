// Command decode measures what a subscriber pays for its events: the processor time
// of decoding the same messages in Go, Python and Node, bare and through the clients,
// without a network.
// ../README.md says what the figures mean.
//
//	go run ./bench/decode [-python .venv-py/bin/python] [-node node] [-rounds 5]
//
// The Python package and the build of the TypeScript one (clients/ts/dist) must be
// there; a language that is not is left out, and said so.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"google.golang.org/protobuf/proto"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/mapping"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// events is how many each set holds.
const events = 2048

// A set is the same events in one form, in messages of so many.
type set struct {
	form     string
	batch    int
	messages [][]byte
}

func (s *set) file() string { return fmt.Sprintf("%s.%d", s.form, s.batch) }

// key names a figure: how it was come to, of which set.
type key struct{ way, set string }

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop)
	if err := command(ctx, os.Args[1:], os.Stdout); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "decode:", err)
		os.Exit(1)
	}
}

func command(ctx context.Context, arguments []string, out io.Writer) error {
	flags := flag.NewFlagSet("decode", flag.ContinueOnError)
	python := flags.String("python", ".venv-py/bin/python", "interpreter that has the package's requirements")
	node := flags.String("node", "node", "node")
	rounds := flags.Int("rounds", 5, "measure all so often, in turn; the median counts")
	if err := flags.Parse(arguments); err != nil {
		return err
	}
	root, err := os.Getwd()
	if err != nil {
		return err
	}
	sets, err := load(root)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "astergate-decode-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	for _, s := range sets {
		if err := s.write(dir); err != nil {
			return err
		}
	}
	figures := make(map[key][]float64)
	var ways []string
	note := func(way, set string, micros float64) {
		if !slices.Contains(ways, way) {
			ways = append(ways, way)
		}
		figures[key{way, set}] = append(figures[key{way, set}], micros)
	}
	scripts := [][]string{
		{*python, filepath.Join(root, "bench/decode/decode.py"), dir},
		{*node, filepath.Join(root, "bench/decode/decode.mjs"), dir},
	}
	for range *rounds {
		for _, s := range sets {
			micros, err := s.unmarshal()
			if err != nil {
				return err
			}
			note("go, protobuf", s.file(), micros)
		}
		for i, script := range scripts {
			if script == nil {
				continue
			}
			if err := run(ctx, script, note); err != nil {
				_, _ = fmt.Fprintf(out, "left out: %s: %v\n", script[0], err)
				scripts[i] = nil
			}
		}
	}
	print(out, sets, ways, figures)
	return nil
}

// load makes the sets of what a real Asterisk 22 sent.
func load(root string) ([]*set, error) {
	files, err := filepath.Glob(filepath.Join(root, "engine/mapping/testdata/events/*/22*.ami"))
	if err != nil || len(files) == 0 {
		return nil, cmp.Or(err, fmt.Errorf("no events below %s: run this from the repository's root", root))
	}
	var corpus []wire.Message
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		if msg, ok := wire.NewMessage(raw); ok {
			corpus = append(corpus, msg)
		}
	}
	mapper, err := mapping.New()
	if err != nil {
		return nil, err
	}
	choice := mapping.NewChoice([]string{"Channel", "Uniqueid", "Linkedid"})
	inView := func(view astergatev1.View) func(dst []byte, env mapping.Envelope, msg wire.Message) []byte {
		return func(dst []byte, env mapping.Envelope, msg wire.Message) []byte {
			return mapper.AppendFramed(dst, env, msg, view)
		}
	}
	var sets []*set
	at := time.Now()
	for _, form := range []struct {
		name   string
		append func(dst []byte, env mapping.Envelope, msg wire.Message) []byte
	}{
		{"typed", inView(astergatev1.View_VIEW_TYPED)},
		{"raw", inView(astergatev1.View_VIEW_RAW)},
		{"3 headers", choice.AppendFramed},
		{"envelope", inView(astergatev1.View_VIEW_HEADERS)},
	} {
		for _, batch := range []int{64, 1} {
			s := &set{form: form.name, batch: batch}
			for n := 0; n < events; n += batch {
				var message []byte
				for i := range batch {
					env := mapping.Envelope{Sequence: uint64(100_000 + n + i), ReceivedAt: at, Server: "pbx1"}
					message = form.append(message, env, corpus[(n+i)%len(corpus)])
				}
				rest, err := proto.Marshal(&astergatev1.SubscribeResponse{ResumeToken: "AQRwYngxCAECAwQFBgcIAAAAAAABhqA"})
				if err != nil {
					return nil, err
				}
				s.messages = append(s.messages, append(message, rest...))
			}
			sets = append(sets, s)
		}
	}
	return sets, nil
}

// write puts the messages into a file of dir, each behind its length.
func (s *set) write(dir string) error {
	var all []byte
	for _, message := range s.messages {
		all = append(binary.LittleEndian.AppendUint32(all, uint32(len(message))), message...)
	}
	return os.WriteFile(filepath.Join(dir, s.file()), all, 0o600)
}

// unmarshal returns the processor time for an event, in µs.
func (s *set) unmarshal() (float64, error) {
	start, n := spent(), 0
	for spent()-start < 100*time.Millisecond {
		for _, message := range s.messages {
			var response astergatev1.SubscribeResponse
			if err := proto.Unmarshal(message, &response); err != nil {
				return 0, err
			}
			n += len(response.GetEvents())
		}
	}
	return float64((spent() - start).Nanoseconds()) / 1000 / float64(n), nil
}

// spent is the processor time of this process, its garbage collection included:
// other work on the machine says nothing of this one.
func spent() time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err) // there is no other who
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// run notes what a script prints: way, set and µs, between tabs.
func run(ctx context.Context, script []string, note func(way, set string, micros float64)) error {
	cmd := exec.CommandContext(ctx, script[0], script[1:]...)
	var failure bytes.Buffer
	cmd.Stderr = &failure
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, failure.Bytes())
	}
	for lines := bufio.NewScanner(bytes.NewReader(out)); lines.Scan(); {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) != 3 {
			return fmt.Errorf("not a figure: %q", lines.Text())
		}
		micros, err := strconv.ParseFloat(fields[2], 64)
		if err != nil {
			return err
		}
		note(fields[0], fields[1], micros)
	}
	return nil
}

// print writes the table: medians, in µs of processor time.
func print(out io.Writer, sets []*set, ways []string, figures map[key][]float64) {
	line := func(name string, cell func(*set) string) {
		_, _ = fmt.Fprintf(out, "%-30s", name)
		for _, s := range sets {
			_, _ = fmt.Fprintf(out, "%12s", cell(s))
		}
		_, _ = fmt.Fprintln(out)
	}
	line("", func(s *set) string { return s.form })
	line("events a message", func(s *set) string { return strconv.Itoa(s.batch) })
	line("bytes an event", func(s *set) string {
		return strconv.Itoa(len(bytes.Join(s.messages, nil)) / events)
	})
	for _, way := range ways {
		line(way, func(s *set) string {
			all := slices.Sorted(slices.Values(figures[key{way, s.file()}]))
			if len(all) == 0 {
				return "-"
			}
			return fmt.Sprintf("%.2f", all[len(all)/2])
		})
	}
}
