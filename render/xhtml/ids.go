package xhtml

import "strconv"

// ids holds the fragments taken, each with the number of times it was wanted.
// They are unique in the whole book, so that its files could be joined.
type ids map[string]int

// take gives a fragment as near to want as an NCName of ASCII letters can be:
// EPUBCheck asks for the one, old readers for the other.
func (ids ids) take(want string) string {
	id := fragment(want)
	for n := ids[id]; ; n++ {
		try := id
		if n > 0 {
			try = id + "-" + strconv.Itoa(n+1)
		}
		if _, taken := ids[try]; !taken {
			ids[try] = 1
			ids[id] = n + 1
			return try
		}
	}
}

// fragment keeps of s what may stand in an ID, "s" when that is nothing.
func fragment(s string) string {
	b := make([]byte, 0, len(s)+1)
	for i := range len(s) {
		c := s[i]
		alpha := 'a' <= c|0x20 && c|0x20 <= 'z'
		if !alpha && (c < '0' || c > '9') && c != '-' && c != '_' {
			continue
		}
		if len(b) == 0 && !alpha {
			b = append(b, 's')
		}
		b = append(b, c)
	}
	if len(b) == 0 {
		return "s"
	}
	return string(b)
}
