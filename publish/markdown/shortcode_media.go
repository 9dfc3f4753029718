package markdown

import (
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

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
	if title, alt, ok := strings.Cut(m.Title, " '"); ok && m.Alt == "" {
		m.Title, m.Alt = title, strings.TrimSuffix(alt, "'")
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
	if strings.HasPrefix(file, "gallery") {
		return c.gallery(t, pos)
	}
	for _, plainFile := range []string{"toc", "comments", "disqus", "share", "nav", "header", "footer", "head"} {
		if strings.HasPrefix(file, plainFile) {
			return nil, true
		}
	}
	c.warn("include", t.line, "the included file "+short(file)+" is left out")
	return nil, true
}

// gallery shows the pictures that the front matter lists under "gallery", or
// under the tag's id (Minimal Mistakes).
func (c *converter) gallery(t tag, pos doc.Pos) ([]doc.Node, bool) {
	key := t.args.get("id")
	if key == "" {
		key = "gallery"
	}
	v, _ := fields(c.meta.Extra).peek(key)
	list, _ := v.([]any)
	fig := &doc.Figure{Attr: doc.Attr{Pos: pos}}
	for _, entry := range list {
		f, ok := entry.(map[string]any)
		if !ok {
			continue
		}
		path, _ := fields(f).peek("image_path")
		url, _ := fields(f).peek("url")
		alt, _ := fields(f).peek("alt")
		if textOf(path) == "" {
			path = url
		}
		if src := textOf(path); src != "" {
			fig.Images = append(fig.Images, &doc.Image{Pos: pos, URL: c.siteURL(src, t.line), Alt: doc.OneLine(textOf(alt))})
		}
	}
	if len(fig.Images) == 0 {
		c.warn("include", t.line, "the front matter lists no pictures under "+short(key)+"; the gallery is left out")
		return nil, true
	}
	fig.Caption = c.phrase(t.args.get("caption"), t.line)
	return []doc.Node{fig}, true
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
	id := t.args.get("id", "src", "url", "file", "video", "repo")
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
	case "github":
		url = "https://github.com/" + id
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
