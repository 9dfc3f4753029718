// Package transform turns the tree of a post's Markdown into the tree its
// author meant: the excerpt becomes the standfirst, a picture and the line
// under it a figure, an italic paragraph after a colon a quotation, the
// paragraphs about the authors at the end a section of their own, and flat
// headings nested sections whose identifiers are unique.
//
//	diags := transform.Run(d, transform.Options{Off: []string{"italic-quote"}})
//
// It is a plain list of steps, one a file. A step that guesses has a switch,
// and each guess is a diagnostic whose code is the switch, so that an author
// who was misread can see where and turn it off. No step changes the words,
// none needs more time than the post's length asks for.
package transform

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// Options says which guesses are made; the zero value makes all.
type Options struct {
	Off []string // names of switches
}

// Switch is a guess that can be turned off.
type Switch struct {
	Name  string // as in Options.Off, and the code of its diagnostics
	About string
}

// Switches lists every switch in the order of the steps.
func Switches() []Switch {
	var all []Switch
	for _, st := range steps() {
		if st.name != "" {
			all = append(all, Switch{st.name, st.about})
		}
	}
	return all
}

// Check names the first switch that does not exist.
func (o Options) Check() error {
	all := Switches()
	for _, name := range o.Off {
		if !slices.ContainsFunc(all, func(s Switch) bool { return s.Name == name }) {
			return fmt.Errorf("transform: no switch %q", name)
		}
	}
	return nil
}

// Run changes the document in place and says what it guessed and noticed, in
// the order of the source. Unknown switches have no effect; Check finds them.
func Run(d *doc.Document, opt Options) []doc.Diagnostic {
	r := &run{doc: d}
	for _, st := range steps() {
		if st.name == "" || !slices.Contains(opt.Off, st.name) {
			r.step = st.name
			st.do(r)
		}
	}
	slices.SortStableFunc(r.diags, func(a, b doc.Diagnostic) int { return cmp.Compare(a.Pos.Line, b.Pos.Line) })
	return r.diags
}

// run is one document on its way through the steps.
type run struct {
	doc    *doc.Document
	diags  []doc.Diagnostic
	step   string          // switch of the step under way
	people map[string]bool // everybody the post names as an author, by nameKey
	judge  *judge          // nil until a language is to be told

	excerpted  bool // the post had an excerpt marker
	italicLead bool // the standfirst was italic to its end
}

// guess reports what the step under way took n for.
func (r *run) guess(n doc.Node, format string, args ...any) {
	r.report(r.step, doc.Info, n.At(), format, args...)
}

func (r *run) report(code string, sev doc.Severity, at doc.Pos, format string, args ...any) {
	r.diags = append(r.diags, doc.Diagnostic{Code: code, Severity: sev, Pos: at, Message: fmt.Sprintf(format, args...)})
}

// head is the position of what concerns the whole post: its file.
func (r *run) head() doc.Pos {
	if len(r.doc.Blocks) == 0 {
		return doc.Pos{}
	}
	return doc.Pos{File: r.doc.Blocks[0].At().File}
}

// snippet is the beginning of a text, for messages.
func snippet(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	n := 0
	for i := range s {
		if n++; n > 40 {
			return s[:i] + "…"
		}
	}
	return s
}
