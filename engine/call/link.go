package call

import astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"

// link is another call that one had to do with.
type link struct {
	call string
	kind astergatev1.CallLinkKind
}

// variable is one that the configuration names.
type variable struct{ name, value string }
