package publish_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// dot is a picture of one colour, and the hash of its file.
func dot(t *testing.T, c color.Color) (data []byte, hash string) {
	t.Helper()
	m := image.NewNRGBA(image.Rect(0, 0, 2, 2))
	m.Set(0, 0, c)
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(b.Bytes())
	return b.Bytes(), hex.EncodeToString(sum[:])
}

func TestAlternatives(t *testing.T) {
	red, redHash := dot(t, color.NRGBA{R: 255, A: 255})
	blue, blueHash := dot(t, color.NRGBA{B: 255, A: 255})
	fsys := fstest.MapFS{
		"red.png": {Data: red}, "again.png": {Data: red}, "blue.png": {Data: blue},
		"post.md":   {Data: []byte("---\ntitle: A\n---\n\n![](red.png)\n\n![Mine](again.png)\n\n![](blue.png)\n\n![](none.png)\n")},
		"alts.toml": {Data: []byte("# a comment\n\"" + redHash + "\" = \"A red dot\"\n\"" + blueHash + "\" = \"-\"\n")},
	}
	alts, err := publish.ReadAlternatives(fsys, "alts.toml")
	if err != nil {
		t.Fatal(err)
	}
	post := publish.Post{FS: fsys, Name: "post.md"}
	for _, c := range []struct {
		alts      publish.Alternatives
		described string // of each picture
		said      string
	}{
		{nil, "no yes no no", "[] [Mine] [] []"},
		{alts, "yes yes yes no", "[A red dot] [Mine] [decorative] []"},
	} {
		p, err := publish.New(publish.Config{Alts: c.alts})
		if err != nil {
			t.Fatal(err)
		}
		pictures, _, err := p.Pictures(context.Background(), post)
		if err != nil {
			t.Fatal(err)
		}
		var described []string
		for _, m := range pictures {
			described = append(described, map[bool]string{true: "yes", false: "no"}[m.Described])
		}
		if got := strings.Join(described, " "); got != c.described {
			t.Errorf("described: %s, want %s", got, c.described)
		}
		if len(pictures) > 0 && (pictures[0].Hash != redHash || pictures[0].Pos.Line != 5) {
			t.Errorf("first picture %+v", pictures[0])
		}
		book, _, err := p.Parse(context.Background(), post)
		if err != nil {
			t.Fatal(err)
		}
		var said []string
		doc.WalkPictures(book.Doc, func(m *doc.Image, _ []doc.Inline) {
			if m.Decorative {
				m.Alt = "decorative"
			}
			said = append(said, "["+m.Alt+"]")
		})
		if got := strings.Join(said, " "); got != c.said {
			t.Errorf("said: %s, want %s", got, c.said)
		}
	}
}

func TestAlternativesNameTheirMistakes(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{`"elm.png" = "An elm"`, `alts.toml: "elm.png" is no SHA-256`},
		{"\"a\" = 1", "alts.toml: "},
		{"=", "alts.toml:1: "},
	} {
		fsys := fstest.MapFS{"alts.toml": {Data: []byte(c.src)}}
		if _, err := publish.ReadAlternatives(fsys, "alts.toml"); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", c.src, err, c.want)
		}
	}
}
