package mapping

// shopConf is a configuration file for the actions that read and write one.
const shopConf = "[general](!)\nopen=yes\n[front](general)\ncolour = red\n"

// playConfigActions reads and writes configuration files.
func playConfigActions(a *answers) {
	a.ok("ListCategories", "success", "Filename", "shop.conf")
	a.refused("ListCategories", "no-file", "Filename", "nope.conf")
	a.ok("GetConfigJSON", "success", "Filename", "shop.conf")
	a.refused("GetConfigJSON", "no-file", "Filename", "nope.conf")
	a.ok("CreateConfig", "success", "Filename", "new.conf")
	a.refused("CreateConfig", "exists", "Filename", "new.conf")
	a.ok("UpdateConfig", "success", "SrcFilename", "shop.conf", "DstFilename", "shop.conf", "Reload", "no",
		"Action-000000", "NewCat", "Cat-000000", "back", "Options-000000", `inherit="general"`,
		"Action-000001", "Append", "Cat-000001", "back", "Var-000001", "colour", "Value-000001", "green",
		"Action-000002", "Update", "Cat-000002", "back", "Var-000002", "colour", "Value-000002", "blue", "Match-000002", "green")
	a.refused("UpdateConfig", "no-category", "SrcFilename", "shop.conf", "DstFilename", "shop.conf",
		"Action-000000", "DelCat", "Cat-000000", "nope")
	a.refused("UpdateConfig", "no-file", "SrcFilename", "nope.conf", "DstFilename", "nope.conf")
}

// playModuleActions asks for modules, and loads and unloads one.
func playModuleActions(a *answers) {
	a.ok("ListCommands", "success")
	a.ok("ModuleCheck", "success", "Module", "app_queue.so")
	a.refused("ModuleCheck", "not-loaded", "Module", "nope.so")
	a.ok("ModuleLoad", "unload", "Module", "app_morsecode.so", "LoadType", "unload")
	a.ok("ModuleLoad", "success", "Module", "app_morsecode.so", "LoadType", "load")
	a.ok("ModuleLoad", "reload", "Module", "app_queue.so", "LoadType", "reload")
	a.refused("ModuleLoad", "no-module", "Module", "nope.so", "LoadType", "load")
	a.ok("Reload", "success", "Module", "app_queue.so")
	a.refused("Reload", "no-module", "Module", "nope.so")
	a.ok("LoggerRotate", "success")
}

// playBridgeActions looks at a bridge and takes it apart.
func playBridgeActions(a *answers) {
	a.ok("BridgeTechnologyList", "success")
	a.ok("BridgeTechnologySuspend", "success", "BridgeTechnology", "softmix")
	a.ok("BridgeTechnologyUnsuspend", "success", "BridgeTechnology", "softmix")
	a.refused("BridgeTechnologySuspend", "unknown", "BridgeTechnology", "nope")
	a.refused("BridgeTechnologyUnsuspend", "unknown", "BridgeTechnology", "nope")
	a.ok("BridgeList", "empty", "BridgeType", "nope")
	for _, id := range []string{"left", "right"} {
		a.call(id, "answer")
		a.await("OriginateResponse", "Uniqueid", id+"-1")
	}
	a.do("Bridge", "Channel1", "left-1", "Channel2", "right-1", "Tone", "no")
	enter := a.await("BridgeEnter", "Uniqueid", "right-1")
	bridge, channel := get(enter, "BridgeUniqueid"), get(enter, "Channel")
	a.ok("BridgeList", "success")
	a.ok("BridgeInfo", "success", "BridgeUniqueid", bridge)
	a.refused("BridgeInfo", "no-bridge", "BridgeUniqueid", "nope")
	if a.has("CoreShowChannelMap") {
		a.ok("CoreShowChannelMap", "success", "Channel", channel)
		a.ok("CoreShowChannelMap", "no-bridge", "Channel", get(a.await("Newchannel", "Uniqueid", "left-2"), "Channel"))
		a.refused("CoreShowChannelMap", "no-channel", "Channel", "nope")
	}
	a.refused("BridgeKick", "no-channel", "Channel", "nope")
	a.refused("BridgeKick", "no-bridge", "Channel", "left-2")
	a.ok("BridgeKick", "success", "BridgeUniqueid", bridge, "Channel", "right-1")
	a.await("BridgeLeave", "Uniqueid", "right-1")
	a.await("BridgeLeave", "Uniqueid", "left-1")
	a.call("third", "answer")
	a.await("OriginateResponse", "Uniqueid", "third-1")
	a.do("Bridge", "Channel1", "left-1", "Channel2", "third-1", "Tone", "no")
	bridge = get(a.await("BridgeEnter", "Uniqueid", "third-1"), "BridgeUniqueid")
	a.ok("BridgeDestroy", "success", "BridgeUniqueid", bridge)
	a.refused("BridgeDestroy", "no-bridge", "BridgeUniqueid", "nope")
	a.await("BridgeDestroy", "BridgeUniqueid", bridge)
	for _, id := range []string{"left-1", "right-1", "third-1"} {
		a.hangup(id)
		a.await("Hangup", "Uniqueid", id)
	}
}

