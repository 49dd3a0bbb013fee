package call_test

// serverScenes are what others do: programs at the server's REST interface, and
// a client that looks again.
var serverScenes = []scene{
	{name: "ari", play: func(c *conversation) {
		app := c.ariApplication()
		defer app.close()
		d := c.phone.dial("stasis")
		c.phone.await("the answer", func() bool { return d.status == 200 })
		c.await("Newexten", "Application", "Stasis")
		app.do("POST", "/ari/channels?endpoint=Local%2Fanswer@scene%2Fn&app=scene")
		other := c.await("Newstate", "Channel", "Local/*", "ChannelState", "6")
		app.do("POST", "/ari/bridges/scene?type=mixing")
		app.awaitStart(get(c.await("Newchannel", "Channel", "PJSIP/*"), "Uniqueid"))
		one := get(c.await("Newchannel", "Channel", "Local/answer@scene*"), "Uniqueid")
		app.awaitStart(one)
		app.do("POST", "/ari/bridges/scene/addChannel?channel="+one+","+get(c.await("Newchannel", "Channel", "PJSIP/*"), "Uniqueid"))
		c.bridged()
		_ = other
		app.do("DELETE", "/ari/channels/"+one)
		d.bye()
	}},
	{name: "resync", play: func(c *conversation) {
		d, caller, _ := c.bridgedCall()
		c.do("Status", "Variables", trackingVariable)
		c.await("StatusComplete")
		_ = caller
		d.bye()
	}},
}
