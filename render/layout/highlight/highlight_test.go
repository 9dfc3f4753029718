package highlight

import (
	"fmt"
	"strings"
	"testing"
)

// marked writes text with its spans in brackets, the kind's letter first.
func marked(language, text string) string {
	var b strings.Builder
	at := 0
	for _, s := range Spans(language, text) {
		b.WriteString(text[at:s.From])
		fmt.Fprintf(&b, "[%c %s]", " CSK"[s.Kind], text[s.From:s.To])
		at = s.To
	}
	return b.String() + text[at:]
}

func TestSpans(t *testing.T) {
	for _, test := range []struct{ language, text, want string }{
		{"go", "func f() { return \"a\\\"b\" } // done", "[K func] f() { [K return] [S \"a\\\"b\"] } [C // done]"},
		{"Go", "a := `x\ny` /* c */ + 1", "a := [S `x\ny`] [C /* c */] + 1"},
		{"go", "x.type = range2", "x.type = range2"},
		{"python", "def f():\n  '''doc\nmore'''\n  pass # end", "[K def] f():\n  [S '''doc\nmore''']\n  [K pass] [C # end]"},
		{"bash", "if [ $# -gt 0 ]; then echo a#b; fi # c", "[K if] [ $# -gt 0 ]; [K then] echo a#b; [K fi] [C # c]"},
		{"rust", "fn f<'a>(x: &'a str) {}", "[K fn] f<'a>(x: &'a str) {}"},
		{"sql", "SELECT a FROM b -- c", "[K SELECT] a [K FROM] b [C -- c]"},
		{"html", "<p class=\"x\">if <!-- c --></p>", "<[K p] class=[S \"x\"]>if [C <!-- c -->]</[K p]>"},
		{"json", `{"a": true}`, `{[S "a"]: [K true]}`},
		{"c", "\"open\nint x; /* open", "[S \"open]\n[K int] x; [C /* open]"},
		{"lua", "--[[ a\nb ]] local x -- c", "[C --[[ a\nb ]]] [K local] x [C -- c]"},
		{"unheard-of", "if x", "if x"},
		{"", "if x", "if x"},
		{"go", "", ""},
	} {
		if got := marked(test.language, test.text); got != test.want {
			t.Errorf("%s: %q\ngot  %s\nwant %s", test.language, test.text, got, test.want)
		}
	}
}

// Spans are in order, within the text and apart, whatever the text is.
func FuzzSpans(f *testing.F) {
	f.Add("go", "a \"b\\")
	f.Add("html", "<!-- <a b='")
	f.Add("python", "'''\"\"\"#'")
	f.Fuzz(func(t *testing.T, language, text string) {
		at := 0
		for _, s := range Spans(language, text) {
			if s.From < at || s.To <= s.From || s.To > len(text) {
				t.Fatalf("span %v of %d bytes follows %d", s, len(text), at)
			}
			at = s.To
		}
	})
}

func ExampleSpans() {
	text := "return \"a\" // done"
	for _, s := range Spans("go", text) {
		fmt.Println(s.Kind, text[s.From:s.To])
	}
	// Output:
	// 3 return
	// 2 "a"
	// 1 // done
}
