package markdown

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// Limits. Each is far above what a person writes, and keeps the time that a
// post takes in step with its length.
const (
	maxBlocks = 100     // containers open at once; a list and its item count as two
	maxDelims = 2000    // "*", "_" and the like in one block
	maxCells  = 200_000 // of one table, the missing ones included
	maxInline = 100     // inlines within one another
	maxWithin = 12      // texts of Markdown within elements within one another, each of which is read again
)

// capped keeps a container from nesting without bound: every line walks
// through all that are open.
type capped struct{ parser.BlockParser }

// Open opens the container unless too many are open.
func (c capped) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if len(pc.OpenedBlocks()) >= maxBlocks {
		_, seg := reader.Position()
		parseOf(pc).tooMuch(seg.Start, fmt.Sprintf("more than %d blocks within one another", maxBlocks))
		return nil, parser.NoChildren
	}
	return c.BlockParser.Open(parent, reader, pc)
}

// delimCount counts the delimiters of the block being read, for matching them
// takes time with their square.
type delimCount struct {
	block ast.Node
	n     int
}

// room tells whether the block may have another delimiter.
func (p *parse) room(block ast.Node, offset int) bool {
	if p.delims.block != block {
		p.delims = delimCount{block: block}
	}
	if p.delims.n++; p.delims.n > maxDelims {
		p.tooMuch(offset, fmt.Sprintf("more than %d marks of emphasis in one paragraph", maxDelims))
		return false
	}
	return true
}

// lineTable finds lines by offsets. Its first entry is the line that offset 0
// is on, less one; the others are the offsets after which lines end.
type lineTable struct {
	base int
	ends []int
}

func newLineTable(src []byte, first int) lineTable {
	t := lineTable{base: max(first, 1), ends: make([]int, 0, bytes.Count(src, []byte("\n")))}
	for i := 0; ; {
		j := bytes.IndexByte(src[i:], '\n')
		if j < 0 {
			return t
		}
		t.ends = append(t.ends, i+j)
		i += j + 1
	}
}

// at gives the line an offset is on.
func (t lineTable) at(offset int) int {
	n, _ := slices.BinarySearch(t.ends, offset)
	return t.base + n
}
