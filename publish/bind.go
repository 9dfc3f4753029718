package publish

import (
	"context"
	"errors"
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"github.com/octavo-press/octavo/publish/bind"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/render"
)

// Binding is a book of many posts. Title and Posts are needed.
type Binding struct {
	Title  string
	By     []string // editors or authors of the whole; none: the posts' authors, if they are few
	Order  Order
	Drafts bool // bind drafts, too; else they are left out, with a diagnostic
	Posts  []Post
	Meta   doc.Meta // what else is set here overrides what the posts say, but for Cover
}

// Order is the order of the posts in a book of many.
type Order string

// The orders. The zero value sorts by date, posts without one last.
const (
	ByDate  Order = ""
	AsGiven Order = "given"
)

// ErrNothing says that a book of many posts would have none.
var ErrNothing = errors.New("no post to bind")

// PostErrors are what is wrong with the posts that failed a book of many, in
// their order.
type PostErrors []error

// Error gives a line for each.
func (es PostErrors) Error() string { return errors.Join(es...).Error() }

// Unwrap makes errors.Is find each.
func (es PostErrors) Unwrap() []error { return es }

// Bind reads many posts into one book: each is a part of it, with contents
// over all, links between the posts within the book, and an index of the
// authors where they are several. Its cover is drawn. A post that fails alone
// fails the book; the error is a PostErrors.
func (p *Press) Bind(ctx context.Context, b Binding) (_ *render.Book, _ []doc.Diagnostic, err error) {
	defer guard(b.Title, &err)
	leaves, diags, err := p.leaves(ctx, b)
	if err != nil {
		return nil, diags, err
	}
	if len(leaves) == 0 {
		return nil, diags, ErrNothing
	}
	if b.Order == ByDate {
		slices.SortStableFunc(leaves, byDate)
	}
	posts := make([]bind.Post, len(leaves))
	assets := map[string]*render.Asset{}
	for i, l := range leaves {
		posts[i] = l.post
		for url, a := range l.assets {
			assets[bind.Key(i, url)] = a
		}
	}
	d := bind.Posts(posts, bind.Options{Title: b.Title, By: b.By, Language: b.Meta.Language})
	override(&d.Meta, b.Meta)
	markdown.Absolute(d, p.config.Site)
	d.Meta.Cover, d.Meta.Draft = nil, false
	book := p.book(d)
	book.Assets = assets
	if book.Options.Cover != render.CoverNone {
		book.Options.Cover = render.CoverType
	}
	return book, diags, nil
}

// leaf is a post ready to be bound.
type leaf struct {
	post   bind.Post
	assets map[string]*render.Asset
	diags  []doc.Diagnostic
	err    error
}

// leaves reads the posts, some at a time.
func (p *Press) leaves(ctx context.Context, b Binding) ([]leaf, []doc.Diagnostic, error) {
	all := make([]leaf, len(b.Posts))
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, post := range b.Posts {
		g.Go(func() error {
			all[i] = p.leaf(ctx, post)
			return nil // errors are told in the order of the posts
		})
	}
	g.Wait()
	var failed PostErrors
	var kept []leaf
	var diags []doc.Diagnostic
	for _, l := range all {
		diags = append(diags, l.diags...)
		switch {
		case l.err != nil:
			failed = append(failed, l.err)
		case l.post.Doc.Meta.Draft && !b.Drafts:
			diags = append(diags, doc.Diagnostic{Code: "draft", Severity: doc.Warning,
				Pos: doc.Pos{File: l.post.Name, Line: 1}, Message: "the post is a draft and left out"})
		default:
			kept = append(kept, l)
		}
	}
	if failed != nil {
		return nil, sorted(diags), failed
	}
	return kept, sorted(diags), nil
}

func (p *Press) leaf(ctx context.Context, post Post) (l leaf) {
	if l.err = ctx.Err(); l.err != nil {
		return l
	}
	l.post.Name = post.Name
	if l.post.Doc, l.diags, l.err = p.tree(post); l.err != nil {
		return l
	}
	var more []doc.Diagnostic
	l.assets, more, l.err = p.resolve(ctx, l.post.Doc, post, true)
	l.diags = append(l.diags, more...)
	return l
}

// byDate has the posts without a date last.
func byDate(a, b leaf) int {
	x, y := a.post.Doc.Meta.Date, b.post.Doc.Meta.Date
	switch {
	case x.IsZero() && y.IsZero():
		return 0
	case x.IsZero():
		return 1
	case y.IsZero():
		return -1
	}
	return x.Compare(y)
}
