// Package limit bounds what callers have under way, so that no caller can take
// from others what they need, and astergate from the machine what it does not
// have: by principal, by server and in all. It knows neither gRPC nor the wire.
//
// Two things make it fair. What principals share (a share) keeps its last quarter
// for those who have less than their part of it, so that one who takes all he can
// leaves room for others. And what waits for a server (a Gate) waits in a line for
// each principal, and the lines take turns.
//
// All methods may be called concurrently. Nothing here starts a goroutine.
package limit
