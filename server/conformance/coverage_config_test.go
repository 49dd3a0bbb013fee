package conformance

import (
	"fmt"
	"strings"

	"github.com/astergate/astergate/engine/asterisktest"
)

// coverageConfig has every module that brings an action and can be had, and what
// each action needs to succeed. Where telephones are wanted it is the test's own,
// at the given address.
func coverageConfig(phone string, major int) asterisktest.Config {
	host, port, _ := strings.Cut(phone, ":")
	aoc := ""
	if major >= 20 {
		aoc = "send_aoc=yes\n"
	}
	return asterisktest.Config{
		PJSIP: true,
		Modules: []string{
			"chan_dahdi.so", "chan_iax2.so", "chan_sip.so", "chan_skinny.so", "res_xmpp.so", "res_fax_spandsp.so", "cel_manager.so",
		},
		Dialplan: coverageDialplan,
		ExtraFiles: map[string]string{
			"agents.conf":     "[1001]\nfullname=Agent One\n",
			"cel.conf":        "[general]\nenable=yes\napps=all\nevents=ALL\n[manager]\nenabled=yes\nshow_user_defined=yes\n",
			"chan_dahdi.conf": "[channels]\n",
			"confbridge.conf": "[general]\n[default_user]\ntype=user\nquiet=yes\ntalk_detection_events=yes\n[default_bridge]\ntype=bridge\n",
			"features.conf":   "[general]\npickupexten=*8\natxferabort=*1\nfeaturedigittimeout=2000\ntransferdigittimeout=3\n[featuremap]\nblindxfer=#1\natxfer=*2\n",
			"iax.conf": "[general]\nbindaddr=127.0.0.1\nbindport=0\nregister => one:secret@127.0.0.1:9\n" +
				"[emil]\ntype=friend\nhost=127.0.0.1\nport=9\nusername=emil\n",
			"page.tif": whitePage,
			"pjsip_endpoints.conf": fmt.Sprintf("[plain](!)\ntype=endpoint\ncontext=every\ndisallow=all\nallow=ulaw\ndirect_media=no\nrtp_symmetric=yes\n"+
				"[alice](plain)\nauth=alice\naors=alice\nmailboxes=1000@default\n%[2]s"+
				"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n"+
				"[alice]\ntype=aor\ncontact=sip:alice@%[1]s\n"+
				"[bob](plain)\naors=bob\nallow_subscribe=yes\n[bob]\ntype=aor\nmax_contacts=1\n"+
				"[caller](plain)\naors=caller\nfrom_user=bob\n[caller]\ntype=aor\nmax_contacts=1\n"+
				"[out]\ntype=registration\noutbound_auth=alice\nserver_uri=sip:%[1]s\nclient_uri=sip:carol@%[1]s\ncontact_user=carol\n"+
				"[global]\ntype=global\ndefault_outbound_endpoint=alice\n"+
				"[example.org]\ntype=domain_alias\ndomain=example.com\n"+
				"[lamps]\ntype=resource_list\nevent=presence\nlist_item=lamp\nlist_item=door\n", phone, aoc),
			"queues.conf":     coverageQueues,
			"queuerules.conf": "[impatient]\npenaltychange => 60,5\n",
			"rtp.conf":        "[general]\nicesupport=no\nrtcpinterval=500\n",
			"shop.conf":       "[general]\ncolour=green\n[desk](!)\nsize=7\n[front](desk)\nsize=9\n",
			"sip.conf": fmt.Sprintf("[general]\nudpbindaddr=127.0.0.1:0\nsrvlookup=no\nregister => carol:secret@%[1]s:%[2]s/carol\n"+
				"[frieda]\ntype=friend\nhost=%[1]s\nport=%[2]s\ncontext=every\n", host, port),
			"skinny.conf": "[general]\nbindaddr=127.0.0.1\nbindport=0\n",
			"sorcery.conf": "[res_pjsip]\nauth/cache=memory_cache,name=auths\nauth=config,pjsip.conf,criteria=type=auth\n" +
				"domain_alias/cache=memory_cache,name=aliases,full_backend_cache=yes\ndomain_alias=config,pjsip.conf,criteria=type=domain_alias\n",
			"voicemail.conf": "[general]\nformat=wav\nmaxsecs=1\nminsecs=0\n[default]\n1000 => 1234,Test Box,box@example.com\n1001 => 1234,Other Box\n",
			"xmpp.conf":      "[general]\nautoregister=no\n",
		},
	}
}

const coverageQueues = "[general]\npersistentmembers=no\n" +
	"[support]\nmember => Local/answer@every,1,Agent One,Custom:agent1\n[empty]\nstrategy=linear\njoinempty=yes\n"

var coverageDialplan = strings.Join([]string{
	"[every]",
	"exten => answer,1,Answer()",
	" same => n,Wait(60)",
	"exten => 200,1,Answer()",
	" same => n,Wait(60)",
	"exten => lobby,1,Wait(60)",
	"exten => ring,1,Ringing()",
	" same => n,Wait(60)",
	"exten => tone,1,Answer()",
	" same => n,Milliwatt()",
	"exten => echo,1,Answer()",
	" same => n,Echo()",
	"exten => beeps,1,Answer()",
	" same => n,Playtones(1004/500,0/1000)",
	" same => n,Wait(60)",
	"exten => dial,1,Dial(Local/tone@every/n,,tT)",
	"exten => chain,1,Dial(Local/chained@every/n)",
	"exten => chained,1,Dial(Local/tone@every/n)",
	"exten => conf,1,Answer()",
	" same => n,ConfBridge(200)",
	"exten => wait,1,Answer()",
	" same => n,Queue(empty,,,,60)",
	"exten => ask,1,Answer()",
	" same => n,Queue(support,,,,60)",
	"exten => agent,1,Answer()",
	" same => n,AgentLogin(1001,s)",
	"exten => lamp,hint,Custom:lamp,CustomPresence:lamp",
	"exten => script,1,Answer()",
	" same => n,AGI(agi:async)",
	"exten => agi,1,Answer()",
	" same => n,AGI(${AGI_URL})",
	" same => n,Wait(60)",
	"exten => faxin,1,Answer()",
	" same => n,ReceiveFAX(/tmp/coverage.tif,s)",
	"exten => faxout,1,Answer()",
	" same => n,SendFAX(${ASTETCDIR}/page.tif,s)",
	"exten => leave,1,Answer()",
	" same => n,VoiceMail(1000@default,s)",
	"exten => play,1,Answer()",
	" same => n,ControlPlayback(demo-congrats)",
	" same => n,Wait(60)",
	"exten => monitored,1,Answer()",
	" same => n,CELGenUserEvent(Painted,green)",
	" same => n,Wait(60)",
	"[small]",
	"include => made",
	"exten => _1X.,1(label),NoOp(hello)",
	"[made]",
	"",
}, "\n")

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
