package layout

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
)

// inlinePicture is a picture in a line of text.
type inlinePicture struct {
	picture
	box para.Box
}

// image sets a picture into the line, no higher than the line bears.
func (p *pen) image(h hand, n *doc.Image) {
	f := p.f
	w, ht := natural(f.asset(n), n)
	if n.Width == 0 && n.Height == 0 {
		w, ht = shrunk(w, ht, f.sheet.measure/2, h.run.Size*3/2)
	}
	w, ht = shrunk(w, ht, f.sheet.measure/2, f.sheet.height/3)
	descent := ht / 5
	if ht > 2*h.run.Size {
		descent = 0
	}
	m := &inlinePicture{box: para.Box{W: w, Ascent: ht - descent, Descent: descent}}
	m.picture = picture{asset: f.asset(n), w: w, h: ht, alt: f.alt(n, nil)}
	if m.link = f.imageLink(h.look.elem, n); m.link != nil {
		h.look.elem = m.link.elem
	}
	if !n.Decorative {
		m.elem = f.figureElement(h.look.elem, m.alt)
	}
	h.look.picture, h.look.silent = m, true
	h.ink(f)
	h.run.Box = &m.box
	h.run.Text = ""
	p.runs = append(p.runs, h.run)
}

func (f *flow) figureElement(parent frame.Elem, alt string) frame.Elem {
	e := f.element(parent, "Figure")
	f.at(e).Alt = alt
	return e
}

// imageLink makes the link a picture leads by, with an element of its own; nil
// when it leads nowhere.
func (f *flow) imageLink(parent frame.Elem, m *doc.Image) *link {
	if m.Link == "" {
		return nil
	}
	l, ok := f.target(m.Link, m.Pos)
	if !ok {
		return nil
	}
	l.elem, l.contents = f.element(parent, "Link"), m.Link
	if m.Alt != "" {
		l.contents = m.Alt
	}
	return l
}

// maxAlt is how much of a caption serves as alternative text: it is read aloud
// a second time as the caption.
const maxAlt = 150

// alt gives the alternative text of a picture: its own, else the label and
// title its caption begins with, else a neutral word and a diagnostic.
func (f *flow) alt(m *doc.Image, caption []doc.Inline) string {
	if m.Alt != "" {
		return m.Alt
	}
	if label := captionLabel(doc.PlainText(caption)); label != "" {
		return label
	}
	if m.Title != "" {
		return m.Title
	}
	if !m.Decorative {
		f.warn("image-no-alt", m.Pos, "the picture %s has no alternative text", shorten(m.URL))
	}
	return f.words.Picture
}

// captionLabel gives the first sentences of a caption, as far as they say what
// the picture is: "Figure 1: Rivers." of "Figure 1: Rivers. Source: …".
func captionLabel(caption string) string {
	caption = strings.TrimSpace(caption)
	if i := sentenceEnd(caption, 20); i > 0 {
		caption = caption[:i]
	}
	if utf8.RuneCountInString(caption) <= maxAlt {
		return caption
	}
	rs := []rune(caption)[:maxAlt-1]
	cut := string(rs)
	if i := strings.LastIndexByte(cut, ' '); i > len(cut)/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// sentenceEnd gives the end of the first sentence that ends behind so many
// bytes, 0 when there is none.
func sentenceEnd(s string, least int) int {
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if end < least {
			continue
		}
		switch r {
		case '。', '！', '？':
			return end
		case '.', '!', '?':
			if end == len(s) || s[end] == ' ' {
				return end
			}
		}
	}
	return 0
}

// shorten keeps a data URL from filling a diagnostic.
func shorten(url string) string {
	if len(url) > 120 {
		return strings.ToValidUTF8(url[:120], "") + "…"
	}
	return url
}
