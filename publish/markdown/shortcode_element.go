package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// construct makes nodes of an element that a tag or a directive opened.
func (c *converter) construct(e element) ([]doc.Node, bool) {
	name, ok := strings.CutPrefix(e.name, "{")
	if !ok {
		name, ok = strings.CutPrefix(e.name, ":")
	}
	if !ok {
		return nil, false
	}
	attr := e.attr()
	switch name {
	case "else", "noop", "hidden", "private":
		return nil, true
	case "details", "expand", "collapse", "accordion", "fold", "spoiler", "hidetoggle", "folding", "hide", "toggle", "dropdown":
		return c.folded(e), true
	case "blockquote", "quote", "epigraph", "cq", "centerquote", "blockquote-alt":
		return []doc.Node{c.quoteTag(e)}, true
	case "pullquote", "pull-quote", "pq":
		return []doc.Node{&doc.PullQuote{Attr: attr, Blocks: blocksOf(e.nodes)}}, true
	case "tab", "codetab", "panel", "step", "card", "tabitem":
		return c.titled(e), true
	case "figure", "fig":
		return c.filledFigure(e), true
	case "sup", "sub", "mark", "small", "kbd", "u", "ins", "abbr", "ruby":
		f := c.newFlow()
		e.name = name
		return f.element(e), true
	}
	if name == "message" { // Zenn's
		name = "note"
		if e.args.get("title") == "alert" {
			name, e.args = "warning", nil
		}
	}
	if kind, ok := calloutKind(calloutName(name, e)); ok && !strings.HasPrefix(name, "summary") {
		return []doc.Node{c.calloutTag(e, kind)}, true
	}
	switch name {
	case "callout", "admonition", "alert", "notice", "box", "note-box", "aside", "sidebar", "highlight-box":
		return []doc.Node{c.calloutTag(e, "")}, true
	}
	if attr.ID != "" || attr.Lang != "" || attr.Dir != "" || len(e.attrs.classes()) > 0 {
		e.name = "div"
		return c.div(e), true
	}
	if e.args.get("title", "header", "heading") != "" {
		return c.titled(e), true
	}
	return c.linkTo(e), true
}

// linkTo makes a link of a tag that names an address and holds only words, such
// as {{< button href="…" >}}.
func (c *converter) linkTo(e element) []doc.Node {
	url := e.args.get("href", "url", "link", "relref", "to")
	for _, n := range e.nodes {
		switch n.(type) {
		case *doc.Text, *doc.Strong, *doc.Emphasis, *doc.Code:
		default:
			return e.nodes
		}
	}
	if url == "" || len(e.nodes) == 0 {
		return e.nodes
	}
	return []doc.Node{c.linked(e.pos, c.linkURL(url, e.pos.Line), "", inlinesOf(e.nodes))}
}

// calloutName gives the kind that a call-out names: by itself, or as its
// argument, as in {{< callout type="warning" >}}.
func calloutName(name string, e element) string {
	switch name {
	case "callout", "admonition", "alert", "notice", "note", "box", "hint":
		for _, v := range []string{e.args.get("type", "kind", "level", "color", "icon"), e.args.at(0)} {
			if _, ok := calloutKind(v); ok {
				return v
			}
		}
	}
	return name
}

func (c *converter) calloutTag(e element, kind string) doc.Block {
	b := callout(e.attr(), kind, blocksOf(e.nodes))
	title := e.args.get("title", "heading", "header", "label", "context")
	if title == "" {
		title = c.untold(e)
	}
	if title != "" {
		b.Title = c.phrase(title, e.pos.Line)
	}
	return b
}

