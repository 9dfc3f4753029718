package imaging

import (
	"fmt"
	"image"

	"github.com/octavo-press/octavo/render/frame"
)

// EPUBOptions say what a reading device can show. The zero value allows 1.5 MB
// and 2,560 pixels on the long side, which shops ask for.
type EPUBOptions struct {
	Bytes    int
	LongSide int
	NoWebP   bool // older readers know only what EPUB 3.2 had
	NoGIF    bool // Kindles show only a GIF's first frame, and that coarsely
	Quality  int  // of JPEG, 1 to 100; 0 is 88
	Limits   Limits
	Cache    Cache
	Source   string // Key of the data, where it is known
}

func (o EPUBOptions) filled() EPUBOptions {
	if o.Bytes == 0 {
		o.Bytes = 1536 << 10
	}
	if o.LongSide == 0 {
		o.LongSide = 2560
	}
	if o.Quality == 0 {
		o.Quality = 88
	}
	return o
}

// ForEPUB gives a picture as reading systems can take it: PNG, JPEG, GIF or
// WebP, upright, within the budget. What is so already passes through, the
// animations too.
func ForEPUB(data []byte, o EPUBOptions) (*frame.Picture, error) {
	o = o.filled()
	info, err := o.Limits.probe(data)
	if err != nil {
		return nil, err
	}
	source := o.Source
	if source == "" {
		source = Key(data)
	}
	if o.takes(data, info) {
		return &frame.Picture{Key: source, MIME: info.MIME, Data: data, Width: info.Width, Height: info.Height}, nil
	}
	key := fmt.Sprintf("epub-%s-%d-%d-%d", source, o.Bytes, o.LongSide, o.Quality)
	return derived(o.Cache, key, func() (*frame.Picture, error) { return o.recode(data, info) })
}

// takes reports whether a picture may stay as it is.
func (o EPUBOptions) takes(data []byte, info Info) bool {
	if len(data) > o.Bytes || max(info.Width, info.Height) > o.LongSide || info.Orientation != 1 || !info.whole {
		return false
	}
	switch info.MIME {
	case MIMEPNG:
		return true
	case MIMEGIF:
		return !o.NoGIF
	case MIMEJPEG:
		return info.plain // inks and RGB are shown in false colours by many readers
	case MIMEWebP:
		return !o.NoWebP
	}
	return false
}

// recode scales to the long side, then gives up quality, then size, until the
// budget holds.
func (o EPUBOptions) recode(data []byte, info Info) (*frame.Picture, error) {
	want := fit(size{info.Width, info.Height}, size{o.LongSide, o.LongSide})
	img, err := decode(data, info, want)
	if err != nil {
		return nil, err
	}
	quality := o.Quality
	for {
		p, err := encode(img, info.lossy, quality)
		if err != nil || len(p.Data) <= o.Bytes || max(p.Width, p.Height) < 64 {
			return p, err
		}
		if p.MIME == MIMEJPEG && quality > 75 {
			quality = 75
			continue
		}
		img = smaller(img, len(p.Data), o.Bytes)
	}
}

// smaller scales by what the bytes are over the budget; bytes go with the
// area. Each step takes off a tenth at least and three quarters at most.
func smaller(img image.Image, have, budget int) image.Image {
	b := img.Bounds()
	permille := 900
	for permille > 250 && int64(have)*int64(permille)*int64(permille) > int64(budget)*1_000_000 {
		permille -= 50
	}
	return shrink(img, size{scaled(b.Dx(), permille, 1000), scaled(b.Dy(), permille, 1000)})
}
