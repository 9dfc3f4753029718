package doc

import (
	"fmt"
	"strings"
)

// Walk visits every node of the document in reading order, the standfirst
// first. It goes into a node's children when visit returns true.
func Walk(d *Document, visit func(Node) bool) {
	WalkBlocks(d.Meta.Standfirst, visit)
	WalkBlocks(d.Blocks, visit)
}

// WalkBlocks visits blocks and all below them in reading order.
func WalkBlocks(blocks []Block, visit func(Node) bool) {
	for _, b := range blocks {
		if visit(b) {
			walkBlock(b, visit)
		}
	}
}

// WalkInlines visits inlines and all below them in reading order.
func WalkInlines(inlines []Inline, visit func(Node) bool) {
	for _, n := range inlines {
		if visit(n) {
			walkInline(n, visit)
		}
	}
}

func walkBlock(b Block, visit func(Node) bool) {
	switch b := b.(type) {
	case *Section:
		WalkInlines(b.Title, visit)
		WalkInlines(b.Subtitle, visit)
		WalkBlocks(b.Blocks, visit)
	case *Paragraph:
		WalkInlines(b.Inlines, visit)
	case *Quote:
		WalkBlocks(b.Blocks, visit)
		WalkInlines(b.Attribution, visit)
	case *PullQuote:
		WalkBlocks(b.Blocks, visit)
		WalkInlines(b.Attribution, visit)
	case *Callout:
		WalkInlines(b.Title, visit)
		WalkBlocks(b.Blocks, visit)
	case *Verse:
		for _, l := range b.Lines {
			WalkInlines(l, visit)
		}
	case *Figure:
		for _, m := range b.Images {
			visit(m)
		}
		WalkInlines(b.Caption, visit)
		WalkInlines(b.Credit, visit)
	case *Table:
		walkTable(b, visit)
	case *List:
		for _, it := range b.Items {
			WalkBlocks(it.Blocks, visit)
		}
	case *Definitions:
		for _, it := range b.Items {
			walkDefinition(it, visit)
		}
	case *Div:
		WalkBlocks(b.Blocks, visit)
	case *CodeBlock, *MathBlock, *SceneBreak:
	default:
		panic(fmt.Sprintf("doc: unknown block %T", b))
	}
}

func walkTable(t *Table, visit func(Node) bool) {
	WalkInlines(t.Caption, visit)
	for _, rows := range [][]Row{t.Head, t.Body} {
		for _, r := range rows {
			for _, c := range r.Cells {
				WalkBlocks(c.Blocks, visit)
			}
		}
	}
	WalkInlines(t.Note, visit)
}

func walkDefinition(it Definition, visit func(Node) bool) {
	for _, t := range it.Terms {
		WalkInlines(t, visit)
	}
	for _, b := range it.Bodies {
		WalkBlocks(b, visit)
	}
}

func walkInline(n Inline, visit func(Node) bool) {
	switch n := n.(type) {
	case *Emphasis:
		WalkInlines(n.Inlines, visit)
	case *Strong:
		WalkInlines(n.Inlines, visit)
	case *Strike:
		WalkInlines(n.Inlines, visit)
	case *Link:
		WalkInlines(n.Inlines, visit)
	case *Superscript:
		WalkInlines(n.Inlines, visit)
	case *Subscript:
		WalkInlines(n.Inlines, visit)
	case *SmallCaps:
		WalkInlines(n.Inlines, visit)
	case *Ruby:
		WalkInlines(n.Base, visit)
	case *Span:
		WalkInlines(n.Inlines, visit)
	case *Note:
		WalkBlocks(n.Blocks, visit)
	case *Text, *Code, *Image, *Math, *LineBreak:
	default:
		panic(fmt.Sprintf("doc: unknown inline %T", n))
	}
}

// PlainText gives the characters of inlines as one would read them aloud:
// line breaks as spaces, ruby as its base, notes and pictures left out.
func PlainText(inlines []Inline) string {
	var b strings.Builder
	WalkInlines(inlines, func(n Node) bool {
		switch n := n.(type) {
		case *Text:
			b.WriteString(n.Text)
		case *Code:
			b.WriteString(n.Text)
		case *Math:
			b.WriteString(n.Source)
		case *LineBreak:
			b.WriteByte(' ')
		case *Note:
			return false
		}
		return true
	})
	return b.String()
}
