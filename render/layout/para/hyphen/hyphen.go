// Package hyphen finds where words may be hyphenated, by Liang's algorithm
// ("Word Hy-phen-a-tion by Com-put-er", 1983) over the patterns of TeX.
//
//	p := hyphen.Open(hyphen.Match("en-GB"))
//	fmt.Println(p.Points(nil, "manuscript")) // [2 4]
//
// The patterns lie in the program as tries that are walked where they are:
// opening a language costs no more than copying its file.
package hyphen

import (
	"embed"
	"unicode"
	"unicode/utf8"
)

//go:generate go run ./mktries -from $HYPH_UTF8 -to tries

//go:embed tries/*.trie
var tries embed.FS

// Patterns hyphenates words of one language. It is safe for concurrent use.
type Patterns struct {
	trie
	left, right int // letters that stay before the first and after the last hyphen
	turkish     bool
}

// Open gives the patterns of a name that Match gave, or nil for any other.
func Open(name string) *Patterns {
	if _, ok := find(name); !ok {
		return nil
	}
	data, err := tries.ReadFile("tries/" + name + ".trie")
	if err != nil {
		return nil
	}
	left, right := mins(name)
	return &Patterns{trie: openTrie(data), left: left, right: right, turkish: name == "tr"}
}

// longest is the number of letters of the longest word looked at.
const longest = 96

// Points appends to dst the offsets in word, in bytes and ascending, before
// which a hyphen may be set. The word is letters and apostrophes.
func (p *Patterns) Points(dst []int, word string) []int {
	if p == nil {
		return dst
	}
	var w letters
	for i, r := range word {
		if !p.apostrophe && isApostrophe(r) {
			dst = p.points(dst, &w)
			w.n, w.size = 0, 0
			continue
		}
		if !w.add(p.lower(r), i) {
			return dst
		}
	}
	return p.points(dst, &w)
}

// letters is a word in lower case between full stops, as patterns have it.
type letters struct {
	n    int                 // letters
	at   [longest + 1]int    // offset of each in the word
	from [longest + 1]uint16 // and in buf
	buf  [2 + 3*longest]byte
	size int
}

// add reports false where the word is too long.
func (w *letters) add(r rune, at int) bool {
	if w.n == longest || r >= 0x10000 || r < 0 {
		return false
	}
	if w.size == 0 {
		w.buf[0], w.size = '.', 1
	}
	w.at[w.n], w.from[w.n] = at, uint16(w.size)
	w.n++
	w.size += utf8.EncodeRune(w.buf[w.size:], r)
	return true
}

// points scores every place of a word with the highest level a pattern gives
// it; odd ones take a hyphen.
func (p *Patterns) points(dst []int, w *letters) []int {
	if w.n < p.left+p.right {
		return dst
	}
	w.buf[w.size] = '.'
	text := w.buf[:w.size+1]
	var scores [3 + 3*longest]uint8
	p.score(text, 0, &scores)
	for i := range w.n {
		p.score(text, int(w.from[i]), &scores)
	}
	for i := p.left; i <= w.n-p.right; i++ {
		if scores[w.from[i]]%2 == 1 {
			dst = append(dst, w.at[i])
		}
	}
	return dst
}

func (p *Patterns) lower(r rune) rune {
	switch {
	case r == '’':
		return '\''
	case r >= 'a' && r <= 'z':
		return r
	case p.turkish:
		return unicode.TurkishCase.ToLower(r)
	}
	return unicode.ToLower(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }
