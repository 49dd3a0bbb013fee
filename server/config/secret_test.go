package config

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"github.com/astergate/astergate/engine/mask"
)

func TestSecretNeverShows(t *testing.T) {
	const text = "hunter2-hunter2"
	secret := NewSecret(text)
	type nest struct {
		Public  Secret
		private Secret
		Map     map[string]Secret
		List    []Secret
		Pointer *Secret
	}
	values := []any{
		secret, &secret, []Secret{secret}, map[string]any{"k": secret},
		nest{secret, secret, map[string]Secret{"k": secret}, []Secret{secret}, &secret},
		&nest{Public: secret, private: secret},
		Login{"u", secret},
		Server{Secret: secret, eventSecret: secret, Username: "u"},
		&Config{Access: Access{Token: secret, tokenFromFile: secret}, Servers: map[string]Server{"a": {Secret: secret}}},
		errors.Join(fmt.Errorf("secret %v", secret)),
	}
	hex := fmt.Sprintf("%x", text)
	for i, value := range values {
		var out bytes.Buffer
		for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%T %v"} {
			args := []any{value}
			if verb == "%T %v" {
				args = append(args, value)
			}
			fmt.Fprintf(&out, verb+"\n", args...)
		}
		slog.New(slog.NewTextHandler(&out, nil)).Info("m", "v", value)
		slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "v", value)
		if b, err := json.Marshal(value); err == nil {
			out.Write(b)
		}
		if b, err := yaml.Marshal(value); err == nil {
			out.Write(b)
		}
		if shown := out.String(); strings.Contains(shown, text) || strings.Contains(strings.ToLower(shown), hex) {
			t.Errorf("value %d (%T) shows its secret:\n%s", i, value, shown)
		}
	}
	if got := fmt.Sprintf("%v %+v %#v %s %q", secret, secret, secret, secret, secret); got != strings.TrimSpace(strings.Repeat(mask.Mask+" ", 5)) {
		t.Errorf("got %s", got)
	}
	if got := fmt.Sprintf("[%v]", Secret{}); got != "[]" {
		t.Errorf("empty: %s", got)
	}
	b, _ := json.Marshal(map[string]Secret{"a": secret, "b": {}})
	y, _ := yaml.Marshal(map[string]Secret{"a": secret})
	if got := string(b) + string(y); got != `{"a":"********","b":""}a: '********'`+"\n" {
		t.Errorf("marshalled: %s", got)
	}
	if secret.Reveal() != text || !NewSecret("").IsZero() {
		t.Error("the text is lost")
	}
}

// No problem's message holds a secret, whatever is wrong with it.
func TestProblemsHoldNoSecret(t *testing.T) {
	const text = "hunter2 hunter2 hunter2"
	for _, file := range []string{
		"access: {token: '" + text + "'}",
		"access: {token: ['" + text + "']}",
		"access: {token_file: f}",
		"servers: {pbx1: {secret: \"" + text + "\\n\"}}",
		"servers: {pbx1: {secret: {x: '" + text + "'}}}",
	} {
		_, err := Load(Flags{Config: "a.yaml"}, []string{"ASTERGATE_SECRET=" + text}, disk{"a.yaml": file, "f": text}.read)
		if err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("%s: %v", file, err)
		}
	}
}
