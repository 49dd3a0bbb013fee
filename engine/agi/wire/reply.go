package wire

import "strings"

// Pair is one name=value behind a result, such as endpos=12800.
type Pair struct{ Name, Value string }

// Reply is the answer to a command. All texts are bytes as they came and need
// not be UTF-8. It does not change.
type Reply struct {
	// Code is 200, 510 (unknown command), 511 (not on a dead channel), 520 (usage),
	// 503 (GOSUB ran out of memory), or what a fork has. 100 is provisional: the
	// answer is still to come.
	Code int
	// Result is the text behind result=, up to the first blank: often a number,
	// but also digits such as "0042" or "*", or nothing. HasResult tells nothing
	// from none.
	Result    string
	HasResult bool
	// Data is what stood in the brackets right behind the result. HasData tells a
	// value that is empty, "200 result=1 ()", from none, "200 result=0".
	Data    string
	HasData bool
	// Pairs are the name=value behind that, in their order.
	Pairs []Pair
	// Text is what else stood on the first line behind the code, such as "Invalid
	// or unknown command" or, of GOSUB, "Gosub complete".
	Text string
	// Usage is the usage that came with 520, its lines with their LF, without the
	// first and last line; empty if there was none.
	Usage string
	// Raw is all of it, without the last LF.
	Raw string
}

// Pair returns the value of the first pair of a name.
func (r *Reply) Pair(name string) (value string, ok bool) {
	for _, p := range r.Pairs {
		if p.Name == name {
			return p.Value, true
		}
	}
	return "", false
}

// WithPairs returns the answer to a command whose brackets hold a single word of
// Asterisk's own and never a value, so that pairs follow it even if the answer ends
// in ")", as where a grammar of SPEECH RECOGNIZE is called "digits(4)".
func (r *Reply) WithPairs() Reply {
	again := *r
	if len(r.Pairs) > 0 || !r.HasData {
		return again
	}
	if word, pairs, ok := cutWordAndPairs("(" + r.Data + ")"); ok {
		again.Data, again.Pairs = word, pairs
	}
	return again
}

// Provisional reports whether the answer proper is still to come.
func (r *Reply) Provisional() bool { return r.Code/100 == 1 }

// ParseReply takes an answer apart: its lines without the last LF, as a [Reader]
// cuts them. It takes any text: what has no code at its start has Code 0 and is
// Text.
//
// An answer that ends in ")" has its data from the bracket right behind the
// result to that last one, since a value may hold brackets and blanks: of
// "200 result=1 (x) endpos=77)" the data is "x) endpos=77". Else what stands in
// the brackets is a single word of Asterisk's own, and pairs follow it.
func ParseReply(raw string) Reply {
	r := Reply{Raw: raw}
	first, rest, several := strings.Cut(raw, "\n")
	if len(first) < 3 || !isDigit(first[0]) || !isDigit(first[1]) || !isDigit(first[2]) {
		r.Text = first
		return r
	}
	r.Code = int(first[0]-'0')*100 + int(first[1]-'0')*10 + int(first[2]-'0')
	switch {
	case len(first) == 3:
		return r
	case first[3] == '-':
		r.Text = first[4:]
		if several {
			r.Usage = strings.TrimSuffix(rest, raw[:3]+strings.TrimSuffix(usageEnd, "\n"))
		}
		return r
	}
	body := raw[4:]
	result, ok := strings.CutPrefix(body, "result=")
	if !ok {
		r.Text = body
		return r
	}
	r.HasResult = true
	r.Result, rest, ok = strings.Cut(result, " ")
	if ok {
		r.parseTail(rest)
	}
	return r
}

// parseTail reads what is behind the result and a blank.
func (r *Reply) parseTail(s string) {
	if strings.HasPrefix(s, "(") {
		if strings.HasSuffix(s, ")") {
			r.Data, r.HasData = s[1:len(s)-1], true
			return
		}
		if word, pairs, ok := cutWordAndPairs(s); ok {
			r.Data, r.HasData, r.Pairs = word, true, pairs
			return
		}
		if i := strings.LastIndexByte(s, ')'); i > 0 {
			r.Data, r.HasData, s = s[1:i], true, strings.TrimPrefix(s[i+1:], " ")
		}
	}
	if pairs, ok := parsePairs(s); ok {
		r.Pairs = pairs
		return
	}
	r.Text = s
}

// cutWordAndPairs takes apart "(word) name=value...", where the word is of
// small letters: "(hangup) endpos=0".
func cutWordAndPairs(s string) (word string, pairs []Pair, ok bool) {
	end := strings.IndexByte(s, ')')
	if end < 1 || end+2 >= len(s) || s[end+1] != ' ' {
		return "", nil, false
	}
	word = s[1:end]
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return "", nil, false
		}
	}
	pairs, ok = parsePairs(s[end+2:])
	return word, pairs, ok
}

// parsePairs reads name=value separated by blanks; a value may be in quotes, as in
// text0="yes please". Asterisk escapes nothing in them, so a value goes on to what
// looks like the next pair, or to the end: a quote in a text belongs to it, and a list
// that Asterisk cut ends within one. It fails where no pair begins.
func parsePairs(s string) ([]Pair, bool) {
	var pairs []Pair
	for s != "" {
		name, rest, ok := strings.Cut(s, "=")
		if !ok || !isPairName(name) {
			return nil, false
		}
		value := rest
		for i := 0; i < len(rest); i++ {
			if rest[i] == ' ' && beginsPair(rest[i+1:]) && (rest[0] != '"' || i > 1 && rest[i-1] == '"') {
				value = rest[:i]
				break
			}
		}
		s = strings.TrimPrefix(rest[len(value):], " ")
		if quoted, found := strings.CutPrefix(value, `"`); found {
			value = strings.TrimSuffix(quoted, `"`)
		}
		pairs = append(pairs, Pair{name, value})
	}
	return pairs, len(pairs) > 0
}

// beginsPair reports whether s begins with a pair's name and "=".
func beginsPair(s string) bool {
	for i := range len(s) {
		if s[i] == '=' {
			return i > 0
		}
		if !isPairName(s[i : i+1]) {
			return false
		}
	}
	return false
}

func isPairName(s string) bool {
	for i := range len(s) {
		c := s[i]
		if (c < 'a' || c > 'z') && !isDigit(c) && c != '_' {
			return false
		}
	}
	return s != ""
}
