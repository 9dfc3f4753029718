package layout

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/jpeg"
	"image/png"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/svg"
)

// logo sets the theme's picture over the title, two lines high.
func (f *flow) logo(c *column, at setting) {
	l := f.sheet.theme.Logo
	if l == nil {
		return
	}
	a := logoAsset(l.Data)
	if a == nil {
		f.warn("logo-broken", doc.Pos{File: l.Name}, "the theme's logo is no PNG, JPEG or SVG picture")
		return
	}
	w, h := natural(a, &doc.Image{})
	w, h = scaled(w, h, at.measure(c)/2, 2*f.sheet.leading)
	p := &picture{asset: a, x: at.left(), w: w, h: h}
	if at.rtl {
		p.x = c.width - at.start - w
	}
	if name := f.publisher(); name != "" {
		p.elem = f.figureElement(at.elem, name)
	}
	c.add(slug{height: h, content: p})
	c.gap(f.sheet.leading * 3 / 2)
	c.keep(never)
}

// logoAsset reads as much of a picture as its size, nil when it is none.
func logoAsset(data []byte) *render.Asset {
	if w, h, err := svg.Size(data); err == nil {
		return &render.Asset{MIME: "image/svg+xml", Data: data, Width: w, Height: h}
	}
	mime, size := "image/png", image.Config{}
	size, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		mime = "image/jpeg"
		if size, err = jpeg.DecodeConfig(bytes.NewReader(data)); err != nil {
			return nil
		}
	}
	key := sha256.Sum256(data)
	p := &frame.Picture{Key: hex.EncodeToString(key[:]), MIME: mime, Data: data, Width: size.Width, Height: size.Height}
	return &render.Asset{MIME: mime, Width: size.Width, Height: size.Height, Print: p}
}
