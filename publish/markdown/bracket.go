package markdown

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// spanMark opens or closes a bracketed span or an inline note in the flow.
type spanMark struct {
	name  string
	attrs attrs
	open  bool
}

// maxBracket bounds how far the end of a bracket is looked for.
const maxBracket = 1000

// bracketParser reads what begins with a bracket and is no link: Pandoc's
// spans [text]{.class} and notes ^[text], and [[links]] and ![[pictures]] as
// Obsidian has them.
type bracketParser struct{}

// Trigger gives the bytes that call this parser.
func (bracketParser) Trigger() []byte { return []byte{'[', '!', '^', ']'} }

// Parse reads a bracket. The end of a span or a note is noted when it opens,
// so that the text between is read as any other.
func (bracketParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, seg := block.PeekLine()
	p := parseOf(pc)
	switch {
	case line[0] == ']':
		return p.closeBracket(block, seg.Start)
	case bytes.HasPrefix(line, []byte("[[")), bytes.HasPrefix(line, []byte("![[")):
		return wikiLink(line, block, block.PrecendingCharacter())
	case bytes.HasPrefix(line, []byte("^[")):
		end := bracketEnd(line[1:])
		if end < 0 {
			return nil
		}
		p.ends = append(p.ends, bracketClose{seg.Start + 1 + end, 1, spanMark{name: "^note"}})
		block.Advance(2)
		return &inlineNode{what: spanMark{name: "^note", open: true}}
	case line[0] == '[':
		end := bracketEnd(line)
		if end < 0 || end+1 >= len(line) || line[end+1] != '{' {
			return nil
		}
		a, _, n, ok := braced(listWindow(line[end+1:]))
		if !ok || len(a) == 0 {
			return nil
		}
		mark := spanMark{name: "^span", attrs: a}
		p.ends = append(p.ends, bracketClose{seg.Start + end, 1 + n, mark})
		mark.open = true
		block.Advance(1)
		return &inlineNode{what: mark}
	}
	return nil
}

// bracketClose is where a bracket that was read closes, how much to skip there
// and what it closes.
type bracketClose struct {
	at, skip int
	mark     spanMark
}

func (p *parse) closeBracket(block text.Reader, offset int) ast.Node {
	for i := len(p.ends) - 1; i >= 0 && i >= len(p.ends)-maxInline; i-- {
		if p.ends[i].at == offset {
			end := p.ends[i]
			p.ends = p.ends[:i]
			block.Advance(end.skip)
			return &inlineNode{what: end.mark}
		}
	}
	return nil
}

// bracketEnd finds the bracket that closes the one a line begins with; code
// and escaped brackets do not count.
func bracketEnd(line []byte) int {
	depth, code := 0, false
	for i := 0; i < min(len(line), maxBracket); i++ {
		switch c := line[i]; {
		case c == '\\':
			i++
		case c == '`':
			code = !code
		case code:
		case c == '[':
			depth++
		case c == ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// spanMark opens or closes an element in the flow.
func (c *converter) spanMark(f *flow, m spanMark, pos doc.Pos) {
	if m.open {
		f.start(element{name: m.name, attrs: m.attrs, pos: pos})
	} else {
		f.end(m.name)
	}
}

// bracketElement makes nodes of a span or a note that has closed.
func (f *flow) bracketElement(e element) ([]doc.Node, bool) {
	switch e.name {
	case "^note":
		in := inlinesOf(e.nodes)
		if len(in) == 0 {
			return nil, true
		}
		return []doc.Node{&doc.Note{Pos: e.pos, Blocks: []doc.Block{paragraph(doc.Attr{Pos: e.pos}, in)}}}, true
	case "^span":
		return wrapAll(e.nodes, e.spanElement), true
	}
	return nil, false
}

// wiki is [[target#heading|label]] or, embedded, ![[target|label]].
type wiki struct {
	target, label string
	embed         bool
}

func wikiLink(line []byte, block text.Reader, before rune) ast.Node {
	inner, embed := bytes.CutPrefix(line, []byte("!"))
	end := bytes.Index(inner[:min(len(inner), maxBracket)], []byte("]]"))
	if end < 3 || bytes.ContainsAny(inner[2:end], "[]*`<>") {
		return nil
	}
	if after := inner[end+2:]; len(after) > 0 && bytes.IndexByte([]byte("([]"), after[0]) >= 0 {
		return nil // a link whose text is in brackets
	}
	target, label, _ := strings.Cut(strings.ReplaceAll(string(inner[2:end]), `\|`, "|"), "|")
	if !embed && wordRune(before) && before < unicode.MaxASCII || strings.IndexFunc(target, unicode.IsLetter) < 0 {
		return nil // an array
	}
	block.Advance(len(line) - len(inner) + end + 2)
	return &inlineNode{what: wiki{strings.TrimSpace(target), strings.TrimSpace(label), embed}}
}

// wikiNode makes a link to another note, or places what is embedded: a picture,
// or a link to anything else.
func (c *converter) wikiNode(f *flow, w wiki, pos doc.Pos) {
	switch strings.ToLower(w.target) {
	case "toc", "_toc_":
		return
	}
	if w.embed && isPicture(w.target) {
		m := &doc.Image{Pos: pos, URL: w.target, Alt: w.label}
		m.Alt, m.Width, m.Height = sizedAlt("|" + w.label)
		f.add(m)
		c.prev = 'x'
		return
	}
	text := w.label
	if text == "" {
		text = strings.ReplaceAll(strings.TrimPrefix(w.target, "#"), "#", " › ")
	}
	url := strings.ReplaceAll(w.target, " ", "%20")
	if _, heading, ok := strings.Cut(w.target, "#"); ok && strings.HasPrefix(w.target, "#") {
		url = "#" + slug(strings.ToLower(heading))
		if strings.HasPrefix(heading, "^") {
			url = "#block-" + heading[1:]
		}
	}
	if w.embed {
		c.warn("embed", pos.Line, "the embedded note "+short(w.target)+" is a link in the book")
	}
	f.add(c.linked(pos, url, "", []doc.Inline{newText(pos, text)}))
	c.prev = 'x'
}

// sizedAlt takes Obsidian's sizes and places off an alternative text: "A
// leaf|300x200", "|center|300".
func sizedAlt(alt string) (text string, width, height int) {
	if !strings.Contains(alt, "|") {
		return alt, 0, 0
	}
	var words []string
	for part := range strings.SplitSeq(alt, "|") {
		w, h, _ := strings.Cut(strings.TrimSpace(part), "x")
		switch n := pixels(attrs{attribute("width", w)}, "width"); {
		case n > 0 && (h == "" || isNumber([]byte(h))):
			width, height = n, pixels(attrs{attribute("height", h)}, "height")
		case part != "" && part != "center" && part != "left" && part != "right":
			words = append(words, part)
		}
	}
	return strings.Join(words, "|"), width, height
}

// isPicture tells a picture by its extension.
func isPicture(name string) bool {
	name = strings.ToLower(name)
	for _, ext := range []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif", ".tif", ".tiff"} {
		if strings.HasSuffix(name, ext) {
			return true
		}
	}
	return false
}
