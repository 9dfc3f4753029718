package cover

import (
	"bytes"
	"context"
	"sync"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/imaging/jfif"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/raster"
	"github.com/octavo-press/octavo/render/sp"
)

// The size of a drawn cover: what Kindle asks for (2,560 on the long side, at
// 1.6 to 1) and more than Apple's 1,400 on the short one.
const (
	Width  = 1600
	Height = 2560
)

// A page of this size at this resolution is a cover, pixel for pixel.
const (
	shelfW   = 400 * sp.Pt
	shelfH   = 640 * sp.Pt
	shelfDPI = 288
)

// quality is of JPEG; letters show no fringes at it.
const quality = 85

// Shelf makes the pictures that stand for books on a reader's shelf, and keeps
// some of them. It is safe for use by several goroutines at once.
type Shelf struct {
	setter *para.Setter
	cache  imaging.Cache
	places chan struct{} // one for each picture being drawn
	mu     sync.Mutex
	kept   map[string][]byte
	keys   []string // of kept, the oldest first
	bytes  int
}

// Bounds of what a shelf takes.
const (
	atOnce   = 2       // pictures drawn at a time: each has the processors to itself
	keptMost = 8 << 20 // bytes of pictures kept
)

// NewShelf makes a shelf whose pictures are set by a setter and kept in a
// cache; nil: only the last few, in memory.
func NewShelf(s *para.Setter, c imaging.Cache) *Shelf {
	return &Shelf{setter: s, cache: c, places: make(chan struct{}, atOnce), kept: map[string][]byte{}}
}

// Picture gives the book's cover: the composition of its PDF's first page, or
// the post's picture as it is where that was asked for. A book whose post has
// no picture has a drawn cover, for a shelf shows one of every book. It is nil
// where the book is to have none. The error is the context's.
func (s *Shelf) Picture(ctx context.Context, b *render.Book) (*render.Asset, error) {
	switch b.Options.Cover {
	case render.CoverNone:
		return nil, nil
	case render.CoverImage:
		if a := s.plain(b); a != nil {
			return a, nil
		}
	}
	key := keyOf(b)
	if data, ok := s.get(key); ok {
		return drawing(data), nil
	}
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	case <-ctx.Done():
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p, ok := page(s.setter, b, artOf(b, forScreen), shelfW, shelfH)
	if !ok {
		return nil, nil
	}
	data := jfif.Encode(Width, Height, quality, raster.NewDrawing(p, shelfDPI).Draw)
	s.put(key, data)
	return drawing(data), nil
}

func drawing(data []byte) *render.Asset {
	return &render.Asset{Key: imaging.Key(data), MIME: imaging.MIMEJPEG, Data: data, Width: Width, Height: Height}
}

// plain gives the post's picture as shops take it, which is JPEG or PNG; nil
// where it has none. A drawing, and what the shop of the device finds too
// small, is painted at the size of a cover.
func (s *Shelf) plain(b *render.Book) *render.Asset {
	a := asset(b)
	if a == nil {
		return nil
	}
	if a.MIME == imaging.MIMESVG {
		return s.painted(b)
	}
	data, err := a.Bytes()
	if err != nil {
		return nil
	}
	if info, err := imaging.Probe(data); err == nil && min(info.Width, info.Height) < leastSide(b.Options.Device) {
		return s.painted(b)
	}
	if a.MIME == imaging.MIMEJPEG || a.MIME == imaging.MIMEPNG {
		return a
	}
	p, err := imaging.ForPrint(data, imaging.PrintOptions{MaxWidth: Height, MaxHeight: Height, Cache: s.cache})
	if err != nil {
		return nil
	}
	return &render.Asset{Key: p.Key, MIME: p.MIME, Data: p.Data, Width: p.Width, Height: p.Height}
}

// leastSide is how many pixels the shorter side of a cover has for a shop.
func leastSide(d render.Device) int {
	switch d {
	case render.DeviceApple: // Apple Books Asset Guide, cover art
		return 1400
	case render.DeviceKindle: // Kindle Publishing Guidelines, 4.2.1
		return 625
	}
	return 0
}

// painted gives the post's picture drawn, as wide as a cover and no higher, but
// for a shop that wants more of its shorter side; a mere strip does not grow.
func (s *Shelf) painted(b *render.Book) *render.Asset {
	a := artOf(b, forScreen)
	if a == nil {
		return nil
	}
	w, h := shelfW, a.high(shelfW)
	if h > shelfH {
		w, h = a.wide(shelfH), shelfH
	}
	const longest = 2 * shelfH
	least, short := int64(leastSide(b.Options.Device))*72*int64(sp.Pt)/shelfDPI, int64(min(w, h))
	if short < least && max(w, h).Scale(least, short) <= longest {
		w, h = w.Scale(least, short), h.Scale(least, short)
	}
	c := composer{book: b, w: w, h: h}
	c.full(a)
	d := raster.NewDrawing(frame.Page{W: w, H: h, Items: c.items}, shelfDPI)
	size := d.Bounds().Size()
	data := jfif.Encode(size.X, size.Y, quality, d.Draw)
	return &render.Asset{Key: imaging.Key(data), MIME: imaging.MIMEJPEG, Data: data, Width: size.X, Height: size.Y}
}

// get gives a picture that was kept, here or in the cache.
func (s *Shelf) get(key string) ([]byte, bool) {
	s.mu.Lock()
	data, ok := s.kept[key]
	s.mu.Unlock()
	if ok || s.cache == nil {
		return data, ok
	}
	data, ok = s.cache.Get(key)
	if !ok {
		return nil, false
	}
	info, err := imaging.Probe(data)
	if err != nil || info.Width != Width || info.Height != Height || !bytes.HasSuffix(data, []byte{0xFF, 0xD9}) {
		return nil, false // another's file, or a part of ours
	}
	s.keep(key, data)
	return data, true
}

func (s *Shelf) put(key string, data []byte) {
	s.keep(key, data)
	if s.cache != nil {
		s.cache.Put(key, data)
	}
}

// keep puts a picture among those in memory, and the oldest out.
func (s *Shelf) keep(key string, data []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.kept[key]; ok {
		return
	}
	s.kept[key] = data
	s.keys = append(s.keys, key)
	for s.bytes += len(data); s.bytes > keptMost && len(s.keys) > 1; s.keys = s.keys[1:] {
		s.bytes -= len(s.kept[s.keys[0]])
		delete(s.kept, s.keys[0])
	}
}
