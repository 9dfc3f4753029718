package fonts

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// ShapeInput is a stretch of text of one script, language, direction and
// face. Text outside [Start, End) is context: it decides the forms of Arabic
// letters at the edges.
type ShapeInput struct {
	Text       []rune
	Start, End int
	RTL        bool
	Script     string   // ISO 15924; "" looks at the text
	Lang       string   // BCP 47
	Features   []string // OpenType features to switch on, "smcp", or off, "-liga"
}

// ShapedGlyph is one glyph of shaped text, in visual order from the left.
type ShapedGlyph struct {
	ID uint16
	// Cluster is the index in Text of the first character the glyph stands
	// for. Runes characters from there on became Glyphs glyphs; all glyphs of
	// a cluster say the same.
	Cluster, Runes, Glyphs int
	// Advance and the offsets are in font units; YOffset is upward.
	Advance, XOffset, YOffset int32
}

// Shape turns characters into glyphs: ligatures, kerning, marks, joined forms.
// Characters that show nothing (joiners, direction marks, soft hyphens,
// variation selectors, controls) have no glyph of their own; the glyph beside
// them stands for them too.
func (f *Face) Shape(in ShapeInput) []ShapedGlyph { return f.AppendShape(nil, in) }

// AppendShape is Shape that appends the glyphs to a slice.
func (f *Face) AppendShape(out []ShapedGlyph, in ShapeInput) []ShapedGlyph {
	in.Start = max(0, min(in.Start, len(in.Text)))
	in.End = max(in.Start, min(in.End, len(in.Text)))
	if in.Start == in.End {
		return out
	}
	if f.shaping.open(f) != nil {
		return f.shapeUnruled(out, &in)
	}
	if p := f.plain(&in); p != nil {
		if out, ok := p.shape(out, &in); ok {
			return out
		}
	}
	return f.shapeWith(out, &in)
}

// shapeWith has a shaper do it.
func (f *Face) shapeWith(out []ShapedGlyph, in *ShapeInput) []ShapedGlyph {
	s := f.shaping.take()
	shaped, ok := s.shape(out, in)
	if !ok {
		return f.shapeUnruled(out, in) // s may be in any state, and is dropped
	}
	f.shaping.give(s)
	return shaped
}

// shapeUnruled sets the glyphs of the character map side by side, for a face
// whose shaping rules are damaged.
func (f *Face) shapeUnruled(out []ShapedGlyph, in *ShapeInput) []ShapedGlyph {
	first := len(out)
	for i, r := range in.Text[in.Start:in.End] {
		g := ShapedGlyph{Cluster: in.Start + i, Runes: 1, Glyphs: 1}
		if Transparent(r) {
			g.ID, _ = f.Glyph(' ')
		} else {
			g.ID, _ = f.Glyph(r)
			g.Advance = int32(f.Advance(g.ID))
		}
		out = append(out, g)
	}
	if in.RTL {
		slices.Reverse(out[first:])
	}
	return out
}

// shaper is the working store of one goroutine's shaping in one face.
type shaper struct {
	font     *harfbuzz.Font
	buf      *harfbuzz.Buffer // keeps the plans of its scripts, languages and features
	langs    map[string]language.Language
	features []harfbuzz.Feature
	text     []rune
}

// contextRunes is how many characters each side the shaper looks at.
const contextRunes = 5

// shape fills the buffer, shapes it and reads it out; it reports false where
// damaged rules made the shaper panic.
func (s *shaper) shape(to []ShapedGlyph, in *ShapeInput) (out []ShapedGlyph, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			out, ok = nil, false
		}
	}()
	lang := s.language(in.Lang)
	s.buf.Clear()
	from, end := max(0, in.Start-contextRunes), min(len(in.Text), in.End+contextRunes)
	s.text = append(s.text[:0], in.Text[from:end]...)
	hideControls(s.text)
	s.buf.AddRunes(s.text, in.Start-from, in.End-in.Start)
	s.buf.Props = harfbuzz.SegmentProperties{Language: lang, Script: script(in, s.text), Direction: harfbuzz.LeftToRight}
	if in.RTL {
		s.buf.Props.Direction = harfbuzz.RightToLeft
	}
	s.buf.Flags = shapeFlags(in)
	s.buf.Shape(s.font, s.parseFeatures(in.Features))
	return s.readOut(to, in, from), true
}

func shapeFlags(in *ShapeInput) harfbuzz.ShappingOptions {
	// A dotted circle under a stray mark would be a glyph that no character of
	// the post stands for.
	flags := harfbuzz.RemoveDefaultIgnorables | harfbuzz.DoNotinsertDottedCircle
	if in.Start == 0 {
		flags |= harfbuzz.Bot
	}
	if in.End == len(in.Text) {
		flags |= harfbuzz.Eot
	}
	return flags
}

// hideControls puts the zero-width space in the place of controls and line
// separators, which the shaper would draw as boxes.
func hideControls(text []rune) {
	for i, r := range text {
		if unicode.IsControl(r) || r == 0x2028 || r == 0x2029 {
			text[i] = 0x200B
		}
	}
}

// language caches the tags: the buffer keeps a plan for each, and a post with
// thousands of languages must not fill the memory.
func (s *shaper) language(tag string) language.Language {
	if l, ok := s.langs[tag]; ok {
		return l
	}
	if len(s.langs) >= 64 {
		clear(s.langs)
		s.buf = harfbuzz.NewBuffer()
	}
	l := language.NewLanguage(tag)
	s.langs[tag] = l
	return l
}

// script reads the script's name, or takes that of the first letter.
func script(in *ShapeInput, text []rune) language.Script {
	if sc, err := language.ParseScript(in.Script); err == nil {
		return sc
	}
	for _, r := range text {
		if sc := language.LookupScript(r); sc.Strong() && sc != language.Unknown {
			return sc
		}
	}
	return language.Common
}

// parseFeatures reads "smcp" and "-liga"; tags of another length are nothing.
func (s *shaper) parseFeatures(names []string) []harfbuzz.Feature {
	s.features = s.features[:0]
	for _, name := range names {
		value := uint32(1)
		if name != "" && name[0] == '-' {
			name, value = name[1:], 0
		}
		if len(name) == 4 {
			tag := opentype.NewTag(name[0], name[1], name[2], name[3])
			s.features = append(s.features, harfbuzz.Feature{Tag: tag, Value: value, End: harfbuzz.FeatureGlobalEnd})
		}
	}
	return s.features
}

// readOut appends the glyphs and counts the characters and glyphs of each
// cluster; from is the index in Text of the buffer's text.
func (s *shaper) readOut(to []ShapedGlyph, in *ShapeInput, from int) []ShapedGlyph {
	infos, pos := s.buf.Info, s.buf.Pos
	to = slices.Grow(to, len(infos))
	out := to[len(to) : len(to)+len(infos)]
	before := in.End // right to left the following cluster stands before
	for i := 0; i < len(infos); {
		cluster, j := infos[i].Cluster+from, i+1
		for j < len(infos) && infos[j].Cluster+from == cluster {
			j++
		}
		end := in.End
		if in.RTL {
			end = before
		} else if j < len(infos) {
			end = infos[j].Cluster + from
		}
		for k := i; k < j; k++ {
			out[k] = ShapedGlyph{
				ID:      uint16(infos[k].Glyph),
				Cluster: cluster, Runes: end - cluster, Glyphs: j - i,
				Advance: pos[k].XAdvance, XOffset: pos[k].XOffset, YOffset: pos[k].YOffset,
			}
		}
		before, i = cluster, j
	}
	return to[:len(to)+len(infos)]
}
