package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// barTransformer reads paragraphs whose lines begin with bars. Where lines have
// more of them they are a table without a head, or with one that kramdown lets
// be parted as "|---+---"; otherwise they are verse (Pandoc's line blocks).
type barTransformer struct{}

// Transform puts a table or verse in the paragraph's place.
func (barTransformer) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	src := reader.Source()
	verse, cells := true, 0
	for i := range lines.Len() {
		seg := lines.At(i)
		raw := seg.Value(src)
		line := bytes.TrimSpace(raw)
		switch {
		case len(line) > 0 && line[0] == '|':
			verse = verse && (len(line) == 1 || line[1] == ' ') && bytes.Count(line, []byte("|")) == 1
			cells = max(cells, len(cellsOf(seg, src)))
		case i == 0:
			return
		case verse && bytes.HasPrefix(raw, []byte(" ")): // the rest of the line above
		case !isTableRule(line):
			return
		}
	}
	switch {
	case verse:
		replaceWithVerse(node, src)
	case cells > 1 && cells*lines.Len() <= maxCells:
		replaceWithTable(node, src, cells)
	}
}

// isTableRule tells the lines that part head, body and foot.
func isTableRule(line []byte) bool {
	return bytes.ContainsAny(line, "-=") && bytes.IndexByte(line, '|') >= 0 && len(bytes.Trim(line, "|-:=+ \t\n")) == 0
}

// replaceWithTable makes rows of the lines. A rule is no row; the first one
// under other rows makes them the head, unless it is drawn with "=".
func replaceWithTable(node *ast.Paragraph, src []byte, columns int) {
	table := xast.NewTable()
	table.SetPos(node.Pos())
	table.Alignments = make([]xast.Alignment, columns)
	for i := range columns {
		table.Alignments[i] = xast.AlignNone
	}
	lines := node.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		line := bytes.TrimSpace(seg.Value(src))
		if !isTableRule(line) {
			table.AppendChild(table, pipeRow(seg, cellsOf(seg, src)))
			continue
		}
		align(table.Alignments, line)
		_, headed := table.FirstChild().(*xast.TableHeader)
		if !headed && table.ChildCount() > 0 && i+1 < lines.Len() && bytes.IndexByte(line, '=') < 0 {
			behead(table)
		}
	}
	if table.ChildCount() > 0 {
		node.Parent().ReplaceChild(node.Parent(), node, table)
	}
}

// align reads the colons of a rule.
func align(columns []xast.Alignment, rule []byte) {
	for i, c := range bytes.FieldsFunc(rule, func(r rune) bool { return r == '|' || r == '+' }) {
		if i >= len(columns) {
			return
		}
		c = bytes.TrimSpace(c)
		if a := alignment(bytes.HasPrefix(c, []byte(":")), bytes.HasSuffix(c, []byte(":"))); a != xast.AlignNone {
			columns[i] = a
		}
	}
}

// behead turns the rows there are into the head.
func behead(table *xast.Table) {
	for n := table.FirstChild(); n != nil; {
		next := n.NextSibling()
		head := xast.NewTableHeader(n.(*xast.TableRow))
		head.SetPos(n.Pos())
		table.ReplaceChild(table, n, head)
		n = next
	}
}

// tagLength gives the length of the template's tag that s begins with, else 1:
// the bars in it are filters.
func tagLength(s []byte) int {
	if _, n, ok := readTag(s); ok {
		return n
	}
	return 1
}

// cellsOf cuts a row at its bars; "\|" is a bar in a cell, as is one in code.
func cellsOf(seg text.Segment, src []byte) []text.Segment {
	seg = seg.TrimRightSpace(src)
	line := src[seg.Start:seg.Stop]
	from := len(line) - len(bytes.TrimLeft(line, " \t"))
	if from < len(line) && line[from] == '|' {
		from++
	}
	var out []text.Segment
	cell := func(stop int) {
		c := text.NewSegment(seg.Start+from, seg.Start+stop)
		c = c.TrimLeftSpace(src)
		out = append(out, c.TrimRightSpace(src))
		from = stop + 1
	}
	for i := from; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '{':
			i += tagLength(line[i:]) - 1
		case '`':
			if end := bytes.IndexByte(line[i+1:], '`'); end >= 0 {
				i += end + 1
			}
		case '|':
			cell(i)
		}
	}
	if from < len(line) {
		cell(len(line))
	}
	return out
}
