package fonts

import (
	"sync"
	"unicode"

	"github.com/go-text/typesetting/font"
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
func (f *Face) Shape(in ShapeInput) []ShapedGlyph {
	in.Start = max(0, min(in.Start, len(in.Text)))
	in.End = max(in.Start, min(in.End, len(in.Text)))
	if in.Start == in.End {
		return nil
	}
	if f.shaping.open(f) != nil {
		return f.shapePlainly(in)
	}
	s := f.shaping.take()
	out, ok := s.shape(in)
	if !ok {
		return f.shapePlainly(in) // s may be in any state, and is dropped
	}
	f.shaping.give(s)
	return out
}

// shapePlainly sets the glyphs of the character map side by side, for a face
// whose shaping rules are damaged.
func (f *Face) shapePlainly(in ShapeInput) []ShapedGlyph {
	out := make([]ShapedGlyph, 0, in.End-in.Start)
	for i, r := range in.Text[in.Start:in.End] {
		gid, _ := f.Glyph(r)
		out = append(out, ShapedGlyph{ID: gid, Cluster: in.Start + i, Runes: 1, Glyphs: 1, Advance: int32(f.Advance(gid))})
	}
	if in.RTL {
		for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
			out[i], out[j] = out[j], out[i]
		}
	}
	return out
}

// shaping is the part of a face that go-text reads, and the shapers at rest.
type shaping struct {
	once   sync.Once
	font   *font.Font
	floods floods
	err    error

	mu   sync.Mutex
	idle []*shaper
}

// open parses the shaping tables at the first call.
func (s *shaping) open(f *Face) error {
	s.once.Do(func() {
		defer func() {
			if p := recover(); p != nil {
				s.err = fileError(f.file, ErrDamaged, "%v", p)
			}
		}()
		if s.font, s.err = parseShaping(f); s.err == nil {
			s.floods = findFloods(s.font)
			s.idle = append(s.idle, s.newShaper())
		}
	})
	return s.err
}

func parseShaping(f *Face) (*font.Font, error) {
	for _, tag := range []string{"GSUB", "GPOS"} {
		if n := subtables(f.sfnt.table(tag)); n > maxSubtables {
			return nil, fileError(f.file, ErrDamaged, "table %q has %d subtables", tag, n)
		}
	}
	loader, err := opentype.NewLoader(newView(&f.sfnt, f.shapes()))
	if err != nil {
		return nil, fileError(f.file, ErrDamaged, "%v", err)
	}
	parsed, err := font.NewFont(loader)
	if err != nil {
		return nil, fileError(f.file, ErrDamaged, "%v", err)
	}
	return parsed, nil
}

// maxSubtables is far above real fonts, which have some hundreds. Offsets may
// repeat, so a small file can name thousands of millions of subtables, and
// the parser would read them all.
const maxSubtables = 1 << 14

// subtables counts the subtables of all lookups of GSUB or GPOS.
func subtables(layout table) int {
	list, n := layout.at(layout.u16(8)), 0
	for i := range list.u16(0) {
		n += list.at(list.u16(2 + 2*i)).u16(4)
	}
	return n
}

// shapes tells which tables shaping reads. Without GPOS marks are placed by
// the extents of the outlines, so then these are shown, too.
func (f *Face) shapes() func(tag string) bool {
	gpos := f.sfnt.table("GPOS") != nil
	// A kern table of Apple's version has a 32-bit count that the parser would
	// allocate unchecked.
	kern := f.sfnt.table("kern").u16(0) == 0
	return func(tag string) bool {
		switch tag {
		case "head", "maxp", "cmap", "hhea", "hmtx", "OS/2", "GDEF", "GSUB", "GPOS":
			return true
		case "kern":
			return kern
		case "glyf", "loca":
			return !gpos
		}
		return false
	}
}

func (s *shaping) take() *shaper {
	s.mu.Lock()
	defer s.mu.Unlock()
	if n := len(s.idle); n > 0 {
		sh := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return sh
	}
	return s.newShaper()
}

func (s *shaping) give(sh *shaper) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, sh)
}

// shaper is the working store of one goroutine's shaping in one face.
type shaper struct {
	font     *harfbuzz.Font
	buf      *harfbuzz.Buffer // keeps the plans of its scripts, languages and features
	langs    map[string]language.Language
	features []harfbuzz.Feature
	text     []rune
}

func (s *shaping) newShaper() *shaper {
	f := harfbuzz.NewFont(font.NewFace(s.font))
	s.floods.repair(f)
	return &shaper{
		font:  f,
		buf:   harfbuzz.NewBuffer(),
		langs: map[string]language.Language{},
	}
}

// contextRunes is how many characters each side the shaper looks at.
const contextRunes = 5

// shape fills the buffer, shapes it and reads it out; it reports false where
// damaged rules made the shaper panic.
func (s *shaper) shape(in ShapeInput) (out []ShapedGlyph, ok bool) {
	defer func() {
		if p := recover(); p != nil {
			out, ok = nil, false
		}
	}()
	lang := s.language(in.Lang)
	s.buf.Clear()
	from, to := max(0, in.Start-contextRunes), min(len(in.Text), in.End+contextRunes)
	s.text = append(s.text[:0], in.Text[from:to]...)
	hideControls(s.text)
	s.buf.AddRunes(s.text, in.Start-from, in.End-in.Start)
	s.buf.Props = harfbuzz.SegmentProperties{Language: lang, Script: script(in, s.text), Direction: harfbuzz.LeftToRight}
	if in.RTL {
		s.buf.Props.Direction = harfbuzz.RightToLeft
	}
	s.buf.Flags = shapeFlags(in)
	s.buf.Shape(s.font, s.parseFeatures(in.Features))
	return s.readOut(in, from), true
}

func shapeFlags(in ShapeInput) harfbuzz.ShappingOptions {
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
func script(in ShapeInput, text []rune) language.Script {
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

// readOut copies the glyphs and counts the characters and glyphs of each
// cluster; from is the index in Text of the buffer's text.
func (s *shaper) readOut(in ShapeInput, from int) []ShapedGlyph {
	infos, pos := s.buf.Info, s.buf.Pos
	out := make([]ShapedGlyph, len(infos))
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
	return out
}
