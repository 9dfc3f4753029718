package markdown

import (
	"bytes"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// ruledTableParser reads Pandoc's tables whose columns are ruled by dashes:
// simple ones, with a row a line, and multiline ones, with empty lines between
// rows. It looks at the line after each that could be a head, for to
// CommonMark the rule is a break between paragraphs.
type ruledTableParser struct{ ours }

// Trigger says that any line may begin such a table. Without bytes the parser
// would come after those that read a rule as something else.
func (ruledTableParser) Trigger() []byte {
	var all []byte
	for c := '!'; c < 0x100; c++ {
		all = append(all, byte(c))
	}
	return all
}

// CanInterruptParagraph says that a table stands apart.
func (ruledTableParser) CanInterruptParagraph() bool { return false }

// CanAcceptIndentedLine says that a head over a wide column may be indented.
func (ruledTableParser) CanAcceptIndentedLine() bool { return true }

// Open reads a whole table.
func (ruledTableParser) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	if _, top := parent.(*ast.Document); !top {
		return nil, parser.NoChildren
	}
	line, seg := reader.PeekLine()
	src := reader.Source()
	if !mayRule(line) && !mayRule(src[seg.Stop:]) {
		return nil, parser.NoChildren
	}
	table, stop := readRuled(src, seg.Start)
	if table == nil {
		return nil, parser.NoChildren
	}
	table.stop = stop
	reader.AdvanceToEOL()
	return &blockNode{what: table}, parser.NoChildren
}

