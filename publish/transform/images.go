package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// recoverImages mends "![alt]()https://…", where the address slipped out of
// its parentheses.
func (r *run) recoverImages() {
	doc.Rewrite{Inlines: r.recoverIn}.Document(r.doc)
}

func (r *run) recoverIn(ns []doc.Inline) []doc.Inline {
	for i := 0; i+1 < len(ns); i++ {
		m, ok := ns[i].(*doc.Image)
		if !ok || m.URL != "" {
			continue
		}
		if url, rest := strayURL(ns[i+1]); url != "" {
			m.URL = url
			r.report("image-address", doc.Warning, m.Pos, "picture without an address; took %s, which follows it", url)
			ns[i+1] = rest
		}
	}
	return mergeTexts(ns)
}

// strayURL gives the web address a node starts with, and what is left of it.
func strayURL(n doc.Inline) (string, doc.Inline) {
	switch n := n.(type) {
	case *doc.Link:
		if s := doc.PlainText(n.Inlines); s == n.URL {
			return n.URL, &doc.Text{Pos: n.Pos}
		}
	case *doc.Text:
		if strings.HasPrefix(n.Text, "https://") || strings.HasPrefix(n.Text, "http://") {
			end := strings.IndexAny(n.Text, " \t\n")
			if end < 0 {
				end = len(n.Text)
			}
			return n.Text[:end], &doc.Text{Pos: n.Pos, Text: n.Text[end:]}
		}
	}
	return "", nil
}
