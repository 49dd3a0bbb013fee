package engine

import (
	"testing"

	"github.com/astergate/astergate/engine/ami"
	"github.com/astergate/astergate/engine/ami/wire"
)

// What may take long has a socket for itself, also where it is sent by name.
func TestSocketOfAction(t *testing.T) {
	known, err := newCatalogue()
	if err != nil {
		t.Fatal(err)
	}
	s := &Server{actions: known.actions}
	function := wire.Header{Name: "variable", Value: "CURL(http://192.0.2.1)"}
	for _, tt := range []struct {
		name    string
		headers []wire.Header
		want    ami.LinkKind
	}{
		{"Ping", nil, ami.Fast},
		{"NoSuchAction", nil, ami.Fast},
		{"command", nil, ami.Blocking},
		{"ModuleLoad", nil, ami.Blocking},
		{"RELOAD", nil, ami.Blocking},
		{"UpdateConfig", nil, ami.Blocking},
		{"QueueReload", nil, ami.Blocking},
		{"VoicemailRefresh", nil, ami.Blocking},
		{"PlayDTMF", nil, ami.Blocking},
		{"Originate", nil, ami.Blocking},
		{"Originate", []wire.Header{{Name: "async", Value: "yes"}}, ami.Fast},
		{"Getvar", []wire.Header{{Name: "Variable", Value: "X"}}, ami.Fast},
		{"Getvar", []wire.Header{function}, ami.Blocking},
		{"Setvar", []wire.Header{function}, ami.Blocking},
		{"Status", []wire.Header{{Name: "Variables", Value: "A,ODBC(x)"}}, ami.Blocking},
	} {
		if got := kindOf(tt.name, tt.headers, linkOf(s.actions.ByName(tt.name))); got != tt.want {
			t.Errorf("%s %v: %v, want %v", tt.name, tt.headers, got, tt.want)
		}
	}
}
