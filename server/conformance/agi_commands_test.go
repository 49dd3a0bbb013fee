package conformance

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	"github.com/astergate/astergate/engine/asterisktest"
	"github.com/astergate/astergate/engine/mapping"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// agiReach is a way in which a channel reaches astergate. All must give the same
// typed outcomes.
type agiReach struct {
	// script is the argument of the dialplan's AGI that hands a channel over under a
	// path: agi://192.0.2.1/path.
	script func(s *service, path string) string
	// maxLine is the longest command line, its LF included.
	maxLine func(b *backend) int
	// lacks says why a command is left out, or nothing.
	lacks func(command string) string
	// settings of the servers, which may be nil.
	settings func(o *options)
	// fragile: a command that fails ends the session, and the next needs another.
	fragile bool
}

// fastAGIReach is the FastAGI listener.
var fastAGIReach = agiReach{
	script: func(s *service, path string) string { return "agi://" + s.fastAGI + "/" + path },
	maxLine: func(b *backend) int {
		if b.major < 22 {
			return agiwire.MaxLineShort
		}
		return agiwire.MaxLineLong
	},
	lacks: func(string) string { return "" },
}

// Every command of AGI does what its message says: see agiCommandTable.
func TestAGICommands(t *testing.T) { eachAGICommand(t, fastAGIReach) }

// eachAGICommand runs the table against every backend.
func eachAGICommand(t *testing.T, reach agiReach) {
	eachWithCommandDialplan(t, func(t *testing.T, b *backend) {
		o := options{}
		if reach.settings != nil {
			reach.settings(&o)
		}
		runAGICommands(t, start(t, b, o), b, reach)
	})
}

// eachWithCommandDialplan runs f against every backend with agiCommandDialplan.
func eachWithCommandDialplan(t *testing.T, f func(t *testing.T, b *backend)) {
	eachSimulated(t, f)
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		f(t, realBackend(t, target, asterisktest.Config{Dialplan: agiCommandDialplan}))
	})
}

// runAGICommands runs each group of the table on a channel of its own, a few at a
// time, as most of their time is sound.
func runAGICommands(t *testing.T, s *service, b *backend, reach agiReach) {
	const atOnce = 8
	var wg sync.WaitGroup
	groups := make(chan agiGroup)
	for range atOnce {
		wg.Go(func() {
			for group := range groups {
				t.Run(strings.ReplaceAll(group.command, " ", "_"), func(t *testing.T) {
					if why := reach.lacks(group.command); why != "" {
						t.Skip(why)
					}
					far := "answer@astergate"
					if group.far != "" {
						far = group.far
					}
					c := s.handOver(t, b, reach, strings.ToLower(strings.ReplaceAll(group.command, " ", "-")), far)
					for _, step := range group.steps {
						c.step(t, step)
					}
					c.odd(t, group)
					c.finish(t)
				})
			}
		})
	}
	for _, group := range agiCommandTable {
		groups <- group
	}
	close(groups)
	wg.Wait()
}

// agiCall is a channel that a worker of the test's has.
type agiCall struct {
	s       *service
	b       *backend
	w       *testWorker
	session string
	far     string // the channel on the other side
	maxLine int
	again   func(t *testing.T) *agiCall // a new one, where the session may have ended
}

// ready makes sure that the session takes a command.
func (c *agiCall) ready(t *testing.T) {
	t.Helper()
	if c.again == nil || c.w.do(t, c.session, noop("")).GetNoop() != nil {
		return
	}
	c.w.ended(t, c.session)
	c.w.kill()
	*c = *c.again(t)
}

// handOver makes a call to the extension far, on whose other side a channel reaches a
// worker of its own.
func (s *service) handOver(t *testing.T, b *backend, reach agiReach, path, far string) *agiCall {
	t.Helper()
	w, _ := s.register(t, route(path+"$"))
	s.send(t, "Originate", "Channel", "Local/"+far, "Context", "astergate", "Exten", "agi", "Priority", "1",
		"Async", "true", "Variable", `AGI_URL="`+reach.script(s, path)+`"`)
	offer := w.take(t)
	name, ok := strings.CutSuffix(offer.GetChannel(), ";1")
	if !ok || offer.GetPath() != path {
		t.Fatalf("offer %v", offer)
	}
	c := &agiCall{s: s, b: b, w: w, session: offer.GetSession(), far: name + ";2", maxLine: reach.maxLine(b)}
	if reach.fragile {
		c.again = func(t *testing.T) *agiCall { return s.handOver(t, b, reach, path, far) }
	}
	return c
}

