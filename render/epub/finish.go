package epub

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path"

	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/xhtml"
)

// Names that go-epub gives.
const (
	root      = "EPUB/"
	opfName   = root + "package.opf"
	navName   = root + "nav.xhtml"
	ncxName   = root + "toc.ncx"
	container = "META-INF/container.xml"
	textDir   = "xhtml/"
	imageDir  = "images/"
	styleDir  = "css/"
	fontDir   = "fonts/"
	mimetype  = "mimetype"
	mediaType = "application/epub+zip"
	xhtmlType = "application/xhtml+xml"
	ncxType   = "application/x-dtbncx+xml"
	styleType = "text/css"
	fontType  = "font/ttf"
)

// finisher writes the finished book over go-epub's archive.
type finisher struct {
	book    *render.Book
	xhtml   *xhtml.Book
	backend Backend
	files   map[string]*zip.File // of the archive
	items   map[string]item      // of its manifest, by href
	id      string
	out     *writer
}

func (f *finisher) finish(packed []byte, w io.Writer) error {
	if err := f.read(packed); err != nil {
		return err
	}
	f.id = identifier(f.book, f.xhtml)
	f.out = newWriter(w)
	defer f.out.release()
	for _, step := range []func() error{f.head, f.chapters, f.fonts, f.pictures} {
		if err := step(); err != nil {
			return err
		}
	}
	return f.out.close()
}

// read finds the files in go-epub's archive. It passes over what it could not
// write, so that a file missing here is an error of its.
func (f *finisher) read(packed []byte) error {
	zr, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	f.files = make(map[string]*zip.File, len(zr.File))
	for _, file := range zr.File {
		f.files[file.Name] = file
	}
	opf, err := f.content(opfName, line*(8+len(f.xhtml.Chapters)+len(f.xhtml.Images)+len(f.xhtml.Fonts)))
	if err != nil {
		return err
	}
	if f.items, err = manifest(opf); err != nil {
		return err
	}
	for _, r := range f.resources() {
		if _, ok := f.items[r.href]; !ok {
			return fmt.Errorf("go-epub does not list %s", r.href)
		}
	}
	return nil
}

// content gives a file of the archive that cannot be larger than most.
func (f *finisher) content(name string, most int) ([]byte, error) {
	file := f.files[name]
	if file == nil {
		return nil, fmt.Errorf("go-epub left out %s", name)
	}
	if file.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("go-epub wrote %d bytes of %s", file.UncompressedSize64, name)
	}
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b := make([]byte, file.UncompressedSize64)
	_, err = io.ReadFull(r, b)
	return b, err
}

// line is more than go-epub writes of one file in the package document, or in
// the container.
const line = 1 << 10

// head writes what is not a chapter or a picture.
func (f *finisher) head() error {
	box, err := f.content(container, line)
	if err != nil {
		return err
	}
	if !bytes.Contains(box, []byte(opfName)) || !bytes.Contains(box, []byte("</container>")) {
		return fmt.Errorf("go-epub did not keep %s", container)
	}
	var w xhtml.Writer
	write := func(name string, fill func(*xhtml.Writer)) {
		if err == nil {
			w.Reset()
			fill(&w)
			err = f.out.deflate(name, w.Bytes())
		}
	}
	err = f.out.store(mimetype, []byte(mediaType))
	write(container, func(w *xhtml.Writer) { w.Raw(string(box)) })
	write(opfName, f.opf)
	write(navName, f.nav)
	write(ncxName, f.ncx)
	write(root+styleDir+styleFile, func(w *xhtml.Writer) { w.Raw(f.xhtml.CSS) })
	return err
}

func (f *finisher) chapters() error {
	var w xhtml.Writer
	for _, c := range f.xhtml.Chapters {
		name := root + textDir + c.Name
		if f.files[name] == nil {
			return fmt.Errorf("go-epub left out %s", name)
		}
		w.Reset()
		if f.book.Options.Device == render.DeviceKobo {
			c.Body = xhtml.KoboSpans(c.Body)
		}
		f.xhtml.WritePage(&w, c)
		if err := f.out.deflate(name, w.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (f *finisher) fonts() error {
	for _, font := range f.xhtml.Fonts {
		name := root + fontDir + font.Name
		if f.files[name] == nil {
			return fmt.Errorf("go-epub left out %s", name)
		}
		if err := f.out.deflate(name, font.Data); err != nil {
			return err
		}
	}
	return nil
}

func (f *finisher) pictures() error {
	for _, m := range f.xhtml.Images {
		name := root + imageDir + m.Name
		if f.files[name] == nil {
			return fmt.Errorf("go-epub left out %s", name)
		}
		write := f.out.store
		if path.Ext(name) == ".svg" {
			write = f.out.deflate
		}
		if err := write(name, m.Data); err != nil {
			return err
		}
	}
	return nil
}
