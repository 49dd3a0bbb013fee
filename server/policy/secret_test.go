package policy

import (
	"errors"
	"slices"
	"testing"

	"github.com/astergate/astergate/engine/ami/wire"
)

// Whoever may read configuration files, but not the secrets in them, cannot ask for
// them bit by bit either.
func TestConfigSecrets(t *testing.T) {
	filtered := Action{Name: "getconfigjson", Headers: []wire.Header{{Name: " fILTER", Value: "secret=^a"}}}
	for _, tt := range []struct {
		allow []string
		rule  string // that refuses the filtered one
		sees  bool
	}{
		{nil, "config-read", false},
		{[]string{"config-read"}, ConfigSecrets, false},
		{[]string{"config-secrets"}, "config-read", true},
		{[]string{"config-read", "config-secrets"}, "", true},
		{[]string{"all"}, "", true},
	} {
		p, err := New(tt.allow)
		if err != nil {
			t.Fatal(err)
		}
		who := p.Principal(Token, Token)
		if got := p.Grants(who, ConfigSecrets); got != tt.sees {
			t.Errorf("%v: sees %v", tt.allow, got)
		}
		var denied *DeniedError
		if err := p.Check(who, filtered); errors.As(err, &denied) != (tt.rule != "") || denied != nil && denied.Rule != tt.rule {
			t.Errorf("%v: %v", tt.allow, err)
		}
	}
	p, err := New([]string{"all"})
	if err != nil {
		t.Fatal(err)
	}
	if p.Grants(Principal{}, ConfigSecrets) || p.Grants(Principal{Name: "nobody"}, ConfigSecrets) {
		t.Error("nobody sees them")
	}
	for name, want := range map[string]bool{"GetConfig": true, "getCONFIGjson": true, "Getvar": false} {
		if TellsConfig(name) != want {
			t.Error(name)
		}
	}
}

func TestDangerIn(t *testing.T) {
	originate := Action{Name: "Originate", Headers: []wire.Header{
		{Name: "Application", Value: "System"}, {Name: "Variable", Value: "SHELL(x)=1,SHELL(y)=2"}}}
	if got := DangerIn(originate); !slices.Equal(got, []string{"shell", "system"}) && !slices.Equal(got, []string{"system", "shell"}) {
		t.Errorf("got %v", got)
	}
	if got := DangerInCommand("EXEC System id"); !slices.Equal(got, []string{"system"}) {
		t.Errorf("got %v", got)
	}
	if got := DangerIn(Action{Name: "Ping"}); got != nil {
		t.Errorf("got %v", got)
	}
	if got := Assigned(`A=1,"B"=x,__C,SHELL(a,b)=2`); !slices.Equal(got, []string{"A", "B", "__C", "SHELL(a,b)"}) {
		t.Errorf("got %q", got)
	}
}
