package publish_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/octavo-press/octavo/fonts/all"
	"github.com/octavo-press/octavo/publish"
	"github.com/octavo-press/octavo/publish/doc"
)

// long asks for the hostile posts and faults in full:
//
//	go test ./publish -timeout 2h -args -long
var long = flag.Bool("long", false, "hostile posts and faults at full size")

// size is how large a hostile post is: for a quick look, for every day, in full.
func size(short, usual, full int) int {
	switch {
	case *long:
		return full
	case testing.Short():
		return short
	}
	return usual
}

// pressOfAll has the faces of all scripts, pressOfLatin is the zero Config.
var (
	pressOfAll   = sync.OnceValues(func() (*publish.Press, error) { return publish.New(publish.Config{Fonts: all.Files()}) })
	pressOfLatin = sync.OnceValues(func() (*publish.Press, error) { return publish.New(publish.Config{}) })
)

func press(t testing.TB, of func() (*publish.Press, error)) *publish.Press {
	t.Helper()
	p, err := of()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// bothBooks makes a post's books. A deadline keeps a hang from hanging all.
func bothBooks(t testing.TB, p *publish.Press, fsys fs.FS, name string) (epub, pdf []byte, r publish.Result, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Minute)
	defer cancel()
	var e, d bytes.Buffer
	r, err = p.Publish(ctx, fsys, name, publish.Output{Format: "epub", Writer: &e}, publish.Output{Format: "pdf", Writer: &d})
	if errors.Is(err, publish.ErrInternal) {
		t.Fatalf("the library's own fault: %v", err)
	}
	if err != nil && !errors.Is(err, doc.ErrPost) {
		t.Fatalf("not laid to the post: %v", err)
	}
	return e.Bytes(), d.Bytes(), r, err
}

func file(name, text string) fstest.MapFS { return fstest.MapFS{name: {Data: []byte(text)}} }

// TestActivePosts takes posts that want to run something, or to lead somewhere
// that no book may lead.
func TestActivePosts(t *testing.T) {
	for name, src := range activePosts() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, p := range []*publish.Press{press(t, pressOfAll), press(t, pressOfLatin)} {
				epub, pdf, _, err := bothBooks(t, p, file("post.md", src), "post.md")
				if err != nil {
					t.Fatal(err)
				}
				checkBooks(t, epub, pdf)
			}
		})
	}
}

// badURLs are what a link or a picture must not become.
var badURLs = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", " javascript:alert(1)", "\x01javascript:alert(1)",
	"javascript&colon;alert(1)", "javascript&#58;alert(1)", "&#106;avascript:alert(1)", "%6aavascript:alert(1)", "javascript%3Aalert(1)",
	"\u200bjavascript:alert(1)", "\u202ejavascript:alert(1)", "jav\u00adascript:alert(1)", "javascript\uff1aalert(1)",
	"vbscript:x", "livescript:x", "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>",
	"file:///etc/passwd", "file:c:/x", "FILE://x", "blob:x", "ftp://x/y", "about:blank", "view-source:http://x", "jar:http://x!/", "mhtml:x", "ms-word:x", "intent:x", "cid:x", "res:x",
	"//evil.example/x", "\\\\evil\\share", "http://a)/S/Launch/F(x", "http://a/)>>/OpenAction<</S/JavaScript/JS(x)>>", "http://a/\\", "http://a/((((", "http://a/\\051", "http://a/%0A/JavaScript",
	"http://u:p@a.example/", "http://[::1%25x]/", "http://a.example:99999/", "http://\u202emoc.live/", "http:javascript:x", "http://", "https:///x", "mailto:", "tel:", "mailto:a?body=%0d%0abcc:b", "#\"><script>", "#)/JS(", "?x=\"&y='<", "a\"b.html", "../../x.html", "EPUB/package.opf", "package.opf", "nav.xhtml#x", "mailto:a@b\x00",
}

