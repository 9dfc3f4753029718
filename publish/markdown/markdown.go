// Package markdown reads a post, front matter and Markdown of whatever dialect,
// into a tree. It is the only importer of goldmark and of adrg/frontmatter,
// and goldmark's tree is converted, never rendered.
//
//	d, diags, err := markdown.Parse("post.md", src, markdown.Options{})
//
// Headings come out flat: a Section with the level of its heading and no
// blocks, in the sequence where it stood. Package transform nests them.
package markdown

import (
	"github.com/octavo-press/octavo/publish/doc"
)

// Options are the choices about reading a post. The zero value reads every
// dialect.
type Options struct {
	Dialect  Dialect        // AnyDialect: told from the site's configuration and the post
	Language string         // BCP 47, for posts that do not name theirs; "": told from the text
	Site     map[string]any // values of the site's configuration, for {{ site.baseurl }} and the like
	Plain    bool           // leave quotation marks, dashes and ellipses as they are typed
}

// Source is a post taken apart: its metadata, and the text that follows. One
// that lies in a database has never been together.
type Source struct {
	Name string // file name, for positions
	Meta doc.Meta
	Body []byte // Markdown without front matter
	Line int    // line of the file that Body begins at; 0 counts as 1
}

// Parse reads a whole post. An error is a *doc.PostError.
func Parse(name string, src []byte, opt Options) (*doc.Document, []doc.Diagnostic, error) {
	s, diags, err := FrontMatter(name, src)
	if err != nil {
		return nil, diags, err
	}
	d, more, err := Body(s, opt)
	return d, append(diags, more...), err
}

// reporter collects diagnostics of one file.
type reporter struct {
	name  string
	diags []doc.Diagnostic
}

func (r *reporter) at(line int) doc.Pos { return doc.Pos{File: r.name, Line: line} }

func (r *reporter) warn(code string, line int, message string) {
	r.diags = append(r.diags, doc.Diagnostic{Code: code, Severity: doc.Warning, Pos: r.at(line), Message: message})
}

func (r *reporter) info(code string, line int, message string) {
	r.diags = append(r.diags, doc.Diagnostic{Code: code, Severity: doc.Info, Pos: r.at(line), Message: message})
}

// fail makes the error of a post that cannot be read.
func (r *reporter) fail(code string, line int, err error) error {
	return &doc.PostError{Code: code, Pos: r.at(line), Err: err}
}
