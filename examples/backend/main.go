// Command backend shows a third backend: it prints a post as plain text with
// numbered sections, in place of a book. A backend is any value with Format
// and Render, given in publish.Config; nothing else has to know of it.
//
//	backend post.md
package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
)

// Text is a backend that writes plain text.
type Text struct{}

// Format names the format, which publish.Output asks for.
func (Text) Format() string { return "txt" }

// Render writes the title, the sections with their numbers and the text.
func (Text) Render(_ context.Context, b *render.Book, w io.Writer) (render.Output, error) {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n\n", strings.ToUpper(doc.OneLine(b.Doc.Meta.Title)))
	write(out, b.Doc.Meta.Standfirst, "")
	write(out, b.Doc.Blocks, "")
	return render.Output{}, out.Flush()
}

// write goes down the tree. It knows sections and paragraphs; of every other
// block it shows the paragraphs within.
func write(w io.Writer, blocks []doc.Block, number string) {
	n := 0
	for _, b := range blocks {
		if s, ok := b.(*doc.Section); ok {
			n++
			here := fmt.Sprintf("%s%d.", number, n)
			fmt.Fprintf(w, "%s %s\n\n", here, doc.PlainText(s.Title))
			write(w, s.Blocks, here)
			continue
		}
		doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
			if p, ok := n.(*doc.Paragraph); ok {
				fmt.Fprintf(w, "%s\n\n", doc.PlainText(p.Inlines))
			}
			return true
		})
	}
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: backend POST")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(post string, w io.Writer) error {
	press, err := publish.New(publish.Config{Backends: []render.Backend{Text{}}})
	if err != nil {
		return err
	}
	dir, name := filepath.Split(post)
	if dir == "" {
		dir = "."
	}
	_, err = press.Publish(context.Background(), os.DirFS(dir), name, publish.Output{Format: "txt", Writer: w})
	return err
}
