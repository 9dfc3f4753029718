package xhtml

import (
	"bytes"

	"github.com/octavo-press/octavo/render"
)

// moves tells whether a picture is animated, which EPUB Accessibility 1.1 asks
// to be said, since it may flash.
func moves(a *render.Asset) bool {
	if a.MIME == "image/jpeg" {
		return false
	}
	data, err := a.Bytes()
	if err != nil {
		return false // whoever writes the picture will say so
	}
	switch a.MIME {
	case "image/gif":
		return gifFrames(data, 2) > 1
	case "image/png": // the chunk of animated PNG stands before the pixels
		return bytes.Contains(data[:min(len(data), 512)], []byte("acTL"))
	case "image/webp": // the extended header's animation flag
		return len(data) > 20 && string(data[12:16]) == "VP8X" && data[20]&2 != 0
	case "image/svg+xml":
		return bytes.Contains(data, []byte("<animate"))
	}
	return false
}

// gifFrames counts the frames of a GIF, up to a number.
func gifFrames(b []byte, most int) int {
	if len(b) < 13 {
		return 0
	}
	at := 13 + gifColors(b[10])
	n := 0
	for at < len(b) && n < most {
		switch b[at] {
		case '!': // an extension: a label, then sub-blocks
			at = gifBlocks(b, at+2)
		case ',': // a frame: its place, colours, code size and sub-blocks
			n++
			if at+9 >= len(b) {
				return n
			}
			at = gifBlocks(b, at+11+gifColors(b[at+9]))
		default:
			return n
		}
	}
	return n
}

// gifColors gives the size of the colour table that flags announce.
func gifColors(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// gifBlocks gives where a run of sub-blocks that begins at i ends.
func gifBlocks(b []byte, i int) int {
	for i < len(b) && b[i] != 0 {
		i += int(b[i]) + 1
	}
	return i + 1
}
