package octavo_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/render"
)

// benchPost names another post to measure than the example:
//
//	go test -run - -bench Publish -post some/post.md
var benchPost = flag.String("post", filepath.Join(posts, river), "post to measure")

// BenchmarkPublish makes each book of a post in a Press that has made others.
func BenchmarkPublish(b *testing.B) {
	press, err := publish.New(publish.Config{Fonts: all.Files(), Cover: render.CoverNone})
	if err != nil {
		b.Fatal(err)
	}
	make := func(file, format string) error {
		var w bytes.Buffer
		_, err := press.Publish(b.Context(), os.DirFS(filepath.Dir(file)), filepath.Base(file), publish.Output{Format: format, Writer: &w})
		return err
	}
	for _, name := range examplePosts(b) {
		for _, format := range []string{"epub", "pdf"} {
			if err := make(filepath.Join(posts, name), format); err != nil {
				b.Fatal(err)
			}
		}
	}
	for _, format := range []string{"epub", "pdf"} {
		b.Run(format, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := make(*benchPost, format); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkCold makes both books of a post in a new Press, as a program does
// that is started for one post.
func BenchmarkCold(b *testing.B) {
	fsys := os.DirFS(filepath.Dir(*benchPost))
	b.ReportAllocs()
	for b.Loop() {
		press, err := publish.New(publish.Config{Fonts: all.Files(), Cover: render.CoverNone})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := press.Publish(b.Context(), fsys, filepath.Base(*benchPost),
			publish.Output{Format: "epub", Writer: io.Discard}, publish.Output{Format: "pdf", Writer: io.Discard}); err != nil {
			b.Fatal(err)
		}
	}
}
