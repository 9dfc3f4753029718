package markdown

import (
	"net/url"
	"path"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// Absolute makes whole addresses of the links that lead from a document to
// other pages of its site: those that begin with a slash by the site's
// configuration, others by the post's own address. Links to files of posts
// stay as they are where no book of many has found them; so do all where no
// address is known. It comes after the posts of one book are bound.
func Absolute(d *doc.Document, site map[string]any) {
	root, _ := url.Parse(siteAddress(site) + "/")
	own, err := url.Parse(d.Meta.Source)
	if err != nil || own.Host == "" {
		own = nil
	}
	if root == nil || root.Host == "" {
		root = own
	}
	if root == nil {
		return
	}
	doc.Walk(d, func(n doc.Node) bool {
		switch n := n.(type) {
		case *doc.Link:
			n.URL = absolute(n.URL, root, own)
		case *doc.Image:
			n.Link = absolute(n.Link, root, own)
		}
		return true
	})
}

func absolute(link string, root, own *url.URL) string {
	if link == "" || link[0] == '#' || scheme(link) != "" {
		return link
	}
	u, err := url.Parse(link)
	switch {
	case err != nil:
		return link
	case u.Host != "" || strings.HasPrefix(link, "/"):
		return root.ResolveReference(u).String()
	case own == nil || postFile(u.Path):
		return link
	}
	return own.ResolveReference(u).String()
}

// postFile tells the name of a source, which no reader has.
func postFile(p string) bool {
	switch strings.ToLower(path.Ext(p)) {
	case ".md", ".markdown", ".mdx", ".mdown", ".org", ".rst":
		return true
	}
	_, _, dated := nameDate(path.Base(p))
	return dated
}
