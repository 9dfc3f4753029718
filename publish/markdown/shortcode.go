package markdown

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// placed makes nodes of a tag that stands for something by itself.
func (c *converter) placed(t tag, pos doc.Pos) ([]doc.Node, bool) {
	switch t.name {
	case "figure", "fig", "image", "imgproc", "picture", "responsive_image", "responsive-image", "image_gallery", "lightbox", "imgcap", "resize_image":
		return c.figureTag(t, pos)
	case "img", "asset_img", "post_img":
		return c.imageTag(t, pos)
	case "include", "include_relative", "partial":
		return c.include(t, pos)
	case "post_link", "asset_link", "link":
		return c.linkTag(t, pos)
	case "ref", "relref", "post_url", "post_path", "asset_path", "get_url":
		return []doc.Node{newText(pos, c.tagURL(t, t.line))}, true
	case "label", "mark", "u", "emp", "wavy", "del", "kbd", "psw", "checkbox", "radio", "btn", "button":
		return c.wordTag(t, pos)
	case "carousel", "slider", "slideshow":
		return c.carousel(t, pos)
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

// carousel makes a figure of the pictures that one argument lists,
// images="{a.jpg,b.jpg}".
func (c *converter) carousel(t tag, pos doc.Pos) ([]doc.Node, bool) {
	fig := &doc.Figure{Attr: doc.Attr{Pos: pos}}
	for _, src := range trimmed(strings.Split(strings.Trim(t.args.get("images"), "{}[]"), ",")) {
		if isPicture(src) {
			fig.Images = append(fig.Images, &doc.Image{Pos: pos, URL: c.siteURL(src, t.line)})
		}
	}
	fig.Caption = c.phrase(t.args.get("caption"), t.line)
	return []doc.Node{fig}, len(fig.Images) > 0
}

// saidBy gives what an unknown tag says by its arguments: a title, which may be
// a link, and what is under it.
func (c *converter) saidBy(t tag, pos doc.Pos) []doc.Inline {
	title := c.phrase(t.args.get("text", "title", "label", "header"), t.line)
	if url := t.args.get("link", "href", "url"); url != "" && len(title) > 0 {
		title = []doc.Inline{c.linked(pos, c.linkURL(url, t.line), "", title)}
	}
	more := c.phrase(t.args.get("subtitle", "description", "caption", "content"), t.line)
	if len(title) > 0 && len(more) > 0 {
		title = append(title, newText(pos, " – "))
	}
	return append(title, more...)
}

// wordTag places the words of a tag that only dresses them, as Hexo's themes
// have them: {% label primary@words %}, {% btn url, words %}.
func (c *converter) wordTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	words := t.args.words(0)
	if words == "" || c.closes(c.src, t, c.offsetOf(t.line)) {
		return nil, false
	}
	if t.name == "btn" || t.name == "button" {
		url, rest, _ := strings.Cut(words, ",")
		text, _, _ := strings.Cut(rest, ",")
		if text = strings.TrimSpace(text); text == "" {
			return nil, false
		}
		return []doc.Node{c.linked(pos, c.siteURL(strings.TrimSpace(url), t.line), "", []doc.Inline{newText(pos, text)})}, true
	}
	if _, after, ok := strings.Cut(words, "@"); ok {
		words = after
	}
	if t.name == "checkbox" || t.name == "radio" {
		words = words[strings.LastIndexByte(words, ',')+1:]
	}
	e := element{name: t.name, pos: pos, nodes: []doc.Node{newText(pos, strings.TrimSpace(words))}}
	out, ok := c.newFlow().inlineElement(e)
	if !ok {
		out = e.nodes
	}
	return out, true
}

// figureTag makes a figure of Hugo's figure and its kin.
func (c *converter) figureTag(t tag, pos doc.Pos) ([]doc.Node, bool) {
	src := t.args.get("src", "url", "path", "image", "image_path", "file", "link_to", "img", "source")
	if src == "" {
		src = t.args.at(0)
	}
	if src == "" || !t.self && c.closes(c.src, t, c.offsetOf(t.line)) {
		return nil, false
	}
	m := &doc.Image{
		Pos:    pos,
		URL:    c.siteURL(src, t.line),
		Alt:    doc.OneLine(plain(t.args.get("alt", "alt-text", "description"))),
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
