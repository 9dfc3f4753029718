package xhtml

// Page gives a chapter as a whole file.
func (b *Book) Page(c Chapter) []byte {
	w := Writer{b: make([]byte, 0, len(c.Body)+512)}
	b.WritePage(&w, c)
	return w.Bytes()
}

// WritePage writes a chapter as a whole file.
func (b *Book) WritePage(w *Writer, c Chapter) {
	b.Head(w, c.Title, stylesheet)
	w.Raw("<body")
	w.Attr("epub:type", string(c.Part))
	w.Attr("class", string(c.Part))
	w.Raw(">\n")
	w.b = append(w.b, c.Body...)
	w.Raw("</body>\n</html>\n")
}

// Head writes what stands before the body of any XHTML file of the book.
func (b *Book) Head(w *Writer, title, css string) {
	w.Raw(`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"`)
	w.Lang(b.Lang, b.Dir)
	w.Raw(">\n<head>\n<title>")
	w.Text(title)
	w.Raw("</title>\n<link rel=\"stylesheet\" type=\"text/css\" href=\"", css, "\"/>\n</head>\n")
}
