package publish_test

import (
	"errors"
	"fmt"
	"runtime/metrics"
	"strings"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish/doc"
)

// TestFloods takes posts that are far too much of one thing. Each must become
// two books, or an error of the post; one that was not in step with its length
// would not end, or take all the memory.
func TestFloods(t *testing.T) {
	for _, f := range floods() {
		t.Run(f.name, func(t *testing.T) {
			src := f.make(size(f.n/50+1, f.n/3+1, f.n*f.full))
			var err error
			var epub, pdf []byte
			began := time.Now()
			peak := peakHeap(func() { epub, pdf, _, err = bothBooks(t, press(t, pressOfAll), file("post.md", src), "post.md") })
			t.Logf("%d KB: %v, heap to %d MB, %d KB of EPUB, %d KB of PDF, %v", len(src)>>10, time.Since(began).Round(time.Millisecond), peak>>20, len(epub)>>10, len(pdf)>>10, err)
			if most := uint64(256<<20 + 400*len(src)); peak > most {
				t.Errorf("a heap of %d MB for a post of %d KB", peak>>20, len(src)>>10)
			}
			if code := codeOf(err); code != f.code {
				t.Fatalf("error %.200v, want %q", err, f.code)
			}
			if err == nil {
				checkBooks(t, epub, pdf)
			}
		})
	}
}

func codeOf(err error) string {
	var pe *doc.PostError
	if errors.As(err, &pe) {
		return pe.Code
	}
	return ""
}

// peakHeap gives the most memory that objects took while f ran.
func peakHeap(f func()) uint64 {
	done, peak := make(chan struct{}), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		var most uint64
		for {
			select {
			case <-tick.C:
				metrics.Read(sample)
				most = max(most, sample[0].Value.Uint64())
			case <-done:
				peak <- most
				return
			}
		}
	}()
	f()
	close(done)
	return <-peak
}

type flood struct {
	name string
	n    int // how many, every day
	full int // times as many, in full
	make func(n int) string
	code string // of the error, "" for two books
}

const sentence = "The river moved in the night, and in the morning the ferryman's house stood on the other bank. "

