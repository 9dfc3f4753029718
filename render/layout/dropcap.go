package layout

import (
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// dropCap is content whose first letter stands over several lines.
type dropCap struct {
	content content
	letter  para.Line
	x       sp.Len
	base    sp.Len // from the slug's top to the letter's baseline
}

func (d *dropCap) paint(p *painter, x, y sp.Len) {
	p.line(&d.letter, x+d.x, y+d.base)
	d.content.paint(p, x, y)
}

// dropped sets a paragraph under a drop capital. It gives false, and sets
// nothing, where the text does not begin with a letter that takes one or is
// too short to stand beside it.
func (f *flow) dropped(c *column, at setting, p paragraph) bool {
	n := f.sheet.theme.DropCap
	if n < 2 || f.sheet.cjk || at.rtl || len(p.runs) == 0 {
		return false
	}
	size := firstLetter(p.runs[0].Text)
	if size == 0 {
		return false
	}
	letter, ok := f.capital(at, p, size, n)
	if !ok {
		return false
	}
	p.runs = append([]para.Run(nil), p.runs...)
	p.runs[0].Text = p.runs[0].Text[size:]
	p.indent, p.lines, p.base = 0, n, 1
	p.first = letter.Width + p.style.size/6
	b := f.textBlock(at, p, at.measure(c))
	b.set(f.setter)
	if len(b.result.Lines) <= n {
		return false
	}
	from := len(c.slugs)
	at.running = false
	f.text(c, at, p)
	for i := 1; i < n; i++ {
		c.slugs[from+i].cost = never
	}
	s := &c.slugs[from]
	s.content = &dropCap{content: s.content, letter: letter, x: at.left(),
		base: p.style.above + sp.Len(n-1)*p.style.leading}
	return true
}

// firstLetter gives the length of the letter a text begins with, 0 when it
// begins with something else.
func firstLetter(text string) int {
	r, n := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[n:])
	if unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic) && unicode.IsUpper(r) && !unicode.Is(unicode.M, next) {
		return n
	}
	return 0
}

// capital sets the letter so high that its foot stands on line n and its head
// at the height of the first line's capitals.
func (f *flow) capital(at setting, p paragraph, size, n int) (para.Line, bool) {
	run := p.runs[0]
	run.Text = run.Text[:size]
	set := func() (para.Line, bool) {
		lines := f.setter.Set(para.Paragraph{Runs: []para.Run{run}, Lang: at.lang, Measure: f.sheet.measure, Align: para.Start}).Lines
		if len(lines) != 1 || len(lines[0].Pieces) == 0 || lines[0].Pieces[0].Face == nil {
			return para.Line{}, false
		}
		return lines[0], true
	}
	l, ok := set()
	if !ok {
		return l, false
	}
	face := l.Pieces[0].Face
	head := run.Size.Scale(int64(face.CapHeight()), int64(face.UnitsPerEm()))
	run.Size = (sp.Len(n-1)*p.style.leading + head).Scale(int64(face.UnitsPerEm()), int64(max(face.CapHeight(), 1)))
	l, ok = set()
	flushLeft(&l)
	return l, ok
}
