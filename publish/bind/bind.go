// Package bind makes one document of many: each post becomes a part, links
// between the posts lead within the book, and nothing of one can be mistaken
// for another's.
//
//	d := bind.Posts([]bind.Post{{"trees.md", trees}, {"leaves.md", leaves}}, bind.Options{Title: "Woods"})
//
// Pictures are known by other names from then on, since two posts may each
// have their own "cover.png": Key tells them.
package bind

import (
	"strconv"

	"github.com/octavo-press/octavo/publish/doc"
)

// Post is a post to be bound, as its own book would show it.
type Post struct {
	Name string // slash path, by which other posts link to it
	Doc  *doc.Document
}

// Options says what the book has that no post has.
type Options struct {
	Title    string
	By       []string // editors or authors of the whole; none: the posts' authors, if they are few
	Language string   // BCP 47; "": the one that most posts have
}

// Posts binds posts in the order given. It takes the documents over: they are
// not to be used any more. The same posts in the same order give the same
// identifiers: "p3" is the third part, "p3-leaves" a section of it.
func Posts(posts []Post, opt Options) *doc.Document {
	d := &doc.Document{Meta: merged(posts, opt)}
	b := &binder{meta: &d.Meta, posts: posts, targets: newTargets(posts)}
	for i := range posts {
		d.Blocks = append(d.Blocks, b.part(i))
	}
	for i, p := range d.Blocks {
		b.link(i, p)
	}
	for i, p := range d.Blocks {
		b.imprint(i, p.(*doc.Section))
	}
	if x := b.index(); x != nil {
		d.Blocks = append(d.Blocks, x)
	}
	return d
}

// Key is the name that a picture of the n-th post, counted from 0, has in the
// book.
func Key(n int, url string) string { return partID(n) + ":" + url }

func partID(n int) string { return "p" + strconv.Itoa(n+1) }

// binder is a book being bound.
type binder struct {
	meta    *doc.Meta
	posts   []Post
	targets *targets
}
