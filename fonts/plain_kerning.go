package fonts

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// readKerning finds the lookups that position plain characters; it reports
// false where they depend on the language or do more than kern.
func (r *plainRules) readKerning(f *font.Font, latin bool) bool {
	lookups, ok := positioning(&f.GPOS.Layout, latin)
	if !ok {
		return false
	}
	for _, i := range lookups {
		l := f.GPOS.Lookups[i]
		kerning := false
		for _, t := range l.Subtables {
			switch t := t.(type) {
			case tables.SinglePos: // the shaper tells of it with the character
			case tables.PairPos:
				if !advancesOnly(t.Data) {
					return false
				}
				kerning = true
			default: // marks, which plain characters are not; sequences
				r.covered(t.Cov())
			}
		}
		const ignoresLetters = 2 | 4 // OpenType, lookup flags: ignore bases, ignore ligatures
		if kerning && l.Flag&ignoresLetters != 0 {
			return false
		}
		if kerning {
			r.kerns = append(r.kerns, l)
		}
	}
	return true
}

// positioning gives the lookups of the script, which must be the same for all
// its languages.
func positioning(l *font.Layout, latin bool) ([]uint16, bool) {
	s := scriptOf(l, latin)
	if s == nil || s.DefaultLangSys == nil {
		return nil, false
	}
	var all []uint16
	for i, sys := range languages(&s.Script) {
		lookups := lookupsOf(l, onFeatures(l, &sys))
		if i > 0 && !slices.Equal(lookups, all) {
			return nil, false
		}
		all = lookups
	}
	return all, true
}

// scriptOf chooses the script as shapers do.
func scriptOf(l *font.Layout, latin bool) *font.Script {
	tags := []string{"DFLT", "dflt", "latn"}
	if latin {
		tags = []string{"latn", "DFLT", "dflt"}
	}
	for _, tag := range tags {
		if i := l.FindScript(opentype.MustNewTag(tag)); i >= 0 {
			return &l.Scripts[i]
		}
	}
	return nil
}

// onFeatures gives the features of a language that are always on.
func onFeatures(l *font.Layout, sys *tables.LangSys) []uint16 {
	var list []uint16
	if sys.RequiredFeatureIndex != 0xFFFF {
		list = append(list, sys.RequiredFeatureIndex)
	}
	for _, i := range sys.FeatureIndices {
		if int(i) < len(l.Features) && slices.Contains(alwaysOn, l.Features[i].Tag.String()) {
			list = append(list, i)
		}
	}
	return list
}

// advancesOnly tells whether pairs do nothing but change the first advance.
func advancesOnly(d tables.PairPosData) bool {
	var first, second tables.ValueFormat
	switch d := d.(type) {
	case tables.PairPosData1:
		first, second = d.ValueFormat1, d.ValueFormat2
	case tables.PairPosData2:
		first, second = d.ValueFormat1, d.ValueFormat2
	}
	return first&^tables.XAdvance == 0 && second == 0
}

// join tells whether two characters may begin a ligature, in any of their forms.
func (r *plainRules) join(a, b int) bool {
	for _, first := range r.forms[a] {
		for _, second := range r.forms[b] {
			if r.joined[[2]tables.GlyphID{first, second}] {
				return true
			}
		}
	}
	return false
}

// kerning gives that of two glyphs, as plain.pairs keeps it.
func (r *plainRules) kerning(a, b tables.GlyphID) (k int32) {
	defer func() {
		if recover() != nil {
			k = needsShaper // damaged
		}
	}()
	sum := int32(0)
	for i := range r.kerns {
		sum += kernBy(r.kerns[i].Subtables, a, b)
	}
	return sum<<2 | isPlain
}

// kernBy takes the first subtable of a lookup that knows the pair, be it of no
// kerning.
func kernBy(subtables []tables.GPOSLookup, a, b tables.GlyphID) int32 {
	for _, t := range subtables {
		p, ok := t.(tables.PairPos)
		if !ok {
			continue
		}
		at, ok := p.Cov().Index(a)
		if !ok {
			continue
		}
		switch d := p.Data.(type) {
		case tables.PairPosData1:
			if rec, ok := d.PairSets[at].FindGlyph(b); ok {
				return int32(rec.ValueRecord1.XAdvance)
			}
		case tables.PairPosData2:
			second, ok := d.ClassDef2.Class(b)
			if !ok {
				continue
			}
			first, _ := d.ClassDef1.Class(a)
			return int32(d.Record(first, second).ValueRecord1.XAdvance)
		}
	}
	return 0
}