// finish proves that the session works to its end, and ends it.
func (c *agiCall) finish(t *testing.T) {
	t.Helper()
	c.ready(t)
	if r := c.w.do(t, c.session, noop("still here")); r.GetNoop() == nil {
		t.Errorf("at the end: %v", r)
	}
	c.w.send(t, finish(c.session, false))
	c.w.ended(t, c.session)
}

// step runs one command and compares its outcome.
func (c *agiCall) step(t *testing.T, step agiStep) {
	t.Helper()
	want := step.want
	if c.b.major < 22 && step.on16 != "" {
		want = step.on16
	}
	c.ready(t)
	id := c.w.start(t, c.session, agiCommandOf(t, step.send))
	var r *astergatev1.SessionResult
	if len(step.far) == 0 {
		r = c.w.result(t, c.session, id)
	} else {
		r = c.whileFar(t, id, step.far)
	}
	if got := outcome(t, r); got != want {
		t.Errorf("%s\n got %s\nwant %s\nanswer %q%v", step.send, got, want, r.GetReply().GetText(), r.GetFailure())
	}
}

// whileFar has the other side do something again and again until the command has
// ended: what comes before the command runs is lost. What came after its end is
// queued by then; it is read before the next command.
func (c *agiCall) whileFar(t *testing.T, id uint64, action []string) *astergatev1.SessionResult {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() {
		again := time.NewTicker(300 * time.Millisecond) // keys need a gap, or they come late
		defer again.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-again.C:
			}
			if err := c.farDoes(action); err != nil {
				t.Error(err)
				return
			}
		}
	})
	r := c.w.result(t, c.session, id)
	stop()
	wg.Wait()
	for r.GetFailure() == nil {
		if more := c.w.do(t, c.session, agiCommandOf(t, `{"wait_for_digit":{"timeout":"0.2s"}}`)); more.GetWaitForDigit().GetDigit() == "" {
			break
		}
	}
	return r
}

// farDoes sends an action about the channel on the other side.
func (c *agiCall) farDoes(action []string) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	resp, err := c.s.actions.SendAction(ctx, &astergatev1.SendActionRequest{
		Action: action[0], Headers: pairs(append([]string{"Channel", c.far}, action[1:]...)),
	})
	if err == nil && !resp.GetSuccess() {
		err = fmt.Errorf("%v: %v", action, resp)
	}
	return err
}

// agiCommandOf reads a command from JSON.
func agiCommandOf(t testing.TB, text string) *astergatev1.SessionCommand {
	t.Helper()
	cmd := new(astergatev1.SessionCommand)
	must(t, protojson.Unmarshal([]byte(text), cmd))
	return cmd
}

var position = regexp.MustCompile(`"end_position":"[0-9]+"`)

// outcome is the reason of a failure, or the typed result as JSON, without its
// position if that is one.
func outcome(t testing.TB, r *astergatev1.SessionResult) string {
	t.Helper()
	if f := r.GetFailure(); f != nil {
		return strings.TrimPrefix(f.GetReason().String(), "AGI_FAILURE_REASON_")
	}
	m := r.ProtoReflect()
	fd := m.WhichOneof(m.Descriptor().Oneofs().ByName("result"))
	if fd == nil { // of a raw command
		return r.GetReply().GetText()
	}
	b, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(m.Get(fd).Message().Interface())
	must(t, err)
	var out bytes.Buffer
	must(t, json.Compact(&out, b))
	return position.ReplaceAllString(out.String(), `"end_position":"*"`)
}

var agiMapping = func() *mapping.AGI {
	a, err := mapping.NewAGI()
	if err != nil {
		panic(err)
	}
	return a
}()

// agiCommandFields are the typed commands by their names.
func agiCommandFields() map[string]protoreflect.FieldDescriptor {
	fields := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	all := make(map[string]protoreflect.FieldDescriptor)
	for i := range fields.Len() {
		if name, _ := proto.GetExtension(fields.Get(i).Message().Options(), optionsv1.E_AgiCommand).(string); name != "" {
			all[name] = fields.Get(i)
		}
	}
	return all
}

// The table has every command that there is.
func TestAGICommandTable(t *testing.T) {
	fields := agiCommandFields()
	for _, group := range agiCommandTable {
		if fields[group.command] == nil {
			t.Errorf("%s is there twice, or no command", group.command)
		}
		delete(fields, group.command)
	}
	for name := range fields {
		t.Errorf("%s is not in the table", name)
	}
}
