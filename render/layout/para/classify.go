package para

import "strings"

// classify looks for what keeps words together: a number and its unit, a
// reference and its number.
func classify(text string) wordFlags {
	bare := strings.Trim(text, ".,;:!?()[]“”‘’\"'")
	if bare == "" {
		return 0
	}
	var f wordFlags
	c := bare[0]
	if c >= '0' && c <= '9' {
		f |= flagDigit
	}
	if isNumber(text) {
		f |= flagNumber
	}
	if isUnit(bare) {
		f |= flagUnit
	}
	if isReference(bare) && !strings.HasSuffix(text, ",") {
		f |= flagRef
	}
	if isTitle(bare) || isInitial(text) {
		f |= flagTitle
	}
	return f
}

// isNumber tells figures with separators, a sign or a currency: 1,200, €3.5.
// A mark after it parts it from what follows.
func isNumber(s string) bool {
	s = strings.TrimLeft(s, "(“‘+-−–±~≈<>$€£¥₽₹")
	digits := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c != '.' && c != ',':
			return false
		}
	}
	return digits > 0 && s[len(s)-1] != ',' && s[len(s)-1] != '.'
}

// isUnit tells words that belong to the number before them, months among them.
func isUnit(s string) bool {
	switch s {
	case "%", "‰", "°", "°C", "°F", "$", "€", "£", "kr",
		"mm", "cm", "m", "km", "ft", "mi", "nm", "µm", "μm", "ha", "km²", "m²", "m³", "km2", "m2", "m3",
		"mg", "g", "kg", "t", "lb", "oz", "ml", "l", "L", "px", "pt",
		"ms", "s", "min", "h", "Hz", "kHz", "MHz", "GHz", "km/h", "mph", "m/s",
		"W", "kW", "MW", "GW", "TW", "kWh", "MWh", "GWh", "TWh", "V", "kV", "A", "mA", "J", "kJ", "MJ", "K", "Pa", "kPa", "MPa", "bar",
		"B", "KB", "kB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "bit", "bits",
		"per", "percent", "cent", "million", "billion", "trillion", "thousand", "mn", "bn",
		"Mio", "Mrd", "Millionen", "Milliarden", "Prozent", "pour", "millions", "milliards",
		"January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
		"a.m", "p.m", "am", "pm", "AM", "PM", "BC", "AD", "BCE", "CE":
		return true
	}
	return false
}

// isReference tells words that belong to the number, or a title's name, after
// them.
func isReference(s string) bool {
	switch s {
	case "Figure", "Figures", "Fig", "Figs", "Table", "Tables", "Chapter", "Chapters", "Chap", "Section", "Sections", "Sec",
		"Part", "Volume", "Vol", "Appendix", "Article", "Articles", "Art", "Equation", "Eq", "Note", "Notes", "Page", "Pages",
		"Item", "Step", "Act", "No", "Nos", "Nr", "p", "pp", "vol", "no", "ch", "chap", "sec", "fig", "art", "para", "§", "§§",
		"Abbildung", "Abb", "Tabelle", "Tab", "Kapitel", "Kap", "Abschnitt", "Band", "Bd", "Seite", "S",
		"figure", "tableau", "chapitre", "Tableau", "Chapitre":
		return true
	}
	return false
}

// isTitle tells titles that belong to the name after them.
func isTitle(s string) bool {
	switch s {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "St":
		return true
	}
	return false
}

// isInitial tells an initial of a name, "J."
func isInitial(s string) bool { return len(s) == 2 && s[1] == '.' && s[0] >= 'A' && s[0] <= 'Z' }
