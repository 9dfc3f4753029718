package doc

import "strings"

// FullText gives all that a reader of the document reads, in reading order: one
// title, paragraph, caption, cell or listing a line. Notes follow the line of
// their call, readings their base. It is for counting words and for search.
func FullText(d *Document) string {
	var t texter
	t.line(d.Meta.Title)
	t.line(d.Meta.Subtitle)
	for _, a := range d.Meta.Authors {
		t.line(a.Name)
	}
	if d.Meta.Cover != nil {
		t.inlines(&d.Meta.Cover.Caption)
	}
	t.blocks(&d.Meta.Standfirst)
	t.blocks(&d.Blocks)
	for _, a := range d.Meta.Authors {
		t.inlines(&a.Bio)
	}
	return t.b.String()
}

type texter struct{ b strings.Builder }

func (t *texter) line(s string) {
	if s = OneLine(s); s != "" {
		t.b.WriteString(s)
		t.b.WriteByte('\n')
	}
}

func (t *texter) blocks(blocks *[]Block) {
	for _, b := range *blocks {
		switch b := b.(type) {
		case *CodeBlock:
			t.line(b.Title)
			t.line(b.Text)
		case *MathBlock:
			t.line(b.Source)
		case *List:
			t.items(b)
		default:
			parts(b, t.blocks, t.inlines)
		}
	}
}

func (t *texter) items(l *List) {
	for i := range l.Items {
		t.line(l.Items[i].Marker)
		t.blocks(&l.Items[i].Blocks)
	}
}

func (t *texter) inlines(inlines *[]Inline) {
	var line strings.Builder
	var notes []*Note
	WalkInlines(*inlines, func(n Node) bool {
		switch n := n.(type) {
		case *Text:
			line.WriteString(n.Text)
		case *Code:
			line.WriteString(n.Text)
		case *Math:
			line.WriteString(n.Source)
		case *LineBreak:
			line.WriteByte(' ')
		case *Ruby:
			line.WriteString(PlainText(n.Base) + n.Reading)
			return false
		case *Note:
			notes = append(notes, n)
			return false
		}
		return true
	})
	t.line(line.String())
	for _, n := range notes {
		t.blocks(&n.Blocks)
	}
}
