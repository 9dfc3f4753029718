package pdf

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/octavo-press/octavo/render/sp"
)

// A cluster of several glyphs (a letter with marks, a syllable) becomes one
// glyph that draws it all and stands for its first character. The other
// characters follow as glyphs that draw nothing; letters among them share the
// cluster's width, marks have none. Shown as the shaper gives them, some glyphs
// would stand for nothing, and marks off the baseline would be words of their
// own to readers that go by places: so poppler, mupdf and pdf.js copy Thai,
// Tibetan and letters with several marks as they are written, poppler and
// pdf.js pointed Arabic and Hebrew, too.

// part is one glyph of a cluster, moved from the cluster's origin by so many
// font units.
type part struct {
	id     uint16
	dx, dy int16
}

// mergedKey is what makes a merged glyph: its parts as bytes, how wide it is,
// and its text.
type mergedKey struct {
	parts string
	width int64
	text  string
}

// cluster shows the glyphs from i to end, which stand for one text. Right to left
// they go in the order in which they are seen, and so the text's end first.
func (l *textLine) cluster(i, end int, text string) error {
	units := units(text)
	head, tail := units[0], units[1:]
	x, width, baseline := l.extent(i, end)
	width /= int64(letters(tail) + 1)
	if containsRTL(text) {
		for k := len(tail) - 1; k >= 0; k-- {
			if err := l.silent(tail[k], width, x, baseline); err != nil {
				return err
			}
			x = l.pen
		}
		return l.merge(i, end, head, x, width, baseline)
	}
	if err := l.merge(i, end, head, x, width, baseline); err != nil {
		return err
	}
	for _, u := range tail {
		if err := l.silent(u, width, l.pen, baseline); err != nil {
			return err
		}
	}
	return nil
}

// units takes a text apart into what one glyph stands for: a letter or a mark.
// Characters that only format, such as joiners, go with the letter after them,
// since pdf.js drops a glyph whose text ends in one.
func units(text string) (list []string) {
	from := 0
	for end := 0; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		end += size
		if !unicode.Is(unicode.Cf, r) {
			list = append(list, text[from:end])
			from = end
		}
	}
	if len(list) == 0 {
		return []string{text}
	}
	list[len(list)-1] += text[from:]
	return list
}

// letters counts the units that have a width.
func letters(units []string) (n int) {
	for _, u := range units {
		if !isMark(u) {
			n++
		}
	}
	return n
}

func isMark(unit string) bool {
	r, _ := utf8.DecodeRuneInString(unit)
	return unicode.Is(unicode.M, r)
}

// silent shows a glyph that draws nothing and stands for a unit of a cluster:
// a letter of the given width, or a mark.
func (l *textLine) silent(unit string, width, x int64, baseline sp.Len) error {
	if isMark(unit) {
		width = 0
	}
	n, err := l.face.merged(mergedKey{width: width, text: unit}, []part{})
	if err == nil {
		l.show(n, x, milli(baseline))
	}
	return err
}

// merge shows the glyphs from i to end as one that says it is at x and so wide.
func (l *textLine) merge(i, end int, text string, x, width int64, baseline sp.Len) error {
	parts := make([]part, 0, end-i)
	key := make([]byte, 0, 6*(end-i))
	for ; i < end; i++ {
		p := l.part(i, x, baseline)
		parts = append(parts, p)
		key = be.AppendUint16(be.AppendUint16(be.AppendUint16(key, p.id), uint16(p.dx)), uint16(p.dy))
	}
	n, err := l.face.merged(mergedKey{string(key), width, text}, parts)
	if err == nil {
		l.show(n, x, milli(baseline))
	}
	return err
}

// part describes glyph i, of a cluster that begins at x.
func (l *textLine) part(i int, x int64, baseline sp.Len) part {
	up := divide(int64(l.run.Lift(i)-baseline)*15_625_000, 1024*l.text.size) // as in place
	p := part{id: l.run.Glyphs[i].ID, dx: l.fontUnits(l.place(i) - x), dy: l.fontUnits(up)}
	if int(p.id) >= len(l.face.first) {
		p.id = 0
	}
	return p
}

// merged gives the number of a merged glyph, and adds a new one.
func (f *face) merged(key mergedKey, parts []part) (uint16, error) {
	if n, ok := f.clusters[key]; ok {
		return n, nil
	}
	if f.clusters == nil {
		f.clusters = make(map[mergedKey]uint16)
	}
	n, err := f.add(glyph{text: key.text, width: key.width, parts: parts})
	f.clusters[key] = n
	return n, err
}

// extent gives where a cluster begins and how wide it is, in ems, and its
// baseline. A font may have spread the cluster, or drawn the next one back over
// its end; where the rest of the run begins tells.
func (l *textLine) extent(i, end int) (x, width int64, baseline sp.Len) {
	x, width, baseline = l.box(i, end)
	if rest := l.run.Glyphs[end:]; len(rest) > 0 && width > 0 {
		next, _, _ := l.box(end, end+clusterEnd(rest))
		if w := next - x; w > 0 && w < width+em/2 {
			width = divide(w, 1000) * 1000 // what remains is noise of rounding
		}
	}
	return x, width, baseline
}

// box gives where a cluster begins and how wide its letters are, in ems, and
// the baseline of its widest glyph. Marks, which have no width, do not count
// beside letters.
func (l *textLine) box(from, to int) (x, width int64, baseline sp.Len) {
	first, last, widest := int64(math.MaxInt64), int64(math.MinInt64), int64(0)
	for i := from; i < to; i++ {
		at, w := l.place(i), l.face.width(l.run.Glyphs[i].ID)
		if w > 0 {
			first, last = min(first, at), max(last, at+w)
		}
		if w > widest {
			widest, baseline = w, l.run.Lift(i)
		}
	}
	if widest == 0 {
		return l.place(from), 0, l.run.Lift(from)
	}
	return first, last - first, baseline
}

// fontUnits turns ems into font units, as far as a glyph's description goes.
func (l *textLine) fontUnits(ems int64) int16 {
	n := divide(ems*int64(l.face.font.upem), em)
	return int16(max(math.MinInt16, min(math.MaxInt16, n)))
}

// containsRTL says whether a text has characters written from right to left.
// None of them begins with a lesser byte than the Hebrew ones.
func containsRTL(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xD6 {
			return strings.ContainsFunc(s[i:], isRTL)
		}
	}
	return false
}

// maxUnits is how many UTF-16 units one glyph may stand for: mupdf ignores
// longer entries of ToUnicode.
const maxUnits = 8

// splits says that a glyph cannot stand for a text alone: the text is too
// long, or has marks, which make pdf.js take the glyph for one, or is several
// characters of a script written from right to left, of which readers disagree
// whether they stand in the order of reading.
func splits(text string) bool {
	if len(text) < 3 {
		return false
	}
	if _, size := utf8.DecodeRuneInString(text); size == len(text) {
		return false
	}
	return len(text) > maxUnits && utf16Len(text) > maxUnits || strings.ContainsFunc(text, isMarkOrRTL)
}

func isMarkOrRTL(r rune) bool { return r >= 0x300 && (unicode.Is(unicode.M, r) || isRTL(r)) }

// utf16Len gives the length of a text in UTF-16 units.
func utf16Len(s string) (n int) {
	for _, r := range s {
		n += utf16.RuneLen(r)
	}
	return n
}

// isRTL says that a character belongs to a script written from right to left.
func isRTL(r rune) bool {
	return r >= 0x590 && r < 0x900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFEFF ||
		r >= 0x10800 && r < 0x11000 || r >= 0x1E800 && r < 0x1F000
}
