package simulator_test

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/engine/simulator"
)

// What is said by the source and was seen on both versions: the suite of
// server/conformance holds their outcomes, this the very bytes.
func TestAGIOtherCommands(t *testing.T) {
	usage := func(name string) string {
		return "520-Invalid command syntax.  Proper usage follows:\nUsage of " + name + ".\n\n520 End of proper usage.\n"
	}
	synctest.Test(t, func(t *testing.T) {
		_, _, f, _ := handed(t, simulator.Asterisk22, simulator.AGI{Keys: []simulator.Key{{After: 300 * time.Millisecond, Digit: '7'}}})
		f.take()
		for _, test := range []struct {
			line string
			took time.Duration
			want string
		}{
			{"CONTROL STREAM FILE a 7", 300 * time.Millisecond, "200 result=55 endpos=300\n"},
			{"CONTROL STREAM FILE a 7 3000 # * 0", 1500 * time.Millisecond, "200 result=0 endpos=-1\n"},
			{"CONTROL STREAM FILE nosuch 7", 0, "200 result=-1 endpos=-1\n"},
			{"CONTROL STREAM FILE a 7 x", 0, usage("CONTROL STREAM FILE")},
			{"GET OPTION a 1 100", 1600 * time.Millisecond, "200 result=0 endpos=12000\n"},
			{"GET OPTION nosuch 1", 0, "200 result=-1 endpos=0\n"},
			{"DATABASE PUT f a/b v", 0, "200 result=1\n"},
			{"DATABASE DELTREE f a", 0, "200 result=0\n"},
			{"DATABASE DELTREE f", 0, "200 result=1\n"},
			{"GOSUB in 200 1 x", 0, "100 result=0 Trying...\n"},
		} {
			f.ask(test.line, test.took, test.want)
		}
		_ = f.conn.Close()
	})
	synctest.Test(t, func(t *testing.T) {
		_, _, f, _ := handed(t, simulator.Asterisk16, simulator.AGI{})
		f.take()
		for _, test := range []struct {
			line string
			took time.Duration
			want string
		}{
			{"GOSUB in 300 1", 0, "200 result=-1 Gosub label not found\n"},
			{"GOSUB in 200 nolabel", 0, "200 result=-1 Gosub label not found\n"},
			{"RECEIVE CHAR 100", 100 * time.Millisecond, "200 result=-1 (hangup)\n"},
			{"RECEIVE CHAR 0", 0, "200 result=-1 (hangup)\n"},
			{"RECEIVE TEXT 100", 100 * time.Millisecond, "200 result=-1\n"},
			{"RECORD FILE x wav # 9000 s=2", 2 * time.Second, "200 result=7000 (timeout) endpos=16000\n"},
			{"RECORD FILE x wav # -1 0 BEEP s=1", time.Second, "200 result=100000 (timeout) endpos=8000\n"},
			{"SAY ALPHA A \"\" u", 0, "200 result=-1\n"},
			{"SAY ALPHA aB \"\" u", time.Second, "200 result=0\n"},
			{"SAY ALPHA a \"\" x", 0, usage("SAY ALPHA")},
			{"SAY DATETIME 0 \"\" HM UTC", time.Second, "200 result=0\n"},
			{"SAY TIME x \"\"", 0, usage("SAY TIME")},
			{"SEND TEXT hello", 0, "200 result=0\n"},
			{"SEND IMAGE x", 0, "200 result=0\n"},
			{"SET AUTOHANGUP 1.5s", 0, "200 result=0\n"},
			{"SET AUTOHANGUP x", 0, usage("SET AUTOHANGUP")},
			{`SET CALLERID`, 0, "200 result=1\n"},
			{`SET CALLERID "\"A \\\"B\\\"\" <(4) 9-3>"`, 0, "200 result=1\n"},
			{"GET VARIABLE CALLERID(all)", 0, "200 result=1 (\"A \"B\"\" <493>)\n"},
			{"SET MUSIC on", 0, "200 result=0\n"},
			{"SET MUSIC", 0, usage("SET MUSIC")},
			{"SPEECH CREATE", 0, "200 result=0\n"},
			{"SPEECH RECOGNIZE a 1", 0, "200 result=0\n"},
			{"SPEECH SET a", 0, usage("SPEECH SET")},
			{"TDD MODE on", 0, "200 result=0\n"},
			{"ASYNCAGI BREAK", 0, "200 result=0\n"},
			{"DATABASE DEL f " + strings.Repeat("k", 253), 0, "200 result=0\n"},
			{"DATABASE DEL f " + strings.Repeat("k", 252), 0, "200 result=1\n"},
		} {
			f.ask(test.line, test.took, test.want)
		}
		_ = f.conn.Close()
	})
}
