package markdown

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/adrg/frontmatter"
	"github.com/octavo-press/octavo/publish/doc"
)

// FrontMatter reads what stands above a post's text: YAML, TOML or JSON, by
// the keys of Jekyll, Hugo, Hexo, Zola and Pandoc. A post without any is
// well. Keys without a field in Meta go to its Extra.
func FrontMatter(name string, src []byte) (Source, []doc.Diagnostic, error) {
	return FrontMatterWith(name, src, nil)
}

// FrontMatterWith is FrontMatter with values for the keys that the post has
// not, as Defaults gives them.
func FrontMatterWith(name string, src []byte, defaults map[string]any) (Source, []doc.Diagnostic, error) {
	s := Source{Name: name, Body: src, Line: 1}
	text, err := clean(name, src)
	if err != nil {
		return s, nil, err
	}
	m := matter{reporter: reporter{name: name}, text: text}
	s.Body, err = m.split()
	if err != nil {
		return s, m.diags, err
	}
	s.Line = lineAt(text, len(text)-len(s.Body))
	if len(defaults) > 0 {
		values, _ := jsonValue(defaults).(map[string]any)
		m.inherit(values)
	}
	s.Meta = m.meta()
	return s, m.diags, nil
}

// inherit takes values for keys that are missing.
func (m *matter) inherit(defaults map[string]any) {
	if m.values == nil {
		m.values = map[string]any{}
	}
	complete(m.values, defaults)
}

// matter is front matter being read.
type matter struct {
	reporter
	text   []byte // the whole post
	raw    []byte // the front matter between its marks
	line   int    // of the post, where raw begins
	values map[string]any
	keys   fields
}

// Bounds of front matter, which none that a person wrote comes near: its
// parsers recurse, and take time with the square of the keys of a map.
const (
	maxMatter  = 1 << 20
	maxLines   = 10_000
	maxNesting = 100
)

// split decodes the front matter and gives the text after it.
func (m *matter) split() ([]byte, error) {
	if body, ok, err := m.splitJSON(); ok {
		return body, err
	}
	end := m.yamlEnd()
	var out any
	text := &untilFound{bytes.NewReader(m.text), m}
	body, err := frontmatter.Parse(text, &out,
		frontmatter.NewFormat("---", end, m.decode(m.yaml)),
		frontmatter.NewFormat("---yaml", end, m.decode(m.yaml)),
		frontmatter.NewFormat("+++", "+++", m.decode(decodeTOML)),
		frontmatter.NewFormat("---toml", "---", m.decode(decodeTOML)),
		frontmatter.NewFormat(";;;", ";;;", m.decode(decodeJSON)),
		frontmatter.NewFormat("---json", "---", m.decode(decodeJSON)))
	switch {
	case err != nil:
		return nil, err
	case m.raw == nil:
		if err := m.unclosed(); err != nil {
			return m.text, err
		}
		return m.unmarked()
	case m.values == nil: // two rules with text between
		m.line = 0
		return m.text, nil
	}
	read := len(m.text) - text.Len()
	return m.text[read-len(body):], nil
}

// untilFound reads a post until its front matter is found, so that the text
// after it is not copied.
type untilFound struct {
	*bytes.Reader
	m *matter
}

// Read gives no more once the front matter was decoded.
func (r *untilFound) Read(p []byte) (int, error) {
	if r.m.raw != nil {
		return 0, io.EOF
	}
	return r.Reader.Read(p)
}

// yamlEnd gives the mark that closes YAML here: "..." where it comes first,
// as Pandoc writes it.
func (m *matter) yamlEnd() string {
	for line := range bytes.Lines(m.afterMark()) {
		switch s := string(bytes.TrimSpace(line)); s {
		case "---", "...":
			return s
		}
	}
	return "---"
}

// afterMark gives the text after the line that opens front matter.
func (m *matter) afterMark() []byte {
	_, rest, _ := bytes.Cut(bytes.TrimLeft(m.text, "\n \t"), []byte("\n"))
	return rest
}

// unclosed fails for front matter that begins and never ends. A "---" alone
// may be a rule above the text.
func (m *matter) unclosed() error {
	head := bytes.TrimLeft(m.text, "\n \t")
	first, rest, _ := bytes.Cut(head, []byte("\n"))
	mark := string(bytes.TrimSpace(first))
	switch mark {
	case "---":
		if !startsWithKey(rest) {
			return nil
		}
	case "+++", ";;;", "---yaml", "---toml", "---json":
	default:
		return nil
	}
	line := lineAt(m.text, len(m.text)-len(head))
	return m.fail("front-matter-unclosed", line, fmt.Errorf("the front matter that begins with %q has no closing line", mark))
}

