package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// calloutTitle is the first line of "> [!NOTE] Title". As a node it holds the
// title, which is read as inlines.
type calloutTitle struct{ kind string }

// calloutTransformer takes the line "[!NOTE] Title" off the first paragraph of
// a quotation (GitHub's alerts, Obsidian's and Hugo's call-outs), before a
// link could be seen in it.
type calloutTransformer struct{}

// Transform changes the paragraph when it is one of those.
func (calloutTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	parent := node.Parent()
	if _, ok := parent.(*ast.Blockquote); !ok || parent.FirstChild() != node {
		return
	}
	lines := node.Lines()
	seg := lines.At(0)
	seg = seg.TrimLeftSpace(reader.Source())
	line := seg.Value(reader.Source())
	rest, ok := bytes.CutPrefix(line, []byte("[!"))
	kind, title, found := bytes.Cut(rest, []byte("]"))
	if !ok || !found || len(kind) == 0 || len(kind) > 30 || bytes.ContainsAny(kind, " []") {
		return
	}
	head := &titleNode{what: calloutTitle{strings.ToLower(string(kind))}}
	title = bytes.TrimLeft(title, "+- \t")
	start := seg.Stop - len(title)
	seg = text.NewSegment(start, seg.Stop)
	head.SetPos(start)
	if seg = seg.TrimRightSpace(reader.Source()); !seg.IsEmpty() {
		head.Lines().Append(seg)
	}
	parent.InsertBefore(parent, node, head)
	lines.SetSliced(1, lines.Len())
	if lines.Len() == 0 {
		parent.RemoveChild(parent, node)
	}
}

// titleNode is a block whose lines are read as inlines.
type titleNode struct {
	ast.BaseBlock
	what any
}

// Kind gives the kind of our blocks.
func (*titleNode) Kind() ast.NodeKind { return blockKind }

// Dump prints the node for debugging.
func (n *titleNode) Dump(src []byte, deep int) { ast.DumpHelper(n, src, deep, nil, nil) }

// quote converts a quotation, or the call-out that it is written as.
func (c *converter) quote(n ast.Node) doc.Block {
	var call calloutTitle
	head, ok := n.FirstChild().(*titleNode)
	if ok {
		call, ok = head.what.(calloutTitle) // or it is a line of verse
	}
	if !ok {
		return &doc.Quote{Attr: c.attr(n), Blocks: c.blocks(n)}
	}
	kind := call.kind
	title, _ := c.caption(head)
	if kind == "quote" || kind == "cite" {
		return &doc.Quote{Attr: c.attr(n), Blocks: c.blocks(n), Attribution: title}
	}
	known, ok := calloutKind(kind)
	if !ok && len(title) == 0 {
		title = []doc.Inline{newText(c.pos(n.Pos()), capital(kind))}
	}
	return &doc.Callout{Attr: c.attr(n), Kind: known, Title: title, Blocks: c.blocks(n)}
}

// calloutKind maps the names that publishing systems have to the kinds that
// the tree has.
func calloutKind(name string) (kind string, ok bool) {
	switch strings.ToLower(name) {
	case "note", "info", "information", "abstract", "summary", "tldr", "todo", "question", "help", "faq", "primary", "secondary", "default", "details":
		return "note", true
	case "tip", "hint", "success", "check", "done":
		return "tip", true
	case "important":
		return "important", true
	case "warning", "warn", "attention":
		return "warning", true
	case "caution", "danger", "error", "failure", "fail", "bug", "missing":
		return "caution", true
	}
	return "", false
}

// calloutClass finds a call-out among the classes of a division.
func calloutClass(classes []string) (kind string, ok bool) {
	box := false
	for _, class := range classes {
		class = strings.TrimSuffix(strings.ToLower(class), "-title")
		switch class {
		case "alert", "admonition", "callout", "notice", "box", "custom-block", "markdown-alert", "sidebar":
			box = true
			continue
		}
		for _, prefix := range []string{"alert-", "notice--", "admonition-", "callout-", "markdown-alert-", "bs-callout-", "prompt-", "is-", ""} {
			if name, found := strings.CutPrefix(class, prefix); found {
				if k, known := calloutKind(name); known && (prefix != "" || boxName(name)) {
					return k, true
				}
			}
		}
	}
	return "", box
}

// boxName tells the kinds that are classes of their own; "summary", "done" and
// the like mean too many things.
func boxName(name string) bool {
	switch name {
	case "note", "info", "tip", "hint", "important", "warning", "caution", "danger":
		return true
	}
	return false
}

// callout makes a box; a heading or a paragraph with the class "title" that
// comes first is its title.
func callout(attr doc.Attr, kind string, blocks []doc.Block) *doc.Callout {
	c := &doc.Callout{Attr: attr, Kind: kind, Blocks: blocks}
	if len(blocks) > 1 {
		if h, ok := blocks[0].(*doc.Section); ok {
			c.Title, c.Blocks = h.Title, blocks[1:]
		}
	}
	return c
}

func capital(s string) string {
	r := []rune(s)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}
