package publish_test

import (
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/octavo-press/octavo/publish"
)

// texts are sentences of several scripts; their words are shuffled, so that no
// two posts are alike.
var texts = []struct{ lang, text, gap string }{
	{"en", "The river moved in the night and in the morning the ferryman's house stood on the other bank while nobody had crossed it", " "},
	{"zh-Hant", "河流 在 夜裏 改道 清晨 時 擺渡人 的 屋子 已 在 對岸 而 沒有 人 渡過 它", ""},
	{"de", "Der Fluss verlegte in der Nacht sein Bett und am Morgen stand das Fährhaus am anderen Ufer", " "},
	{"ar", "تحرك النهر في الليل وفي الصباح كان بيت صاحب العبارة على الضفة الأخرى", " "},
	{"ja", "川 は 夜 の うちに 流れ を 変え 朝 に は 渡し守 の 家 が 対岸 に 立って いた", ""},
}

// variety makes the nth of many small posts: each is another, and all together
// have something of everything.
func variety(n int) string {
	rnd := rand.New(rand.NewPCG(uint64(n), 1))
	t := texts[n%len(texts)]
	words := strings.Fields(t.text)
	line := func(most int) string {
		var out []string
		for range 3 + rnd.IntN(most) {
			out = append(out, words[rnd.IntN(len(words))])
		}
		return strings.Join(out, t.gap) + " " + strconv.Itoa(n+rnd.IntN(1000))
	}
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %q\nauthor: A%d\ndate: 2025-01-02\nlang: %s\nimage: p%d.png\n---\n\n", line(5), n%97, t.lang, n%7)
	for i := range 1 + rnd.IntN(4) {
		fmt.Fprintf(&b, "## %s\n\n%s[^%d].\n\n", line(4), line(150), i)
		switch (n + i) % 6 {
		case 0:
			fmt.Fprintf(&b, "![%s](p%d.png)\n*%s*\n\n", line(3), rnd.IntN(9), line(6)) // two of the nine are not there
		case 1:
			fmt.Fprintf(&b, "| %s | %s |\n|---|---|\n| %s | %s |\n\n", line(2), line(2), line(9), line(9))
		case 2:
			fmt.Fprintf(&b, "```go\nx := %d // %s\n```\n\n$$\n\\frac{%d}{b}\n$$\n\n", n, line(3), n)
		case 3:
			fmt.Fprintf(&b, "> %s\n> — %s\n\n- %s\n  1. %s\n\n", line(30), line(2), line(9), line(9))
		case 4:
			fmt.Fprintf(&b, "<ruby>漢<rt>かん</rt></ruby> **%s** `%s` [%s](https://example.org/%d)\n\n", line(4), line(2), line(3), n)
		case 5:
			fmt.Fprintf(&b, "> [!NOTE] %s\n> %s\n\n%s\n: %s\n\n", line(2), line(30), line(1), line(9))
		}
		fmt.Fprintf(&b, "[^%d]: %s\n\n", i, line(20))
	}
	return b.String()
}

// mill makes both books of post after post, whose pictures lie on the disk.
type mill struct {
	*testing.T
	press *publish.Press
	root  *os.Root
	made  int // posts
	bytes int64
}

func newMill(t *testing.T) *mill {
	dir := t.TempDir()
	for i := range 7 {
		m := small()
		m.Pix[i] = 2 // each is another
		must(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("p%d.png", i)), pngOf(t, m), 0o600))
	}
	root, err := os.OpenRoot(dir)
	must(t, err)
	t.Cleanup(func() { root.Close() })
	return &mill{T: t, press: press(t, pressOfAll), root: root}
}

func (m *mill) next() {
	m.Helper()
	r, err := m.press.PublishPost(m.Context(), publish.Post{FS: m.root.FS(), Name: "post.md", Body: []byte(variety(m.made))},
		publish.Output{Format: "epub", Writer: io.Discard}, publish.Output{Format: "pdf", Writer: io.Discard})
	if err != nil || r.Books[0].Bytes == 0 || r.Books[1].Pages == 0 {
		m.Fatalf("post %d: %v %+v", m.made, err, r.Books)
	}
	m.made++
	m.bytes += r.Books[0].Bytes + r.Books[1].Bytes
}

// tell logs how far it has come.
func (m *mill) tell() {
	goroutines, files := counts(m.T)
	m.Logf("%d books, %d MB: %d goroutines, %d open files, a heap of %.1f MB", 2*m.made, m.bytes>>20, goroutines, files, float64(heap())/(1<<20))
}

// TestManyBooks makes many small books in a row, OCTAVO_BOOKS of them: in the
// end there are as many goroutines and open files as there were at the start.
func TestManyBooks(t *testing.T) {
	books := 30
	if n, err := strconv.Atoi(os.Getenv("OCTAVO_BOOKS")); err == nil {
		books = n
	}
	m := newMill(t)
	for range 2 * len(texts) {
		m.next()
	}
	m.tell()
	goroutines, files := counts(t)
	for step := max(1, books/20); 2*m.made < books; {
		if m.next(); m.made%step == 0 {
			m.tell()
		}
	}
	if g, f := counts(t); g > goroutines || f > files {
		t.Errorf("after %d books: goroutines %d, then %d; open files %d, then %d", 2*m.made, goroutines, g, files, f)
	}
}

// soakGrowth is how much more memory may be in use at the end of a soak than
// after its first tenth. What a Press keeps for later, such as the words it has
// set, is bounded: it comes to some 15 MB over ten thousand books.
const soakGrowth = 16 << 20

// TestSoak makes books for as long as OCTAVO_SOAK says, such as "1h": the memory
// in use stays level.
func TestSoak(t *testing.T) {
	whole := time.Second
	if d, err := time.ParseDuration(os.Getenv("OCTAVO_SOAK")); err == nil {
		whole = d
	}
	m := newMill(t)
	began := time.Now()
	for m.made < 2*len(texts) || time.Since(began) < whole/10 {
		m.next()
	}
	m.tell()
	start := heap()
	for part := 2; part <= 10; part++ {
		for m.next(); time.Since(began) < whole*time.Duration(part)/10; {
			m.next()
		}
		m.tell()
	}
	if end := heap(); end > start+soakGrowth {
		t.Errorf("%d books: %d MB in use after a tenth, %d MB in the end", 2*m.made, start>>20, end>>20)
	}
}
