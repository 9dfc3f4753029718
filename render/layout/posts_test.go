package layout_test

import (
	"context"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/render"
	"github.com/octavo-press/octavo/render/frame"
)

// The checks of this package's pages run over the example posts, and over any
// others that are named:
//
//	go test ./render/layout -run Pages -posts some/folder -pictures some/cache
var (
	postsDir = flag.String("posts", filepath.Join("..", "..", "examples", "posts"), "folder of posts to check the pages of")
	pictures = flag.String("pictures", "", "cache of their pictures")
)

// laidPost is a post and its pages.
type laidPost struct {
	name  string // of the file, with its paper
	paper string
	book  *render.Book
	*render.Laid
}

// laidPosts lays out all posts on two papers, once for all checks.
var laidPosts = sync.OnceValues(func() ([]laidPost, error) {
	var laid []laidPost
	for _, paper := range []string{"a4", "a5"} {
		config := publish.Config{Fonts: all.Files(), Paper: paper}
		if *pictures != "" {
			config.Fetcher = &asset.Cache{Dir: *pictures}
		}
		press, err := publish.New(config)
		if err != nil {
			return nil, err
		}
		err = fs.WalkDir(os.DirFS(*postsDir), ".", func(name string, _ fs.DirEntry, err error) error {
			if ext := path.Ext(name); err != nil || ext != ".md" && ext != ".markdown" {
				return err
			}
			dir, file := path.Split(name)
			p, err := layOutPost(press, filepath.Join(*postsDir, dir), file)
			p.name, p.paper = name+" on "+paper, paper
			laid = append(laid, p)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return laid, nil
})

func layOutPost(press *publish.Press, dir, file string) (laidPost, error) {
	ctx := context.Background()
	book, _, err := press.Parse(ctx, publish.Post{FS: os.DirFS(dir), Name: file})
	if err != nil {
		return laidPost{}, err
	}
	laid, err := book.Laid(ctx)
	return laidPost{book: book, Laid: laid}, err
}

// eachPost runs a check over all posts.
func eachPost(t *testing.T, check func(t *testing.T, p laidPost)) {
	posts, err := laidPosts()
	if err != nil {
		t.Fatal(err)
	}
	if len(posts) < 10 && !otherPosts() {
		t.Errorf("only %d posts", len(posts))
	}
	for _, p := range posts {
		t.Run(p.name, func(t *testing.T) { check(t, p) })
	}
}

// otherPosts says whether the posts are not the examples, of which tests know
// what is in them.
func otherPosts() bool { return flag.Lookup("posts").Value.String() != flag.Lookup("posts").DefValue }

// reported counts the diagnostics of a code.
func (p *laidPost) reported(code string) int {
	n := 0
	for _, d := range p.Diagnostics {
		if d.Code == code {
			n++
		}
	}
	return n
}

// tag gives the tag of the element a run belongs to.
func (p *laidPost) tag(e frame.Elem) string { return p.Frames.Elements[e].Tag }

// in says whether an element is of a tag or stands in one that is.
func (p *laidPost) in(e frame.Elem, tag string) bool {
	for ; e != 0; e = p.Frames.Elements[e].Parent {
		if p.Frames.Elements[e].Tag == tag {
			return true
		}
	}
	return false
}

// line is the runs of one baseline within one block, in the order of painting.
type line struct {
	page int
	elem frame.Elem // of the block, a paragraph or a heading
	runs []*frame.GlyphRun
}

// blockOf gives the element of the paragraph, heading or caption that an element
// stands in.
func (p *laidPost) blockOf(e frame.Elem) frame.Elem {
	for k := e; k != 0; k = p.Frames.Elements[k].Parent {
		switch tag := p.tag(k); {
		case tag == "P", tag == "Caption", tag == "Note", tag == "Lbl", tag == "TOCI":
			return k
		case len(tag) == 2 && tag[0] == 'H' && tag[1] >= '1' && tag[1] <= '6':
			return k
		}
	}
	return e
}

// lines gives the lines of all pages, furniture left out.
func (p *laidPost) lines() []line {
	var lines []line
	for i, pg := range p.Frames.Pages {
		for _, it := range pg.Items {
			r, ok := it.(*frame.GlyphRun)
			if !ok || r.Elem == frame.Artifact || pg.Label == "" {
				continue
			}
			block := p.blockOf(r.Elem)
			if n := len(lines); n > 0 {
				last := &lines[n-1]
				first := last.runs[0]
				if last.page == i && last.elem == block && r.Y-first.Y < first.Size/2 && first.Y-r.Y < first.Size/2 {
					last.runs = append(last.runs, r)
					continue
				}
			}
			lines = append(lines, line{page: i, elem: block, runs: []*frame.GlyphRun{r}})
		}
	}
	return lines
}

// text gives a line's characters, a hyphen set at its end left out.
func (l *line) text() string {
	var b strings.Builder
	for _, r := range l.runs {
		b.WriteString(strings.ReplaceAll(r.Text, "\u00ad", ""))
	}
	return b.String()
}
