package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// kramdownTable reads paragraphs of which every line has a bar outside code:
// they are tables, with a head or without.
type kramdownTable struct{}

// Transform puts a table in the paragraph's place.
func (kramdownTable) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, src := node.Lines(), reader.Source()
	first := lines.At(0)
	p := parseOf(pc)
	if !p.barTables || bytes.IndexByte(first.Value(src), '|') < 0 || underDefinition(node, first, src) {
		return
	}
	cells, rows := 0, 0
	bars := barred(lines, src)
	for i := range lines.Len() {
		line := bytes.TrimSpace(valueAt(lines, i, src))
		if isTableRule(line) {
			continue
		}
		if !bars[i] {
			return
		}
		rows++
		cells = max(cells, len(cellsOf(lines.At(i), src)))
	}
	if rows > 0 && cells*lines.Len() <= maxCells {
		replaceWithTable(node, src, cells)
	}
}

// underDefinition tells a paragraph right under the definition of a link, where
// kramdown begins no table.
func underDefinition(node *ast.Paragraph, first text.Segment, src []byte) bool {
	_, ok := node.PreviousSibling().(*ast.LinkReferenceDefinition)
	return ok && !bytes.HasSuffix(src[:first.Start], []byte("\n\n"))
}

// barred tells for each line of a paragraph whether it has a bar that parts
// cells: not in code, which may go over lines, not after a backslash.
func barred(lines *text.Segments, src []byte) []bool {
	out := make([]bool, lines.Len())
	fence := 0 // backticks of the code that is open
	for i := range out {
		seg := lines.At(i)
		for at := seg.Start; at < seg.Stop; at++ {
			switch {
			case src[at] == '`':
				n := codeRun(src[at:seg.Stop])
				if fence == n {
					fence = 0
				} else if fence == 0 && closesCode(lines, src, i, at+n, n) {
					fence = n
				}
				at += n - 1
			case src[at] == '{' && fence == 0:
				at += tagLength(src[at:seg.Stop]) - 1
			case src[at] == '\\' && fence == 0:
				at++
			case src[at] == '|' && fence == 0:
				out[i] = true
			}
		}
	}
	return out
}

// codeRun counts the backticks that s begins with.
func codeRun(s []byte) int { return len(s) - len(bytes.TrimLeft(s, "`")) }

// closesCode tells whether a run of n backticks comes soon, on a line or those
// after.
func closesCode(lines *text.Segments, src []byte, i, from, n int) bool {
	for until := from + maxBracket; i < lines.Len() && from < until; i++ {
		seg := lines.At(i)
		for at := max(from, seg.Start); at < min(seg.Stop, until); at++ {
			if m := codeRun(src[at:seg.Stop]); m == n {
				return true
			} else if m > 0 {
				at += m
			}
		}
		from = seg.Stop
	}
	return false
}
