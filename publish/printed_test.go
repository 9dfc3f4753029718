package publish_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish"
)

// Paper gets of a picture what it can show at 300 dots an inch: within the text
// the measure, on the first page the whole width.
func TestPicturesFitThePaper(t *testing.T) {
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, image.NewYCbCr(image.Rect(0, 0, 3600, 300), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	other := append(photo.Bytes(), 0) // or both would be one picture
	fsys := fstest.MapFS{"cover.jpg": {Data: photo.Bytes()}, "text.jpg": {Data: other},
		"post.md": {Data: []byte("---\ntitle: A\nimage: cover.jpg\n---\n\n![A.](text.jpg)\n")}}
	for paper, most := range map[string]struct{ text, cover int }{"a4": {1800, 2800}, "a5": {1400, 2000}} {
		p, err := publish.New(publish.Config{Paper: paper})
		if err != nil {
			t.Fatal(err)
		}
		b, _, err := p.Parse(t.Context(), publish.Post{FS: fsys, Name: "post.md"})
		if err != nil {
			t.Fatal(err)
		}
		text, cover := b.Assets["text.jpg"].Print.Width, b.Assets["cover.jpg"].Print.Width
		if text < most.text/2 || text > most.text || cover < most.cover/2 || cover > most.cover || cover <= text {
			t.Errorf("%s: %d pixels in the text, %d on the cover", paper, text, cover)
		}
	}
}
