package worker

// state is where a session stands.
type state uint8

const (
	waiting  state = iota // for a worker
	held                  // nobody takes it, and its route keeps it
	offered               // to a worker, which has not answered
	running               // a worker has it
	orphaned              // its worker's stream broke; the worker may come back
	leaving               // it is to end as soon as the command that runs has
	ended
	states
)

var stateNames = [states]string{"waiting", "held", "offered", "running", "orphaned", "leaving", "ended"}

func (s state) String() string { return stateNames[s] }

// event is what happens to a session.
type event uint8

const (
	evAssigned     event = iota // a worker was chosen
	evNoWorker                  // no worker can take it
	evQueueOver                 // it has waited too long
	evHeld                      // one of the two, and its route keeps it
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
	evTimeLimit                 // its route's time is over
	evOperator                  // an operator ends it
	evGone                      // all has been done to end it
	evStop                      // astergate is ending
	events
)

var eventNames = [events]string{
	"assigned", "no worker", "queue over", "held", "accepted", "declined", "worker lost", "requeued", "worker back",
	"grace over", "finished", "failed", "hung up", "disconnected", "command done", "time limit", "operator", "gone", "stop",
}

func (e event) String() string { return eventNames[e] }

// next is the whole of a session's life: from a state, by an event, to a state.
// What is not in it cannot happen in that state and is ignored.
var next = [states]map[event]state{
	waiting: {
		evAssigned: offered, evNoWorker: leaving, evQueueOver: leaving, evHeld: held, evCommandDone: waiting,
		evHungUp: leaving, evDisconnected: leaving, evTimeLimit: leaving, evOperator: leaving, evStop: leaving,
	},
	held: {
		evAssigned: offered, evHeld: held, evCommandDone: held,
		evHungUp: leaving, evDisconnected: leaving, evTimeLimit: leaving, evOperator: leaving, evStop: leaving,
	},
	offered: {
		evAccepted: running, evDeclined: waiting, evWorkerLost: waiting, evRequeued: waiting, evCommandDone: offered,
		evHungUp: leaving, evDisconnected: leaving, evTimeLimit: leaving, evOperator: leaving, evStop: leaving,
	},
	running: {
		evWorkerLost: orphaned, evRequeued: waiting, evFinished: leaving, evFailed: leaving,
		evHungUp: running, evCommandDone: running,
		evDisconnected: leaving, evTimeLimit: leaving, evOperator: leaving, evStop: leaving,
	},
	orphaned: {
		evWorkerBack: running, evGraceOver: leaving, evHungUp: orphaned, evCommandDone: orphaned,
		evDisconnected: leaving, evTimeLimit: leaving, evOperator: leaving, evStop: leaving,
	},
	leaving: {
		evHungUp: leaving, evCommandDone: leaving, evDisconnected: leaving, evStop: leaving, evGone: ended,
	},
}
