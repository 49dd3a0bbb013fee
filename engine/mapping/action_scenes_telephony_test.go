package mapping

import (
	"fmt"
	"net"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/astergate/astergate/engine/ami/wire"
	"github.com/astergate/astergate/engine/asterisktest"
)

// telephonyConfig is what the actions of channel drivers need of a server.
var telephonyConfig = asterisktest.Config{
	PJSIP: true,
	Dialplan: strings.Join([]string{
		"[real]",
		"exten => ring,1,Ringing()",
		" same => n,Wait(60)",
		"exten => lamp,hint,Custom:lamp",
		"",
	}, "\n"),
	ExtraFiles: map[string]string{
		"sorcery.conf": "[res_pjsip]\nauth/cache=memory_cache,name=auths\nauth=config,pjsip.conf,criteria=type=auth\n" +
			"domain_alias/cache=memory_cache,name=aliases,full_backend_cache=yes\ndomain_alias=config,pjsip.conf,criteria=type=domain_alias\n",
	},
}

// telephonyScenes send the actions of channel drivers, one theme each.
var telephonyScenes = []struct {
	name string
	play func(a *answers)
}{
	{"pjsip-lists", playPJSIPLists},
	{"pjsip-registration", playPJSIPRegistration},
	{"pjsip-subscription", playPJSIPSubscription},
	{"pjsip-channel", playPJSIPChannel},
	{"pjsip-maintenance", playPJSIPMaintenance},
	{"iax", playIAX},
	{"sip", playSIP},
	{"cache", playCache},
	{"jabber", playJabber},
}

// telephonyEvents are the events that come of these scenes alone.
var telephonyEvents = []string{
	"AorList", "AuthList", "ContactList", "ResourceListDetail",
	"InboundRegistrationDetail", "OutboundRegistrationDetail", "OutboundRegistrationDetailComplete",
	"InboundSubscriptionDetail", "PJSIPMaintenanceStatus",
	"PeerEntry", "RegistryEntry", "SIPQualifyPeerDone",
	"PeerEntry", "RegistryEntry", "SIPQualifyPeerDone",
}

