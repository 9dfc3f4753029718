package svg

import (
	"math"
	"strconv"
	"strings"
)

// maxNumber bounds every number read, so that sums stay finite and fit a page.
const maxNumber = 1e7

// number reads a plain number, 0 for none.
func number(s string) float64 {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsNaN(v) {
		return 0
	}
	return min(max(v, -maxNumber), maxNumber)
}

// fraction reads a number or percentage between 0 and 1.
func fraction(s string, otherwise float64) float64 {
	s = strings.TrimSpace(s)
	if s == "" {
		return otherwise
	}
	if p, ok := strings.CutSuffix(s, "%"); ok {
		return min(max(number(p)/100, 0), 1)
	}
	return min(max(number(s), 0), 1)
}

// length reads a length in user units: of is what 100% means, em the font
// size.
func length(s string, of, em float64) float64 {
	s = strings.TrimSpace(s)
	i := len(s)
	for i > 0 && (s[i-1] == '%' || s[i-1] >= 'a' && s[i-1] <= 'z' || s[i-1] >= 'A' && s[i-1] <= 'Z') {
		i--
	}
	v := number(s[:i])
	switch strings.ToLower(s[i:]) {
	case "%":
		v = v * of / 100
	case "em":
		v *= em
	case "rem":
		v *= 16
	case "ex", "ch":
		v = v * em / 2
	case "in":
		v *= 96
	case "cm":
		v = v * 96 / 2.54
	case "mm":
		v = v * 96 / 25.4
	case "q":
		v = v * 96 / 101.6
	case "pt":
		v = v * 4 / 3
	case "pc":
		v *= 16
	}
	return min(max(v, -maxNumber), maxNumber)
}

// numbers reads a list of numbers parted by blanks and commas, as far as it
// is one.
func numbers(s string) []float64 {
	var out []float64
	sc := scanner{s: s}
	for {
		v, ok := sc.number()
		if !ok {
			return out
		}
		out = append(out, v)
	}
}

// scanner reads the numbers of path data and lists, which need no blanks
// between them: "1-2.5.5" is three.
type scanner struct {
	s string
	i int
}

// blanks passes over what may part numbers.
func (sc *scanner) blanks() {
	for sc.i < len(sc.s) && strings.IndexByte(" \t\r\n\f,", sc.s[sc.i]) >= 0 {
		sc.i++
	}
}

func (sc *scanner) number() (float64, bool) {
	sc.blanks()
	start := sc.i
	sc.sign()
	digits := sc.digits()
	if sc.i < len(sc.s) && sc.s[sc.i] == '.' {
		sc.i++
		digits += sc.digits()
	}
	if digits == 0 {
		sc.i = start
		return 0, false
	}
	sc.exponent()
	return number(sc.s[start:sc.i]), true
}

func (sc *scanner) sign() {
	if sc.i < len(sc.s) && (sc.s[sc.i] == '+' || sc.s[sc.i] == '-') {
		sc.i++
	}
}

func (sc *scanner) digits() int {
	start := sc.i
	for sc.i < len(sc.s) && sc.s[sc.i] >= '0' && sc.s[sc.i] <= '9' {
		sc.i++
	}
	return sc.i - start
}

// exponent passes over one, unless an "e" starts a unit.
func (sc *scanner) exponent() {
	start := sc.i
	if sc.i >= len(sc.s) || sc.s[sc.i]|0x20 != 'e' {
		return
	}
	sc.i++
	sc.sign()
	if sc.digits() == 0 {
		sc.i = start
	}
}

// flag reads one of an arc's flags, a single digit.
func (sc *scanner) flag() (bool, bool) {
	sc.blanks()
	if sc.i < len(sc.s) && (sc.s[sc.i] == '0' || sc.s[sc.i] == '1') {
		sc.i++
		return sc.s[sc.i-1] == '1', true
	}
	return false, false
}

// letter reads a command, 0 when a number comes.
func (sc *scanner) letter() byte {
	sc.blanks()
	if sc.i < len(sc.s) {
		if c := sc.s[sc.i]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			sc.i++
			return c
		}
	}
	return 0
}

// done reports whether nothing is left.
func (sc *scanner) done() bool {
	sc.blanks()
	return sc.i >= len(sc.s)
}
