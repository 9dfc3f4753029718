package markdown

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// Body reads the text of a post: Meta of the source goes into the document,
// with a title from the first heading or the file's name where it has none.
func Body(s Source, opt Options) (*doc.Document, []doc.Diagnostic, error) {
	src, err := clean(s.Name, s.Body)
	if err != nil {
		return nil, nil, err
	}
	c := newConverter(s, src, opt)
	if len(bytes.TrimSpace(src)) == 0 {
		return nil, nil, c.fail("body-missing", max(s.Line, 1), errors.New("there is no text below the front matter"))
	}
	s.Meta.Source = canonical(opt.Site, s.Meta, s.Name)
	d := &doc.Document{Meta: s.Meta, Blocks: c.document()}
	c.title(d)
	if len(d.Blocks) == 0 {
		c.warn("body-empty", max(s.Line, 1), "nothing of the text can be shown; the book is its title")
	}
	c.typography(d)
	return d, c.sorted(), nil
}

// converter turns goldmark's tree into ours.
type converter struct {
	*parse
	src       []byte
	opt       Options
	meta      doc.Meta
	marks     *quoteStyle       // of the post's language, once asked for
	called    map[string]string // notes that have been called, with their number
	prev      rune              // the last character written
	depth     int               // inlines that the present one lies in
	separator string            // the post's own excerpt marker
	excerpt   bool              // the marker has come
	told      map[string]bool   // what has been reported once
	pending   *attrLine         // attributes for the next block
	rawTags   bool              // within {% raw %}, where tags are text
	task      doc.Task          // of the item being read
	unknown   bool              // a value was asked for that is not known
	inCell    bool              // of a table, where a bar in code is escaped
	spare     []byte            // where the next flow gathers its text
}

func newConverter(s Source, src []byte, opt Options) *converter {
	separator, _ := fields(s.Meta.Extra).peek("excerpt_separator")
	p := &parse{reporter: &reporter{name: s.Name}, lines: newLineTable(src, s.Line), grammar: grammarOf(src, opt, s.Meta)}
	return &converter{
		parse:     p,
		src:       src,
		meta:      s.Meta,
		opt:       opt,
		separator: textOf(separator),
	}
}

// document converts the whole text.
func (c *converter) document() []doc.Block {
	c.src = c.dedented(c.destinations(c.src))
	c.lines = newLineTable(c.src, c.lines.base)
	blocks := c.abbreviate(c.blocks(c.run(c.src)))
	c.emojis(blocks)
	c.unusedNotes()
	return blocks
}

// sorted gives the diagnostics in the order of the text.
func (c *converter) sorted() []doc.Diagnostic {
	slices.SortStableFunc(c.diags, func(a, b doc.Diagnostic) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	return c.diags
}

// once warns of something that a post may have many times.
func (c *converter) once(code string, line int, message string) {
	if c.told == nil {
		c.told = map[string]bool{}
	}
	if key := code + message; !c.told[key] {
		c.told[key] = true
		c.warn(code, line, message)
	}
}

func (c *converter) line(offset int) int    { return c.lines.at(max(offset, 0)) }
func (c *converter) pos(offset int) doc.Pos { return c.at(c.line(offset)) }

func (c *converter) attr(n ast.Node) doc.Attr { return doc.Attr{Pos: c.pos(n.Pos())} }

// blocks converts the children of a container.
func (c *converter) blocks(parent ast.Node) []doc.Block {
	f := c.newFlow()
	c.children(f, parent)
	return blocksOf(f.finish())
}

func (c *converter) children(f *flow, parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		pending := c.pending
		if own, ok := n.(*blockNode); ok {
			if _, list := own.what.(attrLine); list {
				pending = nil
			}
		}
		if pending == nil {
			c.block(f, n)
			continue
		}
		c.pending = nil
		c.block(f, n)
		c.attributeLast(f, *pending)
	}
}

// block converts one block of goldmark's.
func (c *converter) block(f *flow, n ast.Node) {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		c.paragraph(f, n)
	case *ast.Heading:
		f.add(c.heading(f, n))
	case *ast.ThematicBreak:
		f.add(&doc.SceneBreak{Attr: c.attr(n)})
	case *ast.Blockquote:
		f.add(c.quote(n))
	case *ast.List:
		c.addList(f, n)
	case *ast.CodeBlock:
		c.indented(f, n)
	case *ast.FencedCodeBlock:
		c.fenced(f, n)
	case *ast.HTMLBlock:
		c.htmlBlock(f, n)
	case *xast.Table:
		f.add(c.table(n))
	case *xast.DefinitionList:
		f.add(c.definitions(n))
	case *exampleNode:
		c.exampleItem(f, n)
	case *titleNode:
		if _, ok := n.what.(verseLine); ok {
			f.add(c.verse(n))
		}
	case *ast.LinkReferenceDefinition, *xast.Footnote:
	case *blockNode:
		c.ownBlock(f, n)
	default:
		panic(fmt.Sprintf("markdown: unknown block %T", n))
	}
}

// ownBlock converts a block of our own parsers.
func (c *converter) ownBlock(f *flow, n *blockNode) {
	switch what := n.what.(type) {
	case tagLine:
		c.tagLine(f, what)
	case *verbatim:
		c.verbatimBlock(f, what.tag, c.listing(n))
	case attrLine:
		c.attrLine(f, n, what)
	case *kramdownTag:
		c.kramdownBlock(f, n, what)
	case directive:
		c.directive(f, what, c.line(n.Pos()))
	case *gridTable:
		f.add(c.gridTable(n, what))
	case mathBlock:
		f.add(&doc.MathBlock{Attr: c.attr(n), Source: display(c.listing(n))})
	case embedLine:
		c.embed(f, what, c.line(n.Pos()))
	case jsxLine:
		c.jsxTag(f, what.jsx, c.line(n.Pos()))
	case drawingLines:
		f.apart(c.pos(n.Pos()), func() { c.drawn(f, what.drawing, c.line(n.Pos())) })
	case abbreviation, script, remarkBlock:
	default:
		panic(fmt.Sprintf("markdown: unknown block %T", n.what))
	}
}

// paragraph converts a paragraph, which HTML in it may part into several
// blocks.
func (c *converter) paragraph(f *flow, n ast.Node) {
	f.flush()
	if c.tableCaption(f, n) {
		return
	}
	c.prev = '\n'
	in := c.newFlow()
	c.inlines(in, n)
	nodes := in.finish()
	f.add(shaped(c.paragraphAttr(n, nodes), nodes)...)
	for _, name := range in.lost {
		f.end(name)
	}
}

// shaped makes a paragraph of nodes that are all inlines, else blocks.
func shaped(attr doc.Attr, nodes []doc.Node) []doc.Node {
	inlines := make([]doc.Inline, 0, len(nodes))
	for _, n := range nodes {
		in, ok := n.(doc.Inline)
		if !ok {
			return asNodes(blocksOf(nodes))
		}
		inlines = append(inlines, in)
	}
	inlines = trimSpace(inlines)
	if len(inlines) == 0 {
		return nil
	}
	return []doc.Node{paragraph(attr, inlines)}
}

func asNodes[N doc.Node](in []N) []doc.Node {
	out := make([]doc.Node, len(in))
	for i, n := range in {
		out[i] = n
	}
	return out
}
