package transform

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// references makes links of what the text says in words: "see Early Years
// above", "in Costs below", when one section on that side has the title or
// alone starts so; a title in quotation marks after "see"; and "Figure 3",
// "Tables 1 and 2", "Appendix A", when the section the words stand in, or the
// nearest around it that has any, has one such.
func (r *run) references() {
	x := &referrer{run: r, counted: map[string][]target{}}
	x.index(r.doc.Blocks)
	slices.SortStableFunc(x.titles, func(a, b titled) int { return strings.Compare(a.title, b.title) })
	x.place = 0
	x.link(r.doc.Blocks)
}

// referrer knows what can be referred to. Places number the blocks in reading
// order, so that sides and sections are comparisons.
type referrer struct {
	*run
	place   int
	titles  []titled
	counted map[string][]target
	scopes  []scope // sections around the block at hand
}

type target struct {
	id    string
	place int
}

type titled struct {
	title string // as normal gives it
	target
}

// scope is the places of a section, from its heading to before the next.
type scope struct{ from, to int }

func (x *referrer) index(blocks []doc.Block) {
	for _, b := range blocks {
		x.place++
		switch b := b.(type) {
		case *doc.Section:
			x.addSection(b)
			x.index(b.Blocks)
		case *doc.Div:
			x.index(b.Blocks)
		default:
			x.addFigures(b)
		}
	}
}

func (x *referrer) addSection(s *doc.Section) {
	title := doc.PlainText(s.Title)
	t := target{s.ID, x.place}
	x.titles = append(x.titles, titled{normal(title), t})
	if bare := withoutNumber(title); bare != title {
		x.titles = append(x.titles, titled{normal(bare), t})
	}
	if len(s.Subtitle) > 0 {
		x.titles = append(x.titles, titled{normal(doc.PlainText(s.Subtitle)), t})
	}
	if label, _ := parseCount(title); label != "" {
		x.counted[label] = append(x.counted[label], t)
	}
}

// withoutNumber gives a title without "II. ", "3.1 " or the like before it.
func withoutNumber(title string) string {
	number, rest, ok := strings.Cut(title, " ")
	if number = strings.TrimRight(number, ".)"); !ok || number == "" || strings.Trim(number, "0123456789.") != "" && strings.Trim(number, "IVXLC") != "" {
		return title
	}
	return rest
}

// addFigures finds what is counted in a block that is no section.
func (x *referrer) addFigures(b doc.Block) {
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		var caption []doc.Inline
		switch n := n.(type) {
		case *doc.Figure:
			caption = n.Caption
		case *doc.Table:
			caption = n.Caption
		case *doc.Callout:
			caption = n.Title
		case doc.Inline, *doc.Paragraph:
			return false
		}
		if label, _ := parseCount(doc.PlainText(caption)); label != "" && n.(doc.Block).Common().ID != "" {
			x.counted[label] = append(x.counted[label], target{n.(doc.Block).Common().ID, x.place})
		}
		return true
	})
}

func (x *referrer) link(blocks []doc.Block) {
	for _, b := range blocks {
		x.place++
		switch b := b.(type) {
		case *doc.Section:
			x.scopes = append(x.scopes, scope{x.place, x.place + countPlaces(b.Blocks)})
			x.link(b.Blocks)
			x.scopes = x.scopes[:len(x.scopes)-1]
		case *doc.Div:
			x.link(b.Blocks)
		default:
			x.linkBlock(b)
		}
	}
}

// linkBlock handles the paragraphs of a block. Captions, titles and notes are
// left as they are.
func (x *referrer) linkBlock(b doc.Block) {
	doc.WalkBlocks([]doc.Block{b}, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Paragraph:
			n.Inlines = x.linkInlines(n.Inlines)
			return false
		case doc.Inline:
			return false
		}
		return true
	})
}

// linkInlines handles the texts of neighbouring source lines as one: a
// reference may stand on two.
func (x *referrer) linkInlines(ns []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for i := 0; i < len(ns); {
		end := i + 1
		var parts []doc.Inline
		switch n := ns[i].(type) {
		case *doc.Text:
			end = textsEnd(ns, i)
			parts = x.linkText(ns[i:end])
		case *doc.Link, *doc.Note:
		default:
			if in := doc.Inner(n); in != nil {
				*in = x.linkInlines(*in)
			}
		}
		if parts != nil && out == nil {
			out = append(make([]doc.Inline, 0, len(ns)+len(parts)), ns[:i]...)
		}
		if parts == nil {
			parts = ns[i:end]
		}
		if out != nil {
			out = append(out, parts...)
		}
		i = end
	}
	if out == nil {
		return ns
	}
	return out
}

// textsEnd gives the end of the texts that start at i.
func textsEnd(ns []doc.Inline, i int) int {
	for i < len(ns) {
		if _, ok := ns[i].(*doc.Text); !ok {
			break
		}
		i++
	}
	return i
}

// mention is a stretch of text that refers to something.
type mention struct {
	from, to int
	id       string
}

