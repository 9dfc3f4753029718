package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/sp"
)

// wordy is a page with a text wherever a PDF has one.
func wordy(tb testing.TB, text, name string) *builder {
	s := newSheet(tb)
	s.page(text)
	p := s.elem(0, frame.Element{Tag: "P", Alt: text, Actual: text, Title: text, Lang: text, ID: name})
	s.line(p, fonts.Mono, 10, 40, 80, "Ab")
	s.Anchors[name] = frame.Dest{}
	s.put(&frame.Link{Elem: s.tag(p, "Link"), X: sp.Pt, Y: sp.Pt, W: 9 * sp.Pt, H: 9 * sp.Pt, URL: "https://example.org/" + text, Contents: text})
	s.put(&frame.Link{Elem: s.tag(p, "Link"), X: sp.Pt, Y: sp.Pt, W: 9 * sp.Pt, H: 9 * sp.Pt, Name: name})
	s.Outline = []frame.OutlineItem{{Title: text}, {Title: name}}
	b := ready(tb, s)
	b.book.Doc.Meta = doc.Meta{Title: text, Subtitle: text, Language: text, Summary: text, Tags: []string{text, name}, Publisher: text,
		Rights: text, Source: text, ID: text, Authors: []doc.Author{{Name: text}, {Name: name}}}
	b.book.Options.Attach = &render.Attachment{Name: name, MIME: text, Data: []byte(text)}
	return b
}

// FuzzFinish finishes gopdf's skeleton, or anything in its place, with any text
// wherever there is one: the file's objects parse, and their names are those of
// a book of plain words, so that no text became anything else.
func FuzzFinish(f *testing.F) {
	want, err := finished(f, wordy(f, "text", "name"))
	if err != nil {
		f.Fatal(err)
	}
	allowed, err := namesOf(want)
	if err != nil || len(allowed) < 60 {
		f.Fatal(len(allowed), err)
	}
	allowed = append(allowed, "Direction", "R2L", "S", "St", "D", "r", "R", "a", "A") // of languages and of pages' labels
	for _, s := range []string{"", `a) /JavaScript (b`, `))>>endobj 1 0 obj<</S/JavaScript/JS(x)>>`, `\) /OpenAction (`, `\`, `(((`, "#2FLaunch", "endstream endobj", "]]></x:xmpmeta>", "</dc:title>&xxe;", "a\u202eb", "\x00\xff\xfe", "\xed\xa0\x80",
		"1", "xiv", "en-GB", "zh-Hant", "\U0010ffff", strings.Repeat("(", 40_000), "\xfe\xff\x00(", "\xef\xbb\xbf"} {
		f.Add([]byte(nil), s, "n")
		f.Add([]byte(nil), "t", s)
	}
	skeleton := wordy(f, "text", "name").painted.file
	f.Add(skeleton, "t", "n")
	f.Add(bytes.Replace(skeleton, []byte("/Kids [ 3 0 R"), []byte("/Kids [ 9 0 R"), 1), "t", "n")
	f.Add(skeleton[:len(skeleton)/2], "t", "n")
	f.Fuzz(func(t *testing.T, skeleton []byte, text, name string) {
		b := wordy(t, text, name)
		if len(skeleton) > 0 {
			b.painted.file = skeleton
		}
		file, err := finished(t, b)
		if err != nil {
			if len(skeleton) == 0 || !errors.Is(err, errSplit) && !strings.Contains(err.Error(), "pdf") {
				t.Fatal(err)
			}
			return
		}
		names, err := namesOf(file)
		if err != nil {
			t.Fatalf("%v in\n%s", err, file)
		}
		for _, n := range names {
			if len(skeleton) == 0 && !slices.Contains(allowed, n) && n != mimeName(text)[1:] {
				t.Errorf("the name /%s", n)
			}
		}
	})
}

func finished(tb testing.TB, b *builder) ([]byte, error) {
	var out bytes.Buffer
	err := b.finish(tb.Context(), &out)
	return out.Bytes(), err
}

// namesOf lists the names of all objects of a file, packed ones too, each once.
// It reads the objects one after another, and so finds what does not parse.
func namesOf(file []byte) (names []string, err error) {
	body, ok := bytes.CutPrefix(file, []byte(header))
	if !ok || !bytes.HasSuffix(file, []byte("\n%%EOF\n")) {
		return nil, errors.New("no header, or no end")
	}
	for bytes.Contains(body, []byte(" 0 obj\n")) {
		_, rest, _ := bytes.Cut(body, []byte(" 0 obj\n"))
		d, rest, err := parseDict(rest)
		if err != nil {
			return nil, err
		}
		n := d.int("Length")
		data, ok := bytes.CutPrefix(rest, []byte("\nstream\n"))
		if !ok || n < 0 || n > len(data) || !bytes.HasPrefix(data[n:], []byte("\nendstream\nendobj\n")) {
			return nil, fmt.Errorf("a stream of %d bytes: %.40q", n, rest)
		}
		packed, err := inner(d, data[:n])
		if err != nil {
			return nil, err
		}
		body = data[n:]
		for _, value := range append(packed, d.append(nil)) {
			if names, err = appendNames(names, value); err != nil {
				return nil, err
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// inner gives the objects of an object stream; of metadata it reads the XML.
func inner(d dict, data []byte) (values [][]byte, err error) {
	switch string(d.get("Type")) {
	case "/Metadata":
		return nil, xml.Unmarshal(data, new(struct{}))
	case "/ObjStm":
	default:
		return nil, nil
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if data, err = io.ReadAll(z); err != nil {
		return nil, err
	}
	first, head := d.int("First"), []int{}
	for _, word := range bytes.Fields(data[:first]) {
		n, err := strconv.Atoi(string(word))
		if err != nil {
			return nil, err
		}
		head = append(head, n)
	}
	for i := 1; i < len(head); i += 2 {
		end := len(data) - first
		if i+2 < len(head) {
			end = head[i+2]
		}
		values = append(values, data[first+head[i]:first+end])
	}
	return values, nil
}

// appendNames walks a value: its strings are passed over, its brackets match.
func appendNames(names []string, b []byte) ([]string, error) {
	whole, depth := b, 0
	for len(b) > 0 {
		n, nests := token(b)
		if depth += nests; n <= 0 || depth < 0 {
			return nil, fmt.Errorf("%.40q is out of its place in %.200q", b, whole)
		}
		if b[0] == '/' {
			names = append(names, string(b[1:n]))
		}
		b = b[n:]
	}
	if depth != 0 {
		return nil, fmt.Errorf("%d brackets are open in %.200q", depth, whole)
	}
	return names, nil
}

// TestWriterFailsAtEveryByte sweeps a writer over a whole file that fails at one
// byte and takes less than it is given at the next.
func TestWriterFailsAtEveryByte(t *testing.T) {
	b := wordy(t, "text", "name")
	if err := errors.Join(b.assemble(), b.file.deflate(t.Context())); err != nil {
		t.Fatal(err)
	}
	write := func(w io.Writer) error {
		again := file{slices.Clone(b.file.objects)}
		return again.write(t.Context(), w, dict{}.set("Root", catalogRef.bytes()))
	}
	var whole bytes.Buffer
	if err := write(&whole); err != nil {
		t.Fatal(err)
	}
	for at := range whole.Len() {
		short := at%2 == 1
		if err := write(&brittle{left: at, short: short}); !short && !errors.Is(err, errBrittle) || short && !errors.Is(err, io.ErrShortWrite) {
			t.Fatalf("at %d of %d, short %v: %v", at, whole.Len(), short, err)
		}
	}
}
