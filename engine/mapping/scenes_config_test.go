package mapping

import (
	"strings"

	"github.com/astergate/astergate/engine/asterisktest"
)

// sceneConfig is what the scenes need of a server.
var sceneConfig = asterisktest.Config{
	PJSIP:   true,
	Modules: []string{"cel_manager.so", "res_fax_spandsp.so"},
	Users: []asterisktest.User{
		asterisktest.DefaultUser,
		{Name: "nobody", Secret: "secret", Read: "system", Write: "reporting"},
		{Name: "single", Secret: "secret", Read: "system", Write: "system", AllowMultipleLogin: new(bool)},
		{Name: "barred", Secret: "secret", Read: "all", Write: "all", Deny: "0.0.0.0/0.0.0.0"},
	},
	ExtraFiles: map[string]string{
		"cel.conf":         "[general]\nenable=yes\napps=all\nevents=ALL\n[manager]\nenabled=yes\nshow_user_defined=yes\n",
		"logger.conf":      "[general]\ndateformat=%F %T.%3q\n[logfiles]\nmessages => notice,warning,error,verbose\n/dev/full => notice\n",
		"rtp.conf":         "[general]\nicesupport=no\nrtcpinterval=500\n",
		"features.conf":    "[general]\natxferthreeway=*3\nfeaturedigittimeout=5000\ntransferdigittimeout=15\n[featuremap]\nblindxfer=#1\natxfer=*2\n",
		"page.tif":         whitePage,
		"voicemail.conf":   "[general]\nformat=wav\nmaxsecs=1\n[default]\n1000 => 1234,Test Box\n",
		"musiconhold.conf": "[default]\nmode=files\ndirectory=/usr/share/asterisk/sounds/en/digits\n",
		// The server calls itself: caller dials, and the call comes in as called's.
		"pjsip_endpoints.conf": "[loop](!)\ntype=endpoint\ncontext=real\ndisallow=all\nallow=ulaw\ndirect_media=no\nrtp_symmetric=yes\n" +
			"[caller](loop)\naors=caller\nfrom_user=called\nmoh_passthrough=yes\n[caller]\ntype=aor\nmax_contacts=1\n" +
			"[called](loop)\naors=called\n[called]\ntype=aor\nmax_contacts=1\n" +
			"[alice]\ntype=endpoint\ncontext=real\nauth=alice\naors=alice\n" +
			"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n[alice]\ntype=aor\nmax_contacts=2\n",
	},
	Dialplan: strings.Join([]string{
		"[handlers]",
		"exten => s,1,NoOp()",
		" same => n,Return()",
		"exten => t,1,NoOp()",
		" same => n,Return()",
		"[real]",
		"exten => answer,1,Answer()",
		" same => n,Wait(60)",
		"exten => 200,1,Answer()",
		" same => n,Wait(60)",
		"exten => tone,1,Answer()",
		" same => n,Milliwatt()",
		"exten => ring,1,Ringing()",
		" same => n,Wait(60)",
		"exten => slow,1,Ringing()",
		" same => n,Wait(0.3)",
		" same => n,Answer()",
		" same => n,Wait(60)",
		"exten => identity,1,Answer()",
		` same => n,Set(CALLERID(name)=Bob \"B\" O'Neil)`,
		" same => n,Set(CALLERID(num)=200)",
		" same => n,Set(CALLERID(pres)=prohib_passed_screen)",
		" same => n,Set(CONNECTEDLINE(name)=Carol)",
		" same => n,Set(CHANNEL(accountcode)=shop)",
		" same => n,Set(CHANNEL(hangup_handler_push)=handlers,s,1)",
		" same => n,Set(CHANNEL(hangup_handler_push)=handlers,t,1)",
		" same => n,Set(CHANNEL(hangup_handler_pop)=)",
		" same => n,SendDTMF(1)",
		" same => n,Set(COLOUR=green)",
		" same => n,CELGenUserEvent(Painted,green)",
		" same => n,Wait(60)",
		"exten => talk,1,Answer()",
		" same => n,Set(TALK_DETECT(set)=200,200)",
		" same => n,Wait(60)",
		"exten => beeps,1,Answer()",
		" same => n,Playtones(1004/500,0/1000)",
		" same => n,Wait(60)",
		"exten => dial,1,Dial(Local/slow@real,,tT)",
		"exten => dialring,1,Dial(Local/ring@real)",
		"exten => chain,1,Dial(Local/chained@real)",
		"exten => chained,1,Dial(Local/tone@real)",
		"exten => park,1,Answer()",
		" same => n,Park()",
		"exten => parkshort,1,Answer()",
		" same => n,Park(,t(1)c(real,answer,1)s)",
		"exten => dialpark,1,Dial(Local/park@real)",
		"exten => conf,1,Answer()",
		" same => n,ConfBridge(video)",
		"exten => moh,1,Answer()",
		" same => n,MusicOnHold()",
		"exten => agi,1,Answer()",
		" same => n,AGI(${AGI_URL})",
		" same => n,Wait(60)",
		"exten => asyncagi,1,Answer()",
		" same => n,AGI(agi:async)",
		" same => n,Wait(60)",
		"exten => voicemail,1,Answer()",
		" same => n,VoiceMail(1000@default,s)",
		"exten => monitor,1,Answer()",
		" same => n,Monitor(wav,real)",
		" same => n,StopMonitor()",
		" same => n,Wait(60)",
		"exten => fax,1,Answer()",
		" same => n,ReceiveFAX(/tmp/real.tif,s)",
		"exten => sendfax,1,Answer()",
		" same => n,SendFAX(${ASTETCDIR}/page.tif,s)",
		"exten => mailbox,1,Answer()",
		" same => n,VoiceMailMain(1000@default,s)",
		"exten => log,1,Answer()",
		" same => n,Log(NOTICE," + strings.Repeat("long ", 1200) + ")",
		"",
	}, "\n"),
}

// whitePage is a TIFF file with a page of eight white lines, which SendFAX takes.
const whitePage = "II*\x00\x08\x00\x00\x00\x0b\x00" +
	"\x00\x01\x03\x00\x01\x00\x00\x00\xc0\x06\x00\x00" + // width 1728
	"\x01\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00" + // length 8
	"\x02\x01\x03\x00\x01\x00\x00\x00\x01\x00\x00\x00" + // one bit a dot
	"\x03\x01\x03\x00\x01\x00\x00\x00\x04\x00\x00\x00" + // T.6
	"\x06\x01\x03\x00\x01\x00\x00\x00\x00\x00\x00\x00" + // 0 is white
	"\x11\x01\x04\x00\x01\x00\x00\x00\xa2\x00\x00\x00" + // the lines are at 162
	"\x16\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00" + // all in one strip
	"\x17\x01\x04\x00\x01\x00\x00\x00\x04\x00\x00\x00" + // of four bytes
	"\x1a\x01\x05\x00\x01\x00\x00\x00\x92\x00\x00\x00" + // resolutions at 146, 154
	"\x1b\x01\x05\x00\x01\x00\x00\x00\x9a\x00\x00\x00" +
	"\x28\x01\x03\x00\x01\x00\x00\x00\x02\x00\x00\x00" + // dots an inch
	"\x00\x00\x00\x00" +
	"\xcc\x00\x00\x00\x01\x00\x00\x00" +
	"\xc4\x00\x00\x00\x01\x00\x00\x00" +
	"\xff\x00\x10\x01"
