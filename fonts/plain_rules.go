package fonts

import (
	"slices"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// plainRules is what the rules of a face do to plain characters. They are read
// strictly: a character is odd as soon as a rule could do more to it than put
// one glyph in its place or kern it with the next.
type plainRules struct {
	odd    [plainChars]bool
	forms  [plainChars][]tables.GlyphID // the glyph of the character map, and those that may replace it
	joined map[[2]tables.GlyphID]bool   // pairs that begin a ligature
	kerns  []font.GPOSLookup            // of pairs, in their order
}

// alwaysOn are the features that a shaper applies to Latin text unasked.
var alwaysOn = []string{
	"rvrn", "ltra", "ltrm", "rand", "Harf", "HARF", "Buzz", "BUZZ", "abvm", "blwm", "ccmp", "locl", "mark", "mkmk",
	"rlig", "calt", "clig", "curs", "dist", "kern", "liga", "rclt",
}

// readPlainRules reads the rules of a face for the script Latin, or for text of
// no script; where they are damaged or not of the usual kind, every character
// is odd.
func readPlainRules(face *Face, latin bool) (r *plainRules) {
	ok := false
	defer func() {
		if p := recover(); p != nil || !ok {
			r = &plainRules{}
			for c := range r.odd {
				r.odd[c] = true
			}
		}
	}()
	f := face.shaping.font
	if len(f.Morx) > 0 || f.Kerx != nil || f.Kern != nil || !f.Trak.IsEmpty() {
		return nil // Apple's rules
	}
	if len(f.GSUB.FeatureVariations)+len(f.GPOS.FeatureVariations) > 0 {
		return nil
	}
	r = &plainRules{joined: map[[2]tables.GlyphID]bool{}}
	subs := lookupsOf(&f.GSUB.Layout, usualFeatures(&f.GSUB.Layout))
	r.readForms(face, subs)
	for _, l := range subs {
		r.substitute(f.GSUB.Lookups[l].Subtables)
	}
	ok = r.readKerning(f, latin)
	return r
}

// readForms notes the glyphs of the characters and what may come in their place.
func (r *plainRules) readForms(face *Face, subs []uint16) {
	f := face.shaping.font
	for c := range r.odd {
		gid, ok := face.Glyph(plainRune(c))
		if !ok || isMark(f, tables.GlyphID(gid)) {
			r.odd[c] = true
			continue
		}
		r.forms[c] = []tables.GlyphID{tables.GlyphID(gid)}
	}
	for _, l := range subs {
		for _, t := range f.GSUB.Lookups[l].Subtables {
			if s, ok := t.(tables.SingleSubs); ok {
				r.addForms(s.Data)
			}
		}
	}
}

// isMark tells the glyphs that rules may pass over (OpenType, GDEF: class 3).
func isMark(f *font.Font, gid tables.GlyphID) bool {
	if f.GDEF.GlyphClassDef == nil {
		return false
	}
	class, _ := f.GDEF.GlyphClassDef.Class(gid)
	return class == 3
}

// usualFeatures gives the features that are always on in any language.
func usualFeatures(l *font.Layout) []uint16 {
	var list []uint16
	for i, f := range l.Features {
		if slices.Contains(alwaysOn, f.Tag.String()) {
			list = append(list, uint16(i))
		}
	}
	for _, s := range l.Scripts {
		for _, sys := range languages(&s.Script) {
			if sys.RequiredFeatureIndex != 0xFFFF {
				list = append(list, sys.RequiredFeatureIndex)
			}
		}
	}
	return list
}

func languages(s *tables.Script) []tables.LangSys {
	if s.DefaultLangSys == nil {
		return s.LangSys
	}
	return append([]tables.LangSys{*s.DefaultLangSys}, s.LangSys...)
}

// lookupsOf gives the lookups of features in the order in which they work.
func lookupsOf(l *font.Layout, features []uint16) []uint16 {
	var list []uint16
	for _, i := range features {
		list = append(list, l.Features[i].LookupListIndices...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// addForms notes what may come in the place of a glyph.
func (r *plainRules) addForms(s tables.SingleSubstData) {
	for c := range r.forms {
		for _, gid := range r.forms[c] {
			i, ok := s.Cov().Index(gid)
			if !ok {
				continue
			}
			switch s := s.(type) {
			case tables.SingleSubstData1:
				r.addForm(c, tables.GlyphID(int(gid)+int(s.DeltaGlyphID)))
			case tables.SingleSubstData2:
				r.addForm(c, s.SubstituteGlyphIDs[i])
			}
		}
	}
}

func (r *plainRules) addForm(c int, gid tables.GlyphID) {
	if !slices.Contains(r.forms[c], gid) {
		r.forms[c] = append(r.forms[c], gid)
	}
}

// may tells whether a glyph is one that the character is known to take.
func (r *plainRules) may(c int, gid uint16) bool {
	return slices.Contains(r.forms[c], tables.GlyphID(gid))
}

// substitute reads a lookup of GSUB.
func (r *plainRules) substitute(subtables []tables.GSUBLookup) {
	for _, t := range subtables {
		switch t := t.(type) {
		case tables.SingleSubs: // read as forms
		case tables.LigatureSubs:
			r.ligatures(&t)
		case tables.ChainedContextualSubs:
			if c, ok := t.Data.(tables.ChainedContextualSubs3); !ok || r.canMatch(tables.ChainedSequenceContextFormat3(c)) {
				r.covered(t.Cov())
			}
		default:
			r.covered(t.Cov())
		}
	}
}

// ligatures notes the pairs with which a ligature begins.
func (r *plainRules) ligatures(l *tables.LigatureSubs) {
	for _, forms := range r.forms {
		for _, first := range forms {
			i, ok := l.Cov().Index(first)
			if !ok {
				continue
			}
			for _, lig := range l.LigatureSets[i].Ligatures {
				if len(lig.ComponentGlyphIDs) == 0 {
					r.coveredGlyph(first)
					continue
				}
				r.joined[[2]tables.GlyphID{first, lig.ComponentGlyphIDs[0]}] = true
			}
		}
	}
}

// canMatch tells whether a rule for a sequence can be met by plain characters
// alone: every place in it must take one.
func (r *plainRules) canMatch(c tables.ChainedSequenceContextFormat3) bool {
	for _, list := range [][]tables.Coverage{c.BacktrackCoverages, c.InputCoverages, c.LookaheadCoverages} {
		for _, cov := range list {
			if !r.takes(cov) {
				return false
			}
		}
	}
	return true
}

func (r *plainRules) takes(cov tables.Coverage) bool {
	for _, forms := range r.forms {
		for _, gid := range forms {
			if _, ok := cov.Index(gid); ok {
				return true
			}
		}
	}
	return false
}

// covered marks the characters that a rule starts with.
func (r *plainRules) covered(cov tables.Coverage) {
	for c, forms := range r.forms {
		for _, gid := range forms {
			if _, ok := cov.Index(gid); ok {
				r.odd[c] = true
			}
		}
	}
}

func (r *plainRules) coveredGlyph(gid tables.GlyphID) {
	for c, forms := range r.forms {
		r.odd[c] = r.odd[c] || slices.Contains(forms, gid)
	}
}
