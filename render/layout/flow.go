package layout

import (
	"context"
	"fmt"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/svg"
	"github.com/octavo-press/octavo/render/theme"
)

// flow is one book on its way from a tree to columns of slugs.
type flow struct {
	ctx    context.Context
	setter *para.Setter
	fonts  *fonts.Set
	book   *render.Book
	sheet  *sheet
	words  *phrase.Words
	structure
	looks  []look
	groups []group

	noteColumn column
	noteStart  []int // where in the note column each note begins
	called     int32 // notes called so far
	inNote     bool
	opened     bool       // the text's first paragraph is set
	inGallery  bool       // the figure at hand is one of several together
	led        bool       // the figure at hand belongs to the words above it
	prefix     []para.Run // goes before the next paragraph
	loose      []string   // IDs that the next paragraph takes
	urls       urls
	ids        map[string]bool // to which links may lead
	drawings   map[*render.Asset]*svg.Picture
	ahead      ahead

	top         int // headings above the sections: 1 when the title is one
	diagnostics []doc.Diagnostic
	warned      map[string]bool
}

func newFlow(ctx context.Context, e *Engine, b *render.Book) (*flow, error) {
	sheet, err := newSheet(b)
	if err != nil {
		return nil, err
	}
	f := &flow{ctx: ctx, setter: e.setter, fonts: e.set, book: b, sheet: sheet, words: phrase.For(b.Doc.Meta.Language),
		groups: make([]group, 1), ids: identifiers(b.Doc),
		drawings: map[*render.Asset]*svg.Picture{}, warned: map[string]bool{}}
	f.noteColumn.width = sheet.measure
	root := f.element(0, "Document")
	f.at(root).Lang = b.Doc.Meta.Language
	f.looks = append(f.looks, look{}) // tag 0 is an artifact
	return f, nil
}

// body is the setting of the book's text.
func (f *flow) body() setting {
	lang := f.book.Doc.Meta.Language
	return setting{style: f.style(theme.Body), lang: lang, rtl: phrase.Dir(lang) == "rtl"}
}

func (f *flow) style(n theme.Name) *style { return f.sheet.styles[n] }

// warn reports something the author can mend.
func (f *flow) warn(code string, pos doc.Pos, format string, args ...any) {
	f.diagnostics = append(f.diagnostics, doc.Diagnostic{
		Code: code, Severity: doc.Warning, Pos: pos, Message: fmt.Sprintf(format, args...)})
}

// warnOnce reports the first of many.
func (f *flow) warnOnce(code string, pos doc.Pos, format string, args ...any) {
	if !f.warned[code] {
		f.warned[code] = true
		f.warn(code, pos, format, args...)
	}
}

// blocks sets blocks one below the other.
func (f *flow) blocks(c *column, at setting, blocks []doc.Block) {
	for i, b := range blocks {
		if i > 0 {
			c.keep(leadIn(blocks[i-1], b))
		}
		_, isFigure := b.(*doc.Figure)
		f.led = isFigure && c.cost >= never && !c.heading
		f.inGallery = isFigure && figuresAround(blocks, i) >= gallery
		f.block(c, at, b)
	}
}

// gallery is how many figures together are worth a page of their own size.
const gallery = 5

// figuresAround counts the figures that stand together with the i-th block, as
// far as a gallery goes.
func figuresAround(blocks []doc.Block, i int) int {
	is := func(k int) bool {
		if k < 0 || k >= len(blocks) {
			return false
		}
		_, ok := blocks[k].(*doc.Figure)
		return ok
	}
	n := 1
	for k := i - 1; k > i-gallery && is(k); k-- {
		n++
	}
	for k := i + 1; k < i+gallery && is(k); k++ {
		n++
	}
	return n
}

// leadIn is the cost of parting a block from the one before it: what a
// paragraph leads up to stays with its last lines.
func leadIn(before, b doc.Block) int32 {
	p, ok := before.(*doc.Paragraph)
	if !ok {
		return 0
	}
	switch b.(type) {
	case *doc.Quote, *doc.Verse:
		return never
	case *doc.Figure:
		if endsInColon(p.Inlines) {
			return never
		}
	case *doc.List, *doc.CodeBlock, *doc.MathBlock, *doc.Table, *doc.Definitions:
		if endsInColon(p.Inlines) {
			return never
		}
		return 900
	}
	return 0
}

func endsInColon(inlines []doc.Inline) bool {
	if len(inlines) == 0 {
		return false
	}
	t, ok := inlines[len(inlines)-1].(*doc.Text)
	if !ok {
		return false
	}
	for _, s := range []string{":", "：", ": "} {
		if len(t.Text) >= len(s) && t.Text[len(t.Text)-len(s):] == s {
			return true
		}
	}
	return false
}

func (f *flow) block(c *column, at setting, b doc.Block) {
	if f.ctx.Err() != nil {
		return
	}
	outer := at.lang
	at = f.enter(c, at, b.Common())
	at.running = at.running && runs(b)
	switch b := b.(type) {
	case *doc.Section:
		f.section(c, at, outer, b)
	case *doc.Paragraph:
		f.paragraph(c, at, outer, b)
	case *doc.Quote:
		f.quote(c, at, outer, b)
	case *doc.PullQuote:
		f.pullQuote(c, at, outer, b)
	case *doc.Callout:
		f.callout(c, at, outer, b)
	case *doc.Verse:
		f.verse(c, at, outer, b)
	case *doc.Figure:
		f.figure(c, at, outer, b)
	case *doc.Table:
		f.table(c, at, outer, b)
	case *doc.List:
		f.list(c, at, outer, b)
	case *doc.Definitions:
		f.definitions(c, at, outer, b)
	case *doc.CodeBlock:
		f.code(c, at, outer, b)
	case *doc.MathBlock:
		f.mathBlock(c, at, outer, b)
	case *doc.SceneBreak:
		f.sceneBreak(c, at)
	case *doc.Div:
		f.div(c, at, outer, b)
	default:
		panic(fmt.Sprintf("layout: unknown block %T", b))
	}
}
