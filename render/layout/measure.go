package layout

// checkpoint is how far the flow has come in making elements and the like.
type checkpoint struct{ elements, looks, diagnostics int }

// checkpoint remembers how far the flow is before something is measured that
// will be set later.
func (f *flow) checkpoint() checkpoint {
	return checkpoint{f.structure.n, len(f.looks), len(f.diagnostics)}
}

// restore forgets what was made since.
func (f *flow) restore(c checkpoint) {
	f.structure.n = c.elements
	f.looks = f.looks[:c.looks]
	f.diagnostics = f.diagnostics[:c.diagnostics]
}
