package ami

// State is where a link stands.
type State uint8

const (
	// StateStopped: not connected and not trying: Run is not running, or the
	// link was disconnected on request.
	StateStopped State = iota
	// StateConnecting: dialling.
	StateConnecting
	// StateLoggingIn: a socket is open and logging in.
	StateLoggingIn
	// StateBooting: logged in, events flow, but Asterisk is still loading its
	// modules. Actions are refused with ErrBooting.
	StateBooting
	// StateReady: actions can be sent.
	StateReady
	// StateLost: not connected; the next attempt is at Status.RetryAt.
	StateLost

	numStates
)

var stateNames = [numStates]string{"stopped", "connecting", "logging in", "booting", "ready", "lost"}

// String returns the state's name in lower case.
func (s State) String() string {
	if s < numStates {
		return stateNames[s]
	}
	return "invalid"
}

// States returns all states.
func States() []State {
	all := make([]State, numStates)
	for i := range all {
		all[i] = State(i)
	}
	return all
}

// next lists every transition there is. Anything else is a bug in this package.
var next = [numStates][]State{
	StateStopped:    {StateConnecting},
	StateConnecting: {StateLoggingIn, StateLost, StateStopped},
	StateLoggingIn:  {StateBooting, StateReady, StateLost, StateStopped},
	StateBooting:    {StateReady, StateLost, StateStopped},
	StateReady:      {StateLost, StateStopped},
	StateLost:       {StateConnecting, StateStopped},
}

// canBecome reports whether a link in state s may go to state t.
func (s State) canBecome(t State) bool {
	if s >= numStates {
		return false
	}
	for _, n := range next[s] {
		if n == t {
			return true
		}
	}
	return false
}

// BootState is what is known of Asterisk's start.
type BootState uint8

const (
	// BootUnknown: the login or the event mask lacks class system, so that
	// FullyBooted does not come; or not connected.
	BootUnknown BootState = iota
	// BootPending: no FullyBooted yet.
	BootPending
	// BootDone: FullyBooted was seen.
	BootDone
)

// String returns "unknown", "pending" or "done".
func (b BootState) String() string {
	switch b {
	case BootPending:
		return "pending"
	case BootDone:
		return "done"
	default:
		return "unknown"
	}
}
