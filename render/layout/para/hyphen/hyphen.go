// Package hyphen finds where words may be hyphenated.
package hyphen

// Patterns hyphenates words of one language.
type Patterns struct{}

// Match gives the name of the patterns for a language.
func Match(lang string) string { return "" }

// Open reads the patterns of a name.
func Open(name string) *Patterns { return nil }

// Points appends to dst the offsets where word may be broken.
func (p *Patterns) Points(dst []int, word string) []int { return dst }