func activePosts() map[string]string {
	posts := map[string]string{}
	var links, pictures, raw strings.Builder
	for i, u := range badURLs {
		if strings.ContainsAny(u, "\x00") {
			u = strings.ReplaceAll(u, "\x00", "\x02")
		}
		fmt.Fprintf(&links, "A [link %d](<%s>) and [one][r%d], <%s>, %s.\n\n[r%d]: <%s>\n\n", i, strings.ReplaceAll(u, "<", "%3C"), i, u, u, i, strings.ReplaceAll(u, "<", "%3C"))
		fmt.Fprintf(&pictures, "![p %d](<%s> \"t\")\n\n[![p](%s)](<%s>)\n\n<img src=\"%s\" onerror=\"alert(1)\">\n\n", i, u, u, u, u)
		fmt.Fprintf(&raw, "<a href=\"%s\">h %d</a> <a href='%s' onclick=x>i</a>\n\n<a xlink:href=\"%s\">j</a>\n\n<q cite=\"%s\">k</q>\n\n<figure><img srcset=\"%s 2x\" data-src=\"%s\"></figure>\n\n", u, i, u, u, u, u, u)
	}
	posts["links"] = "# On Links\n\n" + links.String()
	posts["pictures"] = "# On Pictures\n\n" + pictures.String()
	posts["links in HTML"] = "# On Links\n\n" + raw.String()
	posts["HTML"] = "# On HTML\n\n" + strings.Join(activeHTML, "\n\n") + "\n\nIn a line " + strings.Join(activeHTML, " ") + " at its end.\n"
	posts["front matter"] = frontMatterOf(injections)
	posts["words"] = wordsOf(injections)
	return posts
}

var activeHTML = []string{
	"<script>alert(1)</script>", "<SCRIPT SRC=//x></SCRIPT>", "<script\n>alert(1)</script\n>", "<scr<script>ipt>alert(1)</script>", "<script/x>alert(1)</script>",
	"<img src=x onerror=alert(1)>", "<svg onload=alert(1)><script>alert(1)</script><a xlink:href=\"javascript:x\"><text>t</text></a></svg>",
	"<svg><foreignObject><iframe src=x></iframe></foreignObject></svg>", "<math><mtext><script>x</script></mtext><annotation-xml encoding=\"text/html\"><script>y</script></annotation-xml></math>",
	"<iframe src=\"javascript:alert(1)\" srcdoc=\"<script>x</script>\"></iframe>", "<object data=x type=text/html></object>", "<embed src=x>",
	"<form action=javascript:x><input onfocus=x autofocus><button formaction=javascript:x>b</button></form>", "<base href=\"http://evil.example/\">",
	"<meta http-equiv=refresh content=\"0;url=http://evil.example\">", "<link rel=stylesheet href=http://evil.example/x.css>", "<style>@import 'http://evil.example/'; body{background:url(http://evil.example/)}</style>",
	"<p style=\"background:url(javascript:x);behavior:url(x);-moz-binding:url(x)\">p</p>", "<div onmouseover=x ONCLICK='y' style='position:fixed'>d</div>", "<details ontoggle=x open><summary onclick=y>s</summary>d</details>",
	"<audio src=x onerror=y controls></audio>", "<video poster=\"javascript:x\"><source src=x onerror=y></video>", "<marquee onstart=x>m</marquee>", "<template><script>x</script></template>", "<noscript><p title=\"</noscript><script>x</script>\"></noscript>",
	"<!--><script>alert(1)</script>-->", "<![CDATA[<script>alert(1)</script>]]>", "<?php system('x') ?>", "<?xml-stylesheet href=\"javascript:x\"?>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "<xss:x onclick=y xmlns:xss=z>x</xss:x>",
	"<p id=\"x\" id='y\"><script>' class='a\" onclick=\"x'>p</p>", "<p lang='\"><script>' dir='x\" onload=\"y'>p</p>", "<span title='\"><script>x</script>'>s</span>", "<td colspan=99999999 rowspan=-1>c</td>", "<table><td colspan=1e9><tr><td rowspan=4294967297>x</table>",
	"<ol start=99999999999999999999><li value=-5>o</ol>", "<img src=x.png width=99999999999 height=-1>", "<img src=x.png width=100% height=1e400>", "<a name=\"x y\">n</a><a id='\"><b>'>n</a>", "<ruby>漢<rt><script>x</script></rt></ruby>", "<plaintext>", "<title><script>x</script></title>", "<textarea><script>x</script>", "<xmp><script>x</script></xmp>", "<a href=\"java&#10;script:x\">a</a>", "</body></html><script>x</script>", "]]><script>x</script>", "&lt;script&gt;", "\u2028<script>\u2029",
}

