package asterisktest

import "strings"

// DefaultDialplan is the extensions.conf body that every started server has. A
// call is made with Originate to Channel Local/<extension>@astergate, or by
// Context astergate, Exten <extension>, Priority 1.
//
//	answer      answers and stays for an hour
//	short       answers, hangs up after 0.2 s
//	slow        rings 1 s, then as answer
//	ring        rings for an hour
//	noanswer    neither rings nor answers for an hour
//	busy        signals busy (cause 17), hangs up after 5 s
//	congestion  signals congestion (cause 34), hangs up after 5 s
//	cause       hangs up with the cause in variable CAUSE
//	play        answers, plays hello-world (1.5 s), hangs up
//	echo        answers, echoes audio
//	read        answers, reads 4 digits into DIGITS, 5 s; UserEvent Digits
//	vars        answers, sets the caller name J\xfcrgen (one Latin-1 byte) and
//	            QUOTED to: say "hi", \ and all; stays
//	dial        dials Local/answer@astergate with transfers allowed (tT)
//	dialbusy    dials Local/busy@astergate, UserEvent DialDone
//	dialnone    dials Local/noanswer@astergate for 1 s (16 knows whole seconds only), UserEvent DialDone
//	userevent   UserEvent Test with Key: value, hangs up
//	queue       answers, queue support for 5 s
//	queueempty  answers, queue empty (no members) for 5 s
//	park        answers, parks
//	conf        answers, conference 100
//	moh         answers, music on hold
//	hold        answers, waits in the holding bridge
//	record      answers, MixMonitor to record.wav in the spool, stays
//	voicemail   answers, leaves a message in box 1000
//	agi         answers, AGI to the URL in variable AGI_URL
//	asyncagi    answers, AGI(agi:async)
//	many        sets 50 variables, hangs up: a burst of VarSet
//
// Device state hint: extension hint, device Custom:hint. *8 picks up; in a call
// made by dial, #1 is blind and *2 attended transfer (features.conf).
var DefaultDialplan = strings.Join([]string{
	"[astergate]",
	extension("answer", "Answer()", "Wait(3600)"),
	extension("short", "Answer()", "Wait(0.2)", "Hangup(16)"),
	extension("slow", "Ringing()", "Wait(1)", "Answer()", "Wait(3600)"),
	extension("ring", "Ringing()", "Wait(3600)"),
	extension("noanswer", "Wait(3600)"),
	extension("busy", "Busy(5)"),
	extension("congestion", "Congestion(5)"),
	extension("cause", "Hangup(${CAUSE})"),
	extension("play", "Answer()", "Playback(hello-world)", "Hangup(16)"),
	extension("echo", "Answer()", "Echo()"),
	extension("read", "Answer()", "Read(DIGITS,,4,,1,5)", "UserEvent(Digits,Digits: ${DIGITS})", "Hangup(16)"),
	extension("vars", "Answer()", "Set(CALLERID(name)=J\xfcrgen)",
		`Set(QUOTED=say "hi", \ and all)`, "Wait(3600)"),
	extension("dial", "Dial(Local/answer@astergate,,tT)", "Hangup()"),
	extension("dialbusy", "Dial(Local/busy@astergate)", dialDone, "Hangup()"),
	extension("dialnone", "Dial(Local/noanswer@astergate,1)", dialDone, "Hangup()"),
	extension("userevent", "UserEvent(Test,Key: value)", "Hangup(16)"),
	extension("queue", "Answer()", "Queue(support,,,,5)", "Hangup()"),
	extension("queueempty", "Answer()", "Queue(empty,,,,5)", "Hangup()"),
	extension("park", "Answer()", "Park()", "Hangup()"),
	extension("conf", "Answer()", "ConfBridge(100)", "Hangup()"),
	extension("moh", "Answer()", "MusicOnHold()"),
	extension("hold", "Answer()", "BridgeWait()", "Hangup()"),
	extension("record", "Answer()", "MixMonitor(record.wav)", "Wait(3600)"),
	extension("voicemail", "Answer()", "VoiceMail(1000@default,s)", "Hangup()"),
	extension("agi", "Answer()", "AGI(${AGI_URL})", "Hangup()"),
	extension("asyncagi", "Answer()", "AGI(agi:async)", "Hangup()"),
	extension("many", "Set(i=0)", "While($[${i} < 49])", "Set(i=$[${i} + 1])", "EndWhile()", "Hangup(16)"),
	"exten => hint,hint,Custom:hint",
	"include => parkedcalls",
	"",
}, "\n")

const dialDone = "UserEvent(DialDone,DialStatus: ${DIALSTATUS})"

// extension writes one extension with its priorities in order.
func extension(name string, applications ...string) string {
	var b strings.Builder
	for i, application := range applications {
		if i == 0 {
			b.WriteString("exten => " + name + ",1," + application)
			continue
		}
		b.WriteString("\n same => n," + application)
	}
	return b.String()
}
