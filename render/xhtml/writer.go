package xhtml

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// Writer builds XML that is well-formed whatever the strings it is given:
// markup goes through Raw, everything else through Text or Attr.
type Writer struct{ b []byte }

// Bytes gives what was written. The slice is the Writer's own.
func (w *Writer) Bytes() []byte { return w.b }

// Reset forgets what was written and keeps its room for what comes.
func (w *Writer) Reset() { w.b = w.b[:0] }

// Raw writes markup as it stands.
func (w *Writer) Raw(parts ...string) {
	for _, p := range parts {
		w.b = append(w.b, p...)
	}
}

// Text writes characters. What XML 1.0 cannot hold (production 2, Char) is
// left out or, where bytes are no UTF-8, shown as U+FFFD. A line separator
// (U+2028) is a break that the author set.
func (w *Writer) Text(s string) { w.escape(s, "<br/>") }

// Attr writes an attribute, a space before it; nothing for an empty value.
func (w *Writer) Attr(name, value string) {
	if value == "" {
		return
	}
	w.Raw(" ", name, `="`)
	w.escape(value, " ")
	w.Raw(`"`)
}

// Num writes an attribute that is a number above 0.
func (w *Writer) Num(name string, n int) {
	if n > 0 {
		w.Raw(" ", name, `="`, strconv.Itoa(n), `"`)
	}
}

// Lang writes language and direction, each where it is given. Both lang and
// xml:lang are wanted: HTML reads the one, XML tools the other.
func (w *Writer) Lang(lang string, dir doc.Dir) {
	if lang = Tag(lang); lang != "" {
		w.Attr("lang", lang)
		w.Attr("xml:lang", lang)
	}
	if dir == doc.LTR || dir == doc.RTL {
		w.Attr("dir", string(dir))
	}
}

// Escape gives s as it may stand in XML text or in a quoted attribute.
func Escape(s string) string {
	var w Writer
	w.escape(s, " ")
	return string(w.b)
}

// special marks the bytes escape must look at: markup, control characters, and
// the lead bytes of U+0080–009F, U+2028 and U+FFFE.
var special = func() (t [256]bool) {
	for c := range 0x20 {
		t[c] = c != '\t' && c != '\n'
	}
	for _, c := range []byte{'&', '<', '>', '"', 0x7F, 0xC2, 0xE2, 0xEF} {
		t[c] = true
	}
	return t
}()

func (w *Writer) escape(s, lineBreak string) {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
	}
	done := 0
	for i := 0; i < len(s); {
		if !special[s[i]] {
			i++
			continue
		}
		with, size, ok := replacement(s[i:], lineBreak)
		if ok {
			w.b = append(w.b, s[done:i]...)
			w.b = append(w.b, with...)
			done = i + size
		}
		i += size
	}
	w.b = append(w.b, s[done:]...)
}

// replacement says what the character at the start of s is written as; ok is
// false when it may stand as it is.
func replacement(s, lineBreak string) (with string, size int, ok bool) {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case r == '&':
		return "&amp;", size, true
	case r == '<':
		return "&lt;", size, true
	case r == '>':
		return "&gt;", size, true
	case r == '"':
		return "&quot;", size, true
	case r == '\u2028' || r == '\u2029':
		return lineBreak, size, true
	case r == '\u0085':
		return " ", size, true
	case r < 0xA0 || r == 0xFFFE || r == 0xFFFF: // the table lets no other control pass
		return "", size, true
	}
	return "", size, false
}
