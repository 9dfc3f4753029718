package imaging

import "image"

// turn sets a picture upright, as EXIF's orientation asks: 2 mirrored, 3
// upside down, 4 both, 5 to 8 the same with rows and columns exchanged.
func turn(img image.Image, orientation int) image.Image {
	if orientation <= 1 {
		return img
	}
	b := img.Bounds()
	w, h := upright(b.Dx(), b.Dy(), orientation)
	r := image.Rect(0, 0, w, h)
	switch m := img.(type) {
	case *image.Gray:
		out := image.NewGray(r)
		turnPlane(grayPlane(out), grayPlane(m), orientation)
		return out
	case *image.Paletted:
		out := image.NewPaletted(r, m.Palette)
		turnPlane(palettedPlane(out), palettedPlane(m), orientation)
		return out
	case *image.RGBA:
		out := image.NewRGBA(r)
		turnPlane(rgbaPlane(out), rgbaPlane(m), orientation)
		return out
	case *image.NRGBA:
		out := image.NewNRGBA(r)
		turnPlane(nrgbaPlane(out), nrgbaPlane(m), orientation)
		return out
	case *image.YCbCr:
		out := image.NewYCbCr(r, m.SubsampleRatio) // 4:2:0, the same either way
		from, to := yccPlanes(m), yccPlanes(out)
		for i := range from {
			turnPlane(to[i], from[i], orientation)
		}
		return out
	}
	panic("imaging: shrink gave a kind of pixels it does not name")
}

// turnPlane walks the source in its order and steps through the destination.
func turnPlane(dst, src plane, orientation int) {
	start, right, down := steps(dst, orientation)
	for y := range src.h {
		at := start + y*down
		row := src.pix[y*src.stride:]
		for x := range src.w {
			copy(dst.pix[at:at+src.n], row[x*src.n:])
			at += right
		}
	}
}

// steps says where in dst the source's first pixel goes, and how far a step
// right or down in the source moves.
func steps(dst plane, orientation int) (start, right, down int) {
	col, row := dst.n, dst.stride
	lastCol, lastRow := (dst.w-1)*col, (dst.h-1)*row
	switch orientation {
	case 2:
		return lastCol, -col, row
	case 3:
		return lastCol + lastRow, -col, -row
	case 4:
		return lastRow, col, -row
	case 5:
		return 0, row, col
	case 6:
		return lastCol, row, -col
	case 7:
		return lastCol + lastRow, -row, -col
	case 8:
		return lastRow, -row, col
	}
	return 0, col, row
}
