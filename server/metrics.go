package server

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/engine/ami"
)

// collector reads the engine's own counters when somebody asks for /metrics,
// so that an event costs nothing more than counting it.
type collector struct {
	engine *engine.Engine
	events *eventService
}

var (
	perServer = []string{"server"}

	linkState    = desc("link_state", "1 for the state that the manager link is in.", "server", "state")
	linkLatency  = desc("link_latency_seconds", "Round trip of the newest Ping.", perServer...)
	reconnects   = desc("link_reconnects_total", "Times that the manager link came back.", perServer...)
	attempts     = desc("link_attempts_total", "Attempts to connect the manager link.", perServer...)
	linkBytes    = desc("link_bytes_total", "Bytes on the manager link's sockets.", "server", "direction")
	blocking     = desc("link_blocking_sockets", "Sockets open for blocking actions.", perServer...)
	events       = desc("events_total", "Events that Asterisk sent.", perServer...)
	orphans      = desc("orphans_total", "Replies that nobody waited for any more.", perServer...)
	linkDamaged  = desc("link_damaged_total", "Manager sockets given up since what came cannot be what Asterisk sent.", perServer...)
	actions      = desc("actions_total", "Actions by how they ended.", "server", "outcome")
	logEvents    = desc("log_events", "Events held in the log.", perServer...)
	logBytes     = desc("log_bytes", "Memory held by the log.", perServer...)
	logEvicted   = desc("log_evicted_total", "Events that have left the log.", perServer...)
	subscribers  = desc("subscribers", "Subscriptions open.")
	subscribeLag = desc("subscriber_lag_events", "Events that the slowest subscriber is behind.", perServer...)
	filterErrors = desc("filter_errors_total", "Events that a subscription's filter could not judge.")
	sightErrors  = desc("row_filter_errors_total", "Events and calls that a role's filter could not judge, and hid.")
	tooSlow      = desc("subscribers_too_slow_total", "Subscriptions ended for reading too slowly.")
)

func desc(name, help string, labels ...string) *prometheus.Desc {
	return prometheus.NewDesc("astergate_"+name, help, labels, nil)
}

// Describe implements prometheus.Collector.
func (c *collector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{linkState, linkLatency, reconnects, attempts, linkBytes, blocking, events,
		orphans, linkDamaged, actions, logEvents, logBytes, logEvicted, subscribers, subscribeLag, tooSlow, filterErrors, sightErrors} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (c *collector) Collect(ch chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	count := func(d *prometheus.Desc, v uint64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), labels...)
	}
	for _, s := range c.engine.Servers() {
		name, status, log := s.Name(), s.Status(), s.Log()
		for _, state := range ami.States() {
			in := 0.0
			if state == status.State {
				in = 1
			}
			gauge(linkState, in, name, state.String())
		}
		gauge(linkLatency, status.RTT.Seconds(), name)
		gauge(blocking, float64(status.Blocking), name)
		n := status.Counters
		count(reconnects, status.Reconnects, name)
		count(attempts, n.Attempts, name)
		count(linkBytes, n.BytesRead, name, "read")
		count(linkBytes, n.BytesWritten, name, "written")
		count(events, n.Events, name)
		count(orphans, n.Orphans, name)
		count(linkDamaged, n.Damaged, name)
		count(actions, n.Replies, name, "replied")
		count(actions, n.NotSent, name, "not_sent")
		count(actions, n.Unknown, name, "outcome_unknown")
		gauge(logEvents, float64(log.Newest()-log.Oldest()+1), name)
		gauge(logBytes, float64(log.Bytes()), name)
		count(logEvicted, log.Evicted(), name)
		gauge(subscribeLag, float64(s.Lag()), name)
	}
	gauge(subscribers, float64(c.events.subscribers.Load()))
	count(tooSlow, c.events.tooSlow.Load())
	count(filterErrors, c.engine.FilterErrors())
	count(sightErrors, c.engine.SightErrors())
}
