package epub

import "github.com/octavo-press/octavo/render/xhtml"

// nav writes the navigation document, which is the contents page, too. What
// only readers' menus want is hidden from the page.
func (f *finisher) nav(w *xhtml.Writer) {
	words := f.xhtml.Words
	f.xhtml.Head(w, words.Contents, styleDir+styleFile)
	w.Raw("<body epub:type=\"frontmatter\" class=\"frontmatter\">\n<nav epub:type=\"toc\" role=\"doc-toc\" id=\"toc\" aria-labelledby=\"toc-title\">\n<h1 id=\"toc-title\">")
	w.Text(words.Contents)
	w.Raw("</h1>\n")
	entries(w, f.xhtml.Nav)
	w.Raw("</nav>\n")
	f.landmarkNav(w)
	f.pageNav(w)
	w.Raw("</body>\n</html>\n")
}

func entries(w *xhtml.Writer, es []xhtml.Entry) {
	w.Raw("<ol", hiddenIf(allRunIn(es)), ">\n")
	for _, e := range es {
		w.Raw("<li", hiddenIf(e.RunIn && !allRunIn(es)), ">")
		anchor(w, "", textDir+e.Href, e.Title, e.Lang)
		if len(e.Kids) > 0 {
			w.Raw("\n")
			entries(w, e.Kids)
		}
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n")
}

// allRunIn tells whether a list holds small headings alone, which a printed
// contents page leaves out.
func allRunIn(es []xhtml.Entry) bool {
	for _, e := range es {
		if !e.RunIn {
			return false
		}
	}
	return true
}

func hiddenIf(hidden bool) string {
	if hidden {
		return ` hidden="hidden"`
	}
	return ""
}

func anchor(w *xhtml.Writer, kind, href, title, lang string) {
	w.Raw("<a")
	w.Attr("epub:type", kind)
	w.Attr("href", href)
	w.LangOf(lang)
	w.Raw(">")
	w.Text(title)
	w.Raw("</a>")
}

func (f *finisher) landmarkNav(w *xhtml.Writer) {
	w.Raw(`<nav epub:type="landmarks" id="landmarks" hidden="hidden"`)
	w.Attr("aria-label", f.xhtml.Words.Landmarks)
	w.Raw(">\n<ol>\n")
	for _, l := range f.landmarks() {
		w.Raw("<li>")
		anchor(w, l.Type, l.Href, l.Title, "")
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n</nav>\n")
}

// landmarks gives the parts a reader looks for, from the package's folder.
func (f *finisher) landmarks() []xhtml.Landmark {
	ls := make([]xhtml.Landmark, 0, len(f.xhtml.Landmarks)+1)
	for _, l := range f.xhtml.Landmarks {
		ls = append(ls, xhtml.Landmark{Type: l.Type, Title: l.Title, Href: textDir + l.Href})
		if l.Type == "titlepage" {
			ls = append(ls, xhtml.Landmark{Type: "toc", Title: f.xhtml.Words.Contents, Href: "nav.xhtml#toc"})
		}
	}
	return ls
}

func (f *finisher) pageNav(w *xhtml.Writer) {
	if len(f.xhtml.Pages) == 0 {
		return
	}
	w.Raw(`<nav epub:type="page-list" role="doc-pagelist" id="page-list" hidden="hidden"`)
	w.Attr("aria-label", f.xhtml.Words.PageList)
	w.Raw(">\n<ol>\n")
	for _, p := range f.xhtml.Pages {
		w.Raw("<li>")
		anchor(w, "", textDir+p.Href, p.Label, "")
		w.Raw("</li>\n")
	}
	w.Raw("</ol>\n</nav>\n")
}

// visibleContents tells whether there is enough to list for a page of it.
func (f *finisher) visibleContents() bool { return count(f.xhtml.Nav) >= 3 }

func count(es []xhtml.Entry) int {
	n := 0
	for _, e := range es {
		if !e.RunIn {
			n += 1 + count(e.Kids)
		}
	}
	return n
}
