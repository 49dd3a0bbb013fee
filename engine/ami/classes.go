package ami

import "slices"

// PrivilegeClasses returns the classes that Asterisk lists in an event's
// Privilege header and grants to manager users (main/manager.c).
func PrivilegeClasses() []string {
	return slices.DeleteFunc(slices.Clone(eventClasses), func(label string) bool {
		return label == "none" || label == "on" || label == "off"
	})
}