// configureTelephony gives the server PJSIP objects that call, register and
// subscribe at the server itself, and its other channel drivers ports that are
// free.
func configureTelephony(t *testing.T, server *asterisktest.Server) {
	t.Helper()
	sip, iax := freeUDP(t), freeUDP(t)
	_, port, err := net.SplitHostPort(server.SIPAddr)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"pjsip_endpoints.conf": fmt.Sprintf("[alice]\ntype=endpoint\ncontext=real\ndisallow=all\nallow=ulaw\nauth=alice\naors=alice\nfrom_user=bob\n"+
			"[alice]\ntype=auth\nauth_type=userpass\nusername=alice\npassword=secret\n"+
			"[alice]\ntype=aor\ncontact=sip:ring@%[1]s\nmailboxes=1000@default\n"+
			"[bob]\ntype=endpoint\ncontext=real\nallow=ulaw\naors=bob\nallow_subscribe=yes\n"+
			"[bob]\ntype=aor\nmailboxes=1000@default\n"+
			"[carol]\ntype=endpoint\ncontext=real\nallow=ulaw\nauth=alice\naors=carol\n"+
			"[carol]\ntype=aor\nmax_contacts=1\n"+
			"[self]\ntype=registration\noutbound_auth=alice\nserver_uri=sip:%[1]s\nclient_uri=sip:carol@%[1]s\ncontact_user=carol\n"+
			"[global]\ntype=global\ndefault_outbound_endpoint=bob\n[example.org]\ntype=domain_alias\ndomain=example.com\n"+
			"[lamps]\ntype=resource_list\nevent=presence\nlist_item=lamp\nlist_item=door\n", server.SIPAddr),
		"xmpp.conf": "[general]\nautoregister=no\n",
		"iax.conf": "[general]\nbindaddr=127.0.0.1\nbindport=" + iax + "\nregister => dora:secret@127.0.0.1:" + iax + "\n" +
			"[dora]\ntype=friend\nhost=dynamic\nsecret=secret\nqualify=yes\n[emil]\ntype=peer\nhost=127.0.0.1\nport=" + iax + "\nusername=emil\n",
		"sip.conf": "[general]\nudpbindaddr=127.0.0.1:" + sip + "\nregister => carol:secret:alice@127.0.0.1:" + port + "/carol\n" +
			"[frieda]\ntype=friend\nhost=127.0.0.1\nport=" + port + "\nqualify=yes\ncontext=real\nsubscribecontext=real\naccountcode=shop\nfromuser=bob\n" +
			"fromdomain=example.com\nmohsuggest=default\nmailbox=1000@default\ncallgroup=1\nnamedcallgroup=desk\nregexten=12\nsetvar=A=1\nsetvar=B=2\ndescription=Frieda's\n" +
			"[gustav]\ntype=friend\nhost=dynamic\n",
	} {
		if err := os.WriteFile(server.Path("etc/"+name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, module := range []string{"reload res_pjsip.so", "reload res_pjsip_outbound_registration.so", "reload res_pjsip_pubsub.so"} {
		server.CLI(t, "module "+module)
	}
}

// freeUDP returns a loopback port on which nothing listens.
func freeUDP(t *testing.T) string {
	t.Helper()
	conn, err := (&net.ListenConfig{}).ListenPacket(t.Context(), "udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_, port, err := net.SplitHostPort(conn.LocalAddr().String())
	if err != nil {
		t.Fatal(err)
	}
	return port
}

// TestTelephonyActions does what TestActions does, for channel drivers, and keeps
// new forms of events with -capture as TestScenes does.
func TestTelephonyActions(t *testing.T) {
	if testing.Short() {
		t.Skip("takes ten seconds")
	}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		t.Parallel()
		server := target.Start(t, telephonyConfig)
		configureTelephony(t, server)
		m := newTestMapper(t)
		a := &answers{conversation: converse(t, server), target: target, server: server}
		forms, seen, skipped := corpusForms(t, target.Name), make(map[string]bool), false
		for _, scene := range telephonyScenes {
			a.since = len(a.all)
			played := false
			t.Run(scene.name, func(t *testing.T) {
				played = true
				a.t = t
				scene.play(a)
				a.checkEvents(m)
				for _, msg := range a.all[a.since:] {
					name, form := string(msg.Type()), headerNames(msg)
					seen[name] = true
					if *capture && slices.Contains(telephonyEvents, name) && !forms[form] {
						forms[form] = true
						keep(t, msg, target.Name+"-"+scene.name)
					}
				}
			})
			skipped = skipped || !played // by -run
		}
		for name := range corpusEvents(t, target.Name) {
			if !skipped && !seen[name] && slices.Contains(telephonyEvents, name) {
				t.Errorf("no %s came, and the corpus has one of this version", name)
			}
		}
	})
}

func playPJSIPLists(a *answers) {
	a.ok("PJSIPShowAors", "success")
	a.ok("PJSIPShowAuths", "success")
	a.ok("PJSIPShowResourceLists", "success")
	a.ok("PJSIPQualify", "success", "Endpoint", "alice")
	a.refused("PJSIPQualify", "no-endpoint", "Endpoint", "nope")
	a.refused("PJSIPQualify", "empty")
	a.ok("PJSIPNotify", "success", "Endpoint", "alice", "Variable", "Event=check-sync", "Variable", "Content-Type=text/plain")
	a.ok("PJSIPNotify", "uri", "URI", "sip:ring@"+a.server.SIPAddr, "Variable", "Event=check-sync")
	a.refused("PJSIPNotify", "no-endpoint", "Endpoint", "nope", "Variable", "Event=check-sync")
	a.refused("PJSIPNotify", "empty", "Variable", "Event=check-sync")
	a.refused("PJSIPNotify", "two", "Endpoint", "alice", "URI", "sip:ring@"+a.server.SIPAddr, "Variable", "Event=check-sync")
	a.refused("PJSIPNotify", "no-channel", "channel", "nope", "Variable", "Event=check-sync")
	if a.target.Major() >= 20 {
		a.ok("PJSIPNotify", "option", "Endpoint", "alice", "Option", "clear-mwi")
		a.refused("PJSIPNotify", "no-option", "Endpoint", "alice", "Option", "nope")
		a.refused("PJSIPNotify", "nothing", "Endpoint", "alice")
		a.refused("PJSIPNotify", "both", "Endpoint", "alice", "Option", "clear-mwi", "Variable", "Event=check-sync")
	}
}

func playPJSIPRegistration(a *answers) {
	a.ok("PJSIPShowRegistrationsOutbound", "success")
	a.ok("PJSIPRegister", "success", "Registration", "self")
	a.await("Registry", "Status", "Registered")
	a.await("ContactStatus", "AOR", "carol")
	a.ok("PJSIPShowRegistrationsOutbound", "registered")
	a.ok("PJSIPShowRegistrationsInbound", "success")
	a.ok("PJSIPShowRegistrationInboundContactStatuses", "success")
	a.ok("PJSIPShowContacts", "success")
	a.ok("PJSIPUnregister", "success", "Registration", "self")
	a.await("Registry", "Status", "Unregistered")
	for _, action := range []string{"PJSIPRegister", "PJSIPUnregister"} {
		a.refused(action, "no-registration", "Registration", "nope")
		a.refused(action, "empty")
	}
}

// playPJSIPSubscription subscribes as a telephone does.
func playPJSIPSubscription(a *answers) {
	a.ok("PJSIPShowSubscriptionsInbound", "empty")
	a.ok("PJSIPShowSubscriptionsOutbound", "success")
	phone, err := (&net.Dialer{}).DialContext(a.t.Context(), "udp", a.server.SIPAddr)
	if err != nil {
		a.t.Fatal(err)
	}
	defer func() { _ = phone.Close() }()
	for _, s := range []struct{ user, event, accept string }{
		{"lamp", "presence", "application/pidf+xml"},
		{"bob", "message-summary", "application/simple-message-summary"},
	} {
		subscribe(a.t, phone, s.user, s.event, s.accept)
	}
	a.ok("PJSIPShowSubscriptionsInbound", "success")
}

// subscribe asks for an event, and waits until that is accepted and the first
// NOTIFY came.
func subscribe(t *testing.T, phone net.Conn, user, event, accept string) {
	t.Helper()
	from, to := phone.LocalAddr(), phone.RemoteAddr()
	request := fmt.Sprintf("SUBSCRIBE sip:%[1]s@%[2]s SIP/2.0\r\nVia: SIP/2.0/UDP %[3]s;branch=z9hG4bK%[4]s\r\nMax-Forwards: 70\r\n"+
		"From: <sip:bob@%[3]s>;tag=%[4]s\r\nTo: <sip:%[1]s@%[2]s>\r\nCall-ID: call-%[4]s\r\nCSeq: 1 SUBSCRIBE\r\nContact: <sip:bob@%[3]s>\r\n"+
		"Event: %[4]s\r\nAccept: %[5]s\r\nExpires: 600\r\nContent-Length: 0\r\n\r\n", user, to, from, event, accept)
	if _, err := phone.Write([]byte(request)); err != nil {
		t.Fatal(err)
	}
	if err := phone.SetReadDeadline(time.Now().Add(awaitLimit)); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 65536)
	for accepted, notified := false, false; !accepted || !notified; {
		n, err := phone.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		message := string(b[:n])
		switch {
		case !strings.Contains(message, "call-"+event):
		case strings.HasPrefix(message, "SIP/2.0 200"):
			accepted = true
		case strings.HasPrefix(message, "NOTIFY "):
			notified = true
		default:
			t.Fatalf("SUBSCRIBE %s: %s", event, message)
		}
	}
}