// injections would end a string, a name, an element or a line where they are
// not written as they must be.
var injections = []string{
	`a) /JavaScript (b`, `))>>endobj 1 0 obj<</S/JavaScript/JS(x)>>`, `\) /OpenAction (`, `\\`, `\`, `(((`, `<</A/B>>`, `/Launch`, `#2FJavaScript`, "endstream endobj",
	`"><script>alert(1)</script>`, `' onload='x`, `</dc:title><script/>`, `]]>`, `<![CDATA[`, `<!--`, `-->`, `&xxe;`, `&#0;`, `&amp;`, `<?xml?>`, `%PDF-1.4`, `url(http://x)`,
	"a\u202ebcd", "\u202d\u202a\u2067x", "\u2066", "x\u2069\u2069", "\u200f\u061c", "a\u0001\u0008\u000b\u001fb", "\u007f\u0085\u009f", "\ufffe\uffff\ufdd0", "\U0001ffff\U0010ffff", "\ue000", "\ufeff", "\u2028\u2029", "\u00ad", "\U000e0001\U000e0041", strings.Repeat("\u0301", 200), "a" + strings.Repeat("\u0489", 300),
	"../../etc/passwd", `..\..\x`, "C:\\x", "CON", "a/b", "a\x7f", ".", "..", "/", "nav", "pub-id", "1x", "-x", "x y", "日本 語", "x:y",
}

func yamlString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// frontMatterOf says each of the words in each of the fields.
func frontMatterOf(words []string) string {
	one := yamlString(strings.Join(words, " "))
	var list []string
	for _, w := range words {
		list = append(list, yamlString(w))
	}
	every := "[" + strings.Join(list, ", ") + "]"
	var b strings.Builder
	b.WriteString("---\n")
	for _, k := range []string{"title", "subtitle", "description", "series", "rights", "publisher", "slug", "id", "image", "cover"} {
		fmt.Fprintf(&b, "%s: %s\n", k, one)
	}
	for _, k := range []string{"authors", "tags"} {
		fmt.Fprintf(&b, "%s: %s\n", k, every)
	}
	b.WriteString("canonical_url: \"javascript:alert(1)\"\nlang: \"en\\\"><script>\"\ndate: 2024-01-01\n---\n\nText.\n")
	return b.String()
}

// wordsOf says each of the words in each place of a text.
func wordsOf(words []string) string {
	var b strings.Builder
	for i, w := range words {
		fmt.Fprintf(&b, "## %s\n\n### h {#%s .%s lang=%s title=\"%s\"}\n\n", w, w, w, w, w)
		fmt.Fprintf(&b, "%s *%s* **%s** `%s` [%s](#%s \"%s\") ![%s](x.png \"%s\") [^%d] <span title=\"%s\" id=\"%s\" lang=\"%s\">s</span>\n\n", w, w, w, w, w, w, w, w, w, i, w, w, w)
		fmt.Fprintf(&b, "[^%d]: %s\n\n```%s\n%s\n```\n\n> %s\n> — %s\n\n- %s\n\n| %s | b |\n|---|---|\n| %s | $%s$ |\n\n", i, w, w, w, w, w, w, w, w, w)
		fmt.Fprintf(&b, "![%s](%d.png)\n*%s*\n\n> [!NOTE] %s\n> %s\n\n%s\n: %s\n\n$$\n%s\n$$\n\n", w, i, w, w, w, w, w, w)
	}
	return b.String()
}

// TestBadText takes what is no text, or no front matter: each is laid to the
// post, with the line.
func TestBadText(t *testing.T) {
	bomb := "a0: &a0 [x, x, x, x, x]\n"
	for i := range 30 {
		bomb += strings.NewReplacer("N", fmt.Sprint(i+1), "P", fmt.Sprint(i)).Replace("aN: &aN [*aP, *aP, *aP, *aP, *aP]\n")
	}
	n := size(20_000, 100_000, 400_000)
	matter := func(s string) string { return "---\n" + s + "\n---\nText.\n" }
	for name, test := range map[string]struct{ src, want string }{
		"NUL":                {"a\n\nb\x00c", "post.md:3: encoding: "},
		"not UTF-8":          {"a\nb\xffc", "post.md:2: encoding: "},
		"a surrogate":        {"a\xed\xa0\x80b", "post.md:1: encoding: "},
		"cut rune":           {"a\n\xe6\xbc", "post.md:2: encoding: "},
		"overlong":           {"a\n\n\xc0\xafetc", "post.md:3: encoding: "},
		"UTF-16":             {"\xff\xfea\x00", "post.md:1: encoding: "},
		"a ZIP":              {"PK\x03\x04\x00\x00", "post.md:1: encoding: "},
		"NULs":               {strings.Repeat("\x00", n), "post.md:1: encoding: "},
		"nothing":            {"", "post.md:1: body-missing: "},
		"unclosed":           {"---\ntitle: a\n\nText\n", "post.md:1: front-matter-unclosed: "},
		"YAML bomb":          {matter(bomb), "post.md:2: front-matter-invalid: "},
		"itself":             {matter("title: &a {b: *a, <<: *a}"), "post.md:2: front-matter-invalid: "},
		"no anchor":          {matter("\ntitle: *a"), "post.md:3: front-matter-invalid: "},
		"deep lists":         {matter("title: " + strings.Repeat("[", n)), "post.md:2: front-matter-invalid: "},
		"deep maps":          {matter("title: " + strings.Repeat("{a: ", n)), "post.md:2: front-matter-invalid: "},
		"deep sequences":     {matter(strings.Repeat("- ", n) + "a"), "post.md:2: front-matter-invalid: "},
		"keys":               {matter(counted(n, func(i int) string { return fmt.Sprintf("k%d: v\n", i) })), "post.md:2: front-matter-invalid: "},
		"comments":           {matter(strings.Repeat("# c\n", n)), "post.md:2: front-matter-invalid: "},
		"long TOML key":      {"+++\na" + strings.Repeat(".a", n) + " = 1\n+++\nText.\n", "post.md:2: front-matter-invalid: "},
		"deep TOML":          {"+++\na = " + strings.Repeat("[", n) + "\n+++\nText.\n", "post.md:2: front-matter-invalid: "},
		"deep JSON":          {"{\"a\": " + strings.Repeat("[", n) + "}\nText.\n", "post.md:1: front-matter-invalid: "},
		"a number of JSON":   {"{\"a\": 1e400}\nText.\n", "post.md:1: front-matter-invalid: "},
		"tag of a program":   {matter("title: !!python/object/apply:os.system [x]"), ""},
		"fields of no kind":  {matter("title: [a]\nauthors: {a: [b]}\ntags: 3\ndate: [x]\nimage: {src: [1]}\nlang: [en]\ndraft: [no]\nseries: {a: b}"), ""},
		"dates of no time":   {matter("title: a\ndate: 99999-99-99\nupdated: -1\nlastmod: 1e99"), ""},
		"surrogates of JSON": {"{\"title\": \"a\\ud800b\", \"tags\": [\"\\udfff\", \"\\u0000\"]}\nText.\n", ""},
		"escapes of YAML":    {matter(`title: "a\0b\x00c\x1b[31md\L\P"`), ""},
	} {
		t.Run(name, func(t *testing.T) {
			epub, pdf, _, err := bothBooks(t, press(t, pressOfAll), file("post.md", test.src), "post.md")
			switch {
			case test.want == "" && err == nil:
				checkBooks(t, epub, pdf)
			case test.want == "" || err == nil || !strings.HasPrefix(err.Error(), test.want):
				t.Errorf("error %.200v, want %s", err, test.want)
			case len(epub)+len(pdf) > 0:
				t.Error("a post that failed left bytes")
			}
		})
	}
}

// TestHostileTrees takes trees that come as JSON, from programs that are not
// ours: what a reader of Markdown would never make.
func TestHostileTrees(t *testing.T) {
	p := press(t, pressOfAll)
	for name, src := range hostileTrees() {
		t.Run(name, func(t *testing.T) {
			var d doc.Document
			if err := d.UnmarshalJSON([]byte(src)); err != nil {
				t.Fatalf("%.200v", err)
			}
			book, _, err := p.Parse(t.Context(), publish.Post{Name: "post.md", Body: []byte("Text.")})
			must(t, err)
			book.Doc = &d
			var epub, pdf bytes.Buffer
			_, err = p.Render(t.Context(), book, publish.Output{Format: "epub", Writer: &epub}, publish.Output{Format: "pdf", Writer: &pdf})
			if err != nil {
				t.Fatalf("%.2000v", err)
			}
			checkBooks(t, epub.Bytes(), pdf.Bytes())
		})
	}
}

func hostileTrees() map[string]string {
	quoted := func(s string) string { b, _ := json.Marshal(s); return string(b) }
	tree := func(meta, blocks string) string {
		return `{"version":1,"meta":{"title":"T"` + meta + `},"blocks":[` + blocks + `]}`
	}
	var links, ids, texts strings.Builder
	for i, u := range badURLs {
		if i > 0 {
			links.WriteByte(',')
		}
		fmt.Fprintf(&links, `{"type":"Paragraph","inlines":[{"type":"Link","url":%[1]s,"title":%[1]s,"inlines":[{"type":"Text","text":"a"}]},{"type":"Image","url":%[1]s,"link":%[1]s,"alt":%[1]s},{"type":"Link","url":%[1]s}]}`, quoted(u))
	}
	for i, w := range injections {
		if i > 0 {
			ids.WriteByte(',')
			texts.WriteByte(',')
		}
		fmt.Fprintf(&ids, `{"type":"Section","id":%[1]s,"lang":%[1]s,"level":%[2]d,"title":[{"type":"Text","text":%[1]s},{"type":"Note","id":%[1]s,"blocks":[]}],"blocks":[{"type":"Paragraph","id":%[1]s,"inlines":[{"type":"Span","id":%[1]s,"lang":%[1]s,"role":%[1]s,"dir":%[1]s,"title":%[1]s},{"type":"Link","url":%[3]s}]},{"type":"Div","role":%[1]s},{"type":"Callout","kind":%[1]s},{"type":"CodeBlock","language":%[1]s,"text":%[1]s},{"type":"List","ordered":true,"start":-2147483647,"items":[{"marker":%[1]s}]}]}`,
			quoted(w), i%12-3, quoted("#"+w))
		fmt.Fprintf(&texts, `{"type":"Paragraph","inlines":[{"type":"Text","text":%[1]s},{"type":"Code","text":%[1]s},{"type":"Math","source":%[1]s},{"type":"Ruby","reading":%[1]s,"base":[{"type":"Text","text":%[1]s}]}]},{"type":"MathBlock","source":%[1]s}`, quoted(w))
	}
	deep := 900
	return map[string]string{
		"links":      tree("", links.String()),
		"IDs":        tree("", ids.String()),
		"texts":      tree("", texts.String()),
		"surrogates": tree(`,"subtitle":"\ud800","id":"\udfff"`, `{"type":"Paragraph","inlines":[{"type":"Text","text":"a\ud800b\udc00\ud83d"},{"type":"Link","url":"http://a/\ud800","title":"\ude00"}]}`),
		"metadata":   tree(`,"language":"\"><script>","source":"javascript:alert(1)","publisher":"</x>","rights":")>>","seriesNumber":"NaN","series":"x","date":"0001-01-01T00:00:00Z","modified":"9999-12-31T23:59:59Z","authors":[{"name":"","role":"\"><x"},{"name":"\u0000"}],"tags":["",",","\u202e"],"cover":{"image":{"type":"Image","url":"javascript:x"}}`, ``),
		"empty":      tree("", `{"type":"Section"},{"type":"Paragraph"},{"type":"Quote"},{"type":"Figure"},{"type":"Table"},{"type":"List"},{"type":"Definitions"},{"type":"Verse"},{"type":"CodeBlock"},{"type":"MathBlock"},{"type":"PullQuote"},{"type":"Callout"},{"type":"Div"},{"type":"SceneBreak"},{"type":"Paragraph","inlines":[{"type":"Link"},{"type":"Image"},{"type":"Note"},{"type":"Ruby"},{"type":"Span"},{"type":"Math"}]},{"type":"Table","head":[{}],"body":[{"cells":[{}]},{}]},{"type":"List","items":[{},{"blocks":[]}]}`),
		"table":      tree("", `{"type":"Table","body":[{"cells":[{"colSpan":2147483647,"rowSpan":2147483647},{"colSpan":-1,"rowSpan":-5}]},{"cells":[{"rowSpan":1000000}]}],"align":["left","x","","",""]}`),
		"sizes":      tree("", `{"type":"Figure","images":[{"type":"Image","url":"x","width":2147483647,"height":-2147483647},{"type":"Image","url":"x","width":-1,"height":1}]}`),
		"levels":     tree("", `{"type":"Section","level":2147483647,"runIn":true,"title":[{"type":"Text","text":"a"}],"blocks":[{"type":"Section","level":-9,"title":[{"type":"Text","text":"b"}]}]}`),
		"nested":     tree("", strings.Repeat(`{"type":"Quote","blocks":[`, deep)+strings.Repeat("]}", deep)),
		"lists":      tree("", strings.Repeat(`{"type":"List","items":[{"blocks":[{"type":"Paragraph","inlines":[{"type":"Text","text":"a"}]},`, deep/3)+`{"type":"SceneBreak"}`+strings.Repeat("]}]}", deep/3)),
		"sections":   tree("", strings.Repeat(`{"type":"Section","level":1,"title":[{"type":"Text","text":"a"}],"blocks":[`, deep)+strings.Repeat("]}", deep)),
		"emphasis":   tree("", `{"type":"Paragraph","inlines":[`+strings.Repeat(`{"type":"Emphasis","inlines":[`, deep)+`{"type":"Text","text":"a"}`+strings.Repeat("]}", deep)+`]}`),
		"tables":     tree("", strings.Repeat(`{"type":"Table","body":[{"cells":[{"blocks":[`, deep/4)+strings.Repeat("]}]}]}", deep/4)),
		"notes":      tree("", `{"type":"Paragraph","inlines":[`+strings.Repeat(`{"type":"Note","blocks":[{"type":"Paragraph","inlines":[`, deep/3)+`{"type":"Text","text":"a"}`+strings.Repeat("]}]}", deep/3)+`]}`),
		"long ID":    tree("", `{"type":"Paragraph","id":"`+strings.Repeat("a", 100_000)+`","inlines":[{"type":"Link","url":"#`+strings.Repeat("a", 100_000)+`","inlines":[{"type":"Text","text":"b"}]}]}`),
		"one ID":     tree("", strings.TrimSuffix(strings.Repeat(`{"type":"Paragraph","id":"a","inlines":[{"type":"Link","url":"#a","inlines":[{"type":"Text","text":"b"}]}]},`, 500), ",")),
	}
}
