package para

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/sp"
)

// token is a word, the space between two, or what else stands in a line.
type token struct {
	kind       tokenKind
	run        int32
	start, end int32 // in the paragraph's text, in bytes
	level      uint8 // of bidi
	// joint is what kind of break may be before the token where no space is;
	// joined is set where none may.
	joint   breakKind
	joined  bool
	raised  bool // a superscript or subscript
	crowded bool // of a stretch wider than the measure
	word    *word
	style   *style
	size    sp.Len
	width   sp.Len // natural, of word, space or box
}

type tokenKind uint8

const (
	tokenWord tokenKind = iota
	tokenSpace
	tokenFixed // a space that is not dropped and ends no line
	tokenBox
	tokenNewline
)

// longestWord bounds the words, in bytes, so that a megabyte without a space
// is set in linear time and memory.
const longestWord = 256

// tokeniser cuts a paragraph into tokens.
type tokeniser struct {
	*Setter
	sc     *scratch
	p      *Paragraph
	text   string
	ends   []int32 // where each run ends in text
	run    int
	style  *style
	levels []uint8 // by byte, nil where all is left to right
}

// tokenise fills sc.tokens.
func (t *tokeniser) tokenise() {
	t.setRun(0)
	for pos := 0; pos < len(t.text) || t.run+1 < len(t.p.Runs); {
		if pos >= int(t.ends[t.run]) {
			t.setRun(t.run + 1)
			continue
		}
		if t.p.Runs[t.run].Box != nil {
			pos = t.box(pos)
			continue
		}
		class, n := charClass(t.text, pos)
		switch class {
		case charNewline:
			t.add(token{kind: tokenNewline, start: int32(pos), end: int32(pos + n)})
			pos += n
		case charSpace, charNBSP:
			pos = t.space(pos)
		default:
			pos = t.chunk(pos)
		}
	}
}

// setRun enters a run; a box counts where it is met.
func (t *tokeniser) setRun(i int) {
	t.run = i
	r := &t.p.Runs[i]
	if k := keyOf(t.p, r); t.style == nil || t.style.styleKey != k {
		t.style = t.Setter.style(k)
	}
	if r.Box != nil && r.Text == "" {
		start := int32(0)
		if i > 0 {
			start = t.ends[i-1]
		}
		t.box(int(start))
	}
}

func (t *tokeniser) add(k token) {
	r := &t.p.Runs[t.run]
	k.run, k.style, k.size, k.raised = int32(t.run), t.style, r.Size, r.Raise != 0
	if t.levels != nil {
		k.level = t.levels[k.start]
	}
	t.sc.tokens = append(t.sc.tokens, k)
}

func (t *tokeniser) box(pos int) int {
	end := int(t.ends[t.run])
	t.add(token{kind: tokenBox, start: int32(pos), end: int32(end), width: t.p.Runs[t.run].Box.W, joint: breakOpen})
	return end
}

// space adds the spaces at pos as one: two spaces are a typist's habit, but in
// code each counts.
func (t *tokeniser) space(pos int) int {
	start, limit, count := pos, int(t.ends[t.run]), 0
	first, _ := charClass(t.text, pos)
	kind := tokenSpace
	if first == charNBSP {
		kind = tokenFixed
	}
	for pos < limit {
		class, n := charClass(t.text, pos)
		if class != first {
			break
		}
		count++
		if t.text[pos] == '\t' && t.style.code {
			count += 3
		}
		pos += n
	}
	if !t.style.code {
		count = 1
	} else if n := len(t.sc.tokens); n == 0 || t.sc.tokens[n-1].kind == tokenNewline {
		kind = tokenFixed // indentation
	}
	w := scale(t.style.space, t.p.Runs[t.run].Size) * sp.Len(count)
	t.add(token{kind: kind, start: int32(start), end: int32(pos), width: w})
	return pos
}

// chunk adds the text from pos to the next space: most often one word.
func (t *tokeniser) chunk(pos int) int {
	end, simple := t.chunkEnd(pos)
	if simple && end-pos <= longestWord {
		t.addWord(pos, end, 0, breakOpen, true)
		return end
	}
	t.cut(pos, end)
	return end
}

// chunkEnd looks for the next space; the chunk is simple when it is one word:
// of one run and direction, without full-width characters.
func (t *tokeniser) chunkEnd(pos int) (end int, simple bool) {
	start, limit := pos, int(t.ends[t.run])
	simple = true
	if n := len(t.sc.tokens); n > 0 && t.sc.tokens[n-1].kind == tokenBox {
		simple = false
	}
	for run := t.run; pos < len(t.text); {
		if pos >= limit {
			if run++; t.p.Runs[run].Box != nil {
				break
			}
			if limit = int(t.ends[run]); pos < limit {
				class, _ := charClass(t.text, pos)
				simple = simple && (class == charSpace || class == charNBSP || class == charNewline)
			}
			continue
		}
		class, n := charClass(t.text, pos)
		if class == charSpace || class == charNBSP || class == charNewline {
			break
		}
		if class == charWide || class == charAmbiguous && t.style.han {
			simple = false
		}
		if t.levels != nil && t.levels[pos] != t.levels[start] {
			simple = false
		}
		pos += n
	}
	return pos, simple
}

