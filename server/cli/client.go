package cli

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"strings"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

// clientTLS is how a command reaches a service that has TLS. Each command embeds it
// with a prefix for its variables.
type clientTLS struct {
	TLS        bool   `name:"tls" env:"TLS" help:"The service has TLS; its certificate is checked by the system's CAs."`
	CAFile     string `name:"ca-file" env:"CA_FILE" placeholder:"FILE" help:"The service has TLS; these CAs, in PEM, vouch for its certificate."`
	CertFile   string `name:"cert-file" env:"CERT_FILE" placeholder:"FILE" help:"Certificate to show to the service, in PEM; with --key-file."`
	KeyFile    string `name:"key-file" env:"KEY_FILE" placeholder:"FILE" help:"Its key."`
	ServerName string `name:"server-name" env:"SERVER_NAME" placeholder:"NAME" help:"Name in the service's certificate, if it is not the host of its address."`
}

// option is how to dial.
func (c *clientTLS) option(readFile func(string) ([]byte, error)) (grpc.DialOption, error) {
	if !c.TLS && c.CAFile == "" && c.CertFile == "" && c.KeyFile == "" {
		if c.ServerName != "" {
			return nil, errors.New("--server-name is of use with --tls or --ca-file only")
		}
		return grpc.WithTransportCredentials(insecure.NewCredentials()), nil
	}
	config := &tls.Config{MinVersion: tls.VersionTLS12, ServerName: c.ServerName}
	if c.CAFile != "" {
		pem, err := readFile(c.CAFile)
		if err != nil {
			return nil, fmt.Errorf("--ca-file: %w", err)
		}
		config.RootCAs = x509.NewCertPool()
		if !config.RootCAs.AppendCertsFromPEM(pem) {
			return nil, fmt.Errorf("--ca-file: %s holds no certificate in PEM", c.CAFile)
		}
	}
	if (c.CertFile == "") != (c.KeyFile == "") {
		return nil, errors.New("--cert-file and --key-file belong together")
	}
	if c.CertFile != "" {
		cert, err := readFile(c.CertFile)
		if err != nil {
			return nil, fmt.Errorf("--cert-file: %w", err)
		}
		key, err := readFile(c.KeyFile)
		if err != nil {
			return nil, fmt.Errorf("--key-file: %w", err)
		}
		pair, err := tls.X509KeyPair(cert, key)
		if err != nil {
			return nil, fmt.Errorf("--cert-file and --key-file do not make a pair: %w", err)
		}
		config.Certificates = []tls.Certificate{pair}
	}
	return grpc.WithTransportCredentials(credentials.NewTLS(config)), nil
}

// hintTLS adds what to do where a service speaks TLS and the caller does not.
func hintTLS(err error) error {
	if strings.Contains(err.Error(), "error reading server preface") {
		return fmt.Errorf("%w; if the service has TLS, give --tls or --ca-file", err)
	}
	return err
}
