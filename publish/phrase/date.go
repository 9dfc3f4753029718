package phrase

import (
	"strconv"
	"strings"
	"time"
)

// Date writes a day as the language does in running text, such as
// "31 July 2025"; the zero time gives "". The clock and the zone are left out:
// the day is the one of t's own zone.
func (w *Words) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	var b strings.Builder
	for _, r := range w.date {
		switch r {
		case 'D':
			b.WriteString(strconv.Itoa(t.Day()))
		case 'F': // the first of a month is an ordinal
			b.WriteString(strconv.Itoa(t.Day()))
			if t.Day() == 1 {
				b.WriteString(w.first())
			}
		case 'M':
			b.WriteString(w.month(t.Month()))
		case 'Y':
			b.WriteString(strconv.Itoa(t.Year()))
		case 'B': // the Buddhist year of Thailand
			b.WriteString(strconv.Itoa(t.Year() + 543))
		default:
			b.WriteRune(r)
		}
	}
	return w.digits(b.String())
}

func (w *Words) month(m time.Month) string {
	if w.months == nil {
		return strconv.Itoa(int(m))
	}
	return w.months[m-1]
}

func (w *Words) first() string {
	if w.Lang == "fr" {
		return "er"
	}
	return "º"
}

// digits replaces European digits by the language's own.
func (w *Words) digits(s string) string {
	if w.Lang != "fa" {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '۰' + r - '0'
		}
		return r
	}, s)
}
