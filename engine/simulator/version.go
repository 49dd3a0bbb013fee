package simulator

// What differs between the versions, by diff of the same script's recordings on
// Asterisk 22.10.1 and 16.28.0. Texts of actions that only one has are not here
// since none of them is imitated.

type versionFacts struct {
	ami, asterisk string

	processedCalls bool // CoreStatus has CoreProcessedCalls
	soundsSearch   bool // CoreSettings has SoundsSearchCustomDir
	treeCount      bool // DBGetTreeComplete counts; older ones always say 1
	filterCriteria bool // Filter knows MatchCriteria and refuses an empty filter
	timeoutCause   bool // an Originate that timed out while ringing ends with cause 19, not 0
	playbackFails  bool // PLAYBACKSTATUS is FAILED, not SUCCESS, if the channel was stopped
	queueTimes     bool // Queue sets QUEUEWAIT, DIALEDTIME and ANSWEREDTIME
	softAfterStep  bool // at the dialplan's end SoftHangupRequest shows the next priority

	channelColumn, locationColumn int    // widths in core show channels
	built                         string // end of core show version
}

var facts = map[Version]versionFacts{
	Asterisk22: {
		ami: "11.0.0", asterisk: "22.10.1",
		processedCalls: true, soundsSearch: true, treeCount: true, queueTimes: true, filterCriteria: true, timeoutCause: true,
		channelColumn: 64, locationColumn: 32,
		built: "built by nobody @ simulator on a unknown running Linux on 2026-07-20 21:35:32 UTC",
	},
	Asterisk16: {
		ami: "5.0.4", asterisk: "16.28.0", softAfterStep: true, playbackFails: true,
		channelColumn: 20, locationColumn: 20,
		built: "built by nobody @ simulator on a unknown running Linux on 2024-01-04 17:58:50 UTC",
	},
}
