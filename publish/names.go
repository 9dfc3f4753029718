package publish

import (
	"path"
	"strings"
	"unicode"
)

// BookName is the name of a post's books, without extension: that of the
// post's file, or of its folder when it lies in a bundle as index.md.
func BookName(post string) string {
	name := strings.TrimSuffix(path.Base(post), path.Ext(post))
	if dir := path.Dir(post); name == "index" && dir != "." && dir != "/" {
		return path.Base(dir)
	}
	return name
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
