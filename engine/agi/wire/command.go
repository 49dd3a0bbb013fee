package wire

import "strings"

// Word is one word of a command.
type Word struct {
	// Text is the word as Asterisk is to get it. In an argument it may hold any
	// byte but CR, LF and NUL, and may be empty.
	Text string
	// Bare marks a word of the command's name, which is sent without quotes. Only
	// the first words can be bare.
	Bare bool
}

// Words makes the words of a command of its name, such as "GET VARIABLE", and
// its arguments. Each field of the name becomes a bare word.
func Words(name string, args ...string) []Word {
	return AppendWords(make([]Word, 0, 4+len(args)), name, args...)
}

// AppendWords appends what Words makes.
func AppendWords(dst []Word, name string, args ...string) []Word {
	for f := range strings.FieldsSeq(name) {
		dst = append(dst, Word{Text: f, Bare: true})
	}
	for _, a := range args {
		dst = append(dst, Word{Text: a})
	}
	return dst
}

// AppendCommand appends a command line to dst, its LF included, for the Asterisk
// that takes lines of maxLine bytes (see [Version.MaxLine]). If anything breaks a
// rule it returns dst unchanged and an [*InputError] for the first offence. What
// it accepts Asterisk takes apart into exactly the words given (parse_args in
// res/res_agi.c): every argument is in quotes, in which a backslash escapes the
// quote and itself and nothing else is special.
//
// The arguments are not the only place where meaning hides: an application's
// data in EXEC has commas and quotes of its own, which are the caller's.
func AppendCommand(dst []byte, maxLine int, words []Word) ([]byte, error) {
	size, err := check(maxLine, words)
	if err != nil {
		return dst, err
	}
	if cap(dst)-len(dst) < size {
		dst = append(make([]byte, 0, len(dst)+size), dst...)
	}
	for i, w := range words {
		if i > 0 {
			dst = append(dst, ' ')
		}
		if w.Bare {
			dst = append(dst, w.Text...)
			continue
		}
		dst = appendQuoted(dst, w.Text)
	}
	return append(dst, '\n'), nil
}

// CheckCommand reports what AppendCommand would refuse, as a [*InputError], or
// nil.
func CheckCommand(maxLine int, words []Word) error {
	if _, err := check(maxLine, words); err != nil {
		return err
	}
	return nil
}

func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for {
		i := strings.IndexAny(s, `"\`)
		if i < 0 {
			break
		}
		dst = append(dst, s[:i]...)
		dst = append(dst, '\\', s[i])
		s = s[i+1:]
	}
	dst = append(dst, s...)
	return append(dst, '"')
}

// check returns the length of the line, or what is wrong with the words. The
// error is typed so that a nil of it cannot become a non-nil error.
func check(maxLine int, words []Word) (size int, err error) {
	fail := func(rule Rule, index int) error {
		return &InputError{Command: nameOf(words, index), Index: index, Rule: rule}
	}
	if len(words) == 0 || !words[0].Bare {
		return 0, fail(RuleEmpty, -1)
	}
	for i, w := range words {
		size += len(w.Text) + 1 // the blank or LF behind it
		if w.Bare {
			if rule := checkBare(words, i); rule != RuleNone {
				return 0, fail(rule, i)
			}
			continue
		}
		if strings.ContainsAny(w.Text, "\r\n\x00") {
			return 0, fail(RuleLineBreak, i)
		}
		size += 2 + strings.Count(w.Text, `"`) + strings.Count(w.Text, `\`)
	}
	if n := len(words); n > MaxWords {
		return 0, &InputError{Command: nameOf(words, n), Index: -1, Rule: RuleTooManyWords, Limit: MaxWords, Got: n}
	}
	if size > maxLine {
		return 0, &InputError{Command: nameOf(words, len(words)), Index: -1, Rule: RuleLineTooLong, Limit: maxLine, Got: size}
	}
	return size, nil
}

func checkBare(words []Word, i int) Rule {
	s := words[i].Text
	switch {
	case s == "":
		return RuleEmpty
	case i > 0 && !words[i-1].Bare:
		return RuleBareWord
	case i == 0 && len(s) >= 7 && strings.EqualFold(s[:7], "failure"):
		return RuleFailure
	}
	for _, c := range []byte(s) {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_':
		default:
			return RuleBareWord
		}
	}
	return RuleNone
}

// nameOf returns the bare words before index end, for an error's text.
func nameOf(words []Word, end int) string {
	var name []string
	for i, w := range words {
		if i >= end || !w.Bare {
			break
		}
		name = append(name, w.Text)
	}
	return strings.Join(name, " ")
}
