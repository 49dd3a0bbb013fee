package server

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/astergate/astergate/engine"
	"github.com/astergate/astergate/server/limit"
)

// limitCollector tells what is under way, and what was refused.
type limitCollector struct {
	limits *limit.Limits
	engine *engine.Engine
}

var (
	limitRefused  = desc("limit_refused_total", "What was refused, by the limit.", "limit")
	limitUnderWay = desc("limit_under_way", "What is under way, of all callers.", "kind")
	gateBusy      = desc("actions_under_way", "Actions that a server has not answered.", "server", "socket")
	gateWaiting   = desc("actions_waiting", "Actions that wait to be sent to a server.", "server", "socket")
)

// Describe implements prometheus.Collector.
func (c *limitCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{limitRefused, limitUnderWay, gateBusy, gateWaiting} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (c *limitCollector) Collect(ch chan<- prometheus.Metric) {
	gauge := func(d *prometheus.Desc, n int, labels ...string) {
		ch <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(n), labels...)
	}
	c.limits.Refused(func(key string, n uint64) {
		ch <- prometheus.MustNewConstMetric(limitRefused, prometheus.CounterValue, float64(n), key)
	})
	for kind, name := range map[limit.Kind]string{limit.Streams: "streams", limit.Subscribers: "subscribers", limit.Actions: "actions"} {
		gauge(limitUnderWay, c.limits.UnderWay(kind), name)
	}
	for _, s := range c.engine.Servers() {
		s.Gates(func(socket string, gate engine.Gate) {
			if g, ok := gate.(*limit.Gate); ok {
				busy, waiting := g.Figures()
				gauge(gateBusy, busy, s.Name(), socket)
				gauge(gateWaiting, waiting, s.Name(), socket)
			}
		})
	}
}
