package theme

import (
	"strings"

	"github.com/octavo-press/octavo/render/sp"
)

// set applies a setting that belongs to no style.
func (t *Theme) set(s setting) error {
	if name, ok := strings.CutPrefix(s.table, "paper."); ok {
		p := t.Papers[name]
		p.Name = name
		err := setPaper(&p, s)
		t.Papers[name] = p
		return err
	}
	if strings.HasPrefix(s.table, "font.") {
		return t.setFile(s)
	}
	switch s.name() {
	case "base":
		return nil
	case "logo":
		return t.setLogo(s)
	case "accent":
		return t.color(s, &t.Accent)
	case "ink":
		return t.color(s, &t.Ink)
	case "muted":
		return t.color(s, &t.Muted)
	case "tint":
		return t.color(s, &t.Tint)
	case "image-band":
		return boolean(s, &t.ImageBand)
	case "drop-cap":
		return number(s, &t.DropCap, 0, 5)
	case "footer":
		return text(s, &t.Footer)
	case "publisher":
		return text(s, &t.Publisher)
	case "cjk.leading":
		return number(s, &t.CJK.Leading, 1000, 3000)
	case "cjk.indent":
		return number(s, &t.CJK.Indent, 0, 8000)
	}
	return s.errorf("there is no such key")
}

func setPaper(p *Paper, s setting) error {
	switch s.key {
	case "width":
		return length(s, &p.W, mm)
	case "height":
		return length(s, &p.H, mm)
	case "measure":
		return length(s, &p.Measure, mm)
	case "top":
		return length(s, &p.Top, mm)
	case "bottom":
		return length(s, &p.Bottom, mm)
	case "inner":
		return length(s, &p.Inner, mm)
	case "size":
		return length(s, &p.Size, pt)
	case "leading":
		return length(s, &p.Leading, pt)
	}
	return s.errorf("there is no such key")
}

func (t *Theme) setStyle(st *Style, s setting) error {
	switch s.key {
	case "font":
		return setFont(st, s)
	case "weight":
		return number(s, &st.Weight, 100, 900)
	case "italic":
		return boolean(s, &st.Italic)
	case "small-caps":
		return boolean(s, &st.SmallCaps)
	case "size":
		return number(s, &st.Size, 300, 8000)
	case "leading":
		return number(s, &st.Leading, 800, 4000)
	case "before":
		return number(s, &st.Before, 0, 20000)
	case "after":
		return number(s, &st.After, 0, 20000)
	case "left":
		return number(s, &st.Left, 0, 10000)
	case "right":
		return number(s, &st.Right, 0, 10000)
	case "first":
		return number(s, &st.First, 0, 10000)
	case "align":
		return setAlign(st, s)
	case "color":
		return t.color(s, &st.Color)
	case "hyphenate":
		return boolean(s, &st.Hyphenate)
	}
	return s.errorf("there is no such key")
}

func setFont(st *Style, s setting) error {
	word, _ := s.value.(string)
	r, ok := role(word)
	if !ok {
		return s.errorf(`want "serif", "sans" or "mono"`)
	}
	st.Font = r
	return nil
}

func setAlign(st *Style, s setting) error {
	word, _ := s.value.(string)
	switch a := Alignment(word); a {
	case Justify, Start, Center, End:
		st.Align = a
		return nil
	}
	return s.errorf(`want "justify", "start", "center" or "end"`)
}

func boolean(s setting, to *bool) error {
	b, ok := s.value.(bool)
	if !ok {
		return s.errorf("want true or false")
	}
	*to = b
	return nil
}

func text(s setting, to *string) error {
	v, ok := s.value.(string)
	if !ok {
		return s.errorf("want a string")
	}
	*to = v
	return nil
}

func number(s setting, to *int, least, most int) error {
	f, ok := s.value.(float64)
	if !ok || f != float64(int(f)) || int(f) < least || int(f) > most {
		return s.errorf("want a whole number from %d to %d", least, most)
	}
	*to = int(f)
	return nil
}

func pt(f float64) sp.Len { return sp.FromPoints(f) }
func mm(f float64) sp.Len { return sp.MM(f) }

func length(s setting, to *sp.Len, unit func(float64) sp.Len) error {
	f, ok := s.value.(float64)
	if !ok || !(f >= 0 && f <= 5000) {
		return s.errorf("want a number from 0 to 5000")
	}
	*to = unit(f)
	return nil
}

// color reads "#rrggbb" or the name of one of the theme's own colours.
func (t *Theme) color(s setting, to *Color) error {
	word, _ := s.value.(string)
	switch word {
	case "accent":
		*to = t.Accent
		return nil
	case "ink":
		*to = t.Ink
		return nil
	case "muted":
		*to = t.Muted
		return nil
	}
	if len(word) != 7 || word[0] != '#' {
		return s.errorf(`want "#rrggbb", "accent", "ink" or "muted"`)
	}
	var c Color
	for i := range c {
		hi, ok1 := hex(word[1+2*i])
		lo, ok2 := hex(word[2+2*i])
		if !ok1 || !ok2 {
			return s.errorf("%q is no colour", word)
		}
		c[i] = hi<<4 | lo
	}
	*to = c
	return nil
}

func hex(b byte) (byte, bool) {
	switch {
	case '0' <= b && b <= '9':
		return b - '0', true
	case 'a' <= b && b <= 'f':
		return b - 'a' + 10, true
	case 'A' <= b && b <= 'F':
		return b - 'A' + 10, true
	}
	return 0, false
}
