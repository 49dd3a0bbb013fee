package callact

import (
	"strings"
	"testing"

	astergatev1 "github.com/astergate/astergate/gen/go/astergate/v1"
)

// A key gives the same Uniqueids in each life, and no two keys the same; without
// one they are new each time. None is the beginning of another, which Bridge would
// take for it.
func TestChannelIDs(t *testing.T) {
	seen := make(map[string]bool)
	for _, key := range []string{"a", "b", "A", "a ", strings.Repeat("a", 128)} {
		one, other := channelIDs("p", key)
		if again, more := channelIDs("p", key); again != one || more != other {
			t.Errorf("%q: %s %s, then %s %s", key, one, other, again, more)
		}
		seen[one], seen[other] = true, true
	}
	for range 5 {
		one, other := channelIDs("p", "")
		seen[one], seen[other] = true, true
	}
	if len(seen) != 20 {
		t.Errorf("%d different ids, want 20", len(seen))
	}
	for id := range seen {
		if len(id) > 80 || strings.Trim(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
			t.Errorf("%q is no simple Uniqueid", id)
		}
		for other := range seen {
			if id != other && strings.HasPrefix(strings.ToLower(other), strings.ToLower(id)) {
				t.Errorf("%q begins %q", id, other)
			}
		}
	}
}

// What a request means tells its fingerprint, not how long it waits.
func TestFingerprint(t *testing.T) {
	base := &astergatev1.OriginateRequest{Channel: "PJSIP/alice", Application: "Wait", IdempotencyKey: "k"}
	same := &astergatev1.OriginateRequest{Channel: "PJSIP/alice", Application: "Wait", IdempotencyKey: "k", WaitFor: 3, Server: "pbx1"}
	if fingerprintOf(base) != fingerprintOf(same) {
		t.Error("waiting makes a difference")
	}
	for _, other := range []*astergatev1.OriginateRequest{
		{Channel: "PJSIP/bob", Application: "Wait", IdempotencyKey: "k"},
		{Channel: "PJSIP/alice", Application: "Wait", Data: "1", IdempotencyKey: "k"},
		{Channel: "PJSIP/alice", Application: "Wait", IdempotencyKey: "k", EarlyMedia: true},
	} {
		if fingerprintOf(base) == fingerprintOf(other) {
			t.Errorf("%v is taken for the same", other)
		}
	}
}
