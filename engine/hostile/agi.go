package hostile

// ParseArgs is parse_args of res/res_agi.c, statement by statement, with the
// array of 128 words. overflow tells that it wrote behind it.
func ParseArgs(line string) (words []string, overflow bool) {
	const maxArgs = 128
	var cur []byte
	var starts []int
	quoted, escaped, whitespace := false, false, true
	normal := func(c byte) {
		if whitespace {
			if len(starts) >= maxArgs-1 {
				return // "Too many arguments, truncating"
			}
			starts = append(starts, len(cur))
			whitespace = false
		}
		cur = append(cur, c)
		escaped = false
	}
	for i := 0; i < len(line) && line[i] != 0; i++ {
		switch c := line[i]; c {
		case '"':
			if escaped {
				normal(c)
				continue
			}
			quoted = !quoted
			if quoted && whitespace {
				starts = append(starts, len(cur))
				whitespace = false
			}
			escaped = false
		case ' ', '\t':
			if quoted || escaped {
				normal(c)
				continue
			}
			whitespace = true
			cur = append(cur, 0)
		case '\\':
			if escaped {
				normal(c)
				continue
			}
			escaped = true
		default:
			normal(c)
		}
	}
	cur = append(cur, 0)
	for _, start := range starts {
		end := start
		for cur[end] != 0 {
			end++
		}
		words = append(words, string(cur[start:end]))
	}
	return words, len(starts) >= maxArgs
}

// RunLine is how run_agi reads what is sent into its buffer of size bytes, with
// fgets on a socket: it returns the commands that it runs.
func RunLine(sent string, size int) (commands []string) {
	for sent != "" {
		n := min(size-1, len(sent))
		for i := range n {
			if sent[i] == '\n' {
				n = i + 1
				break
			}
		}
		line := sent[:n]
		sent = sent[n:]
		if line[len(line)-1] == '\n' {
			line = line[:len(line)-1]
		}
		commands = append(commands, line)
	}
	return commands
}
