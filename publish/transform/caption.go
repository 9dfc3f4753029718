package transform

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/octavo-press/octavo/publish/doc"
)

// captions makes figures of pictures that have a line of their own paragraph
// marked ▲ under or ▼ over them, set in italics, or starting with "Figure 2:"
// or "Photo:"; of the paragraph below or above them when it is such a line; and
// of pictures a label such as "Figure 2" announces, with the source that
// follows.
func (r *run) captions() {
	r.doc.Blocks = doc.Rewrite{Blocks: r.captionIn}.BlockList(r.doc.Blocks)
}

func (r *run) captionIn(blocks []doc.Block) []doc.Block {
	out := make([]doc.Block, 0, len(blocks))
	for i, b := range blocks {
		if p := paragraph(b); p != nil {
			if f, rest := r.captioned(p); f != nil {
				out = r.announced(append(out, f))
				out = append(out, rest...)
				continue
			}
			r.strayMark(p)
		}
		if !r.belongsTo(out, b, blocks[i+1:]) {
			out = r.announced(append(out, b))
		}
	}
	return out
}

// captioned makes a paragraph of pictures and a caption a figure; rest is what
// stands after the caption's first line. It gives nil for any other.
func (r *run) captioned(p *doc.Paragraph) (f *doc.Figure, rest []doc.Block) {
	images, before, after := pictures(p.Inlines)
	if images == nil {
		return nil, nil
	}
	before, after = trim(before), trim(after)
	f = &doc.Figure{Attr: p.Attr, Images: images}
	switch {
	case before == nil && after == nil:
		if !stacked(images) {
			return nil, nil
		}
		return f, nil
	case before == nil && (isCaption(after) || isCaptionLine(p.Inlines, after)):
		f.Caption = unmarked(after)
	case after == nil && hasMark(before):
		f.Caption = unmarked(before)
	default:
		return nil, nil
	}
	f.Caption, rest = firstLine(f.Caption)
	r.guess(p, "%q taken as the caption of a picture", snippet(doc.PlainText(f.Caption)))
	return f, rest
}

// strayMark drops the arrow of a line that points at no picture but, say, at
// the link to a film above it. The line stays one.
func (r *run) strayMark(p *doc.Paragraph) {
	for i, n := range p.Inlines {
		t, ok := n.(*doc.Text)
		if i == 0 || !ok || !startsLine(p.Inlines, i) || !hasMark([]doc.Inline{t}) {
			continue
		}
		t.Text = strings.TrimLeft(t.Text, captionMarks+" \t\u00a0\u3000")
		p.Inlines = slices.Insert(p.Inlines, i, doc.Inline(&doc.LineBreak{Pos: t.Pos}))
		r.guess(t, "%q taken as a caption of what is above", snippet(t.Text))
		return
	}
}

// pictures gives the pictures of a paragraph and what stands on both sides of
// them; nil when there are none or words between them.
func pictures(ns []doc.Inline) (images []*doc.Image, before, after []doc.Inline) {
	first, last := -1, -1
	for i, n := range ns {
		m := picture(n)
		if m == nil {
			continue
		}
		if first < 0 {
			first = i
		} else if trim(ns[last+1:i]) != nil {
			return nil, nil, nil
		}
		last = i
		images = append(images, m)
	}
	if first < 0 {
		return nil, nil, nil
	}
	return images, ns[:first:first], ns[last+1:]
}

// picture gives the picture an inline is, be it the only thing in a link.
func picture(n doc.Inline) *doc.Image {
	switch n := n.(type) {
	case *doc.Image:
		return n
	case *doc.Link:
		if m, ok := sole(n.Inlines).(*doc.Image); ok {
			if m.Link == "" {
				m.Link = n.URL
			}
			return m
		}
	}
	return nil
}

// stacked tells pictures on a line each from badges and icons in a row.
func stacked(images []*doc.Image) bool {
	for i := range images[1:] {
		if images[i].Line == images[i+1].Line {
			return false
		}
	}
	return true
}

func isCaption(ns []doc.Inline) bool {
	if hasMark(ns) {
		return true
	}
	_, v := voiceOf(ns)
	return v == italic
}

// isCaptionLine tells the rest of a paragraph, on one source line of its own
// below the pictures, that counts them or says whose they are.
func isCaptionLine(all, after []doc.Inline) bool {
	last := lastLine(all)
	if last == 0 || all[last].At().Line != after[0].At().Line {
		return false
	}
	s := doc.PlainText(after)
	if utf8.RuneCountInString(s) > longestCaptionLine {
		return false
	}
	return countsFigure(s) || isSourceLine(s) || isPhotoCredit(s) || isPhotoLine(all, s)
}

