package fonts

import (
	"bytes"

	"github.com/go-text/typesetting/font"
)

// Whole gives a face of the same file whose shaper reads the whole font, for
// comparison with the view.
func Whole(f *Face) (*Face, error) {
	whole, err := newFace(f.file)
	if err != nil {
		return nil, err
	}
	parsed, err := font.ParseTTF(bytes.NewReader(f.file.Data))
	if err != nil {
		return nil, err
	}
	whole.shaping.once.Do(func() {
		whole.shaping.font = parsed.Font
		whole.shaping.floods = findFloods(parsed.Font)
		whole.shaping.idle = append(whole.shaping.idle, whole.shaping.newShaper())
	})
	return whole, nil
}

// GlyphOutline gives outlines as go-text reads them, for comparison with
// Outline.
func GlyphOutline(data []byte, gids []uint16) ([][]OutlineSeg, error) {
	parsed, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	out := make([][]OutlineSeg, len(gids))
	for i, gid := range gids {
		o, _ := parsed.GlyphData(font.GID(gid)).(font.GlyphOutline)
		for _, s := range o.Segments {
			seg := OutlineSeg{Kind: SegKind(s.Op)}
			for k, p := range s.ArgsSlice() {
				seg.P[k] = Point{X: float64(p.X), Y: float64(p.Y)}
			}
			out[i] = append(out[i], seg)
		}
	}
	return out, nil
}

// PlainChars are the characters that can be set without a shaper.
func PlainChars() []rune {
	out := make([]rune, plainChars)
	for i := range out {
		out[i] = plainRune(i)
	}
	return out
}

// ShapePlain shapes without a shaper, and reports whether it can.
func ShapePlain(f *Face, in ShapeInput) ([]ShapedGlyph, bool) {
	if f.shaping.open(f) != nil {
		return nil, false
	}
	p := f.plain(&in)
	if p == nil {
		return nil, false
	}
	return p.shape(nil, &in)
}

// ShapeWith has the shaper do it.
func ShapeWith(f *Face, in ShapeInput) []ShapedGlyph {
	if f.shaping.open(f) != nil {
		return nil
	}
	return f.shapeWith(nil, &in)
}
