package asterisktest

import (
	"fmt"
	"maps"
	"net"
	"path"
	"strings"
)

// ports are the loopback ports of a server; zero where it does not listen.
type ports struct {
	ami, tls, sip int
}

// layout is what the configuration files of one server depend on besides
// Config. Paths are as the server sees them, inside the chroot.
type layout struct {
	dir       string // the server's own directory
	moduleDir string
	modules   []string
	ports     ports
}

// files returns the contents of the configuration directory by file name.
func (l layout) files(cfg Config) map[string]string {
	files := map[string]string{
		"asterisk.conf":   l.asteriskConf(cfg),
		"manager.conf":    l.managerConf(cfg),
		"modules.conf":    l.modulesConf(),
		"extensions.conf": "[general]\nstatic=yes\nwriteprotect=yes\n" + DefaultDialplan + cfg.Dialplan + "\n",
		"logger.conf":     "[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice,warning,error,verbose\n",
		"cdr.conf":        "[general]\nenable=yes\nunanswered=yes\ncongestion=yes\n",
		// The file must be there for cdr_manager to load at all.
		"cdr_manager.conf": "[general]\nenabled=yes\n",
		"queues.conf": "[general]\npersistentmembers=no\nautofill=yes\n" +
			"[support]\nmusicclass=default\nstrategy=ringall\ntimeout=10\nretry=1\nwrapuptime=0\n" +
			"member => Local/answer@astergate,1,Agent One,Custom:agent1\n" +
			"[empty]\nstrategy=linear\njoinempty=yes\n",
		// parkext belongs to the lot: in [general] res_parking does not load.
		"res_parking.conf": "[general]\n[default]\nparkext=700\nparkpos=701-720\ncontext=parkedcalls\nparkingtime=45\n",
		"features.conf":    "[general]\npickupexten=*8\n[featuremap]\nblindxfer=#1\natxfer=*2\n",
		"confbridge.conf":  "[general]\n[default_user]\ntype=user\nquiet=yes\n[default_bridge]\ntype=bridge\n",
		"musiconhold.conf": "[default]\nmode=files\ndirectory=/usr/share/asterisk/sounds/en/digits\n",
		"voicemail.conf":   "[general]\nformat=wav\n[default]\n1000 => 1234,Test Box\n",
		"indications.conf": "[general]\ncountry=us\n[us]\ndescription=United States\nringcadence=2000,4000\n" +
			"dial=350+440\nbusy=480+620/500,0/500\nring=440+480/2000,0/4000\ncongestion=480+620/250,0/250\n" +
			"callwaiting=440/300,0/10000\ndialrecall=!350+440/100,!0/100\nrecord=1400/500,0/15000\ninfo=!950/330,!1400/330,!1800/330,0\n",
		"rtp.conf": "[general]\nicesupport=no\n",
	}
	// Without these Asterisk works as well but logs an error for each.
	for _, name := range []string{"acl", "agents", "ccss", "cel", "cli_aliases", "codecs", "followme", "http", "pjproject", "res_fax", "smdi", "sorcery", "stasis", "statsd", "udptl"} {
		files[name+".conf"] = ""
	}
	if cfg.PJSIP {
		files["pjsip.conf"] = "[transport]\ntype=transport\nprotocol=udp\nbind=" + loopback(l.ports.sip) + "\n#include pjsip_endpoints.conf\n"
		files["pjsip_notify.conf"] = "[clear-mwi]\nEvent=>message-summary\nContent-type=>application/simple-message-summary\nContent=>Messages-Waiting: no\n"
		files["pjsip_endpoints.conf"] = "[alice]\ntype=endpoint\ncontext=astergate\ndisallow=all\nallow=ulaw\nauth=alice\naors=alice\n" +
			"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n" +
			"[alice]\ntype=aor\nmax_contacts=2\n"
	}
	maps.Copy(files, cfg.ExtraFiles)
	return files
}

func (l layout) asteriskConf(cfg Config) string {
	var b strings.Builder
	b.WriteString("[directories]\n")
	for _, line := range [][2]string{
		{"astetcdir", path.Join(l.dir, "etc")},
		{"astmoddir", l.moduleDir},
		{"astvarlibdir", path.Join(l.dir, "lib")},
		{"astdbdir", path.Join(l.dir, "lib")},
		{"astkeydir", path.Join(l.dir, "lib")},
		{"astdatadir", "/usr/share/asterisk"},
		{"astagidir", path.Join(l.dir, "lib", "agi-bin")},
		{"astspooldir", path.Join(l.dir, "spool")},
		{"astrundir", path.Join(l.dir, "run")},
		{"astlogdir", path.Join(l.dir, "log")},
	} {
		fmt.Fprintf(&b, "%s => %s\n", line[0], line[1])
	}
	b.WriteString("[options]\nnocolor = yes\n")
	writeLines(&b, cfg.Options)
	return b.String()
}

func (l layout) managerConf(cfg Config) string {
	var b strings.Builder
	fmt.Fprintf(&b, "[general]\nenabled=yes\nwebenabled=no\nbindaddr=127.0.0.1\nport=%d\n", l.ports.ami)
	if cfg.TLS {
		etc := path.Join(l.dir, "etc")
		fmt.Fprintf(&b, "tlsenable=yes\ntlsbindaddr=%s\ntlscertfile=%s/%s\ntlsprivatekey=%s/%s\n",
			loopback(l.ports.tls), etc, certFile, etc, keyFile)
	}
	writeLines(&b, cfg.ManagerOptions)
	for _, user := range cfg.Users {
		fmt.Fprintf(&b, "[%s]\nsecret=%s\nread=%s\nwrite=%s\n", user.Name, user.Secret, user.Read, user.Write)
		allow := "yes"
		if user.AllowMultipleLogin != nil && !*user.AllowMultipleLogin {
			allow = "no"
		}
		fmt.Fprintf(&b, "allowmultiplelogin=%s\n", allow)
		if user.Deny != "" {
			fmt.Fprintf(&b, "deny=%s\n", user.Deny)
		}
		if user.Permit != "" {
			fmt.Fprintf(&b, "permit=%s\n", user.Permit)
		}
		writeLines(&b, user.Options)
	}
	return b.String()
}

func (l layout) modulesConf() string {
	var b strings.Builder
	b.WriteString("[modules]\nautoload=no\n")
	for _, name := range l.modules {
		b.WriteString("load=" + name + "\n")
	}
	return b.String()
}

func writeLines(b *strings.Builder, lines []string) {
	for _, line := range lines {
		b.WriteString(line + "\n")
	}
}

func loopback(port int) string { return net.JoinHostPort("127.0.0.1", fmt.Sprint(port)) }