// linkText splits texts at their references; nil when they have none.
func (x *referrer) linkText(texts []doc.Inline) []doc.Inline {
	s := joinTexts(texts)
	found := x.mentions(s)
	if len(found) == 0 {
		return nil
	}
	var out []doc.Inline
	done := 0
	plain := func(to int) {
		if to > done {
			out = append(out, &doc.Text{Pos: textAt(texts, done), Text: s[done:to]})
		}
		done = to
	}
	for _, m := range found {
		plain(m.from)
		at := textAt(texts, m.from)
		words := s[m.from:m.to]
		x.report(x.step, doc.Info, at, "%q taken as a reference to #%s", words, m.id)
		out = append(out, &doc.Link{Pos: at, URL: "#" + m.id, Inlines: []doc.Inline{&doc.Text{Pos: at, Text: words}}})
		done = m.to
	}
	plain(len(s))
	return out
}

// textAt gives the position of the text that the byte at i of all is in.
func textAt(texts []doc.Inline, i int) doc.Pos {
	for _, n := range texts {
		t := n.(*doc.Text)
		if i < len(t.Text) {
			return t.Pos
		}
		i -= len(t.Text)
	}
	return texts[len(texts)-1].At()
}

// mentions finds the references of a text from left to right.
func (x *referrer) mentions(s string) []mention {
	if len(x.counted) == 0 && !strings.Contains(s, "above") && !strings.Contains(s, "below") && (len(x.titles) == 0 || !strings.ContainsAny(s, "“「〈")) {
		return nil
	}
	var found []mention
	free := 0 // up to here the text is spoken for
	inWord := false
	for i, c := range s {
		if side := sideWord(s[i:]); side != 0 {
			if m, ok := x.titleBefore(s, free, i, side); ok {
				found, free = append(found, m), m.to
			}
		}
		if m, ok := x.quotedAt(s, i, c); ok && i >= free {
			found, free = append(found, m), m.to
		}
		if i >= free && (!inWord || wide(c)) && len(x.counted) > 0 && !afterWork(s[:i], c) {
			if ms := x.countsAt(s, i, c); len(ms) > 0 {
				found, free = append(found, ms...), ms[len(ms)-1].to
			}
		}
		inWord = unicode.IsLetter(c) || unicode.IsDigit(c)
	}
	return found
}

// countsAt finds what the words at i of s count: one figure, or several.
func (x *referrer) countsAt(s string, i int, first rune) []mention {
	label, size := parseCountAt(s[i:], first)
	if size == 0 {
		return x.pluralAt(s, i, first)
	}
	if id := x.nearest(label); id != "" && !isOfAnother(s[i+size:]) {
		return []mention{{i, i + size, id}}
	}
	return nil
}

// pluralAt finds the references of "Figures 5 and 6", "Tables 1–3" or
// "Appendices A through D": what each number means.
func (x *referrer) pluralAt(s string, i int, first rune) []mention {
	word, size := pluralWord(s[i:], first)
	if word == "" {
		return nil
	}
	at := i + size
	var found []mention
	for {
		number := countNumber(s[at:], word == "appendix" || word == "annex")
		if number == "" {
			return found
		}
		if head, _, ok := strings.Cut(number, "-"); ok && x.nearest(countLabel(word, number)) == "" {
			number = head // a range
		}
		end := at + len(number)
		if isOfAnother(s[end:]) {
			return nil
		}
		if id := x.nearest(countLabel(word, number)); id != "" {
			found = append(found, mention{at, end, id})
			if len(found) == 1 && at == i+size {
				found[0].from = i // with its word
			}
		}
		glue := pluralGlue(s[end:])
		if glue == 0 {
			return found
		}
		at = end + glue
	}
}

// pluralWord reads "Figures " at the start of s.
func pluralWord(s string, first rune) (word string, size int) {
	switch first {
	case 'F', 'f', 'T', 't', 'B', 'C', 'c', 'M', 'A':
	default:
		return "", 0
	}
	for _, p := range [...][2]string{{"igures ", "figure"}, {"igs. ", "figure"}, {"ables ", "table"}, {"oxes ", "box"}, {"hapters ", "chapter"},
		{"harts ", "chart"}, {"aps ", "map"}, {"ppendices ", "appendix"}, {"ppendixes ", "appendix"}, {"nnexes ", "annex"}} {
		if strings.HasPrefix(s[1:], p[0]) && unicode.ToLower(first) == rune(p[1][0]) {
			return p[1], 1 + len(p[0])
		}
	}
	return "", 0
}

// pluralGlue gives the size of what parts two numbers at the start of s.
func pluralGlue(s string) int {
	for _, glue := range [...]string{", and ", " and ", " or ", " & ", " to ", " through ", ", ", "–", "-"} {
		if strings.HasPrefix(s, glue) {
			return len(glue)
		}
	}
	return 0
}

