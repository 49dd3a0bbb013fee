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
		{"Event: VarSet\r\nVariable: DB_PASSWORD\r\nValue: abc\r\n\r\n", "Event: VarSet\r\nVariable: DB_PASSWORD\r\nValue: ********\r\n\r\n"},
		{"Action: Setvar\r\nValue:1\r\nVariable: USER_PIN\r\n", "Action: Setvar\r\nValue:********\r\nVariable: USER_PIN\r\n"},
		{"Event: VarSet\r\nVariable: MAPPINGS\r\nValue: abc\r\n", "Event: VarSet\r\nVariable: MAPPINGS\r\nValue: abc\r\n"},
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

func TestURL(t *testing.T) {
	for _, tc := range []struct{ in, want string }{
		{"", ""},
		{"no url", "no url"},
		{"https://h.example/x", "https://h.example/x"},
		{"https://u:p@h.example:1/x%20y?key=abc&d&e=#frag", "https://********@h.example:1/x%20y?key=********&********&e=********"},
		{"http://u@h", "http://********@h"},
		{"http://%zz", "http://%zz"},
	} {
		if got := URL(tc.in); got != tc.want {
			t.Errorf("%q:\n got %q\nwant %q", tc.in, got, tc.want)
		}
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
		{"PIN=4711,B=2", "PIN=********"},
		{"Variable: a=b,__ADMIN_PIN=4711", "Variable: a=b,__ADMIN_PIN=********"},
		{"dbpass: x", "dbpass: ********"},
		{`{"api_key": "x"}`, `{"api_key": "********`},
		{"Ping: Pong, mapping: x, bypass the rest, compass", "Ping: Pong, mapping: x, bypass the rest, compass"},
		{"send the configured token in the header Authorization: Bearer TOKEN", "send the configured token in the header Authorization: Bearer TOKEN"},
		{"authorization: Bearer 0123456789abcdef0123", "authorization: Bearer ********"},
	} {
		if got := Text(tc.in); got != tc.want {
			t.Errorf("%q:\n got %q\nwant %q", tc.in, got, tc.want)
		}
	}
}

// Names of tokens are no secrets: they are in the names of principals.
func TestNamesOfTokens(t *testing.T) {
	for text, want := range map[string]string{
		`refused to "token:crm" for once`:  `refused to "token:crm" for once`,
		"token:the-campaign-of-the-north":  "token:the-campaign-of-the-north",
		"token:crm with password=x1":       "token:crm with password=" + Mask,
		"token:0123456789abcdef0123456789": "token:" + Mask,
		"token: s3cret":                    "token: " + Mask,
		"token=s3cret":                     "token=" + Mask,
		"token:crm and token=s3cret":       "token:crm and token=" + Mask,
		`{"token":"s3cret"}`:               `{"token":"` + Mask,
	} {
		if got := Text(text); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
