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
// Without a rule a heading such as "About the author" tells them, or italics at
// the end that start with an author's name.
func (r *run) authorTail() {
	for _, a := range r.doc.Meta.Authors {
		r.know(a.Name)
	}
	if r.aboutHeading() {
		return
	}
	blocks := r.doc.Blocks
	start := lastRule(blocks)
	if start < 0 {
		r.closingBio()
		return
	}
	bios, ok := r.bios(blocks[start+1:])
	if !ok {
		return
	}
	r.guess(blocks[start], "paragraphs after the last rule taken as notes about the authors")
	r.credit(bios)
	body := start + 1
	if plainly(bios[0]) { // what stands before it is a last word of the text
		if body = slices.Index(blocks, doc.Block(bios[0].in)); body > start+1 {
			start = body
		}
	}
	r.about(start, body, r.countPeople(bios))
}

// plainly tells a note whose name is not in bold.
func plainly(b bio) bool {
	name, _ := boldName(b.text)
	return name == ""
}

// credit gives the authors their notes.
func (r *run) credit(bios []bio) {
	for _, b := range bios {
		r.know(b.name)
		b.in.Inlines = b.text
	}
	r.addEtAl(bios)
	r.addBios(bios)
}

// countPeople counts the authors that notes are about: those they start with, and
// those they name besides.
func (r *run) countPeople(bios []bio) int {
	n := len(bios)
	for _, a := range r.doc.Meta.Authors {
		if slices.ContainsFunc(bios, func(b bio) bool { return nameKey(b.name) == nameKey(a.Name) }) {
			continue
		}
		if slices.ContainsFunc(bios, func(b bio) bool { return strings.Contains(doc.PlainText(b.text), a.Name) }) {
			n++
		}
	}
	return n
}

// closingBio makes the section of a last paragraph all in italics, or in
// brackets, that is about an author whom the post names.
func (r *run) closingBio() {
	last := len(r.doc.Blocks) - 1
	p := paragraph(at(r.doc.Blocks, last))
	if p == nil || last == 0 || !isItalic(p) && !isBracketed(doc.PlainText(p.Inlines)) {
		return
	}
	bios, ok := r.bios([]doc.Block{p})
	if !ok {
		return
	}
	r.guess(p, "the last paragraph taken as a note about an author")
	r.credit(bios)
	r.about(last, last, r.countPeople(bios))
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

func isBracketed(s string) bool {
	return strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")")
}

// bio is a paragraph that starts with somebody's name, in bold or one the post
// has.
type bio struct {
	name string
	text []doc.Inline // without the italics that hold all of it
	in   *doc.Paragraph
}

func unitalic(ns []doc.Inline) []doc.Inline {
	if in, v := voiceOf(ns); v == italic {
		return in
	}
	return ns
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
		text := unitalic(p.Inlines)
		name, rest := boldName(text)
		if name == "" && len(tail) <= longestAbout {
			name, rest = r.plainName(text)
		}
		if name == "" {
			alike = false
			continue
		}
		found = append(found, bio{name, text, p})
		known = known || r.knows(name)
		alike = alike && biographical(name, rest)
	}
	return found, len(found) > 0 && 2*len(found) >= len(tail) && (known || alike)
}

// boldName gives the bold words a paragraph starts with, if they can be a
// name, and what follows.
func boldName(ns []doc.Inline) (name, rest string) {
	if len(ns) == 0 {
		return "", ""
	}
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

// plainName gives the author of the post whom a paragraph starts with, and what
// follows, if that goes on as a note about somebody.
func (r *run) plainName(ns []doc.Inline) (name, rest string) {
	s := doc.PlainText(ns)
	if inner, ok := cutWriter(s); ok && len(r.doc.Meta.Authors) == 1 {
		return r.doc.Meta.Authors[0].Name, inner
	}
	for _, a := range r.doc.Meta.Authors {
		if rest, ok := strings.CutPrefix(s, a.Name); ok && a.Name != "" && goesOnAsNote(rest) {
			return a.Name, rest
		}
	}
	return "", ""
}

// cutWriter reads "（作者為教授）", which names nobody, after the word for the
// writer.
func cutWriter(s string) (rest string, ok bool) {
	s = strings.Trim(s, "()（）")
	for _, word := range []string{"本文作者", "作者", "筆者", "笔者"} {
		if rest, ok := strings.CutPrefix(s, word); ok && goesOnAsNote(rest) {
			return rest, true
		}
	}
	return "", false
}

// goesOnAsNote tells what follows a name in a note about its bearer.
func goesOnAsNote(rest string) bool {
	for _, lead := range []string{" is ", " was ", " are ", " has ", " writes ", " teaches ", " works ", " covers ", " lives ", " edits ", " serves ", " served ", " holds ", " leads ", " directs ", " heads ", " reports ", " studies ", " specializes ", " specialises ", " focuses ", " currently ", " and ", ", ", "，", "是", "為", "为", "係", "系", "（", " (", "現", "现"} {
		if strings.HasPrefix(rest, lead) {
			return true
		}
	}
	return false
}

// biographical tells whether a name and what follows look like a note about a
// person, without knowing the name: two capitalised words or more, or Han.
func biographical(name, rest string) bool {
	first := firstRune(name)
	if !wide(first) && (len(nameWords(name)) < 2 || !unicode.IsUpper(first)) {
		return false
	}
	return goesOnAsNote(rest)
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

// about puts the section in the place of the blocks from the rule on; its text
// starts at body.
func (r *run) about(rule, body, people int) {
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
		Blocks: r.doc.Blocks[body:],
	})
}
