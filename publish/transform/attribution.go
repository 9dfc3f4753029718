package transform

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// longestSource is the most characters the source of a quotation has.
const longestSource = 200

// attributions makes the last line of a quotation its source when it starts
// with a dash, be it a heading or plain; one that stands alone belongs to the
// quotation before, or makes one of the paragraph before.
func (r *run) attributions() {
	d := r.doc
	if len(d.Blocks) > 0 && len(d.Meta.Standfirst) > 0 {
		r.sourceOfStandfirst()
	}
	doc.Rewrite{Blocks: r.attribute}.Document(d)
	d.Meta.Standfirst = r.signStandfirst(d.Meta.Standfirst)
}

// sourceOfStandfirst moves a source that comes right after the excerpt marker
// to the quotation before it.
func (r *run) sourceOfStandfirst() {
	if q, ok := r.doc.Blocks[0].(*doc.Quote); ok && len(q.Blocks) == 1 && isSource(q.Blocks[0]) {
		r.doc.Meta.Standfirst = append(r.doc.Meta.Standfirst, q.Blocks[0])
		r.doc.Blocks = r.doc.Blocks[1:]
	}
}

// signStandfirst sees that a standfirst that ends in a source is a quotation:
// backticks and italics were its marks and are gone.
func (r *run) signStandfirst(blocks []doc.Block) []doc.Block {
	n := len(blocks)
	if n < 2 || n > 3 || !isSource(blocks[n-1]) {
		return blocks
	}
	source := r.takeSource(blocks[n-1], "the standfirst")
	return []doc.Block{&doc.Quote{Attr: doc.Attr{Pos: blocks[0].At()}, Blocks: blocks[:n-1], Attribution: source}}
}

func (r *run) attribute(blocks []doc.Block) []doc.Block {
	out := blocks[:0]
	for _, b := range blocks {
		q, ok := b.(*doc.Quote)
		switch {
		case ok && len(q.Blocks) == 1 && r.attach(out, q.Blocks[0]):
		case !ok && r.afterQuote(out, b):
		default:
			if ok {
				r.sign(q)
			}
			out = append(out, b)
		}
	}
	return out
}

// attach gives a source that stands alone to the last block before it.
func (r *run) attach(before []doc.Block, line doc.Block) bool {
	if len(before) == 0 || !isSource(line) {
		return false
	}
	last := len(before) - 1
	switch b := before[last].(type) {
	case *doc.Quote:
		if len(b.Attribution) > 0 {
			return false
		}
		b.Attribution = r.takeSource(line, "the quotation before")
	case *doc.PullQuote:
		b.Attribution = r.takeSource(line, "the pull quote before")
	case *doc.Paragraph:
		ns, v := voiceOf(b.Inlines)
		if v != italic && !isQuoted(doc.PlainText(b.Inlines)) {
			return false
		}
		b.Inlines = ns
		source := r.takeSource(line, "the paragraph before")
		before[last] = &doc.Quote{Attr: doc.Attr{Pos: b.Pos}, Blocks: []doc.Block{b}, Attribution: source}
	default:
		return false
	}
	return true
}

// afterQuote takes a short paragraph that starts with a dash right after a
// quotation for its source.
func (r *run) afterQuote(before []doc.Block, b doc.Block) bool {
	if paragraph(b) == nil {
		return false
	}
	if _, ok := at(before, len(before)-1).(*doc.Quote); !ok {
		return false
	}
	return r.attach(before, b)
}

// sign makes the last block or line of a quotation its source.
func (r *run) sign(q *doc.Quote) {
	last := len(q.Blocks) - 1
	if last < 0 {
		return
	}
	if last > 0 && isSource(q.Blocks[last]) {
		q.Attribution = r.takeSource(q.Blocks[last], "the quotation")
		q.Blocks = q.Blocks[:last]
	} else if p := paragraph(q.Blocks[last]); p != nil {
		i := lastLine(p.Inlines)
		line := &doc.Paragraph{Attr: doc.Attr{Pos: p.Pos}, Inlines: trim(p.Inlines[i:])}
		if i > 0 && isSource(line) {
			q.Attribution = r.takeSource(line, "the quotation")
			p.Inlines = trim(p.Inlines[:i])
		} else if i := handle(p.Inlines); i >= 0 {
			r.signPost(q, p, i)
		} else if cut := closingSource(p.Inlines); cut >= 0 {
			r.signSpeech(q, p, cut)
		}
	}
}

// handle finds the end of a quoted message of a social network, "… — Name
// (@name) [date](address)", as such sites embed them: it gives the index of the
// text with the name, -1 where there is none.
func handle(ns []doc.Inline) int {
	i := len(ns) - 2
	if i < 0 {
		return -1
	}
	t, ok := ns[i].(*doc.Text)
	_, link := ns[i+1].(*doc.Link)
	if !ok || !link || !strings.Contains(t.Text, " — ") || !strings.HasSuffix(strings.TrimSpace(t.Text), ")") || !strings.Contains(t.Text, "(@") {
		return -1
	}
	return i
}

