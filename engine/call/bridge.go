package call

// bridge is who is in a bridge, as far as events tell: channels that Asterisk
// hides from the manager interface are not counted.
type bridge struct {
	id      string
	members []*channel
	holding bool // for waiting or parking: nobody talks
	talks   bool
}
