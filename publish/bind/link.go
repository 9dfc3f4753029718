package bind

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/octavo-press/octavo/publish/doc"
)

// targets are the posts by what links call them.
type targets struct {
	addresses map[string]int // canonical URLs, see address
	names     map[string]int // paths without extension
	bases     map[string]int // file names without extension, -1 for one that two posts have
	ids       []map[string]bool
}

func newTargets(posts []Post) *targets {
	t := &targets{map[string]int{}, map[string]int{}, map[string]int{}, make([]map[string]bool, len(posts))}
	for i, p := range posts {
		if u, err := url.Parse(p.Doc.Meta.Source); err == nil && u.Host != "" {
			first(t.addresses, address(u), i)
		}
		name := strings.TrimSuffix(path.Clean(p.Name), path.Ext(p.Name))
		if dir, file := path.Split(name); file == "index" && dir != "" {
			first(t.names, name, i)
			name = path.Clean(dir)
		}
		first(t.names, name, i)
		if base := path.Base(name); !first(t.bases, base, i) {
			t.bases[base] = -1
		}
	}
	return t
}

// first notes a post by a name that no post before it has.
func first(m map[string]int, name string, post int) bool {
	if _, taken := m[name]; taken {
		return false
	}
	m[name] = post
	return true
}

// address is a page's URL with what makes no difference taken off.
func address(u *url.URL) string {
	p := strings.TrimSuffix(u.Path, "index.html")
	return strings.ToLower(strings.TrimPrefix(u.Host, "www.")) + strings.TrimRight(p, "/") + "?" + u.RawQuery
}

// link has the links of a part that lead to posts of the book lead there
// within it.
func (b *binder) link(n int, part doc.Block) {
	doc.WalkBlocks([]doc.Block{part}, func(node doc.Node) bool {
		switch node := node.(type) {
		case *doc.Link:
			node.URL = b.lead(n, node.URL)
		case *doc.Image:
			node.Link = b.lead(n, node.Link)
		}
		return true
	})
}

// lead gives where a link of a post leads: within the book, or where it did.
func (b *binder) lead(from int, to string) string {
	if to == "" || to[0] == '#' {
		return to
	}
	u, err := url.Parse(strings.TrimSpace(to))
	if err != nil || u.Opaque != "" || u.Path == "" && u.Host == "" {
		return to
	}
	post, ok := b.find(from, u)
	switch {
	case !ok:
		return to
	case b.targets.ids[post][u.Fragment]:
		return "#" + within(post, u.Fragment)
	}
	return "#" + partID(post)
}

// find gives the post that a link means: by its address, by its file's path
// from the linking post or from the root, or by its file's name alone, as
// Jekyll's post_url and Hugo's ref have it.
func (b *binder) find(from int, u *url.URL) (int, bool) {
	t := b.targets
	at := u
	if base, err := url.Parse(b.posts[from].Doc.Meta.Source); err == nil && base.Host != "" {
		at = base.ResolveReference(u)
	}
	if n, ok := t.addresses[address(at)]; ok && at.Host != "" {
		return n, true
	}
	if u.Scheme != "" || u.Host != "" {
		return 0, false
	}
	name := bare(u.Path)
	if name == "" {
		return 0, false
	}
	for _, p := range []string{path.Join(path.Dir(b.posts[from].Name), name), path.Clean(strings.TrimPrefix(name, "/"))} {
		if n, ok := t.names[p]; ok {
			return n, true
		}
	}
	n, ok := t.bases[name]
	return n, ok && n >= 0
}

// bare takes off a path what a post's name has or has not.
func bare(p string) string {
	p = strings.TrimRight(p, "/")
	if ext := path.Ext(p); slices.Contains([]string{".md", ".markdown", ".mdown", ".mdx", ".html", ".htm"}, strings.ToLower(ext)) {
		p = strings.TrimSuffix(p, ext)
	}
	return strings.TrimSuffix(p, "/index")
}
