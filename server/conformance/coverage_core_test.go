package conformance

import (
	"os"
	"strings"
)

// with makes the fields of an action.
func with(fields ...any) []any { return fields }

func coverServer(p *coverage) {
	p.ask("Ping", nil, "ping", "Pong")
	p.ask("CoreSettings", nil, "asterisk_version", p.version()+"*", "core_cdr_enabled", true)
	p.ask("CoreStatus", nil, "core_current_calls", 0)
	p.ask("Command", with("command", "core show version"), "output", "*Asterisk "+p.version()+"*")
	p.ask("ListCommands", nil, "name", "Ping")
	p.call("UserEvent", "user_event", "Lamp", "extra_headers", []map[string]string{{"name": "Colour", "value": "green"}})
	p.event("UserEvent", "UserEvent", "user_event", "Lamp")
	p.call("LoggerRotate")
	p.file("LoggerRotate", "log/messages.0", "")
}

// version is the beginning of what the server calls itself.
func (p *coverage) version() string {
	return map[int]string{22: "22.", 16: "16."}[p.major]
}

// file waits until a file of the server's is there and holds a text.
func (p *coverage) file(of, name, text string) {
	p.t.Helper()
	var b []byte
	var err error
	p.until(name+" to hold "+text, func() bool {
		b, err = os.ReadFile(p.server.Path(name))
		return err == nil && strings.Contains(string(b), text)
	}, func() any { return string(b) })
	p.proved[of] = true
}

func coverDatabase(p *coverage) {
	p.call("DBPut", "family", "cover", "key", "open", "val", "9: to 17")
	p.shows("DBPut", "DBGet", with("family", "cover", "key", "open"), "val", "9: to 17")
	p.call("DBPut", "family", "cover", "key", "closed", "val", "Sunday")
	p.ask("DBGetTree", with("family", "cover"), "key", "/cover/closed", "val", "Sunday")
	p.call("DBDel", "family", "cover", "key", "open")
	p.hides("DBDel", "DBGetTree", with("family", "cover"), "key", "/cover/open")
	p.call("DBDelTree", "family", "cover")
	p.hides("DBDelTree", "DBGetTree", with("family", "cover"))
	p.refuse("DBGet", "not found", "family", "cover", "key", "closed")
}

func coverConfig(p *coverage) {
	p.ask("ListCategories", with("filename", "shop.conf"), "name", "front")
	p.ask("GetConfig", with("filename", "shop.conf"), "name", "front")
	p.ask("GetConfigJSON", with("filename", "shop.conf"), "json", `*"front"*`)
	p.call("CreateConfig", "filename", "cover.conf")
	p.file("CreateConfig", "etc/cover.conf", "")
	p.call("UpdateConfig", "src_filename", "shop.conf", "dst_filename", "cover.conf", "reload", "no", "changes", []map[string]string{
		{"action": "CONFIG_ACTION_NEW_CATEGORY", "category": "back"},
		{"action": "CONFIG_ACTION_APPEND", "category": "back", "variable": "colour", "value": "red"},
	})
	p.shows("UpdateConfig", "GetConfig", with("filename", "cover.conf"), "name", "back", "value", "red")
	p.refuse("GetConfig", "not found", "filename", "nope.conf")
}

func coverModules(p *coverage) {
	p.call("ModuleCheck", "module", "app_morsecode.so")
	p.call("ModuleLoad", "module", "app_morsecode.so", "load_type", "MODULE_LOAD_TYPE_UNLOAD")
	p.event("ModuleLoad", "Unload", "module", "app_morsecode.so")
	p.refuse("ModuleCheck", "not loaded", "module", "app_morsecode.so")
	p.proved["ModuleCheck"] = true
	p.call("ModuleLoad", "module", "app_morsecode.so", "load_type", "MODULE_LOAD_TYPE_LOAD")
	p.event("ModuleLoad", "Load", "module", "app_morsecode.so")
	p.call("Reload", "module", "res_musiconhold.so")
	p.event("Reload", "Reload", "module", "res_musiconhold.so")
}

func coverDialplan(p *coverage) {
	p.ask("ShowDialPlan", with("context", "small"), "application", "NoOp", "app_data", "hello", "extension_label", "label")
	p.call("DialplanExtensionAdd", "context", "made", "extension", "1", "priority", "1", "application", "Verbose", "application_data", "made")
	p.shows("DialplanExtensionAdd", "ShowDialPlan", with("context", "made"), "application", "Verbose", "app_data", "made")
	p.call("DialplanExtensionAdd", "context", "made", "extension", "2", "priority", "1", "application", "NoOp")
	p.call("DialplanExtensionRemove", "context", "made", "extension", "1", "priority", "1")
	p.hides("DialplanExtensionRemove", "ShowDialPlan", with("context", "made"), "application", "Verbose")
}

func coverStates(p *coverage) {
	p.call("Setvar", "variable", "DEVICE_STATE(Custom:lamp)", "value", "INUSE")
	p.event("Setvar", "DeviceStateChange", "device", "Custom:lamp", "state", "DEVICE_STATE_INUSE")
	p.event("", "ExtensionStatus", "exten", "lamp", "status", "EXTENSION_STATE_CODE_IN_USE")
	p.call("Setvar", "variable", "PRESENCE_STATE(CustomPresence:lamp)", "value", `away,home,gone "fishing"`)
	p.event("", "PresenceStateChange", "status", "away")
	p.ask("ExtensionState", with("exten", "lamp", "context", "every"), "status", "EXTENSION_STATE_CODE_IN_USE")
	p.ask("ExtensionStateList", nil, "exten", "lamp", "hint", "Custom:lamp*")
	p.ask("DeviceStateList", nil, "device", "Custom:lamp", "state", "DEVICE_STATE_INUSE")
	p.ask("PresenceState", with("provider", "CustomPresence:lamp"), "state", "away", "subtype", "home", "presence_message", `gone "fishing"`)
	p.ask("PresenceStateList", nil, "presentity", "CustomPresence:lamp", "status", "away")
}