// untold gives the words of a tag that are not its kind: Hexo's
// {% note info A title %}.
func (c *converter) untold(e element) string {
	first := e.args.at(0)
	from := 0
	if _, ok := calloutKind(first); ok || noteStyle(first) {
		from = 1
	}
	for noteStyle(e.args.at(from)) {
		from++
	}
	words := strings.TrimSpace(e.args.words(from))
	if strings.HasSuffix(e.name, "alert") && !strings.Contains(words, " ") {
		return "" // the name of an icon
	}
	return strings.TrimSuffix(strings.TrimSuffix(words, " false"), " true") // whether it is folded
}

// noteStyle tells the words for the look of Hexo's notes.
func noteStyle(s string) bool {
	switch s {
	case "default", "simple", "modern", "flat", "disabled", "no-icon":
		return true
	}
	return false
}

// titled puts a tab's or a panel's title before what it holds.
func (c *converter) titled(e element) []doc.Node {
	title := e.args.get("title", "name", "label", "header")
	if title == "" {
		title = e.args.words(0)
	}
	title = strings.TrimSpace(strings.TrimPrefix(title, "@"))
	blocks := blocksOf(e.nodes)
	if title == "" {
		return asNodes(blocks)
	}
	words := c.phrase(title, e.pos.Line)
	if url := e.args.get("href", "link", "url", "to"); url != "" {
		words = []doc.Inline{c.linked(e.pos, c.linkURL(url, e.pos.Line), "", words)}
		label := &doc.Paragraph{Attr: doc.Attr{Pos: e.pos}, Inlines: words}
		return asNodes(append([]doc.Block{&doc.Div{Attr: label.Attr, Role: doc.RoleLabel, Blocks: []doc.Block{label}}}, blocks...))
	}
	head := &doc.Paragraph{Attr: doc.Attr{Pos: e.pos}, Inlines: []doc.Inline{&doc.Strong{Pos: e.pos, Inlines: words}}}
	return asNodes(append([]doc.Block{head}, blocks...))
}

// folded makes folded matter of a tag; its argument is the line that shows.
func (c *converter) folded(e element) []doc.Node {
	summary := e.args.get("summary", "title", "label", "header")
	if summary == "" {
		summary = e.args.words(0)
	}
	if summary == "" {
		return e.details()
	}
	head := &part{Pos: e.pos, name: "summary", nodes: asNodes(c.phrase(summary, e.pos.Line))}
	e.nodes = append([]doc.Node{head}, e.nodes...)
	return e.details()
}

// quoteTag makes a quotation of Hexo's `blockquote author, source link title`
// and of tags with named arguments.
func (c *converter) quoteTag(e element) doc.Block {
	q := &doc.Quote{Attr: e.attr(), Blocks: blocksOf(e.nodes)}
	author := e.args.get("author", "attribution", "by", "name")
	source := e.args.get("source", "title", "cite")
	url := e.args.get("link", "url", "href")
	for _, a := range e.args {
		switch {
		case a.key != "":
		case strings.Contains(a.value, "://"):
			url = a.value
		default:
			author = strings.TrimSpace(author + " " + a.value)
		}
	}
	who := strings.Trim(author+", "+source, ", ")
	switch {
	case who != "" && url != "":
		q.Attribution = []doc.Inline{c.linked(e.pos, c.siteURL(url, e.pos.Line), "", c.phrase(who, e.pos.Line))}
	case who != "":
		q.Attribution = c.phrase(who, e.pos.Line)
	}
	return q
}

// filledFigure makes a figure of a tag around a picture; what is not a picture
// is the caption.
func (c *converter) filledFigure(e element) []doc.Node {
	placed, ok := c.figureTag(tag{name: "figure", args: e.args, self: true, line: e.pos.Line}, e.pos)
	if ok {
		fig := placed[0].(*doc.Figure)
		fig.Caption = append(fig.Caption, inlinesOf(e.nodes)...)
		return placed
	}
	e.name = "figure"
	if caption := e.args.get("caption", "title"); caption != "" {
		e.nodes = append(e.nodes, &part{Pos: e.pos, name: "figcaption", nodes: asNodes(c.phrase(caption, e.pos.Line))})
	}
	return e.figure()
}
