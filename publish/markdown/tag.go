package markdown

import (
	"bytes"
	"strings"
)

// tag is one tag of a template language: Liquid's and its kin's {% name … %},
// Hugo's {{< name … >}} and {{% name … %}}, an output {{ value }}.
type tag struct {
	style tagStyle
	name  string // lower case; the value of an output
	args  args
	raw   string // as it is written
	end   bool   // closes: {% endname %}, {{< /name >}}
	self  bool   // holds nothing: {{< name />}}
	line  int
}

type tagStyle int

const (
	liquid  tagStyle = iota // {% %}
	hugo                    // {{< >}} and {{% %}}
	output                  // {{ }}
	literal                 // {{</* */>}}: raw is what is shown
	remark                  // {# #}
)

// maxTag bounds the length of a tag; what is longer is text.
const maxTag = 4 << 10

// tagMarks are the tags' delimiters, the longer ones first.
var tagMarks = []struct {
	open, close string
	style       tagStyle
}{
	{"{{</*", "*/>}}", literal},
	{"{{%/*", "*/%}}", literal},
	{"{{/*", "*/}}", literal},
	{"{%/*", "*/%}", literal},
	{"{{<", ">}}", hugo},
	{"{{%", "%}}", hugo},
	{"{{", "}}", output},
	{"{%", "%}", liquid},
	{"{# ", "#}", remark},
}

// readTag reads the tag that src begins with and gives its length.
func readTag(src []byte) (t tag, n int, ok bool) {
	src = src[:min(len(src), maxTag)]
	for _, m := range tagMarks {
		inner, found := bytes.CutPrefix(src, []byte(m.open))
		if !found {
			continue
		}
		end := tagEnd(inner, m.close)
		if end < 0 {
			continue
		}
		n = len(m.open) + end + len(m.close)
		t = tag{style: m.style, raw: string(src[:n])}
		t.parse(string(inner[:end]), m.open, m.close)
		return t, n, true
	}
	return tag{}, 0, false
}

// tagEnd finds where a tag closes, not within a string where that can be told,
// and never behind an empty line.
func tagEnd(s []byte, mark string) int {
	first := bytes.Index(s, []byte(mark))
	if first < 0 || bytes.Contains(s[:first], []byte("\n\n")) {
		return -1
	}
	if blank := bytes.Index(s, []byte("\n\n")); blank >= 0 {
		s = s[:blank]
	}
	quote := byte(0)
	for i, c := range s {
		switch {
		case quote != 0 && c == quote:
			quote = 0
		case quote != 0:
		case c == '"' || c == '`' || c == '\'' && (i == 0 || s[i-1] == '=' || s[i-1] == ' '):
			quote = c
		case bytes.HasPrefix(s[i:], []byte(mark)):
			return i
		}
	}
	return first
}

// parse reads what is between the marks.
func (t *tag) parse(inner, open, closing string) {
	switch t.style {
	case literal:
		t.raw = strings.TrimSuffix(open, "/*") + inner + strings.TrimPrefix(closing, "*/")
		return
	case remark:
		return
	}
	inner = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(inner, "-"), "-"))
	if t.style == output && !call(inner) {
		t.name = inner
		return
	}
	inner, t.self = strings.CutSuffix(inner, "/")
	inner, t.end = strings.CutPrefix(strings.TrimSpace(inner), "/")
	inner = strings.TrimSpace(inner)
	end := strings.IndexAny(inner, " \t\n(")
	if end < 0 {
		end = len(inner)
	}
	t.name = strings.ToLower(strings.TrimSpace(inner[:end]))
	if t.style == liquid && !t.end {
		if name, ok := strings.CutPrefix(t.name, "end"); ok {
			t.name, t.end = strings.TrimPrefix(name, "_"), true
		}
	}
	t.args = readArgs(inner[end:])
}

// call tells Zola's {{ name(key="value") }} from a value.
func call(s string) bool {
	name, rest, ok := strings.Cut(s, "(")
	return ok && strings.HasSuffix(rest, ")") && name != "" && strings.IndexFunc(name, notName) < 0
}

func notName(r rune) bool { return !isLetter(r) && (r < '0' || r > '9') && r != '_' && r != '-' }

// args are a tag's arguments; those without a name have an empty one.
type args []struct{ key, value string }

// readArgs reads `a "b c" key=value key="v w"`, and Zola's `(key="v", k=2)`.
func readArgs(s string) args {
	s = strings.TrimSpace(s)
	ends := " \t\n"
	if inner, ok := strings.CutPrefix(s, "("); ok {
		s = strings.TrimSuffix(inner, ")")
		ends = " \t\n,"
	}
	var out args
	for s != "" {
		key, rest := argKey(s)
		value, tail := argValue(rest, ends)
		if key != "" || value != "" {
			out = append(out, struct{ key, value string }{key, value})
		}
		s = strings.TrimLeft(tail, ends)
	}
	return out
}

// argKey cuts "key=" or "key:" off.
func argKey(s string) (key, rest string) {
	end := strings.IndexFunc(s, notName)
	if end <= 0 {
		return "", s
	}
	after := strings.TrimLeft(s[end:], " \t")
	if v, ok := strings.CutPrefix(after, "="); ok {
		return strings.ToLower(s[:end]), strings.TrimLeft(v, " \t")
	}
	if v, ok := strings.CutPrefix(s[end:], ": "); ok {
		return strings.ToLower(s[:end]), strings.TrimLeft(v, " \t")
	}
	return "", s
}

// argValue cuts a word, which any of ends ends, or a string off.
func argValue(s, ends string) (value, rest string) {
	if s == "" {
		return "", ""
	}
	if q := s[0]; q == '"' || q == '\'' || q == '`' {
		for i := 1; i < len(s); i++ {
			if s[i] == '\\' && q != '`' {
				i++
			} else if s[i] == q {
				return unquote(s[1:i], q), s[i+1:]
			}
		}
	}
	end := strings.IndexAny(s, ends)
	if end < 0 {
		return s, ""
	}
	return s[:end], s[end:]
}

func unquote(s string, q byte) string {
	if q == '`' || strings.IndexByte(s, '\\') < 0 {
		return s
	}
	return strings.NewReplacer(`\"`, `"`, `\'`, `'`, `\n`, "\n", `\\`, `\`).Replace(s)
}

// get gives the first of the named arguments that is there.
func (a args) get(keys ...string) string {
	for _, k := range keys {
		for _, x := range a {
			if x.key == k && x.value != "" {
				return x.value
			}
		}
	}
	return ""
}

// at gives the nth argument without a name.
func (a args) at(n int) string {
	for _, x := range a {
		if x.key == "" {
			if n == 0 {
				return x.value
			}
			n--
		}
	}
	return ""
}

// words joins the arguments without a name from the nth on.
func (a args) words(n int) string {
	var out []string
	for _, x := range a {
		if x.key == "" {
			if n--; n < 0 {
				out = append(out, x.value)
			}
		}
	}
	return strings.Join(out, " ")
}
