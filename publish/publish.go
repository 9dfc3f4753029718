// Package publish turns posts into books. It is the package that programs
// import:
//
//	press, err := publish.New(publish.Config{})
//	// …
//	var epub, pdf bytes.Buffer
//	result, err := press.Publish(ctx, os.DirFS("posts"), "on-trees.md",
//		publish.Output{Format: "epub", Writer: &epub},
//		publish.Output{Format: "pdf", Writer: &pdf})
//
// Publish is Parse, which reads a post into a frozen book, and Render, which
// has backends write it; both can be had apart. Nothing is registered, nothing
// is global, nothing is written but to the writers given.
package publish

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/fonts/latin"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/transform"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/cover"
	"github.com/octavo-press/octavo/render/epub"
	"github.com/octavo-press/octavo/render/imaging"
	"github.com/octavo-press/octavo/render/layout"
	"github.com/octavo-press/octavo/render/pdf"
	"github.com/octavo-press/octavo/render/theme"
)

// defaultTheme is what a configuration without a theme means.
const defaultTheme = "briefing"

// Version is the version of the library; it is part of what a book depends on.
const Version = "0.1.0"

// Config is how a Press works. The zero value makes A4 pages in the default
// theme with Latin faces, and never touches the network.
type Config struct {
	Theme     *theme.Theme      // nil: the theme named "briefing"
	Paper     string            // "a4", "letter", "a5", "6x9"; "" is a4
	Cover     render.Cover      // "" composes one of the post's picture; see render.CoverAuto for posts without
	Links     render.LinkStyle  // "" prints no URLs
	Device    render.Device     // what the EPUB is read on; "" is any
	Fonts     []fonts.File      // nil: latin.Files()
	Backends  []render.Backend  // nil: EPUB and PDF
	Transform transform.Options // which guesses about the post are made
	Fetcher   asset.Fetcher     // nil: pictures on the web become placeholders
	Pictures  asset.Policy      // what becomes of a picture that cannot be had; "" is a placeholder
	Derived   imaging.Cache     // of covers and of scaled and recoded pictures; nil: none is kept
	Limits    Limits            // what a post may cost
	Language  string            // BCP 47, for posts that name none and whose text does not tell
	Publisher string            // for posts that name none
	Rights    string            // for posts that name none
	URL       string            // pattern of the posts' addresses, see Settings.URL; for posts that name none
	Site      map[string]any    // what the site's own configuration says, see markdown.SiteConfig; nil: nothing
	Alts      Alternatives      // of pictures whose post gives them none
	Modified  time.Time         // when a post says nothing of its own dates; never the clock
	// AttachSource puts the post itself into the PDF, which then is PDF/A-3a.
	AttachSource bool
	// EmbedFonts puts the theme's faces into the EPUB, whole, in place of the
	// reader's own.
	EmbedFonts bool
	Logger     *slog.Logger // nil: silence
}

// Press makes books. It is immutable, keeps parsed fonts and shaping caches
// across posts, and is safe for use by several goroutines at once.
type Press struct {
	config   Config
	theme    *theme.Theme
	fonts    *fonts.Set
	engine   *layout.Engine
	shelf    *cover.Shelf
	backends map[string]render.Backend
	opened   *sync.Once  // the faces
	gate     *asset.Gate // bounds what decoding pictures takes over all posts
	log      *slog.Logger
}

// New readies a Press. It fails when the theme, the paper or a font file of
// the configuration cannot be used.
func New(c Config) (*Press, error) {
	if err := c.Transform.Check(); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	p := &Press{config: c, theme: c.Theme, log: c.Logger, gate: asset.NewGate(0), opened: new(sync.Once), backends: map[string]render.Backend{}}
	if p.log == nil {
		p.log = slog.New(slog.DiscardHandler)
	}
	var err error
	if p.theme == nil {
		if p.theme, err = theme.Named(defaultTheme); err != nil {
			return nil, fmt.Errorf("publish: %w", err)
		}
	}
	if _, ok := p.theme.Papers[p.paper()]; !ok {
		return nil, fmt.Errorf("publish: theme %q has no paper %q", p.theme.Name, c.Paper)
	}
	if _, ok := render.DeviceNamed(string(c.Device)); !ok {
		return nil, fmt.Errorf("publish: no device %q: devices are %s", c.Device, strings.Join(render.Devices(), ", "))
	}
	files := c.Fonts
	if files == nil {
		files = latin.Files()
	}
	if p.fonts, err = fonts.NewSet(slices.Concat(p.theme.Fonts, files)...); err != nil {
		return nil, fmt.Errorf("publish: %w", err)
	}
	p.engine = layout.New(p.fonts)
	p.shelf = cover.NewShelf(p.engine.Setter(), c.Derived)
	backends := c.Backends
	if backends == nil {
		backends = []render.Backend{epub.New(), pdf.New()}
	}
	for _, b := range backends {
		p.backends[b.Format()] = b
	}
	return p, nil
}

func (p *Press) paper() string {
	if p.config.Paper == "" {
		return "a4"
	}
	return p.config.Paper
}

// Output asks for one format, written to Writer.
type Output struct {
	Format string
	Writer io.Writer
}

// Result is what became of a post.
type Result struct {
	Meta        doc.Meta
	Books       []Book           // in the order of the outputs asked for
	Diagnostics []doc.Diagnostic // of all stages, by position
}

// Book is one book written.
type Book struct {
	Format string
	Bytes  int64
	Pages  int // 0 where the format has none
}

// Publish makes the post that lies in fsys under name into the books asked
// for. fsys is the root that absolute picture paths mean, and nothing outside
// it is read; give it the FS of an os.Root where symbolic links must not lead
// out. A post that its author can mend gives an error for which
// errors.Is(err, doc.ErrPost) holds and which starts with the post's file and
// line. What had been written to the writers by then is not a book.
func (p *Press) Publish(ctx context.Context, fsys fs.FS, name string, outs ...Output) (Result, error) {
	return p.PublishPost(ctx, Post{FS: fsys, Name: name}, outs...)
}

// PublishPost is Publish for a post that need not be a file.
func (p *Press) PublishPost(ctx context.Context, post Post, outs ...Output) (Result, error) {
	ctx, done := p.config.Limits.timed(ctx)
	defer done()
	defer p.ready(outs).Wait()
	book, diags, err := p.parse(ctx, post, p.paged(outs))
	if err != nil {
		return Result{Diagnostics: diags}, placed(ctx, post.Name, err)
	}
	r, err := p.render(ctx, book, outs)
	r.Diagnostics = sorted(append(diags, r.Diagnostics...))
	return r, placed(ctx, post.Name, err)
}

// ready opens faces while the first post is read, which takes one processor.
func (p *Press) ready(outs []Output) *sync.WaitGroup {
	var g sync.WaitGroup
	if p.paged(outs) {
		p.opened.Do(func() { g.Go(func() { p.engine.Ready(p.theme) }) })
	}
	return &g
}
