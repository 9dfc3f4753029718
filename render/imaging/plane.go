package imaging

import "image"

// plane is a rectangle of pixels of n bytes each.
type plane struct {
	pix          []byte
	w, h, stride int
	n            int
}

func grayPlane(m *image.Gray) plane {
	return plane{m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y):], m.Rect.Dx(), m.Rect.Dy(), m.Stride, 1}
}

func palettedPlane(m *image.Paletted) plane {
	return plane{m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y):], m.Rect.Dx(), m.Rect.Dy(), m.Stride, 1}
}

func rgbaPlane(m *image.RGBA) plane {
	return plane{m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y):], m.Rect.Dx(), m.Rect.Dy(), m.Stride, 4}
}

func nrgbaPlane(m *image.NRGBA) plane {
	return plane{m.Pix[m.PixOffset(m.Rect.Min.X, m.Rect.Min.Y):], m.Rect.Dx(), m.Rect.Dy(), m.Stride, 4}
}

// yccPlanes gives luma and the two chromas of a picture whose rectangle
// starts at (0, 0), as decoders give it.
func yccPlanes(m *image.YCbCr) [3]plane {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	cw, ch := w, h
	switch m.SubsampleRatio {
	case image.YCbCrSubsampleRatio422:
		cw = (w + 1) / 2
	case image.YCbCrSubsampleRatio420:
		cw, ch = (w+1)/2, (h+1)/2
	case image.YCbCrSubsampleRatio440:
		ch = (h + 1) / 2
	case image.YCbCrSubsampleRatio411:
		cw = (w + 3) / 4
	case image.YCbCrSubsampleRatio410:
		cw, ch = (w+3)/4, (h+1)/2
	}
	return [3]plane{
		{m.Y, w, h, m.YStride, 1},
		{m.Cb, cw, ch, m.CStride, 1},
		{m.Cr, cw, ch, m.CStride, 1},
	}
}
