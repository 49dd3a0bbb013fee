package mapping

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"

	agiwire "github.com/astergate/astergate/engine/agi/wire"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// AGI maps the commands of AGI sessions to words of a line, and Asterisk's
// answers to results. What a command is stands in its message's options; no
// command has code of its own. It is immutable, so one serves a whole process.
type AGI struct {
	plans []*agiPlan       // by the command's field in SessionCommand; nil: there is none
	now   func() time.Time // for a moment that is not said
}

// NewAGI compiles every command that SessionCommand has. An error means that a
// proto file is wrong; it names all that is wrong, one thing a line.
func NewAGI() (*AGI, error) {
	commands := (*astergatev1.SessionCommand)(nil).ProtoReflect().Descriptor().Oneofs().ByName("command").Fields()
	results := (*astergatev1.SessionResult)(nil).ProtoReflect().Descriptor().Oneofs().ByName("result").Fields()
	last := protowire.Number(0)
	for i := range commands.Len() {
		last = max(last, commands.Get(i).Number())
	}
	a := &AGI{plans: make([]*agiPlan, last+1), now: time.Now}
	var errs []error
	for _, fd := range byNumber(commands) {
		if fd.Message().FullName() == rawCommand {
			continue
		}
		plan, err := newAGIPlan(fd, results.ByNumber(fd.Number()))
		if err != nil {
			errs = append(errs, fmt.Errorf("mapping: %s:\n%w", fd.FullName(), err))
			continue
		}
		a.plans[fd.Number()] = plan
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return a, nil
}

// planOf returns the plan of a command by its field, nil of a raw one and where there
// is none.
func (a *AGI) planOf(field protowire.Number) *agiPlan {
	if int64(field) >= int64(len(a.plans)) {
		return nil
	}
	return a.plans[field]
}

var rawCommand = (*astergatev1.RawCommand)(nil).ProtoReflect().Descriptor().FullName()

// An agiPlan is all that has to be known of one command.
type agiPlan struct {
	name            string                       // GET DATA
	bare            []agiwire.Word               // its words
	command         protoreflect.FieldDescriptor // in SessionCommand
	arguments       []agiArgument
	result          tag // in SessionResult
	parts           []agiPart
	appFailure      []string // result texts
	databaseFailure []string
	hangupWord      string // in brackets
	pairs           bool   // a part is filled by pairs
}

// newAGIPlan compiles a command's message and that of its result.
func newAGIPlan(command, result protoreflect.FieldDescriptor) (*agiPlan, error) {
	if result == nil {
		return nil, errors.New("SessionResult has nothing of that number")
	}
	md := command.Message()
	if want := md.FullName() + "Result"; result.Message().FullName() != want {
		return nil, fmt.Errorf("its result is %s, not %s", result.Message().FullName(), want)
	}
	p := &agiPlan{
		name:            stringOption(md, optionsv1.E_AgiCommand),
		command:         command,
		result:          newTag(result.Number(), protowire.BytesType),
		appFailure:      stringsOption(md, optionsv1.E_AgiAppFailure),
		databaseFailure: stringsOption(md, optionsv1.E_AgiDatabaseFailure),
		hangupWord:      stringOption(md, optionsv1.E_AgiHangupWord),
	}
	p.bare = agiwire.Words(p.name)
	var errs []error
	if err := agiwire.CheckCommand(agiwire.MaxLineShort, p.bare); err != nil {
		errs = append(errs, err)
	}
	if p.name != strings.ToUpper(p.name) {
		errs = append(errs, errors.New("its name is not in capitals"))
	}
	for _, fd := range byNumber(md.Fields()) {
		argument, err := newAGIArgument(fd)
		before := len(p.arguments) - 1
		switch {
		case err != nil:
		case before >= 0 && p.arguments[before].last() && !argument.isLiteral():
			err = errors.New("stands behind an argument that can be left out and has no default")
		case argument.callerName && (before < 0 || !p.arguments[before].required):
			err = errors.New("is a caller's name without a number before it")
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", fd.FullName(), err))
		}
		p.arguments = append(p.arguments, argument)
	}
	if len(p.arguments) > maxAGIArguments {
		errs = append(errs, fmt.Errorf("has %d arguments, more than maxAGIArguments", len(p.arguments)))
	}
	for _, fd := range byNumber(result.Message().Fields()) {
		part, err := newAGIPart(fd)
		if err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", fd.FullName(), err))
		}
		p.parts = append(p.parts, part)
		p.pairs = p.pairs || part.pair != "" || part.inner != nil
	}
	return p, errors.Join(errs...)
}

// stringsOption returns a repeated string option of a descriptor.
func stringsOption(d protoreflect.Descriptor, option protoreflect.ExtensionType) []string {
	list, _ := proto.GetExtension(d.Options(), option).([]string)
	return list
}
