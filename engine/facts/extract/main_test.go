package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	document, output := filepath.Join(dir, "core.xml"), filepath.Join(dir, "facts.json")
	text := `<docs><manager name="Ping"><syntax><parameter name="Depth" required="true"/></syntax></manager></docs>`
	if err := os.WriteFile(document, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, args := range [][]string{
		{"-xml", document, "-o", output},
		{"-xml", document, "-against", output},
		{"-against", output, output},
	} {
		if err := run(t.Context(), args, &out); err != nil || out.Len() > 0 {
			t.Errorf("%q: %v, %q", args, err, out.String())
		}
	}
	if err := run(t.Context(), []string{"-against", "../testdata/16.json", output}, &out); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"new      action Ping parameter Depth: required\n", "gone     action Originate: module \"core\", privilege \"originate,all\", listed true\n"} {
		if !strings.Contains(out.String(), line) {
			t.Errorf("no line %q in\n%s", line, out.String())
		}
	}
}

func TestRunFaults(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{
		{},
		{"-no-such-flag"},
		{"no-such-file.json"},
		{"-xml", "no-such-file.xml"},
		{"-against", "no-such-file.json", "../testdata/16.json"},
		{"-ami", "a:b@127.0.0.1:1", "../testdata/16.json"},
	} {
		var out bytes.Buffer
		if err := run(t.Context(), args, &out); err == nil {
			t.Errorf("%q: no error, %q", args, out.String())
		}
	}
}
