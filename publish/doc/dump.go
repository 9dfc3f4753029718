package doc

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Dump gives the document as indented text, one node a line with its source
// line before it. It is for reading and for comparing; JSON is for programs.
func Dump(d *Document) string {
	var p dumper
	p.meta(&d.Meta)
	p.blocks(d.Blocks)
	return p.b.String()
}

// DumpBlocks gives blocks as Dump does.
func DumpBlocks(blocks []Block) string {
	var p dumper
	p.blocks(blocks)
	return p.b.String()
}

type dumper struct {
	b     strings.Builder
	depth int
}

// line writes one line of the dump, its parts with a space between.
func (p *dumper) line(at Pos, parts ...string) {
	if at.Line > 0 {
		fmt.Fprintf(&p.b, "%4d", at.Line)
	} else {
		p.b.WriteString("    ")
	}
	p.b.WriteString(strings.Repeat("  ", p.depth))
	for _, s := range parts {
		if s != "" {
			p.b.WriteByte(' ')
			p.b.WriteString(s)
		}
	}
	p.b.WriteByte('\n')
}

func (p *dumper) meta(m *Meta) {
	for _, f := range []struct{ name, value string }{
		{"title", m.Title}, {"subtitle", m.Subtitle},
		{"date", stamp(m.Date)}, {"modified", stamp(m.Modified)},
		{"language", m.Language}, {"title language", m.TitleLang}, {"summary", m.Summary},
		{"series", m.Series}, {"number", m.SeriesNumber},
		{"rights", m.Rights}, {"publisher", m.Publisher},
		{"source", m.Source}, {"id", m.ID}, {"slug", m.Slug},
	} {
		p.attr(f.name, f.value)
	}
	if m.Draft {
		p.line(Pos{}, "draft")
	}
	for _, t := range m.Tags {
		p.attr("tag", t)
	}
	for _, a := range m.Authors {
		p.inlines(Pos{}, a.Bio, "author", strconv.Quote(a.Name), quoted("sort=", a.Sort), a.Role)
	}
	for _, a := range m.Contributors {
		p.inlines(Pos{}, a.Bio, "contributor", strconv.Quote(a.Name), quoted("sort=", a.Sort), a.Role)
	}
	if c := m.Cover; c != nil {
		p.inlines(c.Image.Pos, c.Caption, "cover", imageLine(&c.Image))
	}
	p.extra(m.Extra)
	if len(m.Standfirst) > 0 {
		p.line(Pos{}, "standfirst")
		p.under(func() { p.blocks(m.Standfirst) })
	}
}

func (p *dumper) extra(extra map[string]any) {
	for _, k := range slices.Sorted(maps.Keys(extra)) {
		var e encoder
		if err := e.any(extra[k]); err != nil {
			e.b.WriteString(err.Error())
		}
		p.line(Pos{}, "extra", k, e.b.String())
	}
}

