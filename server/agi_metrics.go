package server

import (
	"strings"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/astergate/astergate/engine/agi"
	"github.com/astergate/astergate/engine/worker"
)

// agiCollector gives Prometheus the figures of AGI sessions and workers.
type agiCollector struct {
	workers  *worker.Registry
	listener func() agi.Stats // nil: there is none
}

var (
	agiSessions    = desc("agi_sessions", "AGI sessions now.")
	agiWaiting     = desc("agi_sessions_waiting", "AGI sessions that wait for a worker.")
	agiEnded       = desc("agi_sessions_ended_total", "AGI sessions that have ended, by reason.", "reason")
	agiWorkers     = desc("agi_workers", "Workers that are registered, or may come back.")
	agiQueueTime   = desc("agi_queue_seconds", "How long AGI sessions waited for a worker.")
	agiConnections = desc("agi_connections_total", "FastAGI connections, by what became of them.", "result")
)

// Describe implements prometheus.Collector.
func (c *agiCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{agiSessions, agiWaiting, agiEnded, agiWorkers, agiQueueTime, agiConnections} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (c *agiCollector) Collect(ch chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v int) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(v))
	}
	count := func(d *prometheus.Desc, v uint64, label string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), label)
	}
	f := c.workers.Figures()
	gauge(agiSessions, f.Live)
	gauge(agiWaiting, f.Waiting)
	gauge(agiWorkers, f.Workers)
	ch <- prometheus.MustNewConstSummary(agiQueueTime, f.Assigned, f.Waited.Seconds(), nil)
	for reason, n := range f.Ends {
		count(agiEnded, n, strings.ToLower(strings.TrimPrefix(reason.String(), "SESSION_END_")))
	}
	if c.listener == nil {
		return
	}
	stats := c.listener()
	count(agiConnections, stats.Accepted, "accepted")
	count(agiConnections, stats.RefusedAddress, "refused_address")
	count(agiConnections, stats.RefusedFull, "refused_full")
	count(agiConnections, stats.RefusedSilent, "refused_silent")
	count(agiConnections, stats.RefusedServer, "refused_server")
	count(agiConnections, stats.RefusedEnvironment, "refused_environment")
	count(agiConnections, stats.RefusedOwner, "refused_owner")
}
