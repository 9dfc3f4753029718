package xhtml

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/theme"
)

// wholeFaces gives the book the faces of its theme that its text needs, whole,
// where that is asked for: else the reader's own letters are the better ones.
func (c *converter) wholeFaces() {
	if !c.book.Options.EmbedFonts || c.book.Fonts == nil || c.book.Theme == nil {
		return
	}
	var css strings.Builder
	chars := c.characterSet()
	files := map[*fonts.Face]bool{}
	for _, u := range uses(c.book.Theme, c.hasCode()) {
		var families []string
		for _, face := range c.faces(u.role, chars) {
			f := face.File()
			if name := fmt.Sprintf("%q", f.Family); !slices.Contains(families, name) {
				families = append(families, name)
			}
			if !files[face] {
				files[face] = true
				name := fmt.Sprintf("face%d.ttf", len(files))
				c.out.Fonts = append(c.out.Fonts, Font{name, face.Data()})
				fmt.Fprintf(&css, "@font-face { font-family: %q; font-weight: %d; font-style: %s; src: url(../fonts/%s); }\n",
					f.Family, cmp.Or(f.Weight, 400), map[bool]string{true: "italic", false: "normal"}[f.Italic], name)
			}
		}
		fmt.Fprintf(&css, "%s { font-family: %s; }\n", strings.Join(u.elements, ", "), strings.Join(append(families, family(u.role)), ", "))
	}
	c.out.CSS += css.String()
}

// characterSet gives the characters of the chapters, each once.
func (c *converter) characterSet() []rune {
	var chars []rune
	seen := map[rune]bool{}
	for _, ch := range c.out.Chapters {
		for _, r := range string(ch.Body) {
			if !seen[r] {
				seen[r] = true
				chars = append(chars, r)
			}
		}
	}
	return chars
}

// hasCode tells whether anything is set in a face of one width.
func (c *converter) hasCode() bool {
	return slices.ContainsFunc(c.out.Chapters, func(ch Chapter) bool {
		return bytes.Contains(ch.Body, []byte("</code>")) || bytes.Contains(ch.Body, []byte("</kbd>"))
	})
}

// faces gives the faces of a role that have the characters and may be embedded,
// in the order they are wanted.
func (c *converter) faces(role fonts.Role, chars []rune) []*fonts.Face {
	var faces []*fonts.Face
	for _, style := range []fonts.Request{{}, {Italic: true}, {Weight: 700}, {Weight: 700, Italic: true}} {
		style.Role, style.Lang = role, c.out.Lang
		cascade := c.book.Fonts.Cascade(style)
		for _, r := range chars {
			face := cascade.Face(r)
			if face != nil && face.Has(r) && face.FSType()&restricted == 0 && !slices.Contains(faces, face) {
				faces = append(faces, face)
			}
		}
	}
	return faces
}

// restricted is the bit of OS/2 fsType that forbids embedding (OpenType 1.9).
const restricted = 0x2

// use is what a role sets.
type use struct {
	role     fonts.Role
	elements []string
}

// uses gives what each role of a theme sets, that of the text first.
func uses(t *theme.Theme, code bool) []use {
	us := []use{{cmp.Or(t.Styles[theme.Body].Font, fonts.Serif), []string{"body"}}}
	add := func(role fonts.Role, elements string) {
		for i := range us {
			if us[i].role == role {
				us[i].elements = append(us[i].elements, elements)
				return
			}
		}
		us = append(us, use{role, []string{elements}})
	}
	for _, l := range looks {
		if style, ok := t.Styles[l.style]; ok && style.Font != t.Styles[theme.Body].Font {
			add(style.Font, l.elements)
		}
	}
	if code {
		add(fonts.Mono, "pre, code, kbd")
	}
	return us
}
