package batch

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestEdits compares with the obvious: what is left of one list without its
// removals, with the additions, is the other.
func TestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list := func() (out []string) {
		for range r.IntN(8) {
			out = append(out, string(rune('a'+r.IntN(4))))
		}
		return out
	}
	for range 2000 {
		a, b := list(), list()
		got := edits(a, b)
		n := int(commons(a, b)[0][0])
		if len(got) != len(a)+len(b)-2*n {
			t.Fatalf("%q to %q: %v, %d in common", a, b, got, n)
		}
		if x := apply(a, b, got); !slices.Equal(x, b) {
			t.Fatalf("%q to %q: %v gives %q", a, b, got, x)
		}
	}
}

// apply walks along b: each paragraph of it is an addition, or the next of a
// that is not removed.
func apply(a, b []string, es []edit) (out []string) {
	var gone, came []string
	for _, e := range es {
		if e.added {
			came = append(came, e.text)
		} else {
			gone = append(gone, e.text)
		}
	}
	for _, s := range gone {
		if i := slices.Index(a, s); i >= 0 {
			a = slices.Delete(slices.Clone(a), i, i+1)
		}
	}
	all := slices.Sorted(slices.Values(slices.Concat(a, came)))
	if !slices.Equal(all, slices.Sorted(slices.Values(b))) {
		return nil
	}
	return b
}

func TestEditsOfMuchAreBounded(t *testing.T) {
	var a, b []string
	for i := range 3000 {
		a, b = append(a, fmt.Sprint("a", i)), append(b, fmt.Sprint("b", i))
	}
	if got := edits(a, b); len(got) != 6000 {
		t.Errorf("%d edits", len(got))
	}
}

func TestMoved(t *testing.T) {
	book := func(openings ...string) *reading {
		r := &reading{}
		for i, s := range openings {
			r.pages = append(r.pages, pageStart{fmt.Sprint(i + 1), len(r.paragraphs), 0})
			r.paragraphs = append(r.paragraphs, s+strings.Repeat(" more", 20))
		}
		return r
	}
	for want, now := range map[string]*reading{
		"":       book("a", "b", "c", "d", "e"),
		"2":      book("a", "x", "c", "d", "e", "f"),
		"1, 3–4": book("x", "b", "y", "z"),
		"1–3, 5": book("x", "y", "z", "d", "w"),
		"2–5":    book("a", "a2", "b", "c", "d", "e"),
	} {
		if got := moved(book("a", "b", "c", "d", "e"), now); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
