package simulator

import (
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
)

// A small company, for "astergate demo" and whoever wants something to look at:
// a trunk, five desk phones, two queues, and callers with believable names, one
// of them in Latin-1, as older phone systems send it.

// DemoConfig is a server with the demonstration's dialplan, endpoints and
// queues, on which about six calls a minute come in, the first at once. Seed,
// Users and the rest may be set before use.
func DemoConfig() Config {
	return Config{
		Dialplan: DemoDialplan(),
		Endpoints: map[string]Endpoint{
			"PJSIP/201": {Delay: 100 * time.Millisecond, Ring: 3 * time.Second, Talk: 15 * time.Second},
			"PJSIP/202": {Delay: 100 * time.Millisecond, Outcome: Busy},
			"PJSIP/203": {Delay: 100 * time.Millisecond, Outcome: NoAnswer},
			"PJSIP/204": {Delay: 100 * time.Millisecond, Ring: 6 * time.Second, Talk: 25 * time.Second},
			"PJSIP/205": {Outcome: Unavailable},
			"PJSIP/301": {Delay: 100 * time.Millisecond, Ring: 2 * time.Second, Talk: 20 * time.Second},
			"PJSIP/302": {Delay: 100 * time.Millisecond, Ring: 4 * time.Second, Talk: 40 * time.Second},
			"PJSIP/311": {Delay: 100 * time.Millisecond, Ring: 5 * time.Second, Talk: 30 * time.Second},
		},
		Queues: []Queue{
			{Name: "sales", Strategy: "linear", Members: []QueueMember{
				{Name: "Anna Lindqvist", Interface: "PJSIP/301"},
				{Name: "Tomas Novak", Interface: "PJSIP/302"},
			}},
			{Name: "support", Strategy: "linear", Members: []QueueMember{
				{Name: "Mei Tanaka", Interface: "PJSIP/311"},
			}},
		},
		Traffic: Traffic{
			CallsPerMinute: 6,
			Concurrent:     8,
			Context:        "from-trunk",
			Extens:         []string{"5551000", "5551201", "5551001", "5551204", "5551202", "5551000", "5551203", "5551205"},
			Callers: []Party{
				{"4930555014", "Erika Mustermann"},
				{"4989555027", "J\xfcrgen Gro\xdf"}, // Latin-1
				{"33155550133", "Zoé Lefèvre"},
				{"442075550142", "Liam O'Connor"},
				{"12125550155", `Maria "Mia" Rossi`},
				{"34915550161", "Carmen Ruiz"},
				{"48225550178", "Łukasz Wójcik"},
				{"", ""},
			},
			MinDuration: 20 * time.Second,
			MaxDuration: 50 * time.Second,
		},
	}
}

// DemoDialplan is the demonstration's dialplan.
//
//	from-trunk  5551000 sales queue, 5551001 support queue, 55512xx desk phone 2xx
//	internal    2xx desk phone, 3xx agent, 600 echo, 601 an announcement,
//	            602 busy, 603 congestion, 604 rings for ever, 605 answers and
//	            stays for an hour
func DemoDialplan() Dialplan {
	desk := func(prefix string) []Step {
		return []Step{
			NoOp("call for ${EXTEN}"),
			Dial{To: "PJSIP/" + prefix, Timeout: 12 * time.Second},
			Answer{},
			Playback{File: "vm-nobodyavail", Length: 3 * time.Second},
			UserEvent{Name: "Missed", Headers: []wire.Header{{Name: "Extension", Value: "${EXTEN}"}, {Name: "Reason", Value: "${DIALSTATUS}"}}},
			Hangup(16),
		}
	}
	queue := func(name string) []Step {
		return []Step{
			Answer{},
			Set{Name: "DEPARTMENT", Value: name},
			Playback{File: "welcome", Length: 2 * time.Second},
			Queued{Name: name, Timeout: 40 * time.Second},
			Playback{File: "queue-thereare", Length: 2 * time.Second},
			Hangup(16),
		}
	}
	trunk := Context{"5551000": queue("sales"), "5551001": queue("support")}
	internal := Context{
		"600": {Answer{}, Echo{}},
		"601": {Answer{}, Playback{File: "demo-congrats", Length: 5 * time.Second}, Hangup(16)},
		"602": {BusyTone{}},
		"603": {CongestionTone{}},
		"604": {Ringing{}, Wait(time.Hour)},
		"605": {Answer{}, Wait(time.Hour)},
	}
	for _, phone := range []string{"201", "202", "203", "204", "205"} {
		trunk["5551"+phone] = desk(phone)
		internal[phone] = desk(phone)
	}
	for _, agent := range []string{"301", "302", "311"} {
		internal[agent] = desk(agent)
	}
	return Dialplan{"from-trunk": trunk, "internal": internal}
}
