package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// attrLine is a line with an attribute list for the block beside it.
type attrLine struct {
	attrs attrs
	words []string
}

// reference files a named list, "{:name: .class}".
func (p *parse) reference(s string) bool {
	inner, ok := strings.CutSuffix(strings.TrimPrefix(s, "{:"), "}")
	name, list, found := strings.Cut(inner, ":")
	if !ok || !found || name == "" || strings.IndexFunc(name, notName) >= 0 {
		return false
	}
	if p.named == nil {
		p.named = map[string]attrs{}
	}
	a, words := readAttrs(list)
	for _, w := range words {
		a = append(a, p.named[w]...)
	}
	p.named[name] = append(p.named[name], a...)
	return true
}

// attrLine gives attributes to the block above, or where an empty line is
// between, to the one below.
func (c *converter) attrLine(f *flow, n *blockNode, l attrLine) {
	above := n.PreviousSibling()
	if above != nil && !c.blankAbove(n) {
		c.attributeLast(f, l)
	} else {
		c.pending = &l
	}
}

// blankAbove tells whether the line above a block is empty. Goldmark says so of
// every block behind one that a line of its own has closed, as a fence does.
func (c *converter) blankAbove(n *blockNode) bool {
	if !n.HasBlankPreviousLines() {
		return false
	}
	end := bytes.LastIndexByte(c.src[:max(n.Pos(), 0)], '\n')
	if end < 0 {
		return true
	}
	start := bytes.LastIndexByte(c.src[:end], '\n') + 1
	return len(bytes.Trim(c.src[start:end], " \t>")) == 0
}

// attributeLast applies attributes to the block that came last.
func (c *converter) attributeLast(f *flow, l attrLine) {
	f.flush()
	top := &f.open[len(f.open)-1]
	last := len(top.nodes) - 1
	if last < 0 {
		return
	}
	if b, ok := top.nodes[last].(doc.Block); ok {
		top.nodes = append(top.nodes[:last], asNodes(c.attributed(b, l))...)
	}
}

// attributed applies attributes to a block: its name, language and direction,
// and what a class can mean to a book.
func (c *converter) attributed(b doc.Block, l attrLine) []doc.Block {
	if _, list := b.(*doc.List); list && (slices.Contains(l.words, "toc") || slices.Contains(l.words, "footnotes")) {
		c.info("toc-dropped", b.At().Line, "contents and notes that stand here are made by the book itself")
		return nil
	}
	attr := b.Common()
	if id := l.attrs.get("id"); id != "" {
		attr.ID = id
	}
	if lang := l.attrs.lang(); lang != "" {
		attr.Lang = lang
	}
	if dir := l.attrs.dir(); dir != doc.Auto {
		attr.Dir = dir
	}
	if code, ok := b.(*doc.CodeBlock); ok {
		code.Language = cmp.Or(code.Language, classLanguage(l.attrs))
		code.Title = cmp.Or(code.Title, listingTitle(l.attrs))
	}
	kind, ok := calloutClass(l.attrs.classes())
	if !ok {
		return []doc.Block{b}
	}
	inner := []doc.Block{b}
	if q, quote := b.(*doc.Quote); quote && len(q.Blocks) > 0 {
		inner = q.Blocks
	}
	box := callout(doc.Attr{Pos: attr.Pos, ID: attr.ID}, kind, inner)
	if p, para := inner[0].(*doc.Paragraph); para && len(inner) > 1 && titledBox(l.attrs) {
		box.Title, box.Blocks = p.Inlines, inner[1:]
	}
	attr.ID = ""
	return []doc.Block{box}
}

// titledBox tells the classes of boxes whose first paragraph is their title
// (Just the Docs' "note-title").
func titledBox(a attrs) bool {
	return slices.ContainsFunc(a.classes(), func(class string) bool { return strings.HasSuffix(class, "-title") })
}