// isPhotoLine tells a short line under photographs on lines of their own. A
// drawing may be a badge; a line that starts small goes on, and one that ends in
// a colon leads on.
func isPhotoLine(all []doc.Inline, s string) bool {
	if utf8.RuneCountInString(s) > longestPhotoLine || unicode.IsLower(firstRune(s)) || strings.ContainsRune(":：", lastRune(s)) {
		return false
	}
	for i, n := range all {
		if m := picture(n); m != nil && (!startsLine(all, i) || strings.HasSuffix(strings.ToLower(m.URL), ".svg")) {
			return false
		}
	}
	return true
}

// isPhotoCredit tells "Photo by Ann Oak".
func isPhotoCredit(s string) bool {
	what, rest, _ := strings.Cut(strings.TrimLeft(s, "(（["), " ")
	switch strings.ToLower(what) {
	case "photo", "photograph", "image", "picture", "illustration", "graphic", "map":
		return strings.HasPrefix(rest, "by ") || strings.HasPrefix(rest, "courtesy ") || strings.HasPrefix(rest, "credit")
	}
	return false
}

const (
	longestCaptionLine = 200 // characters of a caption that has no mark
	longestPhotoLine   = 120 // of one that nothing tells but its place
)

const captionMarks = "▲▼△▽"

// pointsDown tells a marked line that belongs to what is below.
func pointsDown(ns []doc.Inline) bool {
	t := firstText(ns)
	return t != nil && strings.ContainsRune("▼▽", firstRune(t.Text))
}

// hasMark tells inlines that start with an arrow that points at a picture.
func hasMark(ns []doc.Inline) bool {
	t := firstText(ns)
	return t != nil && strings.ContainsRune(captionMarks, firstRune(t.Text)) && t.Text != ""
}

// unmarked gives a caption without its arrow and without the italics that
// hold all of it, or all but its bold title.
func unmarked(ns []doc.Inline) []doc.Inline {
	if t := firstText(ns); t != nil {
		t.Text = strings.TrimLeft(t.Text, captionMarks+" \t\u00a0\u3000")
	}
	if in, v := voiceOf(ns); v == italic {
		return mergeTexts(in)
	}
	return mergeTexts(trim(afterTitle(ns)))
}

// afterTitle opens the italics after a bold title, when nothing else is there.
func afterTitle(ns []doc.Inline) []doc.Inline {
	var out []doc.Inline
	for _, n := range ns {
		switch n := n.(type) {
		case *doc.Strong:
			out = append(out, n)
		case *doc.Emphasis:
			out = append(out, n.Inlines...)
		default:
			if !blank(n) {
				return ns
			}
			out = append(out, n)
		}
	}
	return out
}

// firstLine ends a caption at its first line break; what follows it is text
// beside the figure.
func firstLine(ns []doc.Inline) (line []doc.Inline, rest []doc.Block) {
	for i, n := range ns {
		if _, ok := n.(*doc.LineBreak); ok {
			if after := trim(ns[i+1:]); after != nil {
				rest = []doc.Block{&doc.Paragraph{Attr: doc.Attr{Pos: after[0].At()}, Inlines: after}}
			}
			return trim(ns[:i]), rest
		}
	}
	return ns, nil
}

// belongsTo gives b to the figure or box at the end of out: a marked or short
// italic line below a figure without a caption, a quotation that says "Source:".
func (r *run) belongsTo(out []doc.Block, b doc.Block, next []doc.Block) bool {
	switch last := at(out, len(out)-1).(type) {
	case *doc.Figure:
		if p := paragraph(b); p != nil && len(last.Caption) == 0 && (isLooseCaption(p) || isFigureTitle(p) && !titlesNext(next)) {
			last.Caption = unmarked(p.Inlines)
			r.guess(p, "%q taken as the caption of the picture above", snippet(doc.PlainText(last.Caption)))
			return true
		}
		if ns := sourceLine(b); ns != nil && len(last.Credit) == 0 {
			last.Credit = ns
			r.guess(b, "%q taken as the source of the figure", snippet(doc.PlainText(ns)))
			return true
		}
	case *doc.Callout:
		return r.extendBox(last, b)
	}
	return false
}

// titlesNext tells that a line which counts a figure is over it: pictures come
// next, and no other such line under them.
func titlesNext(next []doc.Block) bool {
	p := paragraph(at(next, 0))
	if p == nil {
		return false
	}
	if images, _, _ := pictures(p.Inlines); images == nil {
		return false
	}
	below := paragraph(at(next, 1))
	return below == nil || !isFigureTitle(below)
}

// isLooseCaption tells a paragraph of its own that is a caption: marked, or
// short and all in italics.
func isLooseCaption(p *doc.Paragraph) bool {
	return hasMark(p.Inlines) && !pointsDown(p.Inlines) || isItalic(p) && utf8.RuneCountInString(doc.PlainText(p.Inlines)) <= longestCaptionLine
}

