package imaging

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
)

// Colour types of PNG, table 11.1.
const (
	pngGray      = 0
	pngRGB       = 2
	pngPalette   = 3
	pngGrayAlpha = 4
	pngRGBA      = 6
)

// pngHead is what the chunks of a PNG tell.
type pngHead struct {
	w, h        int
	depth, kind byte
	interlaced  bool
	palette     []byte
	trns        []byte
	orientation int
	colors      *profile
	frames      bool // acTL: an animated PNG, whose first frame every decoder shows
	odd         bool // a chunk that gopdf trips over
}

func probePNG(data []byte, info *Info) error {
	head, err := readPNGHead(data)
	if err != nil {
		return err
	}
	info.stored = size{head.w, head.h}
	info.Orientation = head.orientation
	info.Alpha = head.kind >= pngGrayAlpha || len(head.trns) > 0
	info.Animated = head.frames
	info.colors = head.colors
	info.plain = head.plain()
	info.Memory = int64(head.w) * int64(head.h) * head.perPixel()
	return nil
}

// readPNGHead walks the chunks. The sums of those that make the picture are
// checked, so that a damaged file is known without inflating it.
func readPNGHead(data []byte) (*pngHead, error) {
	head := &pngHead{orientation: 1}
	seen := false
	for b := data[8:]; ; {
		if len(b) < 12 || binary.BigEndian.Uint32(b) > uint32(len(b)-12) {
			return nil, fmt.Errorf("%w: the PNG is cut off", ErrBroken)
		}
		n := int(binary.BigEndian.Uint32(b))
		name, body := string(b[4:8]), b[8:8+n]
		if critical := name[0] < 'a'; critical || name == "tRNS" {
			if crc32.ChecksumIEEE(b[4:8+n]) != binary.BigEndian.Uint32(b[8+n:]) {
				return nil, fmt.Errorf("%w: the sum of its %s is wrong", ErrBroken, name)
			}
		}
		if !seen && name != "IHDR" {
			return nil, fmt.Errorf("%w: the PNG has no header", ErrBroken)
		}
		seen = true
		if err := head.chunk(name, body); err != nil {
			return nil, err
		}
		if name == "IEND" {
			return head, nil
		}
		b = b[12+n:]
	}
}

func (h *pngHead) chunk(name string, body []byte) error {
	if len(body) == 0 && name != "IEND" {
		h.odd = true // gopdf takes any empty chunk for the end
	}
	switch name {
	case "IHDR":
		if len(body) != 13 || binary.BigEndian.Uint32(body) > 1<<30 || binary.BigEndian.Uint32(body[4:]) > 1<<30 {
			return fmt.Errorf("%w: the PNG's header is wrong", ErrBroken)
		}
		h.w, h.h = int(binary.BigEndian.Uint32(body)), int(binary.BigEndian.Uint32(body[4:]))
		h.depth, h.kind, h.interlaced = body[8], body[9], body[12] != 0
	case "PLTE":
		h.palette = body
	case "tRNS":
		h.trns = body
	case "acTL":
		h.frames = true
	case "iCCP":
		h.colors = readProfile(inflated(body))
	case "eXIf":
		h.orientation = tiffOrientation(body)
	}
	return nil
}

// plain reports whether gopdf draws the file as it was meant: it refuses 16
// bits and interlacing, and knows one fully transparent palette entry only.
func (h *pngHead) plain() bool {
	if h.depth > 8 || h.interlaced || h.odd || h.orientation != 1 {
		return false
	}
	if h.kind != pngPalette {
		return len(h.trns) == 0 || h.kind == pngGray && len(h.trns) == 2 || h.kind == pngRGB && len(h.trns) == 6
	}
	if len(bytes.TrimSpace(h.palette)) == 0 {
		return false // gopdf trims the palette like text to see whether it is there
	}
	clear := 0
	for _, a := range h.trns {
		switch a {
		case 0:
			clear++
		case 255:
		default:
			return false
		}
	}
	return clear <= 1
}

// perPixel is the bytes of a decoded pixel.
func (h *pngHead) perPixel() int64 {
	switch {
	case h.depth == 16 && h.kind == pngGray && len(h.trns) == 0:
		return 2
	case h.depth == 16:
		return 8
	case h.kind == pngPalette, h.kind == pngGray && len(h.trns) == 0:
		return 1
	}
	return 4
}
