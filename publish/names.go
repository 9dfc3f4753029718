package publish

import (
	"path"
	"strings"
	"unicode"
)

// BookName is the name of a post's books, without extension: that of the
// post's file, or of its folder when it lies in a bundle as index.md. Control
// characters, and those with which a name can be shown as another, are left out.
func BookName(post string) string {
	name := strings.TrimSuffix(path.Base(post), path.Ext(post))
	if dir := path.Dir(post); name == "index" && dir != "." && dir != "/" {
		name = path.Base(dir)
	}
	if name = strings.Map(nameable, name); name == "" || name == "." || name == ".." {
		return "post"
	}
	return name
}

// nameable drops control characters, and the embeddings, overrides and isolates
// of UAX #9, by which "\u202Efdp.exe" reads "exe.pdf".
func nameable(r rune) rune {
	if unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
		return -1
	}
	return r
}

// longestName leaves room for extensions in the 255 bytes that file systems
// allow.
const longestName = 200

// TitleName makes a file's name of a title: its letters and digits, of any
// script, in lower case, words joined by hyphens; "" where it has none.
func TitleName(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c)
	})
	name := strings.Join(words, "-")
	for i := range name {
		if i > longestName {
			return strings.TrimRight(name[:i], "-")
		}
	}
	return name
}
