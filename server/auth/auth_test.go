package auth

import (
	"context"
	"errors"
	"log/slog"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/astergate/astergate/server/policy"
)

const plainToken = "0123456789abcdef"

// roles makes a policy with roles of these names, each able to read a class.
func roles(t testing.TB, names ...string) *policy.Policy {
	t.Helper()
	var rules []policy.Rules
	for _, name := range names {
		rules = append(rules, policy.Rules{Name: name, Read: []string{"call"}})
	}
	p, err := policy.New(nil, rules...)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func newAuth(t testing.TB, s Set) *Authenticator {
	t.Helper()
	if s.Policy == nil {
		s.Policy = roles(t, "agent", "boss")
	}
	a, err := New(s, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func newToken(t testing.TB) string {
	t.Helper()
	token, err := NewToken()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

// why is the kind of a refusal; empty if err is nil.
func why(err error) Why {
	var r *RefusedError
	if errors.As(err, &r) && errors.Is(err, policy.ErrUnauthenticated) {
		return r.Why
	}
	if err != nil {
		return Why(err.Error())
	}
	return ""
}

func TestBearer(t *testing.T) {
	t.Parallel()
	ours, old, never := newToken(t), newToken(t), newToken(t)
	typo := []byte(ours)
	typo[20] = map[bool]byte{true: 'a', false: 'b'}[typo[20] == 'b']
	a := newAuth(t, Set{Token: plainToken, Tokens: []Token{
		{Name: "crm", Hash: HashOf(ours), Role: "agent", Expires: time.Now().Add(time.Hour)},
		{Name: "old", Hash: HashOf(old), Role: "agent", Expires: time.Now().Add(-time.Second)},
	}})
	for _, tt := range []struct {
		header string
		name   string
		why    Why
	}{
		{"Bearer " + plainToken, policy.Token, ""},
		{"bearer " + plainToken, policy.Token, ""},
		{"BEARER   " + plainToken + " ", policy.Token, ""},
		{"Bearer " + ours, "token:crm", ""},
		{"", "", WhyNone},
		{plainToken, "", WhyMalformed},
		{"Bearer", "", WhyMalformed},
		{"Bearer ", "", WhyMalformed},
		{"Bearer" + plainToken, "", WhyMalformed},
		{"Basic " + plainToken, "", WhyMalformed},
		{"Bearer " + plainToken + " " + plainToken, "", WhyMalformed},
		{"Bearer\t" + plainToken, "", WhyMalformed},
		{" Bearer " + plainToken, "", WhyMalformed},
		{"Bearer " + strings.Repeat("a", maxAuthorization), "", WhyMalformed},
		{"Bearer " + plainToken + "0", "", WhyWrong},
		{"Bearer " + plainToken[:15], "", WhyWrong},
		{"Bearer " + strings.ToUpper(plainToken), "", WhyWrong},
		{"Bearer " + HashOf(ours).String(), "", WhyWrong}, // the configuration gives nothing away
		{"Bearer " + string(typo), "", WhyMalformed},
		{"Bearer " + ours[:len(ours)-1], "", WhyMalformed},
		{"Bearer " + never, "", WhyWrong},
		{"Bearer " + old, "", WhyExpired},
		{"Bearer a.b.c", "", WhyWrong}, // no JWTs are taken
	} {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: tt.header})
		if p.Name != tt.name || why(err) != tt.why {
			t.Errorf("%.40q: %q, %v; want %q, %q", tt.header, p.Name, err, tt.name, tt.why)
		}
		if err == nil && p.Role == nil || p.Name == "token:crm" && (p.Role.Name() != "agent" || p.Expires.IsZero()) {
			t.Errorf("%.40q: %+v", tt.header, p)
		}
		for _, secret := range []string{plainToken, ours, old, never, string(typo)} {
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("%q: the error tells it: %v", tt.header, err)
			}
		}
	}
	open := newAuth(t, Set{})
	for _, header := range []string{"", "Bearer " + plainToken, "rubbish"} {
		if p, err := open.Authenticate(t.Context(), Credentials{Authorization: header}); err != nil || p.Name != policy.Local || p.Role.Name() != policy.Local {
			t.Errorf("%q where nothing is needed: %v, %v", header, p, err)
		}
	}
}

func TestNewWrong(t *testing.T) {
	t.Parallel()
	hash := HashOf(plainToken)
	for name, tt := range map[string]struct {
		set   Set
		fault string
	}{
		"role":        {Set{Tokens: []Token{{Name: "a", Hash: hash, Role: "nobody"}}}, `access.tokens[0].role is "nobody"`},
		"twice":       {Set{Tokens: []Token{{Name: "a", Hash: hash, Role: "agent"}, {Name: "b", Hash: hash, Role: "boss"}}}, "access.tokens[1].hash"},
		"as token":    {Set{Token: plainToken, Tokens: []Token{{Name: "a", Hash: hash, Role: "agent"}}}, "access.tokens[0].hash"},
		"certificate": {Set{Certificates: []CertificateRule{{CN: "*", Role: "nobody"}}}, "access.certificates[0].role"},
		"keys":        {Set{JWT: &JWT{Keys: []byte("{}")}}, "access.jwt.jwks_file holds no public key"},
	} {
		tt.set.Policy = roles(t, "agent", "boss")
		if _, err := New(tt.set, nil); err == nil || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTokenText(t *testing.T) {
	t.Parallel()
	seen := make(map[string]bool)
	for range 100 {
		token := newToken(t)
		if seen[token] || !strings.HasPrefix(token, "astergate_") || len(token) != 56 || mistyped(token) {
			t.Fatalf("token %q", token)
		}
		seen[token] = true
		for i := len(tokenPrefix); i < len(token); i++ { // each single slip is seen
			wrong := []byte(token)
			wrong[i] = digits62[(strings.IndexByte(digits62, wrong[i])+1)%62]
			if !mistyped(string(wrong)) {
				t.Errorf("%q passes for %q", wrong, token)
			}
		}
	}
	hash := HashOf(plainToken)
	if got, err := ParseHash(hash.String()); err != nil || got != hash {
		t.Errorf("%v, %v", got, err)
	}
	for _, text := range []string{"", "sha256:", "sha256:00", hash.String() + "00", "md5:" + hash.String()[7:], hash.String()[7:], "sha256:" + strings.Repeat("g", 64)} {
		if _, err := ParseHash(text); err == nil {
			t.Errorf("%q is taken for a hash", text)
		}
	}
}

func closed(p policy.Principal) bool {
	select {
	case <-p.Revoked:
		return true
	default:
		return false
	}
}

// Replace revokes exactly whom the change concerns.
func TestReplace(t *testing.T) {
	t.Parallel()
	names := []string{"same", "gone", "rolled", "renewed", "rules"}
	texts := make(map[string]string)
	set := Set{Policy: roles(t, "agent", "boss", "other"), Token: plainToken}
	for _, name := range names {
		texts[name] = newToken(t)
		role := map[bool]string{true: "other", false: "agent"}[name == "rules"]
		set.Tokens = append(set.Tokens, Token{Name: name, Hash: HashOf(texts[name]), Role: role})
	}
	a := newAuth(t, set)
	who := make(map[string]policy.Principal)
	for _, name := range names {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + texts[name]})
		if err != nil || closed(p) {
			t.Fatal(name, err)
		}
		who[name] = p
	}
	who["token"], _ = a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + plainToken})

	// Equal rules in another policy: nothing has changed.
	same := set
	same.Policy = roles(t, "agent", "boss", "other")
	if err := a.Replace(same); err != nil {
		t.Fatal(err)
	}
	for name, p := range who {
		if closed(p) {
			t.Errorf("%s was revoked by nothing", name)
		}
	}
	if err := a.Replace(Set{Policy: set.Policy, Tokens: []Token{{Role: "nobody"}}}); err == nil {
		t.Error("a role that there is not")
	}
	changed, err := policy.New(nil, policy.Rules{Name: "agent", Read: []string{"call"}}, policy.Rules{Name: "boss"}, policy.Rules{Name: "other", Read: []string{"call", "user"}})
	if err != nil {
		t.Fatal(err)
	}
	next := Set{Policy: changed, Token: plainToken}
	for _, old := range set.Tokens {
		switch old.Name {
		case "gone":
			continue
		case "rolled":
			old.Role = "boss"
		case "renewed":
			old.Hash = HashOf(newToken(t))
		}
		next.Tokens = append(next.Tokens, old)
	}
	if err := a.Replace(next); err != nil {
		t.Fatal(err)
	}
	for name, p := range who {
		if want := name != "same" && name != "token"; closed(p) != want {
			t.Errorf("%s revoked: %t, want %t", name, closed(p), want)
		}
	}
	for name, want := range map[string]Why{"same": "", "gone": WhyWrong, "renewed": WhyWrong, "rolled": "", "rules": ""} {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + texts[name]})
		if why(err) != want || err == nil && closed(p) {
			t.Errorf("%s then: %v, %v", name, p, err)
		}
	}
	// From open to closed: who was let in without anything is out.
	open := newAuth(t, Set{})
	local, err := open.Authenticate(t.Context(), Credentials{})
	if err != nil || closed(local) {
		t.Fatal(err)
	}
	if err := open.Replace(next); err != nil || !closed(local) || open.Open() {
		t.Errorf("%v; revoked %t", err, closed(local))
	}
}

