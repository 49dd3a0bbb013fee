package simulator

import (
	"strconv"
	"time"
)

// Call detail records (cdr/cdr_manager.c), one for each channel but the dialled
// one of a Dial, which is part of its dialler's. Not imitated: records of their
// own per bridge, CDR variables, and the options of cdr.conf.

func (s *Simulator) publishCdr(c *channel) {
	if c.noCdr {
		return
	}
	stamp := func(t time.Time) string {
		if t.IsZero() {
			return ""
		}
		return t.Format(time.DateTime)
	}
	now := time.Now()
	disposition, billed := "FAILED", time.Duration(0)
	switch {
	case !c.answered.IsZero():
		disposition, billed = "ANSWERED", now.Sub(c.answered)
	case c.cause == 17 || c.leg.failed == Busy:
		disposition = "BUSY"
	case c.cause == 34 || c.leg.failed == Congestion:
		disposition = "CONGESTION"
	case c.cause != 0:
		disposition = "NO ANSWER"
	}
	k := s.newEvent("Cdr", classCDR)
	k.pairs([]string{
		"AccountCode", c.account,
		"Source", c.caller.Number,
		"Destination", c.exten,
		"DestinationContext", c.context,
		"CallerID", c.caller.String(),
		"Channel", c.name,
		"DestinationChannel", c.cdrDest,
		"LastApplication", c.app,
		"LastData", c.data,
		"StartTime", stamp(c.created),
		"AnswerTime", stamp(c.answered),
		"EndTime", stamp(now),
		"Duration", strconv.Itoa(int(now.Sub(c.created) / time.Second)),
		"BillableSeconds", strconv.Itoa(int(billed / time.Second)),
		"Disposition", disposition,
		"AMAFlags", "DOCUMENTATION",
		"UniqueID", c.uniqueID,
		"UserField", "",
	})
	s.publishBlock(classCDR, k)
}
