package fonts

import (
	"sync"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"
)

// shaping is the part of a face that go-text reads, and the shapers at rest.
type shaping struct {
	once   sync.Once
	font   *font.Font
	floods floods
	err    error

	mu   sync.Mutex
	idle []*shaper
}

// Ready reads what text needs of the face, which is else read at its first use:
// a program that knows what it will set can do so beside other work.
func (f *Face) Ready() {
	f.Glyph(' ')
	if f.shaping.open(f) == nil {
		f.plainRules(true)
	}
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

// take gives a shaper at rest, or a new one.
func (s *shaping) take() *shaper {
	s.mu.Lock()
	if n := len(s.idle); n > 0 {
		defer s.mu.Unlock()
		sh := s.idle[n-1]
		s.idle = s.idle[:n-1]
		return sh
	}
	s.mu.Unlock()
	return s.newShaper()
}

func (s *shaping) give(sh *shaper) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.idle = append(s.idle, sh)
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
