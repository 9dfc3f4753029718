package markdown_test

import (
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/markdown"
)

// BenchmarkParse reads posts of 30 KB or so.
func BenchmarkParse(b *testing.B) {
	english := "## A heading\n\nA paragraph of *prose* with a [link](https://example.org/a) and a note[^1], \"quoted\" -- it's long " +
		"enough to be one, and says nothing but words that any post may have.\n\n> A quotation of a line.\n\n" +
		"![image1](https://example.org/1.png)\n▲ __Figure 1.__ _A caption._\n\n- One\n- Two\n\n| a | b |\n|---|---|\n| c | d |\n\n"
	chinese := "## 一個標題\n\n這是一段文字，有**「強調」**，有[連結](https://example.org/a)，也有註腳[^1]。一篇文章該有的字，\n它都有，說的卻是同一件事。\n\n> 一句引文。\n\n"
	for _, post := range []struct{ name, text string }{
		{"English", english}, {"Chinese", chinese},
		{"HTML", "<div class=\"note\">\n<p>A <b>word</b> in <i>HTML</i>.</p>\n</div>\n\nText with <kbd>tags</kbd> in it.\n\n"},
	} {
		src := []byte("---\ntitle: T\ndate: 2020-01-01\n---\n" + strings.Repeat(post.text, 30_000/len(post.text)) + "[^1]: Note\n")
		b.Run(post.name, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := markdown.Parse("x.md", src, markdown.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
