package markdown

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// placed makes nodes of a tag that stands for something by itself.
func (c *converter) placed(t tag, pos doc.Pos) ([]doc.Node, bool) {
	switch t.name {
	case "figure", "fig", "image", "imgproc", "picture", "responsive_image", "responsive-image", "image_gallery", "lightbox", "imgcap":
		return c.figureTag(t, pos)
	case "img", "asset_img", "post_img":
		return c.imageTag(t, pos)
	case "include", "include_relative", "partial":
		return c.include(t, pos)
	case "post_link", "asset_link", "link":
		return c.linkTag(t, pos)
	case "ref", "relref", "post_url", "post_path", "asset_path", "get_url":
		return []doc.Node{newText(pos, c.tagURL(t, t.line))}, true
	case "hr", "divider":
		return []doc.Node{&doc.SceneBreak{Attr: doc.Attr{Pos: pos}}}, true
	case "br":
		return []doc.Node{&doc.LineBreak{Pos: pos}}, true
	case "param":
		return []doc.Node{newText(pos, c.value("page."+t.args.at(0), t.line))}, true
	case "anchor", "id":
		return []doc.Node{&doc.Span{Pos: pos, ID: t.args.at(0)}}, true
	}
	return c.mediaTag(t, pos)
}

// figureTag makes a figure of Hugo's figure and its kin.
func (c *converter) figureTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	src := t.args.get("src", "url", "path", "image", "image_path", "file", "link_to", "img")
	if src == "" {
		src = t.args.at(0)
	}
	if src == "" || !t.self && c.closes(c.src, t, c.offsetOf(t.line)) {
		return nil, false
	}
	m := &doc.Image{
		Pos:    pos,
		URL:    c.siteURL(src, t.line),
		Alt:    doc.OneLine(plain(t.args.get("alt", "description"))),
		Link:   c.siteURL(t.args.get("link", "href"), t.line),
		Width:  pixels(attrs{attribute("width", t.args.get("width"))}, "width"),
		Height: pixels(attrs{attribute("height", t.args.get("height"))}, "height"),
	}
	if url, ok := safeURL(m.Link); ok {
		m.Link = url
	} else {
		m.Link = ""
	}
	fig := &doc.Figure{Attr: doc.Attr{Pos: pos}, Images: []*doc.Image{m}}
	if title := t.args.get("title"); title != "" {
		fig.Caption = []doc.Inline{&doc.Strong{Pos: pos, Inlines: c.phrase(title, t.line)}}
	}
	if caption := t.args.get("caption", "cap"); caption != "" {
		if fig.Caption != nil {
			fig.Caption = append(fig.Caption, &doc.Text{Pos: pos, Text: " "})
		}
		fig.Caption = append(fig.Caption, c.phrase(caption, t.line)...)
	}
	if credit := t.args.get("attr", "attribution", "credit"); credit != "" {
		fig.Credit = c.phrase(credit, t.line)
		if url := t.args.get("attrlink"); url != "" {
			fig.Credit = []doc.Inline{c.linked(pos, c.siteURL(url, t.line), "", fig.Credit)}
		}
	}
	return []doc.Node{fig}, true
}

// phrase reads an argument that is a line of Markdown.
func (c *converter) phrase(s string, line int) []doc.Inline {
	f := c.newFlow()
	c.markdown(f, []byte(strings.TrimSpace(s)), line)
	return inlinesOf(f.finish())
}

// imageTag makes a picture of Hexo's `img [class…] path [width] [height]
// ["title" ["alt"]]`; where the arguments have names it is as figure.
func (c *converter) imageTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	if t.args.get("src", "url", "path") != "" {
		return c.figureTag(t, pos)
	}
	m := &doc.Image{Pos: pos}
	for _, a := range t.args {
		n, err := strconv.Atoi(a.value)
		switch {
		case m.URL == "" && !strings.ContainsAny(a.value, "./"): // a class
		case m.URL == "":
			m.URL = c.siteURL(a.value, t.line)
		case err == nil && m.Width == 0:
			m.Width = n
		case err == nil && m.Height == 0:
			m.Height = n
		case strings.ContainsAny(t.raw, `"'`) && m.Title != "":
			m.Alt = a.value
		default:
			m.Title = strings.TrimSpace(m.Title + " " + a.value)
		}
	}
	if m.URL == "" {
		return nil, false
	}
	return []doc.Node{m}, true
}

