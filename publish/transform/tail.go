package transform

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/phrase"
)

// authorTail makes the paragraphs after the last rule a section about the
// authors when they are that: "__Name__ is a …", one or more to a person. They
// give the authors in Meta their notes, and "et al." the names it stands for.
func (r *run) authorTail() {
	for _, a := range r.doc.Meta.Authors {
		r.know(a.Name)
	}
	start := lastRule(r.doc.Blocks)
	if start < 0 {
		return
	}
	bios, ok := r.bios(r.doc.Blocks[start+1:])
	if !ok {
		return
	}
	r.guess(r.doc.Blocks[start], "paragraphs after the last rule taken as notes about %d authors", len(bios))
	for _, b := range bios {
		r.know(b.name)
	}
	r.addEtAl(bios)
	r.addBios(bios)
	r.about(start, len(bios))
}

// lastRule gives the index of the last scene break, -1 where there is none.
func lastRule(blocks []doc.Block) int {
	for i, b := range slices.Backward(blocks) {
		switch b.(type) {
		case *doc.SceneBreak:
			return i
		case *doc.Section:
			return -1
		}
	}
	return -1
}

// bio is a paragraph that starts with somebody's name in bold.
type bio struct {
	name string
	text []doc.Inline
}

// bios reads a tail. It is one about authors when it names one the post has,
// or when every paragraph goes on after its name as such notes do.
func (r *run) bios(tail []doc.Block) ([]bio, bool) {
	var found []bio
	known, alike := false, true
	for _, b := range tail {
		p := paragraph(b)
		if p == nil {
			return nil, false
		}
		name, rest := boldName(p.Inlines)
		if name == "" {
			alike = false
			continue
		}
		found = append(found, bio{name, p.Inlines})
		known = known || r.knows(name)
		alike = alike && biographical(name, rest)
	}
	return found, len(found) > 0 && 2*len(found) >= len(tail) && (known || alike)
}

// boldName gives the bold words a paragraph starts with, if they can be a
// name, and what follows.
func boldName(ns []doc.Inline) (name, rest string) {
	s, ok := ns[0].(*doc.Strong)
	if !ok {
		return "", ""
	}
	name = strings.TrimSpace(doc.PlainText(s.Inlines))
	if utf8.RuneCountInString(name) > 80 || strings.HasSuffix(name, ":") || strings.HasSuffix(name, "：") {
		return "", ""
	}
	return name, doc.PlainText(ns[1:])
}

// biographical tells whether a name and what follows look like a note about a
// person, without knowing the name: two capitalised words or more, or Han.
func biographical(name, rest string) bool {
	first := firstRune(name)
	if !wide(first) && (len(nameWords(name)) < 2 || !unicode.IsUpper(first)) {
		return false
	}
	for _, lead := range []string{" is ", " was ", " are ", ", ", "，", "是", "（", "現", "现"} {
		if strings.HasPrefix(rest, lead) {
			return true
		}
	}
	return false
}

// addEtAl puts the authors that "et al." stands for into Meta, in the order of
// the tail. Package markdown leaves such a line in Extra.
func (r *run) addEtAl(bios []bio) {
	m := &r.doc.Meta
	key := etAlKey(m.Extra)
	if key == "" {
		return
	}
	delete(m.Extra, key)
	have := map[string]bool{}
	for _, a := range m.Authors {
		have[nameKey(a.Name)] = true
	}
	for _, b := range bios {
		if key := nameKey(b.name); !have[key] {
			have[key] = true
			m.Authors = append(m.Authors, doc.Author{Name: b.name})
		}
	}
}

// etAlKey gives the key of Extra under which names end in "et al.".
func etAlKey(extra map[string]any) string {
	for _, key := range []string{"author", "authors", "byline", "by", "creator", "creators"} {
		s, _ := extra[key].(string)
		s = strings.ToLower(strings.Trim(s, " ,."))
		if strings.HasSuffix(s, "et al") || strings.HasSuffix(s, "and others") || strings.HasSuffix(s, "等") || strings.HasSuffix(s, "等人") {
			return key
		}
	}
	return ""
}

func (r *run) addBios(bios []bio) {
	notes := map[string][]doc.Inline{}
	for _, b := range bios {
		notes[nameKey(b.name)] = b.text
	}
	for i, a := range r.doc.Meta.Authors {
		if len(a.Bio) == 0 {
			r.doc.Meta.Authors[i].Bio = notes[nameKey(a.Name)]
		}
	}
}

// about puts the section in the place of the rule and the tail.
func (r *run) about(rule, people int) {
	at := doc.Attr{Pos: r.doc.Blocks[rule].At()}
	words := phrase.For(r.doc.Meta.Language)
	title := words.AboutAuthors
	if people == 1 {
		title = words.AboutAuthor
	}
	r.doc.Blocks = append(r.doc.Blocks[:rule:rule], &doc.Section{
		Attr:   at,
		Level:  1,
		Title:  []doc.Inline{&doc.Text{Pos: at.Pos, Text: title}},
		Role:   doc.RoleAbout,
		Blocks: r.doc.Blocks[rule+1:],
	})
}
