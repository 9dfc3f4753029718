package publish_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/cite"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/theme"
)

// TestReadingOrder has pdfinfo read each example post's PDF aloud, element by
// element, and wants what the post's tree says, in its order, space aside.
// OCTAVO_READ names other folders of posts, OCTAVO_THEME and OCTAVO_PAPER
// another look.
func TestReadingOrder(t *testing.T) {
	if _, err := exec.LookPath("pdfinfo"); err != nil {
		t.Skip("pdfinfo is not installed")
	}
	folders := filepath.SplitList(cmp.Or(os.Getenv("OCTAVO_READ"), "../examples/posts"))
	th, err := theme.Named(cmp.Or(os.Getenv("OCTAVO_THEME"), "briefing"))
	if err != nil {
		t.Fatal(err)
	}
	press, err := publish.New(publish.Config{Fonts: all.Files(), Theme: th, Paper: os.Getenv("OCTAVO_PAPER")})
	if err != nil {
		t.Fatal(err)
	}
	for _, folder := range folders {
		root := os.DirFS(folder)
		err := fs.WalkDir(root, ".", func(name string, _ fs.DirEntry, err error) error {
			if strings.HasSuffix(name, ".md") {
				t.Run(name, func(t *testing.T) { readAloud(t, press, publish.Post{FS: root, Name: name}) })
			}
			return err
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func readAloud(t *testing.T, press *publish.Press, post publish.Post) {
	book, _, err := press.Parse(t.Context(), post)
	if err != nil {
		t.Skip(err)
	}
	var pdf bytes.Buffer
	if _, err := press.Render(t.Context(), book, publish.Output{Format: "pdf", Writer: &pdf}); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(name, pdf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("pdfinfo", "-struct-text", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := heard(string(out))
	want := telling(t, book, bytes.Contains(out, []byte("\n  TOC\n")))
	if i := differ(got, want); i >= 0 {
		t.Errorf("word %d of %d:\ngot  %s\nwant %s", i, len(want), around(got, i), around(want, i))
	}
}

// heard gives the words of a structure tree as pdfinfo prints it: elements,
// attributes, object references, and in quotes the text of marked content. What
// is lettered in a picture is not of the tree: the Figure's alternative stands
// for it, but not for the Caption.
func heard(tree string) []string {
	var b strings.Builder
	var open []string // the tags around, by depth
	for line := range strings.Lines(tree) {
		body := strings.TrimLeft(line, " ")
		depth := (len(line) - len(body)) / 2
		body = strings.TrimSuffix(body, "\n")
		if strings.HasPrefix(body, "/") || strings.HasPrefix(body, "Object ") {
			continue
		}
		for ; len(open) > depth; open = open[:len(open)-1] {
			part(&b, open[len(open)-1])
		}
		if text, ok := strings.CutPrefix(body, `"`); !ok {
			tag, _, _ := strings.Cut(body, " ")
			open = append(open, strings.TrimSuffix(tag, ":"))
			part(&b, open[len(open)-1])
		} else if open[len(open)-1] != "Figure" {
			b.WriteString(strings.TrimSuffix(text, `"`))
		}
	}
	return words(b.String())
}

// part ends a line where an element begins or ends, unless it is one within a
// line.
func part(b *strings.Builder, tag string) {
	if !strings.Contains(" Span Reference Link Code Ruby RB RT Formula Figure ", " "+tag+" ") {
		b.WriteByte('\n')
	}
}

// words parts a text at its spaces. Writing from right to left is in the file
// in the order in which it is seen, since that is what readers turn round when
// they copy; pdfinfo does not. So of a line of such writing, and of a stretch
// of it in another, the characters are compared and not their order.
func words(text string) (list []string) {
	for line := range strings.Lines(strings.ReplaceAll(text, "\u00AD", "")) {
		if first := strings.IndexFunc(line, isLetter); first >= 0 && rightToLeft.MatchString(line[first:min(len(line), first+4)]) {
			line = shuffled(line)
		} else {
			line = rightToLeft.ReplaceAllStringFunc(line, shuffled)
		}
		list = append(list, strings.Fields(line)...)
	}
	return list
}

func isLetter(r rune) bool { return r > 0x40 && unicode.IsLetter(r) }

// rightToLeft finds stretches of Hebrew and Arabic.
var rightToLeft = regexp.MustCompile(`[\x{590}-\x{8FF}]+( +[\x{590}-\x{8FF}]+)*`)

// shuffled puts the characters of a line in an order of their own.
func shuffled(line string) string {
	runes := []rune(strings.Join(strings.Fields(line), ""))
	slices.Sort(runes)
	return string(runes)
}

// telling gives the words of a book as its tree has them: the title block, the
// contents where the PDF has them, the text, who wrote it, the colophon.
func telling(t *testing.T, b *render.Book, contents bool) []string {
	s := speaker{words: phrase.For(b.Doc.Meta.Language), lang: b.Doc.Meta.Language}
	m := &b.Doc.Meta
	s.line(m.Series + " · " + m.SeriesNumber)
	if m.Series == "" || m.SeriesNumber == "" {
		s.b.Reset()
		s.line(m.Series)
	}
	s.line(m.Title)
	s.line(m.Subtitle)
	s.line(s.words.List(doc.Byline(m)) + " " + s.words.Date(m.Date))
	s.blocks(m.Standfirst)
	if contents {
		s.contents(t, b)
	}
	s.blocks(b.Doc.Blocks)
	s.about(b.Doc)
	s.colophon(b)
	return words(s.b.String())
}

// speaker says a tree, one element a line.
type speaker struct {
	b       strings.Builder
	words   *phrase.Words
	lang    string
	notes   []*doc.Note // called in the block at hand
	labels  []string
	called  int
	bullets int
	inNote  bool
}

func (s *speaker) line(text string) {
	s.b.WriteString("\n" + strings.ReplaceAll(text, "\n", " ") + "\n")
}

// inlines says a block's own text, then the notes it calls.
func (s *speaker) inlines(before string, list ...[]doc.Inline) {
	s.b.WriteString("\n" + before)
	for _, in := range list {
		s.run(in)
	}
	s.b.WriteByte('\n')
	notes, labels := s.notes, s.labels
	s.notes, s.labels = nil, nil
	for i, n := range notes {
		s.inNote = true
		s.line(labels[i])
		s.blocks(n.Blocks)
		s.inNote = false
	}
}

func (s *speaker) run(inlines []doc.Inline) {
	for _, n := range inlines {
		switch n := n.(type) {
		case *doc.Text:
			s.b.WriteString(n.Text)
		case *doc.Code:
			s.b.WriteString(n.Text)
		case *doc.Math:
			s.b.WriteString(n.Source)
		case *doc.LineBreak:
			s.b.WriteByte(' ')
		case *doc.Note:
			s.call(n)
		case *doc.Ruby:
			s.run(n.Base)
			s.b.WriteString(n.Reading)
		default:
			if in := doc.Inner(n); in != nil {
				s.run(*in)
			}
		}
	}
}

func (s *speaker) call(n *doc.Note) {
	if s.inNote {
		s.b.WriteString(" [")
		doc.WalkBlocks(n.Blocks, func(n doc.Node) bool {
			p, ok := n.(*doc.Paragraph)
			if ok {
				s.run(p.Inlines)
			}
			return !ok
		})
		s.b.WriteByte(']')
		return
	}
	s.called++
	label := cmp.Or(n.Label, strconv.Itoa(s.called))
	s.b.WriteString(label)
	s.notes, s.labels = append(s.notes, n), append(s.labels, label)
}

func (s *speaker) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		s.block(b)
	}
}

func (s *speaker) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Section:
		s.inlines("", b.Title)
		s.inlines("", b.Subtitle)
		s.line(phrase.For(cmp.Or(b.Lang, s.lang)).List(b.Authors))
		s.blocks(b.Blocks)
	case *doc.Paragraph:
		s.inlines("", b.Inlines)
	case *doc.Quote:
		s.blocks(b.Blocks)
		s.inlines("", b.Attribution)
	case *doc.PullQuote:
		s.blocks(b.Blocks)
		s.inlines("", b.Attribution)
	case *doc.Callout:
		s.inlines("", b.Title)
		s.blocks(b.Blocks)
	case *doc.Verse:
		var stanza []doc.Inline
		for _, l := range b.Lines {
			stanza = append(append(stanza, l...), &doc.LineBreak{})
		}
		s.inlines("", stanza)
	case *doc.Figure:
		s.inlines("", b.Caption, []doc.Inline{&doc.Text{Text: " "}}, b.Credit)
	case *doc.Table:
		s.table(b)
	case *doc.List:
		s.list(b)
	case *doc.Definitions:
		for _, it := range b.Items {
			for _, term := range it.Terms {
				s.inlines("", term)
			}
			for _, body := range it.Bodies {
				s.blocks(body)
			}
		}
	case *doc.CodeBlock:
		s.line(b.Text)
	case *doc.MathBlock:
		s.line(b.Source)
	case *doc.Div:
		s.blocks(b.Blocks)
	case *doc.SceneBreak:
	default:
		panic(fmt.Sprintf("unknown block %T", b))
	}
}

func (s *speaker) table(b *doc.Table) {
	s.inlines("", b.Caption)
	for _, r := range slices.Concat(b.Head, b.Body) {
		for i := range r.Cells {
			s.blocks(r.Cells[i].Blocks)
		}
	}
	s.inlines("", b.Note)
}

// list says each item behind its marker; that of a task is drawn.
func (s *speaker) list(b *doc.List) {
	bullets := []string{"•", "–", "·"}
	for i, it := range b.Items {
		switch {
		case it.Task != doc.NoTask:
		case it.Marker != "":
			s.line(it.Marker)
		case b.Ordered:
			s.line(strconv.Itoa(max(b.Start, cmp.Or(b.Start, 1))+i) + ".")
		default:
			s.line(bullets[s.bullets%len(bullets)])
		}
		if !b.Ordered {
			s.bullets++
		}
		s.blocks(it.Blocks)
		if !b.Ordered {
			s.bullets--
		}
	}
}

// contents says the entries of two levels, each with the label of the page it
// leads to. A listing of very many has one level.
func (s *speaker) contents(t *testing.T, b *render.Book) {
	laid, err := b.Laid(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	s.line(s.words.Contents)
	entries := doc.Outline(b.Doc)
	if title := s.aboutTitle(b.Doc); title != "" {
		entries = append(entries, doc.Entry{ID: "about", Title: []doc.Inline{&doc.Text{Text: title}}})
	}
	levels := 2
	if count(entries, 2) > 80 && count(entries, 1) >= 3 {
		levels = 1
	}
	var say func([]doc.Entry, int)
	say = func(entries []doc.Entry, level int) {
		for _, e := range entries {
			if listed(e) {
				at := laid.Frames.Anchors[e.ID]
				s.line(spoken(e.Title) + " " + laid.Frames.Pages[at.Page].Label)
				if level < levels {
					say(e.Kids, level+1)
				}
			}
		}
	}
	say(entries, 1)
}

// spoken is a title without its notes.
func spoken(title []doc.Inline) string {
	var s speaker
	s.run(slices.DeleteFunc(slices.Clone(title), func(n doc.Inline) bool { _, ok := n.(*doc.Note); return ok }))
	return s.b.String()
}

func listed(e doc.Entry) bool { return !e.RunIn && len(e.Title) > 0 && e.Role != doc.RoleColophon }

func count(entries []doc.Entry, levels int) (n int) {
	for _, e := range entries {
		if listed(e) {
			n++
			if levels > 1 {
				n += count(e.Kids, levels-1)
			}
		}
	}
	return n
}

// aboutTitle heads what the metadata says of the authors, unless the text does.
func (s *speaker) aboutTitle(d *doc.Document) string {
	known := 0
	for _, a := range d.Meta.Authors {
		if len(a.Bio) > 0 {
			known++
		}
	}
	doc.WalkBlocks(d.Blocks, func(n doc.Node) bool {
		if sect, ok := n.(*doc.Section); ok && sect.Role == doc.RoleAbout {
			known = 0
		}
		return true
	})
	switch known {
	case 0:
		return ""
	case 1:
		return s.words.AboutAuthor
	}
	return s.words.AboutAuthors
}

func (s *speaker) about(d *doc.Document) {
	title := s.aboutTitle(d)
	if title == "" {
		return
	}
	s.line(title)
	for _, a := range d.Meta.Authors {
		s.inlines("", a.Bio)
	}
}

func (s *speaker) colophon(b *render.Book) {
	m := b.Doc.Meta
	m.Publisher = cmp.Or(m.Publisher, b.Theme.Publisher)
	colon := ": "
	if strings.HasPrefix(m.Language, "zh") || strings.HasPrefix(m.Language, "ja") {
		colon = "："
	}
	if said := cite.Text(&m); said != "" && (m.Source != "" || !m.Date.IsZero()) {
		s.line(s.words.HowToCite + colon + said)
	}
	if up := s.words.Date(m.Modified); up != s.words.Date(m.Date) && !m.Modified.IsZero() {
		s.line(s.words.Updated + colon + up)
	}
	if m.Cover != nil && len(m.Cover.Caption) > 0 {
		s.inlines(s.words.Cover+colon, m.Cover.Caption)
	}
	s.line(m.Rights)
}

// differ gives the first word that is not the same, -1 for none.
func differ(a, b []string) int {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			return i
		}
	}
	return -1
}

// around gives some words on either side of one.
func around(words []string, i int) string {
	from, to := max(0, i-6), min(len(words), i+8)
	return strings.Join(words[min(from, to):to], " ")
}
