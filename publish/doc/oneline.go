package doc

import (
	"strings"
	"unicode"
)

// Characters that say how bidirectional text is ordered (UAX #9, 2).
const (
	embedLTR, embedRTL, endEmbed         = '\u202A', '\u202B', '\u202C'
	forceLTR, forceRTL                   = '\u202D', '\u202E'
	isolateLTR, isolateFirst, endIsolate = '\u2066', '\u2068', '\u2069'
)

// OneLine gives a title, a name or the like as it can stand beside others: in
// one line, without control characters, and with nothing in it that would turn
// round what comes after it, as "\u202E" does.
func OneLine(s string) string {
	return closed(strings.Join(strings.Fields(strings.Map(shown, s)), " "))
}

// shown drops what no text has that is meant to be read.
func shown(r rune) rune {
	switch {
	case unicode.IsControl(r) && !unicode.IsSpace(r), r == 0xFFFE, r == 0xFFFF, r == forceLTR, r == forceRTL:
		return -1
	}
	return r
}

// closed ends the embeddings and isolates that a text leaves open, and drops
// ends that it did not begin.
func closed(s string) string {
	if !strings.ContainsFunc(s, ordering) {
		return s
	}
	var b strings.Builder
	var open []rune // the ends that are due, the inmost last
	for _, r := range s {
		switch {
		case r == embedLTR || r == embedRTL:
			open = append(open, endEmbed)
		case r >= isolateLTR && r <= isolateFirst:
			open = append(open, endIsolate)
		case r == endEmbed || r == endIsolate:
			if len(open) == 0 || open[len(open)-1] != r {
				continue
			}
			open = open[:len(open)-1]
		}
		b.WriteRune(r)
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteRune(open[i])
	}
	return b.String()
}

func ordering(r rune) bool {
	return r >= embedLTR && r <= endEmbed || r >= isolateLTR && r <= endIsolate
}
