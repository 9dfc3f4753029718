package pdf

import (
	"bytes"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
)

// FuzzSplit takes files apart that are nearly gopdf's. What comes out must be
// writable.
func FuzzSplit(f *testing.F) {
	s := newSheet(f)
	s.page("1")
	s.line(s.tag(0, "P"), fonts.Mono, 10, 40, 80, "a")
	f.Add(ready(f, s).painted.file)
	f.Add([]byte("1 0 obj\n<</A(\\)>/B[<< >>]/C<AB>>>\nendobj\n\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\nstartxref\n40\n%%EOF\n"))
	f.Add([]byte("xref\n0 1\n0000000000 65535 f \nstartxref\n0\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		out, err := split(data)
		if err != nil {
			return
		}
		for i := 1; i < len(out.objects); i++ {
			if _, _, err := parseDict(out.objects[i].value); err != nil {
				t.Errorf("object %d does not parse again: %q", i, out.objects[i].value)
			}
		}
		if err := out.write(t.Context(), new(bytes.Buffer), nil); err != nil {
			t.Error(err)
		}
	})
}

// FuzzDict writes what it reads so that it reads the same.
func FuzzDict(f *testing.F) {
	for _, s := range []string{"<<>>", "<</A/B/C(d(e)\\))/F[1 0 R]/G<</H<00>>>>>", "<< /Kids [ 3 0 R ]\n/N 0.5 >>", "<</A<AB>>>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, _, err := parseDict(data)
		if err != nil {
			return
		}
		once := d.append(nil)
		again, rest, err := parseDict(once)
		if err != nil || len(rest) != 0 || !bytes.Equal(again.append(nil), once) {
			t.Errorf("%q became %q: %v", data, once, err)
		}
	})
}

// FuzzSubset subsets damaged fonts; the subset must open.
func FuzzSubset(f *testing.F) {
	face := newSheet(f).faces[fonts.Mono]
	whole, err := openSFNT(face.Data())
	if err != nil {
		f.Fatal(err)
	}
	var glyphs []glyph
	for _, r := range "aàÅ½ế" {
		id, _ := face.Glyph(r)
		glyphs = append(glyphs, glyph{id: id})
	}
	small, err := whole.subset(glyphs)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(small, uint16(1), uint16(2))
	f.Add(whole.skeleton(), uint16(0), uint16(1))
	f.Fuzz(func(t *testing.T, data []byte, a, b uint16) {
		font, err := openSFNT(data)
		if err != nil {
			return
		}
		out, err := font.subset([]glyph{{}, {id: a}, {id: b}, {parts: []part{{a, 1, 2}, {b, -3, 4}}}})
		if err != nil {
			return
		}
		if _, err := openSFNT(out); err != nil {
			t.Errorf("the subset does not open: %v", err)
		}
	})
}

// FuzzPicture gives gopdf whatever says it is a PNG.
func FuzzPicture(f *testing.F) {
	f.Add(alphaPicture(f).Data)
	f.Add(palettePicture(f).Data)
	f.Fuzz(func(t *testing.T, data []byte) {
		p := &frame.Picture{Key: "k", MIME: "image/png", Data: data}
		pages := []frame.Page{{W: 1 << 24, H: 1 << 24}}
		out, err := paint(pages, &resources{drawn: []*frame.Picture{p}})
		if err != nil {
			return
		}
		if _, err := split(out.file); err != nil {
			t.Error(err)
		}
	})
}
