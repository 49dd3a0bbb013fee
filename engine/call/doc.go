// Package call follows calls by the events of one Asterisk server.
//
// [Tracker] is a reducer: events go in, changes come out. It has no clock, no
// socket and no goroutine: whoever feeds it says when something happened and
// asks [Tracker.Tick] when to come again. What it concludes is the same whether
// the events come from a live link or from a file.
//
// A call is its first channel, the root, and what was created for it. To which
// call a channel belongs is decided when the channel is born, and only the
// beginning of a dial moves it afterwards: bridges, transfers and pickups link
// calls and never merge them. See DESIGN.md, "The life of a call".
package call