// signPost cuts the author of such a message off its last paragraph.
func (r *run) signPost(q *doc.Quote, p *doc.Paragraph, i int) {
	t := p.Inlines[i].(*doc.Text)
	cut := strings.LastIndex(t.Text, " — ")
	line := &doc.Paragraph{Attr: doc.Attr{Pos: t.Pos}, Inlines: []doc.Inline{&doc.Text{Pos: t.Pos, Text: t.Text[cut:]}, p.Inlines[i+1]}}
	q.Attribution = r.takeSource(line, "the message")
	t.Text = t.Text[:cut]
	p.Inlines = trim(p.Inlines[:i+1])
}

// lastLine gives the index of the first inline of the last source line.
func lastLine(ns []doc.Inline) int {
	for i := len(ns) - 1; i > 0; i-- {
		if startsLine(ns, i) {
			return i
		}
	}
	return 0
}

// startsLine tells whether ns[i] is the first on its source line.
func startsLine(ns []doc.Inline, i int) bool {
	return i == 0 || ns[i].At().Line > ns[i-1].At().Line
}

// signSpeech cuts the source after the last quotation mark off a paragraph.
func (r *run) signSpeech(q *doc.Quote, p *doc.Paragraph, cut int) {
	t := p.Inlines[len(p.Inlines)-1].(*doc.Text)
	line := &doc.Paragraph{Attr: doc.Attr{Pos: t.Pos}, Inlines: []doc.Inline{&doc.Text{Pos: t.Pos, Text: t.Text[cut:]}}}
	q.Attribution = r.takeSource(line, "the speech")
	t.Text = t.Text[:cut]
}

// isSource tells a heading or a short paragraph that starts with a dash. A
// work's title in Chinese brackets may come first.
func isSource(b doc.Block) bool {
	ns := sourceInlines(b)
	t := firstText(ns)
	if t == nil || utf8.RuneCountInString(doc.PlainText(ns)) > longestSource {
		return false
	}
	_, ok := cutDash(t.Text)
	named := strings.IndexFunc(doc.PlainText(ns), isWordRune) >= 0
	return named && (ok || isWorkAndName(t.Text))
}

func sourceInlines(b doc.Block) []doc.Inline {
	switch b := b.(type) {
	case *doc.Section:
		return b.Title
	case *doc.Paragraph:
		return b.Inlines
	}
	return nil
}

// takeSource gives what a source says after its dash.
func (r *run) takeSource(b doc.Block, of string) []doc.Inline {
	ns := sourceInlines(b)
	t := firstText(ns)
	if rest, ok := cutDash(t.Text); ok {
		t.Text = rest
	}
	r.guess(b, "%q taken as the source of %s", snippet(doc.PlainText(ns)), of)
	return mergeTexts(ns)
}

// cutDash takes a leading dash off a source.
func cutDash(s string) (string, bool) {
	s = strings.TrimLeft(s, " \t\u00a0\u3000")
	rest := strings.TrimLeft(s, "—–―─-")
	if len(rest) == len(s) || strings.HasPrefix(s, "-") && !strings.HasPrefix(s, "--") && !strings.HasPrefix(s, "- ") {
		return "", false
	}
	rest = strings.TrimLeft(rest, " \u00a0\u3000")
	first := firstRune(rest)
	if strings.TrimSpace(rest) != "" && !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune("《「『“‘@(（", first) {
		return "", false
	}
	return rest, true
}

// isWorkAndName tells "《title》— name".
func isWorkAndName(s string) bool {
	if !strings.HasPrefix(s, "《") {
		return false
	}
	_, rest, ok := strings.Cut(s, "》")
	if !ok {
		return false
	}
	_, ok = cutDash(strings.TrimSpace(rest))
	return ok
}

const (
	quoteOpeners = "“「『《«„\""
	quoteClosers = "”」』》»\""
)

// isQuoted tells a text that quotation marks enclose.
func isQuoted(s string) bool {
	return opensQuote(s) && strings.ContainsRune(quoteClosers+"“", lastRune(strings.TrimRight(s, ".。,， ")))
}

// closingSource finds the source on the same line as a quotation in quotation
// marks, "… end.” — Ann Oak": it gives where its dash begins, -1 for nowhere.
func closingSource(ns []doc.Inline) int {
	t, ok := ns[len(ns)-1].(*doc.Text)
	if !ok || !opensQuote(doc.PlainText(ns)) {
		return -1
	}
	at := strings.LastIndexAny(t.Text, quoteClosers)
	if at < 0 {
		return -1
	}
	_, size := utf8.DecodeRuneInString(t.Text[at:])
	rest := t.Text[at+size:]
	if !isSource(&doc.Paragraph{Inlines: []doc.Inline{&doc.Text{Text: rest}}}) {
		return -1
	}
	return at + size
}
