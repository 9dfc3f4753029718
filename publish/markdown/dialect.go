package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Dialect is the grammar a post is read by.
type Dialect string

// The grammars. AnyDialect is CommonMark with what every dialect adds to it;
// Kramdown is kramdown's own where the two contradict each other: nothing but
// an empty line ends a paragraph, "a | b" is a table, "$" is money.
const (
	AnyDialect Dialect = ""
	Kramdown   Dialect = "kramdown"
)

// dialectOf gives the dialect that is asked for or that the post or its site
// names. Jekyll's kramdown reads GFM unless it is told otherwise, and what it
// adds to that every post may have.
func dialectOf(opt Options, meta doc.Meta) Dialect {
	if opt.Dialect != AnyDialect {
		return opt.Dialect
	}
	if v, ok := fields(meta.Extra).peek("markdown"); ok && strings.EqualFold(textOf(v), string(Kramdown)) {
		return Kramdown
	}
	if v, ok := fields(opt.Site).peek("kramdown.input"); ok && strings.EqualFold(textOf(v), string(Kramdown)) {
		return Kramdown
	}
	return AnyDialect
}

// grammarOf takes together what the options, the post and its site tell.
func grammarOf(src []byte, opt Options, meta doc.Meta) grammar {
	site := opt.Site
	g := grammar{dialect: dialectOf(opt, meta)}
	g.barTables = g.dialect == Kramdown || kramdownMarks(src, site)
	if len(site) == 0 {
		return g
	}
	on, _ := fields(site).peek("kramdown.parse_block_html")
	g.blockHTML = textOf(on) == "true"
	off, _ := fields(site).peek("kramdown.parse_span_html")
	g.rawSpans = textOf(off) == "false"
	g.hardLines = hardLines(fields(site))
	_, g.plainMarks = fields(site).peek("kramdown.typographic_symbols")
	return g
}

// hardLines tells sites that break where the source does: Hexo's renderer does
// so unless it is told not to.
func hardLines(site fields) bool {
	for _, key := range []string{"kramdown.hard_wrap", "markup.goldmark.renderer.hardWraps", "marked.breaks"} {
		if v, ok := site.peek(key); ok {
			return textOf(v) == "true"
		}
	}
	_, hexo := site.peek("new_post_name")
	return hexo
}

// kramdownMarks tells a text, or the site of one, that kramdown reads, be it
// with GFM's paragraphs.
func kramdownMarks(src []byte, site map[string]any) bool {
	if v, ok := fields(site).peek("markdown"); ok && strings.EqualFold(textOf(v), string(Kramdown)) {
		return true
	}
	_, ok := fields(site).peek("kramdown")
	return ok || bytes.Contains(src, []byte("\n{:"))
}

// grammar is what the post, its site and its own options tell of how to read it.
type grammar struct {
	dialect    Dialect
	blockHTML  bool // elements hold Markdown
	rawSpans   bool // elements in a line hold none
	plainMarks bool // "--" and "<<" stay what they are
	barTables  bool // "a | b" is a table
	hardLines  bool // every line end is a break
}

// goldmarkKramdown gives the parser of kramdown's grammar.
var goldmarkKramdown = sync.OnceValue(newKramdownParser)

func newKramdownParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(kramdownBlocks()...),
		parser.WithInlineParsers(kramdownInlines()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(kramdownTable{}, 200),
		),
	)
}

func kramdownBlocks() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(kramdownSetext{parser.NewSetextHeadingParser()}, 100),
		own(capped{definitionParser{}}, 101),
		own(meaningParser{}, 102),
		util.Prioritized(standing{parser.NewThematicBreakParser()}, 200),
		own(standing{abbreviationParser{}}, 250),
		util.Prioritized(kramdownList{capped{parser.NewListParser()}}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		own(kramdownHeading{}, 600),
		util.Prioritized(kramdownFence{parser.NewFencedCodeBlockParser()}, 700),
		util.Prioritized(standing{capped{parser.NewBlockquoteParser()}}, 800),
		own(drawingParser{}, 880),
		own(jsxBlockParser{}, 890),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		own(kramdownParser{}, 905),
		own(tagBlockParser{}, 910),
		own(standing{mathBlockParser{}}, 930),
		own(capped{noteParser{}}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

func kramdownInlines() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(kramdownCode{}, 100),
		util.Prioritized(noteCallParser{}, 101),
		util.Prioritized(tagParser{}, 110),
		util.Prioritized(attrParser{}, 120),
		util.Prioritized(kramdownMath{}, 130),
		util.Prioritized(linkParser{}, 200),
		util.Prioritized(guillemetParser{}, 290),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(mailParser{}, 310),
		util.Prioritized(drawingSpanParser{}, 390),
		util.Prioritized(rawElementParser{}, 395),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(jsxParser{}, 410),
		util.Prioritized(delimiterParser{kramdown: true}, 500),
	}
}
