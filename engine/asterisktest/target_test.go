package asterisktest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestParseExternal(t *testing.T) {
	tests := []struct {
		value string
		want  externalAMI
		ok    bool
	}{
		{"admin:hidden@127.0.0.1:5038", externalAMI{"127.0.0.1:5038", "admin", "hidden"}, true},
		{"admin:s:e@c@[::1]:5038", externalAMI{"[::1]:5038", "admin", "s:e@c"}, true},
		{"admin:@host:5038", externalAMI{"host:5038", "admin", ""}, true},
		{"host:5038", externalAMI{}, false},
		{"admin@host:5038", externalAMI{}, false},
		{"admin:hidden@", externalAMI{}, false},
	}
	for _, test := range tests {
		got, err := parseExternal(test.value)
		switch {
		case (err == nil) != test.ok:
			t.Errorf("%s: %v", test.value, err)
		case err == nil && *got != test.want:
			t.Errorf("%s: %+v", test.value, *got)
		case err != nil && strings.Contains(err.Error(), "hidden"):
			t.Errorf("%s: the secret is in %q", test.value, err)
		}
	}
}

func TestMissing(t *testing.T) {
	t.Setenv("ASTERGATE_ASTERISK_CACHE", t.TempDir())
	t.Setenv("ASTERGATE_TEST_AMI_22", "")
	t.Setenv("ASTERGATE_TEST_AMI_16", "admin:secret@127.0.0.1:5038")
	_, err := find("22")
	if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), "scripts/asterisk-install.sh") {
		t.Errorf("error %v does not say in one line what to do", err)
	}
	targets := Available()
	if len(targets) != 1 || targets[0].Name != "16" || !targets[0].External() || targets[0].Major() != 16 {
		t.Errorf("available: %v", targets)
	}
	if got := (Target{Name: "22", Version: "23.1.0~dfsg"}).Major(); got != 23 {
		t.Errorf("major version of a successor: %d", got)
	}
}

func TestValidate(t *testing.T) {
	for name, cfg := range map[string]Config{
		"no name":       {Users: []User{{Secret: "s"}}},
		"general":       {Users: []User{{Name: "general"}}},
		"twice":         {Users: []User{{Name: "a"}, {Name: "a"}}},
		"comment":       {Users: []User{{Name: "a", Secret: "s;t"}}},
		"path":          {ExtraFiles: map[string]string{"../etc/passwd": ""}},
		"parent folder": {ExtraFiles: map[string]string{"..": ""}},
	} {
		if err := cfg.validate(); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestChooseModules(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"app_queue.so", "app_jack.so", "chan_pjsip.so", "res_pjsip.so", "func_pjsip_aor.so", "cel_manager.so", "codec_gsm.so", "README"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		cfg  Config
		want []string
	}{
		{Config{}, []string{"app_queue.so", "codec_gsm.so"}},
		{Config{PJSIP: true}, []string{"app_queue.so", "chan_pjsip.so", "codec_gsm.so", "func_pjsip_aor.so", "res_pjsip.so"}},
		{Config{Modules: []string{"cel_manager.so", "-app_queue.so", "absent.so"}}, []string{"cel_manager.so", "codec_gsm.so"}},
	} {
		got, err := chooseModules(dir, test.cfg)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%+v: %v, %v", test.cfg, got, err)
		}
	}
}
