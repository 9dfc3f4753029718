package imaging

import (
	"bytes"
	"image/jpeg"
)

// Markers of ITU-T T.81, table B.1.
const (
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markDHT   = 0xc4
	markJPG   = 0xc8
	markDAC   = 0xcc
	markSOF0  = 0xc0
	markSOF2  = 0xc2
	markAPP0  = 0xe0
	markAPP1  = 0xe1
	markAPP2  = 0xe2
	markAPP14 = 0xee
)

// jpegHead is what the segments before the first scan tell.
type jpegHead struct {
	frame       byte // the SOF marker
	precision   byte
	parts       []jpegPart
	jfif        bool
	adobe       bool // Adobe's APP14 is there
	transform   byte // its colour transform
	orientation int
	icc         []byte
	scan        int // offset of the first scan, 0 when there is none
}

// jpegPart is one colour component: its name and sampling factors.
type jpegPart struct{ id, h, v byte }

func probeJPEG(data []byte, info *Info) error {
	head := readJPEGHead(data)
	file := data
	if len(head.parts) == 4 && !head.adobe {
		info.inkCut = true
		file = withAdobe(data)
	}
	c, err := jpeg.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return broken(err)
	}
	info.stored = size{c.Width, c.Height}
	info.Orientation = head.orientation
	info.lossy = true
	info.whole = head.scan > 0 && bytes.LastIndex(data[head.scan:], []byte{0xff, markEOI}) >= 0
	info.ycc = head.isYCC()
	if len(head.parts) == 3 {
		info.colors = readProfile(head.icc)
	}
	info.plain = info.whole && head.plain()
	info.Memory = int64(c.Width) * int64(c.Height) * head.perPixel() / 4
	return nil
}

// readJPEGHead walks the segments up to the first scan.
func readJPEGHead(data []byte) jpegHead {
	head := jpegHead{orientation: 1}
	for b := data[2:]; len(b) >= 4; {
		if b[0] != 0xff {
			b = b[1:] // stray bytes between segments, which decoders pass over
			continue
		}
		mark := b[1]
		if mark == 0xff || mark == 0 || mark == markSOI || mark >= 0xd0 && mark <= 0xd7 {
			b = b[1:]
			continue
		}
		n := int(b[2])<<8 | int(b[3])
		if mark == markSOS {
			head.scan = len(data) - len(b)
		}
		if mark == markSOS || mark == markEOI || n < 2 || len(b) < 2+n {
			return head
		}
		head.segment(mark, b[4:2+n])
		b = b[2+n:]
	}
	return head
}

// iccName begins the segments of an ICC profile (ICC.1:2010, B.4).
const iccName = "ICC_PROFILE\x00"

func (h *jpegHead) segment(mark byte, body []byte) {
	switch {
	case mark == markAPP0 && len(body) >= 5:
		h.jfif = string(body[:5]) == "JFIF\x00"
	case mark == markAPP1 && bytes.HasPrefix(body, []byte("Exif\x00")) && len(body) > 6:
		h.orientation = tiffOrientation(body[6:])
	case mark == markAPP2 && bytes.HasPrefix(body, []byte(iccName)) && len(body) > len(iccName)+2:
		h.icc = append(h.icc, body[len(iccName)+2:]...) // behind its number and how many there are
	case mark == markAPP14 && len(body) >= 12 && string(body[:5]) == "Adobe":
		h.adobe, h.transform = true, body[11]
	case isFrame(mark) && len(body) >= 6:
		h.frame, h.precision, h.parts = mark, body[0], nil
		for c := body[6:]; len(c) >= 3 && len(h.parts) < int(body[5]); c = c[3:] {
			h.parts = append(h.parts, jpegPart{c[0], c[1] >> 4, c[1] & 15})
		}
	}
}

func isFrame(mark byte) bool {
	return mark >= markSOF0 && mark <= 0xcf && mark != markDHT && mark != markJPG && mark != markDAC
}

// plain reports whether DCTDecode (ISO 32000-1, 7.4.8) shows the file as it
// was meant, and gopdf takes it: grey or YCbCr, eight bits, upright.
func (h *jpegHead) plain() bool {
	return h.precision == 8 && h.orientation == 1 && h.frame <= markSOF2 && h.isYCC()
}

func (h *jpegHead) isYCC() bool {
	return len(h.parts) == 1 || len(h.parts) == 3 && !h.isRGB()
}

// isRGB tells as the standard library and libjpeg do.
func (h *jpegHead) isRGB() bool {
	if h.jfif || len(h.parts) != 3 {
		return false
	}
	if h.adobe && h.transform == 0 {
		return true
	}
	return h.parts[0].id == 'R' && h.parts[1].id == 'G' && h.parts[2].id == 'B'
}

// perPixel is four times the bytes that the decoder keeps for a pixel: its
// samples, and in progressive files a coefficient of four bytes each.
func (h *jpegHead) perPixel() int64 {
	var most, sum int64 = 1, 0
	for _, p := range h.parts {
		area := int64(p.h) * int64(p.v)
		most, sum = max(most, area), sum+area
	}
	per := max(4, 4*sum/most)
	if h.frame == markSOF2 {
		per *= 5
	}
	if len(h.parts) == 4 || h.isRGB() {
		per += 16 // joined into one picture of four bytes a pixel
	}
	return per
}

// withAdobe gives a file of four inks the APP14 segment without which the
// standard library refuses it. Its inks are then read as Adobe's, inverted, as
// browsers read them.
func withAdobe(data []byte) []byte {
	const app14 = "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
	out := make([]byte, 0, len(data)+len(app14))
	out = append(out, data[:2]...)
	out = append(out, app14...)
	return append(out, data[2:]...)
}
