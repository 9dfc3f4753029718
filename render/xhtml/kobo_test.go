package xhtml_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/render/xhtml"
)

// TestKoboSpans shows spans as {block.sentence text}.
func TestKoboSpans(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"<p>One.</p>", "<p>{1.1 One.}</p>"},
		{"<p>One. Two!” Three</p>\n<p>Four</p>", "<p>{1.1 One. }{1.2 Two!” }{1.3 Three}</p>\n<p>{2.1 Four}</p>"},
		{"<p>3.5 of <em>it. All</em>. End </p>", "<p>{1.1 3.5 of }<em>{1.2 it. }{1.3 All}</em>{1.4 . }{1.5 End }</p>"},
		{"<p>你好。「再見！」好</p>", "<p>{1.1 你好。}{1.2 「再見！」}{1.3 好}</p>"},
		{"<p>A &amp; B. C</p>", "<p>{1.1 A &amp; B. }{1.2 C}</p>"},
		{"<pre><code>a. b</code></pre><p>x</p>", "<pre><code>a. b</code></pre><p>{1.1 x}</p>"},
		{"<p><ruby>漢<rt>かん</rt></ruby></p>", "<p><ruby>{1.1 漢}<rt>かん</rt></ruby></p>"},
		{`<figure><img src="a" alt="b. c"/></figure>`, `<figure>{1.1 <img src="a" alt="b. c"/>}</figure>`},
		{"", ""},
	} {
		got := string(xhtml.KoboSpans([]byte(c.body)))
		got = strings.TrimSuffix(strings.TrimPrefix(got, "<div id=\"book-columns\">\n<div id=\"book-inner\">\n"), "</div>\n</div>\n")
		got = strings.NewReplacer(`<span class="koboSpan" id="kobo.`, "{", `">`, " ", "</span>", "}").Replace(strings.ReplaceAll(got, `.c"/>`, ""))
		want := strings.NewReplacer(`">`, " ").Replace(c.want)
		if got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.body, got, want)
		}
	}
}
