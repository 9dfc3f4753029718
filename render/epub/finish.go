package epub

import (
	"io"
	"path"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// Names that go-epub gives.
const (
	root          = "EPUB/"
	opfName       = root + "package.opf"
	navName       = root + "nav.xhtml"
	ncxName       = root + "toc.ncx"
	containerName = "META-INF/container.xml"
	textDir       = "xhtml/"
	imageDir      = "images/"
	styleDir      = "css/"
	fontDir       = "fonts/"
	mimetype      = "mimetype"
	mediaType     = "application/epub+zip"
	xhtmlType     = "application/xhtml+xml"
	ncxType       = "application/x-dtbncx+xml"
	styleType     = "text/css"
	fontType      = "font/ttf"
)

// finisher writes the finished book into go-epub's container.
type finisher struct {
	book    *render.Book
	xhtml   *xhtml.Book
	backend Backend
	box     *container
	id      string
	out     *writer
}

func (f *finisher) finish(w io.Writer) error {
	f.id = identifier(f.book, f.xhtml.Title)
	f.out = newWriter(w)
	defer f.out.release()
	for _, step := range []func() error{f.head, f.chapters, f.fonts, f.pictures} {
		if err := step(); err != nil {
			return err
		}
	}
	return f.out.close()
}

// head writes what is not a chapter or a picture.
func (f *finisher) head() error {
	err := f.out.store(mimetype, []byte(mediaType))
	var w xhtml.Writer
	write := func(name string, fill func(*xhtml.Writer)) {
		if err == nil {
			w.Reset()
			fill(&w)
			err = f.out.deflate(name, w.Bytes())
		}
	}
	write(containerName, func(w *xhtml.Writer) { w.Raw(string(f.box.xml)) })
	write(opfName, f.opf)
	write(navName, f.nav)
	write(ncxName, f.ncx)
	write(root+styleDir+styleFile, func(w *xhtml.Writer) { w.Raw(f.xhtml.CSS) })
	return err
}

func (f *finisher) chapters() error {
	var w xhtml.Writer
	for _, c := range f.xhtml.Chapters {
		w.Reset()
		if f.book.Options.Device == render.DeviceKobo {
			c.Body = xhtml.KoboSpans(c.Body)
		}
		f.xhtml.WritePage(&w, c)
		if err := f.out.deflate(root+textDir+c.Name, w.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (f *finisher) fonts() error {
	for _, font := range f.xhtml.Fonts {
		if err := f.out.deflate(root+fontDir+font.Name, font.Data); err != nil {
			return err
		}
	}
	return nil
}

func (f *finisher) pictures() error {
	for _, m := range f.xhtml.Images {
		write := f.out.store
		if path.Ext(m.Name) == ".svg" {
			write = f.out.deflate
		}
		data, err := m.Bytes()
		if err == nil {
			err = write(root+imageDir+m.Name, data)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
