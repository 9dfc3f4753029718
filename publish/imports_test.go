package publish_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/octavo-press/octavo/"

// everywhere lists the leaf rooms that any other may import.
var everywhere = []string{"publish/doc", "publish/phrase", "render/sp"}

// rooms is the import table of ARCHITECTURE.md: what each room may import of
// the module, the leaves aside, and of third parties.
var rooms = map[string]struct{ own, others []string }{
	"publish/doc":               {},
	"publish/phrase":            {nil, []string{"golang.org/x/text"}},
	"publish/cite":              {nil, []string{"golang.org/x/text"}},
	"publish/bookfile":          {},
	"publish/markdown":          {nil, []string{"github.com/yuin/goldmark", "github.com/yuin/goldmark-emoji", "github.com/adrg/frontmatter", "github.com/goccy/go-yaml", "github.com/BurntSushi/toml", "golang.org/x/net/html"}},
	"publish/transform":         {},
	"publish/bind":              {nil, []string{"golang.org/x/text"}},
	"publish/asset":             {[]string{"publish/bookfile", "render", "render/imaging", "render/svg", "render/frame"}, []string{"golang.org/x/sync", "golang.org/x/text"}},
	"publish":                   {[]string{"publish/asset", "publish/bind", "publish/markdown", "publish/transform", "publish/bookfile", "render", "render/theme", "render/layout", "render/cover", "render/epub", "render/pdf", "render/imaging", "fonts", "fonts/latin"}, []string{"golang.org/x/sync", "github.com/BurntSushi/toml"}},
	"publish/batch/catalog":     {},
	"publish/batch":             {[]string{"publish", "publish/asset", "publish/batch/catalog", "publish/bookfile", "publish/transform", "render", "render/theme", "render/imaging", "fonts"}, []string{"golang.org/x/sync"}},
	"fonts":                     {nil, []string{"github.com/go-text/typesetting", "golang.org/x/text"}},
	"render/sp":                 {},
	"render/frame":              {[]string{"fonts"}, nil},
	"render/theme":              {[]string{"fonts"}, nil},
	"render":                    {[]string{"render/theme", "render/frame", "fonts"}, nil},
	"render/layout/para":        {[]string{"fonts", "render/frame", "render/layout/para/hyphen"}, []string{"github.com/go-text/typesetting", "golang.org/x/text"}},
	"render/layout/para/hyphen": {},
	"render/layout":             {[]string{"publish/cite", "render", "render/theme", "render/layout/para", "render/frame", "render/svg", "render/cover", "fonts"}, nil},
	"render/cover":              {[]string{"render", "render/theme", "render/layout/para", "render/layout/place", "render/frame", "render/imaging", "render/imaging/jfif", "render/raster", "render/svg", "fonts"}, nil},
	"render/imaging":            {[]string{"render/frame"}, []string{"golang.org/x/image"}},
	"render/svg":                {[]string{"render/frame", "render/imaging", "fonts"}, nil},
	"render/raster":             {[]string{"render/frame", "render/imaging", "fonts"}, []string{"golang.org/x/image"}},
	"render/xhtml":              {[]string{"publish/cite", "render", "render/theme", "fonts"}, nil},
	"render/epub":               {[]string{"render", "render/xhtml", "render/imaging", "render/svg", "render/theme", "fonts"}, []string{"github.com/go-shiori/go-epub", "github.com/google/uuid", "github.com/klauspost/compress"}},
	"render/pdf":                {[]string{"render", "render/frame", "fonts"}, []string{"github.com/signintech/gopdf", "github.com/klauspost/compress"}},
}

// TestRoomsImportWhatTheyMay holds the table. Packages of font files and the
// examples may import what they like of the module.
func TestRoomsImportWhatTheyMay(t *testing.T) {
	root := os.DirFS("..")
	seen := map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return err
		}
		room := path.Dir(name)
		if strings.HasPrefix(room, "examples") || strings.HasPrefix(room, "fonts/") || strings.Contains(room, "internal") {
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		if strings.Contains(string(src), "\npackage main\n") {
			return nil
		}
		room = owner(room)
		seen[room] = true
		f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, im := range f.Imports {
			p, err := strconv.Unquote(im.Path.Value)
			if err != nil {
				return err
			}
			if !mayImport(room, p) {
				t.Errorf("%s imports %s", name, p)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if !seen["publish/doc"] || !seen["render/pdf"] {
		t.Errorf("the walk saw only %v", seen)
	}
}

// owner is the room that a folder belongs to: its own, or that above it.
func owner(folder string) string {
	for room := folder; room != "."; room = path.Dir(room) {
		if _, ok := rooms[room]; ok {
			return room
		}
	}
	return folder
}

func mayImport(room, p string) bool {
	rule, ok := rooms[room]
	if own, is := strings.CutPrefix(p, module); is {
		return ok && (slices.Contains(everywhere, own) || slices.Contains(rule.own, own) || owner(own) == room)
	}
	if first, _, _ := strings.Cut(p, "/"); !strings.Contains(first, ".") {
		return ok // the standard library
	}
	return ok && slices.ContainsFunc(rule.others, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") })
}
