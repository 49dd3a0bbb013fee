package engine

import (
	"encoding/base64"
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestTokenRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z0-9][a-z0-9-]{0,20}`), 0, 5, rapid.ID[string]).Draw(t, "names")
		want := make(map[string]position)
		b := []byte{tokenVersion}
		for _, name := range names {
			p := position{name, rapid.Uint64().Draw(t, "epoch"), rapid.Uint64().Draw(t, "sequence")}
			want[name] = p
			b = appendPosition(b, p)
		}
		got, err := decodeToken(base64.RawURLEncoding.EncodeToString(b), tokenVersion)
		if err != nil || len(got) != len(want) {
			t.Fatalf("%v, %v", got, err)
		}
		for name, p := range want {
			if got[name] != p {
				t.Errorf("%s: %v, want %v", name, got[name], p)
			}
		}
	})
}

func FuzzToken(f *testing.F) {
	f.Add("")
	f.Add("AQ")
	f.Add(base64.RawURLEncoding.EncodeToString(appendPosition([]byte{tokenVersion}, position{"pbx1", 1 << 63, 12345})))
	f.Fuzz(func(t *testing.T, token string) {
		if _, err := decodeToken(token, tokenVersion); err != nil && !errors.As(err, new(*InvalidError)) {
			t.Errorf("%q: %v", token, err)
		}
	})
}
