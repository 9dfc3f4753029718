package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// goldmark gives the one parser there is. It is safe for goroutines; what a
// post needs of its own is in the parse.
var goldmark = sync.OnceValue(newParser)

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(blockParsers()...),
		parser.WithInlineParsers(inlineParsers()...),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(calloutTransformer{}, 150),
			util.Prioritized(pipeTransformer{}, 200),
			util.Prioritized(barTransformer{}, 300),
			util.Prioritized(kramdownTable{}, 305),
			util.Prioritized(gridTransformer{}, 310),
		),
		parser.WithEscapedSpace(),
	)
}

// blockParsers are goldmark's, those that hold others capped, and ours. A
// lower number comes first where several could open a line.
func blockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		own(ruledTableParser{}, 90),
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		own(capped{definitionParser{}}, 101),
		own(meaningParser{}, 102),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(capped{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(capped{parser.NewBlockquoteParser()}, 800),
		own(abbreviationParser{}, 250),
		own(jsxBlockParser{}, 890),
		own(drawingParser{}, 880),
		util.Prioritized(parser.NewHTMLBlockParser(), 900),
		own(kramdownParser{}, 905),
		own(tagBlockParser{}, 910),
		own(directiveParser{}, 920),
		own(embedParser{}, 922),
		own(latexLineParser{}, 925),
		own(mathBlockParser{}, 930),
		own(capped{exampleParser{}}, 940),
		own(scriptParser{}, 950),
		own(remarkParser{}, 960),
		own(capped{noteParser{}}, 999),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	}
}

// own is a block parser of ours.
func own(p parser.BlockParser, priority int) util.PrioritizedValue {
	return util.Prioritized(placed{p}, priority)
}

// placed opens no block whose place goldmark does not know: BlockOffset is -1
// for a blank line, and for one that has fewer bytes than a tab indents it by.
type placed struct{ parser.BlockParser }

// Open asks the parser where there is a place.
func (p placed) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if pc.BlockOffset() < 0 {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

func inlineParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(taskParser{}, 0),
		util.Prioritized(codeSpanParser{}, 100),
		util.Prioritized(noteCallParser{}, 101),
		util.Prioritized(tagParser{}, 110),
		util.Prioritized(attrParser{}, 120),
		util.Prioritized(mathParser{}, 130),
		util.Prioritized(raisedParser{}, 135),
		util.Prioritized(bracketParser{}, 140),
		util.Prioritized(remarkSpanParser{}, 145),
		util.Prioritized(exampleCallParser{}, 150),
		util.Prioritized(linkParser{}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(mailParser{}, 310),
		util.Prioritized(drawingSpanParser{}, 390),
		util.Prioritized(parser.NewRawHTMLParser(), 400),
		util.Prioritized(jsxParser{}, 410),
		util.Prioritized(delimiterParser{}, 500),
		util.Prioritized(bareURLParser{}, 999),
	}
}

// parse is what the parsers know of the post they are in.
type parse struct {
	*reporter
	lines         lineTable
	notes         map[string]ast.Node // definitions by label
	named         map[string]attrs    // kramdown's attribute lists by name
	abbreviations [][2]string         // short and long form
	examples      map[string]int      // numbers of labelled examples
	exampleCount  int
	closers       map[closer]int      // where the last of each kind of closing tag stands
	ends          []bracketClose      // brackets that have been read and not closed
	unclosed      map[int]ast.Node    // by length, the block in which no run of backticks closes
	noMath        map[string]ast.Node // by its closing mark, the block that has no more mathematics
	delims        delimCount
	wasted        int               // bytes read for links that were none
	capped        bool              // a cap has been reported
	noRemark      bool              // no "%%" is left
	openDrawing   map[string]int    // by name, from where on no drawing closes
	noFence       map[byte]int      // by its character, the length of a fence that nothing closes
	noExtension   map[string]bool   // extensions of kramdown's that nothing closes any more
	imports       map[string]string // of a script, the pictures by their names
	grammar
}

var parseKey = parser.NewContextKey()

// parseOf gives the post a parser is called for.
func parseOf(pc parser.Context) *parse { return pc.Get(parseKey).(*parse) }

// run parses a text into goldmark's tree.
func (p *parse) run(src []byte) ast.Node {
	pc := parser.NewContext()
	pc.Set(parseKey, p)
	if p.dialect == Kramdown {
		return goldmarkKramdown().Parse(text.NewReader(src), parser.WithContext(pc))
	}
	return goldmark().Parse(text.NewReader(src), parser.WithContext(pc))
}

// tooMuch says once that a limit cut the post's syntax short.
func (p *parse) tooMuch(offset int, what string) {
	if !p.capped {
		p.capped = true
		p.warn("nesting", p.lines.at(offset), what+"; the rest is taken as text")
	}
}

// ours is what our block parsers have in common: they may follow a line of text
// without an empty line, what is indented is code to them, and one that says no
// more reads one line.
type ours struct{}

// CanInterruptParagraph says that a paragraph ends where our blocks begin.
func (ours) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine says that indented lines are code.
func (ours) CanAcceptIndentedLine() bool { return false }

// Continue ends a block after its first line.
func (ours) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }

// Close has nothing to do.
func (ours) Close(ast.Node, text.Reader, parser.Context) {}

// blockNode is a block of ours in goldmark's tree; what tells which.
type blockNode struct {
	ast.BaseBlock
	what any
}

// inlineNode is an inline of ours in goldmark's tree.
type inlineNode struct {
	ast.BaseInline
	what any
}

var (
	blockKind  = ast.NewNodeKind("OctavoBlock")
	inlineKind = ast.NewNodeKind("OctavoInline")
)

func (*blockNode) Kind() ast.NodeKind          { return blockKind }
func (*blockNode) IsRaw() bool                 { return true }
func (n *blockNode) Dump(src []byte, deep int) { ast.DumpHelper(n, src, deep, nil, nil) }

func (*inlineNode) Kind() ast.NodeKind          { return inlineKind }
func (*inlineNode) Inline()                     {}
func (n *inlineNode) Dump(src []byte, deep int) { ast.DumpHelper(n, src, deep, nil, nil) }
