package transform

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// figures makes figures of the paragraphs that hold nothing but pictures.
func (r *run) figures() {
	alone := func(blocks []doc.Block) []doc.Block {
		for i, b := range blocks {
			p := paragraph(b)
			if p == nil {
				continue
			}
			images, before, after := pictures(p.Inlines)
			if images != nil && trim(before) == nil && trim(after) == nil && stacked(images) {
				blocks[i] = &doc.Figure{Attr: p.Attr, Images: images}
			}
		}
		return blocks
	}
	r.doc.Blocks = doc.Rewrite{Blocks: alone}.BlockList(r.doc.Blocks)
}

// longestAlternative is the most characters of a caption that serve as the
// text in place of a picture; the caption itself is read, too.
const longestAlternative = 150

// alternatives lets captions stand in for alternative texts that say nothing,
// such as "image12" or a file's name.
func (r *run) alternatives() {
	doc.WalkBlocks(r.doc.Blocks, func(n doc.Node) bool {
		f, ok := n.(*doc.Figure)
		if !ok {
			return true
		}
		for _, m := range f.Images {
			if saysNothing(m.Alt) && !m.Decorative {
				m.Alt = alternative(f.Caption)
			}
		}
		return true
	})
}

// saysNothing tells an alternative text that a machine made.
func saysNothing(alt string) bool {
	s := strings.ToLower(strings.TrimSpace(alt))
	for _, ext := range []string{".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp"} {
		if strings.HasSuffix(s, ext) {
			return true
		}
	}
	switch strings.TrimRight(s, "0123456789 _-") {
	case "", "image", "img", "picture", "pic", "photo", "figure", "fig", "图片", "圖片", "截圖", "截图":
		return true
	}
	return false
}

// alternative gives the label and title of a caption: its bold beginning, or
// its first sentence.
func alternative(caption []doc.Inline) string {
	s := doc.OneLine(doc.PlainText(caption))
	if len(caption) > 0 {
		if b, ok := caption[0].(*doc.Strong); ok {
			s = doc.OneLine(doc.PlainText(b.Inlines))
		} else {
			s = firstSentence(s)
		}
	}
	return shorten(strings.TrimRight(s, " .。"), longestAlternative)
}

// firstSentence ends at the first full stop that a capital or nothing follows,
// but not after an abbreviation such as "Fig." or "U.S.".
func firstSentence(s string) string {
	if i := strings.IndexRune(s, '。'); i >= 0 {
		return s[:i]
	}
	for i := 0; i < len(s); i++ {
		if s[i] == '.' && i > 5 && strings.HasPrefix(s[i+1:], " ") && unicode.IsLower(rune(s[i-1])) && unicode.IsLower(rune(s[i-2])) && unicode.IsLower(rune(s[i-3])) {
			return s[:i]
		}
	}
	return s
}

// shorten cuts a text to n characters at the end of a word.
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	cut, count := 0, 0
	for i, c := range s {
		if count++; count == n {
			if cut == 0 || wide(c) {
				cut = i
			}
			break
		}
		if unicode.IsSpace(c) {
			cut = i
		}
	}
	return strings.TrimRight(s[:cut], " ,;:，、；：") + "…"
}