func (p *dumper) attr(name, value string) {
	if value != "" {
		p.line(Pos{}, name, strconv.Quote(value))
	}
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

func quoted(name, value string) string {
	if value == "" {
		return ""
	}
	return name + strconv.Quote(value)
}

func (p *dumper) under(f func()) {
	p.depth++
	f()
	p.depth--
}

func (p *dumper) blocks(blocks []Block) {
	for _, b := range blocks {
		p.block(b)
	}
}

// group writes a block's line and what it holds.
func (p *dumper) group(b Block, kids []Block, parts ...string) {
	p.head(b, parts...)
	p.under(func() { p.blocks(kids) })
}

func (p *dumper) head(b Block, parts ...string) {
	p.line(b.At(), append(parts, marks(b.Common()))...)
}

// field writes inlines that belong to the block above under a name.
func (p *dumper) field(name string, inlines []Inline) {
	if len(inlines) > 0 {
		p.under(func() { p.inlines(Pos{}, inlines, name) })
	}
}

// marks gives a block's attributes.
func marks(a *Attr) string { return attrs(a.ID, a.Lang, a.Dir) }

func attrs(id, lang string, dir Dir) string {
	var s []string
	if id != "" {
		s = append(s, "#"+id)
	}
	if lang != "" {
		s = append(s, "lang="+lang)
	}
	if dir != Auto {
		s = append(s, "dir="+string(dir))
	}
	return strings.Join(s, " ")
}

func role(r Role) string {
	if r == "" {
		return ""
	}
	return "role=" + string(r)
}

func flag(on bool, name string) string {
	if on {
		return name
	}
	return ""
}

func (p *dumper) block(b Block) {
	switch b := b.(type) {
	case *Section:
		p.head(b, "Section", strconv.Itoa(b.Level), flag(b.RunIn, "run-in"), role(b.Role), strings.Join(b.Authors, "; "))
		p.field("title", b.Title)
		p.field("subtitle", b.Subtitle)
		p.under(func() { p.blocks(b.Blocks) })
	case *Paragraph:
		p.inlines(b.Pos, b.Inlines, "Paragraph", marks(&b.Attr))
	case *Quote:
		p.group(b, b.Blocks, "Quote")
		p.field("attribution", b.Attribution)
	case *PullQuote:
		p.group(b, b.Blocks, "PullQuote")
		p.field("attribution", b.Attribution)
	case *Callout:
		p.head(b, "Callout", b.Kind)
		p.field("title", b.Title)
		p.under(func() { p.blocks(b.Blocks) })
	case *Verse:
		p.head(b, "Verse")
		for _, l := range b.Lines {
			p.under(func() { p.inlines(Pos{}, l, "line") })
		}
	case *Figure:
		p.figure(b)
	case *Table:
		p.table(b)
	case *List:
		p.list(b)
	case *Definitions:
		p.definitions(b)
	case *CodeBlock:
		p.head(b, "CodeBlock", b.Language, quoted("title=", b.Title))
		p.source(b.Text)
	case *MathBlock:
		p.head(b, "MathBlock")
		p.source(b.Source)
	case *SceneBreak:
		p.head(b, "SceneBreak")
	case *Div:
		p.group(b, b.Blocks, "Div", role(b.Role))
	default:
		panic(fmt.Sprintf("doc: unknown block %T", b))
	}
}

// source writes a listing line by line, so that it reads as it stands.
func (p *dumper) source(text string) {
	p.under(func() {
		for l := range strings.Lines(text) {
			p.line(Pos{}, strings.TrimRight("| "+l, " \n"))
		}
	})
}

func (p *dumper) figure(f *Figure) {
	p.head(f, "Figure")
	for _, m := range f.Images {
		p.under(func() { p.inline(m) })
	}
	p.field("caption", f.Caption)
	p.field("credit", f.Credit)
}

func (p *dumper) table(t *Table) {
	aligns := make([]string, len(t.Align))
	for i, a := range t.Align {
		aligns[i] = cmp.Or(string(a), "-")
	}
	p.head(t, "Table", strings.Join(aligns, " "))
	p.field("caption", t.Caption)
	p.under(func() {
		p.rows("head", t.Head)
		p.rows("row", t.Body)
	})
	p.field("note", t.Note)
}

func (p *dumper) rows(name string, rows []Row) {
	for _, r := range rows {
		p.line(r.Pos, name)
		for _, c := range r.Cells {
			p.under(func() {
				p.holder(c.Pos, c.Blocks, "cell", flag(c.Header, "header"), span("cols=", c.ColSpan), span("rows=", c.RowSpan))
			})
		}
	}
}

func span(name string, n int) string {
	if n <= 1 {
		return ""
	}
	return name + strconv.Itoa(n)
}

// holder writes what holds blocks but is none itself. One plain paragraph, as
// most cells and items hold, goes on the same line.
func (p *dumper) holder(at Pos, blocks []Block, parts ...string) {
	if len(blocks) == 1 {
		if para, ok := blocks[0].(*Paragraph); ok && marks(&para.Attr) == "" {
			p.inlines(at, para.Inlines, parts...)
			return
		}
	}
	p.line(at, append(parts, flag(len(blocks) > 0, "blocks"))...)
	p.under(func() { p.blocks(blocks) })
}

func (p *dumper) list(l *List) {
	start := ""
	if l.Ordered {
		start = "start=" + strconv.Itoa(l.Start)
	}
	p.head(l, "List", flag(l.Ordered, "ordered"), start, flag(l.Tight, "tight"))
	p.under(func() {
		for _, it := range l.Items {
			p.holder(it.Pos, it.Blocks, "item", quoted("marker=", it.Marker), string(it.Task))
		}
	})
}

func (p *dumper) definitions(d *Definitions) {
	p.head(d, "Definitions")
	p.under(func() {
		for _, it := range d.Items {
			for _, t := range it.Terms {
				p.inlines(it.Pos, t, "term")
			}
			for _, b := range it.Bodies {
				p.holder(Pos{}, b, "body")
			}
		}
	})
}

// inlines writes a line for what holds the inlines and one for each of them; a
// single Text goes on the holder's line.
func (p *dumper) inlines(at Pos, inlines []Inline, parts ...string) {
	if len(inlines) == 1 {
		if t, ok := inlines[0].(*Text); ok {
			p.line(at, append(parts, strconv.Quote(t.Text))...)
			return
		}
	}
	p.line(at, parts...)
	for _, n := range inlines {
		p.under(func() { p.inline(n) })
	}
}

func (p *dumper) inline(n Inline) {
	switch n := n.(type) {
	case *Text:
		p.line(n.Pos, strconv.Quote(n.Text))
	case *Emphasis:
		p.inlines(n.Pos, n.Inlines, "Emphasis")
	case *Strong:
		p.inlines(n.Pos, n.Inlines, "Strong")
	case *Strike:
		p.inlines(n.Pos, n.Inlines, "Strike")
	case *Code:
		p.line(n.Pos, "Code", strconv.Quote(n.Text))
	case *Link:
		p.inlines(n.Pos, n.Inlines, "Link", "<"+n.URL+">", quoted("title=", n.Title))
	case *Image:
		p.line(n.Pos, "Image", imageLine(n))
	case *Note:
		p.holder(n.Pos, n.Blocks, "Note", attrs(n.ID, "", Auto), quoted("label=", n.Label))
	case *Math:
		p.line(n.Pos, "Math", strconv.Quote(n.Source))
	case *LineBreak:
		p.line(n.Pos, "LineBreak")
	case *Superscript:
		p.inlines(n.Pos, n.Inlines, "Superscript")
	case *Subscript:
		p.inlines(n.Pos, n.Inlines, "Subscript")
	case *SmallCaps:
		p.inlines(n.Pos, n.Inlines, "SmallCaps")
	case *Ruby:
		p.inlines(n.Pos, n.Base, "Ruby", quoted("reading=", n.Reading))
	case *Span:
		p.inlines(n.Pos, n.Inlines, "Span", role(n.Role), attrs(n.ID, n.Lang, n.Dir), quoted("title=", n.Title))
	default:
		panic(fmt.Sprintf("doc: unknown inline %T", n))
	}
}

func imageLine(m *Image) string {
	s := []string{"<" + m.URL + ">", quoted("alt=", m.Alt), quoted("title=", m.Title), quoted("link=", m.Link)}
	if m.Width > 0 || m.Height > 0 {
		s = append(s, fmt.Sprintf("%dx%d", m.Width, m.Height))
	}
	s = append(s, flag(m.Decorative, "decorative"))
	return strings.Join(slices.DeleteFunc(s, func(s string) bool { return s == "" }), " ")
}
