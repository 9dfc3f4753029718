package batch

import (
	"bytes"
	"encoding/xml"
	"io"
	"slices"
	"strings"
)

// reading is a book as it is read: its paragraphs, and where its pages begin.
type reading struct {
	paragraphs []string
	pages      []pageStart
	text       strings.Builder // of the paragraph that is being read
}

// pageStart is where a page begins: so many bytes into a paragraph.
type pageStart struct {
	label     string
	paragraph int
	at        int
}

// readEPUB reads the text of a book.
func readEPUB(data []byte) (*reading, error) {
	b, err := openEPUB(data)
	if err != nil {
		return nil, err
	}
	chapters, err := b.chapters()
	if err != nil {
		return nil, err
	}
	r := &reading{}
	for _, c := range chapters {
		if err := r.chapter(c); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func (r *reading) chapter(xhtml []byte) error {
	d := xml.NewDecoder(bytes.NewReader(xhtml))
	for body := false; ; {
		token, err := d.Token()
		switch t := token.(type) {
		case nil:
			if err == io.EOF {
				return nil
			}
			return err
		case xml.StartElement:
			body = body || t.Name.Local == "body"
			r.start(t)
		case xml.EndElement:
			r.edge(t.Name.Local)
		case xml.CharData:
			if body {
				r.text.Write(t)
			}
		}
	}
}

// start notes a page break, and ends the paragraph before a block.
func (r *reading) start(e xml.StartElement) {
	r.edge(e.Name.Local)
	label := ""
	for _, a := range e.Attr {
		if a.Name.Local == "aria-label" {
			label = a.Value
		}
	}
	for _, a := range e.Attr {
		if a.Name.Local == "role" && a.Value == "doc-pagebreak" {
			r.pages = append(r.pages, pageStart{label, len(r.paragraphs), len(clean(r.text.String()))})
		}
	}
}

// edge ends a paragraph where an element that is not part of a line begins or
// ends.
func (r *reading) edge(element string) {
	if slices.Contains([]string{"a", "abbr", "b", "br", "cite", "code", "em", "i", "img", "rp", "rt", "ruby", "s", "small", "span", "strong", "sub", "sup", "wbr"}, element) {
		return
	}
	if text := clean(r.text.String()); text != "" {
		r.paragraphs = append(r.paragraphs, text)
	}
	r.text.Reset()
}

// clean has white space in one form.
func clean(s string) string { return strings.Join(strings.Fields(s), " ") }

// opening gives the words with which a page begins.
func (r *reading) opening(p pageStart) string {
	const enough = 60
	text := ""
	for i := p.paragraph; i < len(r.paragraphs) && len(text) < enough; i++ {
		s := r.paragraphs[i]
		if i == p.paragraph {
			s = s[min(p.at, len(s)):]
		}
		text += s + "\n"
	}
	return text[:min(len(text), enough)]
}
