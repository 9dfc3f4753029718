package bind

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// writer is an author in the index, with the parts that are his.
type writer struct {
	heading string // the name as it is filed
	key     string // by which it is sorted
	parts   []int
}

// index is a list of the authors with their posts, nil where one wrote all.
func (b *binder) index() *doc.Section {
	writers := b.writers()
	if len(writers) < 2 {
		return nil
	}
	var at doc.Pos
	list := &doc.Definitions{}
	for _, w := range writers {
		d := doc.Definition{Terms: [][]doc.Inline{titled(w.heading, at)}}
		for _, n := range w.parts {
			d.Bodies = append(d.Bodies, []doc.Block{b.reference(n)})
		}
		list.Items = append(list.Items, d)
	}
	words := phrase.For(b.meta.Language)
	return &doc.Section{Attr: doc.Attr{ID: "authors"}, Level: 1, Role: doc.RoleIndex,
		Title: titled(words.Authors, at), Blocks: []doc.Block{list}}
}

// reference leads to a part by its title.
func (b *binder) reference(n int) doc.Block {
	p := b.posts[n]
	title := titled(doc.OneLine(p.title()), doc.Pos{})
	entry := &doc.Paragraph{}
	if lang := cmp.Or(p.Doc.Meta.TitleLang, p.Doc.Meta.Language); lang != "" && lang != b.meta.Language {
		title = []doc.Inline{&doc.Span{Lang: lang, Inlines: title}}
		if own := phrase.Dir(b.meta.Language); phrase.Dir(lang) != own {
			entry.Dir = doc.Dir(own) // all entries begin at one edge
		}
	}
	entry.Inlines = []doc.Inline{&doc.Link{URL: "#" + partID(n), Inlines: title}}
	return entry
}

func (b *binder) writers() []*writer {
	var all []*writer
	byName := map[string]*writer{}
	for i, p := range b.posts {
		for _, a := range p.Doc.Meta.Authors {
			name := doc.OneLine(a.Name)
			if name == "" {
				continue
			}
			w := byName[name]
			if w == nil {
				w = &writer{heading: cmp.Or(doc.OneLine(a.Sort), name)}
				w.key = sortKey(w.heading)
				byName[name] = w
				all = append(all, w)
			}
			if !slices.Contains(w.parts, i) {
				w.parts = append(w.parts, i)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b *writer) int {
		return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.heading, b.heading))
	})
	return all
}

// sortKey has capitals and accents make no difference, as in the first level
// of the Unicode collation (UTS 10).
func sortKey(name string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return unicode.ToLower(c)
	}, norm.NFD.String(name))
}
