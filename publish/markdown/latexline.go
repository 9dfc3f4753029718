package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// latexLineParser reads lines that are nothing but a command of LaTeX's for the
// page, which Pandoc hands on and a book has no use for.
type latexLineParser struct{ ours }

// Trigger gives the bytes that call this parser.
func (latexLineParser) Trigger() []byte { return []byte{'\\', '['} }

// CanInterruptParagraph says that such a line stands apart.
func (latexLineParser) CanInterruptParagraph() bool { return false }

// Open reads such a line.
func (latexLineParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	name := bytes.TrimSpace(line[pc.BlockOffset()+1:])
	if string(bytes.ToLower(name)) == "toc]" { // Python-Markdown's contents
		name = []byte("tableofcontents")
	}
	switch string(bytes.TrimSuffix(name, []byte("{}"))) {
	case "newpage", "pagebreak", "clearpage", "cleardoublepage", "tableofcontents", "listoffigures", "listoftables", "maketitle",
		"appendix", "bigskip", "medskip", "smallskip", "vfill", "noindent", "centering", "frontmatter", "mainmatter", "backmatter":
		reader.AdvanceToEOL()
		return &blockNode{what: remarkBlock{}}, parser.NoChildren
	}
	return nil, parser.NoChildren
}
