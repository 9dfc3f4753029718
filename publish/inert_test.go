package publish_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"
)

// checkBooks holds both books against what no post may bring about: a program
// that runs, a link to anywhere but the web, mail and telephone, a file under a
// name of the post's making.
func checkBooks(t testing.TB, epub, pdf []byte) {
	t.Helper()
	for _, fault := range append(epubFaults(epub), pdfFaults(pdf)...) {
		t.Error(fault)
	}
	checkWithQPDF(t, pdf)
}

// parts are the files of an EPUB by name.
func parts(epub []byte) (map[string]string, error) {
	z, err := zip.NewReader(bytes.NewReader(epub), int64(len(epub)))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, f := range z.File {
		if out[f.Name] != "" {
			return nil, fmt.Errorf("%s stands twice in the archive", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		b, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		out[f.Name] = string(b)
	}
	return out, nil
}

// partName is every name that a file of the archive may have: none holds a
// word of the post.
var partName = regexp.MustCompile(`^(mimetype|META-INF/container\.xml|EPUB/(package\.opf|nav\.xhtml|toc\.ncx|css/book\.css|xhtml/[a-z]+[0-9]*\.xhtml|images/i[0-9]+\.(png|jpg|gif|webp|svg)|fonts/rare[0-9]+\.ttf))$`)

func epubFaults(epub []byte) (faults []error) {
	files, err := parts(epub)
	if err != nil {
		return []error{fmt.Errorf("epub: %w", err)}
	}
	for name, text := range files {
		fault := func(err error) { faults = append(faults, fmt.Errorf("epub: %s: %w", name, err)) }
		if !partName.MatchString(name) {
			fault(errors.New("not a name that the book gives"))
		}
		if ext := path.Ext(name); (ext == ".opf" || ext == ".ncx") && turned(text) {
			fault(errors.New("text that turns round what follows it"))
		}
		switch path.Ext(name) {
		case ".xhtml", ".opf", ".ncx", ".xml", ".svg":
			if err := inertXML(name, text, files); err != nil {
				fault(err)
			}
		case ".css":
			if err := inertCSS(text); err != nil {
				fault(err)
			}
		}
	}
	return faults
}

// turned finds characters that reverse text, or a control character.
func turned(text string) bool { return strings.ContainsAny(text, "\u202d\u202e\x00\x01\x08\x1b\x7f") }

// active are the elements that run, load or send something.
var active = []string{"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "input", "button",
	"foreignobject", "handler", "listener", "set", "animate", "animatetransform", "animatemotion", "audio", "video", "source", "noscript", "template"}

const dublinCore = "http://purl.org/dc/elements/1.1/" // has a source of its own

func inertXML(name, text string, files map[string]string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			if err := inertElement(name, token, files); err != nil {
				return err
			}
		case xml.ProcInst:
			if token.Target != "xml" {
				return fmt.Errorf("an instruction %s", token.Target)
			}
		case xml.Directive:
			if word := string(token); word != "DOCTYPE html" && !strings.HasPrefix(word, `DOCTYPE ncx PUBLIC "-//NISO//`) {
				return fmt.Errorf("a declaration %s", word)
			}
		}
	}
}

func inertElement(name string, e xml.StartElement, files map[string]string) error {
	element := strings.ToLower(e.Name.Local)
	if slices.Contains(active, element) && e.Name.Space != dublinCore {
		return fmt.Errorf("an element %s", element)
	}
	for _, a := range e.Attr {
		attr := strings.ToLower(a.Name.Local)
		if strings.HasPrefix(attr, "on") || attr == "srcdoc" || attr == "http-equiv" {
			return fmt.Errorf("an attribute %s of %s", attr, element)
		}
		var err error
		switch {
		case slices.Contains([]string{"href", "src", "data", "action", "poster", "cite", "background", "srcset", "full-path"}, attr):
			err = inertURL(name, element, a.Value, files)
		case attr == "style", strings.HasSuffix(name, ".svg") && strings.Contains(a.Value, "url("):
			err = inertCSS(a.Value)
		}
		if err != nil {
			return fmt.Errorf("%s of %s: %w", attr, element, err)
		}
	}
	return nil
}

// scheme is a URL's, as browsers find it: control characters and white space
// before and within it count for nothing.
var scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]*):`)

// inertURL takes a link out into the world, or a name within the book.
func inertURL(name, element, url string, files map[string]string) error {
	seen := strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, url)
	if m := scheme.FindStringSubmatch(seen); m != nil {
		return inertScheme(name, element, strings.ToLower(m[1]), seen)
	}
	target, fragment, _ := strings.Cut(url, "#")
	if full := path.Join(path.Dir(name), target); target != "" {
		if element == "rootfile" {
			full = target
		}
		if _, ok := files[full]; !ok {
			return fmt.Errorf("%q leads to no file of the book", url)
		}
		target = files[full]
	} else {
		target = files[name]
	}
	if fragment != "" && !strings.Contains(target, `id="`+fragment+`"`) {
		return fmt.Errorf("%q leads nowhere", url)
	}
	return nil
}

func inertScheme(name, element, scheme, url string) error {
	switch scheme {
	case "http", "https", "mailto", "tel":
		if element == "a" && !strings.HasSuffix(name, ".svg") {
			return nil
		}
	case "data":
		if strings.HasPrefix(url, "data:image/") && !strings.HasPrefix(url, "data:image/svg") && element == "image" && strings.HasSuffix(name, ".svg") {
			return nil
		}
	}
	return fmt.Errorf("a URL %.60q", url)
}

// inertCSS refuses style that loads or runs anything.
// ownFace is a face of the book's rare characters.
var ownFace = regexp.MustCompile(`^\.\./fonts/rare[0-9]+\.ttf\)`)

func inertCSS(text string) error {
	low := strings.ToLower(text)
	for _, word := range []string{"@import", "expression(", "javascript:", "-moz-binding", "behavior:", "\\", "</"} {
		if strings.Contains(low, word) {
			return fmt.Errorf("style with %q", word)
		}
	}
	for rest := low; ; {
		_, after, ok := strings.Cut(rest, "url(")
		if !ok {
			return nil
		}
		if !strings.HasPrefix(strings.TrimLeft(after, ` "'`), "#") && !ownFace.MatchString(after) {
			return fmt.Errorf("style with url(%.40s", after)
		}
		rest = after
	}
}

