package server

import (
	"fmt"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"github.com/astergate/astergate/engine/mapping"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
	"github.com/astergate/astergate/server/policy"
)

// methods is what each method that is served needs, by its full name: one table,
// made when everything is registered. It is read only from then on.
type methods map[string]policy.Method

// of returns what a method needs. One that is not in the table is nobody's.
func (m methods) of(fullMethod string) policy.Method {
	if known, ok := m[fullMethod]; ok {
		return known
	}
	return policy.Method{Name: fullMethod}
}

// metricsPage and healthList show every server, so they need a role that sees all.
const (
	metricsPage = "/metrics"
	healthList  = "/grpc.health.v1.Health/List"
)

// fill makes the table of what is registered: of the option access, of the classes
// of a typed action, and of the few methods of gRPC's own.
func (m methods) fill(services map[string]grpc.ServiceInfo, actions *mapping.Actions) error {
	typed := make(map[string]*mapping.Action)
	for _, a := range actions.All() {
		typed[a.FullMethod()] = a
	}
	for service, info := range services {
		for _, method := range info.Methods {
			name := "/" + service + "/" + method.Name
			if a := typed[name]; a != nil {
				m[name] = policy.Method{Name: name, Action: a.Name, Write: a.Privilege}
				continue
			}
			rule, err := ruleOf(service, method.Name)
			if err != nil {
				return err
			}
			rule.Name = name
			m[name] = rule
		}
	}
	m[healthList] = policy.Method{Name: healthList, Read: []string{"*"}, Everywhere: true}
	m[metricsPage] = policy.Method{Name: metricsPage, Read: []string{"*"}, Whole: true, Everywhere: true}
	return nil
}

// ruleOf reads what the proto files say of a method. Reflection tells of no server
// and no call: whoever is somebody may ask. A method without the option has no
// rule, so that nobody may call it.
func ruleOf(service, method string) (policy.Method, error) {
	if strings.HasPrefix(service, "grpc.reflection.") {
		return policy.Method{Any: true}, nil
	}
	found, err := protoregistry.GlobalFiles.FindDescriptorByName(protoreflect.FullName(service))
	if err != nil {
		return policy.Method{}, fmt.Errorf("what service %s needs: %w", service, err)
	}
	described, ok := found.(protoreflect.ServiceDescriptor)
	if !ok || described.Methods().ByName(protoreflect.Name(method)) == nil {
		return policy.Method{}, fmt.Errorf("what method %s of service %s needs: its descriptor does not know it", method, service)
	}
	options := described.Methods().ByName(protoreflect.Name(method)).Options()
	access, ok := proto.GetExtension(options, optionsv1.E_Access).(*optionsv1.Access)
	if !ok || access == nil {
		return policy.Method{}, nil
	}
	return policy.Method{
		Any: access.GetAny(), Whole: access.GetWhole(), Read: listOf(access.GetRead()), Write: listOf(access.GetWrite()),
	}, nil
}

// listOf cuts a list of classes at commas.
func listOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' })
}
