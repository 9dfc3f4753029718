package cite

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// RIS gives a record of the RIS format, whose lines end in CR LF.
func RIS(m *doc.Meta) string {
	var b strings.Builder
	tag := func(name, value string) {
		if value = doc.OneLine(value); value != "" {
			b.WriteString(name + "  - " + value + "\r\n")
		}
	}
	names := func(name string, ps []person) {
		for _, p := range ps {
			tag(name, p.turned())
		}
	}
	tag("TY", "BLOG")
	names("AU", writers(m))
	names("ED", people(m, "edt"))
	names("A4", people(m, "trl"))
	tag("TI", title(m))
	if !m.Date.IsZero() {
		tag("PY", m.Date.Format("2006"))
		tag("DA", m.Date.Format("2006/01/02"))
	}
	tag("PB", m.Publisher)
	tag("T3", m.Series)
	tag("M1", m.SeriesNumber)
	tag("AB", m.Summary)
	for _, k := range m.Tags {
		tag("KW", k)
	}
	tag("N1", updated(m))
	tag("DO", doi(m))
	tag("UR", address(m))
	tag("LA", m.Language)
	b.WriteString("ER  - \r\n")
	return b.String()
}

// turned gives the family name first where it is known.
func (p person) turned() string {
	if p.family == "" {
		return p.whole
	}
	return p.family + ", " + p.given
}
