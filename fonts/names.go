package fonts

import (
	"strings"
	"unicode"
	"unicode/utf16"
)

// readName reads a string of the name table, the English one of Windows if
// there is one, else the first that has any text.
func readName(names table, id int) string {
	found := ""
	strs := names.at(names.u16(4))
	for i := range names.u16(2) {
		rec := names.at(6 + 12*i)
		if rec.u16(6) != id {
			continue
		}
		b := strs.at(rec.u16(10))
		b = b[:min(len(b), rec.u16(8))]
		platform, language := rec.u16(0), rec.u16(4)
		s := decodeName(b, platform)
		if platform == 3 && language == 0x409 && s != "" {
			return s
		}
		if found == "" {
			found = s
		}
	}
	return found
}

// decodeName reads UTF-16, or for the Macintosh what is ASCII of it.
func decodeName(b table, platform int) string {
	var s []rune
	if platform == 1 {
		for _, c := range b {
			s = append(s, rune(c))
		}
	} else {
		units := make([]uint16, len(b)/2)
		for i := range units {
			units[i] = uint16(b.u16(2 * i))
		}
		s = utf16.Decode(units)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) || platform == 1 && r > '~' {
			return -1
		}
		return r
	}, string(s)))
}

// postScriptName reads name 6, or makes one from the family.
func postScriptName(f File, names table) string {
	const postScript = 6
	if s := asPostScript(readName(names, postScript)); s != "" {
		return s
	}
	if s := asPostScript(f.label()); s != "" {
		return s
	}
	return "Font"
}

// asPostScript keeps what a PostScript name may hold, at most 63 characters.
func asPostScript(name string) string {
	var s strings.Builder
	for _, r := range name {
		if r > ' ' && r < 0x7F && !strings.ContainsRune("[](){}<>/%", r) && s.Len() < 63 {
			s.WriteRune(r)
		}
	}
	return s.String()
}