func TestExpires(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		text := newToken(t)
		a := newAuth(t, Set{Tokens: []Token{{Name: "a", Hash: HashOf(text), Role: "agent", Expires: time.Now().Add(time.Minute)}}})
		shown := Credentials{Authorization: "Bearer " + text}
		if _, err := a.Authenticate(t.Context(), shown); err != nil {
			t.Error(err)
		}
		<-time.After(time.Minute)
		_, err := a.Authenticate(t.Context(), shown)
		if why(err) != WhyExpired || !strings.Contains(err.Error(), "the token expired at 2") {
			t.Error(err)
		}
	})
}

func TestTickets(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		text, other := newToken(t), newToken(t)
		set := Set{Policy: roles(t, "agent"), Tokens: []Token{
			{Name: "a", Hash: HashOf(text), Role: "agent"}, {Name: "b", Hash: HashOf(other), Role: "agent"}}}
		a := newAuth(t, set)
		who, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + text})
		if err != nil {
			t.Fatal(err)
		}
		use := func(ticket string) Why {
			p, err := a.Authenticate(context.Background(), Credentials{Ticket: ticket})
			if err == nil && p != who {
				t.Errorf("the ticket of %v is %v's", who, p)
			}
			if err != nil && strings.Contains(err.Error(), ticket) {
				t.Errorf("the error tells it: %v", err)
			}
			return why(err)
		}
		ticket, until := a.Ticket(who)
		if want := time.Now().Add(TicketTime); !until.Equal(want) {
			t.Errorf("good until %v, want %v", until, want)
		}
		if first, second := use(ticket), use(ticket); first != "" || second != WhyTicket {
			t.Errorf("once %q, twice %q", first, second)
		}
		for _, wrong := range []string{"x", ticketPrefix, ticket + "A", "Bearer " + text, text} {
			if got := use(wrong); got != WhyTicket {
				t.Errorf("%q: %q", wrong, got)
			}
		}
		// A ticket is nobody's token.
		ticket, _ = a.Ticket(who)
		if _, err := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + ticket}); why(err) != WhyWrong {
			t.Error(err)
		}
		<-time.After(TicketTime - time.Nanosecond)
		if got := use(ticket); got != "" {
			t.Errorf("at its end: %q", got)
		}
		ticket, _ = a.Ticket(who)
		<-time.After(TicketTime)
		if got := use(ticket); got != WhyTicket || a.tickets.count() != 0 {
			t.Errorf("behind its end: %q, %d", got, a.tickets.count())
		}
		// Of two uses at once one wins.
		for range 50 {
			ticket, _ = a.Ticket(who)
			results := make(chan Why)
			for range 4 {
				go func() { results <- use(ticket) }()
			}
			won := 0
			for range 4 {
				if <-results == "" {
					won++
				}
			}
			if won != 1 {
				t.Fatalf("%d uses of one ticket", won)
			}
		}
		// Whoever has too many loses his oldest, and nobody else's.
		second, _ := a.Authenticate(t.Context(), Credentials{Authorization: "Bearer " + other})
		theirs, _ := a.Ticket(second)
		var own []string
		for range maxOwnTickets + 1 {
			ticket, _ := a.Ticket(who)
			own = append(own, ticket)
		}
		if p, err := a.Authenticate(t.Context(), Credentials{Ticket: theirs}); err != nil || p != second {
			t.Error(p, err)
		}
		if use(own[0]) != WhyTicket || use(own[1]) != "" || use(own[maxOwnTickets]) != "" {
			t.Error("the oldest is not the one that went")
		}
		// With the credentials the ticket ends.
		ticket, _ = a.Ticket(who)
		if err := a.Replace(Set{Policy: set.Policy, Tokens: set.Tokens[1:]}); err != nil {
			t.Fatal(err)
		}
		if got := use(ticket); got != WhyExpired {
			t.Errorf("of somebody who is out: %q", got)
		}
		for i := range maxTickets + 10 {
			a.Ticket(policy.Principal{Name: "jwt:" + string(rune('A'+i/64)) + string(rune('A'+i%64))})
		}
		if n := a.tickets.count(); n != maxTickets {
			t.Errorf("%d tickets", n)
		}
	})
}

