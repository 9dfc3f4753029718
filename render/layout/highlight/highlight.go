// Package highlight tells comments, strings and keywords of code apart from the
// rest, for listings in many languages.
//
//	for _, s := range highlight.Spans("go", text) {
//		fmt.Println(s.Kind, text[s.From:s.To])
//	}
//
// It knows a language by a line of a table and reads any text once from front
// to back, with no regular expression that could run away and no clock to stop
// it. What it does not know stays plain, which in print is no loss.
package highlight

import "strings"

// Kind is what a stretch of code is.
type Kind uint8

// The kinds that listings show; everything else is in no span.
const (
	Comment Kind = iota + 1
	String
	Keyword
)

// Span is a stretch of text, by bytes.
type Span struct {
	Kind     Kind
	From, To int
}

// Spans gives the spans of a text in a language, in order; none where the
// language is not known.
func Spans(language, text string) []Span {
	l, ok := find(language)
	if !ok {
		return nil
	}
	s := scanner{lang: l, text: text}
	if l.markup {
		s.markup()
	} else {
		s.code()
	}
	return s.spans
}

// scanner reads a text once.
type scanner struct {
	lang  language
	text  string
	at    int
	spans []Span
	lone  int // up to here, an apostrophe is known to open no string
}

// emit ends a span at the byte to and goes on from there.
func (s *scanner) emit(k Kind, to int) {
	s.spans = append(s.spans, Span{k, s.at, to})
	s.at = to
}

func (s *scanner) code() {
	for s.at < len(s.text) {
		switch {
		case s.comment(), s.quoted(), s.word():
		default:
			s.at++
		}
	}
}

// comment reads a comment that begins here.
func (s *scanner) comment() bool {
	rest := s.text[s.at:]
	if open, shut := s.lang.open, s.lang.shut; open != "" && strings.HasPrefix(rest, open) {
		s.emit(Comment, s.after(s.at+len(open), shut))
		return true
	}
	for _, open := range s.lang.line {
		if strings.HasPrefix(rest, open) && s.mayComment(open) {
			s.emit(Comment, s.lineEnd())
			return true
		}
	}
	return false
}

// mayComment says whether a comment may begin here: in a shell, and in
// languages like it, "#" within a word is none.
func (s *scanner) mayComment(open string) bool {
	return open != "#" || s.at == 0 || strings.IndexByte(" \t\n;(", s.text[s.at-1]) >= 0
}

func (s *scanner) lineEnd() int {
	if i := strings.IndexByte(s.text[s.at:], '\n'); i >= 0 {
		return s.at + i
	}
	return len(s.text)
}

// after gives the end of the first mark from a byte on, or of the text.
func (s *scanner) after(from int, mark string) int {
	if i := strings.Index(s.text[from:], mark); i >= 0 {
		return from + i + len(mark)
	}
	return len(s.text)
}

// quoted reads a string that begins here. One that may not pass the line ends
// with it.
func (s *scanner) quoted() bool {
	q := s.text[s.at]
	if strings.IndexByte(s.lang.quotes, q) < 0 {
		return false
	}
	if triple := strings.Repeat(string(q), 3); s.lang.triple && strings.HasPrefix(s.text[s.at:], triple) {
		s.emit(String, s.after(s.at+3, triple))
		return true
	}
	if q == '`' {
		s.emit(String, s.after(s.at+1, "`"))
		return true
	}
	if q == '\'' && s.at < s.lone {
		s.at++
		return true
	}
	for i := s.at + 1; i < len(s.text); i++ {
		switch s.text[i] {
		case '\\':
			i++
		case q:
			s.emit(String, i+1)
			return true
		case '\n':
			return s.stray(i)
		}
	}
	return s.stray(len(s.text))
}

// stray passes a quotation mark that opens no string on its line, such as an
// apostrophe or the mark of a lifetime.
func (s *scanner) stray(end int) bool {
	if s.text[s.at] == '\'' {
		s.at, s.lone = s.at+1, end
	} else {
		s.emit(String, end)
	}
	return true
}

// word reads a word and sees whether it is a keyword.
func (s *scanner) word() bool {
	end := s.at
	for end < len(s.text) && letter(s.text[end]) {
		end++
	}
	if end == s.at {
		return false
	}
	word := s.text[s.at:end]
	if s.lang.fold {
		word = strings.ToLower(word)
	}
	if s.lang.has(word) && !(s.at > 0 && s.text[s.at-1] == '.') {
		s.emit(Keyword, end)
	} else {
		s.at = end
	}
	return true
}

// letter says whether a byte is part of a word; those of letters beyond ASCII
// are.
func letter(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= 0x80
}

// markup reads HTML and XML: the names of tags are their keywords.
func (s *scanner) markup() {
	for s.at < len(s.text) {
		switch {
		case s.comment():
		case s.text[s.at] == '<':
			s.tag()
		default:
			s.at++
		}
	}
}

// tag reads the name of a tag and its strings, up to its end.
func (s *scanner) tag() {
	s.at++
	if s.at < len(s.text) && s.text[s.at] == '/' {
		s.at++
	}
	end := s.at
	for end < len(s.text) && (letter(s.text[end]) || strings.IndexByte("-:!?", s.text[end]) >= 0) {
		end++
	}
	if end > s.at {
		s.emit(Keyword, end)
	}
	for s.at < len(s.text) && s.text[s.at] != '>' && s.text[s.at] != '<' {
		if q := s.text[s.at]; q == '"' || q == '\'' {
			s.emit(String, s.after(s.at+1, string(q)))
		} else {
			s.at++
		}
	}
}
