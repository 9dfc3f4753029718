package pdf

import (
	"strconv"

	"github.com/octavo-press/octavo/render/sp"
)

// Lengths are written in thousandths of a point, finer than any device, and
// summed as integers, so that nothing drifts along a line.

// milli rounds a length to thousandths of a point.
func milli(l sp.Len) int64 { return (int64(l)*1000 + 1<<15) >> 16 }

// appendMilli writes thousandths as a decimal number without needless digits.
func appendMilli(dst []byte, n int64) []byte {
	if n < 0 {
		dst = append(dst, '-')
		n = -n
	}
	if n >= 1000 || n == 0 {
		dst = strconv.AppendInt(dst, n/1000, 10)
	}
	n %= 1000
	if n == 0 {
		return dst
	}
	dst = append(dst, '.', byte('0'+n/100))
	if n%100 != 0 {
		dst = append(dst, byte('0'+n/10%10))
		if n%10 != 0 {
			dst = append(dst, byte('0'+n%10))
		}
	}
	return dst
}

// appendMillis writes several numbers, each with a space after it.
func appendMillis(dst []byte, ns ...int64) []byte {
	for _, n := range ns {
		dst = append(appendMilli(dst, n), ' ')
	}
	return dst
}
