package main

import (
	"testing"

	"google.golang.org/protobuf/proto"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// The sets hold the same events, however they are told.
func TestSets(t *testing.T) {
	sets, err := load("../..")
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range sets {
		n := 0
		for _, message := range s.messages {
			var response astergatev1.SubscribeResponse
			if err := proto.Unmarshal(message, &response); err != nil {
				t.Fatal(err)
			}
			if len(response.GetEvents()) != s.batch || response.GetResumeToken() == "" {
				t.Fatalf("%s: a message of %d events", s.file(), len(response.GetEvents()))
			}
			for _, event := range response.GetEvents() {
				if len(names) <= n {
					names = append(names, event.GetName())
				}
				if event.GetName() != names[n] || names[n] == "" {
					t.Fatalf("%s: event %d is %q, not %q", s.file(), n, event.GetName(), names[n])
				}
				n++
			}
		}
		if n != events {
			t.Errorf("%s: %d events", s.file(), n)
		}
	}
}

func BenchmarkUnmarshal(b *testing.B) {
	sets, err := load("../..")
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range sets {
		b.Run(s.file(), func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ { // an op is an event
				if n%s.batch != 0 {
					continue
				}
				var response astergatev1.SubscribeResponse
				if err := proto.Unmarshal(s.messages[n/s.batch%len(s.messages)], &response); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