// startsWithKey tells YAML from prose by its first line: a word and a colon.
func startsWithKey(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	key, _, ok := bytes.Cut(line, []byte(":"))
	key = bytes.TrimSpace(key)
	return ok && len(key) > 0 && len(key) < 40 && !bytes.ContainsAny(key, " \t*_[<>\"`")
}

// decode wraps a decoder of one format: it notes where the front matter stood
// and turns the decoder's errors into positions of the post.
func (m *matter) decode(read func([]byte) (any, error)) frontmatter.UnmarshalFunc {
	return func(data []byte, _ any) error {
		m.raw = append([]byte{}, data...)
		m.line = lineAt(m.text, len(m.text)-len(m.afterMark()))
		return m.take(read)
	}
}

func (m *matter) take(read func([]byte) (any, error)) error {
	if err := bounded(m.raw); err != nil {
		return m.invalid(err)
	}
	v, err := read(m.raw)
	if err != nil {
		return m.invalid(err)
	}
	switch v := v.(type) {
	case map[string]any:
		m.values = v
	case nil:
		m.values = map[string]any{}
	}
	return nil
}

// bounded refuses front matter whose size or nesting would fill a parser's
// time or stack.
func bounded(raw []byte) error {
	if len(raw) > maxMatter {
		return errors.New("front matter of over a megabyte")
	}
	if bytes.Count(raw, []byte("\n")) > maxLines {
		return fmt.Errorf("front matter of over %d lines", maxLines)
	}
	for line := range bytes.Lines(raw) {
		if compact(line) > maxNesting {
			return errors.New("lists nested too deep")
		}
	}
	depth := 0
	for _, c := range raw {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(depth-1, 0)
		}
		if depth > maxNesting {
			return errors.New("brackets nested too deep")
		}
	}
	return nil
}

// compact gives how many lists and maps of YAML a line begins within each
// other, as in "- - ? a". Anchors and tags may stand between.
func compact(line []byte) int {
	n, most := 0, 0
	for word := range bytes.FieldsSeq(line) {
		switch mark := word[0]; {
		case len(word) == 1 && (mark == '-' || mark == '?' || mark == ':'):
			n++
			most = max(most, n)
		case mark != '&' && mark != '!':
			n = 0
		}
	}
	return most
}

// invalid makes the error of front matter that does not parse.
func (m *matter) invalid(err error) error {
	line, message := yamlError(err)
	var te toml.ParseError
	var je *json.SyntaxError
	switch {
	case errors.As(err, &te):
		line, message = te.Position.Line, te.Message
		if message == "" {
			message = te.Error()
		}
	case errors.As(err, &je):
		line, message = lineAt(m.raw, int(min(je.Offset, int64(len(m.raw))))), je.Error()
	}
	return m.fail("front-matter-invalid", m.line+max(line, 1)-1, errors.New(message))
}

func decodeJSON(data []byte) (any, error) {
	var v map[string]any
	err := json.Unmarshal(data, &v)
	return v, err
}

// splitJSON reads an object at the very start of the post, as Hugo has it. It
// does without adrg/frontmatter, which wants an empty line after the brace
// and the braces on lines of their own.
func (m *matter) splitJSON() (body []byte, ok bool, err error) {
	head := bytes.TrimLeft(m.text, "\n \t")
	inner, found := bytes.CutPrefix(head, []byte("{"))
	inner = bytes.TrimLeft(inner, "\n \t")
	if !found || len(inner) == 0 || inner[0] != '"' && inner[0] != '}' {
		return nil, false, nil
	}
	m.line = lineAt(m.text, len(m.text)-len(head))
	var raw json.RawMessage
	dec := json.NewDecoder(bytes.NewReader(head))
	m.raw = head
	if err := dec.Decode(&raw); err != nil {
		return nil, true, m.invalid(err)
	}
	m.raw = raw
	if err := m.take(decodeJSON); err != nil {
		return nil, true, err
	}
	return bytes.TrimPrefix(head[dec.InputOffset():], []byte("\n")), true, nil
}

// lineOf gives the line of the post on which a key of the front matter
// stands, for diagnostics; the first line of it when there are several ways
// to find it and none does.
func (m *matter) lineOf(key string) int {
	if _, last, ok := strings.Cut(key, "."); ok {
		key = last
	}
	n := m.line
	for line := range bytes.Lines(m.raw) {
		word := bytes.TrimLeft(line, " \t\"'[")
		if len(word) >= len(key) && strings.EqualFold(string(word[:len(key)]), key) {
			rest := bytes.TrimLeft(word[len(key):], " \t\"'].")
			if len(rest) > 0 && (rest[0] == ':' || rest[0] == '=') {
				return n
			}
		}
		n++
	}
	return m.line
}
