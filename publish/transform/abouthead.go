package transform

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestAbout is the most blocks a part about the authors has.
const longestAbout = 12

// aboutHeading makes the last part of a post the section about its authors when
// a heading says that it is; a line that says so does for an author whom the
// post names, since a review may tell of a book's.
func (r *run) aboutHeading() bool {
	blocks := r.doc.Blocks
	start := len(blocks) - 1
	for start > 0 && !saysAbout(blocks[start]) {
		if isHeading(blocks[start]) || len(blocks)-start > longestAbout {
			return false
		}
		start--
	}
	if start < 1 || start == len(blocks)-1 {
		return false
	}
	tail := blocks[start+1:]
	bios, _ := r.bios(withoutRules(tail))
	s, heading := blocks[start].(*doc.Section)
	if !heading {
		if len(bios) == 0 || !r.knows(bios[0].name) {
			return false
		}
		in, _ := voiceOf(paragraph(blocks[start]).Inlines)
		s = &doc.Section{Attr: doc.Attr{Pos: blocks[start].At()}, Title: withText(in, len(in)-1, uncoloned)}
	}
	r.guess(s, "%q taken as the section about the authors", snippet(doc.PlainText(s.Title)))
	r.credit(bios)
	s.Level, s.Role, s.Blocks = 1, doc.RoleAbout, tail
	for start > 0 && isRule(blocks[start-1]) {
		start--
	}
	r.doc.Blocks = append(blocks[:start:start], s)
	return true
}

func uncoloned(s string) string { return strings.TrimRight(s, " :：") }

func withoutRules(blocks []doc.Block) []doc.Block {
	return slices.DeleteFunc(slices.Clone(blocks), isRule)
}

func isRule(b doc.Block) bool {
	_, ok := b.(*doc.SceneBreak)
	return ok
}

// saysAbout tells a heading, or a short line, such as "About the author".
func saysAbout(b doc.Block) bool {
	s := paragraphText(b)
	if h, ok := b.(*doc.Section); ok && len(h.Blocks) == 0 {
		s = doc.PlainText(h.Title)
	}
	if s == "" || utf8.RuneCountInString(s) > 24 {
		return false
	}
	switch uncoloned(strings.ToLower(s)) {
	case "about the author", "about the authors", "about the writer", "about the writers", "author bio", "author bios", "the author", "the authors",
		"作者簡介", "作者简介", "關於作者", "关于作者", "作者介紹", "作者介绍", "撰文者簡介", "über den autor", "über die autoren", "über die autorin",
		"à propos de l’auteur", "à propos des auteurs", "sobre el autor", "sobre los autores", "著者について", "筆者紹介", "執筆者紹介", "글쓴이 소개", "об авторе", "об авторах":
		return true
	}
	return false
}
