package svg

import (
	"strings"

	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
)

// maxPictures bounds the pictures that one drawing embeds.
const maxPictures = 200

// embedded decodes the picture of an image element, once however often it is
// used. Pictures that lie elsewhere are not fetched: browsers do not show them
// in a drawing that is itself a picture either.
func (b *builder) embedded(n *node) *frame.Picture {
	if p, ok := b.pictures[n]; ok || len(b.pictures) == maxPictures {
		return p
	}
	href := strings.TrimSpace(n.get("href"))
	if !strings.HasPrefix(href, "data:") {
		b.warn("a picture outside the drawing is not shown")
		return nil
	}
	var p *frame.Picture
	data, err := imaging.DataURL(href, imaging.Limits{}.FileBytes())
	if err == nil {
		p, err = imaging.ForPrint(data, imaging.PrintOptions{})
	}
	if err != nil {
		b.warn("an embedded picture cannot be read")
	}
	b.pictures[n] = p
	return p
}

// image draws an embedded picture.
func (b *builder) image(n *node, sc scope) {
	p := b.embedded(n)
	if p == nil {
		return
	}
	pw, ph := float64(p.Width), float64(p.Height)
	w, h := pw, ph
	if t := n.property("width"); t != "" && t != "auto" {
		w = length(t, sc.v.w, sc.s.size)
	}
	if t := n.property("height"); t != "" && t != "auto" {
		h = length(t, sc.v.h, sc.s.size)
	}
	if w <= 0 || h <= 0 || sc.s.hidden {
		return
	}
	if !sc.m.straight() {
		b.warn("a turned picture is not shown")
		return
	}
	at := translate(length(n.property("x"), sc.v.w, sc.s.size), length(n.property("y"), sc.v.h, sc.s.size))
	m := sc.m.then(at).then(fitBox(box{0, 0, pw, ph}, w, h, n.get("preserveAspectRatio")))
	place := mapped(box{0, 0, pw, ph}, m)
	if !sc.clip.meets(place) {
		return
	}
	if !sc.clip.holds(place) {
		b.warn("a picture is shown beyond what it is clipped to")
	}
	b.work += 10
	b.pic.items = append(b.pic.items, raster{p, place})
}