// addWord adds a word; joined says that no line may end before it.
func (t *tokeniser) addWord(start, end int, kind wordKind, joint breakKind, joined bool) {
	if t.levels != nil && t.levels[start]&1 != 0 {
		kind |= kindRTL
	}
	w := t.word(t.sc, t.style, t.text[start:end], kind)
	t.add(token{
		kind: tokenWord, start: int32(start), end: int32(end), word: w, joint: joint, joined: joined,
		width: scale(w.width, t.p.Runs[t.run].Size),
	})
}

// cut divides a chunk into full-width characters and words, at the borders of
// runs and directions, and notes where UAX #14 lets lines end between them.
func (t *tokeniser) cut(pos, end int) {
	runes := t.sc.runes[:0]
	for _, r := range t.text[pos:end] {
		runes = append(runes, r)
	}
	t.sc.runes = runes
	marks := t.sc.seg.mark(runes)
	start, from := pos, 0 // of the piece being gathered
	for i := 0; i < len(runes); {
		j, next := clusterAt(runes, marks, i, pos)
		if pos >= int(t.ends[t.run]) {
			t.enter(pos)
		}
		isWide := t.wideAt(runes, i)
		kind := wordKind(0)
		if isWide {
			kind = kindWide
		}
		if isWide && start < pos {
			t.flush(start, pos, runes, marks, from, 0)
			start, from = pos, i
		}
		if isWide {
			j, next = pairEnd(runes, i, j, next)
		}
		if next = min(next, end); isWide || next >= int(t.ends[t.run]) || next-start >= longestWord || t.turns(next, end) {
			t.flush(start, next, runes, marks, from, kind)
			start, from = next, j
		}
		i, pos = j, next
	}
	if start < end {
		t.flush(start, end, runes, marks, from, 0)
	}
}

// enter steps to the run that a place of the text is in.
func (t *tokeniser) enter(pos int) {
	for pos >= int(t.ends[t.run]) {
		t.setRun(t.run + 1)
	}
}

// turns tells whether the direction changes at a place.
func (t *tokeniser) turns(pos, end int) bool {
	return t.levels != nil && pos < end && t.levels[pos] != t.levels[pos-1]
}

// flush adds a piece of a chunk with the break before it.
func (t *tokeniser) flush(start, end int, runes []rune, marks []segMark, from int, kind wordKind) {
	joint, joined := breakOpen, true
	switch {
	case from == 0:
		if n := len(t.sc.tokens); n > 0 && t.sc.tokens[n-1].kind == tokenBox {
			joined = false
		}
	case marks[from]&markBreak != 0:
		var ok bool
		joint, ok = tailor(runes, from)
		joined = !ok
	case end-start > 0 && addressSeparator(runes[from-1]) && looksLikeURL(t.text[max(0, start-longestWord):start]):
		joint, joined = breakURL, false
	case start > 0 && marks[from]&markCluster != 0 && kind == 0 && !t.borders(start):
		joint, joined = breakEmergency, false
	}
	t.addWord(start, end, kind, joint, joined)
}

// borders tells whether a run starts at a place.
func (t *tokeniser) borders(pos int) bool {
	return t.run > 0 && int(t.ends[t.run-1]) == pos
}

// clusterAt gives the end of the cluster at i, in runes and bytes.
func clusterAt(runes []rune, marks []segMark, i, pos int) (j, next int) {
	j, next = i+1, pos+utf8.RuneLen(runes[i])
	for j < len(runes) && marks[j]&markCluster == 0 {
		next += utf8.RuneLen(runes[j])
		j++
	}
	return j, next
}

// pairEnd takes —— and …… together.
func pairEnd(runes []rune, i, j, next int) (int, int) {
	for j < len(runes) && j < i+6 && paired(runes[i]) && runes[j] == runes[i] {
		next += utf8.RuneLen(runes[j])
		j++
	}
	return j, next
}

// wideAt tells whether a character is set on the em square: quotation marks
// and dashes are in Han text, but not between Latin letters, as in “don’t”.
func (t *tokeniser) wideAt(runes []rune, i int) bool {
	r := runes[i]
	if !t.style.han || !fonts.Ambiguous(r) {
		return wide(r)
	}
	return !(i > 0 && i+1 < len(runes) && narrowLetter(runes[i-1]) && narrowLetter(runes[i+1]))
}

func narrowLetter(r rune) bool { return unicode.IsLetter(r) && !wide(r) || unicode.IsDigit(r) }

// charClass is what the tokeniser wants to know of a character.
type class uint8

const (
	charPlain class = iota
	charSpace
	charNBSP
	charNewline
	charWide
	charAmbiguous
)

func charClass(s string, i int) (class, int) {
	c := s[i]
	if c > ' ' && c < 0x80 {
		return charPlain, 1
	}
	switch c {
	case ' ', '\t':
		return charSpace, 1
	case '\n':
		return charNewline, 1
	case '\r':
		if strings.HasPrefix(s[i:], "\r\n") {
			return charNewline, 2
		}
		return charNewline, 1
	}
	return otherClass(s, i)
}

func otherClass(s string, i int) (class, int) {
	r, n := utf8.DecodeRuneInString(s[i:])
	switch {
	case r == 0xA0:
		return charNBSP, n
	case r == 0x85 || r == 0x2028 || r == 0x2029:
		return charNewline, n
	case wide(r):
		return charWide, n
	case fonts.Ambiguous(r):
		return charAmbiguous, n
	}
	return charPlain, n
}
