package markdown

import (
	"bytes"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// definitionParser reads lists of definitions: ": meaning" under one or more
// lines of terms (PHP Markdown Extra, "Definition Lists").
type definitionParser struct{}

// Trigger gives the bytes that call this parser.
func (definitionParser) Trigger() []byte { return []byte{':', '~'} }

// CanInterruptParagraph says that a meaning follows its term.
func (definitionParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that indented lines are code.
func (definitionParser) CanAcceptIndentedLine() bool { return false }

// Close has nothing to do.
func (definitionParser) Close(ast.Node, text.Reader, parser.Context) {}

// Open begins a list under a paragraph, which becomes its terms, or goes on
// with one.
func (definitionParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, within := parent.(*xast.DefinitionList); within || pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	if line[pos] == '~' && pc.BlockIndent() == 0 {
		return nil, parser.NoChildren // Pandoc's second mark, which is indented
	}
	width, _ := util.IndentWidth(line[pos+1:], pos+1)
	if width < 1 {
		return nil, parser.NoChildren
	}
	if width >= 8 { // indented code
		width = 5
	}
	width += pos + 1
	switch last := parent.LastChild().(type) {
	case *xast.DefinitionList:
		last.Offset, last.TemporaryParagraph = width, nil
		return last, parser.HasChildren
	case *ast.Paragraph:
		if bytes.HasSuffix(reader.Source()[:seg.Start], []byte("\n\n\n")) {
			return nil, parser.NoChildren // one empty line may be between, not two
		}
		if list, ok := last.PreviousSibling().(*xast.DefinitionList); ok {
			list.Offset, list.TemporaryParagraph = width, last
			return list, parser.HasChildren
		}
		return xast.NewDefinitionList(width, last), parser.HasChildren | parser.RequireParagraph
	}
	return nil, parser.NoChildren
}

// Continue takes lines that are empty or indented as far as the meaning's text.
func (definitionParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	offset := node.(*xast.DefinitionList).Offset
	if width, _ := util.IndentWidth(line, reader.LineOffset()); width < offset {
		return parser.Close
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), offset)
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// meaningParser reads one meaning of a list of definitions.
type meaningParser struct{}

// Trigger gives the bytes that call this parser.
func (meaningParser) Trigger() []byte { return []byte{':', '~'} }

// CanInterruptParagraph says that a meaning follows its term.
func (meaningParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that indented lines are code.
func (meaningParser) CanAcceptIndentedLine() bool { return false }

// Open turns the lines of the paragraph above into terms and begins a meaning.
func (meaningParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	list, ok := parent.(*xast.DefinitionList)
	if !ok {
		return nil, parser.NoChildren
	}
	if para := list.TemporaryParagraph; para != nil {
		list.TemporaryParagraph = nil
		for i := range para.Lines().Len() {
			seg := para.Lines().At(i)
			term := xast.NewDefinitionTerm()
			term.Lines().Append(seg.TrimRightSpace(reader.Source()))
			list.AppendChild(list, term)
		}
		para.Parent().RemoveChild(para.Parent(), para)
	}
	line, _ := reader.PeekLine()
	pos := pc.BlockOffset()
	next, padding := util.IndentPosition(line[pos+1:], pos+1, list.Offset-pos-1)
	reader.AdvanceAndSetPadding(pos+next+1, padding)
	return xast.NewDefinitionDescription(), parser.HasChildren
}

// Continue leaves it to the list where a meaning ends.
func (meaningParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Continue | parser.HasChildren
}

// Close has nothing to do.
func (meaningParser) Close(ast.Node, text.Reader, parser.Context) {}

func (c *converter) definitions(n *xast.DefinitionList) *doc.Definitions {
	d := &doc.Definitions{Attr: c.attr(n)}
	terms := false
	for k := n.FirstChild(); k != nil; k = k.NextSibling() {
		if _, ok := k.(*xast.DefinitionTerm); ok {
			if !terms {
				d.Items = append(d.Items, doc.Definition{Pos: c.pos(k.Lines().At(0).Start)})
			}
			terms = true
			it := &d.Items[len(d.Items)-1]
			title, _ := c.caption(k)
			it.Terms = append(it.Terms, title)
			continue
		}
		terms = false
		if len(d.Items) == 0 {
			d.Items = append(d.Items, doc.Definition{Pos: c.pos(k.Pos())})
		}
		it := &d.Items[len(d.Items)-1]
		it.Bodies = append(it.Bodies, c.blocks(k))
	}
	if len(d.Items) > 0 {
		d.Pos = d.Items[0].Pos
	}
	return d
}
