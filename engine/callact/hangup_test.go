package callact

import "testing"

func TestHangupName(t *testing.T) {
	for id, want := range map[string]string{"1795337575.17": "1795337575.17", "ag-X-1": "ag-X-1", "/.*/": "PJSIP/alice-00000001"} {
		if got := (channel{id: id, name: "PJSIP/alice-00000001"}).hangupName(); got != want {
			t.Errorf("%q: %q, want %q", id, got, want)
		}
	}
}
