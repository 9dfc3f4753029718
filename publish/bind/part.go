package bind

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// part makes a post a section that opens with what its title page would have.
func (b *binder) part(n int) *doc.Section {
	post := b.posts[n]
	m := &post.Doc.Meta
	s := &doc.Section{Attr: doc.Attr{Pos: start(post)}, Level: 1, Role: doc.RolePart, Authors: doc.Byline(m)}
	s.Title = titled(post.title(), s.Pos)
	if m.TitleLang != "" {
		s.Title = []doc.Inline{&doc.Span{Pos: s.Pos, Lang: m.TitleLang, Inlines: s.Title}}
	}
	s.Subtitle = titled(m.Subtitle, s.Pos)
	b.speak(&s.Attr, m.Language)
	s.Blocks = append(lead(post, s.Pos), deeper(post.Doc.Blocks)...)
	if about := aboutAuthors(m, post.Doc.Blocks, s.Pos); about != nil {
		s.Blocks = append(s.Blocks, about)
	}
	ids := &renamer{part: n, seen: map[doc.Node]bool{}, ids: map[string]bool{}}
	doc.WalkBlocks([]doc.Block{s}, ids.rename)
	s.ID = partID(n)
	b.targets.ids[n] = ids.ids
	return s
}

// start is where a post begins.
func start(p Post) doc.Pos {
	if len(p.Doc.Blocks) > 0 {
		return doc.Pos{File: p.Doc.Blocks[0].At().File, Line: 1}
	}
	return doc.Pos{File: p.Name, Line: 1}
}

// title is the post's, else the name of its file: a part must have one, for the
// contents show nothing else of it.
func (p Post) title() string {
	return cmp.Or(strings.TrimSpace(p.Doc.Meta.Title), strings.TrimSuffix(path.Base(p.Name), path.Ext(p.Name)))
}

// titled makes a title of the metadata one of the text.
func titled(title string, at doc.Pos) []doc.Inline {
	var inlines []doc.Inline
	for l := range strings.Lines(title) {
		if l = doc.OneLine(l); l == "" {
			continue
		}
		if len(inlines) > 0 {
			inlines = append(inlines, &doc.LineBreak{Pos: at})
		}
		inlines = append(inlines, &doc.Text{Pos: at, Text: l})
	}
	return inlines
}

// speak states language and direction where they are not the book's.
func (b *binder) speak(a *doc.Attr, lang string) {
	if lang == "" || lang == b.meta.Language {
		return
	}
	a.Lang = lang
	if dir := phrase.Dir(lang); dir != phrase.Dir(b.meta.Language) {
		a.Dir = doc.Dir(dir)
	}
}

// lead gives what a post alone shows before its text: its picture, unless the
// text has it, too, and its standfirst.
func lead(p Post, at doc.Pos) []doc.Block {
	var blocks []doc.Block
	m := &p.Doc.Meta
	if c := m.Cover; c != nil && !shows(p.Doc, c.Image.URL) {
		picture := c.Image
		if picture.Alt == "" && len(c.Caption) == 0 && !picture.Decorative {
			picture.Alt = fmt.Sprintf(phrase.For(m.Language).CoverOf, doc.OneLine(p.title()))
		}
		blocks = append(blocks, &doc.Figure{Attr: doc.Attr{Pos: picture.Pos}, Images: []*doc.Image{&picture}, Caption: c.Caption})
	}
	if len(m.Standfirst) > 0 {
		blocks = append(blocks, &doc.Div{Attr: doc.Attr{Pos: at}, Role: doc.RoleStandfirst, Blocks: m.Standfirst})
	}
	return blocks
}

func shows(d *doc.Document, url string) bool {
	found := false
	doc.Walk(d, func(n doc.Node) bool {
		m, ok := n.(*doc.Image)
		found = found || ok && m.URL == url
		return !found
	})
	return found
}

// deeper puts sections a level down, under their part.
func deeper(blocks []doc.Block) []doc.Block {
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		if s, ok := n.(*doc.Section); ok {
			s.Level++
		}
		return true
	})
	return blocks
}

// aboutAuthors is the section about the authors that a post's metadata ask
// for, nil where its text has one or nothing is known of them.
func aboutAuthors(m *doc.Meta, text []doc.Block, at doc.Pos) *doc.Section {
	var blocks []doc.Block
	for _, a := range m.Authors {
		if len(a.Bio) > 0 {
			blocks = append(blocks, &doc.Paragraph{Attr: doc.Attr{Pos: at}, Inlines: a.Bio})
		}
	}
	if len(blocks) == 0 || hasAbout(text) {
		return nil
	}
	words := phrase.For(m.Language)
	title := words.AboutAuthor
	if len(blocks) > 1 {
		title = words.AboutAuthors
	}
	return &doc.Section{Attr: doc.Attr{Pos: at, ID: free(text, "about-authors")}, Level: 2, Role: doc.RoleAbout,
		Title: titled(title, at), Blocks: blocks}
}

// free gives an identifier that none of the blocks has.
func free(blocks []doc.Block, id string) string {
	taken := map[string]bool{}
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		switch n := n.(type) {
		case doc.Block:
			taken[n.Common().ID] = true
		case *doc.Span:
			taken[n.ID] = true
		case *doc.Note:
			taken[n.ID] = true
		}
		return true
	})
	for taken[id] {
		id += "-1"
	}
	return id
}

func hasAbout(blocks []doc.Block) bool {
	found := false
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		s, ok := n.(*doc.Section)
		found = found || ok && s.Role == doc.RoleAbout
		return !found
	})
	return found
}

// imprint says below the heading when a post was published, where, and on what
// terms when they are not the book's.
func (b *binder) imprint(n int, s *doc.Section) {
	m := &b.posts[n].Doc.Meta
	words := phrase.For(m.Language)
	text := words.Date(m.Date)
	var line []doc.Inline
	switch {
	case m.Source != "":
		line = append(line, &doc.Link{Pos: s.Pos, URL: m.Source, Inlines: titled(cmp.Or(text, words.Source), s.Pos)})
	case text != "":
		line = titled(text, s.Pos)
	}
	if m.Rights != "" && m.Rights != b.meta.Rights {
		if len(line) > 0 {
			line = append(line, &doc.Text{Pos: s.Pos, Text: " · "})
		}
		line = append(line, titled(m.Rights, s.Pos)...)
	}
	if len(line) > 0 {
		p := &doc.Paragraph{Attr: doc.Attr{Pos: s.Pos}, Inlines: line}
		d := &doc.Div{Attr: doc.Attr{Pos: s.Pos}, Role: doc.RoleDateline, Blocks: []doc.Block{p}}
		s.Blocks = append([]doc.Block{d}, s.Blocks...)
	}
}
