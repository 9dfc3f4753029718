package publish

import (
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
)

// shown says what pictures a device can show. None takes WebP: readers from
// before EPUB 3.3 do not know it.
func shown(d render.Device) imaging.EPUBOptions {
	o := imaging.EPUBOptions{NoWebP: true}
	switch d {
	case render.DeviceKindle: // Kindle Publishing Guidelines, 4.2: JPEG and PNG
		o.NoGIF = true
	case render.DeviceKobo: // its screens are 1,404 × 1,872 at most
		o.LongSide = 1872
	case render.DeviceApple: // Apple Books Asset Guide: 5.6 million pixels
		o.LongSide = 2366
	}
	return o
}

// Extension is what the file name of a format's book ends in, without a dot.
// Kobo's readers tell their own kind of EPUB by its name.
func (p *Press) Extension(format string) string {
	if format == "epub" && p.config.Device == render.DeviceKobo {
		return "kepub.epub"
	}
	return format
}
