package imaging

import "image"

// fit gives the size a picture has within a frame, its proportions kept. A
// side of 0 does not bind, and nothing is made larger.
func fit(s, frame size) size {
	if frame.w > 0 && s.w > frame.w {
		s = size{frame.w, scaled(s.h, frame.w, s.w)}
	}
	if frame.h > 0 && s.h > frame.h {
		s = size{scaled(s.w, frame.h, s.h), frame.h}
	}
	return s
}

// scaled gives n·num/den, rounded, and at least 1.
func scaled(n, num, den int) int {
	return int(max(1, (int64(n)*int64(num)+int64(den)/2)/int64(den)))
}

// shrink scales a picture down to a size and gives it in one of the kinds
// Decode names. Photographs stay in YCbCr, as 4:2:0, which is what the JPEG
// encoder writes: they are never taken through RGB.
func shrink(img image.Image, want size) image.Image {
	b := img.Bounds()
	same := want == size{b.Dx(), b.Dy()}
	switch m := img.(type) {
	case *image.YCbCr:
		if same && m.SubsampleRatio == image.YCbCrSubsampleRatio420 {
			return img
		}
		return shrinkYCbCr(m, want)
	case *image.Gray, *image.RGBA, *image.NRGBA, *image.Paletted:
		if same {
			return img
		}
	}
	if m, ok := img.(*image.Gray); ok {
		out := image.NewGray(image.Rect(0, 0, want.w, want.h))
		average(grayPlane(out), planeRows(grayPlane(m)))
		return out
	}
	if same {
		return straight(img)
	}
	out := image.NewRGBA(image.Rect(0, 0, want.w, want.h))
	average(rgbaPlane(out), rgbaRows(img))
	return out
}

func shrinkYCbCr(m *image.YCbCr, want size) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, want.w, want.h), image.YCbCrSubsampleRatio420)
	from, to := yccPlanes(m), yccPlanes(out)
	for i := range from {
		average(to[i], planeRows(from[i]))
	}
	return out
}

// straight brings pixels of other depths and models to eight bits, alpha not
// multiplied in, so that nothing of a small picture is lost.
func straight(img image.Image) *image.NRGBA {
	b := img.Bounds()
	out := image.NewNRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	at := deepAt(img)
	for y := range b.Dy() {
		row := out.Pix[y*out.Stride:]
		for x := range b.Dx() {
			c := at(b.Min.X+x, b.Min.Y+y)
			if c.A == 0 {
				continue
			}
			a := uint32(c.A)
			row[4*x] = byte(uint32(c.R) * 0xffff / a >> 8)
			row[4*x+1] = byte(uint32(c.G) * 0xffff / a >> 8)
			row[4*x+2] = byte(uint32(c.B) * 0xffff / a >> 8)
			row[4*x+3] = byte(c.A >> 8)
		}
	}
	return out
}
