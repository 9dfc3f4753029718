package svg

import (
	"math"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/render/frame"
)

// parseColor reads a colour with its alpha; ok is false for what is none.
func parseColor(s string) (c frame.Color, alpha float64, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	if hex, found := strings.CutPrefix(s, "#"); found {
		return parseHex(hex)
	}
	if name, args, found := strings.Cut(s, "("); found {
		return parseFunction(name, strings.TrimSuffix(args, ")"))
	}
	if s == "transparent" {
		return c, 0, true
	}
	c, ok = named(s)
	return c, 1, ok
}

// parseHex reads "rgb", "rgba", "rrggbb" and "rrggbbaa".
func parseHex(s string) (c frame.Color, alpha float64, ok bool) {
	if len(s) == 3 || len(s) == 4 {
		var b strings.Builder
		for i := range len(s) {
			b.WriteByte(s[i])
			b.WriteByte(s[i])
		}
		s = b.String()
	}
	if len(s) == 6 {
		s += "ff"
	}
	v, err := strconv.ParseUint(s, 16, 32)
	if err != nil || len(s) != 8 {
		return c, 0, false
	}
	return frame.Color{uint8(v >> 24), uint8(v >> 16), uint8(v >> 8)}, float64(v&255) / 255, true
}

// parseFunction reads rgb() and hsl(), with commas or without.
func parseFunction(name, args string) (c frame.Color, alpha float64, ok bool) {
	f := strings.FieldsFunc(args, func(r rune) bool { return r == ' ' || r == ',' || r == '/' || r == '\t' })
	if len(f) < 3 {
		return c, 0, false
	}
	alpha = 1
	if len(f) > 3 {
		alpha = fraction(f[3], 1)
	}
	switch name {
	case "rgb", "rgba":
		for i := range c {
			if p, percent := strings.CutSuffix(f[i], "%"); percent {
				c[i] = sample(number(p) * 255 / 100)
			} else {
				c[i] = sample(number(f[i]))
			}
		}
		return c, alpha, true
	case "hsl", "hsla":
		hue := number(strings.TrimSuffix(f[0], "deg"))
		return fromHSL(hue, fraction(f[1], 0), fraction(f[2], 0)), alpha, true
	}
	return c, 0, false
}

func sample(v float64) uint8 { return uint8(math.Round(min(max(v, 0), 255))) }

// fromHSL is the algorithm of CSS Color 4, section 7.1.
func fromHSL(hue, s, l float64) frame.Color {
	var c frame.Color
	a := s * min(l, 1-l)
	for i, n := range []float64{0, 8, 4} {
		k := math.Mod(n+hue/30, 12)
		if k < 0 {
			k += 12
		}
		c[i] = sample(255 * (l - float64(a*max(-1, min(k-3, 9-k, 1)))))
	}
	return c
}

// mix gives the colour at t between a, at 0, and b, at 1.
func mix(a, b frame.Color, t float64) frame.Color {
	var c frame.Color
	for i := range c {
		c[i] = sample(float64(float64(a[i])*(1-t)) + float64(float64(b[i])*t))
	}
	return c
}

// named finds one of the 147 colours of SVG 1.1, section 4.4, which are kept
// as one string so that no program pays for a map at its start.
func named(s string) (frame.Color, bool) {
	if s == "" || strings.ContainsAny(s, " =") {
		return frame.Color{}, false
	}
	i := strings.Index(names, " "+s+"=")
	if i < 0 {
		return frame.Color{}, false
	}
	i += len(s) + 2
	c, _, ok := parseHex(names[i : i+6])
	return c, ok
}
