package para

import (
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/render/layout/para/hyphen"
)

// styleKey is all of a run's style that its glyphs depend on but the size.
type styleKey struct {
	role      fonts.Role
	weight    int
	italic    bool
	lang      string
	code      bool
	smallCaps bool
	tabular   bool
	hyphenate bool
}

// style is a resolved styleKey: where its faces come from and how its words
// are shaped.
type style struct {
	styleKey
	id       uint32
	faces    *fonts.Cascade // by the language of the run
	plain    *fonts.Cascade // without it, for Latin in Han text
	primary  *fonts.Face
	features []string
	patterns *hyphen.Patterns
	han      bool // the language is written in full-width characters
	space    em   // width of the word space
	spaceID  uint16
	hyphen   rune
	hyphenW  em
}

// keyOf gives the style of a run; the run's language is the paragraph's where
// it has none.
func keyOf(p *Paragraph, r *Run) styleKey {
	k := styleKey{
		role: r.Role, weight: r.Weight, italic: r.Italic, lang: r.Lang,
		code: r.Code, smallCaps: r.SmallCaps, tabular: r.Tabular,
	}
	if k.lang == "" {
		k.lang = p.Lang
	}
	k.hyphenate = p.Hyphenate && p.Align == Justify && !r.NoHyphens && !r.Code
	return k
}

func (s *Setter) newStyle(k styleKey, id uint32) *style {
	req := fonts.Request{Role: k.role, Weight: k.weight, Italic: k.italic, Lang: k.lang}
	st := &style{styleKey: k, id: id, han: fullWidth(k.lang)}
	st.faces = s.set.Cascade(req)
	st.plain = st.faces
	if st.han {
		req.Lang = ""
		st.plain = s.set.Cascade(req)
	}
	st.primary = st.plain.Primary()
	st.features = features(k, st.primary)
	if k.hyphenate {
		st.patterns = s.patterns(hyphen.Match(k.lang))
	}
	st.measureFurniture()
	return st
}

// measureFurniture looks up what is set again and again: space and hyphen.
func (st *style) measureFurniture() {
	f := st.primary
	if f == nil {
		return
	}
	st.spaceID, _ = f.Glyph(' ')
	st.space = toEm(f.Advance(st.spaceID), f.UnitsPerEm())
	st.hyphen = '-'
	if f.Has(0x2010) {
		st.hyphen = 0x2010
	}
	id, _ := f.Glyph(st.hyphen)
	st.hyphenW = toEm(f.Advance(id), f.UnitsPerEm())
}

// features lists the OpenType features of a style beside the default ones.
func features(k styleKey, f *fonts.Face) []string {
	var list []string
	if k.code {
		list = append(list, "-liga", "-clig", "-calt", "-kern")
	}
	if k.smallCaps && f != nil && f.Feature("smcp") {
		list = append(list, "smcp")
	}
	if k.tabular {
		list = append(list, "tnum", "lnum")
	}
	return list
}

// fullWidth tells the languages set in full-width characters without spaces.
// Korean is not of them: it has spaces and proportional marks.
func fullWidth(lang string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	switch strings.ToLower(primary) {
	case "zh", "ja", "yue", "cmn", "wuu", "hak", "nan", "lzh":
		return true
	}
	return false
}

// traditional tells Chinese in traditional characters, whose stops stand in
// the middle of the square.
func traditional(lang string) bool {
	l := strings.ToLower(lang)
	return strings.Contains(l, "hant") || strings.Contains(l, "-tw") || strings.Contains(l, "-hk") || strings.Contains(l, "-mo")
}
