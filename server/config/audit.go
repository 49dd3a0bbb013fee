package config

// Audit is the log of who did what, apart from the service's own log.
type Audit struct {
	// File is a path, stdout, stderr, or off. Once it is not off, whatever changes
	// something is noted, and so is what was denied.
	File string `key:"file" default:"off" reload:"restart"`
	// Reads also notes requests that change nothing.
	Reads bool `key:"reads" reload:"restart"`
	// AGICommands also notes the commands of handlers that are neither dangerous
	// nor denied.
	AGICommands bool `key:"agi_commands" reload:"restart"`
	// OnFailure is continue or refuse: what becomes of what changes something while
	// it cannot be noted.
	OnFailure string `key:"on_failure" default:"continue" oneof:"continue refuse" reload:"restart"`
	// Sync waits for the disk before anything is sent, not only for the kernel.
	Sync bool `key:"sync" reload:"restart"`
	// MaxBytes is the size at which a new file is begun.
	MaxBytes Size `key:"max_bytes" default:"100MiB" min:"64KiB" max:"1024GiB" reload:"restart"`
	// Keep is how many older files are kept, NAME.1 the newest.
	Keep int `key:"keep" default:"5" min:"1" max:"1000" reload:"restart"`
}

// Enabled reports whether there is an audit log.
func (a Audit) Enabled() bool { return a.File != ListenOff }