// pdfFaults reads all objects of a PDF, packed ones too.
func pdfFaults(pdf []byte) (faults []error) {
	if !bytes.HasPrefix(pdf, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(pdf, []byte("%%EOF\n")) {
		return []error{fmt.Errorf("pdf: begins %.10q and ends %.10q", pdf, pdf[max(0, len(pdf)-10):])}
	}
	for rest := pdf; ; {
		head, after, ok := bytes.Cut(rest, []byte("\nstream\n"))
		if !ok {
			return faults
		}
		data, tail, ok := bytes.Cut(after, []byte("\nendstream\nendobj\n"))
		if !ok {
			return append(faults, errors.New("pdf: a stream without an end"))
		}
		head = head[bytes.LastIndex(head, []byte(" 0 obj\n"))+1:]
		if err := inertObjects(head); err != nil {
			faults = append(faults, fmt.Errorf("pdf: %w", err))
		}
		if bytes.Contains(head, []byte("/ObjStm")) {
			r, err := zlib.NewReader(bytes.NewReader(data))
			if err == nil {
				data, err = io.ReadAll(r)
			}
			if err == nil {
				err = inertObjects(data)
			}
			if err != nil {
				faults = append(faults, fmt.Errorf("pdf: %w", err))
			}
		}
		rest = tail
	}
}

// inertObjects walks PDF objects: their strings are passed over, so that what
// a title says is no name.
func inertObjects(b []byte) error {
	last, depth := "", 0
	for len(b) > 0 {
		switch c := b[0]; {
		case c == '(':
			s, rest, ok := literal(b)
			if !ok {
				return fmt.Errorf("a string without an end: %.60q", b)
			}
			if len(s) > 32767 {
				return fmt.Errorf("a string of %d bytes (ISO 19005-2, 6.1.13)", len(s))
			}
			if last == "URI" {
				m := scheme.FindStringSubmatch(s)
				if m == nil || !slices.Contains([]string{"http", "https", "mailto", "tel"}, m[1]) {
					return fmt.Errorf("an action to the URI %.60q", s)
				}
			}
			b, last = rest, ""
		case bytes.HasPrefix(b, []byte("<<")):
			b, depth = b[2:], depth+1
		case bytes.HasPrefix(b, []byte(">>")):
			b, depth, last = b[2:], depth-1, ""
		case c == '<':
			end := bytes.IndexByte(b, '>')
			if end < 0 || len(bytes.Trim(b[1:end], "0123456789abcdefABCDEF")) > 0 {
				return fmt.Errorf("a hexadecimal string %.60q", b)
			}
			if end > 2*32767 || last == "URI" {
				return fmt.Errorf("after /%s a hexadecimal string of %d digits", last, end)
			}
			if slices.Contains([]string{"Title", "Author", "Subject", "Keywords", "UF", "F"}, last) && turned(utf16Text(b[1:end])) {
				return fmt.Errorf("a %s that turns round what follows it", last)
			}
			b = b[end+1:]
		case c == '/':
			n := 1
			for n < len(b) && !bytes.ContainsRune([]byte(" \n\r\t/<>[]()"), rune(b[n])) {
				n++
			}
			last = string(b[1:n])
			if slices.Contains([]string{"JavaScript", "JS", "Launch", "OpenAction", "AA", "GoToR", "GoToE", "SubmitForm", "ImportData", "AcroForm", "XFA", "RichMedia", "Movie", "Sound", "Rendition", "Hide", "Named"}, last) {
				return fmt.Errorf("the name /%s", last)
			}
			b = b[n:]
		default:
			b = b[1:]
		}
		if depth < 0 {
			return errors.New("a dictionary closed twice")
		}
	}
	if depth != 0 {
		return errors.New("a dictionary not closed")
	}
	return nil
}

// utf16Text decodes hexadecimal digits.
func utf16Text(digits []byte) string {
	raw := make([]byte, len(digits)/2)
	n, _ := hex.Decode(raw, digits)
	var units []uint16
	for i := 0; i+1 < n; i += 2 {
		units = append(units, binary.BigEndian.Uint16(raw[i:]))
	}
	return string(utf16.Decode(units))
}

// literal reads a string in parentheses.
func literal(b []byte) (s string, rest []byte, ok bool) {
	var out []byte
	depth := 0
	for i := 0; i < len(b); i++ {
		switch c := b[i]; c {
		case '\\':
			i++
			continue
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return string(out), b[i+1:], true
			}
		}
		out = append(out, b[i])
	}
	return "", nil, false
}

// checkWithQPDF has qpdf read the file where it is installed.
func checkWithQPDF(t testing.TB, pdf []byte) {
	t.Helper()
	qpdf, err := exec.LookPath("qpdf")
	if err != nil || len(pdf) > 8<<20 {
		return
	}
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
}
