package cli

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/astergate/astergate/server/config"
)

// Where there are too few file descriptors, connections and sessions are fewer, so
// that all together find theirs, and the log says what to do.
func TestWithinDescriptors(t *testing.T) {
	cfg := &config.Config{Servers: map[string]config.Server{"pbx1": {MaxBlocking: 4}}}
	cfg.HTTP.Listen = "127.0.0.1:0"
	cfg.Limits.Connections, cfg.AGI.MaxSessions = 4096, 10_000
	for _, allowed := range []uint64{1 << 20, 18_400, 4096, 1024, 256, 10} {
		var log bytes.Buffer
		got := withinDescriptors(cfg, allowed, slog.New(slog.NewTextHandler(&log, nil)))
		needed := uint64(2*got.Limits.Connections + got.AGI.MaxSessions + 6 + otherDescriptors)
		if allowed >= 256 && needed > allowed {
			t.Errorf("%d: %d connections and %d sessions need %d", allowed, got.Limits.Connections, got.AGI.MaxSessions, needed)
		}
		if lowered := got != cfg; lowered != strings.Contains(log.String(), "LimitNOFILE") || lowered != (allowed < 18_400) {
			t.Errorf("%d: lowered %v; %s", allowed, lowered, &log)
		}
		if got.Limits.Connections < 1 || got.AGI.MaxSessions < 1 {
			t.Errorf("%d: nothing is left", allowed)
		}
	}
	if cfg.Limits.Connections != 4096 {
		t.Error("the configuration itself was changed")
	}
}
