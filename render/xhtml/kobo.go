package xhtml

import (
	"bytes"
	"strconv"
	"unicode/utf8"
)

// KoboSpans gives a chapter's body as Kobo's own reader wants it, which keeps
// places, highlights and pages by them: around every sentence a span whose ID
// counts blocks and sentences, and two boxes around the whole.
func KoboSpans(body []byte) []byte {
	k := kobo{Writer: Writer{b: make([]byte, 0, len(body)*3/2)}}
	k.Raw("<div id=\"book-columns\">\n<div id=\"book-inner\">\n")
	for len(body) > 0 {
		end := bytes.IndexByte(body, '<')
		if end == 0 {
			end = bytes.IndexByte(body, '>') + 1 // attributes hold no bare ">"
			k.tag(body[:end])
		} else {
			if end < 0 {
				end = len(body)
			}
			k.text(body[:end])
		}
		body = body[end:]
	}
	k.Raw("</div>\n</div>\n")
	return k.Bytes()
}

// kobo counts as it writes.
type kobo struct {
	Writer
	block, sentence int
	plain           int // depth of elements whose text stays as it is
}

func (k *kobo) tag(tag []byte) {
	name := tag[1:]
	if end := bytes.IndexAny(name, " />"); end > 0 {
		name = name[:end]
	}
	switch string(name) {
	case "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "figcaption", "caption", "summary", "div", "section", "aside", "blockquote":
		k.block++
		k.sentence = 0
	case "img":
		k.open()
		k.b = append(append(k.b, tag...), "</span>"...)
		return
	case "pre", "rt":
		k.plain++
	}
	if s := string(tag); s == "</pre>" || s == "</rt>" {
		k.plain--
	}
	k.b = append(k.b, tag...)
}

func (k *kobo) open() {
	k.sentence++
	k.Raw(`<span class="koboSpan" id="kobo.`, strconv.Itoa(max(k.block, 1)), ".", strconv.Itoa(k.sentence), `">`)
}

// text writes what stands between two tags, sentence by sentence.
func (k *kobo) text(s []byte) {
	if k.plain > 0 || len(bytes.TrimSpace(s)) == 0 {
		k.b = append(k.b, s...)
		return
	}
	for len(s) > 0 {
		end := sentenceEnd(s)
		k.open()
		k.b = append(append(k.b, s[:end]...), "</span>"...)
		s = s[end:]
	}
}

// sentenceEnd gives where the first sentence ends, with its closing marks and
// spaces: at a full-width stop, or at a stop with a space behind.
func sentenceEnd(s []byte) int {
	const none, stop, wide = 0, 1, 2
	seen := none
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		switch r {
		case '.', '!', '?', '…', '؟', '۔', '।':
			seen = max(seen, stop)
		case '。', '！', '？':
			seen = wide
		case '”', '’', '»', '」', '』', '）', ')', ']':
		case ' ', '\n', '\t':
			if seen != none {
				end := i + len(s[i:]) - len(bytes.TrimLeft(s[i:], " \n\t"))
				return wholeRest(s, end)
			}
		default:
			if seen == wide {
				return wholeRest(s, i)
			}
			seen = none
		}
		i += n
	}
	return len(s)
}

// wholeRest leaves no sentence of spaces alone behind.
func wholeRest(s []byte, end int) int {
	if len(bytes.TrimSpace(s[end:])) == 0 {
		return len(s)
	}
	return end
}