// Continue takes the lines of the table.
func (ruledTableParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	if _, seg := reader.PeekLine(); seg.Start >= node.(*blockNode).what.(*gridTable).stop {
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// mayRule tells cheaply whether text may begin with a rule.
func mayRule(s []byte) bool {
	s = bytes.TrimLeft(s[:min(len(s), 80)], " ")
	return bytes.HasPrefix(s, []byte("---")) || bytes.HasPrefix(s, []byte("-- "))
}

// ruledLine is a line of such a table: where it begins and what it says.
type ruledLine struct {
	at   int
	text []byte
}

// readRuled reads a table that begins at from, and gives where it ends; nil
// when there is none. One that begins with a rule has to end with one.
func readRuled(src []byte, from int) (*gridTable, int) {
	first := ruledAt(src, from)
	columns, isRule := ruleGroups(first.text)
	var head []ruledLine
	at := from
	full := isRule && len(columns) == 1
	if isRule {
		at = first.next()
	}
	if full || !isRule {
		head, columns, at = ruledHead(src, at, full)
	}
	if columns == nil {
		return nil, 0
	}
	rows, stop, end := ruledRows(src, at)
	if full || isRule && end != flatRule {
		rows, stop, end = spacedRows(src, at)
	}
	if len(rows) == 0 || end == noRule && isRule || !full && end == groupRule || len(columns)*len(rows) > maxCells {
		return nil, 0
	}
	return ruledTable(columns, head, rows), stop
}

// ruledHead reads the lines above the rule that tells the columns: one, or
// several below a rule of its own. One over fewer than two columns is prose.
func ruledHead(src []byte, at int, full bool) (head []ruledLine, columns [][2]int, next int) {
	for len(head) < 20 {
		l := ruledAt(src, at)
		at = l.next()
		groups, isRule := ruleGroups(l.text)
		switch {
		case isRule && len(groups) > 1 && len(head) > 0 && headed(head[0].text, groups):
			return head, groups, at
		case isRule, len(bytes.TrimSpace(l.text)) == 0, len(head) > 0 && !full:
			return nil, nil, 0
		}
		head = append(head, l)
	}
	return nil, nil, 0
}

// headed tells whether a line has words over two of the columns or more.
func headed(line []byte, columns [][2]int) bool {
	n := 0
	for i := range columns {
		if len(bytes.TrimSpace(ruledCell(line, columns, i))) > 0 {
			n++
		}
	}
	return n > 1
}

// The ways in which a table's rows end.
const (
	noRule    = iota // at an empty line
	flatRule         // at a rule, with no empty line before
	fullRule         // at a rule without gaps
	groupRule        // at a rule with gaps
)

// ruledRows reads rows of one line up to an empty line or a rule.
func ruledRows(src []byte, at int) (rows [][]ruledLine, stop, end int) {
	for at < len(src) && len(rows) < maxCells {
		l := ruledAt(src, at)
		if _, isRule := ruleGroups(l.text); isRule {
			return rows, l.next(), flatRule
		}
		if len(bytes.TrimSpace(l.text)) == 0 {
			break
		}
		rows = append(rows, []ruledLine{l})
		at = l.next()
	}
	return rows, at, noRule
}

// spacedRows reads rows with empty lines between up to a rule. The first may
// not follow an empty line: that would be two breaks between paragraphs.
func spacedRows(src []byte, at int) (rows [][]ruledLine, stop, end int) {
	var row []ruledLine
	limit := min(len(src), at+maxRuled)
	for at < limit {
		l := ruledAt(src, at)
		at = l.next()
		groups, isRule := ruleGroups(l.text)
		blank := len(bytes.TrimSpace(l.text)) == 0
		if (isRule || blank) && len(row) > 0 {
			rows = append(rows, row)
			row = nil
		}
		switch {
		case isRule && len(groups) == 1:
			return rows, at, fullRule
		case isRule:
			return rows, at, groupRule
		case blank && len(rows) == 0:
			return nil, 0, noRule
		case !blank:
			row = append(row, l)
		}
	}
	return nil, 0, noRule
}

// maxRuled bounds how far the end of a table is looked for.
const maxRuled = 64 << 10

// next gives where the line after begins.
func (l ruledLine) next() int { return l.at + len(l.text) + 1 }

func ruledAt(src []byte, at int) ruledLine {
	return ruledLine{at, firstLine(src[min(at, len(src)):])}
}

// ruleGroups gives the columns of a rule: from and to, in characters.
func ruleGroups(line []byte) (groups [][2]int, ok bool) {
	line = bytes.TrimRight(line, " \t")
	if bytes.Count(line, []byte("-")) < 3 || len(bytes.Trim(line, "- ")) > 0 {
		return nil, false
	}
	for i := 0; i < len(line); {
		from := i
		for i < len(line) && line[i] == '-' {
			i++
		}
		if i > from {
			groups = append(groups, [2]int{from, i})
		}
		for i < len(line) && line[i] == ' ' {
			i++
		}
	}
	return groups, true
}

// ruledTable cuts the lines at the columns.
func ruledTable(columns [][2]int, head []ruledLine, rows [][]ruledLine) *gridTable {
	t := &gridTable{}
	if len(head) > 0 {
		rows = append([][]ruledLine{head}, rows...)
		t.heads = 1
	}
	for i, c := range columns {
		t.aligns = append(t.aligns, ruledAlign(rows[0][0].text, c, i == len(columns)-1))
	}
	for _, lines := range rows {
		r := gridRow{lines[0].at, make([][]byte, len(columns))}
		for _, l := range lines {
			for i := range columns {
				r.cells[i] = append(append(r.cells[i], bytes.TrimSpace(ruledCell(l.text, columns, i))...), '\n')
			}
		}
		t.rows = append(t.rows, r)
	}
	return t
}

// ruledCell gives what of a line stands in a column: from its dashes to those
// of the next.
func ruledCell(line []byte, columns [][2]int, i int) []byte {
	from, to := 0, len(line)
	if i > 0 {
		from = byteAt(line, columns[i][0])
	}
	if i+1 < len(columns) {
		to = byteAt(line, columns[i+1][0])
	}
	return line[from:to]
}

// byteAt gives the offset of a column of characters, of which East Asian ones
// are two wide.
func byteAt(line []byte, column int) int {
	width := 0
	for i, r := range string(line) {
		if width >= column {
			return i
		}
		width++
		if eastAsian(r) {
			width++
		}
	}
	return len(line)
}

// ruledAlign tells a column's alignment by how its first text stands to the
// dashes: flush with them at one end, both or none.
func ruledAlign(line []byte, c [2]int, last bool) doc.Align {
	from := byteAt(line, c[0])
	to := byteAt(line, c[1])
	cell := line[from:to]
	if len(bytes.TrimSpace(cell)) == 0 {
		return doc.AlignNone
	}
	left := cell[0] != ' '
	right := cell[len(cell)-1] != ' ' && (!last || to-from == c[1]-c[0])
	switch {
	case left && right:
		return doc.AlignNone
	case left:
		return doc.AlignLeft
	case right:
		return doc.AlignRight
	}
	return doc.AlignCenter
}
