package gateway

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

func TestDescribeOpenAPI(t *testing.T) {
	t.Parallel()
	generated, err := os.ReadFile("../../gen/openapi/astergate.swagger.json")
	if err != nil {
		t.Fatal(err)
	}
	described, err := DescribeOpenAPI(generated, false)
	if err != nil {
		t.Fatal(err)
	}
	again, err := DescribeOpenAPI(generated, false)
	if err != nil || !bytes.Equal(described, again) {
		t.Errorf("a second time it is another (%v)", err)
	}
	var doc struct {
		Info  struct{ Title, Version string }
		Paths map[string]map[string]struct {
			Produces   []string
			Parameters []struct{ Name, In string }
			Responses  map[string]struct{ Schema map[string]any }
		}
		Definitions map[string]struct{ Properties map[string]any }
	}
	if err := json.Unmarshal(described, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Info.Title != "astergate" || doc.Info.Version != "v1" {
		t.Errorf("info: %+v", doc.Info)
	}
	if strings.Contains(string(described), "Stream result of") {
		t.Error("a stream is described in grpc-gateway's form")
	}
	// What the routes say, the document says.
	routes, err := newRoutes(services)
	if err != nil {
		t.Fatal(err)
	}
	for _, rt := range routes {
		operation, ok := doc.Paths[rt.path][strings.ToLower(rt.method)]
		if !ok {
			t.Errorf("%s %s is not described", rt.method, rt.path)
			continue
		}
		if got := strings.Join(operation.Produces, " "); (got == contentTypeNDJSON+" "+contentTypeSSE) != rt.stream() {
			t.Errorf("%s produces %q", rt.path, got)
		}
		ids := 0
		for _, p := range operation.Parameters {
			if p.Name == "Last-Event-ID" && p.In == "header" {
				ids++
			}
		}
		if resumes := rt.rpc.Name() == "Subscribe" || rt.rpc.Name() == "WatchCalls"; resumes != (ids == 1) {
			t.Errorf("%s has %d parameters Last-Event-ID", rt.path, ids)
		}
	}
	for name, want := range map[string][]string{
		"SubscribeObject":    {"event", "live", "heartbeat", "filterErrors", "resumeToken", "error"},
		"StreamActionObject": {"head", "item", "end", "endEvent", "error"},
		"WatchServersObject": {"server", "snapshotComplete", "heartbeat", "error"},
		"ErrorInfo":          {"@type", "reason", "domain", "metadata"},
	} {
		got := doc.Definitions[name].Properties
		if len(got) != len(want) {
			t.Errorf("%s has %v", name, got)
		}
		for _, key := range want {
			if got[key] == nil {
				t.Errorf("%s lacks %s", name, key)
			}
		}
	}
	for _, part := range strings.Split(string(described), `"$ref": "`)[1:] {
		ref, _, _ := strings.Cut(part, `"`)
		if _, ok := doc.Definitions[strings.TrimPrefix(ref, "#/definitions/")]; !ok {
			t.Errorf("%s leads nowhere", ref)
		}
	}
	for _, never := range []string{"SubscribeResponse", "StreamActionResponse"} {
		if _, ok := doc.Definitions[never]; ok {
			t.Errorf("%s is described, and never sent", never)
		}
	}
	for _, bad := range []string{"", "[]", "{}", `{"swagger":"2.0"}`, `{"swagger":"2.0","definitions":{},"paths":{"/v1/x":{"get":{}}}}`} {
		if _, err := DescribeOpenAPI([]byte(bad), false); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}
