package simulator

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// The CLI commands that tell what a manager user may do, and what the server has,
// as 16 and 22 print them (main/manager.c, main/cli.c).

// descriptions of the modules that ModuleCheck finds.
var descriptions = map[string]string{
	"app_dial":      "Dialing Application",
	"app_playback":  "Sound File Playback Application",
	"app_queue":     "True Call Queueing",
	"app_userevent": "Custom User Event Application",
	"cdr_manager":   "Asterisk Manager Interface CDR Backend",
	"chan_pjsip":    "PJSIP Channel Driver",
	"pbx_config":    "Text Extension Configuration",
	"res_pjsip":     "Basic SIP resource",
}

// showManager answers `manager show ...`, or nothing if it is another command.
func (s *Simulator) showManager(words []string) []string {
	switch {
	case len(words) == 3 && words[2] == "commands":
		return showCommands()
	case len(words) == 4 && words[2] == "user":
		for _, u := range s.cfg.Users {
			if strings.EqualFold(u.Name, words[3]) {
				return []string{"", "          username: " + u.Name, "            secret: <Set>", "               ACL: no",
					"         read perm: " + classMask(u.Read).String(), "        write perm: " + classMask(u.Write).String(),
					"   displayconnects: yes"}
			}
		}
		return []string{"There is no manager called " + words[3]}
	}
	return nil
}

func showCommands() []string {
	row := func(name, synopsis string) string { return fmt.Sprintf("  %-30s  %-45.45s", name, synopsis) }
	out := []string{row("Action", "Synopsis"), row("------", "--------")}
	sorted := slices.Clone(actions)
	slices.SortFunc(sorted, func(a, b action) int { return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) })
	for _, a := range sorted {
		out = append(out, row(a.name, a.synopsis))
	}
	return out
}

func showModules() []string {
	row := func(name, description, count, status, level string) string {
		return fmt.Sprintf("%-30s %-40.40s %-10s %-11s %13s", name, description, count, status, level)
	}
	out := []string{row("Module", "Description", "Use Count", "Status", "Support Level")}
	for _, name := range modules {
		out = append(out, row(name+".so", descriptions[name], "0", "Running", "core"))
	}
	return append(out, fmt.Sprintf("%d modules loaded", len(modules)))
}
