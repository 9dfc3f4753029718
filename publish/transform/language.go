package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// documentLanguage settles the language of the post: the front matter's, with
// Chinese named by its script, else what the text looks like.
func (r *run) documentLanguage() {
	m := &r.doc.Meta
	m.Language = scriptOf(m.Language)
	if m.Language != "" && m.Language != "zh" {
		return
	}
	told := r.judgeDocument()
	if m.Language == "" || strings.HasPrefix(told, "zh-") {
		m.Language = told
	}
	if m.Language == "zh" {
		m.Language = "zh-Hans"
	}
}

// scriptOf names Chinese by its script where a tag names a place: type and
// faces depend on it.
func scriptOf(tag string) string {
	switch strings.ToLower(strings.ReplaceAll(tag, "_", "-")) {
	case "zh-tw", "zh-hk", "zh-mo", "zh-hant-tw", "zh-hant-hk", "zh-hant", "zh-cht", "yue", "zh-yue":
		return "zh-Hant"
	case "zh-cn", "zh-sg", "zh-my", "zh-hans-cn", "zh-hans", "zh-chs", "cmn":
		return "zh-Hans"
	case "zh", "chinese":
		return "zh"
	}
	return tag
}

// sampleSize is how many bytes of a post suffice to tell its language.
const sampleSize = 20000

func (r *run) judgeDocument() string {
	r.judge = theJudge()
	var t tally
	size := 0
	doc.WalkBlocks(r.doc.Blocks, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Text:
			if size < sampleSize {
				t.add(n.Text, r.judge)
				size += len(n.Text)
			}
		case *doc.Code, *doc.CodeBlock:
			return false
		}
		return size < sampleSize
	})
	if t.letters() == 0 {
		t.add(r.doc.Meta.Title, r.judge)
	}
	return t.language()
}

// languages marks the title and the blocks whose language is not the post's:
// faces, hyphens and voices change with it.
func (r *run) languages() {
	r.judge = theJudge()
	l := &linguist{run: r, base: r.doc.Meta.Language}
	if l.base == "" {
		return
	}
	m := &r.doc.Meta
	if lang := l.foreign([]doc.Inline{&doc.Text{Text: m.Title}}, true); lang != "" && m.TitleLang == "" {
		m.TitleLang = lang
		r.report(r.step, doc.Info, r.head(), "title taken as %s", lang)
	}
	l.blocks(m.Standfirst)
	l.blocks(r.doc.Blocks)
}

type linguist struct {
	*run
	base string
}

func (l *linguist) blocks(blocks []doc.Block) {
	doc.WalkBlocks(blocks, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Section:
			n.Title = l.title(n.Title)
		case *doc.Paragraph:
			l.mark(&n.Attr, n.Inlines)
			return hasNote(n.Inlines)
		case *doc.Figure:
			l.mark(&n.Attr, n.Caption)
		case doc.Inline:
			_, note := n.(*doc.Note)
			return note
		}
		return true
	})
}

func hasNote(ns []doc.Inline) bool {
	for _, n := range ns {
		if _, ok := n.(*doc.Note); ok {
			return true
		}
		if in := doc.Inner(n); in != nil && hasNote(*in) {
			return true
		}
	}
	return false
}

func (l *linguist) mark(a *doc.Attr, ns []doc.Inline) {
	if a.Lang != "" {
		return
	}
	if lang := l.foreign(ns, false); lang != "" {
		a.Lang = lang
		l.report(l.step, doc.Info, a.Pos, "%q taken as %s", snippet(doc.PlainText(ns)), lang)
	}
}

// title wraps a heading in its language; its section's text may have another.
func (l *linguist) title(ns []doc.Inline) []doc.Inline {
	lang := l.foreign(ns, true)
	if lang == "" {
		return ns
	}
	l.report(l.step, doc.Info, ns[0].At(), "%q taken as %s", snippet(doc.PlainText(ns)), lang)
	return []doc.Inline{&doc.Span{Pos: ns[0].At(), Lang: lang, Inlines: ns}}
}

// foreign gives the language of inlines where it is surely not the post's. In
// a title one character of the other Chinese script is enough.
func (l *linguist) foreign(ns []doc.Inline, title bool) string {
	var t tally
	t.addInlines(ns, l.judge)
	lang := t.sure(primary(l.base) == "zh" || primary(l.base) == "ja" || primary(l.base) == "ko")
	if title && lang == "" && primary(l.base) == "zh" {
		lang = t.oneScript()
	}
	if lang == "" || primary(lang) == primary(l.base) && !strings.HasPrefix(lang, "zh-") || lang == l.base {
		return ""
	}
	if strings.HasPrefix(lang, "zh-") && primary(l.base) == "ja" {
		return "" // Japanese without kana is not Chinese
	}
	return lang
}

func primary(tag string) string {
	p, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(p)
}