// playStateActions asks for states and mailboxes, and shows the dialplan.
func playStateActions(a *answers) {
	a.do("Setvar", "Variable", "DEVICE_STATE(Custom:desk)", "Value", "INUSE")
	a.do("Setvar", "Variable", "PRESENCE_STATE(CustomPresence:desk)", "Value", "away,home,gone fishing")
	a.await("PresenceStateChange", "Presentity", "CustomPresence:desk")
	a.ok("PresenceState", "success", "Provider", "CustomPresence:desk")
	a.ok("PresenceState", "no-message", "Provider", "CustomPresence:other")
	a.refused("PresenceState", "no-provider", "Provider", "nope")
	a.ok("ExtensionStateList", "success")
	a.ok("DeviceStateList", "success")
	a.ok("PresenceStateList", "success")
	a.ok("MailboxCount", "success", "Mailbox", "1000@default")
	a.ok("MailboxCount", "no-mailbox", "Mailbox", "nope")
	a.ok("MailboxStatus", "success", "Mailbox", "1000@default")
	a.ok("ShowDialPlan", "success", "Context", "small")
	a.ok("ShowDialPlan", "extension", "Context", "real", "Extension", "lamp")
	a.refused("ShowDialPlan", "no-context", "Context", "nope")
	a.refused("ShowDialPlan", "no-extension", "Context", "real", "Extension", "nope")
	a.ok("DialplanExtensionAdd", "success", "Context", "made", "Extension", "1", "Priority", "1", "Application", "NoOp",
		"ApplicationData", "hello", "Replace", "yes")
	a.refused("DialplanExtensionAdd", "exists", "Context", "made", "Extension", "1", "Priority", "1", "Application", "NoOp")
	a.ok("DialplanExtensionRemove", "success", "Context", "made", "Extension", "1", "Priority", "1")
	a.refused("DialplanExtensionRemove", "no-extension", "Context", "made", "Extension", "nope")
}

// playMessageActions acts on a channel without ending it, and sends messages.
func playMessageActions(a *answers) {
	a.call("talk", "answer")
	a.await("OriginateResponse", "Uniqueid", "talk-1")
	a.ok("AbsoluteTimeout", "success", "Channel", "talk-1", "Timeout", "30")
	a.refused("AbsoluteTimeout", "no-timeout", "Channel", "talk-1")
	a.refused("AbsoluteTimeout", "no-channel", "Channel", "nope", "Timeout", "30")
	a.ok("SendText", "success", "Channel", "talk-1", "Message", "hello", "Content-Type", "text/plain")
	a.refused("SendText", "no-channel", "Channel", "nope", "Message", "hello")
	a.ok("LocalOptimizeAway", "success", "Channel", "talk-1")
	a.refused("LocalOptimizeAway", "no-channel", "Channel", "nope")
	a.ok("AOCMessage", "success", "Channel", "talk-1", "MsgType", "D", "ChargeType", "Currency",
		"CurrencyName", "Euro", "CurrencyAmount", "5", "CurrencyMultiplier", "OneHundredth", "TotalType", "SubTotal", "AOCBillingId", "Normal")
	a.ok("AOCMessage", "units", "Channel", "talk-1", "MsgType", "E", "ChargeType", "Unit", "UnitAmount(0)", "3", "UnitType(0)", "2",
		"ChargingAssociationNumber", "100", "ChargingAssociationPlan", "1")
	if a.target.Name != "16" {
		a.ok("AOCMessage", "rate", "Channel", "talk-1", "MsgType", "S", "ChargedItem", "BasicCommunication", "RateType", "Duration",
			"CurrencyName", "Euro", "CurrencyAmount", "5", "CurrencyMultiplier", "OneHundredth", "Time", "1", "TimeScale", "Minute")
	}
	a.refused("AOCMessage", "no-charge", "Channel", "talk-1", "MsgType", "D")
	a.refused("AOCMessage", "no-channel", "Channel", "nope", "MsgType", "D", "ChargeType", "Free")
	a.ok("MessageSend", "success", "Destination", "pjsip:alice", "From", "sip:shop@127.0.0.1", "Body", "hello",
		"Variable", "X-Colour=green,X-Size=2")
	a.refused("MessageSend", "no-technology", "To", "nope:1", "Body", "hello")
	a.hangup("talk-1")
	a.await("Hangup", "Uniqueid", "talk-1")
}
