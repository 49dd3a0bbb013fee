package engine

import (
	"time"

	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/types/known/timestamppb"

	"github.com/astergate/astergate/engine/call"
	"github.com/astergate/astergate/engine/ring"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// callLinger is how long changes are still logged after the last watcher has
// left: so long he may come back and miss nothing.
const callLinger = 5 * time.Minute

// callLog holds the changes of a server's calls, encoded once for all watchers,
// in a ring. Nothing is encoded that nobody has watched lately, so those who do
// not watch pay nothing. The lock of Calls guards it; the ring is read without.
//
// A stretch in which nothing was logged begins after an entry without a notice,
// so that a place before it is known to have missed something.
type callLog struct {
	ring *ring.Ring
	born uint64 // order of the newest call

	all     stretch // changes
	updates stretch // changes of kind UPDATED, which most do not want
}

// stretch is the time in which a kind of change has been logged without a pause.
type stretch struct {
	since    uint64 // sequence of the entry that it began with; 0: it has not
	watchers int
	left     time.Time // when the last watcher left
}

// loggedChange is what a watcher needs to know of a change without decoding it.
type loggedChange struct {
	call     string
	order    uint64 // of the call
	sequence uint64 // of the change
	born     uint64 // order of the newest call then
	update   bool   // it is of kind UPDATED
	terminal bool
}

// add logs a change, if somebody may want it.
func (l *callLog) add(of *call.Call, change call.Change) {
	l.born = max(l.born, of.Order())
	update := change.Kind == astergatev1.CallChangeKind_CALL_CHANGE_KIND_UPDATED
	if l.all.since == 0 || update && l.updates.since == 0 {
		return
	}
	entry := &loggedChange{
		call: of.ID(), order: of.Order(), sequence: change.Sequence, born: l.born,
		update: update, terminal: change.Terminal(),
	}
	l.ring.PublishEncoded(entry, encodeUpdate(of, change), change.At)
}

// encodeUpdate is a WatchCallsResponse without its token.
func encodeUpdate(of *call.Call, change call.Change) []byte {
	told := &astergatev1.CallChange{
		Kind: change.Kind, At: timestamppb.New(change.At), UniqueId: change.UniqueID,
		Text: change.Text, Resynchronized: change.Resynchronized,
	}
	if change.Number >= 0 {
		told.Number = proto.Uint32(uint32(change.Number))
	}
	return encodeWatch(&astergatev1.WatchCallsResponse{Item: &astergatev1.WatchCallsResponse_Update{
		Update: &astergatev1.CallUpdate{Change: told, Call: of.ProtoAfter(change)},
	}})
}

// encodeWatch encodes what astergate made: every text was made valid before.
func encodeWatch(message *astergatev1.WatchCallsResponse) []byte {
	data, err := proto.Marshal(message)
	if err != nil {
		panic("a change of a call does not encode: " + err.Error())
	}
	return data
}

// watch begins to log for a watcher, if nobody watches yet.
func (l *callLog) watch(updates bool) {
	l.begin(&l.all)
	if updates {
		l.begin(&l.updates)
	}
}

func (l *callLog) begin(s *stretch) {
	s.watchers++
	if s.since == 0 {
		s.since = l.ring.PublishNotice(nil, zeroMessage, time.Now())
	}
}

// leave says that a watcher is gone.
func (l *callLog) leave(updates bool, now time.Time) {
	l.all.leave(now)
	if updates {
		l.updates.leave(now)
	}
}

func (s *stretch) leave(now time.Time) {
	s.watchers--
	s.left = now
}

// tick ends logging that nobody has wanted for long.
func (l *callLog) tick(now time.Time) {
	for _, s := range []*stretch{&l.all, &l.updates} {
		if s.watchers == 0 && now.Sub(s.left) >= callLinger {
			s.since = 0
		}
	}
}

// next is when tick has something to do; zero: not now.
func (l *callLog) next() time.Time {
	if l.all.since == 0 || l.all.watchers > 0 {
		return time.Time{}
	}
	return l.all.left.Add(callLinger)
}

// resumable tells whether a watcher can go on after an entry. Called after watch.
func (l *callLog) resumable(after uint64, updates bool) bool {
	return after >= l.all.since && after+1 >= l.ring.Oldest() && (!updates || after >= l.updates.since)
}
