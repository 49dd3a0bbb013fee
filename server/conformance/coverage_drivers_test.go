package conformance

func coverPJSIP(p *coverage) {
	p.ask("PJSIPShowEndpoints", nil, "object_name", "alice")
	p.ask("PJSIPShowEndpoint", with("endpoint", "alice"), "object_name", "alice", "mailboxes", "1000@default")
	p.ask("PJSIPShowAors", nil, "object_name", "alice", "contacts", "*")
	p.ask("PJSIPShowAuths", nil, "object_name", "alice", "username", "alice")
	p.ask("PJSIPShowResourceLists", nil, "object_name", "lamps")
	p.call("PJSIPQualify", "endpoint", "alice")
	p.phoneTook("PJSIPQualify", "OPTIONS", "sip:alice@")
	p.call("PJSIPNotify", "endpoint", "alice", "variables", map[string]string{"Event": "check-sync"})
	p.phoneTook("PJSIPNotify", "NOTIFY", "check-sync")

	p.call("PJSIPRegister", "registration", "out")
	p.event("PJSIPRegister", "Registry", "status", "REGISTRATION_STATE_REGISTERED", "username", "sip:carol@*")
	p.ask("PJSIPShowRegistrationsOutbound", nil, "object_name", "out", "status", "REGISTRATION_STATE_REGISTERED")
	p.call("PJSIPUnregister", "registration", "out")
	p.event("PJSIPUnregister", "Registry", "status", "REGISTRATION_STATE_UNREGISTERED", "username", "sip:carol@*")

	p.phone.request(p.t, p.server.SIPAddr, "REGISTER", "bob", "bob", "")
	p.event("", "ContactStatus", "aor", "bob")
	p.ask("PJSIPShowContacts", nil, "uri", "sip:bob@"+p.phone.addr()+"*")
	p.ask("PJSIPShowRegistrationsInbound", nil, "object_name", "bob")
	p.ask("PJSIPShowRegistrationInboundContactStatuses", nil, "aor", "bob")
	p.phone.request(p.t, p.server.SIPAddr, "SUBSCRIBE", "lamp", "bob", "Event: presence\r\nAccept: application/pidf+xml\r\n")
	p.phoneTook("", "NOTIFY", "Event: presence")
	p.ask("PJSIPShowSubscriptionsInbound", nil, "endpoint", "bob")
	p.call("PJSIPShowSubscriptionsOutbound")
	if p.has("PJSIPSetMaintenance") {
		p.call("PJSIPSetMaintenance", "endpoint", "bob", "state", "MAINTENANCE_STATE_ON")
		p.shows("PJSIPSetMaintenance", "PJSIPShowMaintenance", nil, "endpoint", "bob")
		p.call("PJSIPSetMaintenance", "endpoint", "bob", "state", "MAINTENANCE_STATE_OFF")
	}
}

// coverPJSIPCalls makes calls with media, and ends one.
func coverPJSIPCalls(p *coverage) {
	p.call("Originate", "channel", "PJSIP/caller/sip:tone@"+p.server.SIPAddr, "context", "every", "exten", "beeps", "priority", "1", "channel_id", "rtp", "timeout", "20s")
	p.event("", "RTCPSent", "report_count", 1)
	p.event("", "RTCPReceived", "report_count", 1)
	p.hangup("rtp")
	if !p.has("PJSIPHangup") {
		return
	}
	p.call("Originate", "channel", "PJSIP/caller/sip:ring@"+p.server.SIPAddr, "application", "Wait", "data", "60", "channel_id", "cause", "async", true)
	channel := p.event("", "Newexten", "exten", "ring", "channel", "PJSIP/bob-*", "application", "Wait").text("channel")
	p.call("PJSIPHangup", "channel", channel, "cause", "486")
	p.event("PJSIPHangup", "Hangup", "channel", channel)
	p.event("", "Hangup", "unique_id", "cause", "cause", 17)
}

// coverSIP is for the old channel driver.
func coverSIP(p *coverage) {
	if !p.has("SIPpeers") {
		return
	}
	p.ask("SIPpeers", nil, "object_name", "frieda")
	p.ask("SIPshowpeer", with("peer", "frieda"), "object_name", "frieda", "context", "every")
	p.call("SIPqualifypeer", "peer", "frieda")
	p.event("SIPqualifypeer", "SIPQualifyPeerDone", "peer", "frieda")
	p.ask("SIPshowregistry", nil, "username", "carol")
	p.ask("SIPpeerstatus", with("peer", "frieda"), "peer", "SIP/frieda")
	p.call("SIPnotify", "channel", "frieda", "variables", map[string]string{"Event": "old-sync"})
	p.phoneTook("SIPnotify", "NOTIFY", "old-sync")
}

// coverOtherChannels is for channel drivers that no call is made with: there is
// no hardware.
func coverOtherChannels(p *coverage) {
	p.ask("IAXpeerlist", nil, "object_name", "emil")
	p.ask("IAXregistry", nil, "username", "one")
	p.call("JabberSend", "jabber", "nope", "screen_name", "alice@example.com", "message", "hello")
	p.call("DAHDIShowChannels")
	if p.has("DAHDIShowStatus") {
		p.refuse("DAHDIShowStatus", "No DAHDI detected")
	}
	for _, action := range []string{"DAHDIDNDon", "DAHDIDNDoff", "DAHDIHangup", "DAHDITransfer"} {
		p.refuse(action, "", "dahdi_channel", "1")
	}
	p.refuse("DAHDIDialOffhook", "", "dahdi_channel", "1", "number", "100")
	p.call("PRIShowSpans")
	p.refuse("PRIDebugSet", "", "span", 1, "level", "PRI_DEBUG_LEVEL_OFF")
	p.call("PRIDebugFileSet", "file", "/tmp/coverage.pri")
	p.call("PRIDebugFileUnset")
	p.call("DAHDIRestart")
}

// coverCaches is for the caches of PJSIP's objects.
func coverCaches(p *coverage) {
	cached := func(cache string) []any { return with("command", "sorcery memory cache show "+cache) }
	count := func(n string) string { return "*Number of objects within cache: " + n + "*" }
	p.call("SorceryMemoryCachePopulate", "cache", "aliases")
	p.shows("SorceryMemoryCachePopulate", "Command", cached("aliases"), "output", count("1"))
	p.call("PJSIPShowEndpoint", "endpoint", "alice")
	p.call("SorceryMemoryCacheStaleObject", "cache", "auths", "object", "alice")
	p.call("SorceryMemoryCacheStale", "cache", "auths")
	p.shows("PJSIPShowEndpoint", "Command", cached("auths"), "output", count("1"))
	p.call("SorceryMemoryCacheExpireObject", "cache", "auths", "object", "alice")
	p.shows("SorceryMemoryCacheExpireObject", "Command", cached("auths"), "output", count("0"))
	p.call("PJSIPShowEndpoint", "endpoint", "alice")
	p.call("SorceryMemoryCacheExpire", "cache", "auths")
	p.shows("SorceryMemoryCacheExpire", "Command", cached("auths"), "output", count("0"))
}
