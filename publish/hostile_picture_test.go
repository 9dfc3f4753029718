package publish_test

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/octavo-press/octavo/publish/doc"
)

// small gives a picture of some colours.
func small() *image.Paletted {
	m := image.NewPaletted(image.Rect(0, 0, 24, 16), color.Palette{color.White, color.Black, color.RGBA{200, 30, 30, 255}})
	for i := range m.Pix {
		m.Pix[i] = byte(i % 3)
	}
	return m
}

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// claims makes a PNG say that it is so wide and high.
func claims(data []byte, w, h uint32) []byte {
	data = bytes.Clone(data)
	binary.BigEndian.PutUint32(data[16:], w)
	binary.BigEndian.PutUint32(data[20:], h)
	binary.BigEndian.PutUint32(data[29:], crc32.ChecksumIEEE(data[12:29]))
	return data
}

// TestPicturesOutOfReach names a picture beside the root in every way there is.
// None may come into the book, nor a text that an SVG would take in.
func TestPicturesOutOfReach(t *testing.T) {
	top := t.TempDir()
	secret := small()
	secret.Palette[1] = color.RGBA{1, 2, 3, 255}
	const word = "canary-in-the-coal-mine"
	for name, data := range map[string][]byte{
		"secret.png": pngOf(t, secret), "secret.txt": []byte(word), "site/in.png": pngOf(t, small()), "root.css": []byte("text{fill:red}/*" + word + "*/"),
	} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(top, name)), 0o700))
		must(t, os.WriteFile(filepath.Join(top, name), data, 0o600))
	}
	site := filepath.Join(top, "site")
	outside := filepath.Join(top, "secret.png")
	must(t, os.Mkdir(filepath.Join(site, "a"), 0o700))
	if runtime.GOOS != "windows" {
		must(t, os.Symlink(outside, filepath.Join(site, "link.png")))
		must(t, os.Symlink("../secret.png", filepath.Join(site, "near.png")))
		must(t, os.Symlink(top, filepath.Join(site, "top")))
		must(t, os.Symlink("loop.png", filepath.Join(site, "loop.png")))
		must(t, os.Symlink("/dev/zero", filepath.Join(site, "zero.png")))
	}
	slashed := filepath.ToSlash(outside)
	svg := fmt.Sprintf(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file://%[1]s/secret.txt"><!ENTITY %% p SYSTEM "../secret.txt">]>
<?xml-stylesheet href="../root.css"?><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="40">
<style>@import url("../root.css");</style><text y="20">&x; drawn</text><image href="../secret.png" width="9" height="9"/><image xlink:href="file://%[1]s/secret.png" width="9" height="9"/>
<image href="in.png" width="9" height="9"/><use href="../secret.svg#x"/><rect width="5" height="5" fill="url(../secret.svg#x)"/><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="../secret.txt" parse="text"/></svg>`, filepath.ToSlash(top))
	must(t, os.WriteFile(filepath.Join(site, "in.svg"), []byte(svg), 0o600))
	names := []string{"../secret.png", "/../secret.png", "a/../../secret.png", "..%2fsecret.png", "%2e%2e/secret.png", "%2e%2e%2fsecret.png", `..\secret.png`, "..%5csecret.png", "..%255csecret.png",
		"./../secret.png", ".//..//secret.png", "static/../../secret.png", "/static/../../secret.png", "../site/../secret.png", slashed, "file://" + slashed, "file:" + slashed, "file://localhost" + slashed,
		"../../../../../../../../../.." + slashed, "link.png", "near.png", "top/secret.png", "loop.png", "zero.png", "a/../top/secret.png", "/dev/zero", "/dev/stdin", "/proc/self/environ", "a", ".", "", "a/", "in.png/", "in.png/../../secret.png", "\\\\?\\C:\\x", "C:/x.png", "NUL", "in.png\x01", "in.png%00.svg"}
	var post strings.Builder
	post.WriteString("---\ntitle: Out of Reach\nimage: ../secret.png\n---\n\n![drawn](in.svg)\n\n")
	for i, n := range names {
		fmt.Fprintf(&post, "![p%d](<%s>)\n\n<img src=\"%s\">\n\n", i, n, n)
	}
	for i, n := range []string{"../secret.txt", "{{< include \"../secret.txt\" >}}", "{% include_relative ../secret.txt %}", "{{ file.Read(`../secret.txt`) }}", "!!!include(../secret.txt)!!!", "--8<-- \"../secret.txt\"", "![[../secret.txt]]", "@import \"../secret.txt\"", "import X from '../secret.txt'", "```{include} ../secret.txt\n```", ".. include:: ../secret.txt"} {
		fmt.Fprintf(&post, "Say %d %s.\n\n%s\n\n", i, n, n)
	}
	must(t, os.WriteFile(filepath.Join(site, "post.md"), []byte(post.String()), 0o600))
	root, err := os.OpenRoot(site)
	must(t, err)
	defer root.Close()
	epub, pdf, r, err := bothBooks(t, press(t, pressOfAll), root.FS(), "post.md")
	if err != nil {
		t.Fatal(err)
	}
	checkBooks(t, epub, pdf)
	const colours = "\x01\x02\x03\xc8\x1e\x1e" // of the palette
	if name := holding(t, epub, word, colours); name != "" {
		t.Errorf("%s holds what lies outside the root", name)
	}
	if bytes.Contains(pdf, []byte(colours)) {
		t.Error("the PDF holds a picture from outside the root")
	}
	must(t, os.WriteFile(filepath.Join(top, "post.md"), []byte("![](secret.png)"), 0o600))
	if seen, _, _, _ := bothBooks(t, press(t, pressOfAll), os.DirFS(top), "post.md"); holding(t, seen, colours) == "" {
		t.Error("a picture that may be shown is not: this test tests nothing")
	}
	missing := 0
	for _, d := range r.Diagnostics {
		if strings.HasPrefix(d.Code, "image-") && d.Severity == doc.Error {
			missing++
		}
	}
	if missing < len(names)-4 {
		t.Errorf("%d pictures are reported missing of %d:\n%v", missing, len(names), r.Diagnostics)
	}
}

// holding names a file of the EPUB that holds one of the words.
func holding(t testing.TB, epub []byte, words ...string) string {
	t.Helper()
	files, err := parts(epub)
	must(t, err)
	for name, text := range files {
		for _, w := range words {
			if strings.Contains(text, w) {
				return name
			}
		}
	}
	return ""
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// brokenPictures are those that lie about themselves or end too soon.
func brokenPictures(t testing.TB) map[string][]byte {
	plain := pngOf(t, small())
	var jpg, anim bytes.Buffer
	must(t, jpeg.Encode(&jpg, small(), nil))
	many := &gif.GIF{}
	for range 500 {
		many.Image, many.Delay = append(many.Image, small()), append(many.Delay, 1)
	}
	must(t, gif.EncodeAll(&anim, many))
	wide := bytes.Clone(anim.Bytes())
	copy(wide[6:], []byte{0xff, 0xff, 0xff, 0xff})
	tall := bytes.Clone(jpg.Bytes())
	at := bytes.Index(tall, []byte{0xff, 0xc0})
	copy(tall[at+5:], []byte{0xff, 0xff, 0xff, 0xff})
	tiff := append([]byte("II*\x00\x08\x00\x00\x00\x02\x00"), 0, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xea, 0, 0, 1, 1, 4, 0, 1, 0, 0, 0, 0x60, 0xea, 0, 0, 0, 0, 0, 0)
	bmp := append([]byte("BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00"), 0x60, 0xea, 0, 0, 0x60, 0xea, 0, 0, 1, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	webp := []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\xff\xff\xff\x0f\x00\x00\x00\x00\x00\x00\x00\x00\x00")
	posts := map[string][]byte{
		"bomb.png": claims(plain, 60_000, 60_000), "wide.png": claims(plain, 1<<31-1, 1), "none.png": claims(plain, 0, 0), "most.png": claims(plain, 1<<32-1, 1<<32-1),
		"bomb.gif": wide, "many.gif": anim.Bytes(), "bomb.jpg": tall, "bomb.tiff": tiff, "bomb.bmp": bmp, "bomb.webp": webp,
		"empty.png": {}, "text.png": []byte("not a picture"), "html.png": []byte("<html><script>alert(1)</script></html>"), "script.svg": []byte("<svg onload=alert(1)>"), "zip.png": []byte("PK\x03\x04"), "pdf.png": []byte("%PDF-1.4"),
		"empty.svg": []byte("<svg/>"), "tail.png": append(bytes.Clone(plain), "<script>alert(1)</script>"...), "name.svg.png": []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>`),
	}
	for _, n := range []int{1, 8, 20, 33, 60, len(plain) / 2, len(plain) - 5} {
		posts[fmt.Sprintf("cut%d.png", n)] = plain[:n]
	}
	for _, n := range []int{1, 2, 20, jpg.Len() / 2, jpg.Len() - 2} {
		posts[fmt.Sprintf("cut%d.jpg", n)] = jpg.Bytes()[:n]
	}
	for _, n := range []int{5, 13, anim.Len() / 2} {
		posts[fmt.Sprintf("cut%d.gif", n)] = anim.Bytes()[:n]
	}
	return posts
}

