package epub

import (
	"slices"
	"strings"

	"github.com/octavo-press/octavo/render/xhtml"
)

// resource is a file of the book, a line of the manifest.
type resource struct{ href, mime, properties string }

// resources lists the book's files by name.
func resources(x *xhtml.Book) []resource {
	rs := []resource{
		{"nav.xhtml", xhtmlType, "nav"},
		{"toc.ncx", ncxType, ""},
		{styleDir + styleFile, styleType, ""},
	}
	for _, c := range x.Chapters {
		rs = append(rs, resource{textDir + c.Name, xhtmlType, ""})
	}
	for _, font := range x.Fonts {
		rs = append(rs, resource{fontDir + font.Name, fontType, ""})
	}
	for i, m := range x.Images {
		r := resource{imageDir + m.Name, m.MIME, ""}
		if i == x.Cover {
			r.properties = "cover-image"
		}
		rs = append(rs, r)
	}
	slices.SortFunc(rs, func(a, b resource) int { return strings.Compare(a.href, b.href) })
	return rs
}

func (f *finisher) manifest(w *xhtml.Writer) {
	w.Raw("<manifest>\n")
	for _, r := range resources(f.xhtml) {
		w.Raw("<item")
		w.Attr("id", f.box.ids[r.href])
		w.Attr("href", r.href)
		w.Attr("media-type", r.mime)
		w.Attr("properties", r.properties)
		w.Raw("/>\n")
	}
	w.Raw("</manifest>\n")
}
