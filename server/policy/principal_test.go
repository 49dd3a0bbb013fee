package policy

import "testing"

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
