package markdown

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// attr gives what every block carries of an element.
func (e element) attr() doc.Attr {
	return doc.Attr{Pos: e.pos, ID: e.attrs.get("id"), Lang: e.attrs.lang(), Dir: e.attrs.dir()}
}

// blockElement makes nodes of a block-level element.
func (c *converter) blockElement(e element) ([]doc.Node, bool) {
	switch e.name {
	case "p":
		return e.paragraph(), true
	case "div", "section", "article", "center", "main", "header", "address", "aside":
		return c.div(e), true
	case "h1", "h2", "h3", "h4", "h5", "h6":
		return []doc.Node{&doc.Section{Attr: e.attr(), Level: int(e.name[1] - '0'), Title: inlinesOf(e.nodes)}}, true
	case "blockquote":
		return []doc.Node{e.quote()}, true
	case "ul", "ol", "menu", "dir":
		return []doc.Node{e.list()}, true
	case "dl":
		return []doc.Node{e.definitions()}, true
	case "pre":
		return []doc.Node{e.listing()}, true
	case "table":
		return []doc.Node{c.htmlTable(e)}, true
	case "details":
		return e.details(), true
	case "figure":
		return e.figure(), true
	case "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "figcaption", "summary", "footer",
		"rt", "rp", "rb":
		return []doc.Node{&part{Pos: e.pos, name: e.name, attrs: e.attrs, nodes: e.nodes}}, true
	case "colgroup", "script", "style", "template", "canvas", "head", "title", "noembed", "noframes":
		return nil, true
	}
	return c.construct(e)
}

// paragraph makes a paragraph of what holds no blocks.
func (e element) paragraph() []doc.Node {
	return shaped(e.attr(), e.nodes)
}

// div keeps a division that says something: a role by its class, a language, a
// direction, a name to link to. Any other is only its content.
func (c *converter) div(e element) []doc.Node {
	blocks := blocksOf(e.nodes)
	classes := e.attrs.classes()
	if e.name == "aside" {
		classes = append(classes, "note")
	}
	if kind, ok := calloutKind(e.attrs.get("type")); ok && e.name == "aside" { // Starlight's
		box := callout(e.attr(), kind, blocks)
		box.Title = c.phrase(e.attrs.get("title"), e.pos.Line)
		return []doc.Node{box}
	}
	if kind, ok := calloutClass(classes); ok {
		return []doc.Node{callout(e.attr(), kind, blocks)}
	}
	d := &doc.Div{Attr: e.attr(), Blocks: blocks}
	if len(classes) > 0 {
		d.Role = doc.Role(classes[0])
	}
	if len(blocks) == 0 {
		return e.target()
	}
	if d.Role == "" && d.ID == "" && d.Lang == "" && d.Dir == "" {
		return asNodes(blocks)
	}
	return []doc.Node{d}
}

// target keeps the name of an empty element, which a link may lead to.
func (e element) target() []doc.Node {
	if id := e.id(); id != "" {
		return []doc.Node{&doc.Span{Pos: e.pos, ID: id}}
	}
	return nil
}

// quote takes a footer at the end as the quotation's source.
func (e element) quote() doc.Block {
	q := &doc.Quote{Attr: e.attr()}
	nodes := e.nodes
	for i, n := range nodes {
		if p, ok := n.(*part); ok && (p.name == "footer" || p.name == "figcaption") && spaceOnly(nodes[i+1:]) {
			q.Attribution = inlinesOf(p.nodes)
			nodes = nodes[:i]
			break
		}
	}
	q.Blocks = blocksOf(nodes)
	return q
}

func (e element) list() doc.Block {
	l := &doc.List{Attr: e.attr(), Ordered: e.name == "ol", Tight: true}
	if l.Ordered {
		l.Start = 1
		if n, err := strconv.Atoi(e.attrs.get("start")); err == nil && n >= 0 {
			l.Start = n
		}
	}
	for _, n := range e.nodes {
		p, ok := n.(*part)
		if ok && p.name == "li" {
			l.Items = append(l.Items, doc.Item{Pos: p.Pos, Blocks: blocksOf(p.nodes)})
			l.Tight = l.Tight && !hasParagraph(p.nodes)
			continue
		}
		if blocks := blocksOf([]doc.Node{n}); len(blocks) > 0 {
			if len(l.Items) == 0 {
				l.Items = append(l.Items, doc.Item{Pos: e.pos})
			}
			last := &l.Items[len(l.Items)-1]
			last.Blocks = append(last.Blocks, blocks...)
		}
	}
	return l
}

func hasParagraph(nodes []doc.Node) bool {
	for _, n := range nodes {
		if _, ok := n.(*doc.Paragraph); ok {
			return true
		}
	}
	return false
}

