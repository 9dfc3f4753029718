package markdown_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/octavo-press/octavo/publish/markdown"
)

// matter reads one line of YAML front matter.
func matter(t *testing.T, line string) markdown.Source {
	t.Helper()
	s, _, err := markdown.FrontMatter("2020-01-02-x.md", []byte("---\n"+line+"\n---\nBody.\n"))
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	return s
}

func TestAuthors(t *testing.T) {
	for line, want := range map[string]string{
		`author: Ann Oak`:                                      "Ann Oak",
		`author: "Ann Oak, Ben Ash and Chris Elm"`:             "Ann Oak|Ben Ash|Chris Elm",
		`author: "Ann Oak, Ben Ash, and Chris Elm"`:            "Ann Oak|Ben Ash|Chris Elm",
		`author: Ann Oak & Ben Ash`:                            "Ann Oak|Ben Ash",
		`author: Ann Oak, et al.`:                              "Ann Oak",
		`author: By Ann Oak <ann@example.org>`:                 "Ann Oak",
		`author: Ann Oak, Ph.D., Ben Ash, Jr.`:                 "Ann Oak, Ph.D.|Ben Ash, Jr.",
		`author: 王小明、李大華`:                                      "王小明|李大華",
		`author: 时代前进 / Philosophia`:                           "时代前进|Philosophia",
		`author: 王小明等`:                                         "王小明",
		`author: Centre for Trees and Leaves`:                  "Centre for Trees and Leaves",
		`author: Department of Trees and Museum of Bark`:       "Department of Trees and Museum of Bark",
		`authors: [Ann Oak, {name: Ben Ash}, "C & D"]`:         "Ann Oak|Ben Ash|C & D",
		`author: {given: Ann, family: Oak}`:                    "Ann Oak",
		`author: {one: {name: Ann Oak}, two: {name: Ben Ash}}`: "Ann Oak|Ben Ash",
		`by: <b>Ann</b> Oak`:                                   "Ann Oak",
		`author: ""`:                                           "",
		`author: ["", Ann Oak]`:                                "Ann Oak",
	} {
		var names []string
		for _, a := range matter(t, line).Meta.Authors {
			names = append(names, a.Name)
		}
		if got := strings.Join(names, "|"); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestDates(t *testing.T) {
	for value, want := range map[string]string{
		"2025-07-31 12:00:00 +0800":       "2025-07-31T12:00:00+08:00",
		"2025-07-31":                      "2025-07-31T00:00:00Z",
		"2025-07-31T12:00:00+02:00":       "2025-07-31T12:00:00+02:00",
		"2025-07-31T12:00:00.123Z":        "2025-07-31T12:00:00Z",
		"2025/7/1 9:05":                   "2025-07-01T09:05:00Z",
		"1901-04-11 12:00:00 +0800":       "1901-04-11T12:00:00+08:00",
		"31 July 2025":                    "2025-07-31T00:00:00Z",
		"Jul 31, 2025":                    "2025-07-31T00:00:00Z",
		"2025年7月31日":                      "2025-07-31T00:00:00Z",
		"20250731":                        "2025-07-31T00:00:00Z",
		"2025":                            "2025-01-01T00:00:00Z",
		"Thu, 31 Jul 2025 12:00:00 +0200": "2025-07-31T12:00:00+02:00",
		"May 1st, 2024":                   "2024-05-01T00:00:00Z",
		"22nd March 2024":                 "2024-03-22T00:00:00Z",
		"Sept. 5, 2024":                   "2024-09-05T00:00:00Z",
		"Friday, 3 May 2024":              "2024-05-03T00:00:00Z",
		"May 3, 2024 4:05 PM":             "2024-05-03T16:05:00Z",
		"31.12.2024":                      "2024-12-31T00:00:00Z",
		"2024. 5. 1.":                     "2024-05-01T00:00:00Z",
		"2024년 5월 1일":                     "2024-05-01T00:00:00Z",
		"2024年5月1日 10:00":                 "2024-05-01T10:00:00Z",
		"March 2024":                      "2024-03-01T00:00:00Z",
		"13.13.2024":                      "2020-01-02T00:00:00Z",
		"0000-00-00":                      "2020-01-02T00:00:00Z", // of the file name
		"soon":                            "2020-01-02T00:00:00Z",
		"2025-01-02T03:04:05+24:00":       "2020-01-02T00:00:00Z", // which time reads and RFC 3339 cannot say
		"2025-01-02 03:04:05 -2400":       "2020-01-02T00:00:00Z",
		"9999-12-31T23:59:59-14:00":       "2020-01-02T00:00:00Z", // the year 10000 in UTC
		"2025-02-30":                      "2020-01-02T00:00:00Z",
	} {
		if got := matter(t, "date: "+value).Meta.Date.Format("2006-01-02T15:04:05Z07:00"); got != want {
			t.Errorf("%s: %s, want %s", value, got, want)
		}
	}
}

func TestTags(t *testing.T) {
	for line, want := range map[string][]string{
		"tags: a b":                       {"a", "b"},
		"tags: a b, c":                    {"a b", "c"},
		"category: a b":                   {"a b"},
		"tags: [a b, c]\ncategories: c":   {"a b", "c"},
		"keywords: 樹、葉":                   {"樹", "葉"},
		"taxonomies: {tags: [a]}\ntag: b": {"b", "a"},
	} {
		if got := matter(t, line).Meta.Tags; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

func TestCovers(t *testing.T) {
	for line, want := range map[string]string{
		"image: a.png":                            "a.png",
		"cover: {image: a.png, alt: x}":           "a.png",
		"header: {overlay_image: /a.png}":         "/a.png",
		"images: [a.png, b.png]":                  "a.png",
		`cover: "[[a.png]]"`:                      "a.png",
		`cover: "![alt](a.png)"`:                  "a.png",
		"params: {featured_image: a.png}":         "a.png",
		"image: false\nog_image: a.png":           "",
		"featured_image: {path: a.png, title: c}": "a.png",
	} {
		got := ""
		if c := matter(t, line).Meta.Cover; c != nil {
			got = c.Image.URL
		}
		if got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestMarks takes front matter of each format between the lines that open and
// close it.
func TestMarks(t *testing.T) {
	for _, text := range []string{
		"---\ntitle: A\n---\n", "---\ntitle: A\n...\n", "---yaml\ntitle: A\n---\n", "+++\ntitle = \"A\"\n+++\n",
		"---toml\ntitle = \"A\"\n---\n", ";;;\n{\"title\": \"A\"}\n;;;\n", "---json\n{\"title\": \"A\"}\n---\n",
		" \n\n --- \r\ntitle: A\r\n\t---\t\r\n", "\f\n---\ntitle: A\n---\n",
	} {
		lines := strings.Count(text, "\n")
		s, _, err := markdown.FrontMatter("x.md", []byte(text+"Body.\n---\n"))
		if err != nil || s.Meta.Title != "A" || string(s.Body) != "Body.\n---\n" || s.Line != lines+1 {
			t.Errorf("%q: title %q, body %q from line %d, error %v", text, s.Meta.Title, s.Body, s.Line, err)
		}
	}
}

// TestTOMLLimits takes keys whose parts would fill the memory.
func TestTOMLLimits(t *testing.T) {
	key := strings.Repeat(".a", 100_000)
	for _, raw := range []string{
		"a" + key + " = 1", "a = {a" + key + " = 1}", "[a" + key + "]", `"\""` + key + " = 1", `"a,"` + strings.Repeat(`."a,"`, 1000) + " = 1",
		"a = [\"\"\"\n'\"\"\"\"\", {a" + key + " = 1}]", "a = 1 # '\nb" + key + " = 1",
	} {
		_, _, err := markdown.FrontMatter("x.md", []byte("+++\n"+raw+"\n+++\nBody.\n"))
		if err == nil || !strings.Contains(err.Error(), "a key of over 100 parts") {
			t.Errorf("%.40s: error %.200v", raw, err)
		}
	}
	prose := "# ......" + key + "\na = \"\"\"" + key + "\"\"\"\nb = '" + key + "'\nc.d.e = [" + strings.Repeat("1.5, ", 1000) + "]"
	if _, _, err := markdown.FrontMatter("x.md", []byte("+++\n"+prose+"\n+++\nBody.\n")); err != nil {
		t.Errorf("%.200v", err)
	}
}

// TestMatterReferences takes what people do with anchors.
func TestMatterReferences(t *testing.T) {
	s := matter(t, "authors: [&me Ann, *me"+strings.Repeat(", *me", 50)+"]")
	if len(s.Meta.Authors) < 1 || s.Meta.Authors[0].Name != "Ann" {
		t.Errorf("authors %v", s.Meta.Authors)
	}
}

// TestMatterLimits takes front matter that is made to fill a parser.
func TestMatterLimits(t *testing.T) {
	bomb := "a0: &a0 [x, x, x]\n"
	for i := 1; i < 12; i++ {
		bomb += strings.NewReplacer("N", strconv.Itoa(i), "P", strconv.Itoa(i-1)).Replace("aN: &aN [*aP, *aP, *aP]\n")
	}
	for name, raw := range map[string]string{
		"aliases":    bomb,
		"flow lists": "a: " + strings.Repeat("[", 100_000),
		"sequences":  strings.Repeat("- ", 100_000),
		"a letter":   strings.Repeat("- ", 100_000) + "a",
		"anchors":    strings.Repeat("- &a !t ? ", 30_000) + "a",
		"large":      strings.Repeat("# a comment\n", 100_000),
		"lines":      strings.Repeat("a: b\n", 20_000),
		"an array":   "a: &a [" + strings.Repeat("x, ", 30_000) + "]\nb: [*a, *a, *a, *a]",
		"merges":     "a: &a {" + strings.Repeat("x: y, ", 30_000) + "}\nb: {<<: *a}\nc: {<<: *a}",
	} {
		_, _, err := markdown.FrontMatter("x.md", []byte("---\n"+raw+"\n---\nBody.\n"))
		if err == nil || !strings.Contains(err.Error(), "x.md:2: front-matter-invalid: ") {
			t.Errorf("%s: error %.200v", name, err)
		}
	}
}
