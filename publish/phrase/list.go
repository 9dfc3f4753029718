package phrase

import "strings"

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
