package phrase

import "strings"

// Sentences joins sentences into a paragraph. After a full-width stop there is
// no space.
func Sentences(ss ...string) string {
	return strings.ReplaceAll(strings.Join(ss, " "), "。 ", "。")
}

// List joins names as the language does in running text: "A, B and C".
func (w *Words) List(names []string) string {
	n := len(names)
	switch {
	case n == 0:
		return ""
	case n == 1:
		return names[0]
	case n == 2 && w.pair != "":
		return names[0] + w.pair + names[1]
	}
	return strings.Join(names[:n-1], w.comma) + w.and + names[n-1]
}

// First joins the first of many names: "A, B …".
func (w *Words) First(names []string) string {
	return strings.Join(names, w.comma) + " …"
}
