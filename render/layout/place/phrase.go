package place

import (
	"slices"
	"strings"
	"unicode"

	"github.com/octavo-press/octavo/render/layout/para"
	"github.com/octavo-press/octavo/render/sp"
)

// hanText gives the characters of a paragraph of Chinese or Japanese, which any
// two of may be parted, in the middle of a word, too; nil for others.
func hanText(p para.Paragraph) []rune {
	if !strings.HasPrefix(p.Lang, "zh") && !strings.HasPrefix(p.Lang, "ja") {
		return nil
	}
	var b strings.Builder
	for i := range p.Runs {
		if p.Runs[i].Box != nil {
			return nil
		}
		b.WriteString(p.Runs[i].Text)
	}
	return []rune(b.String())
}

// clauses breaks a paragraph where its author parted clauses, if that makes no
// more lines and none that is short: at spaces between Han characters, as in
// headlines, and after a heading's 【kicker】.
func clauses(s *para.Setter, p para.Paragraph, n int) (para.Result, bool) {
	runs, parts := make([]para.Run, len(p.Runs)), 1
	for i, run := range p.Runs {
		run.Text = Clauses(run.Text)
		parts += strings.Count(run.Text, "\n")
		runs[i] = run
	}
	if p.Runs = runs; parts < 2 || parts > n {
		return para.Result{}, false
	}
	r := s.Set(p)
	if len(r.Lines) != n || Overfull(r.Lines) {
		return r, false
	}
	least, most := r.Lines[0].Width, r.Lines[0].Width
	for i := range r.Lines {
		least, most = min(least, r.Lines[i].Width), max(most, r.Lines[i].Width)
	}
	return r, least*4 >= most
}

// Clauses puts "\n" where a headline in Han characters parts its clauses.
func Clauses(headline string) string {
	const most = 1000 // bytes; no headline is as long
	if len(headline) > most {
		return headline
	}
	text := []rune(headline)
	for i := len(text) - 2; i > 0; i-- {
		switch {
		case text[i] == ' ' && joinsHan(text[i-1]) && joinsHan(text[i+1]):
			text[i] = '\n'
		case text[i] == '】' && text[0] == '【' && joinsHan(text[i+1]):
			text = slices.Insert(text, i+1, '\n')
		}
	}
	return string(text)
}

// joinsHan tells Han characters and the brackets and marks that stand between
// them.
func joinsHan(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || strings.ContainsRune("「」『』《》【】（）！？", r)
}

// phrased tries wider measures, up to the whole, for one at which more lines end
// with a phrase and none is short.
func phrased(s *para.Setter, p para.Paragraph, least, whole sp.Len, r para.Result, text []rune) (sp.Len, para.Result) {
	const steps = 16
	n, from := len(r.Lines), least
	best := phrases(r.Lines, text)
	for i := sp.Len(1); i <= steps && best < n-1; i++ {
		p.Measure = from + (whole-from)*i/steps
		try := s.Set(p)
		if len(try.Lines) != n || Overfull(try.Lines) || try.Lines[n-1].Width*3 < try.Lines[0].Width {
			continue
		}
		if got := phrases(try.Lines, text); got > best {
			best, least, r = got, p.Measure, try
		}
	}
	return least, r
}

// phrases counts the lines but the last that end with a phrase: at a space, at a
// mark, or before a bracket.
func phrases(lines []para.Line, text []rune) int {
	n := 0
	for _, l := range lines[1:] {
		if l.Start < 1 || l.Start >= len(text) {
			continue
		}
		before, next := text[l.Start-1], text[l.Start]
		if unicode.IsSpace(before) || strings.ContainsRune("，、：；。？！」』》】）—…·・｜", before) || strings.ContainsRune("「『《【（", next) {
			n++
		}
	}
	return n
}
