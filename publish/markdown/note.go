package markdown

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// noteParser reads "[^label]: text" and leaves the note where it stands, filed
// by its label.
type noteParser struct{}

// Trigger gives the byte that calls this parser.
func (noteParser) Trigger() []byte { return []byte{'['} }

// CanInterruptParagraph says that notes may follow one another without an
// empty line.
func (noteParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that indented lines are code.
func (noteParser) CanAcceptIndentedLine() bool { return false }

// Open reads the label.
func (noteParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	pos := pc.BlockOffset()
	rest, ok := bytes.CutPrefix(line[pos:], []byte("[^"))
	if !ok {
		return nil, parser.NoChildren
	}
	end := bytes.IndexAny(rest[:min(len(rest), maxBracket)], "[]")
	if end < 0 || !bytes.HasPrefix(rest[end:], []byte("]:")) || len(bytes.TrimSpace(rest[:end])) == 0 {
		return nil, parser.NoChildren
	}
	reader.AdvanceAndSetPadding(pos+len("[^]:")+end-seg.Padding, seg.Padding)
	return xast.NewFootnote(rest[:end:end]), parser.HasChildren
}

// Continue takes lines that are empty or indented.
func (noteParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	pos, padding := util.IndentPosition(line, reader.LineOffset(), 4)
	if pos < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(pos, padding)
	return parser.Continue | parser.HasChildren
}

// Close files the note.
func (noteParser) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	p := parseOf(pc)
	label := noteLabel(node.(*xast.Footnote).Ref)
	if _, taken := p.notes[label]; taken {
		p.warn("note-duplicate", p.lines.at(node.Pos()), "a second note [^"+label+"]; the first one counts")
		return
	}
	if p.notes == nil {
		p.notes = map[string]ast.Node{}
	}
	p.notes[label] = node
}

// noteLabel makes labels comparable; they match whatever their case.
func noteLabel(raw []byte) string { return strings.ToLower(string(bytes.TrimSpace(raw))) }

// noteCall is "[^label]" with a definition.
type noteCall struct{ label string }

// noteCallParser reads "[^label]" and, after "!", which is text then.
type noteCallParser struct{}

// Trigger gives the bytes that call this parser.
func (noteCallParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse reads a call of a note that is defined somewhere.
func (noteCallParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	bang := 0
	if line[0] == '!' {
		bang = 1
	}
	rest, ok := bytes.CutPrefix(line[bang:], []byte("[^"))
	if !ok {
		return nil
	}
	end := bytes.IndexAny(rest[:min(len(rest), 1000)], "[]")
	if end <= 0 || rest[end] != ']' {
		return nil
	}
	p := parseOf(pc)
	label := noteLabel(rest[:end])
	if p.notes[label] == nil {
		p.warn("note-missing", p.lines.at(seg.Start), "no note is defined for [^"+label+"]; it stays as text")
		return nil
	}
	if bang == 1 {
		ast.MergeOrAppendTextSegment(parent, seg.WithStop(seg.Start+1))
	}
	block.Advance(bang + len("[^]") + end)
	return &inlineNode{what: noteCall{label}}
}

// note gives the note of a call. A later call of the same note is a link to
// it, for a note stands in the tree once.
func (c *converter) note(label string, pos doc.Pos) doc.Inline {
	id := "fn-" + slug(label)
	if n, ok := c.called[label]; ok {
		c.info("note-again", pos.Line, "a second call of note [^"+label+"] is a link to it")
		return &doc.Superscript{Pos: pos, Inlines: []doc.Inline{&doc.Link{Pos: pos, URL: "#" + id, Inlines: []doc.Inline{newText(pos, n)}}}}
	}
	if c.called == nil {
		c.called = map[string]string{}
	}
	c.called[label] = itoa(len(c.called) + 1)
	node := c.notes[label]
	return &doc.Note{Pos: pos, ID: id, Blocks: c.blocks(node)}
}

// unusedNotes says which notes no text calls: their words are lost.
func (c *converter) unusedNotes() {
	for _, label := range slices.Sorted(maps.Keys(c.notes)) {
		if _, ok := c.called[label]; !ok {
			c.warn("note-unused", c.line(c.notes[label].Pos()), "nothing calls note [^"+label+"]; it is left out")
		}
	}
}

// slug makes a name for use in a URL of a label.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' {
			return r
		}
		return '-'
	}, s)
}
