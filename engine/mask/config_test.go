package mask

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestConfig(t *testing.T) {
	const head = "Response: Success\r\nActionID: secret-1\r\n"
	for _, tc := range []struct{ file, in, want string }{
		{"manager.conf", "Category-000000: general\r\nLine-000000-000000: enabled=yes\r\nCategory-000001: admin\r\nLine-000001-000000: secret=abc\r\nLine-000001-000001: read=all\r\n",
			"Category-000000: general\r\nLine-000000-000000: enabled=yes\r\nCategory-000001: admin\r\nLine-000001-000000: secret=********\r\nLine-000001-000001: read=all\r\n"},
		{"x", "Line-000000-000000: md5secret=a\nLine-000000-000001: DBPass=b\nLine-000000-000002: remotesecret=c=d\nLine-000000-000003: admin_pin=1\n",
			"Line-000000-000000: md5secret=********\nLine-000000-000001: DBPass=********\nLine-000000-000002: remotesecret=********\nLine-000000-000003: admin_pin=********\n"},
		{"sip.conf", "Line-000000-000000: register=me:pw@host/7\r\nLine-000000-000001: auth=me:pw@realm\r\nLine-000000-000002: auth=auth-alice\r\n",
			"Line-000000-000000: register=********\r\nLine-000000-000001: auth=********\r\nLine-000000-000002: auth=auth-alice\r\n"},
		{"voicemail.conf", "Line-000000-000000: 100=4242,Alice,a@b\r\nLine-000000-000001: format=wav\r\n", "Line-000000-000000: 100=********\r\nLine-000000-000001: format=wav\r\n"},
		{"extensions.conf", "Line-000000-000000: 100=4242,Alice\r\nLine-000000-000001: exten=_X.,1,Set(DB_PASSWORD=abc)\r\n",
			"Line-000000-000000: 100=4242,Alice\r\nLine-000000-000001: exten=_X.,1,Set(DB_PASSWORD=********\r\n"},
		{"meetme.conf", "Line-000000-000000: conf=1000,4711,4712\r\nLine-000000-000001: conf=2000\r\n", "Line-000000-000000: conf=1000,********\r\nLine-000000-000001: conf=2000\r\n"},
		{"", "Line-000000-000000: url=https://u:p@host/x\r\n", "Line-000000-000000: url=https://********\r\n"},
		{"", "Line-000000-000000: secret=\r\nLine-000000-000001: novalue\r\nLine-0: \r\nLine-\r\nno colon\r\n",
			"Line-000000-000000: secret=\r\nLine-000000-000001: novalue\r\nLine-0: \r\nLine-\r\nno colon\r\n"},
		{"", `JSON: {"general":["istemplate":1,"bind":"0.0.0.0","secret":"x\"y"],"alice":["templates":["a","b"],"password":"p","pin":"","secret":"z"]}` + "\r\n",
			`JSON: {"general":["istemplate":1,"bind":"0.0.0.0","secret":"********"],"alice":["templates":["a","b"],"password":"********","pin":"","secret":"********"]}` + "\r\n"},
		{"", `JSON: {"a":["secret":"x` + "\r\n", `JSON: {"a":["secret":"********` + "\r\n"},
		{"", `JSON: {"a` + "\r\n", `JSON: {********` + "\r\n"},
	} {
		in, want := head+tc.in+"\r\n", head+tc.want+"\r\n"
		if got := string(Config(tc.file, []byte(in))); got != want {
			t.Errorf("%s:\n got %q\nwant %q", tc.file, got, want)
		}
	}
	clean := []byte(head + "Line-000000-000000: a=b\r\n\r\n")
	if &Config("", clean)[0] != &clean[0] {
		t.Error("a reply without secrets was copied")
	}
}

// Whatever is in it, what is masked is never in the answer, and the headers stay
// the same in number and name.
func TestConfigProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := "S3CR3T" + rapid.StringMatching(`[ -~]{0,20}`).Draw(t, "secret")
		key := rapid.SampledFrom([]string{"secret", "Password", "md5_cred", "dbpass", "PIN", "auth_token"}).Draw(t, "key")
		before := rapid.StringMatching(`(Line-0-0: [ -~]{0,30}\r\n|[ -~]{0,30}\r\n){0,4}`).Draw(t, "before")
		in := []byte(before + "Line-000000-000000: " + key + "=" + secret + "\r\n" + `JSON: {"c":["` + key + `":"` +
			strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(secret) + `"]}` + "\r\n\r\n")
		out := Config("", in)
		if bytes.Contains(out, []byte("S3CR3T")) {
			t.Fatalf("%q", out)
		}
		names := func(raw []byte) (list []string) {
			for line := range bytes.Lines(raw) {
				name, _, _ := bytes.Cut(line, []byte{':'})
				list = append(list, string(name[:min(len(name), 5)]))
			}
			return list
		}
		if a, b := names(in), names(out); len(a) != len(b) {
			t.Fatalf("%q\n%q", in, out)
		}
	})
}