// Whoever tries tokens is counted, and does not fill the log.
func TestFailuresLogged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log strings.Builder
		a, err := New(Set{Policy: roles(t), Token: plainToken}, slog.New(slog.NewTextHandler(&log, nil)))
		if err != nil {
			t.Fatal(err)
		}
		try := func() {
			_, _ = a.Authenticate(t.Context(), Credentials{Authorization: "Bearer guess-guess-guess", From: netip.MustParseAddrPort("192.0.2.1:99")})
		}
		for range 1000 {
			try()
		}
		<-time.After(logPause)
		try()
		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if len(lines) != 2 || !strings.Contains(lines[1], "others_since=999") || !strings.Contains(lines[0], "from=192.0.2.1:99 why=wrong") {
			t.Errorf("the log:\n%s", log.String())
		}
		if strings.Contains(log.String(), "guess") {
			t.Error("the log has the guess")
		}
		if n := a.failures.counts[WhyWrong]; n != 1001 {
			t.Errorf("counted %d", n)
		}
	})
}

// Whatever is sent, nobody gets in by it, and nothing of it is told.
func FuzzAuthorization(f *testing.F) {
	token, err := NewToken()
	if err != nil {
		f.Fatal(err)
	}
	signer := newSigner(f, "k1", "ES256")
	a := newAuth(f, Set{Tokens: []Token{{Name: "a", Hash: HashOf(token), Role: "agent"}}, JWT: signer.config()})
	for _, seed := range []string{"", "Bearer", "Bearer " + token, "bearer a.b.c", "Basic x", "Bearer " + signer.sign(f, signer.claims()), "Bearer astergate_x",
		"Bearer eyJhbGciOiJub25lIn0.e30.", "Bearer " + ticketPrefix, "Bearer ..", "Bearer {\"payload\":\"\"}"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, header string) {
		p, err := a.Authenticate(t.Context(), Credentials{Authorization: header})
		switch {
		case err != nil && why(err) == "" || err == nil && p.Role == nil:
			t.Errorf("%q: %v, %v", header, p, err)
		case p.Name == "token:a" && !strings.Contains(header, token), strings.HasPrefix(p.Name, "jwt:") && p.Name != "jwt:alice":
			t.Errorf("%q is %v", header, p)
		case err != nil && len(header) > 24 && strings.Contains(err.Error(), header[8:]):
			t.Errorf("the error tells %q: %v", header, err)
		}
	})
}
