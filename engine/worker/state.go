package worker

// state is where a session stands.
type state uint8

const (
	waiting  state = iota // for a worker
	offered               // to a worker, which has not answered
	running               // a worker has it
	orphaned              // its worker's stream broke; the worker may come back
	leaving               // it is to end as soon as the command that runs has
	ended
	states
)

var stateNames = [states]string{"waiting", "offered", "running", "orphaned", "leaving", "ended"}

func (s state) String() string { return stateNames[s] }

// event is what happens to a session.
type event uint8

const (
	evAssigned     event = iota // a worker was chosen
	evNoWorker                  // no worker can take it
	evQueueOver                 // it has waited too long
	evAccepted                  // by the worker
	evDeclined                  // by the worker, or the offer's time is over
	evWorkerLost                // the worker's stream broke
	evRequeued                  // the same, and another worker is to get it
	evWorkerBack                // the worker resumed
	evGraceOver                 // the worker did not come back
	evFinished                  // by the worker
	evFailed                    // the handler raised
	evHungUp                    // the channel hung up
	evDisconnected              // the connection to Asterisk has ended
	evCommandDone               // the command that ran was answered
	evGone                      // all has been done to end it
	evStop                      // astergate is ending
	events
)

var eventNames = [events]string{
	"assigned", "no worker", "queue over", "accepted", "declined", "worker lost", "requeued", "worker back",
	"grace over", "finished", "failed", "hung up", "disconnected", "command done", "gone", "stop",
}

func (e event) String() string { return eventNames[e] }

// next is the whole of a session's life: from a state, by an event, to a state.
// What is not in it cannot happen in that state and is ignored.
var next = [states]map[event]state{
	waiting: {
		evAssigned: offered, evNoWorker: leaving, evQueueOver: leaving,
		evHungUp: leaving, evDisconnected: leaving, evStop: leaving,
	},
	offered: {
		evAccepted: running, evDeclined: waiting, evWorkerLost: waiting, evRequeued: waiting,
		evHungUp: leaving, evDisconnected: leaving, evStop: leaving,
	},
	running: {
		evWorkerLost: orphaned, evRequeued: waiting, evFinished: leaving, evFailed: leaving,
		evHungUp: running, evCommandDone: running, evDisconnected: leaving, evStop: leaving,
	},
	orphaned: {
		evWorkerBack: running, evGraceOver: leaving,
		evHungUp: orphaned, evCommandDone: orphaned, evDisconnected: leaving, evStop: leaving,
	},
	leaving: {
		evHungUp: leaving, evCommandDone: leaving, evDisconnected: leaving, evStop: leaving, evGone: ended,
	},
}
