package layout

import (
	"fmt"
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/frame"
	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/theme"
)

// look is what the pieces of a run carry beyond their glyphs. A run's tag is
// the index of its look.
type look struct {
	elem      frame.Elem
	color     frame.Color
	link      *link
	underline bool
	strike    bool
	ground    bool // a highlighted stretch
	silent    bool // not in the block's plain text
	note      int32
	anchor    string
	picture   *inlinePicture
	reading   *ruby
}

// link is where a stretch of text leads.
type link struct {
	elem     frame.Elem
	url      string // as the author wrote it; else name
	href     string // the same as it may stand in a book
	name     string
	contents string
}

// pen writes the inlines of one block as runs.
type pen struct {
	f         *flow
	runs      []para.Run
	at        setting
	measuring bool   // the runs are for their widths alone
	anchor    string // of an empty span, which the next text takes
}

// hand is how the pen holds itself: the run that text would become, and its
// look. Nested inlines get a changed copy.
type hand struct {
	run  para.Run
	look look
}

// write gives the runs of inlines in a style, belonging to at.elem.
func (f *flow) write(at setting, st *style, inlines []doc.Inline) []para.Run {
	p := pen{f: f, at: at}
	p.inlines(p.f.hand(at, st), inlines)
	if p.anchor != "" {
		f.loose = append(f.loose, p.anchor)
	}
	return p.runs
}

// plain gives the run of furniture text in a style.
func (f *flow) plain(at setting, st *style, text string) []para.Run {
	h := f.hand(at, st)
	h.run.Text = text
	return []para.Run{h.run}
}

func (f *flow) hand(at setting, st *style) hand {
	h := hand{
		run: para.Run{Role: st.role, Weight: st.weight, Italic: st.italic, Size: st.size, Lang: at.lang,
			NoHyphens: !st.hyphenate, SmallCaps: st.smallCaps, Tabular: st.tabular, Code: st.role == fonts.Mono},
		look: look{elem: at.elem, color: st.color},
	}
	h.ink(f)
	return h
}

// ink gives the hand a tag for the look it has now.
func (h *hand) ink(f *flow) {
	f.looks = append(f.looks, h.look)
	h.run.Tag = len(f.looks) - 1
}

// put writes text. A newline in it is no break that the author set.
func (p *pen) put(h hand, text string) {
	if strings.IndexByte(text, '\n') >= 0 {
		text = strings.ReplaceAll(text, "\n", " ")
	}
	if text != "" {
		if p.anchor != "" {
			h.look.anchor, p.anchor = p.anchor, ""
			h.ink(p.f)
		}
		h.run.Text = text
		p.runs = append(p.runs, h.run)
	}
}

func (p *pen) inlines(h hand, inlines []doc.Inline) {
	for _, n := range inlines {
		p.inline(h, n)
	}
}

func (p *pen) inline(h hand, n doc.Inline) {
	switch n := n.(type) {
	case *doc.Text:
		p.put(h, n.Text)
	case *doc.Emphasis:
		h.run.Italic = !h.run.Italic
		h.run.Emphasis = true
		p.inlines(h, n.Inlines)
	case *doc.Strong:
		h.run.Weight = 700
		p.inlines(h, n.Inlines)
	case *doc.Strike:
		h.look.strike = true
		h.ink(p.f)
		p.inlines(h, n.Inlines)
	case *doc.Code:
		p.put(p.code(h, "Code"), n.Text)
	case *doc.Link:
		p.link(h, n)
	case *doc.Image:
		p.image(h, n)
	case *doc.Note:
		p.note(h, n)
	case *doc.Math:
		p.math(h, n)
	case *doc.LineBreak:
		h.run.Text = "\n"
		p.runs = append(p.runs, h.run)
	case *doc.Superscript:
		p.inlines(h.shifted(330), n.Inlines)
	case *doc.Subscript:
		p.inlines(h.shifted(-130), n.Inlines)
	case *doc.SmallCaps:
		h.run.SmallCaps = true
		p.inlines(h, n.Inlines)
	case *doc.Ruby:
		p.ruby(h, n)
	case *doc.Span:
		p.span(h, n)
	default:
		panic(fmt.Sprintf("layout: unknown inline %T", n))
	}
}

