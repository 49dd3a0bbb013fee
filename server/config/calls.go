package config

import "github.com/astergate/astergate/engine"

// checkCalls checks what the tags cannot.
func (c *Config) checkCalls(p *problems) {
	calls := engine.CallsConfig{Variable: c.Calls.Variable}
	if err := calls.Validate(); err != nil {
		p.add("calls.variable", "is of no use: %v", err)
	}
	for _, name := range c.Calls.KeepVariables {
		calls := engine.CallsConfig{Keep: []string{name}}
		if err := calls.Validate(); err != nil {
			p.add("calls.keep_variables", "is of no use: %v", err)
		}
	}
}