func playPJSIPChannel(a *answers) {
	if a.target.Major() < 20 {
		return
	}
	a.do("Originate", "Channel", "PJSIP/alice", "Application", "Wait", "Data", "60", "Async", "true")
	channel := get(a.find("called channel", func(msg wire.Message) bool {
		return string(msg.Type()) == "Newexten" && strings.HasPrefix(get(msg, "Channel"), "PJSIP/bob-")
	}), "Channel")
	a.refused("PJSIPHangup", "no-channel", "Channel", "nope", "Cause", "BUSY")
	a.call("other", "ring")
	a.await("Newchannel", "Uniqueid", "other-1")
	a.ok("PJSIPHangup", "other-channel", "Channel", "other-1", "Cause", "486")
	a.hangup("other-1")
	a.ok("PJSIPHangup", "success", "Channel", channel, "Cause", "486")
	a.await("Hangup", "Channel", channel)
}

func playPJSIPMaintenance(a *answers) {
	if a.target.Major() < 20 {
		return
	}
	a.ok("PJSIPSetMaintenance", "success", "Endpoint", "carol", "State", "on")
	a.ok("PJSIPShowMaintenance", "success")
	a.ok("PJSIPShowMaintenance", "one", "Endpoint", "alice")
	a.ok("PJSIPShowMaintenance", "no-endpoint", "Endpoint", "nope")
	a.refused("PJSIPSetMaintenance", "no-endpoint", "Endpoint", "nope", "State", "on")
	a.refused("PJSIPSetMaintenance", "bad-state", "Endpoint", "carol", "State", "nope")
	a.ok("PJSIPSetMaintenance", "off", "Endpoint", "carol", "State", "off")
}