// bombSVG are drawings that are small only as they are written.
func bombSVG() map[string][]byte {
	head := `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90" height="90">`
	laughs, uses := `<!DOCTYPE svg [<!ENTITY a0 "ha">`, head+`<defs><rect id="u0" width="1" height="1"/>`
	for i := range 30 {
		laughs += fmt.Sprintf(`<!ENTITY a%d "%s">`, i+1, strings.Repeat(fmt.Sprintf("&a%d;", i), 10))
		uses += fmt.Sprintf(`<g id="u%d">%s</g>`, i+1, strings.Repeat(fmt.Sprintf(`<use href="#u%d"/>`, i), 10))
	}
	n := size(200, 2000, 200_000)
	return map[string][]byte{
		"laughs.svg":  []byte(laughs + "]>" + head + "<text y='9'>&a30;</text></svg>"),
		"uses.svg":    []byte(uses + `</defs><use href="#u30"/></svg>`),
		"loop.svg":    []byte(head + `<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><linearGradient id="c" href="#c"/><pattern id="p" width="1" height="1"><rect fill="url(#p)" width="9" height="9"/></pattern><clipPath id="k" clip-path="url(#k)"><rect width="9" height="9"/></clipPath><rect width="9" height="9" fill="url(#c)" clip-path="url(#k)"/><rect width="9" height="9" fill="url(#p)"/><marker id="m"><path d="M0,0L9,9" marker-mid="url(#m)"/></marker><path d="M0,0L1,1L2,2" marker-mid="url(#m)"/></svg>`),
		"deep.svg":    []byte(head + strings.Repeat("<g>", n) + strings.Repeat("</g>", n) + "</svg>"),
		"huge.svg":    []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="1e30" height="1e30" viewBox="0 0 1e-30 1e-30"><rect width="1e308" height="NaN" stroke-width="1e300" stroke-dasharray="1e-300 1e-300" stroke="#000"/><path d="M0,0L1e300,1e300A1e-300,1e300 1e9 1 1 9,9Z"/></svg>`),
		"dashes.svg":  []byte(head + `<path d="M0,0L1000000,1000000" stroke="#000" stroke-dasharray="0.0001"/></svg>`),
		"pattern.svg": []byte(head + `<pattern id="p" width="0.0001" height="0.0001" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect width="90" height="90" fill="url(#p)"/></svg>`),
		"path.svg":    []byte(head + `<path d="M0,0` + strings.Repeat("l1,1", n) + `" stroke="#000"/></svg>`),
		"attrs.svg":   []byte(head + "<rect " + counted(n, func(i int) string { return fmt.Sprintf("a%d='' ", i) }) + "/></svg>"),
		"text.svg":    []byte(head + "<text y='9'>" + strings.Repeat("ha ", n) + "</text></svg>"),
		"css.svg":     []byte(head + "<style>" + strings.Repeat("g g g g g rect{fill:red}", n/10) + "</style>" + strings.Repeat("<g>", 50) + strings.Repeat("<rect width='1' height='1'/>", n/10) + strings.Repeat("</g>", 50) + "</svg>"),
		"data.svg":    []byte(head + "<image width='9' height='9' href='data:image/png;base64," + base64.StdEncoding.EncodeToString([]byte("no")) + "'/></svg>"),
		"gz.svg":      append([]byte("\x1f\x8b\x08\x00"), make([]byte, 100)...),
		"utf16.svg":   []byte("\xff\xfe<\x00s\x00v\x00g\x00/\x00>\x00"),
		"utf7.svg":    []byte(`<?xml version="1.0" encoding="UTF-7"?><svg xmlns="http://www.w3.org/2000/svg">+ADw-script+AD4-alert(1)+ADw-/script+AD4-</svg>`),
		"act.svg": []byte(`<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9" onload="x" ONCLICK="y"><script x:href="http://evil.example/x.js"/><handler>x</handler><foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>x</script><iframe src="javascript:x"/></body></foreignObject>` +
			`<a x:href="javascript:x"><rect width="9" height="9" style="fill:url(javascript:x);behavior:url(x)"/></a><set attributeName="onmouseover" to="x"/><animate attributeName="href" values="javascript:x"/><image x:href="http://evil.example/track.png"/><image href="data:image/svg+xml,%3Csvg onload='x'/%3E"/><feImage href="http://evil.example/"/><use href="data:image/svg+xml,%3Csvg/%3E#x"/><style>@import "http://evil.example";*{background:url(http://evil.example)}</style><style>&lt;/style>&lt;script>x&lt;/script></style><title>&lt;script></title></svg>`),
	}
}

