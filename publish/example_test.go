package publish_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"testing/fstest"

	"github.com/octavo-press/octavo/fonts/hant"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// posts stands for os.DirFS("posts").
var posts = fstest.MapFS{
	"on-trees.md": {Data: []byte("---\ntitle: On Trees\nauthor: Ada Byrne\ndate: 2026-03-14\n---\n\nA tree is slow.\n")},
	"on-rain.md":  {Data: []byte("---\ntitle: On Rain\nauthor: Ada Byrne\ndate: 2026-04-02\n---\n\nRain is quick.\n")},
	"broken.md":   {Data: []byte("---\ntitle: [On\n---\n\nA tree.\n")},
}

func Example() {
	press, err := publish.New(publish.Config{})
	if err != nil {
		panic(err)
	}
	var epub, pdf bytes.Buffer
	result, err := press.Publish(context.Background(), posts, "on-trees.md",
		publish.Output{Format: "epub", Writer: &epub},
		publish.Output{Format: "pdf", Writer: &pdf})
	if err != nil {
		panic(err)
	}
	fmt.Println(result.Meta.Title, "by", result.Meta.Authors[0].Name)
	for _, b := range result.Books {
		fmt.Println(b.Format, b.Pages)
	}
	fmt.Printf("%.8s\n", pdf.Bytes())
	// Output:
	// On Trees by Ada Byrne
	// epub 0
	// pdf 1
	// %PDF-1.7
}

// A post's own fault is told apart from ours, and says where it is.
func ExamplePress_Publish_errors() {
	press, _ := publish.New(publish.Config{})
	_, err := press.Publish(context.Background(), posts, "broken.md", publish.Output{Format: "pdf", Writer: io.Discard})
	fmt.Println(errors.Is(err, doc.ErrPost))
	if post := new(doc.PostError); errors.As(err, &post) {
		fmt.Println(post.Pos, post.Code)
	}
	// Output:
	// true
	// broken.md:2 front-matter-invalid
}

// A post out of a database has a text and what the database knows of it.
func ExamplePress_PublishPost() {
	press, err := publish.New(publish.Config{Fonts: append(latin.Files(), hant.Files()...), Paper: "a5"})
	if err != nil {
		panic(err)
	}
	var pdf bytes.Buffer
	result, err := press.PublishPost(context.Background(), publish.Post{
		Body: []byte("樹是慢的。\n"),
		Meta: doc.Meta{Title: "論樹", Language: "zh-Hant"},
	}, publish.Output{Format: "pdf", Writer: &pdf})
	if err != nil {
		panic(err)
	}
	for _, d := range result.Diagnostics {
		fmt.Println(d.Severity, d.Code)
	}
	fmt.Println(result.Meta.Title, result.Books[0].Pages)
	// Output:
	// warning date-missing
	// 論樹 1
}

// Books over HTTP: /on-trees.epub is made of on-trees.md when it is asked for.
func ExamplePress_Handler() {
	press, err := publish.New(publish.Config{})
	if err != nil {
		panic(err)
	}
	w := httptest.NewRecorder()
	press.Handler(posts, publish.HandlerOptions{}).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/on-trees.epub", nil))
	fmt.Println(w.Code, w.Header().Get("Content-Type"))
	fmt.Println(w.Header().Get("Content-Disposition"))
	// Output:
	// 200 application/epub+zip
	// attachment; filename=on-trees.epub
}

// One book of two posts, the newer last.
func ExamplePress_Bind() {
	press, err := publish.New(publish.Config{})
	if err != nil {
		panic(err)
	}
	book, _, err := press.Bind(context.Background(), publish.Binding{
		Title: "On Weather and Wood",
		Posts: []publish.Post{{FS: posts, Name: "on-rain.md"}, {FS: posts, Name: "on-trees.md"}},
	})
	if err != nil {
		panic(err)
	}
	for _, e := range doc.Outline(book.Doc) {
		fmt.Println(doc.PlainText(e.Title))
	}
	var epub bytes.Buffer
	if _, err := press.Render(context.Background(), book, publish.Output{Format: "epub", Writer: &epub}); err != nil {
		panic(err)
	}
	// Output:
	// On Trees
	// On Rain
}

// What a site says of all its posts, as the command's octavo.toml.
func ExampleReadSettings() {
	site := fstest.MapFS{"octavo.toml": {Data: []byte("publisher = \"The Orle Review\"\npaper = \"6x9\"\ntheme = \"book\"\n")}}
	settings, err := publish.ReadSettings(site, "octavo.toml")
	if err != nil {
		panic(err)
	}
	var c publish.Config
	if err := settings.Apply(&c, site); err != nil {
		panic(err)
	}
	fmt.Println(c.Publisher, c.Paper, c.Theme.Name)
	// Output: The Orle Review 6x9 book
}
