package mapping

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/known/durationpb"

	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// Actions is the catalogue of the typed manager actions: every method of package
// astergate.ami.v1 that has the option action. What an action is stands in the
// options of its method and of the fields of its request and response; none has
// code of its own. It is immutable, so one serves a whole process.
type Actions struct {
	list   []*Action
	byName map[string]*Action // by the action's name in lower case
	asIs   map[string]*Action // by its name as Asterisk spells it, as most callers do
}

// actionsPackage is where the services of typed actions are.
const actionsPackage protoreflect.FullName = "astergate.ami.v1"

// NewActions compiles every typed action. List items are written by the mapper,
// so each needs an arm in the events' envelope. An error means that a proto file
// is wrong; it names all that is wrong, one thing a line.
func NewActions(m *Mapper) (*Actions, error) {
	c := &Actions{byName: make(map[string]*Action), asIs: make(map[string]*Action)}
	var errs []error
	protoregistry.GlobalFiles.RangeFilesByPackage(actionsPackage, func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			errs = append(errs, c.addService(m, file.Services().Get(i)))
		}
		return true
	})
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return c, nil
}

func (c *Actions) addService(m *Mapper, sd protoreflect.ServiceDescriptor) error {
	var errs []error
	for i := range sd.Methods().Len() {
		md := sd.Methods().Get(i)
		a, err := newAction(m, md)
		if err == nil && c.byName[strings.ToLower(a.Name)] != nil {
			err = fmt.Errorf("action %s has another method already", a.Name)
		}
		if err != nil {
			errs = append(errs, fmt.Errorf("mapping: %s:\n%w", md.FullName(), err))
			continue
		}
		c.list = append(c.list, a)
		c.byName[strings.ToLower(a.Name)], c.asIs[a.Name] = a, a
	}
	return errors.Join(errs...)
}

// All returns all actions, those of one service together. The slice is the
// catalogue's own.
func (c *Actions) All() []*Action { return c.list }

// ByName returns the action of that name, in any case, or nil.
func (c *Actions) ByName(name string) *Action {
	if a := c.asIs[name]; a != nil {
		return a
	}
	return c.byName[strings.ToLower(name)]
}

// An Action is all that is known of one typed action.
type Action struct {
	// Name on the wire.
	Name string
	// Method is the RPC.
	Method protoreflect.MethodDescriptor
	// Link says which socket carries it; UNSPECIFIED where that depends on what
	// is asked.
	Link optionsv1.Link
	// Timeout bounds it when the caller sets no deadline; 0: the server's own.
	Timeout time.Duration
	// ListEnd names the event that ends its list, if the reply announces none.
	ListEnd string
	// Module is the Asterisk module that has it: `app_queue`, or `core`.
	Module string
	// Privilege holds the classes of which a login needs one; empty: it needs none.
	Privilege []string
	// Since and Until are the first and the last version of Asterisk that have it,
	// by branch where there are several: `18.23, 20.8, 21.3`. Empty: not known, or
	// all.
	Since, Until string
	// Completion names the event that tells how it ended, if one does.
	Completion string
	// ErrorInReply: Asterisk's refusal is an answer.
	ErrorInReply bool

	requestType protoreflect.MessageType
	common      commonFields
	arguments   []argument
	reply       *replyPlan
}

func newAction(m *Mapper, md protoreflect.MethodDescriptor) (*Action, error) {
	opts := md.Options()
	a := &Action{
		Name:       stringOption(md, optionsv1.E_Action),
		Method:     md,
		ListEnd:    stringOption(md, optionsv1.E_ListEnd),
		Module:     stringOption(md, optionsv1.E_Module),
		Since:      stringOption(md, optionsv1.E_MethodSince),
		Until:      stringOption(md, optionsv1.E_MethodUntil),
		Completion: stringOption(md, optionsv1.E_Completion),
	}
	for class := range strings.SplitSeq(stringOption(md, optionsv1.E_Privilege), ",") {
		if class != "" && class != "all" {
			a.Privilege = append(a.Privilege, class)
		}
	}
	if a.Name == "" {
		return nil, errors.New("has no option action")
	}
	if err := checkName(a.Name); err != nil {
		return nil, err
	}
	a.Link, _ = proto.GetExtension(opts, optionsv1.E_Link).(optionsv1.Link)
	a.ErrorInReply, _ = proto.GetExtension(opts, optionsv1.E_ErrorInReply).(bool)
	if d, _ := proto.GetExtension(opts, optionsv1.E_DefaultTimeout).(*durationpb.Duration); d != nil {
		a.Timeout = d.AsDuration()
	}
	var err error
	if a.requestType, err = protoregistry.GlobalTypes.FindMessageByName(md.Input().FullName()); err != nil {
		return nil, err
	}
	err = errors.Join(a.compileRequest(md.Input()), a.compileReply(m, md.Output()))
	if a.Completion != "" {
		if fd := md.Input().Fields().ByName(asyncField); fd == nil || fd.Kind() != protoreflect.BoolKind || stringOption(fd, optionsv1.E_Header) != asyncHeader {
			err = errors.Join(err, fmt.Errorf("has a completion, but its request has no bool %s with the header %s", asyncField, asyncHeader))
		}
		if a.reply != nil && a.reply.items[a.Completion] == nil {
			err = errors.Join(err, fmt.Errorf("has the completion %s, but its response no field for it", a.Completion))
		}
	}
	return a, err
}

// FullMethod is the RPC's name as gRPC spells it: /package.Service/Method.
func (a *Action) FullMethod() string {
	return "/" + string(a.Method.Parent().FullName()) + "/" + string(a.Method.Name())
}

// NewRequest returns an empty request.
func (a *Action) NewRequest() proto.Message { return a.requestType.New().Interface() }

// FieldError says what is wrong with a field of a request. Its text holds nothing
// of the field.
type FieldError struct {
	Action string // the action's name
	Field  string // the field's name in the proto file
	Fault  string // ends a sentence that begins with the field's name
}

func (err *FieldError) Error() string {
	return fmt.Sprintf("action %s: %s %s", err.Action, err.Field, err.Fault)
}

// actionReply is the message of what all replies have in common.
var actionReply = (*amiv1.ActionReply)(nil).ProtoReflect().Descriptor()