// nest gives the hand an element of its own.
func (p *pen) nest(h *hand, tag string) frame.Elem {
	h.look.elem = p.f.element(h.look.elem, tag)
	return h.look.elem
}

func (p *pen) code(h hand, tag string) hand {
	p.nest(&h, tag)
	h.ink(p.f)
	code := p.f.sheet.theme.Styles[theme.InlineCode]
	h.run.Role = code.Font
	h.run.Size = h.run.Size.Scale(int64(code.Size), 1000)
	h.run.Code, h.run.NoHyphens, h.run.Italic, h.run.SmallCaps = true, true, false, false
	return h
}

// math shows the source: formulas are not set yet.
func (p *pen) math(h hand, n *doc.Math) {
	p.f.warn("math-source", n.Pos, "mathematics is shown as its TeX source")
	h = p.code(h, "Formula")
	p.f.at(h.look.elem).Alt = n.Source
	p.put(h, n.Source)
}

// shifted is the hand for raised or lowered text, by thousandths of its size.
func (h hand) shifted(by int64) hand {
	h.run.Raise += h.run.Size.Scale(by, 1000)
	h.run.Size = h.run.Size.Scale(650, 1000)
	return h
}

func (p *pen) span(h hand, n *doc.Span) {
	if n.Lang != "" && n.Lang != h.run.Lang {
		h.run.Lang = n.Lang
		p.f.at(p.nest(&h, "Span")).Lang = n.Lang
	}
	switch n.Role {
	case doc.RoleKeyboard:
		h = p.code(h, "Code")
	case doc.RoleMark:
		h.look.ground = true
	case doc.RoleSmall:
		h.run.Size = h.run.Size.Scale(850, 1000)
	case doc.RoleCite:
		h.run.Italic = !h.run.Italic
		h.run.Emphasis = true
	case doc.RoleUnderline, doc.RoleInserted:
		h.look.underline = true
	}
	if n.ID != "" {
		if p.anchor != "" && !p.measuring {
			p.f.loose = append(p.f.loose, p.anchor)
		}
		p.anchor = n.ID
	}
	h.ink(p.f)
	mark := bidiMark(n.Dir)
	if mark == "" {
		p.inlines(h, n.Inlines)
		return
	}
	p.put(h.silent(p.f), mark)
	p.inlines(h, n.Inlines)
	p.put(h.silent(p.f), popIsolate)
}

// silent is the hand for what is not in the block's plain text.
func (h hand) silent(f *flow) hand {
	h.look.silent = true
	h.ink(f)
	return h
}

// The isolates of UAX #9 that a stated direction stands for.
const (
	ltrIsolate = "\u2066"
	rtlIsolate = "\u2067"
	popIsolate = "\u2069"
)

func bidiMark(d doc.Dir) string {
	switch d {
	case doc.LTR:
		return ltrIsolate
	case doc.RTL:
		return rtlIsolate
	}
	return ""
}

// isCJK says whether a language is set by the rules of East Asian text.
func isCJK(lang string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(lang), "-")
	switch primary {
	case "zh", "ja", "yue", "wuu", "lzh", "nan":
		return true
	}
	return false
}

// isRTL says whether the first letter of a text with a direction of its own is
// written from right to left.
func isRTL(runs []para.Run) bool {
	for i := range runs {
		for _, r := range runs[i].Text {
			switch {
			case r >= 0x0590 && r <= 0x08ff, r >= 0xfb1d && r <= 0xfdff, r >= 0xfe70 && r <= 0xfeff:
				return true
			case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z', r >= 0xc0:
				return false
			}
		}
	}
	return false
}