// TestBrokenPictures takes pictures that lie, alone and together.
func TestBrokenPictures(t *testing.T) {
	pictures := brokenPictures(t)
	for name, data := range bombSVG() {
		pictures[name] = data
	}
	all := fstest.MapFS{}
	var post strings.Builder
	for name, data := range pictures {
		all[name] = &fstest.MapFile{Data: data}
	}
	for _, e := range mustRead(t, all) {
		fmt.Fprintf(&post, "![p](%s)\n\n", e.Name())
	}
	all["post.md"] = &fstest.MapFile{Data: []byte("# On Pictures\n\n" + post.String())}
	for name := range pictures {
		all["one/"+name+".md"] = &fstest.MapFile{Data: []byte("---\ntitle: One\nimage: ../" + name + "\n---\n\nSee ![p](../" + name + ").\n")}
	}
	names := []string{"post.md"}
	for name := range pictures {
		names = append(names, "one/"+name+".md")
	}
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			var epub, pdf []byte
			var err error
			peak := peakHeap(func() { epub, pdf, _, err = bothBooks(t, press(t, pressOfAll), all, name) })
			if err != nil {
				t.Fatal(err)
			}
			if peak > 512<<20 {
				t.Errorf("a heap of %d MB", peak>>20)
			}
			checkBooks(t, epub, pdf)
		})
	}
}

func mustRead(t testing.TB, fsys fs.FS) []fs.DirEntry {
	t.Helper()
	list, err := fs.ReadDir(fsys, ".")
	must(t, err)
	return list
}
