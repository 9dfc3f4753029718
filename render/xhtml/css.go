package xhtml

import (
	"cmp"
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/octavo-press/octavo/fonts"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/theme"
)

//go:embed base.css
var base string

// looks says which elements a theme's styles are for, in the order that lets a
// later one win.
var looks = []struct {
	style    theme.Name
	elements string
}{
	{theme.Heading1, "h1"},
	{theme.Heading2, "h2"},
	{theme.Heading3, "h3"},
	{theme.Heading4, "h4, h5, h6"},
	{theme.RunIn, "h1.runin, h2.runin, h3.runin, h4.runin, h5.runin, h6.runin"},
	{theme.SectionSub, ".section-subtitle"},
	{theme.Byline, ".byline, .section-authors"},
	{theme.Kicker, ".kicker"},
	{theme.Title, "h1.title"},
	{theme.Subtitle, ".subtitle"},
	{theme.Dateline, ".dateline"},
	{theme.Standfirst, ".standfirst"},
	{theme.Quote, "blockquote"},
	{theme.PullQuote, ".pullquote"},
	{theme.Attribution, ".attribution"},
	{theme.CalloutHead, ".callout-head"},
	{theme.Verse, ".verse"},
	{theme.Display, ".display"},
	{theme.Label, ".label"},
	{theme.Term, "dt"},
	{theme.Caption, "figcaption, caption, .table-note"},
	{theme.TableCell, "td"},
	{theme.TableHead, "th"},
	{theme.Note, ".notes"},
	{theme.Colophon, ".imprint p, .imprint dl, .colophon p"},
	{theme.ContentsTop, "nav h1"},
	{theme.Contents1, "nav li"},
	{theme.Contents2, "nav ol ol li"},
}

// CSS gives a theme as a style sheet for a book of a language and direction.
// A nil theme gives the base alone.
func CSS(t *theme.Theme, lang string, dir doc.Dir) string {
	start, end := "left", "right"
	if dir == doc.RTL {
		start, end = end, start
	}
	var b strings.Builder
	b.WriteString(base)
	if t != nil {
		s := sheet{&b, t, t.Styles[theme.Body], han(lang), upright(lang)}
		s.body.Leading = cmp.Or(s.body.Leading, 1400)
		s.paragraphs()
		for _, l := range looks {
			if style, ok := t.Styles[l.style]; ok {
				s.look(l.style, l.elements, style)
			}
		}
		s.accent()
	}
	return strings.NewReplacer("START", start, "END", end).Replace(b.String())
}

// han tells the languages whose text is set in full-width squares: wider
// leading, an indent in every paragraph, no slanted letters.
func han(lang string) bool { return east(lang) || strings.HasPrefix(lang, "ko") }

// upright tells the languages whose letters have no slanted form.
func upright(lang string) bool {
	primary, _, _ := strings.Cut(lang, "-")
	switch primary {
	case "ar", "fa", "ur":
		return true
	}
	return han(lang)
}

// sheet is a theme being written as rules.
type sheet struct {
	*strings.Builder
	theme *theme.Theme
	body  theme.Style
	han   bool
	// The language is not written in slanted letters.
	upright bool
}

func (s sheet) rule(elements string, declarations ...string) {
	if len(declarations) > 0 {
		fmt.Fprintf(s, "%s { %s; }\n", elements, strings.Join(declarations, "; "))
	}
}

// paragraphs sets running text: parted by space or by an indent, as the theme
// has it. Its alignment is the reader's choice.
func (s sheet) paragraphs() {
	if s.han {
		s.hanParagraphs()
		return
	}
	s.rule("body", "line-height: "+thousandths(s.body.Leading))
	s.rule("p", "text-indent: "+em(s.body.First), "margin: 0 0 "+em(s.space(s.body.After)))
	if s.body.First > 0 {
		s.rule(still+", "+first, "text-indent: 0")
	}
	if s.body.Hyphenate {
		s.rule("p, li, dd", "-webkit-hyphens: auto", "-moz-hyphens: auto", "-epub-hyphens: auto",
			"adobe-hyphenate: auto", "hyphens: auto")
	}
}

