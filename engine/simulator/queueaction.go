package simulator

import (
	"strconv"
	"time"
)

// The actions QueueStatus and QueueSummary (apps/app_queue.c). A queue that does
// not exist gives an empty list and no error.

func actionQueueStatus(ss *session, r *request) answer {
	s := ss.sim
	a := list(r, "Queue status will follow")
	only := r.get("Queue")
	for _, q := range s.queues {
		if only != "" && only != q.Name {
			continue
		}
		k := item("QueueParams")
		k.pairs([]string{
			"Queue", q.Name, "Max", "0", "Strategy", q.Strategy, "Calls", strconv.Itoa(len(q.callers)),
			"Holdtime", q.mean(q.hold), "TalkTime", q.mean(q.talked),
			"Completed", strconv.Itoa(q.completed), "Abandoned", strconv.Itoa(q.abandoned),
			"ServiceLevel", "0", "ServicelevelPerf", "0.0", "ServicelevelPerf2", "0.0", "Weight", "0",
		})
		k.addIf("ActionID", r.id())
		a.items = append(a.items, k.bytes())
		for _, m := range q.members {
			a.items = append(a.items, s.memberItem(q, m, r))
		}
		for i, w := range q.callers {
			k := item("QueueEntry")
			k.pairs([]string{
				"Queue", q.Name, "Position", strconv.Itoa(i + 1), "Channel", w.c.name, "Uniqueid", w.c.uniqueID,
				"CallerIDNum", orUnknown(w.c.caller.Number), "CallerIDName", orUnknown(w.c.caller.Name),
				"ConnectedLineNum", orUnknown(w.c.connected.Number), "ConnectedLineName", orUnknown(w.c.connected.Name),
				"Wait", wholeSeconds(time.Since(w.joined)), "Priority", "0",
			})
			k.addIf("ActionID", r.id())
			a.items = append(a.items, k.bytes())
		}
	}
	a.complete(r, "QueueStatusComplete", len(a.items))
	return a
}

func (s *Simulator) memberItem(q *queue, m *member, r *request) []byte {
	k := item("QueueMember")
	k.pairs([]string{
		"Queue", q.Name, "Name", m.Name, "Location", m.Interface, "StateInterface", m.Interface,
		"Membership", "static", "Penalty", "0", "CallsTaken", strconv.Itoa(m.taken),
		"LastCall", unixOrZero(m.lastCall), "LastPause", "0", "LoginTime", unixOrZero(s.started),
		"InCall", map[bool]string{true: "1", false: "0"}[m.inCall], "Status", m.status(),
		"Paused", "0", "PausedReason", "", "Wrapuptime", "0",
	})
	k.addIf("ActionID", r.id())
	return k.bytes()
}

// status is the device state: not in use, in use or ringing.
func (m *member) status() string {
	switch {
	case m.inCall:
		return "2"
	case m.busy:
		return "6"
	}
	return "1"
}

func unixOrZero(t time.Time) string {
	if t.IsZero() {
		return "0"
	}
	return strconv.FormatInt(t.Unix(), 10)
}

func (q *queue) mean(total time.Duration) string {
	if q.completed == 0 {
		return "0"
	}
	return wholeSeconds(total / time.Duration(q.completed))
}

func actionQueueSummary(ss *session, r *request) answer {
	a := list(r, "Queue summary will follow")
	only := r.get("Queue")
	for _, q := range ss.sim.queues {
		if only != "" && only != q.Name {
			continue
		}
		available, longest := 0, time.Duration(0)
		for _, m := range q.members {
			if !m.busy {
				available++
			}
		}
		for _, w := range q.callers {
			longest = max(longest, time.Since(w.joined))
		}
		k := item("QueueSummary")
		k.pairs([]string{
			"Queue", q.Name, "LoggedIn", strconv.Itoa(len(q.members)), "Available", strconv.Itoa(available),
			"Callers", strconv.Itoa(len(q.callers)), "HoldTime", q.mean(q.hold), "TalkTime", q.mean(q.talked),
			"LongestHoldTime", wholeSeconds(longest),
		})
		k.addIf("ActionID", r.id())
		a.items = append(a.items, k.bytes())
	}
	a.complete(r, "QueueSummaryComplete", len(a.items))
	return a
}
