package doc

// Rewrite changes a tree in place, one sequence of nodes at a time, innermost
// first. It goes everywhere Walk goes, into notes and cells too. A nil
// function leaves its sequences alone.
//
// A Figure's pictures are not a sequence of inlines: Walk finds them, and
// they can be changed in place.
type Rewrite struct {
	Blocks  func([]Block) []Block
	Inlines func([]Inline) []Inline
}

// MapBlocks puts what f gives for a block in that block's place, for every
// block of the tree, innermost first.
func MapBlocks(blocks []Block, f func(Block) []Block) []Block {
	return Rewrite{Blocks: func(bs []Block) []Block { return mapEach(bs, f) }}.BlockList(blocks)
}

// MapInlines puts what f gives for an inline in that inline's place, for every
// inline below the blocks, innermost first.
func MapInlines(blocks []Block, f func(Inline) []Inline) []Block {
	return Rewrite{Inlines: func(ns []Inline) []Inline { return mapEach(ns, f) }}.BlockList(blocks)
}

func mapEach[N any](nodes []N, f func(N) []N) []N {
	var out []N
	for _, n := range nodes {
		out = append(out, f(n)...)
	}
	return out
}

// Document rewrites the standfirst and the text.
func (r Rewrite) Document(d *Document) {
	d.Meta.Standfirst = r.BlockList(d.Meta.Standfirst)
	d.Blocks = r.BlockList(d.Blocks)
}

// BlockList rewrites what is below the blocks, then their sequence itself. An
// empty sequence is not offered.
func (r Rewrite) BlockList(blocks []Block) []Block {
	for _, b := range blocks {
		parts(b,
			func(bs *[]Block) { *bs = r.BlockList(*bs) },
			func(ns *[]Inline) { *ns = r.InlineList(*ns) })
	}
	if r.Blocks == nil || len(blocks) == 0 {
		return blocks
	}
	return r.Blocks(blocks)
}

// InlineList rewrites what is below the inlines, then their sequence itself.
func (r Rewrite) InlineList(inlines []Inline) []Inline {
	for _, n := range inlines {
		if note, ok := n.(*Note); ok {
			note.Blocks = r.BlockList(note.Blocks)
		} else if in := Inner(n); in != nil {
			*in = r.InlineList(*in)
		}
	}
	if r.Inlines == nil || len(inlines) == 0 {
		return inlines
	}
	return r.Inlines(inlines)
}
