package layout

// open begins a group in the column; what it gives ends the group.
func (f *flow) open(c *column, g group) (done func()) {
	g.parent = c.group
	g.depth = f.groups[c.group].depth + 1
	f.groups = append(f.groups, g)
	outer := c.group
	c.group = int32(len(f.groups) - 1)
	return func() { c.group = outer }
}
