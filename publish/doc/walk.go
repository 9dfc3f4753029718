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
		if !visit(b) {
			continue
		}
		if f, ok := b.(*Figure); ok {
			for _, m := range f.Images {
				visit(m)
			}
		}
		parts(b,
			func(bs *[]Block) { WalkBlocks(*bs, visit) },
			func(ns *[]Inline) { WalkInlines(*ns, visit) })
	}
}

// WalkInlines visits inlines and all below them in reading order.
func WalkInlines(inlines []Inline, visit func(Node) bool) {
	for _, n := range inlines {
		if !visit(n) {
			continue
		}
		if note, ok := n.(*Note); ok {
			WalkBlocks(note.Blocks, visit)
		} else if in := Inner(n); in != nil {
			WalkInlines(*in, visit)
		}
	}
}

// parts calls blocks and inlines for every sequence of nodes that a block
// holds, in reading order. A Figure's pictures are no such sequence.
func parts(b Block, blocks func(*[]Block), inlines func(*[]Inline)) {
	switch b := b.(type) {
	case *Section:
		inlines(&b.Title)
		inlines(&b.Subtitle)
		blocks(&b.Blocks)
	case *Paragraph:
		inlines(&b.Inlines)
	case *Quote:
		blocks(&b.Blocks)
		inlines(&b.Attribution)
	case *PullQuote:
		blocks(&b.Blocks)
		inlines(&b.Attribution)
	case *Callout:
		inlines(&b.Title)
		blocks(&b.Blocks)
	case *Verse:
		for i := range b.Lines {
			inlines(&b.Lines[i])
		}
	case *Figure:
		inlines(&b.Caption)
		inlines(&b.Credit)
	case *Table:
		tableParts(b, blocks, inlines)
	case *List:
		for i := range b.Items {
			blocks(&b.Items[i].Blocks)
		}
	case *Definitions:
		definitionParts(b, blocks, inlines)
	case *Div:
		blocks(&b.Blocks)
	case *CodeBlock, *MathBlock, *SceneBreak:
	default:
		panic(fmt.Sprintf("doc: unknown block %T", b))
	}
}

func tableParts(t *Table, blocks func(*[]Block), inlines func(*[]Inline)) {
	inlines(&t.Caption)
	for _, rows := range [][]Row{t.Head, t.Body} {
		for _, r := range rows {
			for i := range r.Cells {
				blocks(&r.Cells[i].Blocks)
			}
		}
	}
	inlines(&t.Note)
}

func definitionParts(d *Definitions, blocks func(*[]Block), inlines func(*[]Inline)) {
	for _, it := range d.Items {
		for i := range it.Terms {
			inlines(&it.Terms[i])
		}
		for i := range it.Bodies {
			blocks(&it.Bodies[i])
		}
	}
}

// Inner gives the inlines that an inline holds, to read or to change in place;
// nil for one that holds none. A Note holds blocks.
func Inner(n Inline) *[]Inline {
	switch n := n.(type) {
	case *Emphasis:
		return &n.Inlines
	case *Strong:
		return &n.Inlines
	case *Strike:
		return &n.Inlines
	case *Link:
		return &n.Inlines
	case *Superscript:
		return &n.Inlines
	case *Subscript:
		return &n.Inlines
	case *SmallCaps:
		return &n.Inlines
	case *Ruby:
		return &n.Base
	case *Span:
		return &n.Inlines
	case *Text, *Code, *Image, *Math, *LineBreak, *Note:
		return nil
	default:
		panic(fmt.Sprintf("doc: unknown inline %T", n))
	}
}

// PlainText gives the characters of inlines as one would read them aloud:
// line breaks as spaces, ruby as its base, notes and pictures left out.
func PlainText(inlines []Inline) string {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(*Text); ok {
			return t.Text
		}
	}
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