func playIAX(a *answers) {
	a.server.CLI(a.t, "module load chan_iax2.so")
	a.ok("IAXpeerlist", "success")
	a.ok("IAXregistry", "success")
}

func playSIP(a *answers) {
	if a.target.Major() >= 20 {
		return
	}
	a.server.CLI(a.t, "module load chan_sip.so")
	a.await("Registry", "ChannelType", "SIP", "Status", "Registered")
	a.ok("SIPpeers", "success")
	a.ok("SIPshowpeer", "success", "Peer", "frieda")
	a.ok("SIPshowpeer", "plain", "Peer", "gustav")
	a.refused("SIPshowpeer", "no-peer", "Peer", "nope")
	a.refused("SIPshowpeer", "empty")
	a.ok("SIPqualifypeer", "success", "Peer", "frieda")
	a.await("SIPQualifyPeerDone")
	a.refused("SIPqualifypeer", "no-peer", "Peer", "nope")
	a.ok("SIPshowregistry", "success")
	a.ok("SIPpeerstatus", "success")
	a.ok("SIPpeerstatus", "one", "Peer", "frieda")
	a.refused("SIPpeerstatus", "no-peer", "Peer", "nope")
	a.ok("SIPnotify", "success", "Channel", "frieda", "Variable", "Event=check-sync")
	a.refused("SIPnotify", "no-peer", "Channel", "nope.invalid", "Variable", "Event=check-sync")
	a.refused("SIPnotify", "no-call", "Channel", "frieda", "Call-ID", "nope", "Variable", "Event=check-sync")
	a.refused("SIPnotify", "empty", "Variable", "Event=check-sync")
}

func playCache(a *answers) {
	for _, action := range []string{"SorceryMemoryCacheExpire", "SorceryMemoryCacheStale", "SorceryMemoryCachePopulate"} {
		a.refused(action, "no-cache", "Cache", "nope")
		a.refused(action, "empty")
	}
	for _, action := range []string{"SorceryMemoryCacheExpireObject", "SorceryMemoryCacheStaleObject"} {
		a.refused(action, "no-cache", "Cache", "nope", "Object", "alice")
		a.refused(action, "no-object", "Cache", "auths", "Object", "nope")
		a.refused(action, "empty", "Cache", "auths")
	}
	a.refused("SorceryMemoryCacheExpireObject", "full", "Cache", "aliases", "Object", "example.org")
	a.refused("SorceryMemoryCachePopulate", "not-full", "Cache", "auths")
	a.ok("SorceryMemoryCacheStaleObject", "success", "Cache", "auths", "Object", "alice")
	a.ok("SorceryMemoryCacheExpireObject", "success", "Cache", "auths", "Object", "alice")
	a.ok("SorceryMemoryCacheStale", "success", "Cache", "auths")
	a.ok("SorceryMemoryCacheExpire", "success", "Cache", "auths")
	a.ok("SorceryMemoryCachePopulate", "success", "Cache", "aliases")
}

func playJabber(a *answers) {
	a.server.CLI(a.t, "module load res_xmpp.so")
	a.ok("JabberSend", "success", "Jabber", "nope", "ScreenName", "alice@example.com", "Message", "hello")
	a.refused("JabberSend", "no-account")
	a.refused("JabberSend", "no-name", "Jabber", "nope")
	a.refused("JabberSend", "no-message", "Jabber", "nope", "ScreenName", "alice@example.com")
}