// sourceLine gives the words of a paragraph, or of a quotation of one, that says
// where something comes from.
func sourceLine(b doc.Block) []doc.Inline {
	p := paragraph(b)
	if p == nil {
		return sourceQuote(b)
	}
	s := doc.PlainText(p.Inlines)
	if label, _, _ := cutLabel(s); !isSourceLine(s) || isNoteLabel(label) || !soleLine(p.Inlines) || utf8.RuneCountInString(s) > longestCaptionLine {
		return nil
	}
	ns, _ := voiceOf(p.Inlines)
	return mergeTexts(ns)
}

// sourceQuote gives the line of a quotation of one paragraph that says where
// something comes from.
func sourceQuote(b doc.Block) []doc.Inline {
	q, ok := b.(*doc.Quote)
	if !ok || len(q.Blocks) != 1 {
		return nil
	}
	p := paragraph(q.Blocks[0])
	if p == nil || !isSourceLine(doc.PlainText(p.Inlines)) {
		return nil
	}
	ns, _ := voiceOf(p.Inlines)
	return mergeTexts(bare(ns))
}

// announced joins the last block of out to a line before it that counts it:
// "Figure 2.1" over a picture is its caption, as is a marked line, over a list a
// label is the title of a box.
func (r *run) announced(out []doc.Block) []doc.Block {
	n := len(out)
	if f, ok := at(out, n-1).(*doc.Figure); ok && len(f.Caption) == 0 {
		if f.Caption = lineOver(out[:n-1]); f.Caption == nil {
			return out
		}
		r.guess(out[n-2], "%q taken as the caption of the picture below", snippet(doc.PlainText(f.Caption)))
		return append(out[:n-2], f)
	}
	label := labelOf(at(out, n-2))
	if label == nil || !countsFigure(paragraphText(label.Blocks[0])) {
		return out
	}
	switch b := out[n-1].(type) {
	case *doc.List, *doc.Paragraph:
		if p := paragraph(b); p != nil && !isBoxHead(p) {
			return out
		}
		box := &doc.Callout{Attr: label.Attr, Title: labelText(label), Blocks: []doc.Block{b}}
		r.guess(label, "%q taken as the title of a box", snippet(doc.PlainText(box.Title)))
		return append(out[:n-2], box)
	}
	return out
}

// lineOver gives the caption that the last of the blocks over a picture is, nil
// for none.
func lineOver(blocks []doc.Block) []doc.Inline {
	n := len(blocks)
	if label := labelOf(at(blocks, n-1)); label != nil && countsFigure(paragraphText(label.Blocks[0])) {
		return labelText(label)
	}
	p := paragraph(at(blocks, n-1))
	if p == nil {
		return nil
	}
	if above, ok := at(blocks, n-2).(*doc.Figure); hasMark(p.Inlines) && (!ok || len(above.Caption) > 0 || pointsDown(p.Inlines)) {
		return unmarked(p.Inlines)
	}
	if isFigureTitle(p) {
		ns, _ := voiceOf(p.Inlines)
		return mergeTexts(ns)
	}
	return nil
}

// isFigureTitle tells a line that only counts and names a figure, "Figure 2.
// Growth", from a sentence about it, "Figure 2 shows growth".
func isFigureTitle(p *doc.Paragraph) bool {
	ns, v := voiceOf(p.Inlines)
	s := doc.PlainText(ns)
	if !countsFigure(s) || !soleLine(ns) || utf8.RuneCountInString(s) > longestCaptionLine {
		return false
	}
	_, size := parseCount(s)
	rest := s[size:]
	return v != plain || rest == "" || strings.ContainsRune(".:：|—–", firstRune(rest)) || wide(firstRune(s)) && !endsSentence(s)
}

// extendBox adds to a box that a label announced: more lists, their heads,
// and the source that ends it.
func (r *run) extendBox(box *doc.Callout, b doc.Block) bool {
	if !countsFigure(doc.PlainText(box.Title)) || len(box.Blocks) == 0 {
		return false
	}
	switch b := b.(type) {
	case *doc.List:
		if p := paragraph(box.Blocks[len(box.Blocks)-1]); p == nil || !isBoxHead(p) {
			return false
		}
		box.Blocks = append(box.Blocks, b)
		return true
	case *doc.Quote:
		if ns := sourceQuote(b); ns != nil {
			box.Blocks = append(box.Blocks, &doc.Paragraph{Attr: doc.Attr{Pos: b.Pos}, Inlines: ns})
			return true
		}
	}
	return false
}

// isBoxHead tells a short bold line within a box.
func isBoxHead(p *doc.Paragraph) bool {
	_, v := voiceOf(p.Inlines)
	return (v == bold || v == boldItalic) && utf8.RuneCountInString(doc.PlainText(p.Inlines)) <= 80
}

// labelText gives the lines of a label as inlines.
func labelText(d *doc.Div) []doc.Inline {
	var ns []doc.Inline
	for i, b := range d.Blocks {
		if i > 0 {
			ns = append(ns, &doc.LineBreak{Pos: b.At()})
		}
		ns = append(ns, paragraph(b).Inlines...)
	}
	return ns
}
