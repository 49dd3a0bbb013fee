package policy

// Method is what a role needs for a method of astergate's own: the option access
// of the proto files, where it is explained.
type Method struct {
	// Name is the full name: /astergate.v1.CallService/GetCall.
	Name        string
	Any, Whole  bool
	Read, Write []string
}

// CheckMethod returns nil if the principal may call a method, else a *DeniedError.
func (p *Policy) CheckMethod(who Principal, m Method) error {
	// TODO(roles)
	return nil
}
