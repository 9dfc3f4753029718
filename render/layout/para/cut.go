package para

import (
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
)

// cutter divides a chunk of text without spaces into full-width characters
// and words, at the borders of runs and directions, and notes where UAX #14
// lets lines end between them.
type cutter struct {
	*tokeniser
	runes []rune
	marks []segMark
	end   int // of the chunk in the paragraph's text
	// The place reached, and the start of the piece being gathered, each in
	// the paragraph's text and in runes.
	pos, i      int
	start, from int
	long        bool // the piece is the rest of a word too long to be one
}

func (t *tokeniser) cut(pos, end int) {
	c := cutter{tokeniser: t, runes: t.sc.runes[:0], pos: pos, start: pos, end: end}
	for _, r := range t.text[pos:end] {
		c.runes = append(c.runes, r)
	}
	t.sc.runes = c.runes
	c.marks = t.sc.seg.mark(c.runes)
	for c.i < len(c.runes) {
		c.step()
	}
	c.flush(0)
}

// step takes a cluster: alone if it is of full width, else into the piece.
func (c *cutter) step() {
	for c.pos >= int(c.ends[c.run]) {
		c.setRun(c.run + 1)
	}
	if c.wideAt(c.i) {
		c.flush(0)
		c.take()
		c.takePair()
		c.flush(kindWide)
		return
	}
	c.take()
	long := c.pos-c.start >= longestWord
	if long || c.pos >= int(c.ends[c.run]) || c.turns() {
		c.flush(0)
		c.long = long
	}
}

// take moves on by a cluster.
func (c *cutter) take() {
	for first := true; c.i < len(c.runes) && (first || c.marks[c.i]&markCluster == 0); first = false {
		c.next()
	}
}

func (c *cutter) next() {
	c.pos += utf8.RuneLen(c.runes[c.i])
	c.i++
}

// takePair takes —— and …… together.
func (c *cutter) takePair() {
	r := c.runes[c.i-1]
	for n := 1; paired(r) && n < 6 && c.i < len(c.runes) && c.runes[c.i] == r && c.pos < int(c.ends[c.run]); n++ {
		c.next()
	}
}

// turns tells whether the direction changes at the place reached.
func (c *cutter) turns() bool {
	return c.levels != nil && c.pos < c.end && c.levels[c.pos] != c.levels[c.pos-1]
}

// flush adds the piece gathered, with the break before it.
func (c *cutter) flush(kind wordKind) {
	if c.start == c.pos {
		return
	}
	joint, joined := c.joint()
	c.addWord(c.start, c.pos, kind, joint, joined)
	c.start, c.from, c.long = c.pos, c.i, false
}

// joint gives the break before the piece, or that there is none.
func (c *cutter) joint() (kind breakKind, joined bool) {
	switch {
	case c.from == 0:
		return breakOpen, !c.afterBox()
	case c.marks[c.from]&markBreak != 0:
		kind, ok := tailor(c.runes, c.from)
		return kind, !ok
	case c.long && addressSeparator(c.runes[c.from-1]) && looksLikeURL(c.text[max(0, c.start-longestWord):c.start]):
		return breakURL, false
	}
	return breakEmergency, !c.long
}

// wideAt tells whether a character is set on the em square: quotation marks
// and dashes are in Han text, but not between Latin letters, as in “don’t”.
func (c *cutter) wideAt(i int) bool {
	r := c.runes[i]
	if !c.style.han || !fonts.Ambiguous(r) {
		return wide(r)
	}
	return !(i > 0 && i+1 < len(c.runes) && narrowLetter(c.runes[i-1]) && narrowLetter(c.runes[i+1]))
}

func narrowLetter(r rune) bool { return unicode.IsLetter(r) && !wide(r) || unicode.IsDigit(r) }
