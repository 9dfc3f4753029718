package para

import "strings"

// Han text is emphasised by a dot at each character: under it in Chinese
// (CLREQ 3.4.1), over it in Japanese. It is never slanted.
const (
	dotRune  = '•'
	dotSize  = 400  // thousandths of the text's size
	dotUnder = -430 // thousandths of an em from the baseline to the dot's own
	dotOver  = 860
)

// dotted tells a part that gets an emphasis dot.
func (d *painter) dotted(pt *part) bool {
	return d.dots && pt.word != nil && d.p.Runs[pt.run].Emphasis && pt.wideLetter()
}

// emphasisStands tells whether some text is emphasised and some is not: where
// all is, as in a caption, it is a style and needs no dots.
func (p *Paragraph) emphasisStands() bool {
	plain, emphasised := false, false
	for i := range p.Runs {
		r := &p.Runs[i]
		emphasised = emphasised || r.Emphasis
		plain = plain || !r.Emphasis && strings.TrimSpace(r.Text) != ""
	}
	return plain && emphasised
}

// emphasise sets the dots of a line. They stand for no text.
func (d *painter) emphasise(b *builtLine) {
	for i := range b.parts {
		pt := &b.parts[i]
		if !d.dotted(pt) {
			continue
		}
		face := pt.style.faces.Face(dotRune)
		if face == nil {
			continue
		}
		id, _ := face.Glyph(dotRune)
		size := pt.size.Scale(dotSize, 1000)
		w := scale(toEm(face.Advance(id), face.UnitsPerEm()), size)
		y := int64(dotUnder)
		if strings.HasPrefix(pt.style.lang, "ja") {
			y = dotOver
		}
		d.glyphs = append(d.glyphs, Glyph{ID: id})
		n := len(d.glyphs)
		d.pieces = append(d.pieces, Piece{
			Level: pt.level,
			Tag:   d.p.Runs[pt.run].Tag, Face: face, Size: size, W: w, Glyphs: d.glyphs[n-1 : n : n],
			X: pt.x + (pt.width-w)/2, Y: d.p.Runs[pt.run].Raise + pt.size.Scale(y, 1000),
		})
	}
}
