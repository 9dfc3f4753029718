package para

import (
	"github.com/octavo-press/octavo/fonts"
)

// wide tells the characters that are set on the em square: Han, kana,
// bopomofo and their marks.
func wide(r rune) bool {
	switch {
	case r < 0x2E80:
		return false
	case r <= 0x312F, r >= 0x3190 && r <= 0xA4CF: // radicals, marks, kana, bopomofo; ideographs, Yi
		return true
	case r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE4F:
		return true
	case r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6:
		return true
	}
	return r >= 0x16FE0 && r <= 0x18DFF || r >= 0x1AFF0 && r <= 0x1B2FF || r >= 0x20000 && r <= 0x3FFFF
}

// wideMark tells full-width punctuation: what is not a letter for spacing.
func wideMark(r rune) bool {
	switch {
	case r < 0x3000:
		return fonts.Ambiguous(r)
	case r <= 0x3003, r >= 0x3008 && r <= 0x3011, r >= 0x3013 && r <= 0x301F, r == 0x3030, r == 0x30FB:
		return true
	case r >= 0xFE30 && r <= 0xFE4F:
		return true
	case r >= 0xFF01 && r <= 0xFF65:
		return !(r >= 0xFF10 && r <= 0xFF19 || r >= 0xFF21 && r <= 0xFF3A || r >= 0xFF41 && r <= 0xFF5A)
	}
	return false
}

// opening tells full-width marks that may not end a line (CLREQ 3.1.3, JLREQ 3.1.7).
func opening(r rune) bool {
	switch r {
	case '（', '「', '『', '【', '《', '〈', '〔', '［', '｛', '“', '‘', '〖', '〘', '〚', '〝', '﹁', '﹃', '｢', '｟':
		return true
	}
	return false
}

// closing tells full-width marks that may not start a line.
func closing(r rune) bool {
	switch r {
	case '、', '，', '。', '．', '：', '；', '！', '？', '）', '」', '』', '】', '》', '〉', '〕', '］', '｝', '”', '’',
		'〗', '〙', '〛', '〞', '〟', '﹂', '﹄', '｣', '｠', '…', '—', '～', '・', '·', '‧', '々', '〻', 'ー', 'ヽ', 'ヾ', 'ゝ', 'ゞ',
		'％', '℃', '‰', '‼', '⁇', '⁈', '⁉', '゛', '゜', '〜', '―', '‥', '／':
		return true
	case 'ぁ', 'ぃ', 'ぅ', 'ぇ', 'ぉ', 'っ', 'ゃ', 'ゅ', 'ょ', 'ゎ', 'ゕ', 'ゖ',
		'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ッ', 'ャ', 'ュ', 'ョ', 'ヮ', 'ヵ', 'ヶ':
		return true
	}
	return r >= 0x31F0 && r <= 0x31FF
}

// paired tells the marks that come in twos and are not parted: —— and ……
func paired(r rune) bool { return r == '—' || r == '…' || r == '―' || r == '‥' }

// wideEdges measures the blanks of a mark's square and flags the rest.
func (b *builder) wideEdges(w *word, r rune) {
	w.flags |= flagWide
	if wideMark(r) {
		w.flags |= flagMark
	}
	if opening(r) {
		w.flags |= flagNoBreakAfter
	}
	if closing(r) {
		w.flags |= flagNoBreakBefore
	}
	b.pad(w, r)
	if w.flags&flagMark != 0 && !paired(r) && r != 0x3000 && len(w.segments) == 1 && len(b.runes) == 1 {
		w.lead, w.trail = b.blanks(w, r)
	}
}

// pad gives dashes and ellipses their whole squares, and the middle dot half a
// square, in faces that draw them narrower.
func (b *builder) pad(w *word, r rune) {
	want := fullEm * em(len(b.runes))
	switch {
	case len(w.segments) != 1:
		return
	case r == '·':
		want /= 2
	case !paired(r):
		return
	}
	seg := &w.segments[0]
	more := want - seg.width
	if more <= 0 {
		return
	}
	if (r == '—' || r == '―') && b.longDash(seg, want) {
		w.width = want
		return
	}
	for i := range seg.glyphs {
		seg.glyphs[i].x += more / 2
	}
	seg.width, w.width = want, want
}

// blanks asks the face's halt feature how a full-width mark is set on half
// the square: what that takes away at the left and at the right is blank.
func (b *builder) blanks(w *word, r rune) (lead, trail em) {
	seg := &w.segments[0]
	if len(seg.glyphs) != 1 || seg.width < fullEm*9/10 {
		return 0, 0
	}
	if !seg.face.Feature("halt") {
		return b.usualBlanks(r)
	}
	half := seg.face.Shape(fonts.ShapeInput{Text: b.runes, End: 1, Script: "Hani", Lang: b.st.lang, Features: []string{"halt"}})
	if len(half) != 1 {
		return 0, 0
	}
	upem := seg.face.UnitsPerEm()
	lead = seg.glyphs[0].x - toEm(int(half[0].XOffset), upem)
	trail = seg.width - toEm(int(half[0].Advance), upem) - lead
	return max(0, lead), max(0, trail)
}

// usualBlanks knows where marks stand in faces that do not say: opening ones
// at the right, stops in the middle in Traditional text, the rest at the left.
func (b *builder) usualBlanks(r rune) (lead, trail em) {
	switch {
	case opening(r):
		return fullEm / 2, 0
	case closing(r) && traditional(b.st.lang) && centred(r):
		return fullEm / 4, fullEm / 4
	case closing(r) && r < 0xFF5F && r != '％':
		return 0, fullEm / 2
	}
	return 0, 0
}

func centred(r rune) bool {
	switch r {
	case '、', '，', '。', '．', '：', '；', '！', '？', '・', '·', '‧':
		return true
	}
	return false
}
