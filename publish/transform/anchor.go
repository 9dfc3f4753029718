package transform

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/publish/doc"
)

// anchors leads links within the post to where they mean: by identifier, else
// by the one that GitHub, kramdown or Zola would have given the heading, or by the
// words of a defined term. A link to nowhere becomes plain text, for a book must
// not hold any.
func (r *run) anchors() {
	a := &anchorer{run: r, ids: map[string]bool{}, aliases: map[string]string{}, copies: map[string]int{}, terms: map[string]*[]doc.Inline{}}
	doc.Walk(r.doc, a.collect)
	doc.Rewrite{Inlines: a.resolve}.Document(r.doc)
}

type anchorer struct {
	*run
	ids     map[string]bool
	aliases map[string]string
	copies  map[string]int // how often a name has been given
	terms   map[string]*[]doc.Inline
}

func (a *anchorer) collect(n doc.Node) bool {
	switch n := n.(type) {
	case *doc.Section:
		a.ids[n.ID] = true
		title := doc.PlainText(n.Title)
		names := []string{slug(title), githubSlug(title), zolaSlug(title)}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			a.alias(name, n.ID)
		}
	case *doc.Definitions:
		a.ids[n.ID] = true
		for _, it := range n.Items {
			for i := range it.Terms {
				a.terms[githubSlug(doc.PlainText(it.Terms[i]))] = &it.Terms[i]
			}
		}
	case doc.Block:
		a.ids[n.Common().ID] = true
	case *doc.Span:
		a.ids[n.ID] = true
	case *doc.Note:
		a.ids[n.ID] = true
	}
	return true
}

// alias adds a name for an identifier; the n-th of one name ends in -n, as the
// generators have it. What is a name itself is left to its owner.
func (a *anchorer) alias(name, id string) {
	if name == "" {
		return
	}
	n := a.copies[name]
	if a.copies[name]++; n > 0 {
		name += "-" + strconv.Itoa(n)
	}
	if _, used := a.aliases[name]; !used {
		a.aliases[name] = id
	}
}

func (a *anchorer) resolve(ns []doc.Inline) []doc.Inline {
	for i, n := range ns {
		l, ok := n.(*doc.Link)
		if !ok || !strings.HasPrefix(l.URL, "#") {
			continue
		}
		if id := a.find(l.URL[1:]); id != "" {
			l.URL = "#" + id
			continue
		}
		if len(l.URL) > 1 && l.URL != "#top" {
			a.report("link-target", doc.Warning, l.Pos, "link to %s leads nowhere in the post", l.URL)
		}
		ns[i] = &doc.Span{Pos: l.Pos, Inlines: l.Inlines}
	}
	return ns
}

func (a *anchorer) find(fragment string) string {
	if s, err := url.PathUnescape(fragment); err == nil {
		fragment = s
	}
	if fragment == "" {
		return ""
	}
	if a.ids[fragment] {
		return fragment
	}
	name := strings.ToLower(fragment)
	if id := a.aliases[name]; id != "" {
		return id
	}
	return a.term(name)
}

// term makes a defined term a target.
func (a *anchorer) term(name string) string {
	t := a.terms[name]
	if t == nil || len(*t) == 0 {
		return ""
	}
	id := name
	if !isASCIILetter(id[0]) {
		id = "term-" + id
	}
	*t = []doc.Inline{&doc.Span{Pos: (*t)[0].At(), ID: id, Inlines: *t}}
	a.ids[id] = true
	a.aliases[name] = id
	return id
}

// githubSlug gives the identifier GitHub makes of a title, which keeps the
// letters of every script.
func githubSlug(title string) string {
	return strings.Map(func(c rune) rune {
		switch {
		case unicode.IsLetter(c), unicode.IsDigit(c), unicode.IsMark(c), c == '-', c == '_':
			return unicode.ToLower(c)
		case c == ' ':
			return '-'
		}
		return -1
	}, title)
}

// zolaSlug gives the identifier Zola makes of a title: every other character is
// a hyphen, several of them one.
func zolaSlug(title string) string {
	var b strings.Builder
	gap := false
	for _, c := range title {
		c = unaccented(unicode.ToLower(c))
		if c < 0x80 && isWordRune(c) {
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			b.WriteRune(c)
			gap = false
		} else {
			gap = true
		}
	}
	return b.String()
}
