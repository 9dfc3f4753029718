package asset_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/asset"
	"github.com/octavo-press/octavo/publish/doc"
	"github.com/octavo-press/octavo/render/imaging"
)

func pngOf(t testing.TB, w, h int) []byte {
	t.Helper()
	m := image.NewGray(image.Rect(0, 0, w, h))
	m.SetGray(0, 0, color.Gray{Y: 200})
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// post is a document that names pictures, one a line from line 1 on.
func post(urls ...string) *doc.Document {
	d := &doc.Document{}
	for i, u := range urls {
		at := doc.Pos{File: "posts/2025/on-trees.md", Line: i + 1}
		d.Blocks = append(d.Blocks, &doc.Paragraph{Inlines: []doc.Inline{&doc.Image{Pos: at, URL: u}}})
	}
	return d
}

func file(data []byte) *fstest.MapFile { return &fstest.MapFile{Data: data} }

// TestLocal finds pictures where authors and site generators put them. Each
// has a width of its own, by which it is known.
func TestLocal(t *testing.T) {
	root := fstest.MapFS{
		"posts/2025/beside.png":          file(pngOf(t, 1, 1)),
		"posts/2025/sub/a b.png":         file(pngOf(t, 2, 1)),
		"posts/2025/樹.png":               file(pngOf(t, 3, 1)),
		"posts/2025/100%25.png":          file(pngOf(t, 4, 1)),
		"posts/2025/100%.png":            file(pngOf(t, 5, 1)),
		"posts/2025/caf\u0065\u0301.png": file(pngOf(t, 6, 1)),
		"posts/2025/on-trees/hexo.png":   file(pngOf(t, 7, 1)),
		"posts/up.png":                   file(pngOf(t, 8, 1)),
		"root.png":                       file(pngOf(t, 9, 1)),
		"static/img/s.png":               file(pngOf(t, 10, 1)),
		"public/p.png":                   file(pngOf(t, 11, 1)),
		"assets/a.png":                   file(pngOf(t, 12, 1)),
		"posts/2025/what?.png":           file(pngOf(t, 13, 1)),
		"posts/2025/a:b.png":             file(pngOf(t, 14, 1)),
		"posts/2025/no-extension":        file(pngOf(t, 15, 1)),
		"posts/2025/wrong.jpg":           file(pngOf(t, 16, 1)),
	}
	want := map[string]int{
		"beside.png": 1, "./beside.png": 1, "sub/../beside.png": 1, "beside.png?v=2#x": 1,
		"sub/a b.png": 2, "sub/a%20b.png": 2, `sub\a b.png`: 2,
		"樹.png": 3, "%E6%A8%B9.png": 3,
		"100%25.png": 4, "100%.png": 5,
		"caf\u00e9.png": 6, "caf%C3%A9.png": 6,
		"hexo.png":  7,
		"../up.png": 8, "/posts/up.png": 8,
		"/root.png": 9, "../../root.png": 9, "root.png": 9, "/../root.png": 9,
		"/img/s.png": 10, "/static/img/s.png": 10, "/p.png": 11, "/a.png": 12,
		"what?.png": 13, "a:b.png": 14, "no-extension": 15, "wrong.jpg": 16,
	}
	var urls []string
	for u := range want {
		urls = append(urls, u)
	}
	r := asset.Resolver{Root: root, Dir: "posts/2025"}
	assets, diags, err := r.Resolve(t.Context(), post(urls...))
	if err != nil || len(diags) != 0 {
		t.Fatalf("%v %v", diags, err)
	}
	for u, w := range want {
		a := assets[u]
		if a == nil || a.Missing || a.Width != w || a.MIME != "image/png" || a.Key != imaging.Key(a.Data) {
			t.Errorf("%s is %+v, want width %d", u, a, w)
		}
	}
}

func TestWhatCannotBeHad(t *testing.T) {
	root := fstest.MapFS{
		"posts/2025/Images/Photo.PNG": file(pngOf(t, 1, 1)),
		"posts/2025/broken.png":       file(pngOf(t, 9, 9)[:40]),
		"posts/2025/empty.png":        file(nil),
		"posts/2025/page.png":         file([]byte("<!DOCTYPE html><html>")),
		"posts/2025/big.png":          file(make([]byte, 5000)),
		"posts/2025/vast.svg":         file([]byte(`<svg width="1e7" height="1"/>`)),
		"posts/2025/open.svg":         file([]byte(`<svg><g>`)),
		"posts/2025/folder/x":         file(nil),
		"posts/2025/phone.jpg":        file([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")),
		"posts/2025/small.png":        file([]byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf")),
	}
	for _, c := range []struct{ url, code, says string }{
		{"", "image-missing", "a picture: it names no picture"},
		{"nowhere.png", "image-missing", "no such file"},
		{"images/photo.png", "image-missing", "is posts/2025/Images/Photo.PNG meant?"},
		{"Images/Photo.jpeg", "image-missing", "is posts/2025/Images/Photo.PNG meant?"},
		{"../../../etc/passwd", "image-missing", "leads out of the root"},
		{"folder", "image-missing", "no such file"},
		{"file:///etc/passwd", "image-missing", "file: is no way"},
		{"https://example.org/a.png", "image-offline", "on the web"},
		{"//example.org/a.png", "image-offline", "on the web"},
		{"broken.png", "image-broken", "cut off"},
		{"empty.png", "image-type", "empty"},
		{"page.png", "image-type", "web page"},
		{"phone.jpg", "image-type", "image/heic"},
		{"small.png", "image-type", "image/avif"},
		{"data:image/avif;base64,AAAAHGZ0eXBhdmlm", "image-type", "image/avif"},
		{"big.png", "image-too-big", "5000 bytes"},
		{"vast.svg", "image-too-big", "10000000"},
		{"open.svg", "image-broken", "XML"},
		{"data:image/png;base64,!!!", "image-broken", "base64"},
		{"data:image/png", "image-broken", "comma"},
		{"data:,hello", "image-type", "text"},
	} {
		d := post("x.png", c.url)
		d.Blocks = d.Blocks[1:]
		r := asset.Resolver{Root: root, Dir: "posts/2025", ForPrint: true, Limits: asset.Limits{Bytes: 4000}}
		assets, diags, err := r.Resolve(t.Context(), d)
		if err != nil || len(diags) != 1 {
			t.Errorf("%q: %v %v", c.url, diags, err)
			continue
		}
		g := diags[0]
		if g.Code != c.code || g.Severity != doc.Error || g.Pos.String() != "posts/2025/on-trees.md:2" || !strings.Contains(g.Message, c.says) {
			t.Errorf("%q: %s, want %s %q", c.url, g, c.code, c.says)
		}
		a := assets[c.url]
		if !a.Missing || a.Print == nil || a.Width != 1200 || a.Height != 675 {
			t.Errorf("%q: the placeholder is %d×%d, missing %v", c.url, a.Width, a.Height, a.Missing)
		}
		if _, err := png.Decode(bytes.NewReader(a.Print.Data)); err != nil {
			t.Errorf("%q: %v", c.url, err)
		}
	}
}

func TestNothingLeadsOutOfTheRoot(t *testing.T) {
	dir := t.TempDir()
	secret := filepath.Join(dir, "secret.png")
	site := filepath.Join(dir, "site")
	if err := os.WriteFile(secret, pngOf(t, 1, 1), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(site, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(secret, filepath.Join(site, "link.png")); err != nil {
		t.Skip(err)
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	urls := []string{"link.png", "../secret.png", "%2e%2e/secret.png", "..%2fsecret.png", `..\secret.png`, "/../secret.png", secret, "sub/../../secret.png"}
	r := asset.Resolver{Root: root.FS()}
	assets, _, err := r.Resolve(t.Context(), post(urls...))
	if err != nil {
		t.Fatal(err)
	}
	for u, a := range assets {
		if !a.Missing {
			t.Errorf("%s was read", u)
		}
	}
}

func TestDataURLs(t *testing.T) {
	data := pngOf(t, 3, 4)
	b64 := base64.StdEncoding.EncodeToString(data)
	for _, u := range []string{
		"data:image/png;base64," + b64,
		"data:;base64," + strings.TrimRight(b64, "="),
		"DATA:image/jpeg;charset=x;BASE64," + b64[:10] + "\n  " + b64[10:],
		"data:image/png;base64," + strings.NewReplacer("+", "%2B", "/", "%2f").Replace(b64),
		"data:image/png;base64," + base64.URLEncoding.EncodeToString(data),
	} {
		assets, diags, err := asset.Resolver{}.Resolve(t.Context(), post(u))
		if err != nil || len(diags) != 0 || assets[u].Width != 3 {
			t.Errorf("%.40q: %v %v", u, diags, err)
		}
	}
	u := `data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/%3E`
	assets, diags, err := asset.Resolver{}.Resolve(t.Context(), post(u))
	if err != nil || len(diags) != 0 || assets[u].Width != 30 || assets[u].MIME != "image/svg+xml" {
		t.Errorf("%v %v", diags, err)
	}
}

func TestKindsForBothBooks(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 4000, 1000))
	var photo bytes.Buffer
	if err := jpeg.Encode(&photo, m, nil); err != nil {
		t.Fatal(err)
	}
	root := fstest.MapFS{
		"a.png": file(pngOf(t, 30, 20)),
		"b.jpg": file(photo.Bytes()),
		"c.svg": file([]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30" onload="x()"><rect width="9" height="9" filter="url(#f)"/></svg>`)),
		"d.bmp": file(append([]byte("BM\x3a\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00\x01\x00\x18\x00"), make([]byte, 28)...)),
	}
	r := asset.Resolver{Root: root, ForPrint: true}
	assets, diags, err := r.Resolve(t.Context(), post("a.png", "b.jpg", "c.svg", "d.bmp"))
	if err != nil {
		t.Fatal(err)
	}
	if len(diags) != 1 || diags[0].Code != "image-simplified" || diags[0].Pos.Line != 3 {
		t.Errorf("%v", diags)
	}
	if a := assets["a.png"]; a.Print == nil || !bytes.Equal(a.Print.Data, a.Data) || a.Key != a.Print.Key {
		t.Errorf("a small PNG did not pass through: %+v", a)
	}
	a := assets["b.jpg"]
	if info, err := imaging.Probe(a.Data); err != nil || info.Width != 2560 || a.Print.Width != 2480 || a.Width != 4000 {
		t.Errorf("a photograph of %d is %d in the EPUB and %d on the page, %v", a.Width, info.Width, a.Print.Width, err)
	}
	if a := assets["c.svg"]; a.Print != nil || a.Width != 40 || bytes.Contains(a.Data, []byte("onload")) {
		t.Errorf("a drawing is %s", a.Data)
	}
	if a := assets["d.bmp"]; a.MIME != "image/png" || a.Print == nil {
		t.Errorf("a bitmap is %s", a.MIME)
	}
	only := asset.Resolver{Root: root, ForPrint: true, PrintOnly: true}
	assets, _, err = only.Resolve(t.Context(), post("b.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if data, err := assets["b.jpg"].Bytes(); err != nil || !bytes.Equal(data, photo.Bytes()) {
		t.Errorf("a picture that no reader is given was scaled for one: %v", err)
	}
	sized := asset.Resolver{Root: root, ForPrint: true, Print: imaging.PrintOptions{MaxWidth: 1000}, Cover: imaging.PrintOptions{MaxWidth: 2000}}
	for want, d := range map[int]*doc.Document{1000: post("b.jpg"), 2000: {Meta: doc.Meta{Cover: &doc.Cover{Image: doc.Image{URL: "b.jpg"}}}}} {
		if assets, _, _ := sized.Resolve(t.Context(), d); assets["b.jpg"].Print.Width != want {
			t.Errorf("a picture is %d wide on the page, want %d", assets["b.jpg"].Print.Width, want)
		}
	}
	plain := asset.Resolver{Root: root}
	if assets, _, _ := plain.Resolve(t.Context(), post("a.png")); assets["a.png"].Print != nil {
		t.Error("a picture was made for print unasked")
	}
}

func TestEveryPlaceOfAPictureIsSeen(t *testing.T) {
	img := func(u string) *doc.Image { return &doc.Image{URL: u} }
	par := func(u string) doc.Block { return &doc.Paragraph{Inlines: []doc.Inline{img(u)}} }
	d := &doc.Document{
		Meta: doc.Meta{
			Cover:      &doc.Cover{Image: *img("cover"), Caption: []doc.Inline{img("caption")}},
			Authors:    []doc.Author{{Bio: []doc.Inline{img("bio")}}},
			Standfirst: []doc.Block{par("standfirst")},
		},
		Blocks: []doc.Block{
			&doc.Figure{Images: []*doc.Image{img("figure"), img("figure")}},
			&doc.Paragraph{Inlines: []doc.Inline{&doc.Link{Inlines: []doc.Inline{img("link")}}, &doc.Note{Blocks: []doc.Block{par("note")}}}},
			&doc.Table{Body: []doc.Row{{Cells: []doc.Cell{{Blocks: []doc.Block{par("cell")}}}}}},
		},
	}
	assets, diags, err := asset.Resolver{}.Resolve(t.Context(), d)
	if err != nil || len(assets) != 8 || len(diags) != 8 {
		t.Fatalf("%d assets, %d diagnostics, %v", len(assets), len(diags), err)
	}
	if !strings.HasPrefix(diags[0].Message, "cover:") {
		t.Errorf("the first diagnostic is %s", diags[0])
	}
}

func TestPolicies(t *testing.T) {
	d := post("good.png", "bad.png", "worse.png")
	r := asset.Resolver{Root: fstest.MapFS{"good.png": file(pngOf(t, 1, 1))}, Policy: asset.Fail}
	_, diags, err := r.Resolve(t.Context(), d)
	if !errors.Is(err, asset.ErrAsset) || !errors.Is(err, doc.ErrPost) || len(diags) != 2 {
		t.Fatalf("%v %v", err, diags)
	}
	if want := "posts/2025/on-trees.md:2: image-missing: bad.png: "; !strings.HasPrefix(err.Error(), want) {
		t.Errorf("%q does not start with %q", err, want)
	}
	cap := []doc.Inline{&doc.Text{Text: "A caption"}}
	d.Blocks = append(d.Blocks,
		&doc.Figure{Images: []*doc.Image{{URL: "bad.png"}}, Caption: cap},
		&doc.Figure{Images: []*doc.Image{{URL: "bad.png"}}},
		&doc.Figure{Images: []*doc.Image{{URL: "bad.png"}, {URL: "good.png"}}, Caption: cap})
	d.Meta.Cover = &doc.Cover{Image: doc.Image{URL: "worse.png"}}
	r.Policy = asset.Omit
	assets, diags, err := r.Resolve(t.Context(), d)
	if err != nil || len(assets) != 1 || len(diags) != 2 {
		t.Fatalf("%v %v %v", assets, diags, err)
	}
	doc.Walk(d, func(n doc.Node) bool {
		if m, ok := n.(*doc.Image); ok && m.URL != "good.png" {
			t.Errorf("%s is still in the tree", m.URL)
		}
		return true
	})
	if d.Meta.Cover != nil || len(d.Blocks) != 5 {
		t.Errorf("cover %v, %d blocks", d.Meta.Cover, len(d.Blocks))
	}
	if p, ok := d.Blocks[3].(*doc.Paragraph); !ok || doc.PlainText(p.Inlines) != "A caption" {
		t.Errorf("the caption is gone: %#v", d.Blocks[3])
	}
}

func TestPlaceholdersHaveTheSizeAskedFor(t *testing.T) {
	for _, c := range []struct{ w, h, wantW, wantH int }{
		{0, 0, 1200, 675}, {300, 200, 300, 200}, {320, 0, 320, 180}, {0, 90, 160, 90}, {1 << 30, 1, 1600, 16}, {-5, -5, 1200, 675},
	} {
		d := &doc.Document{Blocks: []doc.Block{&doc.Figure{Images: []*doc.Image{{URL: "x", Width: c.w, Height: c.h}}}}}
		assets, _, err := asset.Resolver{}.Resolve(t.Context(), d)
		if err != nil {
			t.Fatal(err)
		}
		a := assets["x"]
		conf, err := png.DecodeConfig(bytes.NewReader(a.Data))
		if err != nil || a.Width != c.wantW || a.Height != c.wantH || conf.Width != c.wantW || conf.Height != c.wantH {
			t.Errorf("%d×%d gives %d×%d, %v", c.w, c.h, a.Width, a.Height, err)
		}
	}
}

func TestACancelledContextIsNoDiagnostic(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := asset.Resolver{Root: fstest.MapFS{"a.png": file(pngOf(t, 4000, 3000))}, ForPrint: true}
	if _, _, err := r.Resolve(ctx, post("a.png", "https://example.org/b")); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func BenchmarkResolve150Pictures(b *testing.B) {
	root := fstest.MapFS{}
	var urls []string
	for i := range 150 {
		name := fmt.Sprintf("%d.png", i)
		root[name] = file(pngOf(b, 1000+i, 600))
		urls = append(urls, name)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := (asset.Resolver{Root: root, ForPrint: true}).Resolve(b.Context(), post(urls...)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPlaceholders(b *testing.B) {
	var urls []string
	for i := range 150 {
		urls = append(urls, fmt.Sprintf("%d.png", i))
	}
	for b.Loop() {
		if _, _, err := (asset.Resolver{ForPrint: true}).Resolve(b.Context(), post(urls...)); err != nil {
			b.Fatal(err)
		}
	}
}

func ExampleResolver() {
	svg := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"/>`
	r := asset.Resolver{Root: fstest.MapFS{"static/leaf.svg": {Data: []byte(svg)}}, Dir: "posts"}
	d := &doc.Document{Blocks: []doc.Block{&doc.Figure{Images: []*doc.Image{
		{URL: "/leaf.svg"},
		{URL: "https://example.org/tree.jpg", Pos: doc.Pos{File: "posts/on-trees.md", Line: 14}},
	}}}}
	assets, diagnostics, err := r.Resolve(context.Background(), d)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(assets["/leaf.svg"].Width, assets["/leaf.svg"].Height)
	fmt.Println(diagnostics[0])
	// Output:
	// 60 40
	// posts/on-trees.md:14: error image-offline: https://example.org/tree.jpg: it is on the web, and the cache does not have it
}
