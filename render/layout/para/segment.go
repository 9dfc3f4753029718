package para

import (
	"strings"
	"unicode"

	"github.com/go-text/typesetting/segmenter"
)

// opportunity is a place inside a word where a line may end.
type opportunity struct {
	off  int32 // in the word's text
	x    em    // advance of what stands before it
	kind breakKind
}

// breakKind is why a line may end somewhere; what it costs is in cost.go.
type breakKind uint8

const (
	breakSpace     breakKind = iota // at a space
	breakTogether                   // at a space between a number and its unit, in a common word of Thai
	breakOpen                       // between characters, by UAX #14
	breakDash                       // after a hyphen or dash of the text
	breakURL                        // inside an address
	breakShy                        // at a soft hyphen of the text
	breakSoft                       // at a hyphenation point
	breakPoor                       // at one of a name, or that parts two letters
	breakCompound                   // at one of a word that has a hyphen already
	breakCluster                    // between clusters of a script without spaces
	breakEmergency                  // between any two clusters
	breakForced                     // at a line break of the text or its end
)

// hyphenated tells the breaks that put a hyphen.
func (k breakKind) hyphenated() bool { return k >= breakShy && k <= breakCompound }

// hyphenLike tells the breaks after which a hyphen or dash ends the line.
func (k breakKind) hyphenLike() bool { return k.hyphenated() || k == breakDash }

// lineSegmenter finds breaks and clusters by UAX #14 and #29.
type lineSegmenter struct {
	seg   segmenter.Segmenter
	marks []segMark
}

// segMark says what may be before a character.
type segMark uint8

const (
	markBreak segMark = 1 << iota
	markCluster
)

// mark gives for each character, and the end, what may be before it.
func (ls *lineSegmenter) mark(text []rune) []segMark {
	ls.seg.Init(text)
	ls.marks = append(ls.marks[:0], make([]segMark, len(text)+1)...)
	for it := ls.seg.LineIterator(); it.Next(); {
		ls.marks[it.Line().Offset] |= markBreak
	}
	for it := ls.seg.GraphemeIterator(); it.Next(); {
		ls.marks[it.Grapheme().Offset] |= markCluster
	}
	ls.marks[0] &^= markBreak
	return ls.marks
}

// findBreaks fills in the word's inner breaks.
func (b *builder) findBreaks(w *word) {
	switch {
	case b.kind&kindWide != 0 && len(b.runes) == 1:
		return
	case looksLikeURL(b.text):
		b.addressBreaks(w)
		return
	case b.st.code:
		b.addressBreaks(w)
		return
	}
	if !plainWord(b.text) {
		b.unicodeBreaks(w)
	}
	if b.spaceless() {
		b.syllables(w)
		return
	}
	if b.st.patterns != nil && b.kind&kindRTL == 0 {
		b.hyphenate(w)
	}
}

// plainWord tells words that UAX #14 lets break nowhere: letters, then marks.
func plainWord(s string) bool {
	i := 0
	for i < len(s) && (s[i]|0x20 >= 'a' && s[i]|0x20 <= 'z' || s[i] == '\'') {
		i++
	}
	for i < len(s) && (s[i] == ',' || s[i] == '.' || s[i] == ';' || s[i] == ':' || s[i] == ')') {
		i++
	}
	return i == len(s)
}

// unicodeBreaks adds the breaks of UAX #14, as a typesetter would have them.
func (b *builder) unicodeBreaks(w *word) {
	marks := b.seg.mark(b.runes)
	for i := 1; i < len(b.runes); i++ {
		if marks[i]&markBreak == 0 || marks[i]&markCluster == 0 {
			continue
		}
		if kind, ok := tailor(b.runes, i); ok {
			w.breaks = append(w.breaks, opportunity{b.offsets[i], b.pens[i], kind})
		}
	}
}

// tailor judges a break before character i that UAX #14 allows.
func tailor(text []rune, i int) (breakKind, bool) {
	prev, next := text[i-1], text[i]
	switch {
	case prev == softHyphen:
		return breakShy, true
	case next == '–' || next == '—' || next == '―':
		return 0, false // dashes end lines, they do not start them
	case prev == '-' || prev == 0x2010 || prev == '–' || prev == '—':
		if unicode.IsDigit(next) && i > 1 && unicode.IsDigit(text[i-2]) {
			return 0, false // 2016–24
		}
		return breakDash, roomAround(text, i, 2)
	case prev == '/':
		return breakOpen, roomAround(text, i, 3)
	}
	return breakOpen, true
}

// roomAround tells whether n characters stand on both sides of a break, not
// counting the mark it is at.
func roomAround(text []rune, i, n int) bool { return i > n && len(text)-i >= n }

// looksLikeURL tells addresses of the web and of mail.
func looksLikeURL(s string) bool {
	if len(s) < 5 {
		return false
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return true
	}
	dot := strings.IndexByte(s, '.')
	if dot <= 0 || dot+2 >= len(s) || !asciiLetter(s[dot+1]) {
		return false
	}
	return strings.IndexByte(s, '@') > 0 || strings.IndexByte(s[dot:], '/') > 0
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// addressBreaks lets an address, or a long word of code, break after its
// separators, without a hyphen that would seem to be part of it.
func (b *builder) addressBreaks(w *word) {
	for i := 2; i < len(b.runes)-1; i++ {
		prev, next := b.runes[i-1], b.runes[i]
		if addressSeparator(prev) && !addressSeparator(next) && next != '.' {
			w.breaks = append(w.breaks, opportunity{b.offsets[i], b.pens[i], breakURL})
		}
	}
}

func addressSeparator(r rune) bool {
	switch r {
	case '/', '.', '?', '&', '=', '-', '_', '#', ':', ';', ',', '%', '+', '~', '\\', '@':
		return true
	}
	return false
}
