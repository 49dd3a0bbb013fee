package policy

import (
	"errors"
	"strings"
	"testing"
)

func TestAuthenticate(t *testing.T) {
	const token = "0123456789abcdef"
	for _, tt := range []struct {
		header string
		ok     bool
	}{
		{"Bearer " + token, true},
		{"bearer " + token, true},
		{"BEARER   " + token + " ", true},
		{"", false},
		{token, false},
		{"Bearer", false},
		{"Bearer ", false},
		{"Bearer" + token, false},
		{"Basic " + token, false},
		{"Bearer " + token + "0", false},
		{"Bearer " + token[:15], false},
		{"Bearer " + strings.ToUpper(token), false},
		{"Bearer " + token + " " + token, false},
		{"Bearer\t" + token, false},
		{" Bearer " + token, false},
	} {
		p, err := NewAuthenticator(policyWith(t), token).Authenticate(tt.header)
		if (err == nil) != tt.ok || tt.ok && p.Name != Token || !tt.ok && p != (Principal{}) {
			t.Errorf("%q: %v, %v", tt.header, p, err)
		}
		if err != nil && (!errors.Is(err, ErrUnauthenticated) || strings.Contains(err.Error(), token)) {
			t.Errorf("%q: error %v", tt.header, err)
		}
		if p, err := NewAuthenticator(policyWith(t), "").Authenticate(tt.header); err != nil || p.Name != Local {
			t.Errorf("%q where no token is set: %v, %v", tt.header, p, err)
		}
	}
}

func TestPrincipalInContext(t *testing.T) {
	if p := FromContext(t.Context()); p != (Principal{}) || Visible(p, "pbx1") {
		t.Errorf("nobody: %v", p)
	}
	local := policyWith(t).Principal(Local, Local)
	p := FromContext(WithPrincipal(t.Context(), local))
	if p != local || !Visible(p, "pbx1") {
		t.Errorf("got %v", p)
	}
}