// isOfAnother tells that what stands before the rest of a sentence is part of
// another work: "Chapter VII of the Charter", but not "of this report".
func isOfAnother(rest string) bool {
	word, rest, _ := strings.Cut(strings.TrimPrefix(rest, " "), " ")
	switch word {
	case "of", "de", "du", "des", "del", "della", "do", "da", "der", "von":
	default:
		return false
	}
	for _, own := range [...]string{"this ", "the report", "the paper", "the present ", "our ", "these ", "ce ", "cet ", "este ", "dieser ", "dieses "} {
		if strings.HasPrefix(rest, own) {
			return false
		}
	}
	return true
}

// afterWork tells a Chinese label that stands right after the title of a work,
// "《憲章》第七章", or within a word, "企圖一".
func afterWork(before string, c rune) bool {
	if !wide(c) || before == "" {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	if c == '圖' || c == '图' || c == '図' || c == '表' {
		return last != ' ' && unicode.Is(unicode.Han, last) && !strings.ContainsRune("見见如在看由從从和與与及參参照以據据按上下附是，", last)
	}
	return last == '》' || last == '〉'
}

// parseCountAt is parseCount for what can start a label at all.
func parseCountAt(s string, first rune) (string, int) {
	switch first {
	case 'F', 'f', 'T', 't', 'B', 'C', 'c', 'M', 'E', 'G', 'A', 'K', 'a', '圖', '图', '図', '表', '第', '그', '표':
		return parseCount(s)
	}
	return "", 0
}

// nearest gives what a label means where the text stands: the one of that
// label in the innermost section that has any.
func (x *referrer) nearest(label string) string {
	all := x.counted[label]
	for _, sc := range slices.Backward(x.scopes) {
		from := sort.Search(len(all), func(i int) bool { return all[i].place >= sc.from })
		to := sort.Search(len(all), func(i int) bool { return all[i].place > sc.to })
		if to-from == 1 {
			return all[from].id
		}
		if to > from {
			return ""
		}
	}
	if len(all) == 1 {
		return all[0].id
	}
	return ""
}

// countPlaces counts the blocks that index numbers.
func countPlaces(blocks []doc.Block) int {
	n := len(blocks)
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Section:
			n += countPlaces(b.Blocks)
		case *doc.Div:
			n += countPlaces(b.Blocks)
		}
	}
	return n
}

// sideWord tells "above" (-1) and "below" (1) at the start of s.
func sideWord(s string) int {
	if len(s) < 5 || s[0] != 'a' && s[0] != 'b' {
		return 0
	}
	if len(s) > 5 && (s[5] >= 'a' && s[5] <= 'z' || s[5] >= 0x80 && unicode.IsLetter(firstRune(s[5:]))) {
		return 0
	}
	switch s[:5] {
	case "above":
		return -1
	case "below":
		return 1
	}
	return 0
}

// farthestTitle is how many bytes before "above" a title may start.
const farthestTitle = 200

// titleBefore finds the title that ends before the word at i, after a "see" or
// "in". Its first word is looked for from afar, as titles hold such words, too.
func (x *referrer) titleBefore(s string, free, i, side int) (mention, bool) {
	end := len(strings.TrimRight(s[:i], " ,\u00a0"))
	for from := max(free, i-farthestTitle); from < end; from++ {
		lead := leadWord(s[from:end])
		if lead == 0 || from > 0 && isASCIILetter(s[from-1]) {
			continue
		}
		if id := x.titledBy(s[from+lead:end], side); id != "" {
			return mention{from + lead, end, id}, true
		}
	}
	return mention{}, false
}

// leadWord gives the size of "see " or "in " at the start of s.
func leadWord(s string) int {
	for _, w := range []string{"see ", "See ", "in ", "In ", "under ", "Under "} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// mostAlike is how many titles may start alike before none is meant.
const mostAlike = 64

// titledBy gives the one section on the side named whose title is the words,
// or alone starts with them.
func (x *referrer) titledBy(words string, side int) string {
	words = normal(words)
	if len(words) < 6 {
		return ""
	}
	first := sort.Search(len(x.titles), func(i int) bool { return x.titles[i].title >= words })
	exact, prefix, n := "", "", 0
	for i, t := range x.titles[first:] {
		if !strings.HasPrefix(t.title, words) {
			break
		}
		if i == mostAlike {
			return ""
		}
		if (t.place < x.place) != (side < 0) || !endsWord(t.title, len(words)) {
			continue
		}
		if t.title == words {
			if exact != "" {
				return ""
			}
			exact = t.id
		} else {
			prefix = t.id
			n++
		}
	}
	if exact == "" && n == 1 {
		return prefix
	}
	return exact
}

func endsWord(s string, i int) bool {
	return i >= len(s) || !isASCIILetter(s[i])
}

// normal gives a title for comparing: lower case, plain quotation marks, single
// spaces.
func normal(s string) string {
	s = strings.Map(func(c rune) rune {
		switch c {
		case '’', '‘':
			return '\''
		case '“', '”':
			return '"'
		}
		return unicode.ToLower(c)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
