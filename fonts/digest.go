package fonts

import (
	"reflect"
	"unsafe"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
)

// go-text v0.3.5 passes over glyphs that a lookup covers: before it looks a
// glyph up it asks a digest of the coverage, and the digest of a coverage in
// ranges forgets the ranges that come after the first 63 glyphs or so
// (go-text/typesetting issue 278, mended after v0.3.5). Arabic letters stay
// unjoined, quotation marks unkerned, small capitals large. No exported call
// leads to the digests, so they are set through reflection: where one may
// have forgotten ranges it is filled, which sends every glyph on to the
// coverage itself. Where the fields are not as they were, nothing is done.
// With the next version this file goes.

// floods tells of each lookup which of its subtables have such a coverage.
type floods struct{ gsub, gpos [][]bool }

func findFloods(f *font.Font) floods {
	var fl floods
	for _, l := range f.GSUB.Lookups {
		fl.gsub = append(fl.gsub, flooded(l.Subtables))
	}
	for _, l := range f.GPOS.Lookups {
		fl.gpos = append(fl.gpos, flooded(l.Subtables))
	}
	return fl
}

// flooded marks the subtables whose coverage has several ranges of 63 glyphs
// or more in all; it is nil where no digest of the lookup, the common one
// among them, can have forgotten any.
func flooded[T interface{ Cov() tables.Coverage }](subtables []T) []bool {
	marks := make([]bool, len(subtables))
	ranges, glyphs := 0, 0
	for i, t := range subtables {
		if c, ok := t.Cov().(tables.Coverage2); ok {
			marks[i] = len(c.Ranges) > 1 && c.Len() >= 63
			ranges, glyphs = ranges+len(c.Ranges), glyphs+c.Len()
		}
	}
	if ranges < 2 || glyphs < 63 {
		return nil
	}
	return marks
}

// repair fills the digests of a shaper's font.
func (fl *floods) repair(f *harfbuzz.Font) {
	v := reflect.ValueOf(f).Elem()
	repairLookups(v.FieldByName("gsubAccels"), fl.gsub)
	repairLookups(v.FieldByName("gposAccels"), fl.gpos)
}

func repairLookups(accels reflect.Value, lookups [][]bool) {
	if accels.Kind() != reflect.Slice || accels.Len() != len(lookups) {
		return
	}
	subtables, ok := accels.Type().Elem().FieldByName("subtables")
	if !ok || subtables.Type.Kind() != reflect.Slice {
		return
	}
	own, ok := findDigest(accels.Type().Elem())
	each, ok2 := findDigest(subtables.Type.Elem())
	if !ok || !ok2 {
		return
	}
	for i, marks := range lookups {
		if marks == nil {
			continue
		}
		own.fill(accels.Index(i))
		list := accels.Index(i).FieldByIndex(subtables.Index)
		for k, marked := range marks {
			if marked && k < list.Len() {
				each.fill(list.Index(k))
			}
		}
	}
}

// digestField is where in a structure its digest lies: three masks of 64 bits.
type digestField struct {
	offset uintptr
	masks  int
}

func findDigest(t reflect.Type) (digestField, bool) {
	f, ok := t.FieldByName("digest")
	if !ok || f.Type.Kind() != reflect.Array || f.Type.Elem().Kind() != reflect.Uint64 {
		return digestField{}, false
	}
	return digestField{f.Offset, f.Type.Len()}, true
}

// fill sets all bits of the digest of a structure.
func (d digestField) fill(owner reflect.Value) {
	at := unsafe.Add(unsafe.Pointer(owner.UnsafeAddr()), d.offset)
	masks := unsafe.Slice((*uint64)(at), d.masks)
	for i := range masks {
		masks[i] = ^uint64(0)
	}
}
