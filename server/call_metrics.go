package server

import "github.com/prometheus/client_golang/prometheus"

// callCollector gives Prometheus the figures of calls.
type callCollector struct{ calls *callService }

var (
	callsNow     = desc("calls", "Calls now, by state: live, or finished and kept.", "server", "state")
	callChanges  = desc("call_changes_total", "Changes of calls.", perServer...)
	callResyncs  = desc("call_resyncs_total", "Comparisons of the calls with a snapshot of the channels.", perServer...)
	callRefused  = desc("call_snapshots_refused_total", "Snapshots of the channels that Asterisk refused.", perServer...)
	callGaps     = desc("call_gaps_total", "Times that events were overwritten before calls were followed by them.", perServer...)
	callSynced   = desc("calls_synced", "1 if the calls were compared with a snapshot since the link came up.", perServer...)
	callLag      = desc("call_lag_events", "Events by which the calls are behind.", perServer...)
	callWatchers = desc("call_watchers", "Watches of calls open.")
	callTooSlow  = desc("call_watchers_too_slow_total", "Watches of calls ended for reading too slowly.")
)

// Describe implements prometheus.Collector.
func (c *callCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{callsNow, callChanges, callResyncs, callRefused, callGaps, callSynced, callLag, callWatchers, callTooSlow} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (c *callCollector) Collect(ch chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, v float64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, v, labels...)
	}
	count := func(d *prometheus.Desc, v uint64, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(v), labels...)
	}
	for _, s := range c.calls.engine.Servers() {
		if s.Calls() == nil {
			continue
		}
		name, f := s.Name(), s.Calls().Figures()
		gauge(callsNow, float64(f.Live), name, "live")
		gauge(callsNow, float64(f.Finished), name, "finished")
		count(callChanges, f.Changes, name)
		count(callResyncs, f.Resyncs, name)
		count(callRefused, f.Refused, name)
		count(callGaps, f.Gaps, name)
		synced := 0.0
		if f.Synced {
			synced = 1
		}
		gauge(callSynced, synced, name)
		gauge(callLag, float64(f.Lag), name)
	}
	gauge(callWatchers, float64(c.calls.watchers.Load()))
	count(callTooSlow, c.calls.tooSlow.Load())
}
