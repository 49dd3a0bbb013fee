package asterisktest

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// Modules are listed and not auto-loaded so that nothing opens a port or waits
// for a database. About 180 of them take 0.1 s, so the lists are generous:
// actions and events of a module exist only while it is loaded. A pattern that
// matches nothing in a version is no error.
var (
	standardModules = []string{
		"app_*", "bridge_*", "func_*",
		"chan_bridge_media", "cdr_manager", "pbx_config",
		"codec_[agu]*", "codec_resample", "format_gsm", "format_pcm", "format_sln", "format_wav*",
		"res_agi", "res_clialiases", "res_clioriginate", "res_convert", "res_crypto", "res_fax", "res_limit",
		"res_manager_*", "res_monitor", "res_musiconhold", "res_mutestream", "res_parking", "res_security_log",
		"res_smdi", "res_sorcery_*", "res_speech", "res_stasis", "res_stasis_device_state",
		"res_timing_timerfd",
	}
	pjsipModules = []string{
		"res_pjproject", "res_pjsip*", "chan_pjsip", "func_pjsip*", "res_rtp_asterisk", "res_srtp",
		"res_http_websocket", "res_statsd", "res_format_attr_*",
	}
	// unwantedModules need a service, hardware or a file of their own, or
	// (func_pjsip*) modules that are not standard.
	unwantedModules = []string{
		"*odbc*", "*pgsql*", "*ldap*", "*curl*", "*realtime", "func_pjsip*", "codec_amr",
		"app_adsiprog", "app_alarmreceiver", "app_amd", "app_audiosocket", "app_festival", "app_getcpeid",
		"app_ices", "app_image", "app_jack", "app_macro", "app_minivm", "app_mp3", "app_nbscat", "app_sla", "app_stasis*",
		"app_url", "app_voicemail_*",
	}
	unwantedPJSIP = []string{
		"res_pjsip_stir_shaken", "res_pjsip_config_wizard", "res_pjsip_geolocation", "res_pjsip_phoneprov_provider",
		"res_pjsip_transport_websocket", "res_pjsip_publish_asterisk",
	}
)

// moduleDir returns the path, inside the chroot, of the directory of modules.
func moduleDir(root string) (string, error) {
	for _, pattern := range []string{"/usr/lib/*/asterisk/modules", "/usr/lib/asterisk/modules"} {
		found, err := filepath.Glob(root + pattern)
		if err != nil {
			return "", fmt.Errorf("find modules: %w", err)
		}
		if len(found) > 0 {
			return strings.TrimPrefix(found[0], root), nil
		}
	}
	return "", fmt.Errorf("find modules: %s has no asterisk modules", root)
}

// chooseModules returns the file names of the modules that the server loads, of
// those that the chroot has in dir.
func chooseModules(dir string, cfg Config) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("list modules: %w", err)
	}
	var chosen []string
	for _, entry := range entries {
		name, ok := strings.CutSuffix(entry.Name(), ".so")
		if !ok {
			continue
		}
		load := matches(standardModules, name) && !matches(unwantedModules, name) ||
			cfg.PJSIP && matches(pjsipModules, name) && !matches(unwantedPJSIP, name) ||
			slices.Contains(cfg.Modules, entry.Name())
		if load && !slices.Contains(cfg.Modules, "-"+entry.Name()) {
			chosen = append(chosen, entry.Name())
		}
	}
	return chosen, nil
}

func matches(patterns []string, name string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}
