package auth

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// logPause is the shortest time between two lines of the log about refusals.
const logPause = time.Second

// failures counts refusals, and tells the log of them, but not of each where there
// are many: whoever tries tokens must not fill the disk.
type failures struct {
	log *slog.Logger

	mu     sync.Mutex
	counts map[Why]uint64
	last   time.Time // of a line
	silent uint64    // refusals since
}

func (f *failures) note(ctx context.Context, from fmt.Stringer, r *RefusedError) {
	now := time.Now()
	f.mu.Lock()
	if f.counts == nil {
		f.counts = make(map[Why]uint64)
	}
	f.counts[r.Why]++
	if now.Sub(f.last) < logPause {
		f.silent++
		f.mu.Unlock()
		return
	}
	silent := f.silent
	f.last, f.silent = now, 0
	f.mu.Unlock()
	address := ""
	if from != nil {
		address = from.String()
	}
	attrs := []any{"from", address, "why", string(r.Why), "error", r.Error()}
	if r.who != "" {
		attrs = append(attrs, "principal", r.who)
	}
	if silent > 0 {
		attrs = append(attrs, "others_since", silent)
	}
	f.log.WarnContext(ctx, "a caller was refused", attrs...)
}

var (
	failuresDesc    = prometheus.NewDesc("astergate_authentication_failures_total", "Callers whose credentials were refused, by why.", []string{"why"}, nil)
	ticketsDesc     = prometheus.NewDesc("astergate_stream_tickets", "Tickets for streams that can be used now.", nil, nil)
	keysDesc        = prometheus.NewDesc("astergate_jwt_keys", "Keys for JWTs that are known.", nil, nil)
	keysFailedDesc  = prometheus.NewDesc("astergate_jwt_keys_fetch_failures_total", "Fetches of the keys for JWTs that failed.", nil, nil)
	keysFetchedDesc = prometheus.NewDesc("astergate_jwt_keys_fetched_timestamp_seconds", "When the keys for JWTs were last fetched.", nil, nil)
)

// Describe implements prometheus.Collector.
func (a *Authenticator) Describe(descs chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{failuresDesc, ticketsDesc, keysDesc, keysFailedDesc, keysFetchedDesc} {
		descs <- d
	}
}

// Collect implements prometheus.Collector.
func (a *Authenticator) Collect(metrics chan<- prometheus.Metric) {
	a.failures.mu.Lock()
	for _, why := range []Why{WhyNone, WhyMalformed, WhyWrong, WhyExpired, WhyClaims, WhyCertificate, WhyTicket, WhyKeys} {
		metrics <- prometheus.MustNewConstMetric(failuresDesc, prometheus.CounterValue, float64(a.failures.counts[why]), string(why))
	}
	a.failures.mu.Unlock()
	metrics <- prometheus.MustNewConstMetric(ticketsDesc, prometheus.GaugeValue, float64(a.tickets.count()))
	keys := a.current.Load().keys
	if keys == nil {
		return
	}
	metrics <- prometheus.MustNewConstMetric(keysDesc, prometheus.GaugeValue, float64(len(keys.all())))
	if keys.url != "" {
		metrics <- prometheus.MustNewConstMetric(keysFailedDesc, prometheus.CounterValue, float64(keys.failures.Load()))
		metrics <- prometheus.MustNewConstMetric(keysFetchedDesc, prometheus.GaugeValue, float64(keys.fetched.Load()))
	}
}
