package layout

import "testing"

// TestColumnIsHeldOnce has the column of a long post grow nowhere by copying, and
// no line outlive the painting of its page.
func TestColumnIsHeldOnce(t *testing.T) {
	d, _ := essay(400)
	f, err := newFlow(t.Context(), engine(), newBook(d, "briefing"))
	if err != nil {
		t.Fatal(err)
	}
	l := &laying{f: f}
	l.flow()
	l.paginate()
	if n, room := len(l.column.slugs), cap(l.column.slugs); n < 1000 || room > n+imprintLines {
		t.Errorf("room for %d slugs, of which there are %d", room, n)
	}
	l.paint()
	if len(l.pages) < 10 {
		t.Fatalf("%d pages", len(l.pages))
	}
	for i := range l.column.slugs {
		if l.column.slugs[i].content != nil {
			t.Fatalf("slug %d holds its line when all pages are painted", i)
		}
	}
}