func (e element) definitions() doc.Block {
	d := &doc.Definitions{Attr: e.attr()}
	term := false
	for _, n := range e.entries() {
		if n.name == "dt" {
			if !term {
				d.Items = append(d.Items, doc.Definition{Pos: n.Pos})
			}
			it := &d.Items[len(d.Items)-1]
			it.Terms = append(it.Terms, inlinesOf(n.nodes))
		} else {
			if len(d.Items) == 0 {
				d.Items = append(d.Items, doc.Definition{Pos: n.Pos})
			}
			it := &d.Items[len(d.Items)-1]
			it.Bodies = append(it.Bodies, blocksOf(n.nodes))
		}
		term = n.name == "dt"
	}
	return d
}

// entries gives the terms and meanings; what stands between them counts as a
// meaning.
func (e element) entries() []*part {
	var out []*part
	for _, n := range e.nodes {
		p, ok := n.(*part)
		switch {
		case ok && (p.name == "dt" || p.name == "dd"):
			out = append(out, p)
		case !spaceOnly([]doc.Node{n}):
			out = append(out, &part{Pos: n.At(), name: "dd", nodes: []doc.Node{n}})
		}
	}
	return out
}

// listing makes a listing of <pre>, in the language its class names.
func (e element) listing() doc.Block {
	language := classLanguage(e.attrs)
	for _, n := range e.nodes {
		if p, ok := n.(*part); ok && p.name == "code" && language == "" {
			language = classLanguage(p.attrs)
		}
	}
	text := strings.TrimPrefix(textOfNodes(e.nodes), "\n")
	return &doc.CodeBlock{Attr: e.attr(), Language: language, Text: strings.TrimRight(text, "\n")}
}

func classLanguage(a attrs) string {
	for _, c := range a.classes() {
		for _, prefix := range []string{"language-", "lang-", "brush:"} {
			if l, ok := strings.CutPrefix(c, prefix); ok {
				return l
			}
		}
	}
	return a.get("lang")
}

// details makes folded matter: its summary first.
func (e element) details() []doc.Node {
	d := &doc.Div{Attr: e.attr(), Role: doc.RoleDetails}
	var rest []doc.Node
	for _, n := range e.nodes {
		if p, ok := n.(*part); ok && p.name == "summary" && d.Blocks == nil {
			if in := inlinesOf(p.nodes); len(in) > 0 {
				d.Blocks = []doc.Block{&doc.Paragraph{Attr: doc.Attr{Pos: p.Pos}, Inlines: in}}
			}
			continue
		}
		rest = append(rest, n)
	}
	if d.Blocks == nil {
		return asNodes(blocksOf(rest))
	}
	d.Blocks = append(d.Blocks, blocksOf(rest)...)
	return []doc.Node{d}
}

// figure makes a figure of pictures with a caption. A caption under anything
// else goes to that: a table, a quotation, else a paragraph of its own.
func (e element) figure() []doc.Node {
	var caption []doc.Inline
	var rest []doc.Node
	for _, n := range e.nodes {
		if p, ok := n.(*part); ok && p.name == "figcaption" {
			caption = append(caption, inlinesOf(p.nodes)...)
			continue
		}
		rest = append(rest, n)
	}
	if images, ok := onlyImages(rest); ok {
		return []doc.Node{&doc.Figure{Attr: e.attr(), Images: images, Caption: caption}}
	}
	if film := posterOf(rest); film != nil && len(caption) > 0 {
		film.Attr, film.Caption = e.attr(), caption // its link is on the picture
		if m := film.Images[0]; m.Alt == shortURL(m.Link) {
			m.Alt = ""
		}
		return []doc.Node{film}
	}
	blocks := blocksOf(rest)
	if len(caption) == 0 {
		return asNodes(blocks)
	}
	if len(blocks) == 1 {
		switch b := blocks[0].(type) {
		case *doc.Table:
			b.Caption = append(b.Caption, caption...)
			return asNodes(blocks)
		case *doc.Quote:
			b.Attribution = append(b.Attribution, caption...)
			return asNodes(blocks)
		}
	}
	return asNodes(append(blocks, paragraph(doc.Attr{Pos: caption[0].At()}, caption)))
}

// posterOf gives the picture of a film where there is nothing else.
func posterOf(nodes []doc.Node) *doc.Figure {
	var film *doc.Figure
	for _, n := range nodes {
		if fig, ok := n.(*doc.Figure); ok && film == nil && len(fig.Images) == 1 && fig.Images[0].Link != "" {
			film = fig
		} else if !spaceOnly([]doc.Node{n}) {
			return nil
		}
	}
	return film
}

// onlyImages gives the pictures of nodes that hold nothing else.
func onlyImages(nodes []doc.Node) ([]*doc.Image, bool) {
	var images []*doc.Image
	for _, n := range nodes {
		switch n := n.(type) {
		case *doc.Image:
			images = append(images, n)
		case *doc.Text:
			if strings.TrimSpace(n.Text) != "" {
				return nil, false
			}
		case *doc.LineBreak:
		case *doc.Paragraph:
			inner, ok := onlyImages(asNodes(n.Inlines))
			if !ok {
				return nil, false
			}
			images = append(images, inner...)
		case *doc.Figure:
			if len(n.Caption) > 0 {
				return nil, false
			}
			images = append(images, n.Images...)
		default:
			return nil, false
		}
	}
	return images, len(images) > 0
}
