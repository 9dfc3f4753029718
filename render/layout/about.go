package layout

import (
	"github.com/octavo-press/octavo/publish/doc"
)

// about gives the section about the authors that their metadata asks for, nil
// where the text has one of its own or nothing is known of them.
func (f *flow) about() *doc.Section {
	var blocks []doc.Block
	for _, a := range f.book.Doc.Meta.Authors {
		if len(a.Bio) > 0 {
			blocks = append(blocks, &doc.Paragraph{Inlines: a.Bio})
		}
	}
	if len(blocks) == 0 || hasAbout(f.book.Doc.Blocks) {
		return nil
	}
	title := f.words.AboutAuthor
	if len(blocks) > 1 {
		title = f.words.AboutAuthors
	}
	id := "about"
	for f.ids[id] {
		id += "-authors"
	}
	return &doc.Section{Attr: doc.Attr{ID: id}, Level: 1, Role: doc.RoleAbout, Blocks: blocks,
		Title: []doc.Inline{&doc.Text{Text: title}}}
}

func hasAbout(blocks []doc.Block) bool {
	for _, b := range blocks {
		if s, ok := b.(*doc.Section); ok && (s.Role == doc.RoleAbout || hasAbout(s.Blocks)) {
			return true
		}
	}
	return false
}
