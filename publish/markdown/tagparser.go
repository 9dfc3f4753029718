package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tagLine is a line, or several, of nothing but tags.
type tagLine struct {
	tags []tag
	stop int // offset where the last one ends
}

// verbatim is a tag whose content is no Markdown, with that content.
type verbatim struct {
	tag    tag
	closed bool
}

// tagBlockParser reads lines of tags, and tags with verbatim content.
type tagBlockParser struct{ ours }

// Trigger gives the byte that calls this parser.
func (tagBlockParser) Trigger() []byte { return []byte{'{'} }

// Open reads the tags of a line.
func (tagBlockParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, seg := reader.PeekLine()
	start := seg.Start + pc.BlockOffset() - seg.Padding
	p := parseOf(pc)
	first, n, ok := readTag(reader.Source()[start:])
	if !ok || first.style == output && ast.IsParagraph(pc.LastOpenedBlock().Node) {
		return nil, parser.NoChildren
	}
	first.line = p.lines.at(start)
	if !first.end && !first.self && isVerbatim(first.name) && p.closes(reader.Source(), first, start+n) {
		rest := line[min(len(line), pc.BlockOffset()+n):]
		if i, _ := closing(rest, first); i < 0 {
			node := &blockNode{what: &verbatim{tag: first}}
			if len(bytes.TrimSpace(rest)) > 0 {
				node.Lines().Append(text.NewSegment(start+n, seg.Stop))
			}
			reader.AdvanceToEOL()
			return node, parser.NoChildren
		} else if node := oneLine(first, rest, start+n); node != nil {
			reader.AdvanceToEOL()
			return node, parser.NoChildren
		}
		return nil, parser.NoChildren
	}
	tags, stop, ok := tagsOnly(reader.Source(), start, p)
	if !ok {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	return &blockNode{what: tagLine{tags, stop}}, parser.NoChildren
}

// oneLine makes a node of a verbatim tag that closes on its line, unless text
// follows: then it stands in a paragraph.
func oneLine(t tag, rest []byte, start int) ast.Node {
	i, n := closing(rest, t)
	if len(bytes.TrimSpace(rest[i+n:])) > 0 {
		return nil
	}
	node := &blockNode{what: &verbatim{tag: t, closed: true}}
	node.Lines().Append(text.NewSegment(start, start+i))
	return node
}

// tagsOnly reads tags until the line ends; anything else there makes it prose.
func tagsOnly(src []byte, start int, p *parse) (tags []tag, stop int, ok bool) {
	stop = start
	for i := start; i < len(src) && src[i] != '\n'; {
		if src[i] == ' ' || src[i] == '\t' {
			i++
			continue
		}
		t, n, found := readTag(src[i:])
		if !found || t.style == literal {
			return nil, 0, false
		}
		t.line = p.lines.at(i)
		tags = append(tags, t)
		i += n
		stop = i
	}
	return tags, stop, len(tags) > 0
}

// Continue takes lines until the tags or the verbatim content end.
func (tagBlockParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, seg := reader.PeekLine()
	switch what := node.(*blockNode).what.(type) {
	case tagLine:
		if seg.Start < what.stop {
			reader.AdvanceToEOL()
			return parser.Continue | parser.NoChildren
		}
	case *verbatim:
		if what.closed {
			return parser.Close
		}
		i, n := closing(line, what.tag)
		if i < 0 {
			node.Lines().Append(seg)
			reader.AdvanceToEOL()
			return parser.Continue | parser.NoChildren
		}
		// What follows on the line is text again.
		node.Lines().Append(seg.WithStop(seg.Start + i - seg.Padding))
		reader.Advance(i + n)
	}
	return parser.Close
}

// closing gives the offset and the length of the tag that closes t in a line,
// -1 when none does.
func closing(line []byte, t tag) (offset, length int) {
	for i := 0; i < len(line); {
		j := bytes.IndexByte(line[i:], '{')
		if j < 0 {
			break
		}
		i += j
		if end, n, ok := readTag(line[i:]); ok && end.end && end.style == t.style && (end.name == t.name || end.name == "") {
			return i, n
		}
		i++
	}
	return -1, 0
}

// closer is a kind of closing tag.
type closer struct {
	style tagStyle
	name  string
}

// closes tells whether a tag that closes t comes after an offset. All of them
// are looked for once.
func (p *parse) closes(src []byte, t tag, after int) bool {
	if p.closers == nil {
		p.closers = map[closer]int{}
		for i := 0; i < len(src); i++ {
			if src[i] != '{' {
				continue
			}
			if end, n, ok := readTag(src[i:]); ok {
				if end.end {
					p.closers[closer{end.style, end.name}] = i
				}
				i += n - 1
			}
		}
	}
	last, ok := p.closers[closer{t.style, t.name}]
	if !ok && t.style == liquid {
		last, ok = p.closers[closer{liquid, ""}] // Zola's {% end %}
	}
	return ok && last >= after
}

// isVerbatim tells the tags whose content is code, mathematics or a remark.
func isVerbatim(name string) bool {
	switch name {
	case "highlight", "code", "codeblock", "code-toggle", "mermaid", "math", "katex", "latex", "tex", "plantuml", "chart",
		"comment", "rawhtml", "raw-html", "raw_html", "html", "prism", "sourcecode", "capture", "for", "schema", "style", "javascript", "stylesheet":
		return true
	}
	return false
}

// tagParser reads a tag in a line of text.
type tagParser struct{}

// Trigger gives the byte that calls this parser.
func (tagParser) Trigger() []byte { return []byte{'{'} }

// Parse reads a tag, with its content when that is verbatim.
func (tagParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, seg := block.PeekLine()
	src := block.Source()
	t, n, ok := readTag(src[seg.Start:])
	if !ok {
		return nil
	}
	t.line = parseOf(pc).lines.at(seg.Start)
	if !t.end && !t.self && isVerbatim(t.name) {
		start := seg.Start + n
		if i, m := closing(src[start:min(len(src), start+maxTag)], t); i >= 0 {
			if blank := bytes.Index(src[start:start+i], []byte("\n\n")); blank < 0 && advanceTo(block, start+i+m) {
				return &inlineNode{what: inlineVerbatim{t, strings.TrimSpace(string(src[start : start+i]))}}
			}
		}
	}
	if !advanceTo(block, seg.Start+n) {
		return nil
	}
	return &inlineNode{what: t}
}

// inlineVerbatim is a verbatim tag and its content in a line.
type inlineVerbatim struct {
	tag  tag
	text string
}

// advanceTo moves a reader forward to an offset, which may be lines below, and
// tells whether the block reaches that far.
func advanceTo(block text.Reader, offset int) bool {
	for {
		line, seg := block.PeekLine()
		if line == nil {
			return false
		}
		if offset <= seg.Stop {
			block.Advance(offset - seg.Start)
			return true
		}
		block.AdvanceLine()
	}
}
