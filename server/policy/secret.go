package policy

import (
	"slices"
	"strings"

	"github.com/astergate/astergate/engine/ami/wire"
)

// ConfigSecrets is the entry by whose grant a role gets the secrets in Asterisk's
// configuration files. Without it they are masked in what GetConfig answers.
const ConfigSecrets = "config-secrets"

// TellsConfig reports whether an action answers with a configuration file.
func TellsConfig(action string) bool {
	name := normal(action)
	return name == "getconfig" || name == "getconfigjson"
}

// Grants reports whether the principal's role has been granted an entry.
func (p *Policy) Grants(who Principal, id string) bool {
	return who.Name != "" && who.Role != nil && (who.Role.grants.all || slices.Contains(who.Role.grants.ids, id))
}

// Values returns the values of all headers of a name, as Asterisk reads them.
func Values(headers []wire.Header, name string) []string {
	return slices.Collect(values(headers, strings.ToLower(name)))
}
