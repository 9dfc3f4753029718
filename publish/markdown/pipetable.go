package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// pipeTransformer reads paragraphs that hold a table with a rule under its head
// (GFM, "Tables (extension)").
type pipeTransformer struct{}

// Transform makes the table unless it is too large: filling rows up to a wide
// head, a small post could ask for gigabytes.
func (pipeTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, src := node.Lines(), reader.Source()
	at := lineOfPipeRule(lines, src)
	if at < 1 {
		return
	}
	rule := lines.At(at)
	aligns := pipeRule(rule.Value(src))
	head := pipeCells(lines.At(at-1), src, 1<<30)
	if len(head) != len(aligns) {
		return
	}
	if len(head)*lines.Len() > maxCells {
		parseOf(pc).tooMuch(node.Pos(), "a table of too many cells")
		return
	}
	table := xast.NewTable()
	table.Alignments = aligns
	table.SetPos(node.Pos())
	table.AppendChild(table, xast.NewTableHeader(pipeRow(lines.At(at-1), head)))
	for i := at + 1; i < lines.Len(); i++ {
		if partsBodies(bytes.TrimSpace(valueAt(lines, i, src)), parseOf(pc).barTables) {
			continue
		}
		table.AppendChild(table, pipeRow(lines.At(i), pipeCells(lines.At(i), src, len(head))))
	}
	if at > 1 && isTableRule(bytes.TrimSpace(valueAt(lines, 0, src))) {
		at = 1 // kramdown lets a rule stand above the head
	}
	keepLines(node, at-1, table, src)
}

// partsBodies tells a rule between the rows of a table, as kramdown and Org have
// it. Elsewhere cells of mere dashes may say that there is nothing to say.
func partsBodies(line []byte, barTables bool) bool {
	return isTableRule(line) && (bytes.IndexByte(line, '+') > 0 || barTables && bytes.Contains(line, []byte("---")))
}

// valueAt gives a line of a block.
func valueAt(lines *text.Segments, i int, src []byte) []byte {
	seg := lines.At(i)
	return seg.Value(src)
}

// keepLines puts a block after the first n lines of a paragraph, which is gone
// when there are none.
func keepLines(node *ast.Paragraph, n int, after ast.Node, src []byte) {
	parent := node.Parent()
	parent.InsertAfter(parent, node, after)
	if n == 0 {
		parent.RemoveChild(parent, node)
		return
	}
	node.Lines().SetSliced(0, n)
	last := node.Lines().At(n - 1)
	node.Lines().Set(n-1, last.TrimRightSpace(src))
}

// lineOfPipeRule finds the first rule that is not the first line, -1 for none.
func lineOfPipeRule(lines *text.Segments, src []byte) int {
	for i := 1; i < lines.Len(); i++ {
		if pipeRule(valueAt(lines, i, src)) != nil {
			return i
		}
	}
	return -1
}

// pipeRule reads the rule under a head, "|:--|--:|"; nil when it is none.
func pipeRule(line []byte) []xast.Alignment {
	line = bytes.TrimSpace(line)
	if bytes.IndexByte(line, '-') < 0 || len(bytes.Trim(line, "-")) == 0 || len(bytes.Trim(line, "-|: \t")) > 0 {
		return nil
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	var aligns []xast.Alignment
	for col := range bytes.SplitSeq(line, []byte("|")) {
		col = bytes.TrimSpace(col)
		left, right := bytes.HasPrefix(col, []byte(":")), bytes.HasSuffix(col, []byte(":"))
		dashes := bytes.TrimSuffix(bytes.TrimPrefix(col, []byte(":")), []byte(":"))
		if len(dashes) == 0 || len(bytes.Trim(dashes, "-")) > 0 {
			return nil
		}
		aligns = append(aligns, alignment(left, right))
	}
	return aligns
}

func alignment(left, right bool) xast.Alignment {
	switch {
	case left && right:
		return xast.AlignCenter
	case left:
		return xast.AlignLeft
	case right:
		return xast.AlignRight
	}
	return xast.AlignNone
}

// pipeCells cuts a row at its bars, those in code included, but not at "\\|";
// no more than most cells.
func pipeCells(seg text.Segment, src []byte, most int) []text.Segment {
	seg = seg.TrimLeftSpace(src)
	seg = seg.TrimRightSpace(src)
	line := src[seg.Start:seg.Stop]
	line = bytes.TrimSuffix(line, []byte("|"))
	from := 0
	if len(line) > 0 && line[0] == '|' {
		from = 1
	}
	var cells []text.Segment
	for from < len(line) && len(cells) < most {
		to := from
		for to < len(line) && (line[to] != '|' || to > 0 && line[to-1] == '\\') {
			to++
		}
		cell := text.NewSegment(seg.Start+from, seg.Start+to)
		cell = cell.TrimLeftSpace(src)
		cells = append(cells, cell.TrimRightSpace(src))
		from = to + 1
	}
	return cells
}

// pipeRow makes a row of its cells.
func pipeRow(line text.Segment, cells []text.Segment) *xast.TableRow {
	row := xast.NewTableRow(nil)
	row.SetPos(line.Start)
	for _, seg := range cells {
		cell := xast.NewTableCell()
		cell.SetPos(seg.Start)
		cell.Lines().Append(seg)
		row.AppendChild(row, cell)
	}
	return row
}
