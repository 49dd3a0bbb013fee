package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"go.yaml.in/yaml/v3"
)

// agiConfig is read if it is there: Asterisk's dialplan is no place for an address
// or a token.
const agiConfig = "/etc/astergate/agi.yaml"

// agiSettings are where the service is and who calls it.
type agiSettings struct {
	Address   string `yaml:"address"`
	Server    string `yaml:"server"`
	TokenFile string `yaml:"token_file"`
	// TLS of the service, as the flags of the same names.
	TLS        bool   `yaml:"tls"`
	CAFile     string `yaml:"ca_file"`
	CertFile   string `yaml:"cert_file"`
	KeyFile    string `yaml:"key_file"`
	ServerName string `yaml:"server_name"`

	token string
	tls   clientTLS
}

// settings are those of the flags and variables, then those of the file.
func (c *agiCommand) settings(p Process) (agiSettings, error) {
	s := agiSettings{}
	name := c.Config
	if name == "" {
		name = agiConfig
	}
	text, err := p.ReadFile(name)
	switch {
	case err == nil:
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		if err := decoder.Decode(&s); err != nil && !errors.Is(err, io.EOF) {
			return s, fmt.Errorf("%s: %w", name, err)
		}
	case c.Config != "" || !errors.Is(err, fs.ErrNotExist):
		return s, fmt.Errorf("--config: %w", err)
	}
	for _, given := range []struct {
		to    *string
		value string
	}{
		{&s.Address, c.Address}, {&s.Server, c.Server}, {&s.TokenFile, c.TokenFile},
		{&s.CAFile, c.CAFile}, {&s.CertFile, c.CertFile}, {&s.KeyFile, c.KeyFile}, {&s.ServerName, c.ServerName},
	} {
		if given.value != "" {
			*given.to = given.value
		}
	}
	s.tls = clientTLS{s.TLS || c.TLS, s.CAFile, s.CertFile, s.KeyFile, s.ServerName}
	if s.Address == "" {
		s.Address = "127.0.0.1:50051"
	}
	if s.Server == "" {
		s.Server = "-"
	}
	if s.TokenFile != "" {
		text, err := p.ReadFile(s.TokenFile)
		if err != nil {
			return s, fmt.Errorf("--token-file: %w; Asterisk's user must be able to read it", err)
		}
		s.token = strings.TrimSpace(string(text))
	}
	return s, nil
}
