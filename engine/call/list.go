package call

import "iter"

// list is a doubly linked list of calls through one of their fields.
type list struct {
	first, last *Call
	n           int
	links       func(*Call) *links
}

type links struct{ next, prev *Call }

func (l *list) push(c *Call) {
	at := l.links(c)
	*at = links{prev: l.last}
	if l.last == nil {
		l.first = c
	} else {
		l.links(l.last).next = c
	}
	l.last = c
	l.n++
}

func (l *list) remove(c *Call) {
	at := l.links(c)
	if at.prev == nil {
		l.first = at.next
	} else {
		l.links(at.prev).next = at.next
	}
	if at.next == nil {
		l.last = at.prev
	} else {
		l.links(at.next).prev = at.prev
	}
	*at = links{}
	l.n--
}

func (l *list) each() iter.Seq[*Call] {
	return func(yield func(*Call) bool) {
		for c := l.first; c != nil; c = l.links(c).next {
			if !yield(c) {
				return
			}
		}
	}
}
