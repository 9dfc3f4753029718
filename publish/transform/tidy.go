package transform

import (
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// tidy makes the tree regular for the steps that follow: neighbouring texts of
// one source line are one, paragraphs neither start nor end with space, empty
// blocks go. Two ideographic spaces before a Chinese paragraph are its indent,
// which the style gives; more of them, here or before a line beside that is no
// sentence, place the line and stay.
func (r *run) tidy() {
	doc.Rewrite{Inlines: tidyInlines, Blocks: tidyBlocks}.Document(r.doc)
}

// tidyInlines also drops the spaces around line breaks.
func tidyInlines(ns []doc.Inline) []doc.Inline {
	out := ns[:0]
	for _, n := range mergeTexts(ns) {
		last := len(out) - 1
		_, breaks := n.(*doc.LineBreak)
		if breaks && last >= 0 && isSpace(out[last]) {
			out = out[:last]
		} else if last >= 0 && isSpace(n) {
			if _, after := out[last].(*doc.LineBreak); after {
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

func isSpace(n doc.Inline) bool {
	t, ok := n.(*doc.Text)
	return ok && t.Text == " "
}

func mergeTexts(ns []doc.Inline) []doc.Inline {
	out := ns[:0]
	for i := 0; i < len(ns); {
		first, ok := ns[i].(*doc.Text)
		if !ok {
			out = append(out, ns[i])
			i++
			continue
		}
		end := textRun(ns, i)
		if s := joinTexts(ns[i:end]); s != "" {
			first.Text = s
			out = append(out, first)
		}
		i = end
	}
	return out
}

// textRun gives the end of the run of texts that starts at i. It does not go
// beyond the source line, since lines tell captions and sources apart.
func textRun(ns []doc.Inline, i int) int {
	line := ns[i].At().Line
	for i < len(ns) && ns[i].At().Line == line {
		if _, ok := ns[i].(*doc.Text); !ok {
			break
		}
		i++
	}
	return i
}

func joinTexts(ns []doc.Inline) string {
	if len(ns) == 1 {
		return ns[0].(*doc.Text).Text
	}
	var b strings.Builder
	for _, n := range ns {
		b.WriteString(n.(*doc.Text).Text)
	}
	return b.String()
}

func tidyBlocks(blocks []doc.Block) []doc.Block {
	deep := deeplyIndented(blocks)
	out := blocks[:0]
	for i, b := range blocks {
		p := paragraph(b)
		if p != nil {
			p.Inlines = trim(p.Inlines)
		}
		if isEmpty(b) {
			continue
		}
		if p != nil && !(beside(deep, i) && (deep[i] || !endsSentence(doc.PlainText(p.Inlines)))) {
			unindent(p)
		}
		out = append(out, b)
	}
	return out
}

// isEmpty tells what the source has and the reader would not see.
func isEmpty(b doc.Block) bool {
	switch b := b.(type) {
	case *doc.Paragraph:
		return len(b.Inlines) == 0
	case *doc.Section:
		return trim(b.Title) == nil && len(b.Blocks) == 0
	case *doc.Quote:
		return len(b.Blocks) == 0 && len(b.Attribution) == 0
	case *doc.List:
		return len(b.Items) == 0
	}
	return false
}

const (
	ideographicSpace = "\u3000"
	deepIndent       = "\u3000\u3000\u3000"
)

// deeplyIndented tells which blocks start with three ideographic spaces or
// more; nil when none does.
func deeplyIndented(blocks []doc.Block) []bool {
	var deep []bool
	for i, b := range blocks {
		if p := paragraph(b); p != nil && startsWith(p.Inlines, deepIndent) {
			if deep == nil {
				deep = make([]bool, len(blocks))
			}
			deep[i] = true
		}
	}
	return deep
}

func startsWith(ns []doc.Inline, prefix string) bool {
	t := firstText(ns)
	return t != nil && strings.HasPrefix(t.Text, prefix)
}

func beside(deep []bool, i int) bool {
	return deep != nil && (deep[i] || i > 0 && deep[i-1] || i+1 < len(deep) && deep[i+1])
}

func unindent(p *doc.Paragraph) {
	if t := firstText(p.Inlines); t != nil {
		t.Text = strings.TrimLeft(t.Text, ideographicSpace)
	}
}
