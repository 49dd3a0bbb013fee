package cli

import (
	"log/slog"

	"github.com/astergate/astergate/server/config"
)

// Descriptors that are no connection of a caller's or a channel's: of the process
// itself, files that are read, requests of web hooks.
const otherDescriptors = 128

// withinDescriptors returns a configuration whose connections and sessions find
// enough file descriptors, of which the process may have so many: running out of them
// would keep links from coming back. Those that are too many are taken from
// connections and AGI sessions in proportion; the log says so.
func withinDescriptors(cfg *config.Config, allowed uint64, logger *slog.Logger) *config.Config {
	fixed := uint64(otherDescriptors)
	if cfg.Hooks.Concurrency > 0 {
		fixed += uint64(cfg.Hooks.Concurrency)
	}
	for _, s := range cfg.Servers {
		fixed += 2 + uint64(s.MaxBlocking)
	}
	listeners := uint64(1)
	if cfg.HTTP.Enabled() {
		listeners++
	}
	wanted := listeners*uint64(cfg.Limits.Connections) + uint64(cfg.AGI.MaxSessions)
	if fixed+wanted <= allowed {
		return cfg
	}
	left := uint64(0)
	if allowed > fixed {
		left = allowed - fixed
	}
	fitted := *cfg
	fitted.Limits.Connections = max(int(uint64(cfg.Limits.Connections)*left/wanted), 1)
	fitted.AGI.MaxSessions = max(int(uint64(cfg.AGI.MaxSessions)*left/wanted), 1)
	logger.Warn("the process may have fewer file descriptors than the limits need: raise LimitNOFILE (systemd) or ulimit -n; until then there are fewer connections and AGI sessions",
		"allowed", allowed, "needed", fixed+wanted, "limits.connections", fitted.Limits.Connections, "agi.max_sessions", fitted.AGI.MaxSessions)
	return &fitted
}
