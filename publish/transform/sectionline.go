package transform

import (
	"strings"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestSubtitle is the most characters of a bold line that is a subtitle.
const longestSubtitle = 400

// sectionLines gives headings the lines that belong to them: a bold line right
// under one, if its section has no other, is the subtitle, as is an italic
// line that starts with a known author's name; a label right under it with
// such names, the authors; a label on the line before it, the subtitle. A
// label at the end of a section is a signature.
func (r *run) sectionLines() {
	blocks := r.doc.Blocks
	out := make([]doc.Block, 0, len(blocks))
	for i := 0; i < len(blocks); {
		s, ok := blocks[i].(*doc.Section)
		if !ok {
			out = append(out, r.beforeSection(blocks, i))
			i++
			continue
		}
		out = r.kicker(out, s)
		out = append(out, s)
		end := sectionEnd(blocks, i+1)
		i = r.linesUnder(s, blocks, i+1, end)
	}
	r.doc.Blocks = out
}

func sectionEnd(blocks []doc.Block, i int) int {
	for i < len(blocks) {
		if _, ok := blocks[i].(*doc.Section); ok {
			break
		}
		i++
	}
	return i
}

// linesUnder takes the lines right under a heading, at most its subtitle and
// its authors, and gives where the text begins.
func (r *run) linesUnder(s *doc.Section, blocks []doc.Block, i, end int) int {
	for n := 0; n < 2 && i < end; n++ {
		if !r.takeSubtitle(s, blocks[i:end]) && !r.takeAuthors(s, blocks[i]) {
			break
		}
		i++
	}
	return i
}

func (r *run) takeSubtitle(s *doc.Section, body []doc.Block) bool {
	p := paragraph(body[0])
	if p == nil || len(s.Subtitle) > 0 {
		return false
	}
	in, v := voiceOf(p.Inlines)
	text := doc.PlainText(in)
	switch v {
	case bold, boldItalic:
		if utf8.RuneCountInString(text) > longestSubtitle || len(body) == 1 || hasVoice(body[1:], v) {
			return false
		}
	case italic:
		if !r.isByline(text) {
			return false
		}
	default:
		return false
	}
	s.Subtitle = mergeTexts(in)
	r.guess(p, "%q taken as the subtitle of the section", snippet(text))
	return true
}

// isByline tells "A and B, 13 April 2022" or "By A" where one of the names is
// known.
func (r *run) isByline(s string) bool {
	names, _, _ := strings.Cut(s, ",")
	names = strings.TrimPrefix(strings.TrimPrefix(names, "By "), "by ")
	for name := range strings.SplitSeq(names, " and ") {
		if r.knows(name) {
			return true
		}
	}
	return false
}

// hasVoice tells whether any block is a paragraph all in one voice.
func hasVoice(blocks []doc.Block, v voice) bool {
	for _, b := range blocks {
		if p := paragraph(b); p != nil {
			if _, got := voiceOf(p.Inlines); got == v {
				return true
			}
		}
	}
	return false
}

func (r *run) takeAuthors(s *doc.Section, b doc.Block) bool {
	d := labelOf(b)
	if d == nil || len(s.Authors) > 0 {
		return false
	}
	var names []string
	for _, line := range d.Blocks {
		name := strings.TrimSpace(paragraphText(line))
		if !r.knows(name) {
			return false
		}
		names = append(names, name)
	}
	s.Authors = names
	r.guess(d, "%q taken as the author of the section", strings.Join(names, ", "))
	return true
}

// kicker makes a label on the line right before a heading its subtitle.
func (r *run) kicker(out []doc.Block, s *doc.Section) []doc.Block {
	d := labelOf(at(out, len(out)-1))
	if d == nil || len(s.Subtitle) > 0 || d.Blocks[len(d.Blocks)-1].At().Line+1 != s.Line {
		return out
	}
	s.Subtitle = labelText(d)
	r.guess(d, "%q taken as the subtitle of the section", snippet(doc.PlainText(s.Subtitle)))
	return out[:len(out)-1]
}

// beforeSection makes a label that ends a section's text a signature.
func (r *run) beforeSection(blocks []doc.Block, i int) doc.Block {
	d := labelOf(blocks[i])
	if d == nil || i == 0 {
		return blocks[i]
	}
	if next, ok := at(blocks, i+1).(*doc.Section); i+1 < len(blocks) && (!ok || next.Line <= d.Blocks[len(d.Blocks)-1].At().Line+1) {
		return blocks[i]
	}
	switch blocks[i-1].(type) {
	case *doc.Paragraph, *doc.Quote, *doc.Div:
		r.guess(d, "%q taken as a signature", snippet(paragraphText(d.Blocks[0])))
		d.Role = doc.RoleSignature
	}
	return d
}