func floods() []flood {
	fs := []flood{
		{"prose", 100, 300, func(n int) string { return strings.Repeat(strings.Repeat(sentence, 8)+"\n\n", n) }, ""},
		{"Chinese", 200, 100, func(n int) string {
			return strings.Repeat(strings.Repeat("河流在夜裏改道，清晨時擺渡人的屋子已在對岸。", 10)+"\n\n", n)
		}, ""},
		{"Arabic", 100, 50, func(n int) string {
			return strings.Repeat(strings.Repeat("تحرك النهر في الليل وفي الصباح 1234 كان ferry بيت. ", 10)+"\n\n", n)
		}, ""},
		{"Thai", 30, 50, func(n int) string {
			return strings.Repeat(strings.Repeat("แม่น้ำเคลื่อนที่ในเวลากลางคืน", 20)+"\n\n", n)
		}, ""},
		{"one paragraph", 200, 60, func(n int) string { return strings.Repeat(sentence, n) }, ""},
		{"one Chinese paragraph", 200, 50, func(n int) string {
			return strings.Repeat("河流在夜裏改道，清晨時擺渡人的屋子已在對岸。", n)
		}, ""},
		{"one Arabic paragraph", 200, 50, func(n int) string {
			return strings.Repeat("تحرك النهر في الليل وفي الصباح 1234 كان ferry بيت. ", n)
		}, ""},
		{"one quotation", 200, 50, func(n int) string { return "> " + strings.Repeat(sentence, n) }, ""},
		{"one heading", 50, 50, func(n int) string { return "# " + strings.Repeat(sentence, n) + "\n\nText.\n" }, ""},
		{"one title", 50, 20, func(n int) string { return "---\ntitle: " + strings.Repeat(sentence, n) + "\n---\n\nText.\n" }, ""},
		{"one caption", 50, 50, func(n int) string {
			return "![" + strings.Repeat(sentence, n) + "](x.png)\n*" + strings.Repeat(sentence, n) + "*\n"
		}, ""},
		{"one note", 200, 50, func(n int) string { return "A[^1].\n\n[^1]: " + strings.Repeat(sentence, n) }, ""},
		{"one list item", 200, 50, func(n int) string { return "- " + strings.Repeat(sentence, n) }, ""},
		{"one cell", 100, 50, func(n int) string { return "| a | b |\n|---|---|\n| " + strings.Repeat(sentence, n) + " | x |\n" }, ""},
		{"one word", 20_000, 50, func(n int) string { return strings.Repeat("m", n) }, ""},
		{"one word in a heading", 2000, 50, func(n int) string { return "# " + strings.Repeat("m", n) + "\n\nText.\n" }, ""},
		{"one word in a cell", 2000, 50, func(n int) string { return "| a | b |\n|---|---|\n| " + strings.Repeat("m", n) + " | x |\n" }, ""},
		{"one word of soft hyphens", 5000, 50, func(n int) string { return strings.Repeat("m\u00ad", n) }, ""},
		{"one word of joiners", 5000, 50, func(n int) string { return strings.Repeat("m\u2060", n) }, ""},
		{"one cluster", 2000, 50, func(n int) string { return "a" + strings.Repeat("\u0301", n) }, ""},
		{"one emoji", 500, 50, func(n int) string { return strings.Repeat("👩\u200d", n) + "👩" }, ""},
		{"one URL", 10_000, 50, func(n int) string { return "See https://example.org/" + strings.Repeat("ab/", n) + " there." }, ""},
		{"one link", 100, 50, func(n int) string { return "[" + strings.Repeat(sentence, n) + "](https://example.org/)" }, ""},
		{"one label of a note", 1000, 50, func(n int) string {
			return "A[^" + strings.Repeat("a", n) + "] b[^" + strings.Repeat("a", n) + "].\n\n[^" + strings.Repeat("a", n) + "]: Note.\n"
		}, ""},
		{"one identifier", 1000, 50, func(n int) string {
			return "# A {#" + strings.Repeat("a", n) + "}\n\n[b](#" + strings.Repeat("a", n) + ")\n"
		}, ""},
		{"one alternative", 100, 50, func(n int) string { return "![" + strings.Repeat(sentence, n) + "](x.png)" }, ""},
		{"one data URL", 10_000, 50, func(n int) string { return "![a](data:image/png;base64," + strings.Repeat("AAAA", n) + ")" }, ""},
		{"one tag", 1000, 20, func(n int) string { return "---\ntitle: x\ntags: [" + strings.Repeat("a", n) + "]\n---\n\nText.\n" }, ""},
		{"one name", 1000, 20, func(n int) string {
			return "---\ntitle: x\nauthor: " + strings.Repeat("Ann ", n) + "\n---\n\nText.\n"
		}, ""},
		{"one attribution", 100, 50, func(n int) string { return "> a\n>\n> — " + strings.Repeat(sentence, n) + "\n" }, ""},
		{"one reading", 1000, 50, func(n int) string { return "<ruby>漢<rt>" + strings.Repeat("kan", n) + "</rt></ruby>" }, ""},
		{"one formula", 1000, 50, func(n int) string { return "$$\n" + strings.Repeat("x+", n) + "\n$$\n" }, ""},
		{"one term", 100, 50, func(n int) string { return strings.Repeat("m ", n) + "\n: b\n" }, ""},
		{"one code line", 20_000, 50, func(n int) string { return "```go\n" + strings.Repeat("x", n) + "\n```\n" }, ""},
		{"one code line of tokens", 5000, 50, func(n int) string { return "```go\n" + strings.Repeat("x := (1) ", n) + "\n```\n" }, ""},
		{"one code span", 10_000, 50, func(n int) string { return "`" + strings.Repeat("a b ", n) + "`" }, ""},
		{"code lines", 1000, 50, func(n int) string { return "```go\n" + strings.Repeat("x := 1\n", n) + "\n```\n" }, ""},
		{"code blocks", 300, 50, func(n int) string { return strings.Repeat("```go\nx := 1\n```\n\n", n) }, ""},
		{"languages", 300, 10, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("```lang%d\nx := 1\n```\n\n", i) })
		}, ""},
		{"headings", 600, 17, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("## Heading %d\n\n", i) })
		}, ""},
		{"headings of one name", 600, 17, func(n int) string { return strings.Repeat("## Heading\n\nx\n\n", n) }, ""},
		{"sections", 300, 30, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("# Part %d\n\n%s\n\n", i, sentence) })
		}, ""},
		{"notes", 500, 20, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("A[^%d].\n\n[^%d]: Note.\n\n", i, i) })
		}, ""},
		{"notes in a paragraph", 300, 20, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("A[^%d] ", i) }) + "\n\n" + counted(n, func(i int) string { return fmt.Sprintf("[^%d]: %s\n\n", i, sentence) })
		}, ""},
		{"calls of one note", 1000, 50, func(n int) string { return strings.Repeat("A[^1] ", n) + "\n\n[^1]: Note.\n" }, ""},
		{"links", 1000, 50, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("[a](http://example.org/%d) ", i) })
		}, ""},
		{"links within", 1000, 50, func(n int) string { return "# A\n\n" + strings.Repeat("[a](#a) ", n) }, ""},
		{"pictures", 300, 20, func(n int) string {
			return counted(n, func(i int) string { return fmt.Sprintf("![a](%d.png)\n\n", i) })
		}, ""},
		{"pictures in a line", 300, 20, func(n int) string { return counted(n, func(i int) string { return fmt.Sprintf("![a](%d.png) ", i) }) }, ""},
		{"list items", 1000, 20, func(n int) string { return strings.Repeat("- a\n", n) }, ""},
		{"paragraphs", 2000, 20, func(n int) string { return strings.Repeat("a\n\n", n) }, ""},
		{"line breaks", 2000, 50, func(n int) string { return strings.Repeat("a\\\n", n) }, ""},
		{"verse", 2000, 50, func(n int) string { return strings.Repeat("| a\n", n) }, ""},
		{"rules", 1000, 50, func(n int) string { return strings.Repeat("a\n\n---\n\n", n) }, ""},
		{"quotations", 1000, 20, func(n int) string { return strings.Repeat("> a\n> — b\n\n", n) }, ""},
		{"call-outs", 500, 20, func(n int) string { return strings.Repeat("> [!NOTE]\n> a\n\n", n) }, ""},
		{"definitions", 500, 20, func(n int) string { return strings.Repeat("a\n: b\n\n", n) }, ""},
		{"formulas", 500, 20, func(n int) string { return strings.Repeat("$$\n\\frac{a}{b}\n$$\n\n$x^2$ \n\n", n) }, ""},
		{"rubies", 500, 20, func(n int) string { return strings.Repeat("<ruby>漢<rt>kan</rt></ruby>", n) }, ""},
		{"emphasis", 500, 50, func(n int) string { return strings.Repeat("*a* **b** ", n) }, ""},
		{"dropped capitals", 1000, 20, func(n int) string { return strings.Repeat("# A\n\nA "+sentence+"\n\n", n/5) }, ""},
		{"table rows", 1000, 50, func(n int) string { return "| a | b |\n|---|---|\n" + strings.Repeat("| c | d |\n", n) }, ""},
		{"table columns", 1000, 10, func(n int) string {
			return strings.Repeat("| a ", n) + "|\n" + strings.Repeat("|---", n) + "|\n" + strings.Repeat("| a ", n) + "|\n"
		}, ""},
		{"table of all", 100, 4, func(n int) string {
			row := strings.Repeat("| a word ", n) + "|\n"
			return row + strings.Repeat("|---", n) + "|\n" + strings.Repeat(row, n)
		}, ""},
		{"tables", 200, 20, func(n int) string { return strings.Repeat("| a | b |\n|---|---|\n| c | d |\n\n", n) }, ""},
		{"row spans", 100, 10, func(n int) string {
			return "<table>" + strings.Repeat("<tr><td rowspan=100 colspan=3>x<td>y</tr>", n) + "</table>"
		}, ""},
		{"tables in tables", 30, 20, func(n int) string { return strings.Repeat("<table><tr><td>", n) + "x" }, ""},
		{"authors", 500, 20, func(n int) string {
			return "---\ntitle: x\nauthors: [" + counted(n, func(i int) string { return fmt.Sprintf("Ann %d, ", i) }) + "B]\n---\n\nText.\n"
		}, ""},
		{"tags", 500, 20, func(n int) string {
			return "---\ntitle: x\ntags: [" + counted(n, func(i int) string { return fmt.Sprintf("t%d, ", i) }) + "B]\n---\n\nText.\n"
		}, ""},
		{"keys", 10_000, 5, func(n int) string {
			return "---\n" + counted(n, func(i int) string { return fmt.Sprintf("k%d: v\n", i) }) + "---\n\nText.\n"
		}, ""},
		{"bidi controls", 2000, 50, func(n int) string { return strings.Repeat("\u202e\u2067a\u2066", n) }, ""},
		{"brackets of bidi", 2000, 50, func(n int) string { return "א" + strings.Repeat("(", n) + strings.Repeat(")", n) }, ""},
		{"mixed scripts", 1000, 50, func(n int) string { return strings.Repeat("a漢ا1ж", n) }, ""},
		{"unassigned", 1000, 50, func(n int) string { return strings.Repeat("\U0003fffd\ue000\u0378", n) }, ""},
		{"missing glyphs", 2000, 5, func(n int) string { return counted(n, func(i int) string { return string(rune(0x12000 + i%0x8000)) }) }, ""},
		{"spaces", 20_000, 50, func(n int) string {
			return "a" + strings.Repeat("\u00a0", n) + "b" + strings.Repeat("\u3000", n) + "c" + strings.Repeat("\u2003", n)
		}, ""},
		{"white space alone", 20_000, 50, func(n int) string { return strings.Repeat(" ", n) + strings.Repeat("\n", n) }, "body-missing"},
		{"tabs", 5000, 50, func(n int) string { return "a\n\n\t" + strings.Repeat("\t", n) + "x" }, ""},
		{"lines of one letter", 20_000, 10, func(n int) string { return strings.Repeat("a\n", n) }, ""},
		{"front matter alone", 1, 1, func(n int) string { return "---\ntitle: x\n---\n" }, "body-missing"},
	}
	for _, unit := range []string{">", "> ", "[", "]", "*", "_", "`", "~", "|", "|-", "#", "- ", "1. ", "![", "[a](", "[^", "<", "<b>", "<div>", "<ul><li>", "<blockquote>", "<table><tr><td>",
		"<details>", "<!--", "&", "\\", "$", "{{", "{%", ":", "::: a\n", "**a*", "_a__", "\" ", "' ", "(", "﷽", "\u202e", "\u200d", "=", "---\n", "> [!NOTE]\n> ", "<q>", "<sup>", "\t- a\n"} {
		fs = append(fs, flood{fmt.Sprintf("many %q", unit), 20_000 / len(unit), 50, func(n int) string { return "x\n\n" + strings.Repeat(unit, n) }, ""})
	}
	for _, nest := range [][2]string{{"[", "](x)"}, {"*a ", " b*"}, {"<i>", "</i>"}, {"<div>\n\n", "\n\n</div>\n"}, {"(", ")"}, {"“", "”"}, {"^[", "]"}, {"<ruby>a<rt>", "</rt></ruby>"}} {
		fs = append(fs, flood{fmt.Sprintf("nested %q", nest[0]), 1000, 50, func(n int) string { return strings.Repeat(nest[0], n) + "x" + strings.Repeat(nest[1], n) }, ""})
	}
	fs = append(fs, flood{"nested quotations and lists", 60, 3, func(n int) string {
		return counted(n, func(i int) string { return strings.Repeat("> - ", i) + "a\n" })
	}, ""}, flood{"nested list", 60, 3, func(n int) string {
		return counted(n, func(i int) string { return strings.Repeat("  ", i) + "- a\n" })
	}, ""})
	return fs
}

func counted(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}
