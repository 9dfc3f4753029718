package doc

// Entry is one section in the outline.
type Entry struct {
	ID    string
	Level int
	Title []Inline
	RunIn bool
	Role  Role
	Kids  []Entry
}

// Outline gives the sections of the document as they nest. Contents pages,
// navigation and bookmarks of every backend come from it and so agree.
func Outline(d *Document) []Entry { return outline(d.Blocks) }

func outline(blocks []Block) []Entry {
	var es []Entry
	for _, b := range blocks {
		switch b := b.(type) {
		case *Section:
			es = append(es, Entry{b.ID, b.Level, b.Title, b.RunIn, b.Role, outline(b.Blocks)})
		case *Div:
			es = append(es, outline(b.Blocks)...)
		}
	}
	return es
}
