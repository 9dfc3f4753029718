package markdown

import (
	"bytes"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// gridTable is a table cut out of drawn lines, of Pandoc's grid tables and of
// those ruled by dashes. Its cells hold blocks.
type gridTable struct {
	aligns []doc.Align
	rows   []gridRow
	heads  int // rows above the line of "="
	stop   int // offset where a table ruled by dashes ends
}

// gridRow holds the lines of each cell.
type gridRow struct {
	offset int // of the first line
	cells  [][]byte
}

// gridTransformer reads paragraphs that are such tables.
type gridTransformer struct{}

// Transform puts the table in the paragraph's place, unless the lines do not
// make a grid.
func (gridTransformer) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines, src := node.Lines(), reader.Source()
	first := lines.At(0)
	edges := gridEdges(bytes.TrimSpace(first.Value(src)))
	if len(edges) < 2 || lines.Len() < 3 || len(edges)*lines.Len() > maxCells {
		return
	}
	g := &gridTable{aligns: make([]doc.Align, len(edges)-1)}
	open := false // a row has begun
	for i := range lines.Len() {
		seg := lines.At(i)
		line := bytes.TrimRight(seg.Value(src), " \n")
		switch {
		case len(line) > 0 && line[0] == '+':
			if len(gridEdges(line)) != len(edges) {
				return
			}
			g.rule(line, edges)
			open = false
		case len(line) > 0 && line[0] == '|':
			if !open {
				g.rows = append(g.rows, gridRow{seg.Start, make([][]byte, len(edges)-1)})
			}
			open = true
			g.rows[len(g.rows)-1].add(line, edges)
		default:
			return
		}
	}
	if open || len(g.rows) == 0 {
		return
	}
	table := &blockNode{what: g}
	table.SetPos(node.Pos())
	node.Parent().ReplaceChild(node.Parent(), node, table)
}

// gridEdges gives the columns at which a rule has its crosses, in characters;
// nil when the line is no rule.
func gridEdges(line []byte) []int {
	if len(line) < 3 || line[0] != '+' || line[len(line)-1] != '+' || len(bytes.Trim(line, "+-=:")) > 0 {
		return nil
	}
	var edges []int
	for i, c := range line {
		if c == '+' {
			edges = append(edges, i)
		}
	}
	return edges
}

// rule reads a line between rows: one of "=" ends the head, and colons align.
func (g *gridTable) rule(line []byte, edges []int) {
	if bytes.IndexByte(line, '=') >= 0 && g.heads == 0 {
		g.heads = len(g.rows)
	}
	for i := range g.aligns {
		cell := line[edges[i]+1 : min(edges[i+1], len(line))]
		left, right := bytes.HasPrefix(cell, []byte(":")), bytes.HasSuffix(cell, []byte(":"))
		switch {
		case left && right:
			g.aligns[i] = doc.AlignCenter
		case left:
			g.aligns[i] = doc.AlignLeft
		case right:
			g.aligns[i] = doc.AlignRight
		}
	}
}

// add cuts a line at the edges. East Asian characters are twice as wide as the
// dashes above them, so that bars, where there are enough, count for more.
func (r *gridRow) add(line []byte, edges []int) {
	parts := bytes.Split(bytes.Trim(line, "|"), []byte("|"))
	for i := range r.cells {
		var cell []byte
		if len(parts) == len(r.cells) {
			cell = parts[i]
		} else if from := edges[i] + 1; from < len(line) {
			cell = line[from:min(edges[i+1], len(line))]
		}
		cell = bytes.TrimRight(bytes.TrimPrefix(cell, []byte(" ")), " ")
		r.cells[i] = append(append(r.cells[i], cell...), '\n')
	}
}

// gridTable converts the table; each cell is Markdown of its own.
func (c *converter) gridTable(n *blockNode, g *gridTable) *doc.Table {
	t := &doc.Table{Attr: c.attr(n), Align: g.aligns}
	for i, r := range g.rows {
		row := doc.Row{Pos: c.pos(r.offset)}
		for _, cell := range r.cells {
			f := c.newFlow()
			c.markdown(f, dedent(cell), row.Line)
			row.Cells = append(row.Cells, doc.Cell{Pos: row.Pos, Blocks: blocksOf(f.finish())})
		}
		if i < g.heads {
			t.Head = append(t.Head, row)
		} else {
			t.Body = append(t.Body, row)
		}
	}
	return t
}
