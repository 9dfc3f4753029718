package para

import "github.com/octavo-press/octavo/render/sp"

// em is a length in 65536ths of the em: what is shaped once serves all sizes,
// and scaling is a multiplication and a shift.
type em = int32

const fullEm em = 1 << 16

// scale gives a length in ems at a size, rounded to nearest.
func scale(u em, size sp.Len) sp.Len {
	return sp.Len((int64(u)*int64(size) + 1<<15) >> 16)
}

// toEm converts font units.
func toEm(units, upem int) em {
	n := int64(units) << 16
	if n < 0 {
		return em(-((-n + int64(upem)/2) / int64(upem)))
	}
	return em((n + int64(upem)/2) / int64(upem))
}

// perMille gives so many thousandths of a length.
func perMille(u em, n int32) em { return em(int64(u) * int64(n) / 1000) }
