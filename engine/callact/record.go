package callact

import (
	"context"
	"path"
	"strings"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// recordingVariable is where MixMonitor leaves the id of a recording: only with
// the option i does it tell it in its answer as well (22 and 16).
const recordingVariable = "ASTERGATE_RECORDING"

// Record does something to a recording of a channel, and returns the id of one
// that it started.
func (a *Actor) Record(ctx context.Context, req *astergatev1.RecordCallRequest) (string, error) {
	if req.GetAct() != astergatev1.RecordAct_RECORD_ACT_START {
		for field, value := range map[string]string{"file": req.GetFile(), "options": req.GetOptions()} {
			if value != "" {
				return "", invalid(field, "only START takes it")
			}
		}
	}
	if req.GetMixmonitorId() != "" && req.GetAct() != astergatev1.RecordAct_RECORD_ACT_STOP {
		return "", invalid("mixmonitor_id", "only STOP takes it")
	}
	act := action("")
	switch req.GetAct() {
	case astergatev1.RecordAct_RECORD_ACT_START:
		if err := checkFile(req.GetFile()); err != nil {
			return "", err
		}
		options, err := recordOptions(req.GetOptions())
		if err != nil {
			return "", err
		}
		act = action("MixMonitor", "File", req.GetFile(), "Options", options)
	case astergatev1.RecordAct_RECORD_ACT_PAUSE:
		act = action("MixMonitorMute", "Direction", "both", "State", "1")
	case astergatev1.RecordAct_RECORD_ACT_RESUME:
		act = action("MixMonitorMute", "Direction", "both", "State", "0")
	case astergatev1.RecordAct_RECORD_ACT_STOP:
		act = action("StopMixMonitor", "MixMonitorID", req.GetMixmonitorId())
	default:
		return "", invalid("act", "choose START, PAUSE, RESUME or STOP")
	}
	ch, err := a.pick(ctx, req.GetCall(), req.GetUniqueId(), answered)
	if err != nil {
		return "", err
	}
	act.Headers = append(act.Headers, header("Channel", ch.id))
	reply, err := a.do(ctx, act)
	if err != nil {
		return "", err
	}
	return text(reply.Response, "MixMonitorID"), nil
}

// checkFile takes the name of a file below the monitor folder. MixMonitor reads
// its arguments out of one text, where a comma, a quote or a backslash leads into
// the next: into the command that it runs when the recording ends.
func checkFile(name string) error {
	const fault = "name a file below Asterisk's monitor folder by its extension, such as order-17.wav: "
	switch extension := path.Ext(name); {
	case name == "":
		return invalid("file", "%swhere to record to", fault)
	case len(name) > 200:
		return invalid("file", "%sat most 200 bytes", fault)
	case strings.HasPrefix(name, "/") || strings.Contains(name, ".."):
		return invalid("file", "%sno folder above is reached", fault)
	case strings.IndexFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`,"\|;&$()[]{}<>`+"`'", r) }) >= 0:
		return invalid("file", "%sno commas, quotes, brackets, backslashes or | ; & $", fault)
	case len(extension) < 2 || strings.TrimLeft(extension[1:], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") != "":
		return invalid("file", "%sits extension is the format", fault)
	}
	return nil
}

// recordOptions are the options for MixMonitor: the caller's letters, and ours.
func recordOptions(letters string) (string, error) {
	for _, letter := range letters {
		if strings.ContainsRune("imrt", letter) || !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", letter) {
			return "", invalid("options", "use letters alone, and not i, m, r and t, which name variables, mailboxes and files")
		}
	}
	return letters + "i(" + recordingVariable + ")", nil
}
