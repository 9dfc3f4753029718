package markdown

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// void makes nodes of an element that holds nothing.
func (c *converter) void(e element) []doc.Node {
	switch e.name {
	case "br":
		c.prev = '\n'
		return []doc.Node{&doc.LineBreak{Pos: e.pos}}
	case "hr":
		return []doc.Node{&doc.SceneBreak{Attr: e.attr()}}
	case "img", "image":
		c.prev = 'x'
		if m := c.htmlImage(e); m != nil {
			return []doc.Node{m}
		}
	case "embed":
		return c.media(e, e.attrs.get("src"), "")
	case "source", "track":
		return []doc.Node{&part{Pos: e.pos, name: e.name, attrs: e.attrs}}
	case "input":
		c.prev = 'x'
		return checkbox(e)
	}
	return nil
}

// checkbox shows the box of a list of tasks; other controls are nothing on
// paper.
func checkbox(e element) []doc.Node {
	if e.attrs.get("type") != "checkbox" {
		return nil
	}
	box := "☐"
	if e.attrs.has("checked") {
		box = "☑"
	}
	return []doc.Node{newText(e.pos, box)}
}

// htmlImage reads <img>. Where a script would load the picture, its source is
// in another attribute.
func (c *converter) htmlImage(e element) *doc.Image {
	url := e.attrs.get("src")
	for _, key := range []string{"data-src", "data-original", "data-lazy-src", "data-echo"} {
		if lazy := e.attrs.get(key); lazy != "" && (url == "" || strings.HasPrefix(url, "data:")) {
			url = lazy
		}
	}
	if inner, ok := strings.CutPrefix(url, "{"); ok {
		url = c.valueOf(strings.TrimSuffix(inner, "}"))
	}
	if url == "" {
		set := strings.Fields(e.attrs.get("srcset") + " " + e.attrs.get("data-srcset"))
		if len(set) == 0 {
			return nil
		}
		url = strings.TrimSuffix(set[0], ",")
	}
	return &doc.Image{
		Pos:        e.pos,
		URL:        c.siteURL(url, e.pos.Line),
		Alt:        doc.OneLine(e.attrs.get("alt")),
		Title:      e.attrs.get("title"),
		Width:      pixels(e.attrs, "width"),
		Height:     pixels(e.attrs, "height"),
		Decorative: e.attrs.has("alt") && e.attrs.get("alt") == "" || e.attrs.get("role") == "presentation",
	}
}

// pixels reads a length in CSS pixels from an attribute or the style; other
// units say nothing of the picture.
func pixels(a attrs, key string) int {
	value := a.get(key)
	if value == "" {
		for decl := range strings.SplitSeq(a.get("style"), ";") {
			if name, v, ok := strings.Cut(decl, ":"); ok && strings.TrimSpace(name) == key {
				value = v
			}
		}
	}
	value = strings.TrimSuffix(strings.TrimSpace(value), "px")
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 || n > 1<<20 {
		return 0
	}
	return n
}

// mediaElement makes nodes of what moves, sounds or draws: a link, for a book
// does neither.
func (c *converter) mediaElement(f *flow, e element) ([]doc.Node, bool) {
	switch e.name {
	case "iframe", "video", "audio", "object":
		src := e.attrs.get("src")
		for _, n := range e.nodes {
			if p, ok := n.(*part); ok && p.name == "source" && src == "" {
				src = p.attrs.get("src")
			}
		}
		if src == "" {
			src = e.attrs.get("data")
		}
		return c.media(e, src, e.attrs.get("poster")), true
	case "noscript":
		top := f.open[len(f.open)-1].nodes
		if len(top) > 0 {
			if _, ok := top[len(top)-1].(*doc.Image); ok {
				return nil, true // it repeats the picture that a script would show
			}
		}
		return e.nodes, true
	case "picture":
		return pictures(e.nodes), true
	case "svg", "math":
		c.once("html-dropped", e.pos.Line, "a drawing written as <"+e.name+"> does not close; its tags are left out")
		return e.nodes, true
	}
	return nil, false
}

// pictures leaves out what would choose among a picture's forms.
func pictures(nodes []doc.Node) []doc.Node {
	var out []doc.Node
	for _, n := range nodes {
		if _, ok := n.(*part); !ok && !spaceOnly([]doc.Node{n}) {
			out = append(out, n)
		}
	}
	return out
}

// media makes a link to a recording or a frame, with its poster when it has one.
func (c *converter) media(e element, src, poster string) []doc.Node {
	src = watchURL(c.siteURL(src, e.pos.Line))
	if src == "" {
		c.once("html-dropped", e.pos.Line, "<"+e.name+"> names no source; it is left out")
		return nil
	}
	c.info("media-link", e.pos.Line, "<"+e.name+"> is a link in the book")
	title := doc.OneLine(e.attrs.get("title"))
	if title == "" {
		title = shortURL(src)
	}
	link := c.linked(e.pos, src, "", []doc.Inline{newText(e.pos, title)})
	if poster == "" {
		return []doc.Node{link}
	}
	return []doc.Node{&doc.Figure{Attr: doc.Attr{Pos: e.pos}, Images: []*doc.Image{{Pos: e.pos, URL: poster, Alt: title, Link: src}},
		Caption: []doc.Inline{link}}}
}

// watchURL gives the page of a video for the address of its player.
func watchURL(src string) string {
	if strings.HasPrefix(src, "//") {
		src = "https:" + src
	}
	for _, player := range []struct{ part, page string }{
		{"youtube.com/embed/", "https://www.youtube.com/watch?v="},
		{"youtube-nocookie.com/embed/", "https://www.youtube.com/watch?v="},
		{"player.vimeo.com/video/", "https://vimeo.com/"},
		{"player.bilibili.com/player.html?bvid=", "https://www.bilibili.com/video/"},
	} {
		if _, id, ok := strings.Cut(src, player.part); ok {
			if end := strings.IndexAny(id, "?&#/"); end >= 0 {
				id = id[:end]
			}
			return player.page + id
		}
	}
	return src
}

// shortURL is a URL as one would print it.
func shortURL(url string) string {
	url = strings.TrimPrefix(strings.TrimPrefix(url, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(url, "www."), "/")
}
