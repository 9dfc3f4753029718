package hyphen

import "strings"

// find tells whether a name is that of a language, and gives the letters that
// must stay before and after a hyphen, which are those of TeX.
func find(name string) (mins [2]int, ok bool) {
	switch name {
	case "be", "bg", "ca", "da", "de", "el", "es", "fi", "fr", "gl", "hr", "hu", "is", "it", "la", "lt",
		"nl", "no", "oc", "pl", "ru", "sl", "sv", "th", "tr", "uk":
		return [2]int{2, 2}, true
	case "cy", "en-gb", "en-us", "et", "ga", "pt":
		return [2]int{2, 3}, true
	}
	return [2]int{}, false
}

func mins(name string) (left, right int) {
	m, _ := find(name)
	return m[0], m[1]
}

// Thai names the patterns of Thai. Match does not give it: Thai is written
// without spaces and without hyphens, and its lines end where syllables do.
const Thai = "th"

// Match gives the name of the patterns for a language as BCP 47 writes it, or
// "" where there are none. English that does not say where it is from goes by
// the American patterns.
func Match(lang string) string {
	lang = strings.ToLower(strings.ReplaceAll(lang, "_", "-"))
	primary, rest, _ := strings.Cut(lang, "-")
	switch primary {
	case "en":
		region, _, _ := strings.Cut(rest, "-")
		switch region {
		case "gb", "ie", "au", "nz", "za", "in", "hk", "sg":
			return "en-gb"
		}
		return "en-us"
	case "nb", "nn":
		return "no"
	case "sr", "sh", "bs": // in Latin letters they hyphenate as Croatian
		if strings.Contains(rest, "latn") || primary == "bs" {
			return "hr"
		}
		return ""
	}
	if _, ok := find(primary); ok && primary != Thai {
		return primary
	}
	return ""
}
