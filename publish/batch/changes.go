package batch

import (
	"fmt"
	"os"
	"strings"
	"unicode/utf8"
)

// Changes is what a reader of a book finds otherwise than in the one before.
type Changes struct {
	Added    int      `json:"added"`           // paragraphs
	Removed  int      `json:"removed"`         // paragraphs; one that was changed counts as both
	Text     []string `json:"text,omitempty"`  // the first of them, "- " or "+ " before each, cut short
	Moved    string   `json:"moved,omitempty"` // pages that begin elsewhere, such as "12–37"
	PagesNow int      `json:"pagesNow,omitempty"`
	PagesWas int      `json:"pagesWas,omitempty"`
}

// String says it in a line: "paragraphs: 2 new, 1 gone; pages moved: 12–37".
func (c *Changes) String() string {
	var parts []string
	if c.Added+c.Removed > 0 {
		parts = append(parts, fmt.Sprintf("paragraphs: %d new, %d gone", c.Added, c.Removed))
	}
	if c.Moved != "" {
		parts = append(parts, "pages moved: "+c.Moved)
	}
	if c.PagesNow != c.PagesWas {
		parts = append(parts, fmt.Sprintf("pages: %d, %d before", c.PagesNow, c.PagesWas))
	}
	if parts == nil {
		return "text and pages are the same"
	}
	return strings.Join(parts, "; ")
}

// changes compares a book that is made with the one that lies in its place, if
// that was asked for.
func (r *run) changes(b bookEntry, now []byte) *Changes {
	if !r.job.Changes {
		return nil
	}
	old, err := os.ReadFile(r.path(b.Path))
	if err != nil {
		return nil
	}
	return compare(old, now)
}

// compare tells the changes between two EPUBs of a post, nil where one cannot
// be read.
func compare(old, now []byte) *Changes {
	a, err := readEPUB(old)
	if err != nil {
		return nil
	}
	b, err := readEPUB(now)
	if err != nil {
		return nil
	}
	c := &Changes{PagesWas: len(a.pages), PagesNow: len(b.pages), Moved: moved(a, b)}
	for _, e := range edits(a.paragraphs, b.paragraphs) {
		if e.added {
			c.Added++
		} else {
			c.Removed++
		}
		if len(c.Text) < 20 {
			c.Text = append(c.Text, e.String())
		}
	}
	return c
}

// moved lists the pages of both that begin with other words.
func moved(a, b *reading) string {
	was := map[string]string{}
	for _, p := range a.pages {
		was[p.label] = a.opening(p)
	}
	var ranges []string
	first, last := "", ""
	flush := func() {
		switch {
		case first == "":
		case first == last:
			ranges = append(ranges, first)
		default:
			ranges = append(ranges, first+"–"+last)
		}
		first = ""
	}
	for _, p := range b.pages {
		if old, ok := was[p.label]; !ok || old == b.opening(p) {
			flush()
			continue
		}
		if last = p.label; first == "" {
			first = last
		}
	}
	flush()
	return strings.Join(ranges, ", ")
}

// edit is a paragraph that came or went.
type edit struct {
	added bool
	text  string
}

func (e edit) String() string {
	const most = 160
	sign, text := "- ", e.text
	if e.added {
		sign = "+ "
	}
	if len(text) > most {
		n := most
		for !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n] + "…"
	}
	return sign + text
}

// edits is a shortest way from one list to the other, by longest common
// subsequence over what is between their common ends. Where that is too much,
// all of it counts as changed.
func edits(a, b []string) []edit {
	const most = 1 << 20
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	var out []edit
	i, j := 0, 0
	if len(a)*len(b) <= most {
		for common := commons(a, b); i < len(a) && j < len(b); {
			switch {
			case a[i] == b[j]:
				i, j = i+1, j+1
			case common[i+1][j] >= common[i][j+1]:
				out = append(out, edit{false, a[i]})
				i++
			default:
				out = append(out, edit{true, b[j]})
				j++
			}
		}
	}
	for _, s := range a[i:] {
		out = append(out, edit{false, s})
	}
	for _, s := range b[j:] {
		out = append(out, edit{true, s})
	}
	return out
}

// commons gives at [i][j] how many paragraphs a[i:] and b[j:] have in common,
// in order.
func commons(a, b []string) [][]int32 {
	n := make([][]int32, len(a)+1)
	n[len(a)] = make([]int32, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		n[i] = make([]int32, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			if n[i][j] = max(n[i+1][j], n[i][j+1]); a[i] == b[j] {
				n[i][j] = n[i+1][j+1] + 1
			}
		}
	}
	return n
}
