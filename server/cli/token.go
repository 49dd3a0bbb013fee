package cli

import (
	"fmt"
	"time"

	"go.yaml.in/yaml/v3"

	"github.com/astergate/astergate/server/auth"
)

type tokenCommand struct {
	New newTokenCommand `cmd:"" help:"Make a bearer token: print it once, and the entry for the configuration, which has its hash alone."`
}

type newTokenCommand struct {
	Name    string `default:"NAME" help:"Whom it is for: the principal is token:NAME."`
	Role    string `default:"ROLE" help:"The role that its holder gets."`
	Expires string `placeholder:"DATE" help:"From when on it is refused: 2027-01-31, a time of RFC 3339, or a while such as 720h; never, if it is not given."`
}

// Run needs no configuration: the token may be made on any machine.
func (c *newTokenCommand) Run(p Process) error {
	expires, err := c.expiry(time.Now())
	if err != nil {
		return err
	}
	token, err := auth.NewToken()
	if err != nil {
		return err
	}
	entry := []struct {
		Name    string `yaml:"name"`
		Hash    string `yaml:"hash"`
		Role    string `yaml:"role"`
		Expires string `yaml:"expires,omitempty"`
	}{{c.Name, auth.HashOf(token).String(), c.Role, expires}}
	text, err := yaml.Marshal(map[string]any{"access": map[string]any{"tokens": entry}})
	if err != nil {
		return err
	}
	// The token alone goes to standard output: TOKEN=$(astergate token new).
	if _, err := fmt.Fprintln(p.Stdout, token); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.Stderr, "\nThat is the token: it is shown this once. Its entry in the configuration:\n\n%s", text)
	return err
}

func (c *newTokenCommand) expiry(now time.Time) (string, error) {
	if c.Expires == "" {
		return "", nil
	}
	if while, err := time.ParseDuration(c.Expires); err == nil && while > 0 {
		return now.Add(while).UTC().Format(time.RFC3339), nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(layout, c.Expires); err == nil {
			if !at.After(now) {
				return "", fmt.Errorf("--expires: %s is over", c.Expires)
			}
			return c.Expires, nil
		}
	}
	return "", fmt.Errorf("--expires: %q is no date; write one such as 2027-01-31, or a while such as 720h", c.Expires)
}
