package call_test

import (
	"strings"

	"github.com/astergate/astergate/engine/asterisktest"
)

// sceneConfig is what the scenes need of a server. Events have time stamps, so
// that a transcript tells how long things took.
func sceneConfig(phone, http string) asterisktest.Config {
	return asterisktest.Config{
		PJSIP:          true,
		ManagerOptions: []string{"timestampevents=yes"},
		Modules: []string{
			"pbx_spool.so", "res_websocket_client.so", "app_stasis.so", "res_ari.so", "res_ari_model.so", "res_ari_applications.so",
			"res_ari_channels.so", "res_ari_bridges.so", "res_ari_events.so", "res_stasis_answer.so", "res_stasis_playback.so",
			"res_stasis_recording.so", "res_stasis_snoop.so",
		},
		ExtraFiles: map[string]string{
			"pjsip_endpoints.conf": "[phone]\ntype=endpoint\ncontext=scene\ndisallow=all\nallow=ulaw\ndirect_media=no\naors=phone\n" +
				// Without these Asterisk asks the name server for its own address.
				"media_address=127.0.0.1\nbind_rtp_to_media_address=yes\n" +
				"[phone]\ntype=aor\nmax_contacts=1\n",
			"queues.conf": "[general]\npersistentmembers=no\nautofill=yes\n" +
				"[agents]\nstrategy=linear\ntimeout=1\nretry=1\nwrapuptime=0\nmember => Local/ring@scene/n\nmember => Local/answer@scene/n\n" +
				"[lazy]\nstrategy=ringall\ntimeout=1\nretry=1\nmember => Local/ring@scene/n\n",
			"features.conf":         "[general]\natxferthreeway=*3\nfeaturedigittimeout=5000\ntransferdigittimeout=15\n[featuremap]\nblindxfer=#1\natxfer=*2\n",
			"res_parking.conf":      "[general]\n[default]\nparkext=700\nparkpos=701-720\ncontext=parkedcalls\nparkingtime=45\ncomebacktoorigin=yes\n",
			"followme.conf":         "[general]\nenable_callee_prompt=>false\n[me]\ncontext=scene\nnumber=answer,5\n",
			"websocket_client.conf": "",
			"http.conf":             "[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=" + http + "\n",
			"ari.conf":              "[general]\nenabled=yes\n[scene]\ntype=user\npassword=secret\n",
		},
		Dialplan: strings.Join([]string{
			"[globals]",
			"PHONE=" + phone,
			"[scene]",
			"exten => answer,1,Answer()", " same => n,Wait(60)",
			"exten => 200,1,Answer()", " same => n,Wait(60)",
			"exten => 201,1,Busy(1)",
			"exten => short,1,Answer()", " same => n,Wait(0.2)", " same => n,Hangup(16)",
			"exten => busy,1,Busy(5)",
			"exten => congestion,1,Congestion(5)",
			"exten => ring,1,Ringing()", " same => n,Wait(60)",
			"exten => silent,1,Wait(60)",
			"exten => cause,1,Hangup(${CAUSE})",
			"exten => amd,1,Answer()", " same => n,Set(AMDSTATUS=HUMAN)", " same => n,Wait(60)",
			"exten => phone,1,Dial(PJSIP/phone/sip:ok@${PHONE},20,tT)", " same => n,Hangup()",
			"exten => phonering,1,Dial(PJSIP/phone/sip:ring@${PHONE},20,tT)", " same => n,Hangup()",
			"exten => phonetimeout,1,Dial(PJSIP/phone/sip:ring@${PHONE},1)", " same => n,Hangup()",
			"exten => phonebusy,1,Dial(PJSIP/phone/sip:c486@${PHONE},20)", " same => n,Hangup()",
			"exten => moved,1,Dial(PJSIP/phone/sip:moved-200@${PHONE},20)", " same => n,Hangup()",
			"exten => two,1,Dial(PJSIP/phone/sip:ring@${PHONE}&PJSIP/phone/sip:ring2@${PHONE},20)", " same => n,Hangup()",
			// A Local channel takes itself out of the way when there is sound to pass on.
			"exten => local,1,Dial(Local/chained@scene,20)", " same => n,Hangup()",
			"exten => chained,1,Dial(Local/tone@scene,20)", " same => n,Hangup()",
			"exten => tone,1,Answer()", " same => n,Milliwatt()",
			"exten => localfixed,1,Dial(Local/phone@scene/n,20)", " same => n,Hangup()",
			"exten => queue,1,Answer()", " same => n,Queue(agents,,,,20)", " same => n,Hangup()",
			"exten => lazy,1,Answer()", " same => n,Queue(lazy,,,,2)", " same => n,Hangup()",
			"exten => conf,1,Answer()", " same => n,ConfBridge(scene)",
			"exten => park,1,Answer()", " same => n,Park()",
			"exten => parkshort,1,Answer()", " same => n,Park(,t(1)c(scene,200,1)s)",
			"exten => follow,1,Answer()", " same => n,FollowMe(me,d)", " same => n,Hangup()",
			"exten => stasis,1,Answer()", " same => n,Stasis(scene)", " same => n,Hangup()",
			"exten => ahead,1,Progress()", " same => n,Wait(1)", " same => n,Answer()", " same => n,Wait(60)",
			"exten => go,1,Answer()", " same => n,Dial(PJSIP/phone/sip:ok@${PHONE},20,tTg)", " same => n,Dial(Local/short@scene,20)", " same => n,Hangup()",
			"",
		}, "\n"),
	}
}
