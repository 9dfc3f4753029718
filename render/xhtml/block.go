package xhtml

import (
	"fmt"

	"github.com/octavo-press/octavo/publish/doc"
)

// maxDepth is how deep elements nest: browsers stop building their tree at 512,
// and each block here makes up to three.
const maxDepth = 100

func (c *converter) blocks(bs []doc.Block) {
	for _, b := range bs {
		c.block(b)
	}
}

func (c *converter) block(b doc.Block) {
	if c.depth++; c.depth > maxDepth {
		c.flat(b)
	} else {
		c.startMarks(b)
		c.write(b)
		c.endMarks()
	}
	c.depth--
}

func (c *converter) write(b doc.Block) {
	switch b := b.(type) {
	case *doc.Section:
		c.section(b, b.Blocks)
	case *doc.Paragraph:
		c.paragraph(b)
	case *doc.Quote:
		c.quote(b)
	case *doc.PullQuote:
		c.pullQuote(b)
	case *doc.Callout:
		c.callout(b)
	case *doc.Verse:
		c.verse(b)
	case *doc.Figure:
		c.figure(b)
	case *doc.Table:
		c.table(b)
	case *doc.List:
		c.list(b)
	case *doc.Definitions:
		c.definitions(b)
	case *doc.CodeBlock:
		c.codeBlock(b)
	case *doc.MathBlock:
		c.mathBlock(b)
	case *doc.SceneBreak:
		c.open("hr", b, `class="scene"`)
		c.Raw("\n")
	case *doc.Div:
		c.div(b)
	default:
		panic(fmt.Sprintf("xhtml: unknown block %T", b))
	}
}

// open writes an element's start tag with a block's ID, language and direction,
// and attributes that stand as they are. hr and the like it closes.
func (c *converter) open(element string, b doc.Block, attrs string) {
	a := b.Common()
	c.Raw("<", element)
	c.Attr("id", c.places[b].frag)
	if attrs != "" {
		c.Raw(" ", attrs)
	}
	c.Lang(a.Lang, a.Dir)
	if element == "hr" {
		c.Raw("/")
	}
	c.Raw(">")
}

func (c *converter) paragraph(p *doc.Paragraph) {
	c.open("p", p, "")
	c.inlines(p.Inlines)
	c.Raw("</p>\n")
}

// flow writes what fills an item, a cell or a note: a paragraph that has
// nothing of its own to say stands there without an element, if it is the only
// one or the list is tight.
func (c *converter) flow(bs []doc.Block, tight bool) {
	if len(bs) > 0 && (tight || len(bs) == 1) {
		if p, ok := bs[0].(*doc.Paragraph); ok && p.ID == "" && p.Lang == "" && p.Dir == doc.Auto {
			c.startMarks(p)
			c.inlines(p.Inlines)
			c.endMarks()
			bs = bs[1:]
		}
	}
	if len(bs) > 0 {
		c.Raw("\n")
		c.blocks(bs)
	}
}

// flat writes the text of a block that stands too deep to be an element, and
// what links to something in it lead to.
func (c *converter) flat(b doc.Block) {
	c.report("nesting-too-deep", doc.Warning, b.At(),
		fmt.Sprintf("what stands deeper than %d levels is set as plain text", maxDepth))
	c.Raw("<p>")
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		if p, ok := c.places[n]; ok {
			c.Raw("<span")
			c.Attr("id", p.frag)
			c.Raw("></span>")
		}
		switch n := n.(type) {
		case *doc.Text:
			c.Text(n.Text)
		case *doc.Code:
			c.Text(n.Text)
		case *doc.CodeBlock:
			c.Text(n.Text)
		case *doc.LineBreak, *doc.Paragraph:
			c.Text(" ")
		}
		return true
	})
	c.Raw("</p>\n")
}
