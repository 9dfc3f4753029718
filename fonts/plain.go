package fonts

import (
	"slices"
	"sync"
	"sync/atomic"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Most words of Latin text need no shaper: their glyphs stand side by side and
// are kerned in pairs. Which characters and pairs of a face are so is read from
// its rules once (plain_rules.go); a word of others goes to the shaper. A test
// sets the words of the example posts both ways.

// plain sets simple text of one face, script and language.
type plain struct {
	face  *Face
	lang  string
	latin bool // of the script Latin, or of none: figures and marks alone
	rules *plainRules
	// What is known of each character and of each pair of them.
	chars [plainChars]atomic.Uint64
	pairs [plainChars * plainChars]atomic.Int32
}

// plainChars is how many characters can be plain: those of ASCII that show
// something, the letters of Latin-1, the quotation marks, dashes, ellipsis.
const plainChars = 94 + 64 + 7

// plainIndex numbers them; others have -1.
func plainIndex(r rune) int {
	switch {
	case r > ' ' && r < 0x7F:
		return int(r - '!')
	case r >= 0xC0 && r <= 0xFF:
		return int(94 + r - 0xC0)
	case r >= 0x2013 && r <= 0x2026:
		return plainMark(r)
	}
	return -1
}

func plainMark(r rune) int {
	for i, m := range plainMarks {
		if m == r {
			return 94 + 64 + i
		}
	}
	return -1
}

var plainMarks = [...]rune{'–', '—', '‘', '’', '“', '”', '…'}

// plainRune is the reverse of plainIndex.
func plainRune(i int) rune {
	switch {
	case i < 94:
		return '!' + rune(i)
	case i < 94+64:
		return 0xC0 + rune(i-94)
	}
	return plainMarks[i-94-64]
}

// plains are those of a face, few, since languages come from posts. The rules
// are of the script Latin and of none.
type plains struct {
	mu    sync.Mutex // held while one is made
	list  atomic.Pointer[[]*plain]
	once  [2]sync.Once
	rules [2]*plainRules
}

const maxPlains = 4

// plain gives what sets the text, or nil where the shaper must.
func (f *Face) plain(in *ShapeInput) *plain {
	if in.RTL || len(in.Features) > 0 || in.Script != "Latn" && (in.Script != "" || hasLetter(in.Text)) {
		return nil
	}
	latin := in.Script != ""
	if p := f.plains.find(in.Lang, latin); p != nil {
		return p
	}
	f.plains.mu.Lock()
	defer f.plains.mu.Unlock()
	if p := f.plains.find(in.Lang, latin); p != nil {
		return p
	}
	p := &plain{face: f, lang: in.Lang, latin: latin, rules: f.plainRules(latin)}
	f.plains.add(p)
	return p
}

// plainRules reads the rules at the first call.
func (f *Face) plainRules(latin bool) *plainRules {
	i := 0
	if latin {
		i = 1
	}
	f.plains.once[i].Do(func() { f.plains.rules[i] = readPlainRules(f, latin) })
	return f.plains.rules[i]
}

func hasLetter(text []rune) bool {
	return slices.ContainsFunc(text, func(r rune) bool { return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r >= 0xAA })
}

func (ps *plains) find(lang string, latin bool) *plain {
	list := ps.list.Load()
	if list == nil {
		return nil
	}
	for _, p := range *list {
		if p.latin == latin && p.lang == lang {
			return p
		}
	}
	return nil
}

// add keeps one more; the oldest goes where there are many.
func (ps *plains) add(p *plain) {
	list := []*plain{p}
	if old := ps.list.Load(); old != nil {
		list = append(list, (*old)[:min(len(*old), maxPlains-1)]...)
	}
	ps.list.Store(&list)
}

// shape appends the glyphs of a text, or reports that the shaper must set it.
func (p *plain) shape(out []ShapedGlyph, in *ShapeInput) ([]ShapedGlyph, bool) {
	from, before := len(out), -1
	for i := in.Start; i < in.End; i++ {
		c := plainIndex(in.Text[i])
		if c < 0 {
			return out[:from], false
		}
		g := p.char(c)
		if g&isPlain == 0 {
			return out[:from], false
		}
		if before >= 0 {
			k := p.pair(before, c)
			if k&isPlain == 0 {
				return out[:from], false
			}
			out[len(out)-1].Advance += k >> 2
		}
		out = append(out, ShapedGlyph{ID: uint16(g >> 2), Cluster: i, Runes: 1, Glyphs: 1, Advance: int32(g >> 32)})
		before = c
	}
	return out, true
}

// What is known of a character or a pair: nothing (0), that it needs the shaper,
// or that it is plain. Above these two bits a pair has its kerning, a character
// its glyph and, from the 32nd bit on, its advance.
const (
	needsShaper = 1
	isPlain     = 2
)

// char tells of a character, which is asked of the shaper once.
func (p *plain) char(c int) uint64 {
	if g := p.chars[c].Load(); g != 0 {
		return g
	}
	g := p.askChar(c)
	p.chars[c].Store(g)
	return g
}

func (p *plain) askChar(c int) uint64 {
	if p.rules.odd[c] {
		return needsShaper
	}
	in := ShapeInput{Text: []rune{plainRune(c)}, End: 1, Lang: p.lang}
	if p.latin {
		in.Script = "Latn"
	}
	out := p.face.shapeWith(nil, &in)
	if len(out) != 1 || out[0].XOffset != 0 || out[0].YOffset != 0 || !p.rules.may(c, out[0].ID) {
		return needsShaper
	}
	return isPlain | uint64(out[0].ID)<<2 | uint64(uint32(out[0].Advance))<<32
}

// pair tells of two characters that are plain by themselves.
func (p *plain) pair(a, b int) int32 {
	at := &p.pairs[a*plainChars+b]
	if k := at.Load(); k != 0 {
		return k
	}
	k := int32(needsShaper)
	if !p.rules.join(a, b) {
		k = p.rules.kerning(tables.GlyphID(p.char(a)>>2), tables.GlyphID(p.char(b)>>2))
	}
	at.Store(k)
	return k
}
