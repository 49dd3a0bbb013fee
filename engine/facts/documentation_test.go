package facts

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
)

// document has each form that the documentation has. Its first and second action
// and its event include parts of each other.
const document = `<?xml version="1.0"?>
<!DOCTYPE docs SYSTEM "appdocsxml.dtd">
<docs xmlns:xi="http://www.w3.org/2001/XInclude">
<manager name="Pull" language="en_US" module="parking_manager">
  <since><version>16.1.0</version><version>17.0.0</version></since>
  <synopsis>words</synopsis>
  <syntax>
    <parameter name="Rope" required="true"><para>words</para></parameter>
    <parameter name="How" default="slow" multiple="yes">
      <enumlist><enum name="slow"/><enum name="fast"><enumlist><enum name="jerk"/></enumlist></enum></enumlist>
    </parameter>
  </syntax>
  <see-also><ref type="manager">Push</ref><ref type="managerEvent">Pulled</ref><ref type="filename">rope.conf</ref></see-also>
  <responses>
    <list-elements><xi:include xpointer="xpointer(/docs/managerEvent[@name='Pulled'])"/></list-elements>
    <managerEvent name="PullComplete"><managerEventInstance class="EVENT_FLAG_CALL"><syntax/></managerEventInstance></managerEvent>
  </responses>
</manager>
<manager name="Push">
  <syntax>
    <xi:include xpointer="xpointer(docs/manager[@name='Pull']/syntax/parameter[@name='Rope'])"/>
    <parameter name="How"><xi:include xpointer="xpointer(/docs/manager[@name='Pull']/syntax/parameter[2]/enumlist)"/></parameter>
  </syntax>
</manager>
<managerEvent name="Pulled" module="builtin">
  <managerEventInstance class="EVENT_FLAG_CALL">
    <since><version>12.0.0</version></since>
    <syntax><channel_snapshot/><channel_snapshot prefix="Dest"/><bridge_snapshot prefix="Old"/>
      <xi:include xpointer="xpointer(/docs/manager[@name='Pull']/syntax/parameter[contains(@name, 'Ro')])"/>
    </syntax>
  </managerEventInstance>
  <managerEventInstance class="EVENT_FLAG_SYSTEM"><syntax><parameter name="Force"/><parameter name="Rope"/></syntax></managerEventInstance>
</managerEvent>
</docs>`

func TestDocumentation(t *testing.T) {
	t.Parallel()
	f, err := FromDocumentation(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	want := &File{
		Actions: []Action{{
			Name: "Pull", Module: "res_parking", ModuleFrom: "documentation", Since: []string{"16.1.0", "17.0.0"}, Documented: true,
			Parameters: []Parameter{
				{Name: "Rope", Required: true},
				{Name: "How", Multiple: true, Default: "slow", Values: []string{"slow", "fast", "fast/jerk"}},
			},
			Items: []string{"Pulled"}, Ends: []string{"PullComplete"}, SeeAlso: []string{"action Push", "event Pulled"},
		}, {
			Name: "Push", Documented: true,
			Parameters: []Parameter{{Name: "Rope", Required: true}, {Name: "How", Values: []string{"slow", "fast", "fast/jerk"}}},
		}},
		Events: []Event{
			{Name: "PullComplete", Class: "call"},
			{
				Name: "Pulled", Module: "core", ModuleFrom: "documentation", Since: []string{"12.0.0"}, Class: "call",
				Channels: []string{"", "Dest"}, Bridges: []string{"Old"},
				Parameters: []Parameter{{Name: "Rope", Required: true}, {Name: "Force"}},
			},
		},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("got\n%+v\nwant\n%+v", f, want)
	}
}

func TestDocumentationFaults(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"",
		"<docs>",
		"<other/>",
		`<docs><manager name="A"><include xpointer="element(/1)"/></manager></docs>`,
		`<docs><manager name="A"><include xpointer="xpointer(/docs/manager[last()])"/></manager></docs>`,
		`<docs><manager name="A"><include xpointer="xpointer(/docs/manager)"/></manager></docs>`,
	} {
		if _, err := FromDocumentation(strings.NewReader(text)); err == nil {
			t.Errorf("%q: no error", text)
		}
	}
}

func TestEncodeAndCompare(t *testing.T) {
	t.Parallel()
	f, err := FromDocumentation(strings.NewReader(document))
	if err != nil {
		t.Fatal(err)
	}
	encoded, err := f.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := parse(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(f, again) {
		t.Errorf("it is not what was encoded:\n%s", encoded)
	}

	again.Actions[0].Parameters[0].Required = false
	again.Actions[1].Name = "Shove"
	again.Events = again.Events[:1]
	var b bytes.Buffer
	if err := Compare(&b, f, again); err != nil {
		t.Fatal(err)
	}
	want := `changed  action Pull parameter Rope: optional, was required
gone     action Push: module "", privilege "", listed false
gone     action Push parameter How: optional, values slow fast fast/jerk
gone     action Push parameter Rope: required
new      action Shove: module "", privilege "", listed false
new      action Shove parameter How: optional, values slow fast fast/jerk
new      action Shove parameter Rope: required
gone     event Pulled: module "core", class "call", channels ["" "Dest"], bridges ["Old"]
gone     event Pulled parameter Force: optional
gone     event Pulled parameter Rope: required
`
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
