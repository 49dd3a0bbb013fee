package mapping

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
	"google.golang.org/protobuf/types/dynamicpb"

	"github.com/astergate/astergate/engine/facts"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	optionsv1 "github.com/astergate/astergate/gen/go/astergate/options/v1"
)

// actionMethods calls f with the methods of astergate.ami.v1.
func actionMethods(t *testing.T, f func(t *testing.T, action string, md protoreflect.MethodDescriptor)) {
	t.Helper()
	n := 0
	protoregistry.GlobalFiles.RangeFilesByPackage(amiv1.File_astergate_ami_v1_reply_proto.Package(), func(file protoreflect.FileDescriptor) bool {
		for i := range file.Services().Len() {
			methods := file.Services().Get(i).Methods()
			for j := range methods.Len() {
				n++
				md := methods.Get(j)
				action, _ := proto.GetExtension(md.Options(), optionsv1.E_Action).(string)
				t.Run(string(md.Name()), func(t *testing.T) { f(t, action, md) })
			}
		}
		return true
	})
	if n == 0 {
		t.Error("there are no actions")
	}
}

// TestActionCorpus holds that each action has an example of a request with every
// field set, and what a real server of each version answers.
func TestActionCorpus(t *testing.T) {
	actionMethods(t, func(t *testing.T, action string, md protoreflect.MethodDescriptor) {
		dir := filepath.Join("testdata", "actions", action)
		for _, version := range versionsOf(md) {
			if files, err := filepath.Glob(filepath.Join(dir, version+"-*.ami")); err != nil || len(files) == 0 {
				t.Errorf("%s has no answer of %s; TestActions makes it", action, version)
			}
		}
		raw, err := os.ReadFile(filepath.Join(dir, "request.json"))
		if err != nil {
			t.Fatal(err)
		}
		request := dynamicpb.NewMessage(md.Input())
		if err := protojson.Unmarshal(raw, request); err != nil {
			t.Fatal(err)
		}
		for i := range md.Input().Fields().Len() {
			fd := md.Input().Fields().Get(i)
			// async cannot be set together with what is read only without it.
			if !request.Has(fd) && fd.Name() != asyncField {
				t.Errorf("%s/request.json does not set %s", dir, fd.Name())
			}
		}
	})
}

// versionsOf are the versions whose answers an action needs: those that have it,
// or `made` where none could be asked.
func versionsOf(md protoreflect.MethodDescriptor) []string {
	if _, err := os.Stat(filepath.Join("testdata", "actions", string(md.Name()), "made-success.ami")); err == nil {
		return []string{"made"}
	}
	since, _ := proto.GetExtension(md.Options(), optionsv1.E_MethodSince).(string)
	until, _ := proto.GetExtension(md.Options(), optionsv1.E_MethodUntil).(string)
	var versions []string
	for _, major := range []int{22, 16} {
		if facts.HasMajor(since, until, major) {
			versions = append(versions, strconv.Itoa(major))
		}
	}
	return versions
}

// TestActionRules holds the actions to what package documentation and the
// options promise of every one of them.
func TestActionRules(t *testing.T) {
	own := []string{"server", "extra_headers", "action_id", "list_timeout", "max_items", "max_bytes"}
	actionMethods(t, func(t *testing.T, action string, md protoreflect.MethodDescriptor) {
		if action != string(md.Name()) {
			t.Errorf("option action is %q", action)
		}
		if module, _ := proto.GetExtension(md.Options(), optionsv1.E_Module).(string); module == "" {
			t.Error("has no module")
		}
		if want := fmt.Sprint(md.Name(), "Request ", md.Name(), "Response"); want != fmt.Sprint(md.Input().Name(), " ", md.Output().Name()) {
			t.Errorf("has not the messages %s", want)
		}
		fields := md.Input().Fields()
		seen := make(map[string]bool)
		for i := range fields.Len() {
			fd := fields.Get(i)
			header, _ := proto.GetExtension(fd.Options(), optionsv1.E_Header).(string)
			switch {
			case fd.Number() < 10 && (header != "" || own[fd.Number()-1] != string(fd.Name())):
				t.Errorf("%s: its number is not for it", fd.Name())
			case isNumbered(fd):
				continue
			case fd.Number() >= 10 && header == "":
				t.Errorf("%s has no header", fd.Name())
			case header != "" && seen[strings.ToLower(header)]:
				t.Errorf("%s: header %s is sent twice", fd.Name(), header)
			}
			seen[strings.ToLower(header)] = true
		}
		if fd := md.Output().Fields().ByNumber(1); fd == nil || fd.Message() == nil || fd.Message().Name() != "ActionReply" {
			t.Error("its response does not begin with the reply")
		}
	})
}
