package imaging

import (
	"bytes"
	"fmt"
	"image/gif"
)

// Blocks of GIF89a.
const (
	gifExtension = 0x21
	gifImage     = 0x2c
	gifTrailer   = 0x3b
	gifControl   = 0xf9
	gifTable     = 0x80 // flag: a colour table follows
)

func probeGIF(data []byte, info *Info) error {
	c, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return broken(err)
	}
	info.stored = size{c.Width, c.Height}
	info.Memory = 5 * int64(c.Width) * int64(c.Height) // the frame, and the canvas it is laid on
	frames, alpha, whole := walkGIF(data)
	if frames == 0 {
		return fmt.Errorf("%w: the GIF has no picture in it", ErrBroken)
	}
	info.Animated, info.Alpha, info.whole = frames > 1, alpha, whole
	return nil
}

// walkGIF counts the frames, looks for transparency, and says whether the
// file goes on to its end. It passes over the pixels.
func walkGIF(data []byte) (frames int, alpha, whole bool) {
	b := data[13:]
	b = b[min(len(b), gifTableSize(data[10])):]
	for len(b) > 0 {
		switch b[0] {
		case gifExtension:
			if len(b) < 4 {
				return frames, alpha, false
			}
			if b[1] == gifControl && b[3]&1 != 0 {
				alpha = true
			}
			b = skipGIFBlocks(b[2:])
		case gifImage:
			if len(b) < 11 {
				return frames, alpha, false
			}
			frames++
			b = b[10:][min(len(b)-10, gifTableSize(b[9])):]
			if len(b) == 0 {
				return frames, alpha, false
			}
			b = skipGIFBlocks(b[1:])
		default:
			return frames, alpha, b[0] == gifTrailer
		}
	}
	return frames, alpha, false
}

// gifTableSize is the bytes of the colour table that flags announce.
func gifTableSize(flags byte) int {
	if flags&gifTable == 0 {
		return 0
	}
	return 3 << (1 + flags&7)
}

func skipGIFBlocks(b []byte) []byte {
	for len(b) > 0 {
		n := int(b[0])
		b = b[min(len(b), 1+n):]
		if n == 0 {
			break
		}
	}
	return b
}
