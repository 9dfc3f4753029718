package imaging

import (
	"fmt"

	"github.com/octavo-press/octavo/render/frame"
)

// PrintOptions say what a page can show. The zero value is an A4 page at 300
// dots an inch.
type PrintOptions struct {
	MaxWidth  int // pixels; 0 is 2480
	MaxHeight int // 0 is 3508
	Quality   int // of JPEG, 1 to 100; 0 is 88
	Limits    Limits
	Cache     Cache
	Source    string // Key of the data, where it is known
}

func (o PrintOptions) filled() PrintOptions {
	if o.MaxWidth == 0 {
		o.MaxWidth = 2480
	}
	if o.MaxHeight == 0 {
		o.MaxHeight = 3508
	}
	if o.Quality == 0 {
		o.Quality = 88
	}
	return o
}

// ForPrint gives a picture as a page can take it: PNG or JPEG in sRGB or
// grey, upright. Bytes that gopdf and DCTDecode show as they were meant pass
// through; a picture more than a quarter over the size is scaled down.
func ForPrint(data []byte, o PrintOptions) (*frame.Picture, error) {
	o = o.filled()
	info, err := o.Limits.probe(data)
	if err != nil {
		return nil, err
	}
	source := o.Source
	if source == "" {
		source = Key(data)
	}
	have := size{info.Width, info.Height}
	want := fit(have, size{o.MaxWidth, o.MaxHeight})
	if 5*want.w >= 4*have.w && 5*want.h >= 4*have.h {
		want = have
	}
	if want == have && info.plain && info.colors == nil && !heavyPNG(data, info) {
		return &frame.Picture{Key: source, MIME: info.MIME, Data: data, Width: info.Width, Height: info.Height}, nil
	}
	key := fmt.Sprintf("print-%s-%dx%d-%d", source, want.w, want.h, o.Quality)
	return derived(o.Cache, key, func() (*frame.Picture, error) {
		img, err := decode(data, info, want)
		if err != nil {
			return nil, err
		}
		return encode(img, info.lossy, o.Quality)
	})
}

// heavyPNG suspects a photograph kept as PNG: over a byte a pixel after
// compression. It is decoded to see.
func heavyPNG(data []byte, info Info) bool {
	const light = 256 << 10
	return info.MIME == MIMEPNG && !info.Alpha && len(data) > light && len(data) > info.Width*info.Height
}
