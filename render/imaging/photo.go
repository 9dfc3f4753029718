package imaging

import "image"

// isPhoto tells photographs from line art, charts and screenshots: few
// neighbours are alike and the colours are many. It looks at some 64 rows.
func isPhoto(img image.Image) bool {
	const fewest = 64 // anything smaller is an icon
	src := rgbaRows(img)
	if src.w < fewest || src.h < fewest {
		return false
	}
	colors := map[[3]byte]bool{}
	same, pairs := 0, 0
	for y := 0; y < src.h; y += max(1, src.h/64) {
		row := src.read(y)
		for x := 4; x+3 < len(row); x += 4 {
			c := [3]byte(row[x : x+3])
			if c == [3]byte(row[x-4:x-1]) {
				same++
			} else if len(colors) < 4096 {
				colors[c] = true
			}
			pairs++
		}
	}
	return 2*same < pairs && len(colors) > 256
}

// opaque reports whether no pixel lets anything through.
func opaque(img image.Image) bool {
	o, ok := img.(interface{ Opaque() bool })
	return ok && o.Opaque()
}
