package transform_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/publish/markdown"
	"github.com/octavo-press/octavo/publish/transform"
	"golang.org/x/tools/txtar"
)

func TestCheckNamesAnUnknownSwitch(t *testing.T) {
	if err := (transform.Options{Off: []string{"italic-quote", "italics"}}).Check(); err == nil || !strings.Contains(err.Error(), `"italics"`) {
		t.Errorf("got %v", err)
	}
	if err := (transform.Options{}).Check(); err != nil {
		t.Error(err)
	}
}

func TestSwitchesAreDistinctAndTold(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range transform.Switches() {
		if seen[s.Name] || s.About == "" {
			t.Errorf("%q is there twice or says nothing", s.Name)
		}
		seen[s.Name] = true
	}
}

// TestEveryPost takes every post of testdata through all steps with no switch
// off, each off, and all off.
func TestEveryPost(t *testing.T) {
	var all []string
	for _, s := range transform.Switches() {
		all = append(all, s.Name)
	}
	offs := [][]string{nil, all}
	for _, name := range all {
		offs = append(offs, []string{name})
	}
	for name, src := range posts(t) {
		for _, off := range offs {
			d, before := parse(t, src), parse(t, src)
			diags := transform.Run(d, transform.Options{Off: off})
			for _, g := range diags {
				if slices.Contains(off, g.Code) {
					t.Errorf("%s: guess of a switch that is off: %s", name, g)
				}
			}
			for _, fault := range faults(before, d, diags) {
				t.Errorf("%s without %v: %s", name, off, fault)
			}
		}
	}
}

// TestGuessesHaveSwitches sees that every diagnostic that is a guess can be
// turned off by its code.
func TestGuessesHaveSwitches(t *testing.T) {
	notices := []string{"image-address", "link-target", "suspicious-text"}
	made := map[string]bool{}
	for name, src := range posts(t) {
		for _, g := range transform.Run(parse(t, src), transform.Options{}) {
			made[g.Code] = true
			if !slices.Contains(notices, g.Code) && (transform.Options{Off: []string{g.Code}}).Check() != nil {
				t.Errorf("%s: %s is neither a switch nor a notice", name, g)
			}
		}
	}
	for _, s := range transform.Switches() {
		if !made[s.Name] {
			t.Errorf("no post of testdata shows %s", s.Name)
		}
	}
}

// TestSample takes one of every node through the steps.
func TestSample(t *testing.T) {
	d := doc.Sample()
	for _, fault := range faults(doc.Sample(), d, transform.Run(d, transform.Options{})) {
		t.Error(fault)
	}
}

func TestNothing(t *testing.T) {
	for _, d := range []*doc.Document{{}, {Blocks: []doc.Block{&doc.SceneBreak{}}}, {Blocks: []doc.Block{&doc.Section{Level: 6}}}} {
		transform.Run(d, transform.Options{})
	}
}

func posts(t *testing.T) map[string][]byte {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	all := map[string][]byte{}
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = a.Files[0].Data
	}
	return all
}

// tryParse gives nil for what is no post.
func tryParse(src []byte) *doc.Document {
	d, _, err := markdown.Parse("post.md", src, markdown.Options{})
	if err != nil {
		return nil
	}
	return d
}

func parse(t testing.TB, src []byte) *doc.Document {
	d, _, err := markdown.Parse("post.md", src, markdown.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// faults tells what of a transformed tree no backend could live with. Letters
// may be lost where a diagnostic says that an entry was doubled.
func faults(before, after *doc.Document, diags []doc.Diagnostic) []string {
	var all []string
	add := func(format string, args ...any) { all = append(all, fmt.Sprintf(format, args...)) }
	ids := map[string]bool{}
	var links []string
	doc.Walk(after, func(n doc.Node) bool {
		id := ""
		switch n := n.(type) {
		case doc.Block:
			id = n.Common().ID
			if d, ok := n.(*doc.Div); ok && d.Role == doc.RoleExcerpt {
				add("excerpt marker left")
			}
		case *doc.Span:
			id = n.ID
			if n.Role == doc.RoleExcerpt {
				add("excerpt marker left")
			}
		case *doc.Note:
			id = n.ID
		case *doc.Link:
			if target, ok := strings.CutPrefix(n.URL, "#"); ok {
				links = append(links, target)
			}
		}
		if id != "" && ids[id] {
			add("identifier %q twice", id)
		}
		ids[id] = true
		return true
	})
	for _, l := range links {
		if !ids[l] || l == "" {
			add("link to #%s leads nowhere", l)
		}
	}
	levels(after.Blocks, 0, true, add)
	if !slices.ContainsFunc(diags, func(d doc.Diagnostic) bool { return strings.Contains(d.Message, "in the same words") }) {
		lost(before, after, add)
	}
	return all
}

// levels sees that sections lie in sections and Divs only, each one level
// below the other.
func levels(blocks []doc.Block, depth int, open bool, add func(string, ...any)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Section:
			if !open || b.Level != depth+1 {
				add("section %q of level %d at depth %d", doc.PlainText(b.Title), b.Level, depth)
			}
			if b.ID == "" {
				add("section %q without identifier", doc.PlainText(b.Title))
			}
			levels(b.Blocks, depth+1, open, add)
		case *doc.Div:
			levels(b.Blocks, depth, open, add)
		case *doc.Quote:
			levels(b.Blocks, depth, false, add)
		case *doc.Callout:
			levels(b.Blocks, depth, false, add)
		case *doc.List:
			for _, it := range b.Items {
				levels(it.Blocks, depth, false, add)
			}
		}
	}
}

// lost sees that every letter of the post is still there, but for what notes
// count anew, addresses that became pictures' and a title said twice.
func lost(before, after *doc.Document, add func(string, ...any)) {
	have := letters(doc.FullText(after))
	doc.Walk(after, func(n doc.Node) bool {
		if m, ok := n.(*doc.Image); ok {
			for c, k := range letters(m.URL) {
				have[c] += k
			}
		}
		return true
	})
	for c, k := range letters(after.Meta.Title + after.Meta.Summary) {
		have[c] += k
	}
	for c, n := range letters(doc.FullText(before)) {
		if have[c] < n && c != '注' {
			add("%q is there %d times, was %d", c, have[c], n)
		}
	}
}

func letters(s string) map[rune]int {
	all := map[rune]int{}
	for _, c := range s {
		if unicode.IsLetter(c) {
			all[unicode.ToLower(c)]++
		}
	}
	return all
}
