package server

import (
	"github.com/prometheus/client_golang/prometheus"

	"github.com/astergate/astergate/server/audit"
)

// auditCollector reads the audit log's counters, if there is one.
type auditCollector struct{ log *audit.Log }

var (
	auditLines      = desc("audit_lines_total", "Lines written to the audit log.")
	auditFailures   = desc("audit_failures_total", "Attempts to write the audit log that failed.")
	auditLost       = desc("audit_lost_total", "Lines of the audit log that were not written, and never will be.")
	auditSuppressed = desc("audit_suppressed_total", "Failed authentications that left no line in the audit log, as there were too many.")
	auditFailing    = desc("audit_failing", "1 while the audit log cannot be written.")
)

// Describe implements prometheus.Collector.
func (c *auditCollector) Describe(ch chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{auditLines, auditFailures, auditLost, auditSuppressed, auditFailing} {
		ch <- d
	}
}

// Collect implements prometheus.Collector.
func (c *auditCollector) Collect(ch chan<- prometheus.Metric) {
	if c.log == nil {
		return
	}
	s := c.log.Stats()
	for d, n := range map[*prometheus.Desc]uint64{auditLines: s.Lines, auditFailures: s.Failed, auditLost: s.Lost, auditSuppressed: s.Suppressed} {
		ch <- prometheus.MustNewConstMetric(d, prometheus.CounterValue, float64(n))
	}
	failing := 0.0
	if s.Failing {
		failing = 1
	}
	ch <- prometheus.MustNewConstMetric(auditFailing, prometheus.GaugeValue, failing)
}
