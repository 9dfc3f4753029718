package para

import "github.com/octavo-press/octavo/render/sp"

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
		class, n := classAt(t.text, pos)
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
	k.level = t.levelAt(int(k.start))
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
	first, _ := classAt(t.text, pos)
	kind := tokenSpace
	if first == charNBSP {
		kind = tokenFixed
	}
	for pos < limit {
		class, n := classAt(t.text, pos)
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
	if simple && end-pos <= longestWord && !t.afterBox() {
		t.addWord(pos, end, 0, breakOpen, true)
		return end
	}
	t.cut(pos, end)
	return end
}

// afterBox tells that a box stands right before.
func (t *tokeniser) afterBox() bool {
	n := len(t.sc.tokens)
	return n > 0 && t.sc.tokens[n-1].kind == tokenBox
}

// chunkEnd looks for the next space or box; the chunk is simple when it is
// one word: of one run and direction, without full-width characters.
func (t *tokeniser) chunkEnd(pos int) (end int, simple bool) {
	start, run := pos, t.run
	simple = true
	for pos < len(t.text) {
		for pos >= int(t.ends[run]) {
			if run++; t.p.Runs[run].Box != nil {
				return pos, simple
			}
		}
		class, n := classAt(t.text, pos)
		if class.blank() {
			break
		}
		if run != t.run || class == charWide || class == charAmbiguous && t.style.han || t.levelAt(pos) != t.levelAt(start) {
			simple = false
		}
		pos += n
	}
	return pos, simple
}

func (t *tokeniser) levelAt(pos int) uint8 {
	if t.levels == nil {
		return 0
	}
	return t.levels[pos]
}

// addWord adds a word; joined says that no line may end before it.
func (t *tokeniser) addWord(start, end int, kind wordKind, joint breakKind, joined bool) {
	if t.levelAt(start)&1 != 0 {
		kind |= kindRTL
	}
	w := t.word(t.sc, t.style, t.text[start:end], kind)
	t.add(token{
		kind: tokenWord, start: int32(start), end: int32(end), word: w, joint: joint, joined: joined,
		width: scale(w.width, t.p.Runs[t.run].Size),
	})
}

// shapedAs gives the kind of a token's word, for parts of it.
func (t *token) shapedAs() wordKind {
	var kind wordKind
	if t.level&1 != 0 {
		kind |= kindRTL
	}
	if t.word.flags&flagWide != 0 {
		kind |= kindWide
	}
	return kind
}