// include takes what a Jekyll include of a picture or a film shows from its
// arguments; the file itself is the theme's.
func (c *converter) include(t tag, pos doc.Pos) ([]doc.Node, bool) {
	file := t.args.at(0)
	id := t.args.get("id", "youtubeid", "video_id", "youtubeId")
	for _, site := range []string{"youtube", "vimeo", "bilibili"} {
		if id != "" && (strings.Contains(file, site) || t.args.get("provider") == site) {
			return c.mediaTag(tag{name: site, args: args{{"id", id}}, line: t.line}, pos)
		}
	}
	if src := t.args.get("src", "url", "image", "image_path", "path", "img", "file"); src != "" && !strings.Contains(file, "video") {
		named := t
		named.self = true
		return c.figureTag(named, pos)
	}
	for _, plainFile := range []string{"toc", "comments", "disqus", "share", "nav", "header", "footer", "head"} {
		if strings.HasPrefix(file, plainFile) {
			return nil, true
		}
	}
	c.warn("include", t.line, "the included file "+short(file)+" is left out")
	return nil, true
}

// linkTag makes a link of Hexo's `post_link slug [title]` and `link text url`.
func (c *converter) linkTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	url, text := t.args.at(0), t.args.words(1)
	if t.name == "link" {
		for i, a := range t.args {
			if strings.Contains(a.value, "://") && i > 0 {
				url = a.value
				text = t.args[:i].words(0)
				break
			}
		}
	}
	if url == "" {
		return nil, false
	}
	if text == "" {
		text = url
	}
	text = strings.TrimSuffix(strings.TrimSuffix(text, " false"), " true")
	return []doc.Node{c.linked(pos, c.siteURL(url, t.line), "", []doc.Inline{newText(pos, strings.Trim(text, `"'`))})}, true
}

// mediaTag makes a link of a tag that shows a film, a post or a program of
// some other site.
func (c *converter) mediaTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	id := t.args.get("id", "src", "url", "file", "video")
	if id == "" {
		id = t.args.at(0)
	}
	url := ""
	switch t.name {
	case "youtube", "youtube-lite", "youtubevideo", "yt":
		url = "https://www.youtube.com/watch?v=" + id
	case "vimeo":
		url = "https://vimeo.com/" + id
	case "bilibili":
		url = "https://www.bilibili.com/video/" + id
	case "twitter", "tweet", "x", "twitter_simple", "x_simple":
		url = "https://x.com/" + strings.TrimPrefix(t.args.get("user")+"/status/"+id, "/status/")
		if t.args.get("user") == "" {
			url = "https://x.com/i/status/" + id
		}
	case "instagram":
		url = "https://www.instagram.com/p/" + id
	case "gist":
		url = "https://gist.github.com/" + id
		if second := t.args.at(1); second != "" && !strings.Contains(second, ".") {
			url += "/" + second
		}
	case "codepen":
		url = "https://codepen.io/" + t.args.get("user") + "/pen/" + id
	case "jsfiddle":
		url = "https://jsfiddle.net/" + id
	case "spotify", "soundcloud", "iframe", "video", "audio", "embed", "oembed", "pdf", "mp3", "mp4", "peertube", "tiktok", "facebook", "linkedin", "asciinema":
		url = id
	default:
		return nil, false
	}
	if id == "" {
		return nil, false
	}
	if strings.Contains(id, "://") || strings.HasPrefix(id, "/") {
		url = id
	}
	e := element{name: t.name, pos: pos, attrs: attrs{attribute("title", t.args.get("title"))}}
	return c.media(e, url, t.args.get("poster")), true
}

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
	case "details", "expand", "collapse", "accordion", "fold", "spoiler", "hideToggle", "folding", "hide", "toggle", "dropdown":
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
	return e.nodes, true
}

// calloutName gives the kind that a call-out names: by itself, or as its
// argument, as in {{< callout type="warning" >}}.
func calloutName(name string, e element) string {
	switch name {
	case "callout", "admonition", "alert", "notice", "note", "box":
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
	if _, ok := calloutKind(first); ok || first == "default" || first == "simple" || first == "modern" || first == "flat" {
		return strings.TrimSpace(strings.ReplaceAll(e.args.words(1), "no-icon", ""))
	}
	return e.args.words(0)
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
	head := &doc.Paragraph{Attr: doc.Attr{Pos: e.pos}, Inlines: []doc.Inline{&doc.Strong{Pos: e.pos, Inlines: c.phrase(title, e.pos.Line)}}}
	return asNodes(append([]doc.Block{head}, blocks...))
}

// folded makes folded matter of a tag; its argument is the line that shows.
func (c *converter) folded(e element) []doc.Node {
	summary := e.args.get("summary", "title", "label", "header")
	if summary == "" {
		summary = c.untold(e)
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
