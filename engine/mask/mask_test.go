package mask

import "testing"

func TestMessage(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"Action: Login\r\nUsername: u\r\nSecret: abc\r\n\r\n", "Action: Login\r\nUsername: u\r\nSecret: ********\r\n\r\n"},
		{"Action: Login\r\nKEY:abc\r\n\r\n", "Action: Login\r\nKEY:********\r\n\r\n"},
		{"Action: X\nMD5Secret: abc\nAuthSecret: d\n\n", "Action: X\nMD5Secret: ********\nAuthSecret: ********\n\n"},
		{"Event: AuthDetail\r\nPassword: p\r\nMd5Cred: q\r\n\r\n", "Event: AuthDetail\r\nPassword: ********\r\nMd5Cred: ********\r\n\r\n"},
		{"Secret: \r\n", "Secret: \r\n"},
		{"Action: UpdateConfig\r\nVar-000000: secret\r\nCat-000000: a\r\nValue-000000: abc\r\nVar-000001: type\r\nValue-000001: peer\r\n\r\n",
			"Action: UpdateConfig\r\nVar-000000: secret\r\nCat-000000: a\r\nValue-000000: ********\r\nVar-000001: type\r\nValue-000001: peer\r\n\r\n"},
		{"Response: Success\r\nLine-000001-000002: secret=abc\r\nLine-000001-000003: type=x\r\n\r\n",
			"Response: Success\r\nLine-000001-000002: secret=********\r\nLine-000001-000003: type=x\r\n\r\n"},
		{"Response: Success\r\nOutput:  password             : 12 34\r\nOutput:  username : me\r\n\r\n",
			"Response: Success\r\nOutput:  password             : ********\r\nOutput:  username : me\r\n\r\n"},
		{"Variable: DB_PASSWORD=x,B=y\r\n", "Variable: DB_PASSWORD=********\r\n"},
		{"Variable: B=y\r\nValue: 7\r\n", "Variable: B=y\r\nValue: 7\r\n"},
		{"JSON: {\"a\":\"b\"}\r\n", "JSON: ********\r\n"},
		{"Output: exten => s,1,NoOp(no password here)\r\n", "Output: exten => s,1,NoOp(no password here)\r\n"},
		{"Message: Password incorrect, secret: abc", "Message: Password incorrect, secret: ********"},
		{"md5_cred => abc\n", "md5_cred => ********\n"},
		{"Keyring: x\r\n", "Keyring: x\r\n"},
		{"", ""},
	} {
		if got := string(Message([]byte(tc.in))); got != tc.want {
			t.Errorf("%q:\n got %q\nwant %q", tc.in, got, tc.want)
		}
	}
	clean := []byte("Event: Newchannel\r\nChannel: PJSIP/1\r\n\r\n")
	if &Message(clean)[0] != &clean[0] {
		t.Error("a message without secrets was copied")
	}
}

func TestText(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"no secrets\nhere", "no secrets\nhere"},
		{"secret=abc\r\nb\nPassword: x y\n", "secret=********\r\nb\nPassword: ********\n"},
		{"dial https://user:pw@host/x?y: refused", "dial https://********@host/x?y: refused"},
		{"https://pw@host and http://a:b@c", "https://********@host and http://********@c"},
		{"https://host/a@b", "https://host/a@b"},
		{"secret=", "secret="},
	} {
		if got := Text(tc.in); got != tc.want {
			t.Errorf("%q:\n got %q\nwant %q", tc.in, got, tc.want)
		}
	}
}
