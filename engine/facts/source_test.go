package facts

import (
	"reflect"
	"testing"
	"testing/fstest"
)

func TestSource(t *testing.T) {
	t.Parallel()
	tree := fstest.MapFS{
		"apps/app_rope.c": {Data: []byte(`
	res |= ast_manager_register_xml("Pull", EVENT_FLAG_REPORTING | EVENT_FLAG_CALL, pull);
	ast_manager_register_xml("Push", 0, push);
	manager_event(EVENT_FLAG_CALL, "Pulled", "Rope: %s\r\n", rope);
	astman_append(s, "Event: PullItem\r\n");
	astman_append(s, "Event: %s\r\n", name);
	astman_send_list_complete_start(s, m, "PullComplete", count);
`)},
		"res/parking/parking_manager.c": {Data: []byte(`ast_manager_register_xml_core("Parked", EVENT_FLAG_CALL, f);`)},
		"res/res_pjsip/location.c":      {Data: []byte("ast_sip_create_ami_event(\"AorList\", ami);")},
		"main/bridge.c": {Data: []byte(`ast_manager_event_blob_create(
			EVENT_FLAG_SYSTEM, "Bridged", "x");`)},
		"main/readme.txt": {Data: []byte(`ast_manager_register_xml("None", 0, none);`)},
	}
	f, err := FromSource(tree)
	if err != nil {
		t.Fatal(err)
	}
	event := func(name, module, class string, end bool) Event {
		return Event{Name: name, Module: module, ModuleFrom: "source", Undocumented: true, Class: class, End: end}
	}
	want := &File{
		Actions: []Action{
			{Name: "Parked", Module: "res_parking", ModuleFrom: "source", Privilege: "call,all"},
			{Name: "Pull", Module: "app_rope", ModuleFrom: "source", Privilege: "call,reporting,all"},
			{Name: "Push", Module: "app_rope", ModuleFrom: "source"},
		},
		Events: []Event{
			event("AorList", "res_pjsip", "", false), event("Bridged", "core", "system", false),
			event("PullComplete", "app_rope", "", true), event("PullItem", "app_rope", "", false),
			event("Pulled", "app_rope", "call", false),
		},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("got\n%+v\nwant\n%+v", f, want)
	}

	known := &File{
		Actions: []Action{{Name: "Pull", Module: "app_rope"}, {Name: "Parked", Listed: true, Privilege: "user,all"}},
		Events:  []Event{{Name: "Pulled", Class: "call"}},
	}
	known.AddSource(f)
	if a := known.Action("Pull"); a.Privilege != "call,reporting,all" || !a.FromSource || known.Action("Parked").FromSource || len(known.Actions) != 3 || len(known.Events) != 5 {
		t.Errorf("got %+v", known)
	}
}

// TestSourceAgrees holds that what is read from the source is what the running
// server of the same version lists.
func TestSourceAgrees(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"22", "16"} {
		listed, err := Load("testdata/" + version + ".json")
		if err != nil {
			t.Fatal(err)
		}
		source, err := Load("testdata/" + version + "-source.json")
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, a := range source.Actions {
			if l := listed.Action(a.Name); l != nil && l.Listed {
				n++
				if l.Privilege != a.Privilege || l.Module != a.Module {
					t.Errorf("%s: %s of %s needs %q by the source, %s and %q by the server", version, a.Name, a.Module, a.Privilege, l.Module, l.Privilege)
				}
			}
		}
		if n < 100 {
			t.Errorf("%s: only %d actions of the source are listed", version, n)
		}
	}
}
