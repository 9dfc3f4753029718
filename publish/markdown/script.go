package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// script is a stretch of MDX's import and export lines; nothing of it is shown.
type script struct{ braces int }

// scriptParser reads "import x from 'y'" and "export const …" lines.
type scriptParser struct{ ours }

// Trigger gives the bytes that call this parser.
func (scriptParser) Trigger() []byte { return []byte{'i', 'e'} }

// CanInterruptParagraph says that prose may begin a line with "import".
func (scriptParser) CanInterruptParagraph() bool { return false }

// Open reads a line that is surely a script's.
func (scriptParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	if _, top := parent.(*ast.Document); !top || !isScript(strings.TrimSpace(string(line))) {
		return nil, parser.NoChildren
	}
	parseOf(pc).imported(strings.TrimSpace(string(line)))
	reader.AdvanceToEOL()
	return &blockNode{what: script{braces(line)}}, parser.NoChildren
}

// Continue takes lines until the braces are even and the script says no more.
func (scriptParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, _ := reader.PeekLine()
	n := node.(*blockNode)
	open := n.what.(script).braces
	if open <= 0 && !isScript(strings.TrimSpace(string(line))) {
		return parser.Close
	}
	parseOf(pc).imported(strings.TrimSpace(string(line)))
	n.what = script{open + braces(line)}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func isScript(s string) bool {
	switch {
	case strings.HasPrefix(s, "import "):
		end := strings.TrimSuffix(s, ";")
		quoted := strings.HasSuffix(end, "'") || strings.HasSuffix(end, `"`)
		return quoted && (strings.Contains(s, " from '") || strings.Contains(s, ` from "`) || s[7] == '\'' || s[7] == '"') ||
			s[7] == '{' && braces([]byte(s)) > 0
	case strings.HasPrefix(s, "export "):
		word, _, _ := strings.Cut(s[len("export "):], " ")
		return (word == "const" || word == "let" || word == "var") && strings.Contains(s, "=") ||
			(word == "default" || word == "function" || word == "async") && strings.ContainsAny(s, "({;=")
	}
	return false
}

func braces(line []byte) int {
	return bytes.Count(line, []byte("{")) - bytes.Count(line, []byte("}"))
}
