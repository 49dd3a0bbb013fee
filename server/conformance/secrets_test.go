package conformance

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/astergate/astergate/engine/asterisktest"
	amiv1 "github.com/astergate/astergate/gen/go/astergate/ami/v1"
	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// What GetConfig answers holds no secret for a role without config-secrets, in any
// view and by any way, and all else of the file; with it, it holds all.
func TestConfigSecrets(t *testing.T) {
	const file = "[general]\nbind = 0.0.0.0\n[alice]\nsecret = CANARY-one\nmd5secret=CANARY-two\nAdminPIN => CANARY-three\n" +
		"register => me:CANARY-four@host\nusername = \"alice\"\nurl = https://me:CANARY-five@host/path\n"
	secrets := []string{"CANARY-one", "CANARY-two", "CANARY-three", "CANARY-four", "CANARY-five"}
	others := []string{"0.0.0.0", "alice", "bind", "md5secret"}
	asterisktest.EachReal(t, func(t *testing.T, target asterisktest.Target) {
		b := realBackend(t, target, asterisktest.Config{ExtraFiles: map[string]string{"canary.conf": file}})
		for _, granted := range []bool{false, true} {
			t.Run(fmt.Sprintf("granted=%v", granted), func(t *testing.T) {
				o := options{allow: []string{"config-read"}}
				if granted {
					o.allow = append(o.allow, "config-secrets")
				}
				s := start(t, b, o)
				for way, text := range configAnswers(t, s) {
					for _, secret := range secrets {
						if strings.Contains(text, secret) != granted {
							t.Errorf("%s: %s is there: %v\n%s", way, secret, !granted, text)
						}
					}
					for _, other := range others {
						if !strings.Contains(text, other) {
							t.Errorf("%s: %s is lost\n%s", way, other, text)
						}
					}
				}
			})
		}
	})
}

// configAnswers are the answers to GetConfig and GetConfigJSON of canary.conf, by
// the ways to get them.
func configAnswers(t *testing.T, s *service) map[string]string {
	t.Helper()
	conn, err := grpc.NewClient(s.rpc, grpc.WithTransportCredentials(insecure.NewCredentials()))
	must(t, err)
	defer func() { must(t, conn.Close()) }()
	core := amiv1.NewCoreServiceClient(conn)
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	answers := make(map[string]string)
	config, err := core.GetConfig(ctx, &amiv1.GetConfigRequest{Filename: "canary.conf"})
	must(t, err)
	answers["GetConfig"] = protojson.Format(config)
	asJSON, err := core.GetConfigJSON(ctx, &amiv1.GetConfigJSONRequest{Filename: "canary.conf"})
	must(t, err)
	answers["GetConfigJSON"] = protojson.Format(asJSON)
	for _, action := range []string{"GetConfig", "getconfigJSON"} {
		answers["SendAction "+action] = protojson.Format(s.send(t, action, "Filename", "canary.conf"))
		stream, err := s.actions.StreamAction(ctx, &astergatev1.StreamActionRequest{Action: action, Headers: pairs([]string{"filename", "canary.conf"})})
		must(t, err)
		text := ""
		for {
			msg, err := stream.Recv()
			if err != nil {
				break
			}
			text += protojson.Format(msg)
		}
		answers["StreamAction "+action] = text
	}
	_, body := s.do(t, "GET", "/v1/servers/pbx1/actions/GetConfig?filename=canary.conf", nil)
	answers["REST"] = fmt.Sprint(body)
	return answers
}
