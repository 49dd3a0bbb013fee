// Package webhook serves the AGI sessions of configured routes that lead to a
// URL. To the registry a URL is a worker like others: what is offered is
// accepted and POSTed, the answer's commands run in order, and what the session
// comes to is POSTed too. docs/webhooks.md is for who answers.
//
// A [Runner] has a goroutine for each URL that reads what the registry sends, and
// one for each session, which alone POSTs for it. So the requests of a session
// have an order, and a slow receiver delays its own sessions only. How many
// requests are under way is bounded; more wait.
//
// Where a request may go is checked when the socket connects, on the address that
// the name gave then.
package webhook
