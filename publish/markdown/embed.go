package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// embedLine is "@[youtube](id)" of Zenn and its kin, alone on a line.
type embedLine struct{ name, what string }

// embedParser reads such lines.
type embedParser struct{ ours }

// Trigger gives the byte that calls this parser.
func (embedParser) Trigger() []byte { return []byte{'@'} }

// Open reads a line.
func (embedParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	s := string(bytes.TrimSpace(line[pc.BlockOffset():]))
	rest, ok := strings.CutPrefix(s, "@[")
	name, what, found := strings.Cut(rest, "](")
	what, closed := strings.CutSuffix(what, ")")
	name = strings.ToLower(name)
	if !ok || !found || !closed || name == "" || strings.IndexFunc(name, notName) >= 0 || strings.ContainsAny(what, " )") {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &blockNode{what: embedLine{name, what}}, parser.NoChildren
}

// embed links to what is shown from elsewhere; contents the book has itself.
func (c *converter) embed(f *flow, e embedLine, line int) {
	pos := c.at(line)
	f.apart(pos, func() {
		nodes, ok := c.mediaTag(tag{name: e.name, args: args{{"id", e.what}}, self: true, line: line}, pos)
		if !ok && e.name != "toc" {
			nodes = c.media(element{name: e.name, pos: pos}, e.what, "")
		}
		f.add(nodes...)
	})
}
