package doc

import (
	"fmt"
	"time"
)

// LimitError says which limit a post went past: a field of publish.Limits, or
// a bound that has no setting, such as "SVG.Depth".
type LimitError struct {
	Name string
	Max  int64 // nanoseconds for Time
}

// Error names the limit and what it is.
func (e *LimitError) Error() string {
	if e.Name == "Time" {
		return fmt.Sprintf("past the limit Time of %v", time.Duration(e.Max))
	}
	return fmt.Sprintf("past the limit %s of %d", e.Name, e.Max)
}

// Depth gives how many nodes of the document lie within one another, the
// innermost counted. It looks no deeper than most+1, so that a tree of any depth
// can be asked.
func Depth(d *Document, most int) int {
	return max(blockDepth(d.Meta.Standfirst, most), blockDepth(d.Blocks, most))
}

func blockDepth(blocks []Block, most int) int {
	deepest := 0
	for _, b := range blocks {
		below := 0
		if most > 0 {
			parts(b,
				func(bs *[]Block) { below = max(below, blockDepth(*bs, most-1)) },
				func(ns *[]Inline) { below = max(below, inlineDepth(*ns, most-1)) })
		}
		if deepest = max(deepest, 1+below); deepest > most {
			break
		}
	}
	return deepest
}

func inlineDepth(inlines []Inline, most int) int {
	deepest := 0
	for _, n := range inlines {
		below := 0
		if note, ok := n.(*Note); ok && most > 0 {
			below = blockDepth(note.Blocks, most-1)
		} else if in := Inner(n); in != nil && most > 0 {
			below = inlineDepth(*in, most-1)
		}
		if deepest = max(deepest, 1+below); deepest > most {
			break
		}
	}
	return deepest
}
