package config

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const exampleFile = "../../astergate.example.yaml"

// The example file loads, holds every key, and its values are the defaults.
func TestExampleFile(t *testing.T) {
	content, err := os.ReadFile(exampleFile)
	if err != nil {
		t.Fatal(err)
	}
	files := disk{"example": string(content), "/etc/astergate/pbx1.secret": "s\n"}
	example, err := Load(Flags{Config: "example"}, nil, files.read)
	if err != nil {
		t.Fatal(err)
	}
	s := example.Servers["pbx1"]
	if s.Username == "" || s.SecretFile == "" {
		t.Fatalf("pbx1 has no login: %+v", s)
	}
	s.Username, s.SecretFile, s.eventSecret = "u", "", Secret{}
	s.Secret = NewSecret("s3cret-s3cret")
	example.Servers["pbx1"] = s
	defaults := load(t, oneServer)
	example.origins, defaults.origins = nil, nil
	example.digests, defaults.digests = nil, nil // of the secret's file
	if !reflect.DeepEqual(example, defaults) {
		t.Errorf("example  %+v\ndefaults %+v", example, defaults)
	}

	var root yaml.Node
	if err := yaml.Unmarshal(content, &root); err != nil {
		t.Fatal(err)
	}
	present := make(map[string]bool)
	collectKeys(root.Content[0], "", present)
	for _, key := range KnownKeys() {
		key = strings.Replace(key, "NAME", "pbx1", 1)
		if !present[key] {
			t.Errorf("%s is not in the example", key)
		}
	}
}

// collectKeys adds each dotted key below node.
func collectKeys(node *yaml.Node, path string, keys map[string]bool) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		key := join(path, node.Content[i].Value)
		keys[key] = true
		if node.Content[i+1].Kind == yaml.MappingNode {
			collectKeys(node.Content[i+1], key, keys)
		}
	}
}
