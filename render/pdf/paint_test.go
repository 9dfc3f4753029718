package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"regexp"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// The shape of what gopdf writes, which finishing relies on: when gopdf's
// version changes, this shows what else does.
func TestSkeleton(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	s.line(s.tag(0, "P"), fonts.Serif, 10, 40, 80, "Ab")
	s.put(&frame.Image{W: sp.Pt, H: sp.Pt, Picture: alphaPicture(t)})
	s.put(&frame.Image{W: sp.Pt, H: sp.Pt, Picture: palettePicture(t)})
	s.page("2")
	raw := ready(t, s).painted.file
	offsets, err := xrefTable(raw)
	if err != nil {
		t.Fatal(err)
	}
	length := regexp.MustCompile(`/Length \d+`)
	var b bytes.Buffer
	for i := range len(offsets) - 1 {
		object := raw[offsets[i]:offsets[i+1]]
		if at := bytes.Index(object, []byte("stream\n")); at >= 0 && bytes.ContainsFunc(object, func(r rune) bool { return r < '\t' || r > '~' }) {
			object = fmt.Appendf(nil, "%sstream of bytes\nendobj\n\n", length.ReplaceAll(object[:at], []byte("/Length #")))
		}
		b.Write(object)
	}
	b.Write(raw[offsets[len(offsets)-1]:])
	// Lengths of what zlib wrote, and all offsets, are of no interest.
	golden(t, "skeleton.txt", digits(b.Bytes()))
}

// digits blots out numbers of four digits and more.
func digits(b []byte) []byte {
	var out []byte
	for len(b) > 0 {
		n := 0
		for n < len(b) && b[n] >= '0' && b[n] <= '9' {
			n++
		}
		if n >= 4 {
			out = append(out, '#')
		} else {
			out = append(out, b[:n]...)
		}
		if b = b[n:]; len(b) > 0 {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return out
}

// A page that is not the one we take it for must be noticed.
func TestSentinelsAreChecked(t *testing.T) {
	for _, c := range [][2]string{{"[] 2.00 d", "[] 3.00 d"}, {"[] 1.00 d", "[0] 1.0 d"}} {
		b := ready(t, sampler(t))
		b.painted.file = bytes.Replace(b.painted.file, []byte(c[0]), []byte(c[1]), 1)
		if err := b.finish(t.Context(), new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), "sentinel") {
			t.Errorf("%s: %v", c[1], err)
		}
	}
}

// Pictures gopdf cannot embed are errors, and never panics.
func TestBadPictures(t *testing.T) {
	good := alphaPicture(t).Data
	deep := pngPicture(t, image.NewNRGBA64(image.Rect(0, 0, 4, 4))).Data
	for name, data := range map[string][]byte{
		"nothing":       nil,
		"no picture":    []byte("GIF89a"),
		"cut off":       good[:len(good)/2],
		"no pixels":     withSize(good, 0, 4),
		"far too large": withSize(good, 1<<19, 1<<19),
		"other size":    withSize(good, 64, 64),
		"16 bits":       deep,
		"empty chunk":   append(append([]byte{}, good[:33]...), "\x00\x00\x00\x00IDAT\x00\x00\x00\x00"...),
	} {
		s := newSheet(t)
		s.page("1")
		s.put(&frame.Image{W: sp.Pt, H: sp.Pt, Picture: &frame.Picture{Key: "k", MIME: "image/png", Data: data}})
		if _, err := (Backend{}).Render(t.Context(), s.book(), new(bytes.Buffer)); err == nil || !strings.Contains(err.Error(), "picture") && !strings.Contains(err.Error(), "gopdf") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func withSize(png []byte, w, h uint32) []byte {
	out := append([]byte{}, png...)
	binary.BigEndian.PutUint32(out[16:], w)
	binary.BigEndian.PutUint32(out[20:], h)
	return out
}

func TestPictureOnce(t *testing.T) {
	s := newSheet(t)
	s.page("1")
	for range 3 {
		s.put(&frame.Image{W: sp.Pt, H: sp.Pt, Picture: jpegPicture(t)})
	}
	if n := bytes.Count(s.render(t), []byte("/DCTDecode")); n != 1 {
		t.Errorf("%d pictures in the file", n)
	}
}