// hanParagraphs sets running text in squares: an indent of two of them in every
// paragraph, and no space between.
func (s sheet) hanParagraphs() {
	s.rule("body", "line-height: "+thousandths(max(s.body.Leading, s.theme.CJK.Leading)))
	s.rule("p", "text-indent: "+em(max(s.body.First, s.theme.CJK.Indent)), "margin: 0")
	s.rule(still+", blockquote > p:first-child", "text-indent: 0")
	s.rule("li p, dd p, .notes p, .callout p", "margin-bottom: .4em")
}

// Paragraphs that never indent, and those that do not as the first of a run.
const (
	still = "li p, td p, th p, dd p, .notes p, .titlepage p, .imprint p, .colophon p, .pullquote p, .verse p, .about p, .callout-head, .attribution, " +
		".section-subtitle, .section-authors, .table-note, .label, .label p"
	first = "h1 + p, h2 + p, h3 + p, h4 + p, h5 + p, h6 + p, .section-subtitle + p, .section-authors + p, " +
		"hr + p, figure + p, .table + p, pre + p, blockquote > p:first-child, .callout-head + p, .callout > p:first-child"
)

// look writes a style. Body text and its parts keep the reader's own family;
// another role of the theme's is asked for by its kind alone.
func (s sheet) look(name theme.Name, elements string, l theme.Style) {
	var d []string
	if l.Font != s.body.Font {
		d = append(d, "font-family: "+family(l.Font))
	}
	d = append(d, "font-weight: "+weight(l.Weight))
	if s.upright {
		l.Italic = false
	}
	d = append(d, "font-style: "+map[bool]string{true: "italic", false: "normal"}[l.Italic])
	if l.SmallCaps {
		d = append(d, "font-variant: small-caps")
	}
	size := screenSize(l.Size)
	if size > 0 {
		d = append(d, "font-size: "+em(size))
	}
	if l.Leading > 0 && !(s.han && l.Size <= 1000) {
		d = append(d, "line-height: "+thousandths(l.Leading))
	}
	switch l.Align {
	case theme.Center, theme.End:
		d = append(d, "text-align: "+map[theme.Alignment]string{theme.Center: "center", theme.End: "END"}[l.Align])
	}
	s.rule(elements, append(d, s.box(name, l, size)...)...)
}

// box gives the space around a style. Parts that have padding of their own
// keep the base's sides.
func (s sheet) box(name theme.Name, l theme.Style, size int) []string {
	if size <= 0 {
		return nil
	}
	at := func(n int) string { return em(s.space(n) * 1000 / size) }
	switch name {
	case theme.TableCell, theme.TableHead, theme.Note, theme.Contents1, theme.Contents2, theme.Term, theme.Caption:
		return nil
	case theme.PullQuote:
		return []string{"margin-top: " + at(l.Before), "margin-bottom: " + at(l.After)}
	}
	d := []string{"margin-top: " + at(l.Before), "margin-bottom: " + at(l.After)}
	if l.Left != 0 {
		d = append(d, "margin-START: "+em(l.Left*1000/size))
	}
	if l.Right != 0 {
		d = append(d, "margin-END: "+em(l.Right*1000/size))
	}
	return d
}

// accent gives rules, never text, the theme's colour.
func (s sheet) accent() {
	a := s.theme.Accent
	color := fmt.Sprintf("#%02x%02x%02x", a[0], a[1], a[2])
	s.rule(".callout, .pullquote", "border-color: "+color)
	s.rule(".standfirst", "border-top: 1px solid "+color, "margin-top: 1em", "padding-top: 1em")
}

// space turns thousandths of the body leading into thousandths of its size.
func (s sheet) space(n int) int { return n * s.body.Leading / 1000 }

// screenSize lessens what is large on paper: a title there would fill a phone.
func screenSize(n int) int {
	if n > 1400 {
		return 1400 + (n-1400)/2
	}
	return n
}

func family(r fonts.Role) string {
	switch r {
	case fonts.Sans:
		return "sans-serif"
	case fonts.Mono:
		return "monospace"
	}
	return "serif"
}

// weight gives the two weights that every reader has.
func weight(n int) string {
	if n >= 600 {
		return "bold"
	}
	return "normal"
}

func em(n int) string {
	if n == 0 {
		return "0"
	}
	return thousandths(n) + "em"
}

// thousandths writes n/1000 in the fewest digits.
func thousandths(n int) string {
	return strconv.FormatFloat(float64(n)/1000, 'f', -1, 64)
}
