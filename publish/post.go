package publish

import (
	"bytes"
	"context"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/sp"
)

// Post is the source of a book. A post in a file needs FS and Name; a post out
// of a database needs Body alone.
type Post struct {
	FS   fs.FS    // the root of the post's pictures, open until its books are written; nil: it has none of its own
	Name string   // slash path of the post in FS; positions name it
	Body []byte   // Markdown, with front matter or without; nil: FS is read
	Meta doc.Meta // fields that are set here override the front matter's
}

// Parse reads a post into a book that any backend can render. Large pictures
// are read again when they are written, and must not have changed.
func (p *Press) Parse(ctx context.Context, post Post) (*render.Book, []doc.Diagnostic, error) {
	ctx, done := p.config.Limits.timed(ctx)
	defer done()
	b, diags, err := p.parse(ctx, post, true)
	return b, diags, placed(ctx, post.Name, err)
}

// Tree reads a post as far as its document tree: no picture is looked for.
func (p *Press) Tree(post Post) (_ *doc.Document, _ []doc.Diagnostic, err error) {
	defer guard(post.Name, &err)
	d, diags, err := p.tree(post)
	if err == nil {
		markdown.Absolute(d, p.config.Site)
	}
	return d, diags, err
}

// tree is Tree with links to other posts as they are written, so that a book of
// many finds them.
func (p *Press) tree(post Post) (_ *doc.Document, _ []doc.Diagnostic, err error) {
	defer guard(post.Name, &err)
	src, err := p.source(post)
	if err != nil {
		return nil, nil, err
	}
	from, diags, err := p.matter(post, src)
	if err != nil {
		return nil, diags, err
	}
	override(&from.Meta, post.Meta)
	d, more, err := markdown.Body(from, markdown.Options{Language: p.config.Language, Site: p.config.Site})
	diags = append(diags, more...)
	if err == nil {
		err = p.config.Limits.tree(post.Name, d)
	}
	if err != nil {
		return nil, diags, err
	}
	diags = append(diags, transform.Run(d, p.config.Transform)...)
	if p.config.URL != "" {
		d.Meta.Source = from.Meta.Source // a pattern of ours wins over the site's
	}
	p.fill(&d.Meta, post.Name)
	return d, sorted(diags), nil
}

// matter reads a post's front matter, with what the folders above the post and
// the site say of it. Where they cannot be read the post is made without.
func (p *Press) matter(post Post, src []byte) (markdown.Source, []doc.Diagnostic, error) {
	var diags []doc.Diagnostic
	var above map[string]any
	if post.FS != nil {
		var err error
		if above, err = markdown.Defaults(post.FS, post.Name, p.config.Site); err != nil {
			diags = append(diags, doc.Diagnostic{Code: "defaults-unreadable", Severity: doc.Warning,
				Pos: doc.Pos{File: post.Name, Line: 1}, Message: "what the site says of the post is not used: " + err.Error()})
		}
	}
	from, more, err := markdown.FrontMatterWith(post.Name, src, above)
	return from, append(diags, more...), err
}

// parse is Parse; pictures are made fit for print only when paged.
func (p *Press) parse(ctx context.Context, post Post, paged bool) (*render.Book, []doc.Diagnostic, error) {
	src, err := p.source(post)
	if err != nil {
		return nil, nil, err
	}
	post.Body = src
	if err := ctx.Err(); err != nil {
		return nil, nil, err
	}
	d, diags, err := p.Tree(post)
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return nil, diags, err
	}
	book := p.book(d)
	if p.config.AttachSource {
		book.Options.Attach = &render.Attachment{Name: doc.OneLine(path.Base(post.Name)), MIME: "text/markdown", Data: src}
	}
	assets, more, err := p.resolve(ctx, d, post, paged)
	diags = sorted(append(diags, more...))
	if err != nil {
		return nil, diags, err
	}
	book.Assets = assets
	return book, diags, nil
}

// book is a document's, as the configuration wants it, without its pictures.
func (p *Press) book(d *doc.Document) *render.Book {
	b := &render.Book{Doc: d, Theme: p.theme, Fonts: p.fonts, Modified: modified(d.Meta, p.config.Modified),
		Options: render.Options{Paper: p.paper(), Cover: p.config.Cover, Links: p.config.Links, Device: p.config.Device,
			EmbedFonts: p.config.EmbedFonts}}
	b.Laid = p.lay(b)
	b.Cover = func(ctx context.Context) (*render.Asset, error) { return p.shelf.Picture(ctx, b) }
	return b
}

// source gives the post's bytes.
func (p *Press) source(post Post) ([]byte, error) {
	switch {
	case post.Body != nil:
		return post.Body, p.config.Limits.size(post.Name, post.Body)
	case post.FS == nil:
		return nil, unreadable(post.Name, fs.ErrNotExist)
	}
	return p.config.Limits.ReadFile(post.FS, post.Name)
}

func unreadable(name string, err error) error {
	return &doc.PostError{Code: "post-unreadable", Pos: doc.Pos{File: name}, Err: err}
}

// resolve fetches the pictures that the tree names.
func (p *Press) resolve(ctx context.Context, d *doc.Document, post Post, paged bool) (_ map[string]*render.Asset, _ []doc.Diagnostic, err error) {
	defer guard(post.Name, &err)
	assets, diags, err := p.resolver(post, paged).Resolve(ctx, d)
	p.config.Alts.describe(d, assets)
	return assets, diags, err
}

func (p *Press) resolver(post Post, paged bool) asset.Resolver {
	paper := p.theme.Papers[p.paper()]
	return asset.Resolver{Root: post.FS, Dir: path.Dir(post.Name), Fetcher: p.config.Fetcher,
		ForPrint: paged, Limits: p.config.Limits.Pictures, Policy: p.config.Pictures,
		Print:   printed(paper.Measure, paper.H-paper.Top-paper.Bottom),
		Cover:   printed(paper.W*9/8, paper.H*9/8), // it may be cropped, see cover.Page
		Derived: p.config.Derived, Gate: p.gate, EPUB: shown(p.config.Device)}
}

// printed is what paper of a size shows of a picture: 300 dots an inch.
func printed(w, h sp.Len) imaging.PrintOptions {
	const dpi = 300
	dots := func(l sp.Len) int { return max(1, int(l*dpi/(72*sp.Pt))) }
	return imaging.PrintOptions{MaxWidth: dots(w), MaxHeight: dots(h)}
}

// fill gives the post what the configuration says of all posts.
func (p *Press) fill(m *doc.Meta, name string) {
	if m.Source == "" {
		m.Source = sourceURL(p.config.URL, *m, name)
	}
	if m.Publisher == "" {
		m.Publisher = p.config.Publisher
	}
	if m.Rights == "" {
		m.Rights = p.config.Rights
	}
}

// modified is what the post says of itself, else what the caller knows.
func modified(m doc.Meta, known time.Time) time.Time {
	for _, t := range []time.Time{m.Modified, known, m.Date} {
		if !t.IsZero() {
			return t
		}
	}
	return time.Unix(0, 0).UTC()
}

// sorted orders diagnostics by file and line, keeping the stages' order within
// a line.
func sorted(ds []doc.Diagnostic) []doc.Diagnostic {
	slices.SortStableFunc(ds, func(a, b doc.Diagnostic) int {
		if c := bytes.Compare([]byte(a.Pos.File), []byte(b.Pos.File)); c != 0 {
			return c
		}
		return a.Pos.Line - b.Pos.Line
	})
	return ds
}
