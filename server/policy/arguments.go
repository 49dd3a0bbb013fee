package policy

// splitArguments cuts text at commas as Asterisk does for the arguments of
// applications and the header Variable (main/app.c, __ast_app_separate_args):
// quotes, brackets and backslashes protect a comma; quotes and backslashes are
// taken away.
func splitArguments(text string) []string {
	var list []string
	var current []byte
	var round, square int
	quoted := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			quoted = !quoted
			continue
		case c == '\\':
			if i++; i < len(text) {
				current = append(current, text[i])
			}
			continue
		case c == '(':
			round++
		case c == ')':
			round = max(round-1, 0)
		case c == '[':
			square++
		case c == ']':
			square = max(square-1, 0)
		case c == ',' && !quoted && round == 0 && square == 0:
			list = append(list, string(current))
			current = nil
			continue
		}
		current = append(current, text[i])
	}
	return append(list, string(current))
}

// balanced reports whether no quote stays open at the end of text, so that
// what follows it is read as it would be alone.
func balanced(text string) bool {
	quoted := false
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			quoted = !quoted
		case '\\':
			i++
			if i == len(text) {
				return false
			}
		}
	}
	return !quoted
}

// splitWords cuts an AGI command into words as Asterisk does (res/res_agi.c,
// parse_args): at blanks and tabs; a quote begins or ends a part with blanks in
// it, also in the middle of a word, and a backslash takes what follows as it
// is.
func splitWords(line string) []string {
	if words, plain := plainWords(line); plain {
		return words
	}
	return anyWords(line)
}

// plainWords is splitWords for a line whose words are wholly in quotes or not at all,
// and have no backslash, as nearly all are. It reports false for any other.
func plainWords(line string) (words []string, plain bool) {
	words = make([]string, 0, 8)
	for i := 0; ; {
		for i < len(line) && isBlank(line[i]) {
			i++
		}
		if i == len(line) {
			return words, true
		}
		if line[i] == '"' {
			begin := i + 1
			for i = begin; i < len(line) && line[i] != '"'; i++ {
				if line[i] == '\\' {
					return nil, false
				}
			}
			if i == len(line) || i+1 < len(line) && !isBlank(line[i+1]) {
				return nil, false
			}
			words = append(words, line[begin:i])
			i++
			continue
		}
		begin := i
		for ; i < len(line) && !isBlank(line[i]); i++ {
			if line[i] == '"' || line[i] == '\\' {
				return nil, false
			}
		}
		words = append(words, line[begin:i])
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func anyWords(line string) []string {
	var few [8]int
	ends := few[:0] // of the words in text
	text := make([]byte, 0, len(line))
	quoted, escaped, between := false, false, true
	for i := range len(line) {
		c := line[i]
		switch {
		case c == '"' && !escaped:
			quoted = !quoted
			if quoted {
				between = false
			}
			continue
		case isBlank(c) && !quoted && !escaped:
			if !between {
				ends = append(ends, len(text))
			}
			between = true
			continue
		case c == '\\' && !escaped:
			escaped = true
			continue
		}
		text = append(text, c)
		between, escaped = false, false
	}
	if !between {
		ends = append(ends, len(text))
	}
	words := make([]string, len(ends))
	for all, i, begin := string(text), 0, 0; i < len(ends); i++ {
		words[i] = all[begin:ends[i]]
		begin = ends[i]
	}
	return words
}
